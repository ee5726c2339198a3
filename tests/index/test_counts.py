from __future__ import annotations

from collections import Counter

import pytest

from pswbrief.core.selection import Selection
from pswbrief.index.build import build_index
from pswbrief.index.counts import by_name, by_size, counts_of
from pswbrief.index.index import Index
from pswbrief.index.select import select
from pswbrief.store.locations import shipped_catalogue
from testing.catalogues import reference, write


def _counts(path):
    index = Index(build_index(path, keep=False))
    return counts_of(index, select(index, Selection()))


def test_the_brief_is_counted_as_its_records_tell(records):
    counts = _counts(shipped_catalogue())
    for group, value in (("section", "section"), ("year", "year"), ("access", "access"), ("type", "type")):
        assert dict(counts[group]) == Counter(record[value] for record in records)
    assert sum(count for _, count in counts["container"]) == len(records)


def test_sections_keep_the_brief_s_order_years_their_own_and_the_rest_goes_by_size(tmp_path):
    path = write(
        tmp_path / "b.toml",
        *(
            reference(id=f"r{place}", title=f"T{place}", issued=issued, section=section, access=access)
            for place, (issued, section, access) in enumerate(
                [(None, "b", None), ("2021", "a", "abstract"), ("2019", "b", "open"), ("2019", "b", "open")]
            )
        ),
        sections=[{"id": "b", "title": "B"}, {"id": "a", "title": "A"}, {"id": "none", "title": "None"}],
    )
    counts = _counts(path)
    assert counts["section"] == [("B", 3), ("A", 1)]
    assert counts["year"] == [(2019, 2), (2021, 1), (None, 1)]
    assert counts["access"] == [("open", 2), ("abstract", 1), (None, 1)]


def test_journals_in_different_case_count_as_one_and_a_publisher_replaces_a_missing_one(tmp_path):
    names = ["PLoS One", "PLOS ONE", "PLOS ONE"]
    path = write(
        tmp_path / "b.toml",
        *(reference(id=f"r{place}", title=f"T{place}", container=name) for place, name in enumerate(names)),
        reference(id="p", publisher="NHS England", type="report"),
        reference(id="q"),
    )
    assert _counts(path)["container"] == [("PLOS ONE", 3), ("NHS England", 1), (None, 1)]


@pytest.mark.parametrize(
    ("names", "counted"),
    [
        ([], []),
        (["b", "a", None, None, None], [("a", 1), ("b", 1), (None, 3)]),
        (["Été", "ete", "été", "été", "x"], [("été", 4), ("x", 1)]),
        (["B", "b", "a"], [("B", 2), ("a", 1)]),
    ],
)
def test_the_most_frequent_come_first_then_by_name_and_none_last(names, counted):
    assert by_size(by_name(names)) == counted


def test_more_references_than_one_statement_takes_are_counted(tmp_path):
    path = write(tmp_path / "b.toml", *(reference(id=f"r{place}", title=f"T{place}") for place in range(1201)))
    counts = _counts(path)
    assert counts["type"] == [("article-journal", 1201)]
    assert counts["section"] == [("All of it", 1201)]
