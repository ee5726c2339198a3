"""`enrich`, with services played by a server on this machine."""

from __future__ import annotations

import pytest

from testing.libraries import library
from testing.services import play_services
from testing.works import DOI, PMID, TITLE, crossref_work, pubmed_article, pubmed_ids

KEY = "nowhere2019hope"
UNPAYWALL = {"doi": DOI, "is_oa": True, "best_oa_location": {"url": "https://example.org/copy"}}


@pytest.fixture
def services():
    with play_services() as played:
        played.play(
            "/works", {"message": {"items": [crossref_work(), crossref_work(title="Hope elsewhere", DOI="10.5555/no")]}}
        )
        played.play(f"/works/{DOI}", {"message": crossref_work()})
        played.play("/works/doi:", "x", status=404)
        played.play("/entrez/eutils/esearch.fcgi", pubmed_ids(PMID))
        played.play("/entrez/eutils/efetch.fcgi", pubmed_article())
        played.play(f"/v2/{DOI}", UNPAYWALL)
        yield played


@pytest.fixture
def enrich(own_program, services):
    """The program with one reference of its own, and the services."""
    added = own_program("add", "--title", TITLE, "--journal", "J Imagin Care", "--year", "2019", "--id", KEY)
    assert added.status == 0, added.err

    def run(*arguments, env=None):
        return own_program("enrich", *arguments, env=services.environment() | (env or {}))

    return run


def fields(answer):
    return {line.split("\t")[1]: line.split("\t")[2] for line in answer.lines}


def test_nothing_is_written_without_apply(enrich, own_program):
    answer = enrich(KEY)
    assert answer.status == 0, answer.err
    assert fields(answer) == {
        "doi": DOI,
        "pmid": PMID,
        "authors": "Nowhere, Ann",
        "volume": "12",
        "issue": "3",
        "pages": "101-110",
        "journal-abbreviation": "J Imagin Care",
        "oa": "free to read",
        "free-copy": "https://example.org/copy",
        "abstract": "One.",
    }
    assert all(line.split("\t")[0] == KEY and len(line.split("\t")) == 5 for line in answer.lines)
    assert "--apply" in answer.err
    assert "doi" not in library(own_program)["references"][0]


def test_apply_fills_what_is_empty_and_keeps_where_it_was_seen_and_undo_takes_it_back(enrich, own_program):
    before = library(own_program)
    assert enrich(KEY, "--apply").status == 0
    (made,) = library(own_program)["references"]
    assert (made["doi"], made["pmid"], made["volume"], made["container"]) == (DOI, PMID, "12", "J Imagin Care")
    assert made["verified"]["open_access"] is True
    assert made["verified"]["free_copy"] == "https://example.org/copy"
    assert made["verified"]["basis"] == "title"
    assert "https://pubmed.ncbi.nlm.nih.gov/99000001/" in made["verified"]["seen_at"]
    assert made["verified"]["seen_on"]
    assert own_program("undo").status == 0
    assert library(own_program) == before


def test_what_is_complete_ends_with_1_and_is_not_asked_for_again(enrich, services):
    enrich(KEY, "--apply")
    asked = len(services.asked)
    answer = enrich(KEY, "--fields", "doi,volume,oa")
    assert answer.status == 1
    assert "Nothing new" in answer.err
    # By its DOI, which wasn't known before; PubMed's and Unpaywall's answers are on disk.
    assert [path for path in services.paths()[asked:] if not path.startswith("/works")] == []


def test_a_service_that_is_down_costs_only_its_own_part_and_the_status_is_4(enrich, services, own_program):
    services.play("/works", "<html>down</html>", status=403)
    answer = enrich(KEY, "--apply")
    assert answer.status == 4
    assert "Crossref refused the request (status 403)" in answer.err
    assert "Traceback" not in answer.err
    assert library(own_program)["references"][0]["pmid"] == PMID


@pytest.mark.parametrize("body", ["<html>", "{", "[]", '{"message": null}', '{"message": {"items": null}}', ""])
def test_no_answer_makes_a_traceback(enrich, services, body):
    services.answers.clear()
    for path in ("/works", "/entrez", "/v2", "/dois"):
        services.play(path, body)
    answer = enrich(KEY)
    assert answer.status in {1, 4}
    assert "Traceback" not in answer.err
    assert "fault in pswbrief" not in answer.err


def test_offline_asks_nobody(enrich, services):
    assert enrich(KEY, "--offline").status == 1
    assert services.asked == []
    enrich(KEY)
    asked = len(services.asked)
    assert fields(enrich(KEY, "--offline"))["doi"] == DOI
    assert len(services.asked) == asked


