"""The names of fields."""

from __future__ import annotations

import pytest

from pswbrief.search.field_names import FIELDS, known_field


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_known_by_its_own_name_in_any_case(field: str) -> None:
    assert known_field(field.upper()) == field


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("TI", "title"),
        ("Title/Abstract", "tiab"),
        ("MeSH Terms", "any"),
        ("ti,ab", "tiab"),
        ("ab,ti", "tiab"),
        ("ti,ab,tiab", "tiab"),
        ("ti,kw", "any"),
        ("ti", "title"),
        (" Text Word ", "any"),
        ("colour", None),
        ("ti,colour", None),
        (",", None),
        ("", None),
    ],
)
def test_a_name_of_a_database_is_ours_or_none(name: str, field: str | None) -> None:
    assert known_field(name) == field


# The field tags and codes that the databases' own help pages list, by our field.
CODES = {
    "PubMed": {
        "title": "ti",
        "tiab": "tiab Title/Abstract",
        "abstract": "ab",
        "author": "au 1au fau",
        "journal": "ta jour",
        "tag": "ot",
        "year": "dp pdat",
        "type": "pt",
        "any": "mh tw all",
        "doi": "aid lid",
        "pmid": "pmid uid",
    },
    "Ovid": {
        "title": "ti",
        "abstract": "ab",
        "author": "au",
        "journal": "jn jw",
        "tag": "kw",
        "year": "yr",
        "any": "mp tw af",
    },
    "EBSCOhost": {"title": "TI", "abstract": "AB", "author": "AU", "journal": "SO", "tag": "KW", "any": "SU TX"},
    "Web of Science": {"title": "TI", "abstract": "AB", "author": "AU", "journal": "SO", "year": "PY", "any": "TS ALL"},
    "Scopus": {"title": "TITLE", "abstract": "ABS", "author": "AUTH", "tiab": "TITLE-ABS", "any": "TITLE-ABS-KEY"},
    "people": {
        "title": "titles",
        "abstract": "abstracts",
        "author": "authors",
        "journal": "source publication",
        "tag": "keyword keywords tags",
        "year": "years",
    },
}


@pytest.mark.parametrize(
    ("code", "field"),
    [
        pytest.param(code, field, id=f"{database}: {code}")
        for database, fields in CODES.items()
        for field, codes in fields.items()
        for code in codes.split()
    ],
)
def test_a_code_of_a_database_is_the_field_that_it_means_there(code: str, field: str) -> None:
    assert known_field(code) == field
