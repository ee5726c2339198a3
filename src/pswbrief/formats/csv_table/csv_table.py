"""CSV with a header: for spreadsheets, and from them. Source: RFC 4180; for what a spreadsheet would run, `spreadsheet.cells`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pswbrief.formats.common.assembly import Assembly, RawRecord, identifiers_in_note
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.csv_table.cells import defuse, join_names, join_words, split_names, split_words, undo
from pswbrief.formats.csv_table.headings import kind, known, other_names, places
from pswbrief.formats.csv_table.rows import CsvRow, read_rows
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.item import Item

__all__ = ["COLUMNS", "defuse", "dumps", "loads"]

COLUMNS = (
    "id", "type", "title", "authors", "editors", "container", "publisher", "place", "edition", "genre", "volume", "issue",
    "article_number", "pages", "issued", "year", "accessed", "doi", "pmid", "pmcid", "isbn", "issn", "url", "abstract", "keywords",
    "note", "language",
)  # fmt: skip


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - RFC 4180 has no comments to put it in
    """A header and one row an item, every row with all of COLUMNS, CRLF after each.

    Authors are `Watson, Emma; NHS England`; `issued` is EDTF and `year` its year, for sorting.
    """
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([defuse(cell) for cell in _cells(item)] for item in items)
    return out.getvalue()


def _cells(item: Item) -> Iterator[str]:
    for column in COLUMNS:
        if column in {"authors", "editors"}:
            yield join_names(getattr(item, column))
        elif column == "keywords":
            yield join_words(item.keywords)
        elif column == "year":
            yield str(item.issued.year) if item.issued else ""
        else:
            value = getattr(item, column)
            yield "" if value is None else plain(str(value))


def loads(text: str) -> ParseResult:
    """The items of a table with a header, ours or another program's; FormatError if no heading of it is known.

    Cells may be parted by commas, semicolons or tabs, and lines end in any way. A row with more or fewer cells than the header,
    or with a stray quotation mark, is a problem, and the rows below it are read. An empty text holds no items.
    """
    rows = read_rows(text, known)
    header = next(rows, None)
    assembly = Assembly()
    if header is None:
        return assembly.loaded()
    if not header.cells or not known(header.cells):
        hint = "The first row names the columns: Title, Authors, Year, Journal, DOI, …"
        raise FormatError("The table has no heading that is known.", hint=hint)
    ours = tuple(header.cells) == COLUMNS
    columns = places(header.cells)
    for row in rows:
        if row.cells is None:
            assembly.problem(row.line, row.text, "a quotation mark is not closed, or stands inside a cell")
        elif len(row.cells) < len(header.cells) or any(row.cells[len(header.cells) :]):
            reason = f"the row has {len(row.cells)} cells and the header {len(header.cells)}"
            assembly.problem(row.line, row.text, reason)
        else:
            assembly.add(_parts(row, row.cells, columns, ours=ours))
    return assembly.loaded()


def _parts(row: CsvRow, cells: Sequence[str], columns: Mapping[str, Sequence[int]], *, ours: bool) -> RawRecord:
    texts = {}
    for field, at in columns.items():
        found = (undo(cells[place]) for place in at if cells[place].strip(" "))
        if value := next(found, ""):
            texts[field] = value
    first, last = texts.pop("first_page", ""), texts.pop("last_page", "")
    if first and "pages" not in texts:
        texts["pages"] = f"{first}-{last}" if last else first
    names = split_names if ours else other_names
    return RawRecord(
        line=row.line,
        source=row.text,
        type=kind(texts.pop("type", ""), in_journal="container" in texts),
        authors=names(texts.pop("authors", "")),
        editors=names(texts.pop("editors", "")),
        keywords=split_words(texts.pop("keywords", "")),
        texts=texts if ours else identifiers_in_note(texts),
    )
