"""Which filter took everything away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.selection import Selection, Years
from pswbrief.search.failing_filters import failing_filters
from pswbrief.search.language import parse

if TYPE_CHECKING:
    from pswbrief.index.index import Index

OLD = (Years(1999, 1999),)


def written(index: Index, query: str, selection: Selection | None = None) -> list[str]:
    return [one.written for one in failing_filters(index, parse(query), selection or Selection(), None)]


def test_an_option_that_leaves_nothing_is_named_with_how_many_are_outside(index: Index) -> None:
    (only,) = failing_filters(index, parse("burnout"), Selection(years=OLD), None)
    assert only.written == "--year 1999"
    assert only.without > 0


def test_a_filter_of_the_query_is_named_as_it_was_written(index: Index) -> None:
    assert written(index, "burnout year:1999") == ["year:1999"]
    assert written(index, 'burnout "no such phrase"') == ['"no such phrase"']
    assert written(index, "burnout NOT peer NOT (rural OR worker)")[0].startswith("NOT ")


def test_of_words_that_no_reference_holds_together_each_is_named(index: Index) -> None:
    found = failing_filters(index, parse("burnout AND veterans"), Selection(), None)
    assert [one.written for one in found] == ["veterans", "burnout"]
    assert all(one.without > 0 for one in found)


def test_only_the_guilty_one_of_several_is_named(index: Index) -> None:
    assert written(index, "burnout", Selection(years=OLD, access=("open",))) == ["--year 1999"]


def test_where_no_single_filter_is_to_blame_all_are(index: Index) -> None:
    both = Selection(years=OLD, sections=("Rural",))
    assert written(index, "stigma author:nobodyatall", both)[0].count(" and ") == 2


def test_two_filters_of_which_each_leaves_nothing_are_to_blame_together(index: Index) -> None:
    found = written(index, "stigma author:nobodyatall", Selection(years=OLD))
    assert found == ["--year 1999 and author:nobodyatall"]


def test_where_nothing_matches_at_all_no_filter_is_to_blame(index: Index) -> None:
    assert written(index, "zzqqxx", Selection(years=OLD)) == []
