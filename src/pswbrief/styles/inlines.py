"""Inlines, the parts of a citation until it is rendered: runs of inlines, and joining runs.

An inline is plain text, or a styled run: in italics, in quotation marks, raised, linked and so on. A run is a tuple of inlines. The
empty run is an absent value; a group of absent values is absent, and so are its prefix and suffix (CSL 1.0.2, "Group").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Nested:
    """A run in one style, which the subclass determines."""

    inner: Run


class Emphasis(Nested):
    """Inlines in italics."""

    __slots__ = ()


class Strong(Nested):
    """Inlines in bold."""

    __slots__ = ()


class SmallCaps(Nested):
    """Inlines in small capitals."""

    __slots__ = ()


class Raised(Nested):
    """Inlines in superscript, such as the numbers of AMA's citations."""

    __slots__ = ()


class Lowered(Nested):
    """Inlines in subscript, such as the digits of a formula."""

    __slots__ = ()


class Quoted(Nested):
    """Inlines in quotation marks; the marks depend on the language and on the depth."""

    __slots__ = ()


class NoCase(Nested):
    """Inlines whose case no style changes (CSL-JSON's `nocase`)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link(Nested):
    """Inlines linked to the URL `href`."""

    href: str


Inline = str | Nested
Run = tuple[Inline, ...]

# CSL leaves colliding punctuation to the processor. If one mark ends a part and another starts the next, the weaker one is dropped;
# a comma, the weakest, never displaces another mark.
_KEEP_FIRST = frozenset({"!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,"})
_KEEP_SECOND = frozenset({":!", ":?", ";!", ";?", "  ", " ,", " ."})
_CLOSING_QUOTES = "\"'’”"


def text(value: str | None) -> Run:
    """Return `value` unchanged as a run; None and the empty string become the empty run."""
    return (value,) if value else ()


def emphasis(run: Run) -> Run:
    """Return `run` in italics."""
    return (Emphasis(run),) if run else ()


def quoted(run: Run) -> Run:
    """Return `run` in quotation marks."""
    return (Quoted(run),) if run else ()


def plain(run: Run) -> str:
    """Return `run` as plain text, with “ and ” for quotation marks of any kind."""
    parts = []
    for inline in run:
        match inline:
            case str():
                parts.append(inline)
            case Quoted(inner):
                parts.append(f"“{plain(inner)}”")
            case _:
                parts.append(plain(inline.inner))
    return "".join(parts)


def group(*runs: Run, delimiter: str = "", prefix: str = "", suffix: str = "") -> Run:
    """Join the non-empty runs with `delimiter`, `prefix` and `suffix`; the empty run if all are empty.

    Where punctuation collides, the weaker mark is dropped: no full stop follows a title that ends in "?".
    """
    present = [run for run in runs if run]
    if not present:
        return ()
    parts = [present[0]]
    for after in present[1:]:
        # A part that starts with punctuation needs no delimiter before it.
        if delimiter and not plain(after).startswith((",", ";", ".")):
            parts.append((delimiter,))
        parts.append(after)
    joined = _concatenated(parts)
    if prefix:
        joined = _concatenated([(prefix,), joined])
    if suffix:
        joined = _concatenated([joined, (suffix,)])
    return joined


def _concatenated(parts: Iterable[Run]) -> Run:
    """Concatenate runs and resolve colliding punctuation between them."""
    whole: list[Run] = []
    for part in parts:
        run = part
        if whole:
            whole[-1], run = _fitted(whole[-1], run)
        whole.append(run)
    return tuple(inline for run in whole for inline in run)


def _fitted(first: Run, second: Run) -> tuple[Run, Run]:
    before, after = plain(first), plain(second)
    if not before or not after:
        # One of the runs has been reduced to nothing.
        return first, second
    last, start = before[-1], after[0]
    if start == "." and last in _CLOSING_QUOTES:
        # A full stop is also dropped if the mark that replaces it is inside the quotation marks.
        last = before.rstrip(_CLOSING_QUOTES + " ")[-1:] or last
    if last + start in _KEEP_FIRST:
        return first, strip_start(second, start)
    if last + start in _KEEP_SECOND:
        return strip_end(first, last), second
    return first, second


def strip_start(run: Run, char: str) -> Run:
    """Return `run` without leading `char`s, also inside nested inlines."""
    return _stripped(run, 0, lambda value: value.lstrip(char))


def strip_end(run: Run, char: str) -> Run:
    """Return `run` without trailing `char`s, also inside nested inlines."""
    return _stripped(run, -1, lambda value: value.rstrip(char))


def _stripped(run: Run, end: int, strip: Callable[[str], str]) -> Run:
    inlines = list(run)
    while inlines:
        inline = inlines[end]
        if isinstance(inline, str):
            left = strip(inline)
            if left:
                inlines[end] = left
                break
            del inlines[end]
        elif isinstance(inline, Quoted):
            # The run starts or ends with the quotation mark itself.
            break
        else:
            inner = _stripped(inline.inner, end, strip)
            if inner:
                inlines[end] = with_inner(inline, inner)
                break
            del inlines[end]
    return tuple(inlines)


def with_inner(inline: Nested, inner: Run) -> Nested:
    """Return an inline of the same kind with another `inner` run."""
    return Link(inner, inline.href) if isinstance(inline, Link) else type(inline)(inner)
