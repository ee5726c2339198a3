"""Markdown's marks within a line: headings, emphasis, escapes, links. Source: CommonMark 0.31."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import check_url
from pswbrief.ingest.document import DocumentLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(?=\S)")
_CLOSING = re.compile(r"\s+#+\s*$")
# The text may hold brackets that are escaped, or one pair inside.
INLINE_LINK = re.compile(
    r"\[((?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s\\])\1(?![\w*])")


def heading_of(line: str) -> int:
    """The level of an ATX heading, 0 for a line that is none."""
    match = _HEADING.match(line)
    return len(match[1]) if match else 0


def has_marks(text: str) -> bool:
    """Whether there is a link in a text."""
    return "](" in text and INLINE_LINK.search(text) is not None


def links_in(text: str) -> Iterator[DocumentLink]:
    """The links of a text; `(#)` and other things that are no web address have no `url`."""
    for match in INLINE_LINK.finditer(text):
        yield DocumentLink(_ESCAPED.sub(r"\1", match[1]), web_address(match[2]))


def web_address(text: str) -> str | None:
    """The text, if it is an http or https address."""
    try:
        return check_url(text.strip())
    except ValueError:
        return None


def without_marks(line: str) -> str:
    """The line as it is read: without the marks of headings, emphasis and links, and without escapes."""
    line = line.strip()
    if heading_of(line):
        line = _CLOSING.sub("", _HEADING.sub("", line, count=1))
    line = INLINE_LINK.sub(r"\1", line)
    line = _STRONG.sub(r"\2", line)
    line = _EMPHASIS.sub(r"\2", line)
    return " ".join(_ESCAPED.sub(r"\1", line).split())
