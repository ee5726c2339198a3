"""The facts of an item: each from the different ways in which files write it."""

from __future__ import annotations

import pytest

from pswbrief.core.duplicate_facts import facts_of
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.core.pages import Pages


def _facts(**fields):
    return facts_of(Item(**({"id": "a", "type": ItemType.ARTICLE} | fields)))


def test_a_title_is_its_words_folded_without_markup():
    facts = _facts(title="<i>Tea</i> Rounds, Part II: a diary of 12 wards")
    assert facts.title == "tea rounds part ii a diary of 12 wards"
    assert facts.numbers == ("12", "ii")


def test_a_title_without_its_subtitle_counts_if_it_says_enough():
    assert _facts(title="Tea rounds on acute wards: a diary study").short == "tea rounds on acute wards"
    assert _facts(title="Tea rounds: a diary study").short == ""


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Tea rounds on wards: a diary", "tea rounds on wards"),
        ("Tea rounds on: a diary", ""),
        ("Tea rounds on wards – a diary: part one", "tea rounds on wards"),
        ("Do tea rounds help? A diary. Part one", "do tea rounds help"),
        ("Tea rounds on wards of today", "tea rounds on wards of today"),
    ],
)
def test_a_subtitle_begins_with_the_first_mark_of_one(title, short):
    assert _facts(title=title).short == short


def test_editions_and_parts_are_what_distinguishes_works_of_one_title():
    csl = {
        "part-number": "Part 2", "reviewed-title": "A book", "version": "1.0",
        "number-of-pages": "300", "medium": "film", "locator": "7",
    }  # fmt: skip
    assert _facts(edition="2nd ed.", article_number="e07", csl=csl).parts == {
        "part-number": {"2"},
        "reviewed-title": {"a", "book"},
        "version": {"1.0"},
        "edition": {"2"},
        "number": {"7"},
    }
    assert _facts(title="One").parts == {}


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("en-GB", "en"), ("eng", ""), ("English", ""), ("en; cy", ""), (None, "")]
)
def test_a_language_is_known_by_its_code_alone(tag, language):
    assert _facts(language=tag).language == language


@pytest.mark.parametrize(
    ("title", "short"), [("Editorial", True), ("Peer support in the wards", True), ("Tea rounds on acute wards", False)]
)
def test_a_title_of_few_significant_words_says_too_little(title, short):
    assert _facts(title=title).is_short is short


def test_what_is_about_a_work_says_so_at_its_beginning():
    assert _facts(title="Correction to: Tea rounds").about
    assert not _facts(title="A correction of course").about


def test_identifiers_are_found_in_fields_and_in_the_address():
    facts = _facts(title="One", pmid="7", url="https://doi.org/10.5555/X")
    assert set(facts.identifiers) == {("DOI", "10.5555/x"), ("PMID", "7")}


@pytest.mark.parametrize(
    ("text", "tokens"), [("04", {"4"}), ("3 Suppl 1", {"s3", "s1"}), ("Spring", {"spring"}), (None, set())]
)
def test_volumes_and_issues_are_their_numbers_or_else_their_words(text, tokens):
    assert _facts(title="One", volume=text).volume == tokens


@pytest.mark.parametrize(
    ("names", "author"),
    [
        ((Person("Quill", "Ada"),), "quill"),
        ((Person("Berg", "A", non_dropping_particle="van der"),), "van der berg"),
        ((Organisation("Made Up Board"),), "made up board"),
        ((Organisation("Made Up Board (MUB)"),), "made up board"),
        ((Organisation("Made Up Board (London office)"),), "made up board (london office)"),
        ((OTHERS,), ""),
        ((), ""),
    ],
)
def test_the_author_is_the_first_by_family_name(names, author):
    assert _facts(title="One", authors=names).author == author


def test_editors_replace_authors():
    assert _facts(title="One", editors=(Person("Brook", "Ben"),)).author == "brook"


def test_date_and_first_page_are_numbers():
    facts = _facts(title="One", issued=Edtf.parse("2019-04"), pages=Pages("S011", "19"))
    assert (facts.year, facts.month, facts.page) == (2019, 4, "11")


@pytest.mark.parametrize(
    ("fields", "whether"),
    [
        ({"type": ItemType.PREPRINT}, True),
        ({"doi": "10.1101/2020.01.01"}, True),
        ({"doi": "10.1101/gr.229102"}, False),
        ({"doi": "10.5555/1"}, False),
    ],
)
def test_a_preprint_is_known_by_its_type_or_its_server(fields, whether):
    assert _facts(title="One", **fields).is_preprint is whether


def test_two_items_that_are_equal_but_for_identifiers_keywords_and_dates_of_access_say_everything_alike():
    one = _facts(title="One", volume="3", keywords=("a",), doi="10.5555/1", accessed=Edtf.parse("2020"))
    assert one.everything == _facts(title="ONE", volume="3").everything
    assert one.everything != _facts(title="One", volume="4").everything


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        *((name, "x", True) for name in "container publisher place edition genre volume issue article_number".split()),
        *((name, "x", True) for name in "isbn issn url abstract language".split()),
        *((name, (Person("Ng"),), True) for name in ("authors", "editors")),
        ("pages", Pages("1"), True),
        ("issued", Edtf.parse("2020"), True),
        ("csl", {"medium": "film"}, True),
        *((name, "1", False) for name in ("doi", "pmid", "pmcid", "note")),
        ("accessed", Edtf.parse("2020"), False),
        ("keywords", ("x",), False),
    ],
)
def test_two_items_are_equal_in_everything_but_identifiers_and_what_a_reader_adds(field, value, told):
    assert (_facts(title="One", **{field: value}).everything != _facts(title="One").everything) is told


def test_a_journals_name_is_its_words_that_say_something():
    assert _facts(container="The <i>Journal</i> of the Moor").containers == ("journal moor",)
