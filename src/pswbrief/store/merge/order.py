"""Three-way merge of the order of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

Key = tuple[str, str]


def merge_order(base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key], kept: Container[Key]) -> list[Key]:
    """Return the `kept` keys of both sides in one order, which does not depend on which side is `ours`.

    Keys of both sides follow the order of the side that changed it. A key of one side follows its predecessor there; if both sides
    inserted tables in the same place, the run whose first id sorts first comes first.
    """
    ours, theirs = [key for key in ours if key in kept], [key for key in theirs if key in kept]
    on_both = {*ours} & {*theirs}
    order = _order_of_both(base, [key for key in ours if key in on_both], [key for key in theirs if key in on_both])
    runs: dict[Key | None, list[list[Key]]] = {}
    for side in (ours, theirs):
        behind: Key | None = None
        for key in side:
            if key in on_both:
                behind = key
            elif runs.get(behind) and runs[behind][-1][-1] in side:
                runs[behind][-1].append(key)
            else:
                runs.setdefault(behind, []).append([key])
    merged: list[Key] = []
    for place in (None, *order):
        merged += [] if place is None else [place]
        merged += [key for run in sorted(runs.get(place, [])) for key in run]
    return merged


def _order_of_both(base: Sequence[Key], ours: list[Key], theirs: list[Key]) -> list[Key]:
    if ours == theirs:
        return ours
    known = [key for key in base if key in ours]
    moved_ours, moved_theirs = ([key for key in side if key in known] != known for side in (ours, theirs))
    if moved_ours != moved_theirs:
        return ours if moved_ours else theirs
    return min(ours, theirs)
