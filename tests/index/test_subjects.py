"""Filing under headings: by DOI, PMID or title and year, by rule, and with a vocabulary of one's own."""

from __future__ import annotations

import os
import tomllib

import pytest

from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.index.freshness import vocabulary_version
from pswbrief.index.subjects import Subjects, subjects, vocabulary
from pswbrief.store.locations import own_vocabulary_file, shipped_catalogue, subjects_file
from pswbrief.text.about import About
from pswbrief.text.vocabulary import parse_vocabulary
from testing.catalogues import reference

FILED = """
[[subjects]]
doi = "10.1186/X-y"
pmid = "22812608"
title = "Peer work: a study"
year = 2012
main = ["burnout"]
minor = ["training"]
"""
ABOUT = About(("burnout",), ("training",), by_hand=True)
KNOWN = parse_vocabulary('headings = ["burnout", "training", "stigma"]')


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = own_vocabulary_file()
    path.parent.mkdir(parents=True)
    return path


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.1186/x-Y"},
        {"pmid": "22812608"},
        {"title": "PEER WORK - a study", "issued": "2012-05"},
        {
            "title": "Other",
            "verified": {"basis": "title", "title": "Peer work: a study", "seen_at": ["https://example.org"]},
            "issued": "2012",
        },
    ],
)
def test_a_reference_is_known_by_any_of_its_names_wherever_it_is(fields) -> None:
    found = Subjects(KNOWN, FILED).of(Reference.model_validate(reference(**fields)), "Anywhere")
    assert found == ABOUT


@pytest.mark.parametrize("year", ["2013", None])
def test_another_year_is_another_paper(year) -> None:
    table = reference(title="Peer work: a study", issued=year)
    assert Subjects(KNOWN, FILED).of(Reference.model_validate(table), "") == About()


def test_a_paper_without_a_year_is_known_by_its_title_alone() -> None:
    filed = FILED.replace("year = 2012\n", "")
    table = reference(title="Peer work: a study")
    assert Subjects(KNOWN, filed).of(Reference.model_validate(table), "") == ABOUT
    assert Subjects(KNOWN, filed).of(Reference.model_validate(table | {"issued": "2012"}), "") == About()


def test_a_title_on_public_pages_is_read_as_well_as_the_printed_one() -> None:
    verified = {"basis": "title", "title": "Burnout", "seen_at": ["https://example.org"]}
    table = reference(title="Stigma", verified=verified)
    assert Subjects(KNOWN, "").of(Reference.model_validate(table), "") == About(("burnout", "stigma"), ())


def test_what_nobody_filed_is_filed_by_its_texts_tags_and_section() -> None:
    table = reference(title="Stigma at work", abstract="It leads to burnout.", tags=["Training"])
    found = Subjects(KNOWN, FILED).of(Reference.model_validate(table), "Stigma")
    assert set(found.main) == {"stigma", "training"}
    assert found.minor == ("burnout",)


def test_every_reference_of_the_brief_is_filed_under_known_headings() -> None:
    tables = tomllib.loads(subjects_file().read_text(encoding="utf-8"))["subjects"]
    assert {heading for table in tables for kind in ("main", "minor") for heading in table.get(kind, ())} <= set(
        vocabulary().headings
    )
    filed = [(table["title"], table.get("year")) for table in tables]
    brief = tomllib.loads(shipped_catalogue().read_text(encoding="utf-8"))["references"]
    assert {title for title, _ in filed} == {one["title"] for one in brief}
    for table in tables:
        assert not set(table.get("main", ())) & set(table.get("minor", ())), table["title"]


def test_a_vocabulary_of_ones_own_adds_to_it_and_changes_its_version(own) -> None:
    before, headings = vocabulary_version(), vocabulary().headings
    own.write_text('headings = ["falconry"]\n', encoding="utf-8")
    assert vocabulary_version() != before
    assert vocabulary().headings == (*headings, "falconry")
    table = Reference.model_validate(reference(title="Falconry in towns"))
    assert subjects().of(table, "").main == ("falconry",)


def test_a_mistake_in_it_is_reported_with_file_and_line(own) -> None:
    own.write_text('headings = []\n[[concepts]]\nlabel = "a"\nsynonym = ["b"]\n', encoding="utf-8")
    with pytest.raises(InputError) as raised:
        vocabulary()
    assert raised.value.sentence.startswith(f"{own}, line 4: a concept has no 'synonym'")


def test_its_questions_may_be_about_a_heading_that_ships_and_not_about_what_is_none(own) -> None:
    concept = '[[concepts]]\nlabel = "{}"\nquestions = ["why"]\n'
    own.write_text(concept.format("burnout"), encoding="utf-8")
    assert vocabulary().concepts[-1].questions == ("why",)
    own.write_text(concept.format("falconry"), encoding="utf-8")
    with pytest.raises(InputError, match=r"line 3: questions are about a heading, and 'falconry' is none"):
        vocabulary()


@pytest.mark.parametrize("make", [lambda path: path.write_bytes(b"\xff"), lambda path: path.mkdir()])
def test_one_that_can_not_be_read_is_reported(own, make) -> None:
    make(own)
    with pytest.raises(InputError, match=r"Can't read .*vocabulary|vocabulary.toml is not a text file"):
        vocabulary()


def test_the_version_is_that_of_the_contents_and_not_of_their_times(own) -> None:
    own.write_text('headings = ["falconry"]\n', encoding="utf-8")
    before = vocabulary_version()
    own.touch()
    assert vocabulary_version() == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"# caf\xe9\n", "{} is not a text file in UTF-8."),
        ("headings = []".encode("utf-16"), "{} is not a text file in UTF-8."),
        (b"concepts = [1]", "{}, line 1: write each concept under [[concepts]]."),
    ],
)
def test_what_is_no_vocabulary_is_reported(own, data, sentence) -> None:
    own.write_bytes(data)
    with pytest.raises(InputError) as raised:
        vocabulary()
    assert raised.value.sentence == sentence.format(own)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(own, ends) -> None:
    own.write_bytes(b"\xef\xbb\xbf" + f'# Mine.{ends}headings = ["falconry"]{ends}'.encode())
    assert "falconry" in vocabulary().headings


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_has_no_end_in_its_place_is_reported_and_not_waited_for(own) -> None:
    os.mkfifo(own)
    before = vocabulary_version()
    with pytest.raises(InputError, match="it is a pipe"):
        vocabulary()
    own.unlink()
    own.symlink_to("/dev/zero")
    assert vocabulary_version() == before
