"""`add` by identifier and `import --lookup`, with services played by a server on this machine."""

from __future__ import annotations

import pytest

from testing.libraries import library
from testing.services import play_services
from testing.works import DOI, PMID, TITLE, crossref_work, pubmed_article, pubmed_ids

ISBN = "9780306406157"


@pytest.fixture
def services():
    with play_services() as played:
        played.play(f"/works/{DOI}", {"message": crossref_work()})
        played.play("/entrez/eutils/esearch.fcgi", pubmed_ids(PMID))
        played.play("/entrez/eutils/efetch.fcgi", pubmed_article())
        played.play(
            "/api/books",
            {
                f"ISBN:{ISBN}": {
                    "title": "A book of hope",
                    "authors": [{"name": "Bo Elsewhere"}],
                    "publish_date": "2001",
                }
            },
        )
        yield played


@pytest.fixture
def run(own_program, services):
    def call(*arguments, stdin=b""):
        return own_program(*arguments, stdin=stdin, env=services.environment())

    return call


@pytest.mark.parametrize(
    "text", [DOI, f"https://doi.org/{DOI}", f"PMID: {PMID}", f"https://pubmed.ncbi.nlm.nih.gov/{PMID}/"]
)
def test_a_reference_is_added_whole_by_any_form_of_its_identifier(run, own_program, text):
    answer = run("add", text, "--tag", "hope")
    assert answer.status == 0, answer.err
    assert answer.out == "nowhere2019hope\n"
    assert TITLE in answer.err
    (made,) = library(own_program)["references"]
    assert (made["doi"], made["pmid"], made["volume"], made["pages"]) == (DOI, PMID, "12", "101-110")
    assert made["tags"] == ["hope"]
    assert made["csl"]["container-title-short"] == "J Imagin Care"
    assert made["verified"]["basis"] == "identifier"
    assert made["verified"]["seen_at"]


def test_what_is_there_already_is_named_and_not_asked_for(run, own_program, services):
    run("add", DOI)
    asked = len(services.asked)
    answer = run("add", f"doi:{DOI.upper()}")
    assert answer.status == 2
    assert "nowhere2019hope" in answer.err
    assert len(services.asked) == asked
    # By another of its identifiers, which led to the same work.
    assert run("add", f"PMID {PMID}").status == 2
    assert len(library(own_program)["references"]) == 1


def test_an_unknown_identifier_ends_with_1_and_writes_nothing(run, own_program, services):
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids())
    answer = run("add", "10.5555/unknown")
    assert answer.status == 1
    assert "10.5555/unknown" in answer.err
    assert library(own_program) == {}


def test_a_service_that_is_down_ends_with_4_and_writes_nothing(run, own_program, services):
    services.answers.clear()
    for path in ("/works", "/dois", "/entrez"):
        services.play(path, "x", status=403)
    answer = run("add", DOI)
    assert answer.status == 4
    assert library(own_program) == {}


def test_several_identifiers_come_from_standard_input_and_one_work_is_added_once(run, own_program):
    answer = run("add", "-", ISBN, stdin=f"{DOI}\nPMID:{PMID}\n".encode())
    assert answer.status == 0, answer.err
    assert sorted(answer.lines) == ["elsewhere2001book", "nowhere2019hope"]
    assert len(library(own_program)["references"]) == 2
    assert run("undo").status == 0
    assert library(own_program).get("references", []) == []


@pytest.mark.parametrize("text", ["hope", "https://example.org/page", "0-306-40615-3"])
def test_what_is_no_identifier_is_wrong_usage_and_nobody_is_asked(run, services, text):
    answer = run("add", text)
    assert answer.status == 2
    assert services.asked == []


def test_a_retraction_is_reported(run, services):
    services.play(
        f"/works/{DOI}", {"message": crossref_work(**{"updated-by": [{"type": "retraction", "DOI": "10.5555/r"}]})}
    )
    assert "retraction" in run("add", DOI).err


def test_a_text_with_identifiers_is_imported_and_lines_without_are_reported(run, own_program):
    text = f"1. Nowhere A. Hope. doi:{DOI}.\n\nA line without one\n"
    answer = run("import", "--lookup", "-", "--tag", "read", stdin=text.encode())
    assert answer.status == 0, answer.err
    assert answer.out == "nowhere2019hope\n"
    assert "standard input:3:" in answer.err
    assert library(own_program)["references"][0]["tags"] == ["read"]


def test_a_dry_run_asks_nobody(run, services):
    answer = run("import", "--lookup", "--dry-run", "-", stdin=f"{DOI}\n".encode())
    assert (answer.status, answer.out) == (0, f"{DOI}\n")
    assert services.asked == []
    assert run("import", "--lookup", "-", stdin=b"nothing\n").status == 1


CITED = f"1. Nowhere A. {TITLE}. J Imagin Care. 2019;12(3):101-10."


def test_a_reference_in_words_is_added_if_one_work_agrees_with_all_that_it_says(run, own_program, services):
    services.play("/works", {"message": {"items": [crossref_work(), crossref_work(DOI="10.5555/b", volume="13")]}})
    answer = run("import", "--lookup", "-", stdin=f"{CITED}\n\nA line of prose\n".encode())
    assert (answer.status, answer.out) == (0, "nowhere2019hope\n"), answer.err
    (made,) = library(own_program)["references"]
    assert (made["doi"], made["verified"]["basis"]) == (DOI, "title")
    assert "standard input:3: no identifier and no reference is in this line" in answer.err


@pytest.mark.parametrize(
    "wrong",
    [CITED.replace("12(3)", "14(3)"), CITED.replace(":101-10", ":201-10"), CITED.replace("Nowhere A", "Elsewhere B")],
)
def test_a_reference_in_words_that_differs_in_one_thing_adds_nothing(run, own_program, services, wrong):
    services.play("/works", {"message": {"items": [crossref_work()]}})
    answer = run("import", "--lookup", "-", stdin=f"{wrong}\n".encode())
    assert (answer.status, answer.out) == (1, "")
    assert "standard input:1: no work that is known agrees with this reference" in answer.err
    assert not (own_program.data / "pswbrief" / "library.toml").exists()


def test_a_reference_in_words_is_not_given_up_where_a_service_fails(run, services):
    services.play("/works", {}, status=500)
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids())
    answer = run("import", "--lookup", "-", stdin=f"{CITED}\n".encode())
    assert answer.status == 4
    assert "a service could not be asked for this reference" in answer.err
