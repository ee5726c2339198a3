from __future__ import annotations

import pytest
from pydantic import ValidationError

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.core.reference import Author, Best, Origin, Reference
from testing.catalogues import reference

SEEN = {"basis": "title", "seen_at": ["https://example.org/a"]}


def _made(**fields):
    return Reference.model_validate(reference(**fields))


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"id": None}, "id"),
        ({"title": None}, "title"),
        ({"title": " "}, "title"),
        ({"title": 7}, "title"),
        ({"type": "novel"}, "type"),
        ({"access": "free"}, "access"),
        ({"section": "No Key"}, "section"),
        ({"issued": "March 2020"}, "issued"),
        ({"issued": 2020}, "issued"),
        ({"issued": "2101"}, "issued"),
        ({"pages": 7}, "pages"),
        ({"pages": "one, two"}, "pages"),
        ({"status": "finished"}, "status"),
        ({"doi": "https://doi.org/10.1186/x"}, "doi"),
        ({"pmid": "0"}, "pmid"),
        ({"pmid": 123}, "pmid"),
        ({"pmcid": "123"}, "pmcid"),
        ({"url": "example.org"}, "url"),
        ({"duplicate_of": "No Such"}, "duplicate_of"),
        ({"tags": "todo"}, "tags"),
        ({"tags": [""]}, "tags"),
        ({"colour": "red"}, "colour"),
        ({"authors": [{}]}, "authors"),
        ({"authors": [{"given": "Emma"}]}, "authors"),
        ({"authors": [{"family": "Watson", "literal": "NHS"}]}, "authors"),
        ({"authors": [{"literal": "NHS", "given": "Emma"}]}, "authors"),
        ({"authors": ["Watson, Emma"]}, "authors"),
        ({"verified": {"basis": "title"}}, "verified"),
        ({"verified": SEEN | {"basis": "guess"}}, "verified"),
        ({"verified": SEEN | {"seen_at": []}}, "verified"),
        ({"verified": SEEN | {"seen_at": ["ftp://example.org"]}}, "verified"),
        ({"verified": SEEN | {"open_access": "yes"}}, "verified"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_refused_by_name(fields, where):
    with pytest.raises(ValidationError) as caught:
        _made(**fields)
    assert {error["loc"][0] for error in caught.value.errors()} == {where}


@pytest.mark.parametrize(
    "name",
    [
        Person("Ng"),
        Person("Berg", "Jan", "Jr.", "von", "van den"),
        Person("Harrow", suffix="Jr."),
        Organisation("NHS England"),
    ],
)
def test_an_author_is_a_plain_name_and_back(name):
    assert Author.of(name).name() == name


def test_a_reference_never_changes():
    with pytest.raises(ValidationError):
        _made().title = "Other"


@pytest.mark.parametrize("field", ["title", "container", "volume", "issue", "article_number", "pages"])
def test_the_best_value_is_the_verified_one_and_says_so(field):
    made = _made(**{field: "11"}, verified=SEEN | {field: "12"})
    assert made.best(field) == Best("12", Origin.VERIFIED)
    assert str(getattr(made, field)) == "11"


def test_without_a_verified_value_the_best_is_the_printed_one_and_without_either_none():
    made = _made(volume="11", verified=SEEN)
    assert made.best("volume") == Best("11", Origin.PRINTED)
    assert made.best("issue") == Best(None, None)
    assert made.best("doi") == Best(None, None)


@pytest.mark.parametrize(
    ("printed", "published", "best"),
    [("2020-03", "2019-12-01", "2020-03"), (None, "2019-12-01", "2019-12-01"), (None, None, None)],
)
def test_the_printed_date_goes_before_that_of_the_page(printed, published, best):
    made = _made(issued=printed, verified=SEEN | ({"published": published} if published else {}))
    assert made.best_issued == (Edtf.parse(best) if best else None)


@pytest.mark.parametrize(
    ("source", "citation"),
    [
        (None, None),
        ("BMC Psychiatry, 2022", "BMC Psychiatry, 2022"),
        ("Publication Details: BMC Psychiatry, 2022", "BMC Psychiatry, 2022"),
        ("Source:BMC Psychiatry, 2022", "BMC Psychiatry, 2022"),
        ("Resource: x", "Resource: x"),
    ],
)
def test_a_citation_is_the_source_line_without_its_label(source, citation):
    assert _made(source=source).citation == citation


def test_a_note_joins_what_is_printed_next_to_the_abstract():
    assert _made().note is None
    assert _made(author_note="By NHS England", page_pointer="p. 98 Table 4").note == "By NHS England; p. 98 Table 4"


@pytest.mark.parametrize(
    ("printed", "cited"),
    [
        ("Words on peers.", "Words on peers"),
        ("Words on peers...", "Words on peers..."),
        ("Words on peers?", "Words on peers?"),
    ],
)
def test_a_title_of_a_brief_is_cited_without_its_closing_full_stop(printed, cited):
    assert _made(title=printed, section="peers").item().title == cited


def test_a_title_of_a_readers_own_is_cited_as_it_was_imported():
    assert _made(title="Quill v. Ward Trust Ltd.", section=None).item().title == "Quill v. Ward Trust Ltd."


def test_an_item_has_the_best_value_of_each_field():
    made = _made(
        authors=[{"family": "Watson", "given": "Emma"}, {"literal": "NHS England"}],
        container="BMC Psychitry",
        volume="11",
        issue="2",
        pages="10-20",
        issued="2020-03",
        access="openathens",
        access_note="NHS OpenAthens account required*",
        page_pointer="p. 98",
        doi="10.1186/x",
        pmid="123",
        pmcid="PMC123",
        url="https://example.org",
        abstract="Long.",
        tags=["todo"],
        verified=SEEN | {"container": "BMC Psychiatry", "volume": "12", "pages": "10–21", "article_number": "e5"},
    )
    item = made.item()
    assert (item.id, item.type, item.title) == ("smith2020words", ItemType.ARTICLE, "Words on peers")
    assert item.authors == (Person("Watson", "Emma"), Organisation("NHS England"))
    assert (item.container, item.volume, item.issue, item.article_number) == ("BMC Psychiatry", "12", "2", "e5")
    assert (item.pages, item.issued) == (Pages("10", "21"), Edtf.parse("2020-03"))
    assert (item.doi, item.pmid, item.pmcid, item.url) == ("10.1186/x", "123", "PMC123", "https://example.org")
    assert (item.abstract, item.keywords) == ("Long.", ("todo",))
    assert item.note == "NHS OpenAthens account required; p. 98"
    assert (item.editors, item.csl, item.extra) == ((), {}, {})


def test_an_item_has_what_a_reader_imported_with_the_note_in_a_place_of_its_own():
    made = _made(
        editors=[{"family": "Berg", "non-dropping-particle": "van"}],
        abstract="Abstract: Long. Abstract: no label.",
        csl={"medium": "film", "note": "N."},
        extra={"ris": {"U1": "x"}},
        notes="Mine.",
        status="read",
        verified=SEEN | {"published": "2019-12-01"},
    )
    item = made.item()
    assert item.editors == (Person("Berg", non_dropping_particle="van"),)
    assert (item.abstract, item.note, item.issued) == ("Long. Abstract: no label.", "N.", Edtf.parse("2019-12-01"))
    assert (item.csl, item.extra) == ({"medium": "film"}, {"ris": {"U1": "x"}})
    assert _made(csl={"medium": "film"}).item().csl == {"medium": "film"}


def test_the_label_before_an_abstract_is_the_briefs_and_stays_in_a_readers_own_file():
    assert _made(section="a", abstract="Abstract: Long.").item().abstract == "Long."
    assert _made(section=None, abstract="Abstract: Long.").item().abstract == "Abstract: Long."
