"""Entries of a reading list: the shipped catalogue's, and single ones."""

from __future__ import annotations

from typing import Any

from pswbrief.core.identifiers import doi_url
from pswbrief.publish.reading_list import ListedReference
from testing.exchange_items import CATALOGUE, ITEMS

TITLE = CATALOGUE.brief.title
_SECTIONS = {section.id: section for section in CATALOGUE.sections}


def entry(key: str, citation: str, citation_html: str, **fields: Any) -> ListedReference:
    """An entry in the section "s", if no other is named."""
    return ListedReference(id=key, citation=citation, citation_html=citation_html, **{"section": ("s",)} | fields)


def _path(section_id: str) -> tuple[str, ...]:
    section = _SECTIONS[section_id]
    return (*_path(section.parent), section.title) if section.parent else (section.title,)


# Citations enough like a style's for a page to be judged by: names, a title in italics, the address as a link.
def _real() -> tuple[ListedReference, ...]:
    entries = []
    for reference, item in zip(CATALOGUE.references, ITEMS, strict=True):
        link = item.url or (doi_url(item.doi) if item.doi else None)
        words = f"{item.authors[0] if item.authors else 'Anon'} {item.title}"
        shown = link if item.container else None
        text = f"{words} {shown}" if shown else words
        safe = words.replace("&", "&amp;")
        address = (link or "").replace("&", "&amp;")
        markup = f'<em>{safe}</em> <a href="{address}">{address}</a>' if shown else f"<em>{safe}</em>"
        entries.append(
            ListedReference(
                id=item.id,
                citation=text,
                citation_html=markup,
                access=str(reference.access),
                link=link,
                abstract=item.abstract,
                section=_path(reference.section),
            )
        )
    return tuple(entries)


ENTRIES = _real()
