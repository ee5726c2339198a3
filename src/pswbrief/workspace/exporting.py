"""Export references as text: an exchange format, JSON records, a reading list, a page, or a catalogue."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.enums import Source
from pswbrief.errors import UsageError
from pswbrief.formats.format_names import FormatName
from pswbrief.index.select import deduplicate
from pswbrief.styles.style_names import StyleName
from pswbrief.workspace.citing import named
from pswbrief.workspace.export_fields import ExportFields, exported_items, exported_records, exported_reference

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from pswbrief.core.catalogue import Catalogue
    from pswbrief.core.item import Item
    from pswbrief.core.reference import Reference
    from pswbrief.index.index import IndexRow
    from pswbrief.publish.reading_list import ListedReference
    from pswbrief.workspace.collection import Collection


class ExportFormat(StrEnum):
    """A format that references can be exported to."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    CSL_YAML = "csl-yaml"
    ENDNOTE_XML = "endnote-xml"
    ENW = "enw"
    NBIB = "nbib"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    TOML = "toml"


# Formats for people to read.
_LAID_OUT = (ExportFormat.MARKDOWN, ExportFormat.HTML)
# These keep both printings of a paper; in other formats it occurs once.
_WITH_DUPLICATES = (ExportFormat.TOML, ExportFormat.JSON, ExportFormat.JSONL)


# The format for each file extension.
ENDINGS = {
    ".bib": ExportFormat.BIBTEX,
    ".ris": ExportFormat.RIS,
    ".json": ExportFormat.CSL_JSON,
    ".xml": ExportFormat.ENDNOTE_XML,
    ".enw": ExportFormat.ENW,
    ".nbib": ExportFormat.NBIB,
    ".csv": ExportFormat.CSV,
    ".md": ExportFormat.MARKDOWN,
    ".markdown": ExportFormat.MARKDOWN,
    ".html": ExportFormat.HTML,
    ".htm": ExportFormat.HTML,
    ".jsonl": ExportFormat.JSONL,
    ".toml": ExportFormat.TOML,
}


def format_for(path: Path) -> ExportFormat:
    """Return the format for the extension of a file. UsageError for an unknown extension."""
    if (found := ENDINGS.get(path.suffix.lower())) is None:
        known = ", ".join(ExportFormat)
        raise UsageError(f"The ending of {path} does not name a format.", hint=f"Add --format: {known}.")
    return found


class ExportedText(NamedTuple):
    """The text of an export, the number of references in it, and sentences on what the format can't hold."""

    text: str
    size: int
    losses: tuple[str, ...] = ()


def export_rows(
    collection: Collection,
    rows: Sequence[IndexRow],
    form: str,
    *,
    abstracts: bool,
    style: str,
    files: tuple[Path, Path | None],
    title: str | None = None,
    carried: ExportFields | None = None,
    verbose: bool = False,
    key_pattern: str | None = None,
) -> ExportedText:
    """Return rows as text in a format. A paper that is printed twice occurs once, except in TOML, JSON and JSON Lines.

    `abstracts` applies to Markdown; `style` and `title` to Markdown and the HTML page; `carried` selects the exported fields (a page
    has fixed fields and heeds only `tags`, a reading list none of it). `files` are the catalogue and the library that the collection
    was opened from. `key_pattern` is a pattern in JabRef's syntax for the citation keys in another program's format.
    UnknownNameError for an unknown format or style; UsageError if a page or reading list is asked for with chosen fields, or a format
    that keeps the ids with `key_pattern`.
    """
    carried = carried or ExportFields()
    chosen = named(ExportFormat, form)
    _check_applies(chosen, carried, key_pattern)
    if chosen not in _WITH_DUPLICATES:
        rows = deduplicate(rows)
    if chosen in {ExportFormat.JSON, ExportFormat.JSONL}:
        from pswbrief.text.json_text import as_json, as_json_lines

        records = exported_records(collection, rows, carried)
        return ExportedText(as_json(records) if chosen is ExportFormat.JSON else as_json_lines(records), len(rows))
    if chosen is ExportFormat.TOML:
        return ExportedText(as_catalogue(*files, {row.id for row in rows}, carried), len(rows))
    of_brief = _some_of_brief(collection, rows)
    if chosen is ExportFormat.HTML:
        from pswbrief.workspace.publishing import brief_page

        page = brief_page(
            collection,
            rows,
            chosen_catalogue(*files, {row.id for row in rows}),
            style=named(StyleName, style),
            title=title,
            personal=carried.tags,
            of_brief=of_brief,
        )
        return ExportedText(page, len(rows), _not_shown(chosen, carried))
    if chosen is ExportFormat.MARKDOWN:
        listed = _reading_list(
            collection, rows, abstracts=abstracts, style=named(StyleName, style), title=title, of_brief=of_brief
        )
        return ExportedText(listed, len(rows), _not_shown(chosen, carried))
    notice = collection.acknowledgement()[0] if of_brief else None
    items = exported_items(collection, rows, carried)
    return _in_exchange_format(FormatName(chosen), items, notice, key_pattern, verbose=verbose)


