"""Quotation marks: parse those in titles, so that they can be replaced by a style's own.

In CSL, the marks depend on language and depth (CSL 1.0.2, "Quotes"): a quotation inside a title that is itself in quotation
marks takes the other pair. So a title's own marks are parsed first; an apostrophe is not one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pswbrief.core import fields
from pswbrief.core.fields import FieldKind
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.styles.inlines import Emphasis, Lowered, NoCase, Quoted, Raised, SmallCaps, Strong, with_inner
from pswbrief.text.rich import TextStyle, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pswbrief.core.csl import CslValue
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Piece, Run
    from pswbrief.text.rich import Inline


_CLOSERS = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_SPECIAL = frozenset("\"'“”‘’")
# Letters and digits, with at most one apostrophe inside, which never closes a quotation; a single mark; anything else.
_WORDS = re.compile(r"""[^\W_]+(?:['’][^\W_]+)?|["'“”‘’]|(?:[\W_](?<!["'“”‘’]))+""")
# The marks of quotations nested deeper than this are left as they are.
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
    """Return `value` on one line: whitespace collapsed to single spaces, and unprintable characters removed.

    Characters that join letters are kept; those that reorder text are removed, since they could make a citation misleading.
    """
    if not value:
        return ""
    if not value.isprintable():
        value = "".join(char for char in value if char.isprintable() or char.isspace() or char in _JOINERS)
    return " ".join(value.split())


# Zero-width non-joiner and joiner, and the soft hyphen, which are part of the spelling of some words.
_JOINERS = "\u200c\u200d\u00ad"


def typeset(value: str | None) -> Run:
    """Convert a value to a run: quotations and rich text become pieces, apostrophes typographic; the empty run if empty."""
    source = cleaned(value)
    if not source:
        return ()
    if "<" in source:
        return _rich(parse(source))
    if not _SPECIAL.intersection(source):
        return (source,)
    return _merged(_read(source))


_STYLED: dict[TextStyle, Callable[[Run], Piece]] = {
    TextStyle.ITALIC: Emphasis,
    TextStyle.BOLD: Strong,
    TextStyle.SUBSCRIPT: Lowered,
    TextStyle.SUPERSCRIPT: Raised,
    TextStyle.SMALL_CAPS: SmallCaps,
    TextStyle.NO_CASE: NoCase,
}
# Placeholder for a piece of rich text while the quotations around it are parsed: a character that no text has.
_STAND_IN = "\ue000"


def _rich(inlines: Sequence[Inline]) -> Run:
    styled: list[Piece] = []
    source = ""
    for inline in inlines:
        if isinstance(inline, str):
            source += inline.replace(_STAND_IN, "")
        else:
            styled.append(_STYLED[inline.style](_rich(inline.inner)))
            source += _STAND_IN
    return _filled(_merged(_read(source)), iter(styled))


def _filled(run: Run, styled: Iterator[Piece]) -> Run:
    """Replace the placeholders in a run by their pieces of rich text."""
    pieces: list[Piece] = []
    for piece in run:
        if not isinstance(piece, str):
            pieces.append(with_inner(piece, _filled(piece.inner, styled)))
            continue
        first, *others = piece.split(_STAND_IN)
        pieces += [first, *(each for other in others for each in (next(styled), other))]
    return tuple(piece for piece in pieces if piece)


def apostrophes(value: str) -> str:
    """Clean a name, or another value without quotations, and make its apostrophes typographic."""
    return cleaned(value).replace("'", "’")


def _read(source: str) -> list[Piece]:
    """Parse `source` into pieces, from end to start, as the piece that starts at a word depends only on the words after it."""
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
    """Return `item` with every text value cleaned (see `cleaned`); values that become empty are absent."""
    pages = None
    if item.pages and (first := cleaned(item.pages.first)):
        pages = Pages(first, cleaned(item.pages.last) or None)
    texts: dict[str, Any] = {
        field.item or field.name: cleaned(text) or None
        for field in fields.item_fields()
        if field.kind in _TEXTS and (text := getattr(item, field.item or field.name, None))
    }
    csl = {name: tidied for name, value in item.csl.items() if (tidied := _tidied(value))}
    return replace(item, **texts, authors=_names(item.authors), editors=_names(item.editors), pages=pages, csl=csl)


_TEXTS = frozenset({FieldKind.TEXT, FieldKind.TITLE, FieldKind.IDENTIFIER})


def _tidied(value: CslValue) -> CslValue | None:
    if isinstance(value, str):
        return cleaned(value) or None
    return _names(value) if isinstance(value, tuple) else value


def _names(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(tidied for name in names if (tidied := _name(name)))


def _name(name: Name) -> Name | None:
    if isinstance(name, Organisation):
        literal = cleaned(name.literal)
        return Organisation(literal) if literal else None
    family, given = cleaned(name.family), cleaned(name.given)
    if not family:
        # A name of one part, in either field.
        return Person(given) if given else None
    particles = cleaned(name.dropping_particle), cleaned(name.non_dropping_particle)
    return Person(family, given, cleaned(name.suffix), *particles)
