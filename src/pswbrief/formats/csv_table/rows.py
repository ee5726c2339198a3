"""The rows of a CSV text with the lines where they stand, read so that one damaged row costs no other."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEPARATORS = ",;\t"
# Excel reads and writes a first line that does no more than name the separator.
_NAMES_SEPARATOR = re.compile(r'\s*"?sep=([^"\s\w]|\t)?"?\s*', re.IGNORECASE)


class CsvRow(NamedTuple):
    """One row: the line where it starts (from 1), that line's text, and its cells, or None where they can't be told."""

    line: int
    text: str
    cells: list[str] | None


def read_rows(text: str, rate: Callable[[list[str]], int]) -> Iterator[CsvRow]:
    """The rows of `text`, without the empty ones. The separator is the one that makes the header best by `rate`.

    A quotation mark that is never closed, or that stands inside a cell, makes its own line a row without cells, and the next line is
    read as if nothing had been.
    """
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="").readlines()
    named = _NAMES_SEPARATOR.fullmatch(lines[0]) if lines else None
    separators = (named[1] if named else "") or SEPARATORS
    start = 1 if named else 0
    while start < len(lines) and not lines[start].strip(SEPARATORS + " \r\n"):
        start += 1
    if start < len(lines):
        top = lines[start : start + HIGHEST_HEADER]
        yield from _rows(lines, start, max(separators, key=lambda mark: max(map(rate, _first(top, mark)), default=0)))


# The row in which the headings may stand at the latest.
HIGHEST_HEADER = 5


def _first(lines: list[str], separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(csv.reader(lines, delimiter=separator))
    return rows


# How many times the length of the text may be read in vain, behind quotation marks that turn out to be damaged.
_SECOND_LOOKS = 4


def _rows(lines: list[str], start: int, separator: str) -> Iterator[CsvRow]:
    spare = _SECOND_LOOKS * sum(map(len, lines))
    while start < len(lines):
        # strict: without it, an open quotation mark swallows the rest of the file and nobody is told. What it swallows before
        # it is found out is bounded by csv's limit of 131072 characters a cell.
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=separator, strict=True)
        read = 0
        try:
            for cells in reader:
                if any(cells):
                    yield CsvRow(start + read + 1, lines[start + read], cells)
                read = reader.line_num
        except csv.Error:
            yield CsvRow(start + read + 1, lines[start + read], None)
            # The lines below the damaged one are read again, unless that has been done so often that the file would take forever.
            spare -= sum(map(len, lines[start + read : start + reader.line_num]))
            read = read + 1 if spare > 0 else reader.line_num
        start += read
