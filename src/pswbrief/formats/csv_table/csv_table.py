"""CSV with a header: for spreadsheets, and from them. Source: RFC 4180; for what a spreadsheet would run, `spreadsheet.cells`."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from pswbrief.core.csl import check_csl, csl_to_record
from pswbrief.core.variables import VARIABLES
from pswbrief.formats.common.assembly import Assembly, RawRecord, identifiers_in_note
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.csv_table.cells import defuse, join_names, join_words, split_names, split_words, undo
from pswbrief.formats.csv_table.headings import cited_source, kind, known, other_names, own_kind, places
from pswbrief.formats.csv_table.rows import HIGHEST_HEADER, CsvRow, read_rows
from pswbrief.formats.names import FormatName
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.csl import CslValue
    from pswbrief.core.item import Item

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")

__all__ = ["COLUMNS", "defuse", "dumps", "loads"]

COLUMNS = (
    "id", "type", "title", "authors", "editors", "container", "publisher", "place", "edition", "genre", "volume", "issue",
    "article_number", "pages", "issued", "year", "accessed", "doi", "pmid", "pmcid", "isbn", "issn", "url", "abstract", "keywords",
    "note", "language", "csl",
)  # fmt: skip


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - RFC 4180 has no comments to put it in
    """A header and one row an item, every row with all of COLUMNS, CRLF after each.

    Authors are `Watson, Emma; NHS England`; `issued` is EDTF and `year` its year, for sorting; `csl` holds all other variables of CSL
    as a JSON object.
    """
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([defuse(cell) for cell in _cells(item)] for item in items)
    return out.getvalue()


def losses(items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return what the columns of the table have no place for."""
    return lost_fields(items, FormatName.CSV, VARIABLES).sentences("CSV", verbose=verbose)


def _cells(item: Item) -> Iterator[str]:
    for column in COLUMNS:
        if column in {"authors", "editors"}:
            yield join_names(getattr(item, column))
        elif column == "keywords":
            yield join_words(item.keywords)
        elif column == "csl":
            yield json.dumps(csl_to_record(item.csl), ensure_ascii=False) if item.csl else ""
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
    first = list(islice(rows, HIGHEST_HEADER))
    assembly = Assembly()
    if not first:
        return assembly.loaded()
    # Some programs write a label above the headings.
    places_of_header = (
        place for place, row in enumerate(first) if row.cells and known(row.cells) >= _LEAST_KNOWN[place > 0]
    )
    at = next(places_of_header, None)
    header = first[at or 0]
    if at is None or header.cells is None:
        hint = "The first row names the columns: Title, Authors, Year, Journal, DOI, …"
        raise FormatError("The table has no heading that is known.", hint=hint)
    ours = tuple(header.cells) == COLUMNS
    columns = places(header.cells)
    for row in chain(first[at + 1 :], rows):
        if row.cells is None:
            assembly.problem(row.line, row.text, "a quotation mark is not closed, or stands inside a cell")
        elif len(row.cells) < len(header.cells) or any(row.cells[len(header.cells) :]):
            reason = f"the row has {len(row.cells)} cells and the header {len(header.cells)}"
            assembly.problem(row.line, row.text, reason)
        else:
            assembly.add(_parts(row, row.cells, columns, ours=ours))
    return assembly.loaded()


# How many headings have to be known in the first row, and in one below it, which may be a record.
_LEAST_KNOWN = (1, 2)


def _whole_date(date: str, year: str) -> str:
    """Return the date; one without a year ("JUL 24", beside the year in a column of its own) with it; or else the year."""
    if not year or not date:
        return date or year
    return date if _YEAR.search(date) else f"{date} {year}" if written_date(f"{date} {year}") else year


def _parts(row: CsvRow, cells: Sequence[str], columns: Mapping[str, Sequence[int]], *, ours: bool) -> RawRecord:
    texts = {}
    for field, at in columns.items():
        found = (undo(cells[place]) for place in at if cells[place].strip(" "))
        if value := next(found, ""):
            texts[field] = value
    year = texts.pop("year", "")
    if not ours:
        texts["issued"] = _whole_date(texts.get("issued", ""), year)
    texts |= {
        name: value
        for name, value in cited_source(texts.get("container", "")).items()
        if name == "container" or not texts.get(name)
    }
    first, last = texts.pop("first_page", ""), texts.pop("last_page", "")
    if first and "pages" not in texts:
        texts["pages"] = f"{first}-{last}" if last else first
    names = split_names if ours else other_names
    read_type = own_kind if ours else kind
    return RawRecord(
        line=row.line,
        source=row.text,
        type=read_type(texts.pop("type", ""), in_journal="container" in texts),
        authors=names(texts.pop("authors", "")),
        editors=names(texts.pop("editors", "")),
        keywords=split_words(texts.pop("keywords", "")),
        csl=_csl(texts.pop("csl", "")) if ours else {},
        texts=texts if ours else identifiers_in_note(texts),
    )


def _csl(text: str) -> dict[str, CslValue]:
    """Return the variables in a cell of our own; none if somebody has edited it so that it can't be read."""
    try:
        return check_csl(json.loads(text), {}) if text else {}
    except ValueError:
        return {}
