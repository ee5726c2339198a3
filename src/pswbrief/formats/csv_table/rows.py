"""Parsing the rows of a CSV text, each with its line, so that a damaged row does not affect the others."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEPARATORS = ",;\t"
# Excel reads and writes a first line that names the separator.
_NAMES_SEPARATOR = re.compile(r'\s*"?sep=([^"\s\w]|\t)?"?\s*', re.IGNORECASE)


class CsvRow(NamedTuple):
    """One row: its first line (from 1), that line's text, and its cells, None if they can't be parsed."""

    line: int
    text: str
    cells: list[str] | None


def read_rows(text: str, rate: Callable[[list[str]], int]) -> Iterator[CsvRow]:
    """Yield the non-empty rows of `text`. The separator is the one whose header `rate` scores highest.

    A line with an unclosed quotation mark, or with one inside a cell, becomes a row without cells, and parsing resumes at the
    next line.
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


# The last row that may hold the headings.
HIGHEST_HEADER = 5


def _first(lines: list[str], separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(csv.reader(lines, delimiter=separator))
    return rows


# The bound on failed attempts after damaged quotation marks, in lengths of the text.
_SECOND_LOOKS = 4


def _rows(lines: list[str], start: int, separator: str) -> Iterator[CsvRow]:
    spare = _SECOND_LOOKS * sum(map(len, lines))
    while start < len(lines):
        # strict: without it, an open quotation mark silently swallows the rest of the file. The text it swallows before
        # the fault is detected is bounded by csv's limit of 131072 characters a cell.
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=separator, strict=True)
        read = 0
        try:
            for cells in reader:
                if any(cells):
                    yield CsvRow(start + read + 1, lines[start + read], cells)
                read = reader.line_num
        except csv.Error:
            if (long := _long_row(lines[start + read], separator)) is not None:
                yield CsvRow(start + read + 1, lines[start + read], long)
                start += read + 1
                continue
            yield CsvRow(start + read + 1, lines[start + read], None)
            # The lines after the damaged one are parsed again, up to the bound on failed attempts.
            spare -= sum(map(len, lines[start + read : start + reader.line_num]))
            read = read + 1 if spare > 0 else reader.line_num
        start += read


def _long_row(line: str, separator: str) -> list[str] | None:
    """Return the cells of a line that is a row with a cell longer than csv's limit (thousands of authors); None for any other."""
    limit = csv.field_size_limit()
    if len(line) <= limit:
        return None
    csv.field_size_limit(len(line))
    try:
        return next(csv.reader([line], delimiter=separator, strict=True))
    except csv.Error:
        return None
    finally:
        csv.field_size_limit(limit)
