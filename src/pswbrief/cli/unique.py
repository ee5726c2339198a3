"""One entry for a paper that the brief prints twice, wherever references leave for another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.store.index.index import Row


def without_duplicates(rows: Sequence[Row]) -> list[Row]:
    """The rows without those whose original is among them too."""
    chosen = {row.id for row in rows}
    return [row for row in rows if row.duplicate_of not in chosen]
