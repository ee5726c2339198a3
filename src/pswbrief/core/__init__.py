"""The domain: references, items, names, dates, identifiers. No module here reads a file or knows a terminal.

The small values (`name`, `edtf`, `pages`, `identifiers`, `keys`, `item`) are plain Python, so that a command which only lists can
start without pydantic; `reference` and `catalogue` are the pydantic models that validate a catalogue.
"""
