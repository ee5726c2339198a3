from __future__ import annotations

from pswbrief.cli.unique import without_duplicates
from pswbrief.store.index.index import Row


def _rows(*pairs):
    return [Row(pos, key, None, "open", None, "T", None, original) for pos, (key, original) in enumerate(pairs)]


def _left(*pairs):
    return [row.id for row in without_duplicates(_rows(*pairs))]


def test_a_duplicate_goes_where_its_original_is_and_stays_where_it_is_not():
    assert _left(("a", None), ("a-2", "a"), ("b", None)) == ["a", "b"]
    assert _left(("a-2", "a"), ("a", None)) == ["a"]
    assert _left(("a-2", "a"), ("b", None)) == ["a-2", "b"]
