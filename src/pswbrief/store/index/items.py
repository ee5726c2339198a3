"""What is cited and exported, out of the index. Apart from `index`, because a list or a search needs no items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.packed import unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.store.index.index import Index, Row


def items_of(index: Index, rows: Sequence[Row]) -> list[Item]:
    """The items of some rows, in their order."""
    return [unpack(text) for text in index.details(rows, "item")]
