from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from pswbrief.core import duplicates
from pswbrief.core.duplicates import duplicate_pairs, find_duplicates
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from testing.exchange_items import CATALOGUE, ITEMS, item_lists

TITLE = "The impact of working as a peer worker in mental health services"


def _item(title=TITLE, **fields):
    return Item(**{"id": "a", "type": ItemType("article-journal"), "title": title} | fields)


FULL = {
    "authors": (Person("Gillard", "Steve"), Person("Foster", "Rhiannon")),
    "issued": Edtf.parse("2022"),
    "container": "BMC Psychiatry",
    "volume": "22",
    "pages": Pages("373"),
}
# Pairs of which each is the same work, by what differs.
SAME = {
    "case and punctuation": ({}, {"title": TITLE.upper() + "."}),
    "a spelling": ({"title": "Peer support and behavioural change"}, {"title": "Peer support and behavioral change"}),
    "the spelling of all words but two": (
        {"title": "Tumour programmes for paediatric wards"},
        {"title": "Tumor programs for pediatric wards"},
    ),
    "an article": ({}, {"title": TITLE.replace("The ", "")}),
    "markup": ({}, {"title": TITLE.replace("peer worker", "<i>peer worker</i>")}),
    "an accent": ({"title": "Peer support in a café somewhere"}, {"title": "Peer support in a cafe somewhere"}),
    "a subtitle": ({}, {"title": f"{TITLE}: a longitudinal study"}),
    "the year of online publication": ({"issued": Edtf.parse("2021-12")}, {"issued": Edtf.parse("2022")}),
    "a journal's abbreviation": ({"container": "Journal of Mental Health"}, {"container": "J Ment Health"}),
    "a DOI that only one has": ({"doi": "10.1186/x"}, {}),
    "a DOI's case": ({"doi": "10.1186/X", "title": "One"}, {"doi": "10.1186/x", "title": "Other"}),
    "a PMID and all the rest": ({"pmid": "1", "title": "One"}, {"pmid": "1", "title": "Quite another"}),
    "given names": ({"authors": (Person("Gillard", "Steve"),)}, {"authors": (Person("Gillard", "S."),)}),
    "a particle": ({"authors": (Person("van der Berg", "A"),)}, {"authors": (Person("Berg", "A"),)}),
    "how an edition is written": ({"edition": "2nd ed."}, {"edition": "2"}),
    "authors that only one has": (FULL, {name: value for name, value in FULL.items() if name != "authors"}),
}
# Pairs of which each is two works, by what differs.
OTHERS = {
    "a DOI": ({"doi": "10.1186/x"}, {"doi": "10.1186/y"}),
    "a PMID": ({"pmid": "1"}, {"pmid": "2"}),
    "a number in the title": ({"title": f"{TITLE}, part 1"}, {"title": f"{TITLE}, part 2"}),
    "a roman number": ({"title": f"{TITLE} II"}, {"title": f"{TITLE} III"}),
    "a correction": ({}, {"title": f"Correction to: {TITLE}"}),
    "a word that turns it round": ({}, {"title": TITLE.replace("as a peer", "without a peer")}),
    "a word that is only alike": (
        {"title": "Peer support for men in prison"},
        {"title": "Peer support for women in prison"},
    ),
    "the year": ({"issued": Edtf.parse("2015")}, {"issued": Edtf.parse("2020")}),
    "the journal": ({"container": "BMC Psychiatry"}, {"container": "The Lancet"}),
    "the first author": ({"authors": (Person("Gillard", "S"),)}, {"authors": (Person("Repper", "J"),)}),
    "a body": ({"authors": (Organisation("NHS England"),)}, {"authors": (Organisation("Mind"),)}),
    "volume and pages": (
        {"volume": "1", "pages": Pages("1", "9")},
        {"volume": "2", "pages": Pages("11", "19")},
    ),
    "a book and its chapter": ({"type": ItemType("book")}, {"type": ItemType("chapter")}),
    "an edition": ({"edition": "2nd"}, {"edition": "3rd"}),
    "editors of a short title": (
        {"title": "Introduction", "editors": (Person("A", ""),)},
        {"title": "Introduction", "editors": (Person("B", ""),)},
    ),
    "a short title": ({"title": "Editorial", "volume": "1"}, {"title": "Editorial", "volume": "2"}),
    "no title": ({"title": None, "volume": "1"}, {"title": None, "volume": "2"}),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same_work_is_found_whatever_differs_in_how_it_is_written(one, other):
    one, other = _item(**one), _item(**other)
    for left, right in ((one, other), (other, one)):
        (match,) = find_duplicates([left], [right])
        assert match is not None
        assert (match.left, match.right) == (0, 0)
        assert 80 <= match.score <= 100
        assert [(found.left, found.right) for found in duplicate_pairs([left, right])] == [(0, 1)]


@pytest.mark.parametrize(("one", "other"), OTHERS.values(), ids=OTHERS)
def test_what_differs_as_works_differ_is_never_taken_for_one(one, other):
    one, other = _item(**one), _item(**other)
    for left, right in ((one, other), (other, one)):
        assert find_duplicates([left], [right]) == [None]
        assert duplicate_pairs([left, right]) == []


def test_the_reason_is_reported():
    known = [_item(doi="10.1186/x"), _item("Peer support and behavioural change")]
    whys = [
        match.why
        for match in find_duplicates(
            [_item("Z", doi="10.1186/x"), known[1], _item("Peer support and behavioral change")], known
        )
    ]
    assert whys == ["same DOI", "same in every field", "title 99 % alike"]


def test_of_several_that_are_alike_the_one_that_is_most_is_found():
    known = [_item("Peer support and behavioral change"), _item("Peer support and behavioural change")]
    (match,) = find_duplicates([_item("Peer support and behavioural change", volume="3")], known)
    assert match.right == 1


def test_of_several_that_are_equally_alike_the_first_is_found():
    known = [_item(volume="3"), _item(volume="3", issue="1"), _item(volume="3", url="https://a.uk")]
    (match,) = find_duplicates([_item(volume="3", issue="1-2")], known)
    assert match == (0, 0, 100.0, "same title")


def test_only_from_the_start_that_is_asked_for_each_item_is_looked_for_among_all_before_it():
    items = [_item(), _item(), _item("Another title of four words or more"), _item()]
    whole = [(0, 1, 100.0, "same in every field"), (0, 3, 100.0, "same in every field")]
    assert [duplicate_pairs(items, start) for start in range(5)] == [whole, whole, whole[1:], whole[1:], []]


def test_each_of_the_brief_is_itself_and_only_the_paper_that_it_prints_twice_has_another():
    twice = {
        frozenset((reference.id, reference.duplicate_of))
        for reference in CATALOGUE.references
        if reference.duplicate_of
    }
    assert {frozenset((ITEMS[match.left].id, ITEMS[match.right].id)) for match in duplicate_pairs(ITEMS)} == twice
    for match, item in zip(find_duplicates(ITEMS, ITEMS), ITEMS, strict=True):
        assert ITEMS[match.right].title.lower() == item.title.lower()


@given(item_lists())
def test_whatever_an_item_holds_it_is_found_again(items):
    assert all(find_duplicates(items, items))
    again = [replace(item, id="other") for item in items]
    assert {match.right for match in duplicate_pairs([*items, *again])} >= set(range(len(items), 2 * len(items)))


def test_two_titles_of_a_megabyte_that_differ_in_every_word_are_distinguished():
    common = "alpha beta gamma delta epsilon "
    one = _item(common + " ".join(f"word{number:06}" for number in range(80_000)))
    other = _item(common + " ".join(f"wurd{number:06}" for number in range(80_000)))
    # With each word compared with each this would not end for hours.
    assert find_duplicates([one], [other]) == [None]


def _comparisons(monkeypatch, items):
    count = 0
    judge = duplicates.title_similarity  # type: ignore[attr-defined]

    def counting(one, other):
        nonlocal count
        count += 1
        return judge(one, other)

    monkeypatch.setattr(duplicates, "title_similarity", counting)
    duplicate_pairs(items)
    return count


@pytest.mark.parametrize(
    "fields",
    [
        lambda number: {"volume": str(number)},
        lambda number: {"doi": f"10.1186/{number}"},
        lambda number: {"doi": f"10.1186/{number}", "authors": (Person("Ng"),), "issued": Edtf.parse("2020")},
        lambda number: {"authors": (Person(f"Ng{number}"),)},
    ],
)
@pytest.mark.parametrize("title", ["Editorial", TITLE])
def test_of_many_with_one_title_each_is_compared_with_few(monkeypatch, title, fields):
    """Comparing every pair of 500 would take 125,000 comparisons."""
    assert _comparisons(monkeypatch, [_item(title, **fields(number)) for number in range(500)]) < 500 * 130


def test_one_of_many_with_one_title_is_found_by_its_place():
    many = [
        _item(
            "Editorial",
            container="BMJ",
            authors=(Person("Ng"),),
            issued=Edtf.parse(str(1800 + number)),
            volume=str(number),
        )
        for number in range(200)
    ]
    (match,) = find_duplicates([replace(many[100], id="new", url="https://a.uk")], many)
    assert match.right == 100


@pytest.mark.parametrize(
    "place", [lambda number: {"volume": str(number)}, lambda number: {"pages": Pages(str(number))}]
)
def test_one_of_many_with_one_title_is_found_by_its_volume_or_page_alone(place):
    many = [_item(**place(number)) for number in range(1, 200)]
    (match,) = find_duplicates([replace(many[100], id="new", url="https://a.uk")], many)
    assert match.right == 100


def test_one_of_many_with_one_title_is_found_by_its_author_and_year():
    many = [
        _item("Editorial", container="BMJ", authors=(Person(f"Ng{number}"),), issued=Edtf.parse("2020"))
        for number in range(200)
    ]
    (match,) = find_duplicates([replace(many[100], id="new", url="https://a.uk")], many)
    assert match == (0, 100, 100.0, "same title, same author, year and journal")


@pytest.mark.parametrize(("year", "found"), [("2020", True), (None, False)])
def test_titles_that_share_no_word_are_compared_where_volume_page_and_year_are_the_same(year, found):
    place = {"volume": "4", "pages": Pages("11"), "issued": Edtf.parse(year) if year else None}
    british = _item("Behavioural programmes, organisational colour, paediatric labour", **place)
    american = _item("Behavioral programs, organizational color, pediatric labor", **place)
    assert bool(duplicate_pairs([british, american])) is found


def test_items_that_share_one_word_of_their_titles_are_not_compared(monkeypatch):
    assert _comparisons(monkeypatch, [_item(f"Ward {chr(97 + number) * 5}") for number in range(20)]) == 0
