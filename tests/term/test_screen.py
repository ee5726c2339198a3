"""What reaches a real terminal: its width, its colours, its links, and nothing that a file could make it obey."""

from __future__ import annotations

import os
import pty
import re
import subprocess

import pytest
from rich.cells import cell_len

from testing.catalogues import reference, write
from testing.terminal import at_terminal, on_terminal

EVIL = (
    "[red]peers[/red] [link=https://evil.example]x[/link] :smile: a\tb\nc \x1b[31;1mred"
    "\x1b]8;;https://evil.example\x1b\\ \x9b5m \u202ertl\u202c\u200bz"
)
SEEN_OF_EVIL = (
    "[red]peers[/red] [link=https://evil.example]x[/link] :smile: a b c [31;1mred ]8;;https://evil.example \\ 5m rtlz"
)
COMMANDS = {
    "list": ("list",),
    "search": ("search", "burnout stigma work"),
    "columns": ("list", "--columns", "id,doi,authors,abstract", "--limit", "5"),
    "show": ("show", "gillard2022impact", "haywood2024national"),
    "sections": ("sections",),
    "resources": ("resources",),
    "about": ("about",),
    "check": ("check",),
    "stats": ("stats",),
}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        *((name, 40) for name in COMMANDS),
        *((name, columns) for name in ("list", "search", "show", "check", "stats") for columns in (80, 160)),
    ],
)
def test_no_line_is_wider_than_the_terminal_and_no_control_code_is_stray(program, name, columns):
    screen = on_terminal(program, *COMMANDS[name], columns=columns)
    assert screen.status == 0, screen.err
    assert screen.widest <= columns
    assert screen.stray == []
    assert screen.styles


