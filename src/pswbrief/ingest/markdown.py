"""Markdown markup within a line: headings, emphasis, escapes, links. Source: CommonMark 0.31."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import check_url
from pswbrief.ingest.document import DocumentLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(?=\S)")
_CLOSING = re.compile(r"(?<!\s)\s+#+\s*$")
# The link text may hold escaped brackets, or one nested pair.
INLINE_LINK = re.compile(
    r"\[((?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(\*\*|__)(?=\S)")
_END_OF_STRONG = {marks: re.compile(rf"(?<=\S){re.escape(marks)}") for marks in ("**", "__")}
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s\\])\1(?![\w*])")


def heading_of(line: str) -> int:
    """Return the level of an ATX heading; 0 for any other line."""
    match = _HEADING.match(line)
    return len(match[1]) if match else 0


def has_marks(text: str) -> bool:
    """Return whether a text holds a link."""
    return "](" in text and INLINE_LINK.search(text) is not None


def links_in(text: str) -> Iterator[DocumentLink]:
    """Yield the links of a text; for `(#)` and other targets that are no web address, `url` is None."""
    for match in INLINE_LINK.finditer(text):
        yield DocumentLink(_ESCAPED.sub(r"\1", match[1]), web_address(match[2]))


def web_address(text: str) -> str | None:
    """Return the text if it is an http or https address, else None."""
    try:
        return check_url(text.strip())
    except ValueError:
        return None


def without_marks(line: str) -> str:
    """Return a line without the markup of headings, emphasis and links, and without escapes."""
    line = line.strip()
    if heading_of(line):
        line = _CLOSING.sub("", _HEADING.sub("", line, count=1))
    line = INLINE_LINK.sub(r"\1", line)
    line = _without_strong(line)
    line = _EMPHASIS.sub(r"\2", line)
    return " ".join(_ESCAPED.sub(r"\1", line).split())


def _without_strong(line: str) -> str:
    """Return a line without the marks of strong emphasis."""
    kept, at = [], 0
    # Marks without an end from here on: searching for it from each of them would take quadratic time.
    endless: set[str] = set()
    while opened := _STRONG.search(line, at):
        ended = None
        if opened[1] not in endless:
            ended = _END_OF_STRONG[opened[1]].search(line, opened.end() + 1)
        if ended:
            kept += [line[at : opened.start()], line[opened.end() : ended.start()]]
            at = ended.end()
        else:
            endless.add(opened[1])
            kept.append(line[at : opened.start() + 1])
            at = opened.start() + 1
    return "".join([*kept, line[at:]])
