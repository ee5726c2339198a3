from __future__ import annotations

import pytest

from testing.catalogues import reference, write
from testing.libraries import library_file
from testing.terminal import on_terminal

EVIL = "[red]peers[/red]\x1b[31m\tx"
LONG = "Peer workers in community mental health teams"
SECTIONS = [{"id": "all", "title": "All of it"}, {"id": "more", "title": "More"}]


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    old = write(
        folder / "old.toml",
        reference(id="gone", title="Bees and their keepers"),
        reference(id="old", title=LONG),
        reference(id="stays", title="Words", volume="11"),
        brief={"title": "The brief", "issued": "2025-03"},
        sections=SECTIONS,
    )
    new = write(
        folder / "new.toml",
        reference(id="new", title=LONG),
        reference(id="stays", title="Words", volume="23", section="more"),
        reference(id="evil", title=EVIL),
        brief={"title": "The brief", "issued": "2026-03"},
        sections=SECTIONS,
    )
    return str(old), str(new)


def test_a_pipe_gets_a_line_a_change(program, editions):
    answer = program("diff", *editions)
    assert answer.status == 0
    assert [tuple(line.split("\t")) for line in answer.lines] == [
        ("changed", "brief", "", "issued", "2025-03", "2026-03"),
        ("added", "reference", "evil", "title", "", "[red]peers[/red] [31m x"),
        ("removed", "reference", "gone", "title", "Bees and their keepers", ""),
        ("moved", "reference", "stays", "section", "All of it", "More"),
        ("renamed", "reference", "new", "id", "old", "new"),
        ("changed", "reference", "stays", "volume", "11", "23"),
    ]


def test_json_has_the_values_as_the_files_have_them(program, editions):
    found = program("diff", *editions, "--format", "json").json()
    assert found[-1] == {
        "kind": "changed",
        "part": "reference",
        "id": "stays",
        "title": "Words",
        "field": "volume",
        "old": "11",
        "new": "23",
    }
    assert found[1]["title"] == EVIL


def test_markdown_is_headed_by_the_brief_and_its_dates(program, editions):
    notes = program("diff", *editions, "--format", "markdown").out
    assert notes.startswith("# The brief, March 2026: what is new since March 2025\n\n## Added\n\n")
    assert r"- \[red\]peers\[/red\] \[31m x (`evil`), in All of it" in notes


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_terminal_gets_groups_that_fit_it(program, editions, columns):
    screen = on_terminal(program, "diff", *editions, columns=columns)
    assert screen.widest <= columns
    assert screen.stray == []
    headings = [line for line in screen.lines if line.endswith(")") and line[0].isupper()]
    assert headings == ["Added (1)", "Removed (1)", "Moved (1)", "Renamed (1)", "Changed (2)"]
    assert "11 → 23" in screen.words
    assert "[red]peers[/red] [31m x" in screen.words


def test_editions_that_do_not_differ_are_no_fault(program, editions):
    answer = program("diff", editions[0], editions[0])
    assert (answer.status, answer.out, answer.err) == (0, "", "pswbrief: Nothing differs.\n")
    assert program("diff", editions[0], editions[0], "--format", "json").json() == []


def test_brief_is_the_one_that_ships_unless_a_file_has_that_name(own_program):
    assert own_program("diff", "brief", "brief").err == "pswbrief: Nothing differs.\n"
    write(own_program.folder / "brief")
    write(own_program.folder / "b.toml")
    assert own_program("diff", "brief", "b.toml").err == "pswbrief: Nothing differs.\n"


def test_libraries_can_be_compared(own_program):
    for name, tags in (("a.toml", '["x"]'), ("b.toml", '["x", "y"]')):
        (own_program.folder / name).write_text(f'[[annotations]]\nid = "gillard2022impact"\ntags = {tags}\n')
    assert own_program("diff", "a.toml", "b.toml").lines == ["changed\tnote\tgillard2022impact\ttags\tx\tx; y"]


@pytest.mark.parametrize("bad", ["none.toml", ".", "bad.toml"])
def test_a_file_that_cannot_be_read_or_is_invalid_ends_with_status_3(own_program, bad):
    (own_program.folder / "bad.toml").write_text("Dear reader,")
    answer = own_program("diff", "brief", bad)
    assert (answer.status, answer.out) == (3, "")
    assert bad in answer.err


def test_a_file_is_asked_for(program):
    answer = program("diff")
    assert (answer.status, answer.out) == (2, "")
    assert "Which files?" in answer.err


@pytest.mark.parametrize("form", ["markdown", "json", "plain", "table"])
@pytest.mark.parametrize(("options", "reported"), [((), False), (("--notes",), True)])
def test_what_a_reader_noted_is_shown_only_on_request(own_program, form, options, reported):
    own_program("add", "--title", "Nights on the ward", "--id", "own", "--year", "2020")
    own_program("tag", "gillard2022impact", "+ward")
    before = library_file(own_program).read_bytes()
    (own_program.folder / "a.toml").write_bytes(before)
    own_program("note", "gillard2022impact", "SECRET one")
    own_program("note", "own", "SECRET two")
    own_program("mark", "own", "reading")
    own_program("tag", "gillard2022impact", "+SECRETtag")
    own_program("set", "own", "pages=1-9")
    (own_program.folder / "b.toml").write_bytes(library_file(own_program).read_bytes())
    answer = own_program("diff", "a.toml", "b.toml", "--format", form, *options)
    assert all((secret in answer.out) is reported for secret in ("SECRET one", "SECRET two", "reading"))
    # Tags go out as keywords do, but not in release notes.
    assert ("SECRETtag" in answer.out) == (reported or form != "markdown")
    assert "1-9" in answer.out
    assert ("left out" in answer.err) is not reported


def test_one_file_is_compared_with_the_brief_that_ships(program):
    write(program.folder / "own.toml", reference(id="mine", title="Mine"))
    assert program("diff", "own.toml") == program("diff", "brief", "own.toml")
    answer = program("diff", "a", "b", "c")
    assert (answer.status, answer.out) == (2, "")
    assert "diff compares two files, and not 3." in answer.err


def test_a_file_takes_the_format_of_its_ending_and_is_not_replaced(own_program, editions):
    reported = own_program("diff", *editions, "--output", "new.md").err
    assert reported == "pswbrief: Wrote new.md.\n"
    notes = (own_program.folder / "new.md").read_text(encoding="utf-8")
    assert notes == own_program("diff", *editions, "--format", "markdown").out
    assert own_program("diff", *editions, "--output", "new.md").status == 3
    assert own_program("diff", *editions, "--output", "new.txt").status == 0
    assert (own_program.folder / "new.txt").read_text(encoding="utf-8") == own_program("diff", *editions).out
