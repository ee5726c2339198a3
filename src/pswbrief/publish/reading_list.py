"""A reading list: cited references under the headings of the brief, to be printed as Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import linkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReference:
    """One reference of the list.

    `citation` is text; `citation_html` and `citation_markdown` are the same as a style renders it, escaped, with its italics and
    links (without the latter, Markdown shows the text). `access` says how the full text can be read ("NHS OpenAthens"), `link`
    where. `section` holds the headings above it, the outermost first.
    """

    id: str
    citation: str
    citation_html: str
    citation_markdown: str | None = None
    access: str | None = None
    link: str | None = None
    abstract: str | None = None
    section: tuple[str, ...] = ()

    @property
    def address(self) -> str | None:
        """Return the link if it is safe to print, else None."""
        return linkable(self.link)


@dataclass(slots=True)
class ListSection:
    """A heading, the entries directly below it (`entries`), and the headings inside it (`sections`). The outermost has no title."""

    title: str = ""
    entries: list[ListedReference] = field(default_factory=list)
    sections: dict[str, ListSection] = field(default_factory=dict)

    def walk(self, depth: int = 1) -> Iterator[tuple[int, ListSection]]:
        """Yield each section inside this one with its depth (from 1), in order."""
        for section in self.sections.values():
            yield depth, section
            yield from section.walk(depth + 1)


def by_section(entries: Iterable[ListedReference]) -> ListSection:
    """Return the entries as a tree of their sections, in the order of first appearance."""
    top = ListSection()
    for entry in entries:
        section = top
        for title in entry.section:
            section = section.sections.setdefault(title, ListSection(title))
        section.entries.append(entry)
    return top
