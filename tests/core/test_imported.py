"""A reference holds all that an imported item does; what is wrong in a field is left out and named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.imported import (
    PERSONAL,
    imported,
    is_made,
    key_for,
    mergeable_fields,
    missing_fields,
    personal_fields,
)
from pswbrief.core.item import Item
from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.core.reference import Reference
from testing.catalogues import reference
from testing.exchange_items import ITEMS, TEXT, item_lists, names


def _item(**fields):
    return Item(**{"id": "byrne2020words", "type": ItemType("article-journal"), "title": "Words on peers"} | fields)


def test_a_reference_holds_all_that_the_item_does():
    item = _item(
        authors=(Person("Byrne", "Louise"), Organisation("NHS England")),
        editors=(Person("Roper", ""),),
        container="BMJ",
        publisher="P",
        place="Leeds",
        edition="2nd",
        genre="Report",
        volume="1",
        issue="2",
        article_number="e3",
        pages=Pages("4", "5"),
        issued=Edtf.parse("2020-05"),
        doi="10.1186/x",
        pmid="1",
        pmcid="PMC2",
        isbn="9780123456786",
        issn="0020-7640",
        url="https://www.nhs.uk",
        accessed=Edtf.parse("2025-03-01"),
        language="en",
        abstract="One.\n\nTwo.",
        keywords=("x", "y"),
        note="A note.",
        csl={
            "translator": (Person("Berg", "Jan", "Jr.", "von", "van den"), OTHERS),
            "original-date": Edtf.parse("1850~"),
            "collection-title": "A <i>series</i>",
            "annote": "One.\n\nTwo.",
        },
        extra={"bibtex": {"file": "a.pdf", "groups": ("x", "y")}, "ris": {"U1": "z"}},
    )
    assert {name for name in Item.__slots__ if getattr(item, name) in (None, (), {})} == set(), (
        "the item has every field"
    )
    made = imported(item)
    assert made.problems == ()
    assert made.reference.item() == item
    assert (made.reference.section, made.reference.access, made.reference.notes) == (None, None, None)
    assert (made.reference.note, made.reference.csl["note"]) == ("A note.", "A note.")


@pytest.mark.parametrize("title", ["", None, " \n", "\x00"])
def test_an_item_without_a_title_is_no_reference(title):
    with pytest.raises(ValueError, match="it has no title"):
        imported(_item(title=title))


@pytest.mark.parametrize(
    ("key", "taken", "made"),
    [
        ("byrne2020words", (), "byrne2020words"),
        ("Byrne2020Words", (), "Byrne2020Words"),
        ("byrne2020words", ("byrne2020words",), "byrne2020words-2"),
        ("../../etc/passwd", (), "byrne2020words"),
        ("byrne:2020_x", (), "byrne:2020_x"),
        ("DBLP:conf/x/Doe22", (), "DBLP:conf/x/Doe22"),
        ("smith_etal_2021+a.b", ("smith_etal_2021+a.b",), "smith_etal_2021+a.b-2"),
        ("10.1016/S0000-0000(19)30120-5", (), "byrne2020words"),
        ("-x", (), "byrne2020words"),
        ("", (), "byrne2020words"),
        ("x" * 200, (), "x" * 200),
        ("x" * 201, (), "byrne2020words"),
    ],
)
def test_an_id_is_kept_if_it_is_one_and_free_and_is_else_made_the_same_each_time(key, taken, made):
    item = _item(id=key, authors=(Person("Byrne", ""),), issued=Edtf.parse("2020"))
    assert key_for(item, taken) == made
    assert imported(item).reference.id == key_for(item)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"doi": "doi.org/x"}, "doi"),
        ({"pmid": "x"}, "pmid"),
        ({"pmcid": "x"}, "pmcid"),
        ({"url": "ftp://x"}, "url"),
        ({"issued": Edtf.parse("2999")}, "issued"),
    ],
)
def test_what_is_wrong_in_a_field_is_left_out_and_reported(fields, name):
    made = imported(_item(**fields))
    assert getattr(made.reference, name) is None
    (problem,) = made.problems
    assert problem.startswith(f"{name} ")
    assert " is left out: " in problem


def test_the_reason_is_that_of_the_field():
    made = imported(_item(doi="doi.org/x"))
    assert made.problems == (
        "doi 'doi.org/x' is left out: 'doi.org/x' is not a DOI (10.NNNN/suffix, without https://doi.org/)",
    )
    assert made.reference.title == "Words on peers"


@pytest.mark.parametrize(
    ("variables", "why"),
    [
        ({"original-date": "May 1850"}, "csl: .*original-date: 'May 1850' is not a date"),
        ({"medium": (Person("Ng"),)}, "csl: .*medium: should be text"),
    ],
)
def test_a_variable_of_another_kind_makes_no_reference(variables, why):
    with pytest.raises(ValueError, match=why):
        imported(_item(csl=variables))


def test_what_is_a_readers_comes_back_from_our_own_files_and_what_is_wrong_of_it_is_reported():
    own = {"notes": "N.", "status": "read", "aliases": ("old",), "tags": ("z",), "volume": "9", "colour": "red"}
    made = imported(_item(keywords=("x",), extra={PERSONAL: own, "ris": {"U1": "z"}}))
    assert made.problems == ()
    assert personal_fields(made.reference) == {"notes": "N.", "status": "read", "aliases": ("old",)}
    assert (made.reference.tags, made.reference.volume) == (("x",), None)
    assert made.reference.extra == {"ris": {"U1": "z"}}
    (problem,) = imported(_item(extra={PERSONAL: {"status": "finished"}})).problems
    assert problem.startswith("status 'finished' is left out: Input should be 'to-read'")


def test_fields_beyond_csl_that_are_empty_or_have_no_name_are_left_out():
    extra = {
        "ris": {"U1": "", "U2": (" ", ""), "U3": ("", "a\x00 "), "\x00": "b", "U\x004": " c\nd "},
        "bibtex": {"file": "\x00"},
        "\x00": {"x": "y"},
    }
    assert imported(_item(extra=extra)).reference.extra == {"ris": {"U3": ("", "a"), "U4": "c\nd"}}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"authors": (Person("Byrne"),), "editors": (Person("Roper"),)}, "byrne-words"),
        ({"editors": (Person("Roper"), Person("Ng"))}, "roper-words"),
        ({"authors": (Organisation("NHS"),), "issued": Edtf.parse("2020")}, "words2020peers"),
        ({}, "words-peers"),
    ],
)
def test_an_id_is_made_of_the_first_author_or_else_editor_if_it_is_a_person(fields, key):
    fields = {"title": "Words on a peers theatre"} | fields
    assert key_for(_item(id="", **fields)) == key


def test_variables_that_csl_does_not_have_or_that_are_fields_are_named():
    made = imported(_item(csl={"shelf": "x", "DOI": "10.1186/x", "medium": " film\n"}))
    assert made.reference.csl == {"medium": "film"}
    assert [problem.split(" ")[0] for problem in made.problems] == ["shelf", "DOI"]


def test_tags_are_each_there_once_and_in_one_line():
    assert imported(_item(keywords=("a", " a", "b\nc", "\x00", ""))).reference.tags == ("a", "b c")


def test_a_name_that_is_empty_is_none():
    made = imported(_item(authors=(Person("", "Louise"), Organisation(" "), Person("Byrne", ""))))
    assert [author.family for author in made.reference.authors] == ["Byrne"]


def test_every_reference_of_the_brief_comes_back_as_it_was_exported():
    for item in ITEMS:
        made = imported(item)
        assert (made.problems, made.reference.item()) == ((), item)


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@given(item_lists(names(TEXT), TEXT))
def test_whatever_an_item_holds_a_reference_holds_no_control_characters(items):
    for item in items:
        try:
            made = imported(item)
        except ValueError:
            continue
        assert not CONTROL.search(made.reference.model_dump_json().encode("utf-8", "strict").decode())
        assert imported(made.reference.item()).reference.item() == made.reference.item()


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
    filled = missing_fields(_model(), _model(**FULL))
    assert filled.keys() == FULL.keys()
    assert _model().model_copy(update=filled) == _model(**FULL)


def test_what_is_there_stays():
    there = _model(**FULL)
    other = {name: ["y"] if name == "tags" else value for name, value in FULL.items()} | {
        "volume": "9",
        "issued": "2021",
    }
    assert missing_fields(there, _model(**other)) == {"tags": ("x", "y")}
    assert missing_fields(there, there) == {}


def test_variables_and_fields_beyond_csl_are_united_and_what_is_there_stays():
    there = _model(csl={"medium": "film"}, extra={"ris": {"U1": "a"}})
    other = _model(csl={"medium": "tape", "scale": "1:2"}, extra={"ris": {"U1": "b", "U2": "c"}, "bibtex": {"x": "y"}})
    assert missing_fields(there, other) == {
        "csl": {"medium": "film", "scale": "1:2"},
        "extra": {"ris": {"U1": "a", "U2": "c"}, "bibtex": {"x": "y"}},
    }
    assert missing_fields(there, there) == {}


@pytest.mark.parametrize(
    ("there", "new", "united"),
    [(["x"], ["X", "y"], ("x", "y")), ([], ["x"], ("x",)), (["x"], [], None), (["é"], ["É"], None)],
)
def test_tags_are_united_whatever_their_case(there, new, united):
    assert missing_fields(_model(tags=there), _model(tags=new)).get("tags") == united


@pytest.mark.parametrize("name", ["id", "section", "title", "type", "access", "duplicate_of", "verified", "source"])
def test_what_says_where_a_reference_is_is_never_filled(name):
    assert name not in mergeable_fields()


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("byrne2020words", True),
        ("byrne2020words-2", True),
        ("byrne2020words-b", False),
        ("byrne2020word", False),
        ("other-2", False),
    ],
)
def test_an_id_is_a_made_one_if_only_a_number_follows_what_would_be_made(key, made):
    assert is_made(_item(id=key, authors=(Person("Byrne", ""),), issued=Edtf.parse("2020"))) is made


def test_what_is_a_readers_in_a_reference_is_kept_as_texts_and_lists_of_texts():
    own = _model(notes="N.", status="read", tags=["x"], aliases=["old"])
    assert personal_fields(own) == {"notes": "N.", "status": "read", "aliases": ("old",)}
    assert type(personal_fields(own)["status"]) is str
    assert personal_fields(_model()) == {}
