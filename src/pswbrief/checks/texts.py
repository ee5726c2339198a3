"""The texts of a reference that may contain artefacts of copying."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core import fields
from pswbrief.core.fields import FieldKind
from pswbrief.core.variables import VARIABLES, VariableKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.checks.finding import Where
    from pswbrief.core.reference import Reference


# Not the brief's access notes: they end with an asterisk, which refers to the help at its end.
LINES = tuple(name for name in fields.of_kind(FieldKind.TEXT, FieldKind.TITLE) if name != "access_note")
# Fields long enough to have brackets and an ending. A reader's own notes are not checked.
RUNNING = ("title", "abstract")
_NAMES = ("family", "given", "literal")
_TITLES = fields.of_kind(FieldKind.TITLE)
_SEEN = ("title", "container")


class Text(NamedTuple):
    """A text and its field in the reference; `lines` if it may have several lines, `rich` if it may contain CSL's tags."""

    field: Where
    text: str
    lines: bool = False
    rich: bool = False


def texts(reference: Reference) -> Iterator[Text]:
    """Yield all texts of a reference, except identifiers, dates and the reader's own notes."""
    for name in LINES:
        if text := getattr(reference, name):
            yield Text((name,), text, rich=name in _TITLES)
    yield from _names(reference)
    for name in _SEEN:
        if reference.verified and (text := getattr(reference.verified, name)):
            yield Text(("verified", name), text)
    for variable, value in reference.csl.items():
        if isinstance(value, str):
            yield Text(("csl", variable), value, rich=VARIABLES[variable] is VariableKind.TITLE)
    if reference.abstract:
        yield Text(("abstract",), reference.abstract, lines=True)


def _names(reference: Reference) -> Iterator[Text]:
    for name in ("authors", "editors"):
        for place, person in enumerate(getattr(reference, name)):
            for part in _NAMES:
                if text := getattr(person, part):
                    yield Text((name, place, part), text)


_AROUND = 24


def excerpt(text: str, span: tuple[int, int]) -> str:
    """Return the text around `span` (start, end) in quotation marks, with "·" for whitespace in the span.

    >>> excerpt("peer  support", (4, 6))
    '‘peer··support’'
    """
    start, end = span
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    middle = "".join("·" if char.isspace() else char for char in text[start:end])
    before = "…" + text[left:start] if left else text[:start]
    after = text[end:right] + "…" if right < len(text) else text[end:]
    return "‘" + (before + middle + after).replace("\n", " ") + "’"
