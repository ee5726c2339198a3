"""What a search has found, and how it came to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.search.coverage import LEAST_COVERED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.search.evaluate import Match


class SearchResult(NamedTuple):
    """The result of a search.

    `hits`: scores by position, best first; `below_cutoff`: the number of further matches; `corrections`: typed words with their
    readings; `unknown`: words that occur in no reference; `matches`: the concepts that matched. `titles`, `from_neighbours`,
    `from_gist`: by position, the parts of a score for a title with the words in order, from similar references, and for what all
    words of a question ask for together; `related`: the scores of hits that are there only because they are about the same as the
    others, and then `asked`: the words of the query as they were read. `is_title`: whether the query is a title; `missing`:
    identifiers that no reference has; `shortened`: the number of words that a pasted text was searched by, 0 for all; `covered`:
    the share (0 to 1) of the query that the best reference answers; `ranked`: the number of matches that were ranked, 0 for all;
    `of_any_language`: whether a language was asked for, and no reference says its own.
    """

    hits: Mapping[int, float]
    below_cutoff: int = 0
    corrections: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    titles: Mapping[int, float] = {}
    from_neighbours: Mapping[int, float] = {}
    from_gist: Mapping[int, float] = {}
    related: Mapping[int, float] = {}
    asked: tuple[str, ...] = ()
    is_title: bool = False
    missing: tuple[str, ...] = ()
    shortened: int = 0
    covered: float = 1.0
    ranked: int = 0
    of_any_language: bool = False

    @property
    def is_off_subject(self) -> bool:
        """Return whether nothing in the collection is about the query, so that the hits are only the nearest."""
        return bool(self.hits and self.unknown) and self.covered < LEAST_COVERED