@pytest.mark.parametrize(
    ("columns", "arguments"),
    [
        (40, ("--no-pager", "show", "gillard2022impact")),
        (100, ("list", "--section", "rural", "--color", "never")),
        (80, ("--help",)),
    ],
)
def test_a_process_of_its_own_shows_the_same_as_a_run_in_this_one(program, columns, arguments):
    seen, own = on_terminal(program, *arguments, columns=columns), at_terminal(program, *arguments, columns=columns)
    assert own.status == seen.status == 0
    # Its standard error is on the terminal, too; the raw texts differ in the numbers that rich gives to links.
    assert own.text.removesuffix(seen.err) == seen.text
    assert (own.links, own.styles) == (seen.links, seen.styles)


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_table_shows_every_reference_and_its_whole_title(program, records, columns):
    screen = on_terminal(program, "list", columns=columns)
    letters = "".join(screen.words.split())
    for record in records:
        if columns < 72:
            assert "".join(record["title"].split()) in letters
        assert record["id"][: columns // 3 - 1] in letters
    assert len(screen.links) >= 95


def test_clickable_words_are_on_a_terminal_and_not_in_a_pipe(program):
    screen = on_terminal(program, "show", "gillard2022impact")
    assert "https://doi.org/10.1186/s12888-022-03999-9" in screen.links
    assert "\x1b" not in program.once("show", "gillard2022impact").out
    assert "\x1b" not in program.once("list").out


@pytest.mark.parametrize(
    ("arguments", "env"), [(("--color", "never"), {}), ((), {"NO_COLOR": "1"}), (("--color=never",), {"NO_COLOR": ""})]
)
def test_without_colour_a_table_has_the_same_words(program, arguments, env):
    plain = on_terminal(program, *arguments, "list", "--limit", "20", env=env)
    coloured = on_terminal(program, "list", "--limit", "20")
    assert not [style for style in plain.styles if any(f"{base}{hue}" in style for base in "349" for hue in range(8))]
    assert [style for style in coloured.styles if "36" in style]
    assert plain.text == coloured.text


def test_colour_can_be_asked_for_in_a_pipe_and_beats_no_color(program):
    answer = program("list", "--format", "table", "--limit", "2", "--color", "always", env={"NO_COLOR": "1"})
    assert "\x1b[36m" in answer.out


def test_a_table_in_a_pipe_has_no_colour_and_no_links(program):
    answer = program("list", "--format", "table", "--limit", "2")
    assert "\x1b" not in answer.out
    assert "Peer Support in Mental Health" in answer.out


def test_a_width_that_is_not_known_is_that_of_most_terminals(program):
    asked = ("list", "--format", "table", "--limit", "2")
    answers = [program(*asked, env={"COLUMNS": columns}).out for columns in ("0", "80")]
    assert "Peer Support in Mental Health" in answers[0]
    assert answers[0] == answers[1]


def test_a_terminal_that_can_do_nothing_gets_nothing_but_text(program):
    screen = on_terminal(program, "list", "--limit", "5", env={"TERM": "dumb"})
    assert screen.styles == []
    assert screen.stray == []


@pytest.fixture(scope="module")
def evil(program):
    """A catalogue whose every text tries to reach the terminal as something else."""
    fields = {
        "title": EVIL,
        "container": EVIL,
        "abstract": EVIL,
        "source": EVIL,
        "author_note": EVIL,
        "access_note": EVIL,
        "tags": [EVIL],
        "authors": [{"family": EVIL, "given": EVIL}],
        "url": "https://example.org/\u202ertl",
        "verified": {"basis": "title", "title": EVIL, "differs": EVIL, "seen_at": ["https://example.org/\x1b[31m"]},
    }
    return write(
        program.folder / "evil.toml",
        reference(**fields),
        brief={"title": EVIL, "introduction": EVIL, "acknowledgement": EVIL, "producer": EVIL, "contact": EVIL},
        sections=[{"id": "all", "title": EVIL}],
        resources=[{"id": "a", "section": "all", "title": EVIL, "text": EVIL}],
    )


EVERYWHERE = [
    (500, ("list",)),
    (500, ("search", "peers")),
    (500, ("list", "--columns", "id,title,tags")),
    (500, ("show", "smith")),
    (500, ("sections",)),
    (500, ("resources",)),
    (500, ("about",)),
    (40, ("list",)),
    (40, ("show", "smith")),
]


@pytest.mark.parametrize(("columns", "arguments"), EVERYWHERE)
def test_no_text_of_a_catalogue_reaches_a_terminal_as_markup_or_control_code(program, evil, columns, arguments):
    screen = on_terminal(program, "--catalogue", str(evil), *arguments, columns=columns)
    assert screen.status == 0, screen.err
    assert screen.stray == []
    assert not set(screen.raw) & set("\u202e\u202c\u200b\x9b")
    assert not [style for style in screen.styles if style in {"\x1b[31m", "\x1b[31;1m", "\x1b[1;31m"}]
    assert "https://evil.example" not in screen.links
    if columns > 400:
        assert SEEN_OF_EVIL.replace(" ", "") in screen.words.replace(" ", "")


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "smith"), ("sections",), ("resources",), ("about",), ("cite",)]
)
def test_no_text_of_a_catalogue_reaches_a_pipe_as_more_lines_fields_or_control_codes(program, evil, arguments):
    answer = program("--catalogue", str(evil), *arguments)
    assert answer.status == 0
    assert not set(answer.out) & (set(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - set("\t\n"))
    if arguments == ("list",):
        assert [len(line.split("\t")) for line in answer.lines] == [5]
    if arguments == ("cite",):
        assert len(answer.lines) == 1


def test_what_was_asked_reaches_standard_error_as_text(program):
    answer = program("list", "\x1b[31m\u202e[red]")
    assert answer.status == 1
    assert "\x1b" not in answer.err
    assert "\u202e" not in answer.err


MANY = 2_000
# What moves the cursor, hides it, and erases.
_MOVES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def _large(folder):
    abstract = "Peer workers and burnout. " * 50
    references = [reference(id=f"r{number}", title=f"Title {number}", abstract=abstract) for number in range(MANY)]
    return write(folder / "large.toml", *references)


def test_a_terminal_is_shown_a_bar_and_a_pipe_is_not(own_program, tmp_path):
    catalogue = str(_large(tmp_path))
    ours, theirs = pty.openpty()
    command = own_program.command("--catalogue", catalogue, "list", "--format", "ids")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, env=own_program.environment(), text=True
    ) as run:
        os.close(theirs)
        out, shown = "", b""
        while chunk := _read(ours):
            shown += chunk
        out = run.communicate()[0]
    os.close(ours)
    assert b"Indexing large.toml" in shown
    assert out.count("\n") == MANY
    os.utime(catalogue, (1, 1))
    assert own_program("--catalogue", catalogue, "list", "--limit", "1").err == ""


@pytest.mark.parametrize("columns", [40, 80])
def test_a_bar_leaves_room_for_an_interrupt(own_program, tmp_path, columns):
    """What a terminal shows of Ctrl-C behind a bar that fills the line would begin another line, and only that would be erased."""
    catalogue = _large(tmp_path).rename(tmp_path / f"{'long' * 12}.toml")
    screen = at_terminal(own_program, "--catalogue", str(catalogue), "list", "--limit", "1", columns=columns)
    assert screen.status == 0
    drawn = [line for line in re.split(r"[\r\n]", _MOVES.sub("", screen.text)) if "Indexing" in line]
    assert drawn
    assert max(cell_len(line.rstrip()) for line in drawn) <= columns - len("^C^C")


def _read(terminal):
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        # Linux says EIO when the last writer has gone.
        return b""
