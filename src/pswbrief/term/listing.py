"""References for a script: plain lines, ids, JSON, JSON lines, CSV."""

from __future__ import annotations

import csv
import io
import json
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


# What JSON allows in a string as it is (RFC 8259, section 7), though a terminal obeys it, or a reader takes it for a line end: DEL,
# the C1 controls, U+2028 and U+2029. They stand nowhere but in strings.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def as_json(value: object) -> str:
    """One JSON text, indented, for people and programs alike."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(_ESCAPED) + "\n"


def as_json_lines(records: Iterable[Record]) -> str:
    """One JSON text a line."""
    return "".join(json.dumps(record, ensure_ascii=False).translate(_ESCAPED) + "\n" for record in records)


def as_csv(records: Iterable[Record], names: Sequence[str]) -> str:
    """RFC 4180, with a header; a cell that a spreadsheet would run as a formula is defused."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for record in records:
        writer.writerow([defuse(one_line(field)) for field in columns.texts(record, names)])
    return out.getvalue()
