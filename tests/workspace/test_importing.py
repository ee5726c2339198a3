"""What an import keeps, for whom, and what it names."""

from __future__ import annotations

import json

import pytest

from pswbrief.formats.names import FormatName, WrittenFormat
from pswbrief.formats.registry import dumps, loads
from pswbrief.workspace.own_formats import OwnFormat
from testing.libraries import BRIEFS, OWN, field, library, library_file

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


def test_a_note_of_ones_own_stands_beside_that_of_the_file_and_stays(own_program):
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


def test_what_a_merge_would_have_to_overwrite_is_named_too(own_program):
    own_program("import", "-", stdin=NOTED.replace("year = 2020", "year = 2020, volume = 3"))
    source = RICHER.replace("year = 2020", "year = 2020, volume = 4")
    told = own_program("import", "-", "--on-duplicate", "merge", "--verbose", stdin=source).err
    assert "merged into smith2020nights (same DOI): Nights on the ward; not imported: volume\n" in told
