"""What every reader of a document returns: its paragraphs in reading order, with what a person would see of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from pswbrief.errors import InputError


class DocumentError(InputError):
    """Bytes that are no document of their format, are encrypted, hold no text, or inflate past a bound."""


class DocumentLink(NamedTuple):
    """Linked words and where they lead; no address where the document has lost it."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A run of lines that the document sets apart from the rest.

    `wrapped` says that a line end may be a mere break at the margin (PDF, plain text) and not one that the author made. `style` is a
    name for how it looks, empty for running text; `level` is that of a heading, 0 for none. `row` numbers the rows of tables, 0 for
    what is in none. `full` says that its last line goes to the margin, so that it may go on over the end of the page.
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
        """The lines as one."""
        return join_lines(self.lines)

    @property
    def emphasised(self) -> bool:
        """Whether it looks like more than running text: a heading, bold, larger, or one link from end to end."""
        return bool(self.style)

    def replaced(self, lines: tuple[str, ...]) -> Paragraph:
        """The paragraph with other lines."""
        return replace(self, lines=lines)


def join_lines(lines: tuple[str, ...] | list[str]) -> str:
    """Lines as one; a word that is broken at its own hyphen is put together again."""
    text = ""
    for line in lines:
        broken = len(text) > 1 and text[-1] == "-" and text[-2].isalpha() and line[:1].islower()
        text += line if broken or not text else " " + line
    return text
