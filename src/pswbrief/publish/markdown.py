"""A reading list as Markdown. Source: CommonMark 0.31; the additional syntax of GitHub and pandoc is escaped as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.publish.reading_list import ListedReference, by_section
from pswbrief.text.plain import as_block, as_inline, at_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST = 6


def dumps(entries: Sequence[ListedReference], *, title: str, notice: str | None = None, abstracts: bool = False) -> str:
    """Return the list as Markdown, under its headings. `notice` is printed below the title; `abstracts` adds the abstracts."""
    top = by_section(entries)
    blocks = [f"# {as_block(title)}"]
    if notice:
        blocks.append(as_block(notice))
    blocks += _items(top.entries, abstracts=abstracts)
    for depth, section in top.walk():
        blocks.append(f"{'#' * min(depth + 1, _DEEPEST)} {as_block(section.title)}")
        blocks += _items(section.entries, abstracts=abstracts)
    return "\n\n".join(blocks) + "\n"


def _items(entries: Sequence[ListedReference], *, abstracts: bool) -> Iterator[str]:
    for entry in entries:
        yield "- " + _citation(entry)
        if abstracts and entry.abstract:
            yield "  " + as_block(entry.abstract)


def _citation(entry: ListedReference) -> str:
    """Return the citation with the access in brackets, and the link unless the citation prints it."""
    rendered = entry.citation_markdown
    citation = as_block(entry.citation) if rendered is None else at_start(" ".join(rendered.split()))
    parts = [citation, rf"\[{as_inline(entry.access)}\]" if entry.access else ""]
    if (address := entry.address) and not (rendered and address in rendered):
        parts.append(f"<{address}>")
    return " ".join(part for part in parts if part)
