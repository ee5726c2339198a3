"""The common result of all document readers: paragraphs in reading order, with the look of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from pswbrief.errors import InputError


class DocumentError(InputError):
    """Raised for a document that is malformed, encrypted, without text, or too large when unpacked."""


class DocumentLink(NamedTuple):
    """The words of a link (`text`) and its address (`url`); None where the document has lost it."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A run of lines that the document separates from the rest.

    `wrapped`: line ends may be wrapping at the margin (PDF, plain text), not the author's. `style`: a name for its look, "" for
    running text. `level`: of a heading, from 1; 0 for other paragraphs. `row`: the number of its table row; 0 outside tables. `full`:
    the last line reaches the margin, so the paragraph may continue on the next page.
    """

    lines: tuple[str, ...]
    page: int | None = None
    style: str = ""
    level: int = 0
    links: tuple[DocumentLink, ...] = ()
    bullet: bool = False
    wrapped: bool = False
    row: int = 0
    full: bool = False

    @property
    def text(self) -> str:
        """Return the lines joined."""
        return join_lines(self.lines)

    @property
    def emphasised(self) -> bool:
        """Return whether it looks like more than running text: a heading, bold, larger, or one link from end to end."""
        return bool(self.style)

    def replaced(self, lines: tuple[str, ...]) -> Paragraph:
        """Return a copy of the paragraph with other lines."""
        return replace(self, lines=lines)


def join_lines(lines: tuple[str, ...] | list[str]) -> str:
    """Join lines; a word broken at its own hyphen is joined without a blank."""
    text = ""
    for line in lines:
        broken = len(text) > 1 and text[-1] == "-" and text[-2].isalpha() and line[:1].islower()
        text += line if broken or not text else " " + line
    return text
