"""The compiled index: a catalogue as an SQLite file in the user's cache, so that a command starts without reading TOML.

`stamp` says what an index was made from; `fresh` opens one that is still right, `renew` one whose catalogue was only touched, and
`build` makes one (`schema`, `fill`). `index`, `items`, `choose` and `search` ask it; `lexicon` knows its words.
"""
