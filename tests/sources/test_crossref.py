"""Crossref's answers, whole and damaged. The works are made up."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from pswbrief.core.found_work import NoticeKind, WorkKind
from pswbrief.core.name import Organisation, Person
from pswbrief.sources.crossref import fetch_ahead, look_up, read_works
from testing.services import Played

WORK = {
    "DOI": "10.5555/CARE.1",
    "type": "journal-article",
    "title": ["Hope on the ward"],
    "subtitle": ["A study"],
    "container-title": ["Journal of Imagined Care &amp; Hope"],
    "short-container-title": ["J Imagin Care Hope"],
    "author": [{"family": "Nowhere", "given": "Ann", "sequence": "first"}, {"name": "Ward Group"}],
    "published-print": {"date-parts": [[2019, 5]]},
    "published-online": {"date-parts": [[2018, 12, 1]]},
    "issued": {"date-parts": [[2018, 12, 1]]},
    "volume": "12",
    "issue": "3",
    "page": "101-110",
    "ISSN": ["1234-5678", "2345-6789"],
    "abstract": "<jats:p>Hope.</jats:p>",
    "language": "en",
    "publisher": "Imagined Press",
}


def test_a_record_is_read_whole():
    (work,) = read_works({"status": "ok", "message": WORK})
    assert work.doi == "10.5555/care.1"
    assert work.page == "https://api.crossref.org/works/10.5555%2Fcare.1"
    assert work.kind is WorkKind.ARTICLE
    assert work.full_title == "Hope on the ward: A study"
    assert work.containers == ("Journal of Imagined Care & Hope", "J Imagin Care Hope")
    assert work.abbreviation == "J Imagin Care Hope"
    assert work.authors == (Person("Nowhere", "Ann"), Organisation("Ward Group"))
    assert work.years == (2019, 2018)
    assert str(work.issued) == "2019-05"
    assert (work.volume, work.issue, work.pages, work.abstract) == ("12", "3", "101-110", "Hope.")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        "text",
        {},
        {"message": None},
        {"message": {"items": None}},
        {"message": {"items": [None, 3, "x", {}]}},
        {"message": []},
    ],
)
def test_what_is_no_record_is_left_out(answer):
    assert read_works(answer) == []


@pytest.mark.parametrize("name", [name for name in WORK if name != "DOI"])
@pytest.mark.parametrize("junk", [None, [], {}, [None], "?", 7, [{"x": None}]])
def test_a_record_with_one_damaged_field_is_still_read(name, junk):
    (work,) = read_works({"message": {"items": [WORK | {name: junk}]}})
    assert work.doi == "10.5555/care.1"


def test_types_that_are_no_articles():
    kinds = {"posted-content": WorkKind.PREPRINT, "peer-review": WorkKind.PEER_REVIEW, "journal-issue": WorkKind.OTHER}
    for name, kind in kinds.items():
        assert read_works(WORK | {"type": name})[0].kind is kind
    assert read_works({name: value for name, value in WORK.items() if name != "type"})[0].kind is WorkKind.UNKNOWN


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("retraction", NoticeKind.RETRACTION),
        ("expression_of_concern", NoticeKind.CONCERN),
        ("Expression of concern", NoticeKind.CONCERN),
        ("erratum", NoticeKind.CORRECTION),
    ],
)
def test_what_was_published_about_a_work_since_is_a_notice(name, kind):
    (work,) = read_works(WORK | {"updated-by": [{"DOI": "10.5555/n", "type": name}, {"type": "new_version"}]})
    assert [(notice.kind, notice.doi) for notice in work.notices] == [(kind, "10.5555/n")]


def test_a_title_that_says_retracted_is_a_notice_too():
    (work,) = read_works(WORK | {"title": ["RETRACTED: Hope on the ward"]})
    assert work.notices[0].kind is NoticeKind.RETRACTION


@pytest.mark.parametrize(("name", "kind"), [("correction", WorkKind.NOTICE), ("new_version", WorkKind.ARTICLE)])
def test_a_notice_is_no_article_whatever_its_title(name, kind):
    (work,) = read_works(WORK | {"update-to": [{"DOI": "10.5555/n", "type": name}]})
    assert work.kind is kind


def test_many_works_are_asked_for_at_once_and_each_is_known_by_itself(client, services):
    dois = [f"10.5555/care.{at}" for at in range(60)]
    works = {doi: WORK | {"DOI": doi} for doi in dois}

    def play(target):
        query = parse_qs(urlsplit(target).query)
        asked = query["filter"][0].split(",") if "filter" in query else []
        return Played(
            json.dumps({"message": {"items": [work for doi, work in works.items() if f"doi:{doi}" in asked]}})
        )

    services.answers["/works"] = play
    fetch_ahead(client, [*dois, "10.5555/gone"])
    assert len(services.asked) == 2
    assert [look_up(client, doi) for doi in dois] == [read_works(works[doi])[0] for doi in dois]
    assert len(services.asked) == 2
    # Neither a single one nor what is known is asked for ahead.
    fetch_ahead(client, [dois[0], "10.5555/new"])
    assert len(services.asked) == 2
