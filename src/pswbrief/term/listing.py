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
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for record in records:
        writer.writerow([defuse(one_line(field)) for field in columns.texts(record, names)])
    return out.getvalue()
