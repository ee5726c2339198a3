"""What is wrong with a file as it is written."""

from __future__ import annotations

import pytest

from pswbrief.checks.source_text import is_month, raw_remarks


def codes(text, form):
    return [(remark.line, str(remark.code)) for remark in raw_remarks(text, form)]


@pytest.mark.parametrize(
    "month",
    [
        "jan",
        "Sept.",
        "December",
        "7",
        "07",
        'jan # "--" # feb',
        "July-August",
        "12 May",
        "Spring",
        "3rd quarter",
        "oct # ~31",
    ],
)
def test_months_that_are_some(month):
    assert is_month(month)
    assert codes(f"  month = {{{month}}},\n", "bibtex") == []


@pytest.mark.parametrize("month", ["Foo", "13", "0", "ja", "mayb", "2020", "32 May", "Märzen"])
def test_months_that_are_none(month):
    assert not is_month(month)
    assert codes(f"@article{{a,\n  month = {{{month}}},\n", "bibtex") == [(2, "odd-month")]


@pytest.mark.parametrize(
    ("line", "form", "found"),
    [
        ("@article{my key,", "bibtex", ["odd-key"]),
        ("@Article { my key , title={x}}", "biblatex", ["odd-key"]),
        ("@article{ok:key-1,", "bibtex", []),
        ("@article{ok , title = {a b, c}}", "bibtex", []),
        ("@comment{any thing, here}", "bibtex", []),
        ('@string{a = "b c, d"}', "bibtex", []),
        ("DA  - 2020/13/01", "ris", ["odd-month"]),
        ("PY  - 2020/00//", "ris", ["odd-month"]),
        ("DA  - 2020/12/01", "ris", []),
        ("PY  - 2020///Spring", "ris", []),
        ('"issued": {"date-parts": [[2020, 13]]}', "csl-json", ["odd-month"]),
        ('"issued": {"date-parts": [["2020", "12", 1]]}', "csl-json", []),
        ("AB  - Peers &amp; others &#8211; x", "ris", ["markup"]),
        ("TI  - R&D; AT&T", "ris", []),
        ("<title>A &amp; B</title>", "endnote-xml", []),
    ],
)
def test_each_rule_knows_what_is_wrong_and_what_is_not(line, form, found):
    assert codes(f"{line}\n", form) == [(1, code) for code in found]
