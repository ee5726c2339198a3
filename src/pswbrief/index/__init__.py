"""The compiled index: a collection as an SQLite file in the user's cache, so that a command starts without reading TOML.

`cache` says which files of the cache folder are trusted, `freshness` opens an index that is up to date, `revalidate` one whose
catalogue was only touched, and `build` makes one (`schema`, `populate`). `index` and `contents` read it, `select` chooses from it.
"""
