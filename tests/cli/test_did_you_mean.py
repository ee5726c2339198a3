"""What people type who don't know the program yet, and the answers: one table."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pswbrief.formats.format_names import WrittenFormat

# Of each mistake the command line, the exit status and the sentence, and the hint.
TABLE = Path(__file__).with_name("mistakes.txt").read_text(encoding="utf-8")
_CASE = re.compile(r"^\$ (?P<line>.+)\n(?P<status>\d) (?P<sentence>.+)\n(?P<hint>(?:  .+\n)*)", re.MULTILINE)
# The formats that `convert` writes, as a sentence lists them.
FORMATS = ", ".join(WrittenFormat)
CASES = [
    (case["line"], int(case["status"]), case["sentence"].replace("FORMATS", FORMATS), case["hint"])
    for case in _CASE.finditer(TABLE)
]


@pytest.mark.parametrize(("line", "status", "sentence", "hint"), CASES, ids=[case[0] for case in CASES])
def test_a_mistake_is_answered_with_what_was_meant(program, line, status, sentence, hint):
    answer = program(*shlex.split(line))
    assert answer.out == ""
    assert answer.err.splitlines() == [f"pswbrief: {sentence}", *(part[2:] for part in hint.splitlines())]
    assert answer.status == status


def test_the_table_holds_as_many_lines_as_were_written():
    assert len(CASES) == sum(line.startswith("$ ") for line in TABLE.splitlines())
    assert len(CASES) > 40


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("--format json list --limit 2", "list --limit 2 --format json"),
        ("--limit 2 --access open list", "list --limit 2 --access open"),
        ("-n 2 search burnout", "search burnout -n 2"),
        ("--help list", "list --help"),
        ("LIST --limit 1", "list --limit 1"),
        ("--colour never list", "list --color never"),
        ("mark todo gillard2022impact --help", "mark --help"),
    ],
)
def test_what_is_clear_is_done(program, line, meant):
    answer = program(*shlex.split(line))
    assert answer.status == 0
    assert answer == program(*shlex.split(meant))


def test_no_full_stop_sticks_to_a_line_that_a_message_offers():
    """It would be copied with the line."""
    offered = re.compile(r": (?:pswbrief|pip|uv|pipx) [^\"();,\n]*?[^.\s]\.(?: [A-Z]|\")")
    assert offered.search('"It may be a library: pswbrief --library x.toml. A catalogue starts with a title."')
    assert offered.search("\"Install it: pip install 'pswbrief[ingest]'.\"")
    sources = (Path(__file__).parents[2] / "src").rglob("*.py")
    assert [found[0] for source in sources for found in offered.finditer(source.read_text(encoding="utf-8"))] == []


def test_no_hint_names_a_command_or_an_option_that_there_is_not(program):
    """Every complete line that a hint offers is understood: it may find nothing, but it is no wrong usage."""
    offered = [
        match[1]
        for *_, hint in CASES
        for match in re.finditer(r"pswbrief ((?:help|list|search|show) [^()]+)$", hint, re.MULTILINE)
    ]
    assert len(offered) > 15
    for line in offered:
        first, *second = line.split(" | pswbrief ")
        answer = program(*shlex.split(first.strip()))
        assert answer.status in {0, 1}, (line, answer.err)
        for words in map(shlex.split, second):
            written = program(*words, "--force", stdin=answer.out)
            assert written.status == 0, (line, written.err)


def test_a_missing_format_is_asked_for_with_all_that_there_are(program):
    answer = program("convert", "refs.bib")
    assert (answer.status, answer.out) == (2, "")
    sentence, hint = answer.err.splitlines()
    assert sentence.startswith("pswbrief: convert needs --to: bibtex, ")
    assert hint == "Try: pswbrief convert library.ris --to bibtex"
