"""The codes, and the page that explains them."""

from __future__ import annotations

import re
from pathlib import Path

from pswbrief.checks.codes import Code, Severity

PAGE = (Path(__file__).parents[2] / "docs" / "check.md").read_text(encoding="utf-8")


def _documented(severity):
    """The codes in the rows of the table that is headed by a severity."""
    table = PAGE.split(f"| {severity} | what it means | what to do |\n", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `([a-z-]+)` \| \S.* \| \S.* \|$", table, re.MULTILINE)


def test_the_page_explains_every_code_once_and_in_the_order_of_the_program():
    for severity in Severity:
        assert _documented(severity) == [str(code) for code in Code if code.severity is severity]
