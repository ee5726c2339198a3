"""Cells of a spreadsheet: text that is never run as a formula, and lists of names or words that can be split again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.name import Name, Organisation, Person
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

# OWASP, "CSV Injection": a cell is run if it starts with = + - @ (or their full-width forms), a tab, or a line end, even after
# blanks, including zero-width ones. Apostrophes before them are matched, so that `undo` recognises the added one.
_RUNS = re.compile("'*(?:[\\t\\r\\n]|[\\s\u200b\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def defuse(cell: str) -> str:
    """Return `cell` with an apostrophe before it if a spreadsheet would run it: `=1+1` gives `'=1+1`."""
    return "'" + cell if _RUNS.match(cell) else cell


def undo(cell: str) -> str:
    """Return the original of a defused cell: `undo(defuse(cell)) == cell` for every cell."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell, 1) else cell


def join_names(names: Iterable[Name]) -> str:
    r"""Join names to `Watson, Emma; NHS England; Plato,`: a person has a comma, an organisation none; one inside a name is `\,`."""
    return "; ".join(_join_name(name) for name in names)


def split_names(text: str) -> tuple[Name, ...]:
    """Split a text that `join_names` made."""
    return tuple(_split_name(piece) for piece in _split(text, ";"))


def join_words(words: Iterable[str]) -> str:
    r"""Join keywords by semicolons; one inside a keyword is written `\;`."""
    return "; ".join(_escape(plain(word), ";") for word in words)


def split_words(text: str) -> tuple[str, ...]:
    """Split a text that `join_words` made."""
    return tuple(_unescape(piece.strip(" ")) for piece in _split(text, ";"))


def _join_name(name: Name) -> str:
    if isinstance(name, Organisation):
        return _escape(plain(name.literal), ";,")
    return f"{_escape(plain(name.family), ';,')}, {_escape(plain(name.given), ';')}".rstrip(" ")


def _split_name(piece: str) -> Name:
    family, *given = _split(piece, ",", 1, keep_empty=True)
    if not given:
        return Organisation(_unescape(family.strip(" ")))
    return Person(_unescape(family.strip(" ")), _unescape(given[0].strip(" ")))


def _escape(text: str, special: str) -> str:
    return re.sub(rf"[\\{special}]", r"\\\g<0>", text)


def _unescape(text: str) -> str:
    return re.sub(r"\\([\\;,])", r"\1", text)


def _split(text: str, separator: str, most: int | None = None, *, keep_empty: bool = False) -> list[str]:
    """Split `text` at each unescaped separator, or the first `most` of them; escapes are kept."""
    cuts = [match.start() for match in re.finditer(rf"\\.|{separator}", text, re.DOTALL) if match[0] == separator][
        :most
    ]
    pieces = [text[start + 1 : end] for start, end in zip([-1, *cuts], [*cuts, len(text)], strict=True)]
    return [piece for piece in pieces if keep_empty or piece.strip(" ")]
