"""The second collection: its judgements are well formed, and what measures it works on one that is made up."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pswbrief.index.contents import records_of
from relevance.measure import by_kind, ours, warned
from relevance.scientometrics import EXPORT, JUDGED, TABLE, catalogue, elsewhere, judged, selected

if TYPE_CHECKING:
    from pathlib import Path

JUDGEMENTS = tomllib.loads(JUDGED.read_text(encoding="utf-8"))
KINDS = {
    "topics", "synonyms", "questions", "titles", "names", "misspelt", "forms", "spelling", "combinations",
}  # fmt: skip

_HEADINGS = [
    "title", "doi", "publication_year", "type", "primary_location.source.display_name", "biblio.volume", "biblio.issue",
    "biblio.first_page", "biblio.last_page", "authorships.raw_author_name", "abstract",
]  # fmt: skip
_ROWS = [
    ["Owls in <i>city</i> parks", "https://doi.org/10.5555/OWLS", "2019", "article", "Journal of Owls", "7", "nan", "11", "19",
     "Ada van der Quill|Bo Brook",
     "We counted owls in forty parks of three cities, and asked in which they nest. More trees brought more nests."],
    ["Owls without an abstract", "", "2020", "article", "nan", "nan", "nan", "nan", "nan", "nan", ""],
]  # fmt: skip
_EXPORT = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Cole, CC
TI Owls in City Parks
SO JOURNAL OF OWLS
AB The same paper again, from the other source.
PY 2019
WC Information Science & Library Science
ER

PT J
AU Dale, DD
TI Bats under the bridges of a harbour
SO JOURNAL OF BATS
AB We watched bats at twelve bridges for two summers, and found that
   they leave before the tide.
PY 2021
WC Computer Science; Information Science &
   Library Science
ER

PT J
AU Elm, EE
TI Owls of another category
SO JOURNAL OF OWLS
AB They are filed elsewhere.
PY 2022
WC Zoology
ER

EF
"""
_JUDGED = """\
nothing_here = ["baking sourdough bread"]

[works]
owls = "10.5555/owls"
bats = "bats under the bridges of a harbour 2021"

[[queries]]
text = "owl nests"
kind = "topics"
set = "tune"
[queries.grades]
owls = 3

[[queries]]
text = "bats harbour"
kind = "titles"
set = "held"
[queries.grades]
bats = 3
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with records in the forms of the second collection's."""
    with (tmp_path / TABLE).open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([_HEADINGS, *_ROWS])
    (tmp_path / EXPORT).write_text(_EXPORT, encoding="utf-8")
    return tmp_path


def test_the_judgements_are_well_formed() -> None:
    queries, works = JUDGEMENTS["queries"], JUDGEMENTS["works"]
    assert len({query["text"] for query in queries}) == len(queries) == 40
    assert {query["kind"] for query in queries} == KINDS
    assert Counter(query["set"] for query in queries) == {"tune": 20, "held": 20}
    for query in queries:
        assert max(query["grades"].values()) == 3, query["text"]
        assert set(query["grades"].values()) <= {1, 2, 3}, query["text"]
    assert {name for query in queries for name in query["grades"]} == set(works)
    assert len(set(works.values())) == len(works)
    assert all(re.fullmatch(r"10\.\d{4,}/\S+|[a-z0-9 ]+ (19|20)\d\d", key) for key in works.values())
    assert not set(elsewhere()) & {query["text"] for query in queries}


def test_records_with_an_abstract_are_taken_once_in_order_and_no_more_than_wanted(source: Path) -> None:
    table, export = ((source / name).read_text(encoding="utf-8-sig") for name in (TABLE, EXPORT))
    taken, kept = selected(table, export)
    assert [row["Title"] for row in csv.DictReader(taken.splitlines())] == ["Owls in <i>city</i> parks"]
    assert re.findall(r"^TI (.*)", kept, re.MULTILINE) == ["Bats under the bridges of a harbour"]
    assert "TI" not in selected(table, export, most=1)[1]


def test_what_is_imported_is_what_the_files_say(source: Path, tmp_path: Path) -> None:
    index, _ = ours(catalogue(source, tmp_path))
    owls, bats = records_of(index, index.rows(range(index.count())))
    assert owls["title"] == "Owls in <i>city</i> parks"
    assert owls["authors"] == [{"family": "van der Quill", "given": "Ada"}, {"family": "Brook", "given": "Bo"}]
    assert (owls["doi"], owls["year"], owls["container"]) == ("10.5555/OWLS", 2019, "Journal of Owls")
    assert (owls["volume"], owls["issue"], owls["pages"]) == ("7", None, "11-19")
    assert bats["abstract"].endswith("that they leave before the tide.")


def test_it_is_measured(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "judged.toml"
    path.write_text(_JUDGED, encoding="utf-8")
    index, run = ours(catalogue(source, tmp_path))
    figures = by_kind(run, judged(index, path))
    assert set(figures) == {"topics", "titles", "all"}
    assert figures["all"].ndcg == figures["all"].recall == 1
    assert warned(index, elsewhere(path)) == (1, 1)


def test_a_judged_work_that_is_not_there_is_named(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "judged.toml"
    path.write_text(_JUDGED.replace("10.5555/owls", "10.5555/rooks"), encoding="utf-8")
    index, _ = ours(catalogue(source, tmp_path))
    with pytest.raises(KeyError, match=r"10\.5555/rooks"):
        judged(index, path)
