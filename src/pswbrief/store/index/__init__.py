"""The compiled index: a catalogue as an SQLite file in the user's cache, so that a command starts without reading TOML.

`stamp` says what an index was made from, `fresh` opens one that is still right, `build` makes one, `rows` and `words` ask it.
"""
