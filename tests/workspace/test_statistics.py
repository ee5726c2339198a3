"""Counting by one field: every value of every record, names that differ only in case as one."""

from __future__ import annotations

from collections import Counter

import pytest

from pswbrief.workspace import Settings, Workspace
from pswbrief.workspace.statistics import CountedBy, counts_by
from testing.catalogues import reference, write


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    path = write(
        tmp_path_factory.mktemp("counting") / "c.toml",
        reference(
            id="a",
            authors=[{"family": "Okoro", "given": "Ada"}, {"literal": "et al."}],
            tags=["x", "y"],
            container="Ward Notes",
        ),
        reference(
            id="b",
            authors=[{"family": "OKORO", "given": "Ada"}, {"literal": "NHS England"}],
            tags=["x"],
            container="ward notes",
        ),
        reference(id="c", authors=[{"family": "Okoro", "given": "Ada"}]),
    )
    return Workspace(Settings(catalogue=path))


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        (CountedBy.AUTHOR, [("Okoro, Ada", 3), ("NHS England", 1)]),
        (CountedBy.TAG, [("x", 2), ("y", 1), (None, 1)]),
        (CountedBy.TYPE, [("article-journal", 3)]),
    ],
)
def test_each_value_counts_once_for_each_reference_that_has_it(workspace, by, counts):
    assert counts_by(workspace, workspace.select(), by) == counts


def test_names_of_journals_that_differ_in_case_are_one(workspace):
    assert counts_by(workspace, workspace.select(), CountedBy.JOURNAL)[0][1] >= 2


def test_of_the_brief_every_author_is_counted():
    brief = Workspace(Settings())
    rows = brief.select()
    named = Counter(
        len([one for one in record["authors"] if one.get("literal") != "et al."]) for record in brief.records(rows)
    )
    counted = dict(counts_by(brief, rows, CountedBy.AUTHOR))
    assert sum(counted.values()) == sum(number * count for number, count in named.items()) + named[0]
    assert counted["Gillard, Steve"] >= 1
