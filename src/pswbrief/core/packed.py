"""An item as one line of JSON and back, exactly: how the index keeps what is cited and exported."""

from __future__ import annotations

import json
from typing import Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.item import Item
from pswbrief.core.item_type import ItemType
from pswbrief.core.name import name_from_record, name_to_record
from pswbrief.core.pages import Pages

_NAMES = ("authors", "editors")
_DATES = ("issued", "accessed")


def pack(item: Item) -> str:
    """The item's known fields as JSON."""
    known: dict[str, Any] = {}
    for field in Item.__slots__:
        value = getattr(item, field)
        if value is None or value == ():
            continue
        if field in _NAMES:
            value = [name_to_record(name) for name in value]
        elif field != "keywords":
            value = str(value)
        known[field] = value
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Item:
    """The item that `pack` wrote."""
    known: dict[str, Any] = json.loads(text)
    known["type"] = ItemType(known["type"])
    for field in known.keys() & _NAMES:
        known[field] = tuple(name_from_record(record) for record in known[field])
    for field in known.keys() & _DATES:
        known[field] = Edtf.parse(known[field])
    if "pages" in known:
        # Pages are packed as their two ends are printed; parsing finds the same two again.
        known["pages"] = Pages.kept(known["pages"])
    if "keywords" in known:
        known["keywords"] = tuple(known["keywords"])
    return Item(**known)
