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
    from pswbrief.styles.inlines import Inline, Run
    from pswbrief.text.rich import RichPart


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
    """Convert a value to a run: quotations and rich text become inlines, apostrophes typographic; the empty run if empty."""
    source = cleaned(value)
    if not source:
        return ()
    if "<" in source:
        return _rich(parse(source))
    if not _SPECIAL.intersection(source):
        return (source,)
    return _merged(_read(source))


_STYLED: dict[TextStyle, Callable[[Run], Inline]] = {
    TextStyle.ITALIC: Emphasis,
    TextStyle.BOLD: Strong,
    TextStyle.SUBSCRIPT: Lowered,
    TextStyle.SUPERSCRIPT: Raised,
    TextStyle.SMALL_CAPS: SmallCaps,
    TextStyle.NO_CASE: NoCase,
}
# Placeholder for an inline of rich text while the quotations around it are parsed: a character that no text has.
_STAND_IN = "\ue000"


def _rich(parts: Sequence[RichPart]) -> Run:
    styled: list[Inline] = []
    source = ""
    for part in parts:
        if isinstance(part, str):
            source += part.replace(_STAND_IN, "")
        else:
            styled.append(_STYLED[part.style](_rich(part.inner)))
            source += _STAND_IN
    return _filled(_merged(_read(source)), iter(styled))


def _filled(run: Run, styled: Iterator[Inline]) -> Run:
    """Replace the placeholders in a run by their inlines of rich text."""
    inlines: list[Inline] = []
    for inline in run:
        if not isinstance(inline, str):
            inlines.append(with_inner(inline, _filled(inline.inner, styled)))
            continue
        first, *others = inline.split(_STAND_IN)
        inlines += [first, *(each for other in others for each in (next(styled), other))]
    return tuple(inline for inline in inlines if inline)


def apostrophes(value: str) -> str:
    """Clean a name, or another value without quotations, and make its apostrophes typographic."""
    return cleaned(value).replace("'", "’")


def _read(source: str) -> list[Inline]:
    """Parse `source` into inlines, from end to start, as the inline that starts at a word depends only on the words after it."""
    words = _WORDS.findall(source)
    # For each word: the inline that starts there, how deep it nests, and where the next one starts.
    found: list[tuple[Inline, int, int]] = [("", 0, 0)] * len(words)
    ahead: set[str] = set()
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        quotation = _quotation(words, place, found) if _CLOSERS.get(word) in ahead else None
        found[place] = quotation or (word.replace("'", "’"), 0, place + 1)
        ahead.add(word)
    inlines: list[Inline] = []
    place = 0
    while place < len(words):
        inline, _, place = found[place]
        inlines.append(inline)
    return inlines


def _quotation(words: list[str], place: int, found: list[tuple[Inline, int, int]]) -> tuple[Inline, int, int] | None:
    closer = _CLOSERS[words[place]]
    if words[place + 1] == closer or words[place + 1].startswith(" "):
        return None
    inlines: list[Inline] = []
    depth = 0
    at = place + 1
    while at < len(words):
        if words[at] == closer:
            return (Quoted(_merged(inlines)), depth + 1, at + 1) if depth < _DEEPEST else None
        inline, inner, at = found[at]
        inlines.append(inline)
        depth = max(depth, inner)
    return None


def _merged(inlines: list[Inline]) -> Run:
    merged: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str) and merged and isinstance(merged[-1], str):
            merged[-1] += inline
        else:
            merged.append(inline)
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
        # A name with a single part is kept as the family name.
        return Person(given) if given else None
    particles = cleaned(name.dropping_particle), cleaned(name.non_dropping_particle)
    return Person(family, given, cleaned(name.suffix), *particles)
