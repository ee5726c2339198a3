"""A reading list of chosen references: their citations and addresses, for the Markdown and HTML exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.full_text import how_to_read
from pswbrief.index.contents import brief_of, items_of, records_of
from pswbrief.publish import html, markdown
from pswbrief.publish.reading_list import ListedReference
from pswbrief.styles.names import MarkupName, StyleName
from pswbrief.styles.registry import bibliography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import Index, IndexRow


def reading_list(index: Index, rows: Sequence[IndexRow], *, as_html: bool, abstracts: bool) -> str:
    """The references by section, each with its Harvard citation, how it can be read, and where."""
    brief = brief_of(index)
    sections = {section.id: section for section in index.sections()}
    paths = {
        section.title: (sections[section.parent].title, section.title) if section.parent else (section.title,)
        for section in sections.values()
    }
    items = items_of(index, rows)
    html_lines, markdown_lines, text_lines = (
        {entry.id: entry.text for entry in bibliography(items, StyleName.HARVARD, markup)}
        for markup in (MarkupName.HTML, MarkupName.MARKDOWN, MarkupName.TEXT)
    )
    entries = []
    for record in records_of(index, rows):
        reading = how_to_read(record, brief)
        entries.append(
            ListedReference(
                id=record["id"],
                citation=text_lines[record["id"]],
                citation_html=html_lines[record["id"]],
                citation_markdown=markdown_lines[record["id"]],
                access=reading.answer,
                link=reading.link,
                abstract=record["abstract"],
                section=paths[record["section"]],
            )
        )
    dumps = html.dumps if as_html else markdown.dumps
    return dumps(entries, title=brief["title"], notice=brief["acknowledgement"], abstracts=abstracts)
