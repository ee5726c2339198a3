"""What a search has found."""

from __future__ import annotations

import pytest

from pswbrief.search.coverage import LEAST_COVERED
from pswbrief.search.result import SearchResult


@pytest.mark.parametrize(
    ("hits", "unknown", "covered", "is_off"),
    [(1, ("x",), 0.0, True), (1, ("x",), LEAST_COVERED, False), (1, (), 0.0, False), (0, ("x",), 0.0, False)],
)
def test_hits_are_off_the_subject_if_words_are_nowhere_and_the_rest_of_the_query_is_hardly_answered(
    hits: int, unknown: tuple[str, ...], covered: float, *, is_off: bool
) -> None:
    assert SearchResult(dict.fromkeys(range(hits), 1.0), unknown=unknown, covered=covered).is_off_subject is is_off


def test_a_result_of_which_no_more_is_said_answers_the_whole_query_and_has_nothing_to_report() -> None:
    found = SearchResult({7: 1.0})
    assert found.covered == 1
    assert not any(found._replace(hits={}, covered=0))
