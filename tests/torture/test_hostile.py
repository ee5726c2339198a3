"""Hostile texts through every command that takes some: kept as texts, shown as texts, and obeyed by nothing."""

from __future__ import annotations

import json
import os
import pty
import re
import sys
from subprocess import PIPE

import pytest

from pswbrief.text.normalize import clean_line, clean_text, fold
from testing.exchange_items import HOSTILE
from testing.hostile_reader import CONTROL, Reader
from testing.program import LONGEST, Answer
from testing.terminal import on_terminal

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="asks for a terminal of a POSIX system")]

# One of the brief's references.
THEIRS = "gillard2022impact"
# Beside those of the formats: what a terminal, TOML, rich, a shell, a path or TeX could obey.
TEXTS = (
    *HOSTILE,
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x1b[2J\x07\x08\x7f",
    "\x9b31m\x85",
    "a\r\nb\tc",
    "[red]x[/red] [link=https://evil.example]y[/link] [/]",
    '"""\n[[references]]\nid = "evil"',
    "'''\n# no comment",
    "\\u0000\\",
    "../../../../etc/passwd",
    "C:\\con",
    "$(touch evil) `touch evil` ; touch evil",
    "\\input{/etc/passwd}\\write18{touch evil}",
    "--rewrite",
    "{}{0}%s%n",
    "\u2028\u2029\u200b\ufeff",
    "\U000e0041",
    "ｅ\u0301" * 30,
)


@pytest.fixture
def reader(own_program, tmp_path):
    return Reader(own_program, tmp_path)


def test_hostile_texts_are_imported_as_texts_once(reader):
    items = [
        {
            "id": text,
            "type": "book",
            "title": f"Peer {place} {text}",
            "container-title": text,
            "author": [{"family": text, "given": text}, {"literal": text}],
            "publisher": text,
            "note": text,
            "abstract": text,
            "keyword": text,
            "page": text,
            "volume": text,
            "DOI": text,
            "URL": text,
            "ISBN": text,
            "language": text,
            "issued": {"raw": text},
        }
        for place, text in enumerate(TEXTS)
    ]
    (reader.program.folder / "hostile.json").write_text(json.dumps(items))
    assert f"{len(TEXTS)} added, 0 merged, 0 skipped, 0 failed" in reader.does("import", "hostile.json").err
    references = reader.library().references
    assert [made.title.split()[:2] for made in references] == [["Peer", str(place)] for place in range(len(TEXTS))]
    # TeX's and HTML's characters are texts like any other in JSON.
    assert {made.title for made in references} >= {
        f"Peer {place} {text}"
        for place, text in enumerate(TEXTS)
        if text in {"{{x}}", "%&#;", "$(touch evil) `touch evil` ; touch evil"}
    }
    before = reader.library()
    assert "0 added, 0 merged, " in reader.does("import", "hostile.json").err
    assert reader.library() == before
    reader.shown(*(made.id for made in references))


def test_hostile_texts_are_added_as_texts(reader):
    texts = [text for text in TEXTS if clean_line(text)]
    for place, hostile in enumerate(texts[::4]):
        # An argument can hold any byte but NUL: a lone surrogate is written as the byte that Python makes one of.
        text = hostile.encode("utf-8", "replace") + b"\xff"
        given = [
            b"--title",
            b"Peer %d " % place + text,
            b"--author",
            text,
            b"--note",
            text,
            b"--tag",
            text,
            b"--journal",
            text,
        ]
        answer = reader.program.process(
            command=[*map(os.fsencode, reader.program.command("add", "--duplicate")), *given]
        )
        assert answer.status == 0, answer.err
        assert re.fullmatch("[a-z0-9-]+\n", answer.out)
        made = reader.library().references[-1]
        known = os.fsdecode(text)
        assert made.title == clean_line(f"Peer {place} {known}")
        assert made.container == clean_line(known)
        assert made.notes == clean_text(known).strip()
    reader.shown(*(made.id for made in reader.library().references))


@pytest.mark.parametrize(
    "option",
    [
        "--id=../../evil",
        "--id=\x1b[31m",
        "--year=\x1b[31m2020",
        "--url=javascript:alert(1)",
        "--doi=\udcff",
        "--pmid=1;2",
        "--type=[red]",
    ],
)
def test_what_no_field_may_hold_is_refused_in_a_sentence(reader, option):
    reader.fails(2, reader.program("add", "--title", "T", option))
    assert not (reader.program.data / "pswbrief" / "library.toml").exists()


def test_hostile_tags_are_tags(reader):
    # A tag of which nothing is seen is no tag.
    tags = list(dict.fromkeys(clean_line(text) for text in TEXTS if fold(clean_line(text)).strip()))
    # No argument of a program can contain NUL.
    given = [f"+{text}".encode("utf-8", "surrogateescape" if "\ud800" not in text else "replace") for text in tags]
    words = [*map(os.fsencode, reader.program.command("tag", THEIRS)), b"--", *given]
    answer = reader.program.process(command=words)
    assert answer.status == 0, answer.err
    (note,) = reader.library().annotations
    kept = {tag.replace("\ufffd", "?") for tag in note.tags}
    assert {tag.replace("\ufffd", "?") for tag in tags} - kept == {
        tag for tag in tags if tag.casefold() in {k.casefold() for k in kept}
    } - kept
    reader.shown(THEIRS)
    for tag in note.tags[:5]:
        assert reader.program("list", "--tag", tag.removesuffix("*"), "--format", "ids").status in {0, 1}


def test_a_hundred_thousand_tags_are_kept_and_shown(reader):
    for start in range(0, 100_000, 25_000):
        answer = reader.does("tag", THEIRS, *(f"+t{number}" for number in range(start, start + 25_000)))
    assert answer.err == "pswbrief: 1 reference changed.\n"
    assert len(reader.library().annotations[0].tags) == 100_000
    assert len(reader.does("tags").lines) == 100_000
    assert reader.does("list", "--tag", "t99999").ids == [THEIRS]
    assert reader.does("undo").status == 0
    assert len(reader.library().annotations[0].tags) == 75_000


def test_hostile_notes_are_notes(reader):
    text = "\n".join(TEXTS) + "\0\n\x1b[31mend"
    reader.does("note", THEIRS, "-", stdin=text.encode("utf-8", "surrogatepass") + b"\xff\xfe")
    (note,) = reader.library().annotations
    assert not CONTROL.search(note.notes)
    for line in clean_text(text).replace("\ufffd", "").split("\n"):
        assert line.strip() in note.notes.replace("\ufffd", "")
    reader.shown(THEIRS)


def test_texts_of_a_megabyte_are_kept_whole(reader):
    words = "peer " * 200_000
    (reader.program.folder / "long.json").write_text(json.dumps([{"id": "long", "type": "book", "title": words}]))
    for added in ("1 added, 0 merged, 0 skipped", "0 added, 0 merged, 1 skipped"):
        assert added in reader.does("import", "long.json").err
    reader.does("note", "long", "-", stdin="x" * 1_000_000)
    made = reader.library().references[0]
    assert made.title == words.strip()
    assert made.notes == "x" * 1_000_000
    assert reader.does("list", "--mine").lines[0].endswith(words.strip())
    assert on_terminal(reader.program, "list", "--mine").stray == []
    reader.edits(f'[[references]]\nid = "long"\ntype = "book"\ntitle = "{"y " * 500_000}z"\n', "edit", "long")
    assert reader.library().references[0].title == "y " * 500_000 + "z"


GOOD = '[[references]]\nid = "mine"\ntype = "book"\ntitle = "T"\n'
EDITS = {
    "an id that is a path": GOOD.replace("mine", "../../evil"),
    "an id with an escape": GOOD.replace("mine", "\\u001b[31m"),
    "raw control characters": GOOD.replace("T", "\x1b[31m\x00"),
    "bytes that are no text": GOOD.encode().replace(b"T", b"\xff\xfe") + b"\0",
    "a lone surrogate": GOOD.replace("T", "\\ud800"),
    "another kind": '[[annotations]]\nid = "mine"\n',
    "two": GOOD + GOOD.replace("mine", "other"),
    "inline": 'references = [{ id = "mine", type = "book", title = "T" }]\n',
    "one table": GOOD.replace("[[references]]", "[references]"),
    "an open text": GOOD + 'notes = """\n',
    "an unknown field": GOOD + '"\\u001b[31m" = 1\n',
    "a wrong value": GOOD + 'status = "\\u001b[31mlost"\n',
    "nested too deeply": GOOD + f"tags = {'[' * 3000}\n",
    "a lone carriage return": GOOD + "notes = 'a\rb'\n",
}


@pytest.mark.parametrize("text", EDITS.values(), ids=EDITS)
def test_an_edit_that_is_not_valid_is_reported_and_kept_and_changes_nothing(reader, text):
    reader.does("add", "--title", "Before", "--id", "mine")
    before = reader.library()
    answer = reader.edits(text, "edit", "mine")
    reader.fails(3, answer)
    assert reader.library() == before
    draft = reader.program.data / "pswbrief" / "drafts" / "mine.toml"
    assert str(draft) in answer.err
    kept = text if isinstance(text, str) else text.decode("utf-8", "replace")
    assert draft.read_bytes().decode() == kept


def test_what_an_edit_may_hold_is_kept_and_shown_as_a_text(reader):
    reader.does("add", "--title", "Before", "--id", "mine")
    texts = [text.encode("utf-8", "replace").decode() for text in TEXTS]
    escaped = [
        json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f") for text in texts if "\U000e0041" not in text
    ]
    answer = reader.edits(f"{GOOD}tags = [{', '.join(escaped)}]\nnotes = {escaped[12]}\n", "edit", "mine")
    assert answer.status == 0, answer.err
    made = reader.library().references[0]
    assert list(made.tags) == [text for text in texts if "\U000e0041" not in text]
    reader.shown("mine")


@pytest.mark.parametrize("text", ["", "\n", None], ids=["empty", "blank", "as it was"])
def test_an_edit_that_is_abandoned_changes_nothing(reader, text):
    reader.does("add", "--title", "Before", "--id", "mine")
    before = reader.library()
    library = (reader.program.data / "pswbrief" / "library.toml").read_text()
    answer = reader.edits(library if text is None else text, "edit", "mine")
    assert (answer.status, answer.err) == (0, "pswbrief: Nothing was changed.\n")
    assert reader.library() == before


def _at_a_terminal(reader, text, *arguments):
    """A run with standard input on a terminal, whose editor writes a text: its status, and what it wrote to standard error."""
    written, editor = reader.folder / "written", reader.folder / "editor.py"
    written.write_text(text)
    editor.write_text(f"import shutil, sys\nshutil.copy({str(written)!r}, sys.argv[1])\n")
    master, slave = pty.openpty()
    env = {"VISUAL": None, "EDITOR": f"{sys.executable} {editor}"}
    try:
        with reader.program.start(*arguments, env=env, stdin=slave, stdout=PIPE, stderr=PIPE) as process:
            out, err = process.communicate(timeout=LONGEST)
    finally:
        os.close(master)
        os.close(slave)
    return Answer(process.returncode, out.decode(), err.decode())


def test_a_template_that_was_filled_in_with_nonsense_is_kept(reader):
    answer = _at_a_terminal(reader, 'title = "\\u001b[31mA paper"\ncolour = "red"\n', "add", "--toml")
    reader.fails(3, answer)
    draft = reader.program.data / "pswbrief" / "drafts" / "new.toml"
    assert str(draft) in answer.err
    assert 'title = "\\u001b[31mA paper"\ncolour = "red"\n' in draft.read_text()


def test_a_template_that_was_filled_in_with_hostile_texts_is_added_as_a_text(reader):
    answer = _at_a_terminal(
        reader, 'title = "[red]Peers[/red]"\ntags = ["=1+1"]\nauthors = [{ literal = "<b>" }]\n', "add", "--toml"
    )
    assert (answer.status, answer.err) == (0, "pswbrief: Added.\n")
    made = reader.library().references[0]
    assert (made.title, made.tags, made.authors[0].literal) == ("[red]Peers[/red]", ("=1+1",), "<b>")
    reader.shown(made.id)
