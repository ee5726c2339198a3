"""Quotation marks: found in a title, so that they can be set in a style's own way, and the ways that styles have.

CSL sets the marks of a quotation by language and by depth (CSL 1.0.2, "Quotes"): a quotation inside a title that is itself
between marks takes the other pair. So a title's own marks are read first; an apostrophe is not one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pswbrief.core import fields
from pswbrief.core.fields import FieldKind
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.styles.inlines import Quoted
from pswbrief.text.rich import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Piece, Run


_CLOSERS = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_SPECIAL = frozenset("\"'“”‘’")
# Letters and digits, with one apostrophe between them, which never closes a quotation; one mark; anything else.
_WORDS = re.compile(r"""[^\W_]+(?:['’][^\W_]+)?|["'“”‘’]|(?:[\W_](?<!["'“”‘’]))+""")
# Quotations nested deeper than this are somebody's joke; their marks stay as they are.
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Marks:
    """A language's quotation marks, and whether a full stop or comma after them moves inside."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    takes_punctuation: bool


BRITISH = Marks(("‘", "’"), ("“", "”"), takes_punctuation=False)
AMERICAN = Marks(("“", "”"), ("‘", "’"), takes_punctuation=True)


def cleaned(value: str | None) -> str:
    """`value` on one line: blanks of any kind as one space, and without other characters that can't be printed.

    Characters that join letters stay; those that reorder text go, since they could make a citation show something else than it says.
    """
    if not value:
        return ""
    if not value.isprintable():
        value = "".join(char for char in value if char.isprintable() or char.isspace() or char in _JOINERS)
    return " ".join(value.split())


# Zero-width non-joiner and joiner, and the soft hyphen: part of how some words are written.
_JOINERS = "\u200c\u200d\u00ad"


def typeset(value: str | None) -> Run:
    """A value as a run: the quotations in it as pieces, and its apostrophes typographic."""
    source = cleaned(value)
    if not source:
        return ()
    if not _SPECIAL.intersection(source):
        return (source,)
    return _merged(_read(source))


def apostrophes(value: str) -> str:
    """A name, or another value without quotations, with typographic apostrophes."""
    return cleaned(value).replace("'", "’")


def _read(source: str) -> list[Piece]:
    """The pieces of `source`. Read from its end to its start: what begins at a word depends only on what follows it."""
    words = _WORDS.findall(source)
    # For each word: the piece that starts there, how deep it nests, and where the next one starts.
    found: list[tuple[Piece, int, int]] = [("", 0, 0)] * len(words)
    ahead: set[str] = set()
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        quotation = _quotation(words, place, found) if _CLOSERS.get(word) in ahead else None
        found[place] = quotation or (word.replace("'", "’"), 0, place + 1)
        ahead.add(word)
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        piece, _, place = found[place]
        pieces.append(piece)
    return pieces


def _quotation(words: list[str], place: int, found: list[tuple[Piece, int, int]]) -> tuple[Piece, int, int] | None:
    closer = _CLOSERS[words[place]]
    if words[place + 1] == closer or words[place + 1].startswith(" "):
        return None
    pieces: list[Piece] = []
    depth = 0
    at = place + 1
    while at < len(words):
        if words[at] == closer:
            return (Quoted(_merged(pieces)), depth + 1, at + 1) if depth < _DEEPEST else None
        piece, inner, at = found[at]
        pieces.append(piece)
        depth = max(depth, inner)
    return None


def _merged(pieces: list[Piece]) -> Run:
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        else:
            merged.append(piece)
    return tuple(merged)


def tidy(item: Item) -> Item:
    """`item` with every value on one line and printable; a value of which nothing is left is absent."""
    pages = None
    if item.pages and (first := cleaned(item.pages.first)):
        pages = Pages(first, cleaned(item.pages.last) or None)
    texts: dict[str, Any] = {
        field.item or field.name: cleaned(plain_text(text)) or None
        for field in fields.item_fields()
        if field.kind in _TEXTS and (text := getattr(item, field.item or field.name, None))
    }
    return replace(item, **texts, authors=tuple(_names(item.authors)), editors=tuple(_names(item.editors)), pages=pages)


_TEXTS = frozenset({FieldKind.TEXT, FieldKind.TITLE, FieldKind.IDENTIFIER})


def _names(names: Iterable[Name]) -> Iterator[Name]:
    for name in names:
        if isinstance(name, Organisation):
            if literal := cleaned(name.literal):
                yield Organisation(literal)
        elif cleaned(name.family):
            yield Person(*(cleaned(getattr(name, part)) for part in Person.__slots__))
        elif given := cleaned(name.given):
            # A name of one word, whichever field it was put in.
            yield Person(given)
