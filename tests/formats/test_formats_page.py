"""docs/formats.md says where every format keeps each field and type, as a round trip shows."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from testing.formats_page import fields_table, types_table

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
TABLES = {"fields": fields_table, "types": types_table}


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_what_writing_and_reading_each_cell_shows(name):
    page = PAGE.read_text(encoding="utf-8")
    pattern = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=^<!-- end -->)", re.DOTALL | re.MULTILINE)
    table = f"\n{TABLES[name]()}\n"
    if os.environ.get("PSWBRIEF_SNAPSHOTS") == "write":
        PAGE.write_text(pattern.sub(lambda _: table, page, count=1), encoding="utf-8")
        pytest.skip("the table has been written")
    assert pattern.findall(page) == [table], "make formats-page makes it anew"
