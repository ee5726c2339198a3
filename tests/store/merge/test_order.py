"""The order of merged tables: the same from both sides, and each side's own where only it changed something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pswbrief.store.merge.order import merge_order

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8).map(
    lambda ids: [("references", key) for key in ids]
)


def _ids(base, ours, theirs, kept=None):
    keys = [[("references", key) for key in side] for side in (base, ours, theirs)]
    kept = {key for side in keys[1:] for key in side} if kept is None else {("references", key) for key in kept}
    return "".join(key for _, key in merge_order(*keys, kept))  # type: ignore[call-arg]


def test_what_both_added_in_one_place_is_kept_there_run_by_run():
    assert _ids("ab", "azbyc", "abx") == "azbxyc"
    assert _ids("ab", "abzc", "abmn") == "abmnzc"


def test_a_table_that_one_side_moved_stays_moved():
    assert _ids("abc", "cab", "abcd") == "cdab"
    assert _ids("abc", "abc", "acb") == "acb"


def test_what_one_side_removed_and_that_stays_keeps_its_place():
    assert _ids("abc", "ac", "abc", kept="abc") == "abc"


@given(KEYS, KEYS, KEYS)
def test_every_table_is_there_once_and_the_sides_can_be_exchanged(base, ours, theirs):
    kept = {*ours, *theirs}
    merged = merge_order(base, ours, theirs, kept)
    assert sorted(merged) == sorted(kept)
    assert merged == merge_order(base, theirs, ours, kept)


@given(KEYS, KEYS)
def test_one_sides_order_is_the_answer_where_the_other_has_the_same_tables(base, ours):
    assert merge_order(base, ours, ours, {*ours}) == ours
    assert merge_order(base, ours, base, {*ours} & {*base}) == [key for key in ours if key in base]
