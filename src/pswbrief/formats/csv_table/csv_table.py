"""Reading and writing CSV with a header, for spreadsheets. Source: RFC 4180; for formulas, see `cells`."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from pswbrief.core.csl import csl_to_record, extra_to_record
from pswbrief.core.enums import ItemType
from pswbrief.core.fields import item_fields
from pswbrief.core.variables import VARIABLES, VariableKind
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.carried import quoted
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.endnote_fields import from_endnote
from pswbrief.formats.common.exact import KeptFields, carried_lines
from pswbrief.formats.common.identifiers import identifiers_in_note
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.csv_table.cells import defuse, join_names, join_words, split_names, split_words, undo
from pswbrief.formats.csv_table.headings import cited_source, kind, known, other_names, other_words, own_kind, places
from pswbrief.formats.csv_table.rows import HIGHEST_HEADER, CsvRow, read_rows
from pswbrief.formats.format_names import FormatName
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.csl import ExtraValue
    from pswbrief.core.item import Item
    from pswbrief.core.name import Name

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")

__all__ = ["COLUMNS", "defuse", "dumps", "loads"]

COLUMNS = (
    "id", "type", "title", "authors", "editors", "container", "publisher", "place", "edition", "genre", "volume", "issue",
    "article_number", "pages", "issued", "year", "accessed", "doi", "pmid", "pmcid", "isbn", "issn", "url", "abstract", "keywords",
    "note", "language", "csl", "extra",
)  # fmt: skip
# Values that always read back exactly, and need no trial.
KEPT = KeptFields(types=frozenset(ItemType), variables=frozenset(VARIABLES))


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - RFC 4180 has no comments to put it in
    """Return a header and one row per item, each with all COLUMNS and a CRLF line end.

    Authors are `Watson, Emma; NHS England`; `issued` is EDTF and `year` its year, for sorting; `csl` holds all other variables of CSL
    as a JSON object, and the lines of `common.carried` for names and texts that the columns don't hold exactly; `extra` holds fields
    beyond CSL, by format.
    """
    rows = [[defuse(cell) for cell in _cells(item)] for item in items]
    carried = carried_lines(items, rows, KEPT, _table, loads)
    for row, item, lines in zip(rows, items, carried, strict=True):
        if lines:
            row[_VARIABLES] = _json({**csl_to_record(item.csl), **lines})
    return _table(rows)


_VARIABLES = COLUMNS.index("csl")


def _table(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return out.getvalue()


def _cells(item: Item) -> Iterator[str]:
    for column in COLUMNS:
        if column in {"authors", "editors"}:
            yield join_names(getattr(item, column))
        elif column == "keywords":
            yield join_words(item.keywords)
        elif column == "csl":
            yield _json(csl_to_record(item.csl))
        elif column == "extra":
            yield _json(extra_to_record(item.extra))
        elif column == "year":
            yield str(item.issued.year) if item.issued else ""
        else:
            value = getattr(item, column)
            yield "" if value is None else plain(str(value))


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False) if record else ""


def loads(text: str) -> ParseResult:
    """Return the items of a table with a header, of pswbrief or another program. FormatError if no heading is known.

    Cells may be separated by commas, semicolons or tabs, with any line ends. A row with more or fewer cells than the header, or
    with a stray quotation mark, becomes a problem, and the rows below it are read. An empty text holds no items.
    """
    rows = read_rows(text, known)
    first = list(islice(rows, HIGHEST_HEADER))
    assembly = Assembly(FormatName.CSV)
    if not first:
        return assembly.result()
    # Some programs write a label above the headings.
    places_of_header = (
        place for place, row in enumerate(first) if row.cells and known(row.cells) >= _LEAST_KNOWN[place > 0]
    )
    at = next(places_of_header, None)
    header = first[at or 0]
    if at is None or header.cells is None:
        hint = "The first row names the columns: Title, Authors, Year, Journal, DOI, …"
        raise FormatError("The table has no heading that is known.", hint=hint)
    # Earlier versions had no column for fields beyond CSL.
    ours = tuple(header.cells) in {COLUMNS, COLUMNS[:-1]}
    columns = {name: [at] for at, name in enumerate(header.cells)} if ours else places(header.cells)
    if "title" not in columns:
        named = plain(", ".join(heading.strip() for heading in header.cells if heading.strip()))
        assembly.problem(header.line, header.text, f"no column is a title; the columns are {named}", lost=False)
    for row in chain(first[at + 1 :], rows):
        if row.cells is None:
            assembly.problem(row.line, row.text, "a quotation mark is not closed, or is inside a cell")
        elif len(row.cells) < len(header.cells) or any(row.cells[len(header.cells) :]):
            reason = f"the row has {len(row.cells)} cells and the header {len(header.cells)}"
            assembly.problem(row.line, row.text, reason)
        else:
            assembly.add(_own_record(row, row.cells) if ours else _raw_record(row, row.cells, columns, header.cells))
    return assembly.result()


# The fewest known headings in the first row, and in a later one, which may be a record.
_LEAST_KNOWN = (1, 2)


def _whole_date(date: str, year: str) -> str:
    """Return the date; one without a year ("JUL 24") is combined with the year's column; without a date, the year."""
    if not year or not date:
        return date or year
    return date if _YEAR.search(date) else f"{date} {year}" if written_date(f"{date} {year}") else year