def _check_applies(chosen: ExportFormat, carried: ExportFields, key_pattern: str | None) -> None:
    """Raise UsageError if a format can't have keys by a pattern, or a choice of fields."""
    if key_pattern is not None and chosen in {*_WITH_DUPLICATES, *_LAID_OUT}:
        raise UsageError(
            f"--keys makes no keys in {chosen}, which keeps the ids.", hint="Export to a format of another program."
        )
    if carried.chosen and chosen in _LAID_OUT:
        raise UsageError(
            f"Which fields {chosen} shows can't be chosen.",
            hint="Export to another format, or without --omit and --only.",
        )


def _in_exchange_format(
    name: FormatName, items: list[Item], notice: str | None, key_pattern: str | None, *, verbose: bool
) -> ExportedText:
    """Return items in another program's format, with keys by a pattern if there is one."""
    from pswbrief.formats.registry import dumps, losses

    if key_pattern is not None:
        from pswbrief.core.key_patterns import keys_by_pattern

        items = [replace(item, id=key) for item, key in zip(items, keys_by_pattern(items, key_pattern), strict=True)]
    return ExportedText(dumps(name, items, notice), len(items), tuple(losses(name, items, verbose=verbose)))


def _not_shown(chosen: ExportFormat, carried: ExportFields) -> tuple[str, ...]:
    return (f"{chosen} shows no notes and no status of yours, with --notes or without.",) if carried.notes else ()


def _some_of_brief(collection: Collection, rows: Sequence[IndexRow]) -> bool:
    """Return whether any of the rows is the brief's, so that the brief must be acknowledged."""
    brief = set(collection.read(lambda index: index.ids(Source.BRIEF)))
    return any(row.id in brief for row in rows)


def as_catalogue(catalogue_file: Path, library_file: Path | None, chosen: Container[str], carried: ExportFields) -> str:
    """Return `chosen_catalogue` as TOML with the fields of `carried`; without `tags`, nothing of the library is in it."""
    from pswbrief.store.toml_writer import dumps

    catalogue = chosen_catalogue(catalogue_file, library_file if carried.tags else None, chosen)
    references = tuple(exported_reference(reference, carried) for reference in catalogue.references)
    return dumps(catalogue.model_copy(update={"references": references}))


def chosen_catalogue(catalogue_file: Path, library_file: Path | None, chosen: Container[str]) -> Catalogue:
    """Return a catalogue of the references of both files whose ids are in `chosen`, with the reader's annotations."""
    from pswbrief.index.entries import collection_entries, sections_of
    from pswbrief.store.files import is_there, read_bytes
    from pswbrief.store.read import parse_catalogue, parse_library

    catalogue = parse_catalogue(read_bytes(catalogue_file), str(catalogue_file))
    library = (
        parse_library(read_bytes(library_file), str(library_file)) if library_file and is_there(library_file) else None
    )
    every = sections_of(catalogue, library)
    own = {section.id for part in (catalogue, library) if part for section in part.sections}
    references = tuple(
        _without_dangling(entry.reference, own, chosen)
        for entry in collection_entries(catalogue, library, [None, None], every)
        if entry.reference.id in chosen
    )
    sections = tuple(section for section in every if section.id in own)
    return catalogue.model_copy(update={"sections": sections, "references": references})


def _without_dangling(reference: Reference, sections: Container[str], chosen: Container[str]) -> Reference:
    """Return a reference without a section or original that is not in the catalogue."""
    return reference.model_copy(
        update={
            "section": reference.section if reference.section in sections else None,
            # Without its original, a second printing is no duplicate.
            "duplicate_of": reference.duplicate_of if reference.duplicate_of in chosen else None,
        }
    )


def _reading_list(
    collection: Collection,
    rows: Sequence[IndexRow],
    *,
    abstracts: bool,
    style: StyleName,
    title: str | None,
    of_brief: bool,
) -> str:
    """Return a reading list in Markdown: the references by section, each with its citation, access and link."""
    from pswbrief.publish.markdown import dumps

    brief = collection.brief()
    entries = _listed(collection, rows, style)
    notice = brief["acknowledgement"] if of_brief else None
    heading = title or (brief["title"] if of_brief else "References")
    return dumps(entries, title=heading, notice=notice, abstracts=abstracts)


def _listed(collection: Collection, rows: Sequence[IndexRow], style: StyleName) -> list[ListedReference]:
    from pswbrief.core.full_text import abstract_text, how_to_read
    from pswbrief.publish.reading_list import ListedReference
    from pswbrief.styles.registry import bibliography
    from pswbrief.styles.style_names import MarkupName

    brief = collection.brief()
    sections = {section.id: section for section in collection.sections()}
    paths = {
        section.title: (sections[section.parent].title, section.title) if section.parent else (section.title,)
        for section in sections.values()
    }
    items = exported_items(collection, rows, ExportFields())
    html_lines, markdown_lines, text_lines = (
        {entry.id: entry.text for entry in bibliography(items, style, markup)}
        for markup in (MarkupName.HTML, MarkupName.MARKDOWN, MarkupName.TEXT)
    )
    entries = []
    for record in collection.records(rows):
        reading = how_to_read(record, brief)
        entries.append(
            ListedReference(
                id=record["id"],
                citation=text_lines[record["id"]],
                citation_html=html_lines[record["id"]],
                citation_markdown=markdown_lines[record["id"]],
                access=reading.answer,
                link=reading.link,
                abstract=abstract_text(record["abstract"]),
                section=paths[record["section"]],
            )
        )
    return entries
