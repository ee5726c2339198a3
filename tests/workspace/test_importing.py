"""What an import keeps; which works it recognises, merges or adds; what it reports; and what it starts early."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from pswbrief.formats.format_names import FormatName, WrittenFormat
from pswbrief.formats.registry import dumps, loads
from pswbrief.workspace import Settings, Workspace
from pswbrief.workspace.foreign_files import parse_file
from pswbrief.workspace.own_formats import OwnFormat
from testing.libraries import BRIEFS, NEW, OWN, add_one, field, library, library_file, summary

NOTED = """\
@article{smith2020nights, title = {Nights on the ward}, author = {Smith, Ann}, year = 2020, doi = {10.1234/a},
note = {In Norwegian}, annote = {Cited by 3}}
"""
NOTE = "In Norwegian\nCited by 3"


@pytest.mark.parametrize("form", WrittenFormat)
def test_the_note_of_a_file_comes_back_in_the_same_format(own_program, form):
    name = FormatName(form)
    source = dumps(name, loads(FormatName.BIBTEX, NOTED).items)
    assert own_program("import", "-", "--from", form, stdin=source).status == 0
    assert library(own_program)["references"][0]["csl"]["note"] == NOTE
    assert "notes" not in library(own_program)["references"][0]
    exported = own_program("export", "--mine", "--format", form)
    assert loads(name, exported.out).items == loads(name, source).items
    assert "stay here" not in exported.err


def test_a_readers_own_note_is_kept_apart_from_the_files_and_stays(own_program):
    own_program("import", "-", stdin=NOTED)
    own_program("note", OWN, "not to be shown")
    assert (field(own_program, OWN, "note"), field(own_program, OWN, "notes")) == (NOTE, "not to be shown")
    exported = own_program("export", OWN, "--format", "ris")
    assert "N1  - Cited by 3" in exported.out
    assert "not to be shown" not in exported.out
    assert "stay here" in exported.err
    with_notes = own_program("export", OWN, "--format", "ris", "--notes").out.splitlines()
    assert [line for line in with_notes if line.startswith("N1")][1:] == ["N1  - Cited by 3", "N1  - not to be shown"]
    for omitted in ("note", "notes"):
        for form in ("bibtex", "csl-json", "toml", "json"):
            assert "Norwegian" not in own_program("export", OWN, "--format", form, "--omit", omitted).out
    own_program("set", OWN, "csl.note=In Danish")
    exported = own_program("export", OWN, "--format", "biblatex").out
    assert "annote = {In Danish}" in exported
    assert "Norwegian" not in exported


def test_a_library_of_an_earlier_version_keeps_its_notes_private(own_program):
    library_file(own_program).parent.mkdir(parents=True, exist_ok=True)
    library_file(own_program).write_text('[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\nnotes = "mine"\n')
    assert (field(own_program, "a", "note"), field(own_program, "a", "notes")) == (None, "mine")
    assert "mine" not in own_program("export", "a", "--format", "csl-json").out


@pytest.mark.parametrize("form", OwnFormat)
def test_what_is_a_readers_stays_theirs_through_pswbriefs_own_formats(own_program, form):
    own_program("import", "-", stdin=NOTED)
    own_program("note", OWN, "not to be shown")
    own_program("mark", OWN, "reading")
    before = library(own_program)
    (own_program.folder / "own").write_text(own_program("export", OWN, "--format", form, "--notes").out)
    converted = own_program("convert", "own", "--to", "csl-json")
    assert "In Norwegian" in converted.out
    assert not [word for word in ("not to be shown", '"reading"') if word in converted.out]
    assert "Your notes and status on 1 reference stay in the file" in converted.err
    assert "not to be shown" in own_program("convert", "own", "--to", "jsonl").out
    assert own_program("remove", OWN, "--yes").status == 0
    assert own_program("import", "own").err.endswith("1 added, 0 merged, 0 skipped, 0 failed.\n")
    assert library(own_program) == before


def test_merged_into_the_brief_a_files_note_is_among_the_readers_as_there_is_no_other_room(own_program):
    (item,) = json.loads(own_program("export", BRIEFS, "--format", "csl-json").out)
    (own_program.folder / "a.json").write_text(json.dumps([item | {"note": "Cited by 3"}]))
    assert "1 merged" in own_program("import", "a.json", "--on-duplicate", "merge").err
    assert field(own_program, BRIEFS, "notes") == "Cited by 3"
    assert "1 skipped" in own_program("import", "a.json", "--on-duplicate", "merge").err


RICHER = """\
@article{other, title = {Nights on the ward}, author = {Smith, Ann}, year = 2020, doi = {10.1234/a},
pages = {1--9}, keywords = {night}, series = {Wards}, file = {a.pdf}}
"""


@pytest.mark.parametrize(
    ("how", "left_out"),
    [
        ("skip", "pages, tags, collection-title, bibtex:file"),
        ("merge", ""),
        ("keep", ""),
    ],
)
def test_what_is_not_taken_over_is_named_on_request(own_program, how, left_out):
    own_program("import", "-", stdin=NOTED)
    arguments = ("import", "-", "--on-duplicate", how, "--dry-run")
    verbose = own_program(*arguments, "--verbose", stdin=RICHER).err
    assert ("; not imported: " in verbose) == bool(left_out)
    if left_out:
        assert f"Nights on the ward; not imported: {left_out}\n" in verbose
    assert "not taken over" not in own_program(*arguments, stdin=RICHER).err


def test_what_a_merge_would_overwrite_is_named_too(own_program):
    own_program("import", "-", stdin=NOTED.replace("year = 2020", "year = 2020, volume = 3"))
    source = RICHER.replace("year = 2020", "year = 2020, volume = 4")
    reported = own_program("import", "-", "--on-duplicate", "merge", "--verbose", stdin=source).err
    assert "merged into smith2020nights (same DOI): Nights on the ward; not imported: volume\n" in reported


DUPLICATES = {
    "the DOI": "title = {Other words}, doi = {10.1186/S12888-022-03999-9}",
    "the DOI as an address": "title = {Other words}, doi = {https://doi.org/10.1186/s12888-022-03999-9}",
    "the title": (
        "title = {The Impact of Working as a Peer Worker in Mental Health Services: A Longitudinal Mixed-Methods Study},"
        " author = {Gillard, S.}, year = 2022, journal = {BMC Psychiatry}"
    ),
    "a spelling": (
        "title = {The impact of working as a peer worker in mental health service: a longitudinal mixed method study},"
        " author = {Gillard, Steve}, year = 2022"
    ),
}


@pytest.mark.parametrize("fields", DUPLICATES.values(), ids=DUPLICATES)
def test_what_is_there_already_is_recognised(own_program, fields):
    answer = own_program("import", "-", stdin=f"@article{{other, {fields}}}")
    assert summary(answer) == "pswbrief: 0 added, 0 merged, 1 skipped, 0 failed."


OTHERS = {
    "another year": DUPLICATES["the title"].replace("2022", "2012"),
    "another journal": DUPLICATES["the title"].replace("BMC Psychiatry", "Nursing Times"),
    "another author": DUPLICATES["the title"].replace("Gillard", "Nobody"),
    "another DOI": DUPLICATES["the title"] + ", doi = {10.1234/other}",
    "a correction": DUPLICATES["the title"].replace("The Impact", "Correction to: The Impact"),
}


@pytest.mark.parametrize("fields", OTHERS.values(), ids=OTHERS)
def test_what_only_looks_alike_is_another_work(own_program, fields):
    answer = own_program("import", "-", stdin=f"@article{{other, {fields}}}")
    assert summary(answer) == "pswbrief: 1 added, 0 merged, 0 skipped, 0 failed."


def test_merging_fills_empty_fields_only_and_unites_tags(own_program):
    add_one(own_program, "--journal", "Printed Journal", "--doi", "10.1234/n", "--tag", "mine")
    other = (
        "@article{x, title = {Nights, otherwise}, author = {Smyth, Anne}, year = 1999, journal = {Other}, volume = 7,"
        " doi = {10.1234/n}, keywords = {Mine; theirs}, abstract = {New}}"
    )
    answer = own_program("import", "-", "--on-duplicate", "merge", "--tag", "imported", stdin=other)
    assert summary(answer) == "pswbrief: 0 added, 1 merged, 0 skipped, 0 failed."
    assert library(own_program)["references"] == [
        {
            "id": OWN,
            "type": "article-journal",
            "title": "Nights on the ward",
            "authors": [{"family": "Smith", "given": "Ann"}],
            "container": "Printed Journal",
            "volume": "7",
            "issued": "2020",
            "doi": "10.1234/n",
            "tags": ["mine", "theirs", "imported"],
            "abstract": "New",
        }
    ]
    assert own_program("undo").status == 0
    assert field(own_program, OWN, "volume") is None


def test_merging_leaves_the_brief_as_it_is_but_for_tags_and_notes(own_program):
    other = (
        "@article{x, title = {X}, doi = {10.1186/s12888-022-03999-9}, pages = {1--2}, keywords = {theirs}, note = {N}}"
    )
    answer = own_program("import", "-", "--on-duplicate", "merge", stdin=other)
    assert summary(answer) == "pswbrief: 0 added, 1 merged, 0 skipped, 0 failed."
    assert library(own_program) == {"annotations": [{"id": BRIEFS, "tags": ["theirs"], "notes": "N"}]}


def test_keeping_both_gives_the_second_an_id_of_its_own(own_program):
    (own_program.folder / "new.bib").write_text(NEW)
    own_program("import", "new.bib")
    answer = own_program("import", "new.bib", "--on-duplicate", "keep")
    assert summary(answer) == "pswbrief: 2 added, 0 merged, 0 skipped, 0 failed."
    assert own_program("list", "--mine").ids == [OWN, "Jones_2021", f"{OWN}-2", "Jones_2021-2"]


def test_one_paper_twice_in_one_file_is_added_once(own_program):
    answer = own_program("import", "-", stdin=NEW + NEW.replace("{smith2020nights", "{again"))
    assert summary(answer) == "pswbrief: 2 added, 0 merged, 2 skipped, 0 failed."


def test_several_files_are_one_change(own_program):
    first, second = NEW.splitlines(keepends=True)
    (own_program.folder / "a.bib").write_text(first)
    (own_program.folder / "b.bib").write_text(second)
    assert summary(own_program("import", "a.bib", "b.bib")) == "pswbrief: 2 added, 0 merged, 0 skipped, 0 failed."
    assert own_program("undo").status == 0
    assert library(own_program) == {}


def test_what_is_added_is_tagged(own_program):
    own_program("import", "-", "--tag", "New ", "--tag", "to read", stdin=NEW)
    assert field(own_program, OWN, "tags") == ["New", "to read"]
    assert field(own_program, "Jones_2021", "tags") == ["days", "clinic", "New", "to read"]


def test_each_record_that_is_there_is_named_with_what_it_is_the_same_as_and_why(own_program):
    own_program("import", "-", stdin=NEW)
    again = NEW.replace("Nights on the ward", "Nigths on the ward")
    for options, done in (
        ((), "skipped, as it is"),
        (("--on-duplicate", "merge"), "skipped, as it is"),
        (("--dry-run",), "skipped, as it is"),
    ):
        answer = own_program("import", "-", *options, stdin=again)
        first, second, _ = answer.err.splitlines()
        assert first.startswith(f"pswbrief: standard input:1: {done} {OWN} (title ")
        assert first.endswith(" % alike, same author, year and journal): Nigths on the ward")
        assert (
            second
            == f"pswbrief: standard input:2: {done} Jones_2021 (same in every field): Days at the clinic and after"
        )


def test_a_key_that_clashes_gets_a_number_and_is_named(own_program):
    own_program("import", "-", stdin=NEW)
    answer = own_program("import", "-", stdin="@book{Jones_2021, title = {Quite another book}, year = 1999}")
    assert "standard input:1: the key 'Jones_2021' is taken; the reference is Jones_2021-2 here." in answer.err
    assert own_program("list", "Jones_2021-2").status == 0


@pytest.fixture
def started(tmp_path, monkeypatch):
    """For each process that is started, whether there was a library already; whatever is compiled counts as large, on two cores."""
    with Workspace(Settings(library=tmp_path / "own.toml")) as brief:
        assert brief.count() == 136
    for name in ("index.streaming.LARGE", "index.build.LARGE", "workspace.collection._LARGE"):
        monkeypatch.setattr(f"pswbrief.{name}", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    found, real = [], subprocess.Popen

    def popen(*arguments, **options):
        found.append((tmp_path / "own.toml").exists())
        return real(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", popen)
    return found


TWO = parse_file(b"@book{a, title = {Nights}}\n@book{b, title = {Days}, abstract = {Light}}", "two.bib")


def test_what_compiles_a_large_file_is_started_before_an_import_has_written_it(started, tmp_path):
    with Workspace(Settings(library=tmp_path / "own.toml")) as made:
        assert made.import_files([TWO]).added == 2
        assert started == [False, False]
        assert [row.title for row in made.select()][136:] == ["Nights", "Days"]
        assert made._workers._workers == []


def test_nothing_is_started_for_a_trial_of_an_import_or_on_one_core(started, tmp_path, monkeypatch):
    with Workspace(Settings(library=tmp_path / "own.toml")) as made:
        assert made.import_files([TWO], dry_run=True).added == 2
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
        assert made.import_files([TWO]).added == 2
        assert made.count() == 138
    assert started == []


def test_an_import_is_done_where_nothing_can_be_started(started, tmp_path, monkeypatch):
    def popen(*_arguments, **_options):
        started.append(True)
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", popen)
    with Workspace(Settings(library=tmp_path / "own.toml")) as made:
        assert made.import_files([TWO]).added == 2
        assert made.count() == 138
    assert started == [True, True]
