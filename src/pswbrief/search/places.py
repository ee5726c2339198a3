"""Where words occur, as numbers: the reference, the part of it and the offset there, so that numbers sort as places do.

An array of them takes 8 bytes a place, a set of tuples twenty times as many; and a common word has millions of places.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import chain, groupby
from typing import TYPE_CHECKING

from pswbrief.index.schema import WORD_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

# The bits of a place that hold the offset, and those of a reference's part that hold the part; the rest are the reference.
_OFFSET, _PART = 24, 4
_DOC = _OFFSET + _PART
_NUMBERS = {name: number << _OFFSET for number, name in enumerate(WORD_COLUMNS)}


def place(doc: int, part: str, offset: int = 0) -> int:
    """Return the place in a part of a reference."""
    return doc << _DOC | _NUMBERS[part] | offset


def places_of(rows: Iterable[tuple[int, str, int]]) -> array[int]:
    """Return the places of which the reference, the part and the offset are given, in their order."""
    # As in `place`, which would take twice as long for each of millions.
    return array("q", (doc << _DOC | _NUMBERS[part] | offset for doc, part, offset in rows))


def merged(places: Sequence[array[int]]) -> array[int]:
    """Return all of some places, sorted."""
    return array("q", sorted(chain.from_iterable(places)))


def moved(places: Iterable[int], distance: int, within: Collection[int] | None = None) -> array[int]:
    """Return places some words later or, by a negative distance, earlier; of those in the references `within`, if given."""
    kept = places if within is None else (place for place in places if place >> _DOC in within)
    return array("q", (place + distance for place in kept))


def followed(places: Iterable[int], others: array[int], distance: int) -> array[int]:
    """Return the places that have one of the others some words later."""
    return array("q", (place for place in places if _is_among(others, place + distance)))


def _is_among(places: array[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def parts_of(places: Iterable[int], within: Collection[int] | None = None) -> list[int]:
    """Return the part of a reference, as a number, in which each place is; of those in the references `within`, if given."""
    return [place >> _OFFSET for place in places if within is None or place >> _DOC in within]


def parts_with(parts: Iterable[int], places: array[int]) -> list[int]:
    """Return the parts that have one of some places."""
    return [part for part in parts if _has_any(part, places)]


def _has_any(part: int, places: array[int]) -> bool:
    at = bisect_left(places, part << _OFFSET)
    return at < len(places) and places[at] >> _OFFSET == part


def docs_of(parts: Iterable[int]) -> set[int]:
    """Return the references that have some parts."""
    return {part >> _PART for part in parts}


def by_reference(parts: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield each reference of some parts, in order, once, with the names of its parts joined by commas."""
    for doc, here in groupby(parts, key=_doc_of):
        yield doc, ",".join([name_of(part) for part in here])


def _doc_of(part: int) -> int:
    return part >> _PART


def name_of(part: int) -> str:
    """Return the name of a part of a reference."""
    return WORD_COLUMNS[part & ((1 << _PART) - 1)]
