"""Three-way merge of values: both sides' changes are kept, and the answer is the same with the sides exchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.store.merge.values import FieldConflict, merge_lines, merge_sets, merge_tables, unite_lines

LINES = st.lists(st.sampled_from("abcdef"), max_size=8)
TEXTS = st.lists(st.sampled_from("abcdef"), max_size=5, unique=True)
TABLES = st.dictionaries(
    st.sampled_from(["volume", "tags", "notes", "verified", "issue"]),
    st.none(),
    max_size=5,
).flatmap(
    lambda names: st.fixed_dictionaries(
        {
            name: {
                "tags": TEXTS.filter(bool),
                "notes": st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, max_size=4).map("\n".join),
                "verified": st.dictionaries(
                    st.sampled_from(["pages", "basis"]), st.sampled_from(["1", "2"]), min_size=1
                ),
            }.get(name, st.sampled_from(["1", "2", "3"]))
            for name in names
        }
    )
)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ({"volume": "1"}, {"volume": "2"}, {"volume": "1", "issue": "3"}, {"volume": "2", "issue": "3"}),
        ({"volume": "1", "issue": "3"}, {"issue": "3"}, {"volume": "1"}, {}),
        ({"tags": ["a", "b"]}, {"tags": ["b", "c"]}, {"tags": ["a", "b", "d"]}, {"tags": ["b", "c", "d"]}),
        ({}, {"notes": "one"}, {"notes": "two"}, {"notes": "one\ntwo"}),
        ({"notes": "a\nb"}, {"notes": "a\nb\nc"}, {"notes": "A\nb"}, {"notes": "A\nb\nc"}),
        (
            {"verified": {"a": "1"}},
            {"verified": {"a": "2"}},
            {"verified": {"a": "1", "b": "1"}},
            {"verified": {"a": "2", "b": "1"}},
        ),
        ({"verified": {"a": "1"}}, {}, {"verified": {"a": "1"}}, {}),
    ],
)
def test_what_either_side_changed_is_there(base, ours, theirs, merged):
    assert merge_tables(base, ours, theirs) == (merged, [])
    assert merge_tables(base, theirs, ours) == (merged, [])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "values", "conflict"),
    [
        ({"volume": "1"}, {"volume": "3"}, {"volume": "2"}, {"volume": "2"}, ("volume", "3")),
        ({}, {"volume": "3"}, {"volume": "2"}, {"volume": "2"}, ("volume", "3")),
        ({"volume": "1"}, {}, {"volume": "2"}, {"volume": "2"}, ("volume", None)),
        ({"authors": [1]}, {"authors": ["B"]}, {"authors": ["A"]}, {"authors": ["A"]}, ("authors", ["B"])),
        (
            {"verified": {"a": "1"}},
            {"verified": {"a": "3"}},
            {"verified": {"a": "2"}},
            {"verified": {"a": "2"}},
            ("verified.a", "3"),
        ),
    ],
)
def test_one_field_with_two_values_is_a_conflict_that_names_the_other(base, ours, theirs, values, conflict):
    for sides in ((ours, theirs), (theirs, ours)):
        assert merge_tables(base, *sides) == (values, [FieldConflict(*conflict)])


def test_many_lines_that_are_alike_are_merged_like_others():
    base = ["x", "y"] * 150
    assert merge_lines(base, [*base, "new"], ["first", *base]) == ["first", *base, "new"]
    assert merge_lines(base, ["first", *base], [*base, "new"]) == ["first", *base, "new"]


@given(TABLES, TABLES, TABLES)
def test_the_sides_can_be_exchanged_and_nothing_that_either_added_is_lost(base, ours, theirs):
    merged = merge_tables(base, ours, theirs)
    assert merged == merge_tables(base, theirs, ours)
    for side in (ours, theirs):
        assert {*side.get("tags", [])} - {*base.get("tags", [])} <= {*merged.values.get("tags", [])}
        lines = {*side.get("notes", "").splitlines()} - {*base.get("notes", "").splitlines()}
        assert lines <= {*merged.values.get("notes", "").splitlines()}
        other = {conflict.field: conflict.other for conflict in merged.conflicts}
        for name in ("volume", "issue"):
            if name in side and side[name] != base.get(name):
                assert side[name] in (merged.values.get(name), other.get(name))


@given(TABLES, TABLES)
def test_where_one_side_changed_nothing_the_other_is_the_answer(base, ours):
    assert merge_tables(base, ours, base) == (ours, [])
    assert merge_tables(base, ours, ours) == (ours, [])


@given(TEXTS, TEXTS, TEXTS)
def test_sets_lose_only_what_a_side_took_out(base, ours, theirs):
    merged = merge_sets(base, ours, theirs)
    assert merged == merge_sets(base, theirs, ours)
    assert set(merged) == ({*ours} & {*theirs}) | ({*ours} - {*base}) | ({*theirs} - {*base})
    assert len(merged) == len(set(merged))


@given(LINES, LINES, LINES)
def test_lines_are_merged_alike_from_both_sides_and_united_where_they_clash(base, ours, theirs):
    merged, united = merge_lines(base, ours, theirs), unite_lines(base, ours, theirs)
    assert merged == merge_lines(base, theirs, ours)
    assert united == unite_lines(base, theirs, ours)
    assert merged is None or merged == united
    assert {*ours, *theirs} - {*base} <= {*united}
    assert merge_lines(base, ours, base) == ours
