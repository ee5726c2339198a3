from __future__ import annotations

import csv
import io

import pytest

from pswbrief.term.listing import as_csv, plain

ODD = 'a "b",\r\nc\td\u2028\x1b[31m é😀'


def test_plain_lines_have_as_many_fields_whatever_is_in_them():
    assert plain([("x", ODD), ("", "")]) == 'x\ta "b",  c d  [31m é😀\n\t\n'
    assert plain([]) == ""


@pytest.mark.parametrize("value", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_of_a_csv_starts_as_a_formula(value):
    (_, row) = csv.reader(io.StringIO(as_csv([{"title": value}], ("title",))))
    assert row[0].startswith("'")
    assert row[0].endswith(value.strip())


def test_csv_has_a_header_and_reads_back():
    record = {"id": "a", "title": 'Say "x", or y', "year": 2020, "doi": None}
    text = as_csv([record], ("id", "title", "year", "doi"))
    assert text == 'id,title,year,doi\r\na,"Say ""x"", or y",2020,\r\n'
    assert as_csv([], ("id",)) == "id\r\n"