def test_who_is_asked_is_said_once_unless_quiet(enrich):
    answer = enrich(KEY)
    assert answer.err.count("Asking Crossref") == 1
    assert "Asking" not in enrich(KEY, "--quiet", env={"XDG_CACHE_HOME": "/nonexistent"}).err


def test_fields_services_and_what_is_missing_can_be_chosen(enrich, services):
    assert set(fields(enrich(KEY, "--fields", "DOI", "--from", "crossref"))) == {"doi"}
    assert services.paths() == ["/works"]
    assert enrich(KEY, "--missing", "container").status == 1
    wrong = enrich(KEY, "--fields", "dio")
    assert wrong.status == 2
    assert "doi" in wrong.err
    assert enrich(KEY, "--from", "google").status == 2


def test_rejected_candidates_are_shown_with_the_reason_on_demand(enrich):
    records = enrich(KEY, "--review", "--format", "json").json()
    (rejected,) = [record for record in records if record["field"] == "rejected"]
    assert rejected["value"].startswith("10.5555/no")
    assert "the title is 'Hope elsewhere'" in rejected["why"]


def test_a_retraction_is_reported_first(enrich, services):
    work = crossref_work(**{"updated-by": [{"DOI": "10.5555/r", "type": "retraction"}]})
    services.play("/works", {"message": {"items": [work]}})
    assert enrich(KEY).lines[0].split("\t")[1:3] == ["notice", "retraction (https://doi.org/10.5555/r)"]


def test_a_difference_is_reported_and_nothing_is_overwritten(enrich, own_program):
    own_program("set", KEY, "doi=" + DOI, "volume=99")
    answer = enrich(KEY, "--apply")
    assert ["differs", "the volume is 12"] in [line.split("\t")[1:3] for line in answer.lines]
    (made,) = library(own_program)["references"]
    assert made["volume"] == "99"
    assert made["verified"]["differs"] == "Crossref: the volume is 12"


def test_the_brief_itself_stays_as_it_is(enrich, own_program, services):
    services.play("/works", {"message": {"items": []}})
    answer = enrich("gillard2022impact", "--apply", "--from", "crossref")
    assert answer.status in {0, 1}
    assert set(library(own_program)) == {"references"}


def test_only_bibliographic_words_leave_the_machine(enrich, own_program, services):
    own_program("note", KEY, "PRIVATE NOTE")
    own_program("tag", KEY, "+SECRETTAG")
    enrich(KEY)
    sent = " ".join([*services.asked, *services.agents])
    assert "PRIVATE" not in sent
    assert "SECRETTAG" not in sent


def test_control_codes_of_a_service_reach_neither_terminal_nor_file(enrich, services, own_program):
    services.play(
        "/works",
        {"message": {"items": [crossref_work(publisher="x", volume="1\x1b[31m2", author=[{"family": "No\x07where"}])]}},
    )
    answer = enrich(KEY, "--apply")
    assert "\x1b" not in answer.out + answer.err
    assert "\x1b" not in repr(library(own_program)).replace("\\x1b", "\x1b")


def test_a_rejected_candidate_is_accepted_by_hand_and_no_other(enrich, own_program, services):
    services.play("/works", {"message": {"items": [crossref_work(title="Hope elsewhere", DOI="10.5555/no")]}})
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids())
    assert enrich(KEY).status == 1
    answer = enrich(KEY, "--accept", "https://doi.org/10.5555/NO", "--apply")
    assert answer.status == 0, answer.err
    assert fields(answer)["doi"] == "10.5555/no"
    assert "accepted by hand" in answer.out
    assert library(own_program)["references"][0]["doi"] == "10.5555/no"


def test_accepting_what_is_no_candidate_is_said_and_what_is_no_identifier_refused(enrich):
    answer = enrich(KEY, "--accept", "10.5555/unheard")
    assert "10.5555/unheard is none of the works that were found and rejected" in answer.err
    assert enrich(KEY, "--accept", "hope").status == 2


def test_articles_whose_pmids_are_known_are_asked_for_together(enrich, services, own_program):
    for at in range(3):
        own_program("add", "--title", f"{TITLE} {at}", "--pmid", f"9900001{at}", "--id", f"own{at}", "--year", "2019")
    enrich("own0", "own1", "own2", "--from", "pubmed")
    asked = [
        query for path, query in zip(services.paths(), services.asked, strict=True) if path.endswith("efetch.fcgi")
    ]
    assert "id=99000010%2C99000011%2C99000012" in asked[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--year", "1900"), "pswbrief: Nothing matched.\nTry without --year.\n"),
        (("--missing", "title"), "pswbrief: None of these references lacks what --missing names.\n"),
    ],
)
def test_where_there_is_nothing_to_look_up_it_says_why(enrich, arguments, said):
    answer = enrich(*arguments)
    assert (answer.status, answer.out, answer.err) == (1, "", said)
