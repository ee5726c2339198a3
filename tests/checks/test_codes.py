"""The codes, and the page that explains them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pswbrief.checks.codes import MEANINGS, Code, Severity, code_of
from pswbrief.store.read import CatalogueError, parse_catalogue

PAGE = (Path(__file__).parents[2] / "docs" / "check.md").read_text(encoding="utf-8")


def _documented(severity):
    """The codes in the rows of the table that is headed by a severity."""
    table = PAGE.split(f"| {severity} | what it means | what to do |\n", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `([a-z-]+)` \| \S.* \| \S.* \|$", table, re.MULTILINE)


def test_the_page_explains_every_code_once_and_in_the_order_of_the_program():
    for severity in Severity:
        assert _documented(severity) == [str(code) for code in Code if code.severity is severity]


def test_each_code_has_a_meaning_in_a_few_words():
    assert list(MEANINGS) == list(Code)
    assert max(map(len, MEANINGS.values())) <= 50


HEAD = b'[brief]\ntitle = "B"\n[[sections]]\nid = "s"\ntitle = "S"\n'
REFERENCE = b'[[references]]\nid = "a"\ntype = "report"\ntitle = "T"\n'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe", "not-text"),
        (b" \n", "empty-file"),
        (b"Dear reader,", "not-toml"),
        (b"a = " + b"[" * 100_000, "not-toml"),
        (b"[brief]\n", "missing-field"),
        (HEAD + b'colour = "red"\n', "unknown-field"),
        (HEAD + REFERENCE.replace(b'"a"', b'"A b"'), "bad-id"),
        (HEAD + REFERENCE + b'section = "A b"\n', "bad-id"),
        (HEAD + REFERENCE + b'doi = "https://doi.org/10.5555/1"\n', "bad-identifier"),
        (HEAD + REFERENCE + b'url = "example.org"\n', "bad-identifier"),
        (HEAD + REFERENCE + b'pmid = "0"\n', "bad-identifier"),
        (HEAD + REFERENCE + b'issued = "2012-13"\n', "bad-value"),
        (HEAD + REFERENCE + b"volume = 7\n", "bad-value"),
        (HEAD + REFERENCE * 2, "id-twice"),
        (HEAD + REFERENCE + b'section = "t"\n', "points-nowhere"),
        (HEAD + REFERENCE + b'duplicate_of = "b"\n', "points-nowhere"),
    ],
)
def test_each_fault_of_a_file_has_its_code(data, code):
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(data, "my.toml")
    (wrong,) = caught.value.faults
    assert code_of(wrong.kind, wrong.where) == code
