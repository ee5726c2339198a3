"""Whether two items are one work: identifiers, titles, and the fields that may exclude it."""

from __future__ import annotations

import pytest

from pswbrief.core.duplicate_facts import facts_of
from pswbrief.core.duplicate_rule import compatible, identifiers_contradict, reason, share_container, title_similarity
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages
from testing.duplicates import ARTICLE, EDITORIAL, TITLE

BARE = {"type": ItemType.ARTICLE, "title": TITLE}
WITH_DOIS = {"doi": "10.5555/x"}, {"doi": "10.7777/y"}


def _facts(fields, **changes):
    return facts_of(Item(id="a", **fields | changes))


def _both_ways(judge, one, other):
    """The result of `judge` for two items, which must be the same with the items exchanged."""
    left, right = _facts(one), _facts(other)
    assert judge(left, right) == judge(right, left)
    return judge(left, right)


@pytest.mark.parametrize(
    ("one", "other", "whether"),
    [
        ({}, {"pmid": "1"}, False),
        ({"doi": "10.5555/x"}, {"pmid": "1"}, False),
        ({"pmid": "1"}, {"pmid": "1"}, False),
        ({"pmid": "1"}, {"pmid": "2"}, True),
        ({"doi": "10.5555/x", "pmid": "1"}, {"doi": "10.5555/x", "pmid": "2"}, True),
        ({"doi": "10.5555/x", "pmid": "1"}, {"doi": "10.7777/y", "pmid": "2"}, True),
        ({"doi": "10.5555/x"}, {"doi": "10.5555/y"}, True),
        ({"doi": "10.5555/x"}, {"doi": "10.7777/y"}, False),
    ],
)
def test_two_identifiers_of_a_kind_are_two_works_but_for_the_dois_of_two_registrants(one, other, whether):
    assert _both_ways(identifiers_contradict, ARTICLE | one, ARTICLE | other) is whether


@pytest.mark.parametrize(
    ("both", "other"),
    [
        ({"title": "Tea on wards"}, {}),
        ({}, {"title": TITLE + " again"}),
        ({}, {"type": ItemType.DOCUMENT}),
        ({"authors": ()}, {}),
        ({}, {"authors": (Person("Brook", "Ben"),)}),
        ({"issued": None}, {}),
        ({}, {"issued": Edtf.parse("2020")}),
        ({"volume": None}, {}),
        ({}, {"volume": "5"}),
        ({"pages": None}, {}),
        ({}, {"pages": Pages("12")}),
        ({"container": None}, {}),
        ({}, {"container": "Annals of Moors"}),
    ],
)
def test_dois_of_two_registrants_are_two_works_where_anything_else_is_unknown_or_differs(both, other):
    one, another = (ARTICLE | both | doi for doi in WITH_DOIS)
    assert _both_ways(identifiers_contradict, one, another | other)


