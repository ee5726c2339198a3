"""Gather the contents of the HTML page of a brief, or of selected references, from a collection."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.full_text import abstract_text, how_to_read, other_printing
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.publish.page import render_page
from pswbrief.publish.page_contents import PageReference, PageSection
from pswbrief.styles.registry import bibliography
from pswbrief.styles.style_names import MarkupName, StyleName
from pswbrief.workspace.export_fields import ExportFields, exported_items
from pswbrief.workspace.search_table import search_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.catalogue import Catalogue
    from pswbrief.index.index import IndexRow
    from pswbrief.workspace.collection import Collection

# The number of similar references shown with each.
_SIMILAR = 5


def brief_page(
    collection: Collection,
    rows: Sequence[IndexRow],
    alone: Catalogue,
    *,
    style: StyleName = StyleName.HARVARD,
    title: str | None = None,
    personal: bool = True,
    of_brief: bool = True,
) -> str:
    """Return the HTML page of some references, cited in a style; `alone` is a catalogue of exactly these.

    Without `personal` it omits the reader's tags; notes and status are never exported. What the brief says of itself is on the page
    only if some of the references are the brief's (`of_brief`).
    """
    brief = dict(collection.brief())
    if brief.get("issued"):
        brief["issued"] = Edtf.parse(brief["issued"]).in_words()
    table = _table(alone, [row.id for row in rows], personal=personal)
    return render_page(
        _references(collection, rows, brief, table["near"], shown=style, personal=personal),
        _sections(collection, whole=of_brief and title is None),
        brief if of_brief else {"title": "References"},
        table,
        title=title,
    )


def _table(alone: Catalogue, ids: Sequence[str], *, personal: bool) -> dict[str, Any]:
    """Return the page's search table, made from its references alone: the collection's index includes the reader's notes."""
    kept = {"notes": None, "status": None} | ({} if personal else {"tags": ()})
    references = tuple(reference.model_copy(update=kept) for reference in alone.references)
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(alone.model_copy(update={"references": references}), None, [None]))
        index = Index(connection)
        return search_table(index, [position for key in ids if (position := index.position(key)) is not None])


def _references(
    collection: Collection,
    rows: Sequence[IndexRow],
    brief: dict[str, Any],
    near: list[list[int]],
    *,
    shown: StyleName,
    personal: bool,
) -> list[PageReference]:
    from pswbrief.formats.format_names import FormatName
    from pswbrief.formats.registry import dumps

    records = collection.records(rows)
    items = exported_items(collection, rows, ExportFields(tags=personal))
    cited = {
        style: {
            line.id: line.text.removeprefix(f"{line.label}. ") for line in bibliography(items, style, MarkupName.TEXT)
        }
        for style in StyleName
    }
    cited_html = {
        line.id: line.text.removeprefix(f"{line.label}. ") for line in bibliography(items, shown, MarkupName.HTML)
    }
    paths = _paths(collection)
    every = collection.select()
    twice = {row.duplicate_of for row in every} | {row.id for row in every if row.duplicate_of}
    made = []
    for place, (record, item) in enumerate(zip(records, items, strict=True)):
        reading = how_to_read(record, brief)
        others = collection.other_printings(record) if record["id"] in twice else []
        bare = [replace(item, abstract=None)]
        made.append(
            PageReference(
                id=record["id"],
                title=record["title"],
                citation=cited[shown][item.id],
                citation_html=cited_html[item.id],
                year=record["year"],
                access=record["access"],
                venue=record["container"] or record["publisher"],
                type=record["type"],
                link=reading.link,
                abstract=abstract_text(record["abstract"]),
                sections=paths.get(record["section"], ()),
                tags=tuple(record["tags"]) if personal else (),
                remarks=tuple(line for line in (record["note"], other_printing(record, others)) if line),
                similar=tuple(records[other]["id"] for other in near[place][::2][:_SIMILAR]),
                citations={str(style): lines[item.id] for style, lines in cited.items()},
                bibtex=dumps(FormatName.BIBTEX, bare),
                ris=dumps(FormatName.RIS, bare),
            )
        )
    return made


def _paths(collection: Collection) -> dict[str, tuple[str, ...]]:
    """Return the titles of each section and its parent, outermost first, by the section's title."""
    sections = {section.id: section for section in collection.sections()}
    return {
        section.title: (sections[section.parent].title, section.title) if section.parent else (section.title,)
        for section in sections.values()
    }


def _sections(collection: Collection, *, whole: bool) -> list[PageSection]:
    """Return the sections as a tree; introductions and resources only for the page of the `whole` brief."""
    resources = collection.resources() if whole else []
    top: list[PageSection] = []
    by_id: dict[str, PageSection] = {}
    for section in collection.sections():
        made = PageSection(
            title=section.title,
            introduction=section.introduction if whole else None,
            resources=[one for one in resources if one["section"] == section.id],
        )
        by_id[section.id] = made
        (by_id[section.parent].sections if section.parent else top).append(made)
    return top
