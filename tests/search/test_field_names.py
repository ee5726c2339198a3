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
