from __future__ import annotations

import pytest

from pswbrief.core.merge import FILLED, missing
from pswbrief.core.reference import Reference
from testing.catalogues import reference

FULL = {
    "container": "BMJ",
    "volume": "1",
    "issued": "2020",
    "authors": [{"family": "B"}],
    "editors": [{"literal": "NHS"}],
    "pages": "1-2",
    "doi": "10.1186/x",
    "abstract": "A.",
    "notes": "N.",
    "status": "read",
    "tags": ["x"],
}


def _model(**fields):
    return Reference.model_validate(reference(**fields))


def test_what_is_missing_is_filled_and_reads_back():
    filled = missing(_model(), _model(**FULL))
    assert filled.keys() == FULL.keys()
    assert _model().model_copy(update=filled) == _model(**FULL)


def test_what_is_there_stays():
    there = _model(**FULL)
    other = {name: ["y"] if name == "tags" else value for name, value in FULL.items()} | {
        "volume": "9",
        "issued": "2021",
    }
    assert missing(there, _model(**other)) == {"tags": ("x", "y")}
    assert missing(there, there) == {}


@pytest.mark.parametrize(
    ("there", "new", "united"),
    [(["x"], ["X", "y"], ("x", "y")), ([], ["x"], ("x",)), (["x"], [], None), (["é"], ["É"], None)],
)
def test_tags_are_united_whatever_their_case(there, new, united):
    assert missing(_model(tags=there), _model(tags=new)).get("tags") == united


@pytest.mark.parametrize("name", ["id", "section", "title", "type", "access", "duplicate_of", "verified", "source"])
def test_what_says_where_a_reference_stands_is_never_filled(name):
    assert name not in FILLED