@pytest.mark.parametrize(
    ("one", "other", "whether"),
    [
        ({}, {}, True),
        # Types: parts and wholes, and texts that come out in several forms, are apart.
        ({"type": ItemType.BOOK}, {"type": ItemType.CHAPTER}, False),
        ({"type": ItemType.THESIS}, {"type": ItemType.REPORT}, False),
        ({"type": ItemType.THESIS}, {}, False),
        ({"type": ItemType.REPORT}, {}, True),
        ({"type": ItemType.BOOK}, {"type": ItemType.THESIS}, True),
        # A preprint is none in a journal.
        ({"type": None, "doi": "10.48550/arXiv.2101.09876"}, {"type": None}, True),
        ({"type": None, "doi": "10.48550/arXiv.2101.09876"}, {"type": None, "container": "Moors"}, False),
        ({"type": None, "doi": "10.48550/arXiv.2101.09876", "container": "arXiv"}, {"type": None}, True),
        # Editions and parts, if both say so.
        ({"edition": "2nd"}, {"edition": "2"}, True),
        ({"edition": "2"}, {"edition": "3"}, False),
        ({"edition": "2"}, {"article_number": "3"}, True),
        ({"edition": "2", "article_number": "7"}, {"edition": "2", "article_number": "8"}, False),
        ({"edition": "2"}, {"edition": "-"}, True),
        # Years: an article may be online in the year before; a report of another year is another.
        ({"issued": "2019"}, {}, True),
        ({"issued": "2019"}, {"issued": "2020"}, True),
        ({"issued": "2019"}, {"issued": "2021"}, False),
        ({"issued": "2019"}, {"issued": "2020", "type": ItemType.DOCUMENT}, False),
        ({"issued": "2019", "edition": "2"}, {"issued": "2020", "edition": "2"}, True),
        ({"issued": "2019", "edition": "2"}, {"issued": "2020"}, False),
        ({"issued": "2019", "type": ItemType.REPORT}, {"issued": "2020", "type": ItemType.REPORT}, False),
        ({"issued": "2019-01", "type": ItemType.REPORT}, {"issued": "2019-02", "type": ItemType.DOCUMENT}, False),
        ({"issued": "2019-01", "type": ItemType.REPORT}, {"issued": "2019-01", "type": ItemType.DOCUMENT}, True),
        ({"issued": "2019-01", "type": ItemType.REPORT}, {"issued": "2019", "type": ItemType.REPORT}, True),
        ({"issued": "2019-01", "type": ItemType.REPORT}, {"issued": "2019-02"}, True),
        ({"issued": "2019-01"}, {"issued": "2019-02"}, True),
        ({"issued": "2019-01", "title": "Letters"}, {"issued": "2019-02", "title": "Letters"}, False),
        ({"issued": "2019", "title": "Letters"}, {"issued": "2020", "title": "Letters"}, False),
        # The place: of a long title, the page outweighs volume and issue.
        ({"pages": "1"}, {"pages": "2"}, False),
        ({"pages": "1"}, {}, True),
        ({"volume": "1"}, {"volume": "2"}, False),
        ({"volume": "1-2"}, {"volume": "2"}, True),
        ({"issue": "1"}, {"issue": "2"}, False),
        ({"issue": "1"}, {"volume": "2"}, True),
        ({"volume": "1", "pages": "7"}, {"volume": "2", "pages": "7"}, True),
        ({"issue": "1", "pages": "7"}, {"issue": "2", "pages": "7"}, True),
        ({"volume": "1", "pages": "7", "title": "Letters"}, {"volume": "2", "pages": "7", "title": "Letters"}, False),
        ({"container": "Moors"}, {"container": "Fells"}, False),
        ({"container": "Moors"}, {}, True),
        # The author and the language, but on one page of one volume.
        ({"authors": "Quill"}, {"authors": "Brook"}, False),
        ({"authors": "Quill"}, {}, True),
        ({"authors": "Montgomery"}, {"authors": "Montgomary"}, True),
        ({"authors": "Smith"}, {"authors": "Smyth"}, False),
        ({"authors": "van der Berg"}, {"authors": "Berg"}, True),
        ({"language": "en"}, {"language": "cy"}, False),
        ({"language": "en-GB"}, {"language": "en"}, True),
        ({"language": "en"}, {}, True),
        ({"authors": "Quill", "volume": "1", "pages": "7"}, {"authors": "Brook", "volume": "1", "pages": "7"}, True),
        ({"language": "en", "volume": "1", "pages": "7"}, {"language": "cy", "volume": "1", "pages": "7"}, True),
        ({"authors": "Quill", "pages": "7"}, {"authors": "Brook", "volume": "1", "pages": "7"}, False),
        ({"authors": "Quill", "volume": "1"}, {"authors": "Brook", "volume": "1"}, False),
        ({"authors": "Quill", "volume": "1", "pages": "7"}, {"authors": "Brook", "volume": "1"}, False),
    ],
)  # fmt: skip
def test_what_besides_the_title_says_that_two_are_one_work_or_not(one, other, whether):
    def read(fields):
        found = BARE | fields | {"type": fields.get("type", ItemType.ARTICLE) or ItemType.DOCUMENT}
        for name, make in (("issued", Edtf.parse), ("pages", Pages), ("authors", lambda text: (Person(text),))):
            if name in found:
                found[name] = make(found[name])
        return found

    assert _both_ways(compatible, read(one), read(other)) is whether


BOOK = {
    "type": ItemType.BOOK,
    "title": "Fields of hope: a life",
    "authors": (Person("Quill", "Ada"),),
    "issued": Edtf.parse("2001"),
    "isbn": "978-0-306-40615-7",
}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"isbn": "0306406152", "title": "Fields of hope", "issued": None}, True),
        ({"isbn": "9780306406157 (pbk)", "title": "Fields of hope: a life", "authors": ()}, True),
        ({"isbn": "0306406152", "title": "Fields of hope 2"}, False),
        ({"isbn": "0306406152", "title": "Fields of hopes"}, False),
        ({"isbn": "0306406152", "title": "Fields of hope", "type": ItemType.CHAPTER}, False),
        # Without the number, a person writes no two books or theses of one title in a year.
        ({"isbn": None}, True),
        ({"isbn": "9781861972712"}, True),
        ({"isbn": None, "authors": (Person("Quill", "A."),)}, True),
        ({"isbn": None, "authors": (Person("Quill", "Ben"),)}, False),
        ({"isbn": None, "authors": (Person("Quill"),)}, False),
        ({"isbn": None, "issued": None}, False),
    ],
)
def test_a_book_is_known_by_its_number_or_by_author_and_year(other, same):
    assert (_both_ways(title_similarity, BOOK, BOOK | other) > 0) is same


def test_a_report_or_an_article_of_a_short_title_needs_more_than_author_and_year():
    for kind, same in ((ItemType.THESIS, True), (ItemType.REPORT, False), (ItemType.ARTICLE, False)):
        work = {**BOOK, "type": kind, "isbn": None}
        assert (_both_ways(title_similarity, work, work) > 0) is same


def test_with_a_short_title_the_initials_of_the_author_must_agree():
    for given, same in (("Ada", True), ("A.", True), ("", True), ("Ben", False)):
        other = EDITORIAL | {"authors": (Person("Quill", given),)}
        assert (_both_ways(title_similarity, EDITORIAL, other) > 0) is same


