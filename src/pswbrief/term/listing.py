"""References for a script: plain lines and CSV."""

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
    """Lines of tab-separated fields, never wrapped or cut; a control character in a value is a space."""
    return "".join("\t".join(one_line(field) for field in row) + "\n" for row in rows)


def as_csv(records: Iterable[Record], names: Sequence[str]) -> str:
    """RFC 4180, with a header; a cell that a spreadsheet would run as a formula is defused."""
    return csv_rows(names, (columns.texts(record, names) for record in records))


def csv_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The same of rows of texts."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([defuse(one_line(field)) for field in row])
    return out.getvalue()
