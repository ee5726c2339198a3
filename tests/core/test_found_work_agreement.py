"""The rule of agreement: each part of a reference can refuse a candidate, and only the one that nothing refuses is accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.found_work import FoundWork, WorkKind
from pswbrief.core.found_work_agreement import agree, contradiction, disagreement, disagreement_in
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages

TITLE = "Lived experience roles in community mental health teams: a qualitative study"
ASKED = Item(
    id="x",
    type=ItemType.ARTICLE,
    title=TITLE,
    container="Journal of Imagined Care",
    issued=Edtf.parse("2019"),
    volume="12",
    issue="3",
    pages=Pages("101", "110"),
)
RIGHT = FoundWork(
    service="Test",
    page="https://example.org/1",
    kind=WorkKind.ARTICLE,
    title=TITLE,
    authors=(Person("Nowhere", "Ann"),),
    containers=("Journal of Imagined Care", "J Imagin Care"),
    years=(2019, 2018),
    volume="12",
    issue="3",
    pages="101-110",
    doi="10.5555/care.12.3.101",
)


def test_the_same_work_is_accepted():
    assert disagreement(ASKED, RIGHT) is None
    assert agree(ASKED, [RIGHT]).accepted is RIGHT


@pytest.mark.parametrize(
    "changes",
    [
        {"title": TITLE.partition(":")[0], "subtitle": "A Qualitative Study"},
        # A deposited subtitle that only says the title's beginning again.
        {"subtitle": TITLE.partition(":")[0]},
        {"title": TITLE.partition(":")[0]},
        {"containers": ("J. Imagin. Care",)}, {"years": (2020,)}, {"years": (2005, 2019)}, {"pages": "n/a-n/a"},
        {"issue": None, "pages": None}, {"issue": None, "kind": WorkKind.UNKNOWN}, {"issue": "03", "pages": "101–10"},
        # The volume and the page show that 2015 is when it was put online, the volume and the issue the same of 2016.
        {"years": (2015,)}, {"years": (2016,), "pages": None},
        # A service that leaves the year or the journal out, but not both the volume and the page.
        {"years": ()}, {"containers": ()}, {"containers": (), "pages": None}, {"containers": (), "volume": None},
    ],
)  # fmt: skip
def test_what_services_write_otherwise_is_still_the_same(changes):
    assert disagreement(ASKED, replace(RIGHT, **changes)) is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": f"Correction to: {TITLE}"}, "correction"),
        ({"title": f"{TITLE}: a reply"}, "reply"),
        ({"title": f"Retracted: {TITLE}"}, "retracted"),
        ({"title": TITLE.replace("qualitative", "quantitative")}, "the title is"),
        ({"title": TITLE.replace("a qualitative study", "a systematic review")}, "the title is"),
        ({"containers": ("Journal of Imagined Care Reports",), "years": (2021,)}, "it is in"),
        ({"containers": ("Annals of Other Things",)}, "it is in"),
        ({"years": (2016,), "volume": None}, "the year is 2016"),
        ({"volume": "13"}, "the volume is 13"),
        ({"issue": "4"}, "the issue is 4"),
        ({"pages": "55-60"}, "the page is 55-60"),
        ({"kind": WorkKind.PREPRINT}, "preprint"),
        ({"kind": WorkKind.PEER_REVIEW}, "peer review"),
        ({"kind": WorkKind.ABSTRACT}, "conference abstract"),
        ({"kind": WorkKind.CHAPTER}, "chapter"),
        # The type was left out of the answer; the registrant shows what it is.
        ({"kind": WorkKind.UNKNOWN, "doi": "10.26434/chemrxiv-2022-x"}, "preprint"),
        ({"containers": (), "volume": None, "pages": None}, "journal"),
        ({"years": (), "volume": None, "issue": None, "pages": None}, "year"),
        ({"title": TITLE.partition(":")[0], "volume": None, "pages": None}, "subtitle"),
    ],
)
def test_whatever_speaks_against_a_candidate_refuses_it(changes, reason):
    refused = disagreement(ASKED, replace(RIGHT, **changes))
    assert refused is not None
    assert reason in refused


def test_another_author_refuses_and_a_group_says_nothing():
    by = replace(ASKED, authors=(Person("Elsewhere", "B"),))
    assert disagreement(by, RIGHT) == "it is by Nowhere, Ann"
    assert disagreement(replace(ASKED, authors=(Organisation("Care Group"),)), RIGHT) is None
    assert disagreement(replace(ASKED, authors=(Person("van Nowhere", "A"),)), RIGHT) is None


def test_a_short_title_needs_the_volume_and_the_issue_or_page_as_well():
    asked = replace(ASKED, title="Peer support", pages=None)
    right = replace(RIGHT, title="Peer support", pages=None)
    assert disagreement(asked, right) is None
    assert disagreement(replace(asked, issue=None, pages=Pages("101")), replace(right, pages="101-2")) is None
    assert "short" in str(disagreement(replace(asked, volume=None), right))
    assert "short" in str(disagreement(asked, replace(right, volume=None)))
    assert "short" in str(disagreement(asked, replace(right, issue=None)))
    # The year is no exception for it, though volume and issue agree.
    assert "year" in str(disagreement(asked, replace(right, years=(2011,))))


# Works that look like the one asked for and are others: what is asked for differs from `ASKED`, what is found from `RIGHT`.
REPORT = "Annual report of the peer support programme"
PUZZLES = {
    "next year's annual report": (
        {"title": REPORT, "volume": None, "issue": None, "pages": None},
        {"title": REPORT, "years": (2020,), "volume": "13"},
    ),
    "next year's list of reviewers, by the same people": (
        {"title": "Acknowledgement to our reviewers of this year", "authors": (Person("Nowhere", "Ann"),), "volume": None},
        {"title": "Acknowledgement to our reviewers of this year", "years": (2020,), "issue": None, "pages": "1-2"},
    ),
    "a volume that a new series counts again": (
        {"issued": Edtf.parse("1985"), "pages": None},
        {"years": (2019,)},
    ),
    "an editorial of the same volume": ({"title": "Editorial", "issue": None, "pages": None}, {"title": "Editorial"}),
    "another editorial of the same issue": ({"title": "Guest editorial", "pages": None}, {"title": "Guest editorial"}),
    "a book review of the same issue": ({"title": "Book reviews", "pages": None}, {"title": "Book Reviews"}),
    "the review of a book of that title": (
        {"type": ItemType.BOOK, "container": None, "volume": None, "issue": None, "pages": None},
        {"title": TITLE},
    ),
    "a correction that is titled as the article": ({}, {"kind": WorkKind.NOTICE}),
    "a corrigendum, said at the end": ({}, {"title": f"{TITLE} (Corrigendum)"}),
    "the second part of what is asked for whole": (
        {"title": TITLE.partition(":")[0], "issue": None, "pages": None},
        {"title": f"{TITLE.partition(':')[0]}: part 2"},
    ),
    "the second part, in a field of its own": (
        {"title": f"{TITLE.partition(':')[0]}: part one, the wards", "issue": None, "pages": None},
        {"title": TITLE.partition(":")[0], "subtitle": "Part two, the streets"},
    ),
    "another study under the same main title": (
        {"issue": None, "pages": None},
        {"title": TITLE.partition(":")[0], "subtitle": "A randomised trial"},
    ),
    "the protocol of the study": (
        {"title": TITLE.partition(":")[0], "issue": None, "pages": None},
        {"title": f"{TITLE.partition(':')[0]}: study protocol"},
    ),
    "a preprint of the journal's own server": ({}, {"doi": "10.2196/preprints.12345"}),
    "a preprint, where the year is the article's": ({"volume": None}, {"kind": WorkKind.PREPRINT, "volume": None}),
    "the authors' reply": ({}, {"title": f"Authors' reply: {TITLE}"}),
    "a comment on the article": ({}, {"title": f"Comment on: {TITLE}"}),
    "the article that a reply is about": ({"title": f"{TITLE}: reply to Okoro"}, {}),
    "a conference abstract with a page in figures": (
        {"issue": None, "pages": None},
        {"issue": "Suppl 1", "pages": "45"},
    ),
    "a conference abstract without a page": (
        {"issue": None, "pages": None},
        {"issue": "Supplement 2", "pages": None, "article_number": "P12"},
    ),
    "the journal's edition in another language": ({}, {"containers": ("Journal of Imagined Care (English ed.)",)}),
    "the title of a translation": ({}, {"title": "Rôles d'expérience vécue dans les équipes communautaires"}),
    "somebody else of that family": ({"authors": (Person("Nowhere", "Benjamin"),)}, {}),
    "the other half of a volume": ({"volume": "12A", "pages": None}, {"volume": "12B"}),
    "next year's edition of a report": (
        {"type": ItemType.REPORT, "container": None, "publisher": "Imagined Trust", "volume": None},
        {"kind": WorkKind.REPORT, "publisher": "Imagined Trust", "years": (2020,), "volume": None, "issue": None, "pages": None},
    ),
    "the same talk at next year's congress": (
        {"type": ItemType("paper-conference"), "title": "Peer workers on wards: congress paper", "container": "Congress on Care"},
        {"kind": WorkKind.PAPER, "title": "Peer workers on wards: congress paper", "containers": ("Congress on Care",),
         "years": (2020,), "volume": None, "issue": None, "pages": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("puzzle", PUZZLES)
def test_a_work_that_only_looks_like_the_one_asked_for_is_refused(puzzle):
    asked, found = PUZZLES[puzzle]
    assert agree(replace(ASKED, **asked), [replace(RIGHT, **found)]).accepted is None


def test_a_correction_that_is_asked_for_is_found():
    title = f"Correction to: {TITLE}"
    assert disagreement(replace(ASKED, title=title), replace(RIGHT, title=title, kind=WorkKind.NOTICE)) is None


def test_what_is_off_by_a_year_is_the_same_where_nothing_comes_out_every_year():
    asked = replace(ASKED, volume=None, issue=None, pages=None)
    online = replace(RIGHT, years=(2018,), volume=None, issue=None, pages=None)
    assert disagreement(replace(asked, authors=(Person("Nowhere", "A. B."),)), online) is None
    assert disagreement(asked, replace(RIGHT, years=(2020,))) is None


def test_one_page_of_a_supplement_is_a_conference_abstract_unless_its_issue_or_page_is_asked_for():
    abstract = replace(RIGHT, issue="Suppl_1", pages="S45-S45")
    asked = replace(ASKED, issue=None, pages=None)
    assert "abstract" in str(disagreement(asked, abstract))
    assert disagreement(replace(asked, pages=Pages("S45")), abstract) is None
    assert disagreement(replace(asked, issue="Suppl. 1"), abstract) is None
    assert disagreement(asked, replace(abstract, pages="S45-S49")) is None
    assert "abstract" in str(disagreement(asked, replace(abstract, pages="S45-")))


def test_article_numbers_agree_whatever_field_they_are_in():
    asked = replace(ASKED, pages=None, article_number="e0298315")
    assert disagreement(asked, replace(RIGHT, pages="e0298315")) is None
    assert disagreement(asked, replace(RIGHT, pages=None, article_number="298315")) is None
    assert "page" in str(disagreement(asked, replace(RIGHT, pages=None, article_number="e0298316")))


def test_a_journal_whose_name_was_cut_short_passes_only_where_all_else_agrees():
    asked = replace(ASKED, container="Journal of Imagined Care and Hope", issue=None, pages=None)
    right = replace(RIGHT, containers=("Journal of Imagined Care and Hope Research",))
    assert disagreement(asked, right) is None
    assert "it is in" in str(disagreement(replace(asked, volume=None), right))


def test_two_candidates_that_fit_leave_none():
    twin = replace(RIGHT, doi="10.5555/care.other", page="https://example.org/2")
    result = agree(ASKED, [RIGHT, twin])
    assert result.accepted is None
    assert {rejection.reason for rejection in result.rejected} == {"another candidate fits as well"}


def test_one_work_that_is_described_twice_is_one_candidate():
    again = replace(RIGHT, doi="10.5555/CARE.12.3.101", years=(2019,))
    assert agree(ASKED, [RIGHT, again]).accepted is RIGHT


def test_the_right_one_is_found_among_those_that_look_like_it():
    others = [
        replace(RIGHT, doi=f"10.5555/{number}", title=f"{TITLE} in {number}", volume=str(number))
        for number in range(2010, 2020)
    ]
    result = agree(ASKED, [*others, RIGHT])
    assert result.accepted is RIGHT
    assert len(result.rejected) == len(others)


def test_a_report_needs_its_publisher_or_author():
    title = "A plan for peer workers in every team"
    asked = Item(id="r", type=ItemType.REPORT, title=title, publisher="Imagined Trust", issued=Edtf.parse("2020"))
    report = FoundWork(service="Test", page="p", kind=WorkKind.REPORT, title=title, years=(2020,), doi="10.5555/r")
    assert "nothing but the title" in str(disagreement(asked, report))
    assert disagreement(asked, replace(report, publisher="Imagined Trust")) is None
    assert "article" in str(disagreement(asked, replace(report, kind=WorkKind.ARTICLE, publisher="Imagined Trust")))


def test_a_web_page_is_never_looked_for_by_its_title():
    asked = replace(ASKED, type=ItemType.WEBPAGE)
    assert disagreement(asked, RIGHT) is not None


def test_an_identifier_is_contradicted_by_another_title_only():
    assert contradiction(ASKED, replace(RIGHT, volume="99", years=(1990,))) is None
    assert "Something else" in str(contradiction(ASKED, replace(RIGHT, title="Something else entirely about trees")))
    assert contradiction(ASKED, replace(RIGHT, title="")) is None


FULL = replace(ASKED, doi="10.5555/CARE.12.3.101", pmid="7", pmcid="PMC7")


@pytest.mark.parametrize(
    ("changes", "differences"),
    [
        ({}, []),
        ({"title": "", "containers": (), "years": (), "volume": None, "issue": None, "pages": None, "doi": None}, []),
        ({"title": "Another one"}, [("title", "the title is 'Another one'")]),
        ({"containers": ("Annals of Moors",)}, [("container", "it is in 'Annals of Moors'")]),
        # The year before is no objection, but a difference; that of one of two dates is none.
        ({"years": (2018,)}, [("issued", "the year is 2018")]),
        ({"years": (2014, 2015)}, [("issued", "the year is 2014 or 2015")]),
        ({"years": (2014, 2019)}, []),
        ({"volume": "13", "issue": "4"}, [("volume", "the volume is 13"), ("issue", "the issue is 4")]),
        ({"pages": "55-60"}, [("pages", "the page is 55-60")]),
        ({"pages": None, "article_number": "e7"}, []),
        ({"doi": "10.5555/other"}, [("doi", "the DOI is 10.5555/other")]),
        ({"pmid": "8", "pmcid": "pmc7"}, [("pmid", "the PMID is 8")]),
        ({"pmid": "7", "pmcid": "PMC8"}, [("pmcid", "the PMCID is PMC8")]),
    ],
)
def test_each_field_that_differs_is_named_and_what_one_side_lacks_is_no_difference(changes, differences):
    assert list(disagreement_in(FULL, replace(RIGHT, **changes))) == differences


def test_a_reference_of_which_nothing_is_known_differs_in_nothing():
    assert list(disagreement_in(Item(id="x"), RIGHT)) == []