WORDS = (
    "absence balance comfort dispute economy fortune gesture harvest insight justice kitchen lecture measure network opinion"
    " people quarrel reality student texture"
).split()


def _title(words):
    return " ".join(words), " ".join(f"{word}s" for word in words)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tea rounds with wards in spring", "Tea rounds with wands in spring", True),
        ("Tea rounds on a ward in spring", "Tea rounds on a word in spring", False),
        ("Nurses who supervised tea rounds", "Nurses who supervened tea rounds", False),
        ("A program of tea rounds in spring", "A programme of tea rounds in spring", True),
        ("A program of tea rounds in spring", "Programmes of tea rounds in spring", False),
        ("Tea rounds at the wards in spring", "Tea rounds on wards by spring", True),
        ("Tea rounds on wards in spring", "Tea rounds on wards in spring snow", False),
        ("Tea colour and colours on acute wards", "Tea color and cups on acute wards", False),
        # Nobody misspells more than twenty words.
        (*_title(WORDS), True),
        (*_title([*WORDS, "unction"]), False),
        ("Tea rounds on acute wards 1", "Tea rounds on acute wards 2", False),
        ("Tea rounds on acute wards", "Tea rounds on acute wards: a diary study", True),
        ("Tea rounds on acute wards", "Tea rounds on acute wards: a letter", False),
        ("Letter writing on acute wards in spring", "Letter writing on acute wards in spring: a diary", True),
        ("Tea rounds", "Tea rounds: a diary", False),
        ("Correction to: Tea rounds on acute wards", "Correction to: Tea rounds on acute wards", True),
        ("Correction to: Tea rounds on acute wards", "Tea rounds on acute wards", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_titles_of_one_work_differ_in_spelling_words_that_say_nothing_and_a_subtitle(one, other, same):
    assert (_both_ways(title_similarity, BARE | {"title": one}, BARE | {"title": other}) > 0) is same


@pytest.mark.parametrize(
    ("both", "other", "same"),
    [
        ({}, {}, True),
        ({"container": None, "publisher": "Made Up Board"}, {}, True),
        ({"container": None, "publisher": "Made Up Board"}, {"publisher": "Moor Press"}, False),
        ({"container": None}, {}, False),
        ({"authors": ()}, {}, False),
        ({}, {"authors": ()}, False),
        ({"issued": None}, {}, False),
        ({}, {"issued": None}, False),
        ({}, {"container": None}, False),
    ],
)
def test_a_short_title_needs_author_year_and_journal_or_publisher_on_both_sides(both, other, same):
    short = {name: EDITORIAL[name] for name in ("type", "title", "authors", "container", "issued")} | both
    assert (_both_ways(title_similarity, short, short | other) > 0) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Psychiatry", "Psichiatry", True),
        ("National Moors", "Natl Moors", True),
        ("National Moors", "Ntl M", True),
        ("National Moors", "Atl Moors", False),
        ("National Moors", "Nlt Moors", False),
        ("National Moors Review", "Natl Moors", False),
        ("Journal Psychiatry", "J Psychol", False),
        ("Made Up Journal", "MUJ", True),
        ("Made Up Journal", "MU", False),
        ("Made Journal", "MJ", True),
        ("Nursing", "Nurs", True),
    ],
)
def test_names_of_one_journal_are_alike_or_abbreviations_word_by_word_or_initials(one, other, same):
    assert _both_ways(share_container, BARE | {"container": one}, BARE | {"container": other}) is same
    assert not _both_ways(share_container, BARE | {"container": one}, BARE)


@pytest.mark.parametrize(
    ("fields", "score", "said"),
    [
        ({}, 100, "same title"),
        ({}, 95.4, "title 95 % alike"),
        ({"authors": ARTICLE["authors"]}, 100, "same title, same author"),
        ({"issued": ARTICLE["issued"]}, 100, "same title, same year"),
        ({"container": "Moors", "pages": Pages("7")}, 100, "same title, same journal and first page"),
        (ARTICLE, 99, "title 99 % alike, same author, year, journal and first page"),
    ],
)
def test_the_reason_names_all_that_agrees(fields, score, said):
    one = _facts(BARE | fields)
    assert reason(one, one, score) == said


def test_the_reason_does_not_name_what_differs_or_is_on_one_side():
    other = {"authors": (Person("Brook"),), "issued": Edtf.parse("2020"), "pages": Pages("12"), "container": None}
    assert reason(_facts(ARTICLE), _facts(ARTICLE, **other), 100) == "same title"


def test_a_title_that_is_not_the_same_letter_by_letter_is_never_wholly_alike():
    assert title_similarity(_facts(ARTICLE), _facts(ARTICLE, title=TITLE.replace("rounds", "ronds"))) == 99
    assert title_similarity(_facts(ARTICLE), _facts(ARTICLE, title=TITLE.replace("rounds", "r ounds"))) == 100
    assert title_similarity(_facts(ARTICLE), _facts(ARTICLE, title=TITLE.partition(":")[0])) == 95
