"""No artefact of the printed text is left in a string of the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from fidelity.printed import RUNNING_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator


# Strings that hold the running header's words by right.
BEARS_THE_TITLE = {("brief", "title"), ("brief", "acknowledgement")}


def strings(value: object, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Every string in a tree of tables and lists, with where it is."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from strings(part, (*path, name))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from strings(part, (*path, at))


ARTEFACTS = {
    "link": r"\]\(|^\[|\(#\)",
    "escape": r"\\",
    "bold": r"\*\*",
    "heading mark": r"^#|\n#",
    "dot leader": r"\.{4,}",
    "double space": r"\s\s",
    "loose end": r"^\s|\s$",
    "line break or tab": r"[\n\r\t]",
    "stray letter": r"(^|\* | only )A$|\* A ",
    "markdown list": r"^- ",
    "mail address twice": r"mailto:",
    "invisible character": "[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\ufeff\ufffd]",
}


@pytest.mark.parametrize("artefact", ARTEFACTS)
def test_no_string_bears_an_artefact(catalogue, artefact):
    """No string of the catalogue, verified ones included, bears the traces of the text's way here."""
    assert [(path, text) for path, text in strings(catalogue) if re.search(ARTEFACTS[artefact], text)] == []


def test_the_running_header_is_nowhere(catalogue):
    """The running header's words are in the title and the acknowledgement only, where they belong."""
    header = RUNNING_HEADER.removeprefix("## ")
    assert {path for path, text in strings(catalogue) if header in text} == BEARS_THE_TITLE


def test_access_notes_are_whole_and_nowhere_else(catalogue):
    """Each access note is one of the four printed ones, with its star; none is in a title, a source or an abstract."""
    notes = Counter(reference.get("access_note") for reference in catalogue["references"])
    assert notes == {
        None: 82,
        "Abstract only*": 33,
        "Abstracts only*": 1,
        "Full text available with NHS OpenAthens account*": 19,
        "Full text available via OpenAthens account*": 1,
    }
    trace = re.compile(r"Abstracts? only|Full text|OpenAthens")
    for reference in catalogue["references"]:
        assert not [name for name in ("title", "source", "abstract") if trace.search(reference[name])]
