"""The hierarchy of sections: finds the parent of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.ingest.furniture import heading_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.ingest.segments import FoundSection

# The fewest headings whose alphabetical order can't be chance.
_RUN = 3


def parents_of(sections: Sequence[FoundSection]) -> list[int | None]:
    """Return, for each section, the position of its parent; None at the top level.

    A heading without references is the parent of headings that follow it: by their levels if these are reliable, else as long as they
    are in alphabetical order.
    """
    parents: list[int | None] = [None] * len(sections)
    reliable = _levels_reliable(sections)
    place = 0
    while place < len(sections):
        end = place + 1
        if reliable:
            while end < len(sections) and sections[end].level > sections[place].level:
                end += 1
        elif not sections[place].leading and not sections[place].references:
            end = _alphabetical_end(sections, place + 1)
        for inner in range(place + 1, end):
            parents[inner] = place
        place = end
    return parents


def _levels_reliable(sections: Sequence[FoundSection]) -> bool:
    """Return whether the levels make a tree: every heading has one, and an empty section is above the next."""
    if not sections or not all(section.level for section in sections):
        return False
    levels = [section.level for section in sections]
    if levels[0] != min(levels) or len(set(levels)) > 2:  # noqa: PLR2004 - a catalogue has two levels
        return False
    empty = [place for place, one in enumerate(sections) if not one.leading and not one.references]
    return all(place + 1 == len(levels) or levels[place + 1] > levels[place] for place in empty)


def _alphabetical_end(sections: Sequence[FoundSection], start: int) -> int:
    """Return the position after the run of headings in alphabetical order that begins at `start`."""
    end = start + 1
    while end < len(sections) and heading_key(sections[end].title) >= heading_key(sections[end - 1].title):
        end += 1
    return end if end - start >= _RUN or end == len(sections) else start
