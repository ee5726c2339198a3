"""Proposals: what is empty is filled, what is there stays, and what differs is reported. The works are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.found_work import FoundWork, Notice, NoticeKind, WorkKind
from pswbrief.core.name import Organisation, Person
from pswbrief.core.reference import Reference
from pswbrief.sources.free_copies import FreeCopy
from pswbrief.sources.identification import Identification
from pswbrief.sources.proposals import FIELDS, propose, values_to_set

BARE = {"id": "nowhere2019hope", "type": "article-journal", "title": "Hope on the ward"}
WORK = FoundWork(
    service="Crossref",
    page="https://api.crossref.org/works/10.5555%2Fcare.1",
    kind=WorkKind.ARTICLE,
    title="Hope on the ward",
    authors=(Person("Nowhere", "Ann"), Organisation("Ward Group")),
    containers=("Journal of Imagined Care",),
    abbreviation="J Imagin Care",
    publisher="Imagined Press",
    years=(2019,),
    volume="12",
    issue="3",
    pages="101-110",
    doi="10.5555/care.1",
    abstract="One.\nTwo.",
)


def finding(*works, copies=()):
    return Identification(list(works), ["same DOI"] * len(works), list(copies))


def reference(**fields):
    return Reference.model_validate(BARE | fields)


def proposed(made):
    return {proposal.field: proposal.value for proposal in made}


def test_every_empty_field_is_proposed_with_its_source_page_and_reason():
    made = propose(reference(), finding(WORK))
    assert proposed(made) == {
        "doi": "10.5555/care.1",
        "authors": "Nowhere, Ann; Ward Group",
        "container": "Journal of Imagined Care",
        "volume": "12",
        "issue": "3",
        "pages": "101-110",
        "journal-abbreviation": "J Imagin Care",
        "abstract": "One.\nTwo.",
    }
    assert {(proposal.source, proposal.why, proposal.page) for proposal in made} == {
        ("Crossref", "same DOI", WORK.page)
    }


def test_what_is_there_is_never_proposed_anew_and_a_difference_is_reported():
    full = reference(
        doi="10.5555/care.1", container="Journal of Imagined Care", volume="13", issued="2019", abstract="Mine."
    )
    made = propose(full, finding(WORK), FIELDS)
    assert "abstract" not in proposed(made)
    assert [proposal.value for proposal in made if proposal.field == "differs"] == ["the volume is 12"]


def test_printed_values_stay_and_verified_ones_are_kept_separately():
    printed = reference(source="Journal of Imagined Care 2019", container="Journal of Imagined Care", issued="2019")
    places = {proposal.field: proposal.place for proposal in propose(printed, finding(WORK))}
    assert places["volume"] == "verified.volume"
    assert places["doi"] == "doi"
    assert "abstract" not in places
    values = values_to_set(
        printed.model_dump(mode="json", exclude_none=True), propose(printed, finding(WORK)), "2026-11-29"
    )
    assert "volume" not in values
    assert values["verified"]["volume"] == "12"
    assert values["verified"]["seen_on"] == "2026-11-29"
    assert (
        Reference.model_validate(printed.model_dump(mode="json", exclude_none=True) | values).best("volume").value
        == "12"
    )


def test_notices_come_first_and_are_reported_once():
    retracted = replace(WORK, notices=(Notice(NoticeKind.RETRACTION, doi="10.5555/r"),))
    made = propose(reference(), finding(retracted, replace(retracted, service="PubMed")))
    assert [proposal.field for proposal in made].count("notice") == 1
    assert (made[0].field, made[0].value) == ("notice", "retraction (https://doi.org/10.5555/r)")
    known = reference(
        verified={"basis": "title", "seen_at": ["https://x.org"], "notices": ["retraction (https://doi.org/10.5555/r)"]}
    )
    assert "notice" not in proposed(propose(known, finding(retracted)))


def test_a_retraction_that_only_openalex_knows_of_is_reported():
    made = propose(
        reference(), finding(WORK, copies=[FreeCopy("OpenAlex", "https://p.org", is_open=False, retracted=True)])
    )
    assert made[0].value == "retraction"


def test_the_first_service_that_has_a_value_gives_it():
    other = replace(WORK, service="PubMed", pmid="99", abstract="Other.")
    made = propose(reference(), finding(replace(WORK, abstract=None), other))
    assert {proposal.field: proposal.source for proposal in made}["abstract"] == "PubMed"
    assert proposed(made)["pmid"] == "99"


def test_a_free_copy_is_reported_with_its_address_and_kept_as_open_access():
    copies = [
        FreeCopy("OpenAlex", "https://a.org", is_open=False),
        FreeCopy("Unpaywall", "https://u.org", is_open=True, address="https://copy.org"),
    ]
    free, copy = propose(reference(), finding(copies=copies))
    assert (free.field, free.value, free.source) == ("oa", "free to read", "Unpaywall")
    assert (copy.field, copy.value) == ("free-copy", "https://copy.org")
    verified = values_to_set(BARE, [free, copy], "2026-11-29")["verified"]
    assert (verified["open_access"], verified["free_copy"]) == (True, "https://copy.org")
    closed = reference(verified={"basis": "title", "seen_at": ["https://x.org"], "open_access": False})
    assert [proposal.field for proposal in propose(closed, finding(copies=copies))] == ["differs", "free-copy"]


def test_an_article_number_is_no_page():
    made = proposed(propose(reference(), finding(replace(WORK, pages="e33693"))))
    assert made["article_number"] == "e33693"
    assert "pages" not in made
    assert "article_number" not in proposed(propose(reference(pages="1-9"), finding(replace(WORK, article_number="7"))))


@pytest.mark.parametrize("changes", [{"doi": "not a doi"}, {"pages": "none"}, {"pmid": "0"}])
def test_a_value_that_no_catalogue_may_hold_is_not_proposed(changes):
    made = proposed(propose(reference(), finding(replace(WORK, **changes))))
    assert not changes.keys() & made.keys()


def test_only_the_fields_asked_for_are_proposed():
    assert set(proposed(propose(reference(), finding(WORK), ("doi", "volume")))) == {"doi", "volume"}


def test_what_was_filled_meanwhile_stays():
    made = propose(reference(), finding(WORK))
    values = values_to_set(
        BARE | {"volume": "99", "verified": {"basis": "abstract", "seen_at": ["https://x.org"]}}, made, "2026-11-29"
    )
    assert "volume" not in values
    assert values["verified"]["basis"] == "abstract"
    assert values["verified"]["seen_at"] == ["https://x.org", WORK.page]
    assert values["csl"] == {"container-title-short": "J Imagin Care"}


def test_a_difference_joins_those_that_are_known():
    known = {"basis": "title", "seen_at": ["https://x.org"], "differs": "a page says so"}
    made = propose(reference(volume="13", verified=known), finding(WORK))
    values = values_to_set(BARE | {"volume": "13", "verified": known}, made, "2026-11-29")
    assert values["verified"]["differs"] == "a page says so; Crossref: the volume is 12"
