from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core import fields
from pswbrief.core.reference import Reference
from pswbrief.core.validation import OWNED
from pswbrief.core.variables import VARIABLES
from pswbrief.errors import UnknownFieldError, UsageError
from pswbrief.workspace.assignment import (
    field_named,
    nested,
    settable,
    value_of,
)
from testing.catalogues import reference


def test_every_field_of_a_reference_can_be_said_but_those_that_are_evidence():
    assert set(Reference.model_fields) - set(settable()) == {"verified", "csl", "extra"}
    own = {"note", "section", "source", "status"}
    others = {name for name in VARIABLES if name not in OWNED}
    assert set(settable()) - set(Reference.model_fields) == (others - own) | {f"csl.{name}" for name in own}
    assert {field_named(name) for name in settable()} == {
        *settable()[: len(fields.settable())],
        *(f"csl.{name}" for name in others),
    }


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("title", "title"),
        (" Title ", "title"),
        ("article-number", "article_number"),
        ("YEAR", "issued"),
        ("author", "authors"),
        ("Journal", "container"),
        ("note", "notes"),
        ("keyword", "tags"),
        ("DOI", "doi"),
        ("container-title", "container"),
        ("csl.number", "article_number"),
        ("translator", "csl.translator"),
        ("Event-Title", "csl.event-title"),
        ("event", "csl.event-title"),
        ("number_of_pages", "csl.number-of-pages"),
        ("status", "status"),
        ("csl.status", "csl.status"),
        ("extra.bibtex.Bdsk-Url.1", "extra.bibtex.Bdsk-Url.1"),
    ],
)
def test_a_field_is_found_by_its_name_or_by_one_that_a_person_thinks_of_first(name, field):
    assert field_named(name) == field


@pytest.mark.parametrize("name", ["", "colour", "csl.colour", "extra.bibtex", "__class__", "\x1b[31m"])
def test_a_field_that_is_not_there_is_reported_with_those_that_are(name):
    with pytest.raises(UnknownFieldError) as caught:
        field_named(name)
    assert caught.value.exit_status == 2
    assert caught.value.known == settable()


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "  A \n title ", "A title"),
        ("title", "", None),
        ("notes", " One.\r\n\r\nTwo. ", "One.\n\nTwo."),
        ("notes", "\x1b[31m", "[31m"),
        (
            "authors",
            "Byrne, Louise; NHS England ;",
            [{"family": "Byrne", "given": "Louise"}, {"literal": "NHS England"}],
        ),
        ("authors", "Byrne,", [{"family": "Byrne"}]),
        ("tags", "a; b;a;; c d ", ["a", "b", "c d"]),
        ("tags", ";", []),
        ("doi", "https://doi.org/10.1186/X", "10.1186/X"),
        ("doi", "doi:10.1186/x", "10.1186/x"),
        ("access", "OpenAthens", "openathens"),
        ("status", "Read", "read"),
        ("type", "Book", "book"),
        ("volume", "12", "12"),
        (
            "csl.translator",
            "Berg, Jan, Jr.; et al.",
            [{"family": "Berg", "given": "Jan", "suffix": "Jr."}, {"literal": "et al."}],
        ),
        ("csl.original-date", "1850~", "1850~"),
        ("csl.status", "In Press", "In Press"),
        ("extra.bibtex.file", "", None),
    ],
)
def test_a_text_is_the_value_that_a_catalogue_has_for_it(field, text, value):
    assert value_of(field, text) == value


def test_a_doi_that_is_none_is_reported_with_one_that_is():
    with pytest.raises(UsageError, match="doi: ") as caught:
        value_of("doi", "x")
    assert "10.1186/" in caught.value.hint


def test_the_first_comma_parts_a_family_name_from_the_rest():
    assert value_of("authors", "A, B, C")[0]["family"] == "A"


@given(st.sampled_from([field for field in fields.settable() if field not in {"id", "doi"}]), st.text(st.characters()))
def test_whatever_is_typed_gives_a_value_that_toml_can_hold_or_none(field, text):
    value = value_of(field, text)
    shown = str(value)
    assert shown.encode().decode() == shown
    if value and field in {"title", "notes", "container", "tags"}:
        Reference.model_validate(reference(**{field: value}))


@pytest.mark.parametrize("name", ["csl", "extra", "verified"])
def test_a_table_is_set_by_what_is_in_it(name):
    with pytest.raises(UsageError, match="is a table") as caught:
        field_named(name)
    assert "csl.translator=" in (caught.value.hint or "")


def test_dotted_names_are_tables_within_tables():
    values = {"volume": "1", "csl.medium": "film", "csl.scale": None, "extra.bibtex.a.b": "c", "extra.ris.U1": None}
    assert nested(values) == {"volume": "1", "csl": {"medium": "film"}, "extra": {"bibtex": {"a.b": "c"}, "ris": {}}}
