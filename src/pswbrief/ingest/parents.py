"""Which sections are parts of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.ingest.furniture import heading_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.ingest.found import FoundSection

# With so many headings in the order of the alphabet, that is no accident.
_RUN = 3


def parents_of(sections: Sequence[FoundSection]) -> list[int | None]:
    """For each section the place of the one that it is a part of; None for one at the top.

    A heading with nothing of its own stands above those that follow. Which of them are its parts, the levels of the headings say
    where they can be relied on; else the alphabet, as far as it goes on.
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
    """Whether the levels make a tree: every heading has one, and those with nothing of their own stand above the next."""
    if not sections or not all(section.level for section in sections):
        return False
    levels = [section.level for section in sections]
    if levels[0] != min(levels) or len(set(levels)) > 2:  # noqa: PLR2004 - a catalogue has two levels
        return False
    empty = [place for place, one in enumerate(sections) if not one.leading and not one.references]
    return all(place + 1 == len(levels) or levels[place + 1] > levels[place] for place in empty)


def _alphabetical_end(sections: Sequence[FoundSection], start: int) -> int:
    """The place behind the run of headings from `start` on that are in the order of the alphabet."""
    end = start + 1
    while end < len(sections) and heading_key(sections[end].title) >= heading_key(sections[end - 1].title):
        end += 1
    return end if end - start >= _RUN or end == len(sections) else start
