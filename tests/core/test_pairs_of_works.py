"""Pairs that are one work, and pairs that are two, as bibliographies have them."""

from __future__ import annotations

import pytest

from pswbrief.core.duplicates import duplicate_pairs
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.core.pages import Pages
from testing.duplicates import ARTICLE, EDITORIAL, TITLE

REPORT = {
    "type": ItemType.REPORT,
    "title": "Position paper on the pay of peer support workers",
    "authors": (Organisation("Made Up Board"),),
    "publisher": "Made Up Board",
    "issued": Edtf.parse("2021"),
}

SAME = {
    "a letter left out of the title": (ARTICLE, {"title": TITLE.replace("rounds", "ronds")}),
    "two letters that changed places": (ARTICLE, {"title": TITLE.replace("diary", "dairy")}),
    "characters that nobody sees": (ARTICLE, {"title": TITLE.replace("acute", "a\u200bcu\u00adte")}),
    "a DOI in the address": (
        ARTICLE | {"doi": "10.5555/x", "title": "One"},
        {"title": "Two", "url": "https://doi.org/10.5555/X"},
    ),
    "a PMID in the address": (ARTICLE | {"pmid": "7"}, {"title": "Two", "url": "https://pubmed.ncbi.nlm.nih.gov/7/"}),
    "two DOIs when all else agrees": (ARTICLE | {"doi": "10.5555/x"}, ARTICLE | {"doi": "10.7777/repository.12"}),
    "a journal's NLM abbreviation": (
        ARTICLE | {"container": "National Journal of Psychiatric Nursing"},
        ARTICLE | {"container": "Natl J Psychiatr Nurs"},
    ),
    "a journal's initials": (ARTICLE | {"container": "British Medical Journal"}, ARTICLE | {"container": "BMJ"}),
    "a short title of the journal": (
        ARTICLE | {"csl": {"container-title-short": "JMUS"}},
        ARTICLE | {"container": "JMUS"},
    ),
    "rich text": (ARTICLE, {"title": TITLE.replace("Tea", "<i>Tea</i>")}),
    "a wrong volume on the same page": (ARTICLE, ARTICLE | {"volume": "5"}),
    "pages written short": (ARTICLE, ARTICLE | {"pages": Pages("011", "9")}),
    "an issue with a nought": (ARTICLE, ARTICLE | {"issue": "02"}),
    "arXiv's number in three places": (
        {"title": "One", "csl": {"archive": "arXiv", "archive_location": "2101.09876"}},
        {"title": "Two", "doi": "10.48550/arXiv.2101.09876v2"},
    ),
    "an editorial from two databases": (EDITORIAL, EDITORIAL | {"authors": (Person("Quill", "A"),)}),
    "online first": (
        ARTICLE,
        {name: ARTICLE[name] for name in ("type", "title", "authors", "container")} | {"issued": Edtf.parse("2018-11")},
    ),
    "others who are not named": (ARTICLE | {"authors": (OTHERS,)}, ARTICLE),
    "British and American spelling throughout": (
        ARTICLE | {"title": "Behavioural programmes and organisational change in paediatric care"},
        ARTICLE | {"title": "Behavioral programs and organizational change in pediatric care"},
    ),
    "words joined or parted": (
        ARTICLE | {"title": "Follow-up of peersupport on acute wards"},
        ARTICLE | {"title": "Followup of peer support on acute wards"},
    ),
    "letters in the middle that changed places": (ARTICLE, {"title": TITLE.replace("workers", "wokrers")}),
    "an author's name in another script": (ARTICLE, ARTICLE | {"authors": (Person("Квилл", "Ада"),)}),
    "an author's names in the wrong order": (ARTICLE, ARTICLE | {"authors": (Person("Ada", "Quill"),)}),
    "a DOI in the address of a publisher's page": (
        ARTICLE | {"doi": "10.5555/x", "title": "One"},
        {"title": "Two", "url": "https://publisher.example/doi/full/10.5555/x"},
    ),
    "a DOI in the address of a library's proxy": (
        ARTICLE | {"doi": "10.5555/x", "title": "One"},
        {"title": "Two", "url": "https://doi-org.proxy.example/10.5555/x"},
    ),
    "an article that one of two databases calls a document": (
        ARTICLE,
        ARTICLE | {"type": ItemType.DOCUMENT},
    ),
    "a language that one of two databases has wrong": (ARTICLE | {"language": "en"}, ARTICLE | {"language": "cy"}),
}
TWO = {
    "editorials of one volume": (EDITORIAL, EDITORIAL | {"issue": "2", "pages": Pages("3", "4")}),
    "editorials, one with a DOI": (
        EDITORIAL | {"doi": "10.5555/e"},
        EDITORIAL | {"issue": "2", "pages": Pages("3", "4")},
    ),
    "editorials that all begin on page 1": (EDITORIAL, EDITORIAL | {"issue": "3"}),
    "editorials of two months": (
        EDITORIAL | {"volume": None, "issue": None, "pages": None, "issued": Edtf.parse("2019-01")},
        EDITORIAL | {"volume": None, "issue": None, "pages": None, "issued": Edtf.parse("2019-02")},
    ),
    "reports numbered 1 and 2": (REPORT | {"article_number": "1"}, REPORT | {"article_number": "2"}),
    "the report of next year": (REPORT, REPORT | {"issued": Edtf.parse("2022")}),
    "monthly statistics": (REPORT | {"issued": Edtf.parse("2021-03")}, REPORT | {"issued": Edtf.parse("2021-04")}),
    "parts of a series": (ARTICLE | {"csl": {"part-number": "1"}}, ARTICLE | {"csl": {"part-number": "2"}}),
    "versions of a program": (
        {"type": ItemType.SOFTWARE, "title": TITLE, "csl": {"version": "1.2"}},
        {"type": ItemType.SOFTWARE, "title": TITLE, "csl": {"version": "3"}},
    ),
    "editions in words": (ARTICLE | {"edition": "second"}, ARTICLE | {"edition": "third"}),
    "a preprint and its article": (
        ARTICLE,
        {"type": ItemType.PREPRINT, "title": TITLE, "authors": ARTICLE["authors"], "issued": Edtf.parse("2019")},
    ),
    "a preprint that says so by its number alone": (
        ARTICLE,
        {"title": TITLE, "authors": ARTICLE["authors"], "csl": {"archive": "arXiv", "archive_location": "1901.00001"}},
    ),
    "a letter and its reply": (ARTICLE, ARTICLE | {"title": f"Reply to: {TITLE}"}),
    "a protocol": (
        ARTICLE | {"title": "Tea rounds on acute wards"},
        ARTICLE | {"title": "Tea rounds on acute wards: study protocol"},
    ),
    "a letter under the article's title": (ARTICLE, ARTICLE | {"pages": Pages("88", "89")}),
    "an article and its data": (ARTICLE, {"type": ItemType.DATASET, "title": TITLE, "authors": ARTICLE["authors"]}),
    "reviews of two books": (
        ARTICLE | {"csl": {"reviewed-title": "One book"}},
        ARTICLE | {"csl": {"reviewed-title": "Another work"}},
    ),
    "releases of a program that share a number": (
        {"type": ItemType.SOFTWARE, "title": TITLE, "csl": {"version": "1.0"}},
        {"type": ItemType.SOFTWARE, "title": TITLE, "csl": {"version": "2.0"}},
    ),
    "words that differ by two letters and mean the opposite": (
        ARTICLE | {"title": "Treating hypertension on acute wards", "pages": None},
        ARTICLE | {"title": "Treating hypotension on acute wards", "pages": None},
    ),
    "an update of a review under a DOI of its own": (
        ARTICLE | {"doi": "10.1002/14651858.CD001234.pub2"},
        ARTICLE | {"doi": "10.1002/14651858.CD001234.pub3"},
    ),
    "a translation under the same title": (
        REPORT | {"type": ItemType.BOOK, "language": "en"},
        REPORT | {"type": ItemType.BOOK, "language": "es"},
    ),
    "a second edition of which the first says nothing": (
        REPORT | {"type": ItemType.BOOK},
        REPORT | {"type": ItemType.BOOK, "edition": "2", "issued": Edtf.parse("2022")},
    ),
    "a talk and the article of the next year": (
        ARTICLE
        | {"type": ItemType.PAPER, "container": None, "volume": None, "pages": None, "issued": Edtf.parse("2018")},
        ARTICLE,
    ),
    "an author and a language that differ, on the same page of another volume": (
        ARTICLE,
        ARTICLE | {"volume": "5", "authors": (Person("Wren", "Cy"),), "language": "cy"},
    ),
    "two DOIs when the page differs": (
        ARTICLE | {"doi": "10.5555/x"},
        ARTICLE | {"doi": "10.5555/y", "pages": None},
    ),
}


def _item(fields):
    return Item(id="a", **fields)


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_one_work_is_recognised_however_it_is_written(one, other):
    if "title" in other and other["title"] != "Two" and "type" not in other:
        other = ARTICLE | other
    pair = [_item(one), _item(other)]
    assert len(duplicate_pairs(pair)) == len(duplicate_pairs(pair[::-1])) == 1


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO)
def test_two_works_are_never_taken_for_one(one, other):
    pair = [_item(one), _item(other)]
    assert duplicate_pairs(pair) == duplicate_pairs(pair[::-1]) == []