def _own_record(row: CsvRow, cells: Sequence[str]) -> RawRecord:
    """Convert a row of a table that `dumps` wrote."""
    texts = {name: value for name, cell in zip(COLUMNS, cells, strict=False) if (value := undo(cell)).strip(" ")}
    # For sorting: `issued` says more.
    texts.pop("year", None)
    carried = _lines(texts.pop("csl", ""))
    if extra := texts.pop("extra", ""):
        carried["extra"] = quoted(extra)
    return RawRecord(
        line=row.line,
        source=row.text,
        type=own_kind(texts.pop("type", ""), in_journal="container" in texts),
        authors=split_names(texts.pop("authors", "")),
        editors=split_names(texts.pop("editors", "")),
        keywords=split_words(texts.pop("keywords", "")),
        texts=texts,
        carried=carried,
    )


# Values with their own columns, for which the cell of variables holds lines of `common.carried`.
_HAS_COLUMN = frozenset({"id", "type", *(field.csl for field in item_fields())})


def _lines(cell: str) -> dict[str, str]:
    """Return the lines of `common.carried` in the cell of variables; the cell itself if it can't be parsed."""
    try:
        variables = json.loads(cell) if cell else {}
        return {
            name: value
            if name in _HAS_COLUMN and isinstance(value, str)
            else quoted(value if isinstance(value, str) else json.dumps(value))
            for name, value in variables.items()
        }
    except (ValueError, AttributeError, RecursionError):
        return {"csl": cell}


def _raw_record(
    row: CsvRow, cells: Sequence[str], columns: Mapping[str, Sequence[int]], headings: Sequence[str]
) -> RawRecord:
    """Convert a row of another program's table; columns with unknown headings are kept in `extra`."""
    texts = {}
    for field, at in columns.items():
        found = (undo(cells[place]) for place in at if cells[place].strip(" "))
        if value := next(found, ""):
            texts[field] = value
    year, month = texts.pop("year", ""), texts.pop("month", "")
    in_year = f"{year}-{month}" if month.isdecimal() else f"{month} {year}" if month else year
    texts["issued"] = _whole_date(texts.get("issued", ""), in_year)
    texts |= {
        name: value
        for name, value in cited_source(texts.get("container", "")).items()
        if name == "container" or not texts.get(name)
    }
    first, last = texts.pop("first_page", ""), texts.pop("last_page", "")
    if first and "pages" not in texts:
        texts["pages"] = f"{first}-{last}" if last else first
    texts["language"] = to_tag(texts.get("language", ""))
    item_type = kind(texts.pop("type", ""), in_journal="container" in texts)
    csl: dict[str, str | tuple[Name, ...]] = {
        name: other_names(texts.pop(name)) if VARIABLES[name] is VariableKind.NAMES else texts.pop(name)
        for name in [name for name in texts if name in VARIABLES and name not in _HAS_COLUMN]
    }
    from_endnote(item_type, texts, csl)
    return RawRecord(
        line=row.line,
        source=row.text,
        type=item_type,
        authors=other_names(texts.pop("authors", "")),
        editors=other_names(texts.pop("editors", "")),
        keywords=other_words(texts.pop("keywords", "")),
        texts=identifiers_in_note(texts),
        csl=csl,
        extra=_unknown(cells, columns, headings),
    )


def _unknown(
    cells: Sequence[str], columns: Mapping[str, Sequence[int]], headings: Sequence[str]
) -> dict[str, ExtraValue]:
    """Return the cells under unknown headings, and those of a field that another column has filled already."""
    read = {next((place for place in at if cells[place].strip(" ")), -1) for at in columns.values()}
    said = {cells[place] for place in read if place >= 0}
    found: dict[str, ExtraValue] = {}
    for place, (heading, cell) in enumerate(zip(headings, cells, strict=False)):
        if place not in read and cell.strip(" ") and heading.strip(" ") and cell not in said:
            found[heading.strip(" ")] = undo(cell)
    return found
