"""References for a script: plain lines, ids, JSON, JSON lines, CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from pswbrief.formats.spreadsheet.cells import defuse
from pswbrief.term import columns
from pswbrief.term.out import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pswbrief.core.record import Record


def plain(rows: Iterable[Sequence[str]]) -> str:
    """Lines of tab-separated fields, never wrapped or cut; a control character in a value is a space."""
    return "".join("\t".join(one_line(field) for field in row) + "\n" for row in rows)


def as_json(value: object) -> str:
    """One JSON text, indented, for people and programs alike."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_json_lines(records: Iterable[Record]) -> str:
    """One JSON text a line. U+2028 and U+2029, which some readers take for line ends, are escaped."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    return "".join(line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n" for line in lines)


def as_csv(records: Iterable[Record], names: Sequence[str]) -> str:
    """RFC 4180, with a header; a cell that a spreadsheet would run as a formula is defused."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for record in records:
        writer.writerow([defuse(one_line(field)) for field in columns.texts(record, names)])
    return out.getvalue()
