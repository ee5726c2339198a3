"""What a citation is made of until it is rendered: runs of pieces, and the joining of runs.

A piece is plain text, or pieces in italics, between quotation marks, raised, or linked. A run is a tuple of pieces; the empty run
is an absent value, and a group of absent values is absent, whatever stands around it (CSL 1.0.2, "Group").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Nested:
    """Pieces that are set in one way, which a subclass stands for."""

    inner: Run


class Emphasis(Nested):
    """Pieces in italics."""

    __slots__ = ()


class Strong(Nested):
    """Pieces in bold."""

    __slots__ = ()


class SmallCaps(Nested):
    """Pieces in small capitals."""

    __slots__ = ()


class Raised(Nested):
    """Pieces above the line, as the numbers of AMA's citations."""

    __slots__ = ()


class Lowered(Nested):
    """Pieces below the line, as the figures of a formula."""

    __slots__ = ()


class Quoted(Nested):
    """Pieces between quotation marks; which marks depends on the language and on the depth."""

    __slots__ = ()


class NoCase(Nested):
    """Pieces whose case no style changes (CSL-JSON's `nocase`)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link(Nested):
    """Pieces that lead to the address `href`."""

    href: str


Piece = str | Nested
Run = tuple[Piece, ...]

# CSL leaves the meeting of two punctuation marks to the processor. Where the first mark ends one part and the second starts the
# next, one of the two goes: the weaker one, and the comma, the weakest, never pushes out another.
_KEEP_FIRST = frozenset({"!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,"})
_KEEP_SECOND = frozenset({":!", ":?", ";!", ";?", "  ", " ,", " ."})
_CLOSING_QUOTES = "\"'’”"


def text(value: str | None) -> Run:
    """The run that `value` is, as it stands; None and the empty string are the empty run."""
    return (value,) if value else ()


def emphasis(run: Run) -> Run:
    """`run` in italics."""
    return (Emphasis(run),) if run else ()


def quoted(run: Run) -> Run:
    """`run` between quotation marks."""
    return (Quoted(run),) if run else ()


def link(shown: str, href: str) -> Run:
    """`shown`, leading to `href`."""
    return (Link((shown,), href),)


def plain(run: Run) -> str:
    """The characters of `run`, with quotation marks that stand for any."""
    parts = []
    for piece in run:
        match piece:
            case str():
                parts.append(piece)
            case Quoted(inner):
                parts.append(f"“{plain(inner)}”")
            case _:
                parts.append(plain(piece.inner))
    return "".join(parts)


def group(*runs: Run, delimiter: str = "", prefix: str = "", suffix: str = "") -> Run:
    """The runs that are not empty, with `delimiter` between them; and, if there is one, `prefix` before and `suffix` after.

    Where punctuation meets, what is weaker goes: a title that ends in "?" takes no full stop after it.
    """
    present = [run for run in runs if run]
    if not present:
        return ()
    parts = [present[0]]
    for after in present[1:]:
        # A part that brings its own punctuation needs no delimiter before it.
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
    """The runs one after another, with the punctuation that meets between two of them put right."""
    whole: list[Run] = []
    for part in parts:
        run = part
        if whole:
            whole[-1], run = _fitted(whole[-1], run)
        whole.append(run)
    return tuple(piece for run in whole for piece in run)


def _fitted(first: Run, second: Run) -> tuple[Run, Run]:
    before, after = plain(first), plain(second)
    if not before or not after:
        # What was there has gone into the punctuation before it.
        return first, second
    last, start = before[-1], after[0]
    if start == "." and last in _CLOSING_QUOTES:
        # A full stop also goes where the mark that makes it needless stands inside the quotation marks.
        last = before.rstrip(_CLOSING_QUOTES + " ")[-1:] or last
    if last + start in _KEEP_FIRST:
        return first, strip_start(second, start)
    if last + start in _KEEP_SECOND:
        return strip_end(first, last), second
    return first, second


def strip_start(run: Run, char: str) -> Run:
    """`run` without any `char` at its start, however deep it stands."""
    return _stripped(run, 0, lambda value: value.lstrip(char))


def strip_end(run: Run, char: str) -> Run:
    """`run` without any `char` at its end, however deep it stands."""
    return _stripped(run, -1, lambda value: value.rstrip(char))


def _stripped(run: Run, end: int, strip: Callable[[str], str]) -> Run:
    pieces = list(run)
    while pieces:
        piece = pieces[end]
        if isinstance(piece, str):
            left = strip(piece)
            if left:
                pieces[end] = left
                break
            del pieces[end]
        elif isinstance(piece, Quoted):
            # The marks themselves stand at the end.
            break
        else:
            inner = _stripped(piece.inner, end, strip)
            if inner:
                pieces[end] = with_inner(piece, inner)
                break
            del pieces[end]
    return tuple(pieces)


def with_inner(piece: Nested, inner: Run) -> Nested:
    """The same kind of piece around other pieces."""
    return Link(inner, piece.href) if isinstance(piece, Link) else type(piece)(inner)
