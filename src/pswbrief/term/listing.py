"""Listings for scripts: plain lines and CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pswbrief.formats.csv_table.cells import defuse
from pswbrief.term import columns
from pswbrief.term.out import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pswbrief.core.record import Record


def plain(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines of tab-separated fields, never wrapped or cut; control characters in values become spaces."""
    return "".join("\t".join(one_line(field) for field in row) + "\n" for row in rows)


def as_csv(records: Iterable[Record], names: Sequence[str]) -> str:
    """Return columns of records as CSV (RFC 4180) with a header; cells that a spreadsheet would run as formulas are defused."""
    return csv_rows(names, (columns.texts(record, names) for record in records))


def csv_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows of texts as CSV, as `as_csv` does."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([defuse(one_line(field)) for field in row])
    return out.getvalue()
