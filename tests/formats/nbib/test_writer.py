"""NBIB as PubMed has it: fields in its order and form, and nothing of its own lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.nbib.writer import WRITTEN, dumps, loads, losses

PUBMED = (Path(__file__).parents[1] / "data" / "pubmed.nbib").read_text(encoding="utf-8")
ARTICLE = Item(
    id="smith2012",
    type=ItemType.ARTICLE,
    title="A title",
    authors=(Person("Smith", "John Q", "Jr."), Organisation("Trial Group")),
    container="Journal of inventions",
    volume="12",
    issue="3",
    pages=Pages("337", "40"),
    issued=Edtf.parse("2012-04/2012-06"),
    doi="10.1234/x",
    pmid="12345678",
    issn="1234-5678",
    keywords=("peer support",),
    language="en",
)


def test_an_article_is_written_as_pubmed_writes_it():
    assert (
        dumps([ARTICLE])
        == """\
PMID- 12345678
IS  - 1234-5678 (Print)
VI  - 12
IP  - 3
DP  - 2012 Apr-Jun
TI  - A title.
JT  - Journal of inventions
PG  - 337-40
LID - 10.1234/x [doi]
FAU - Smith, John Q Jr.
AU  - Smith JQ Jr.
CN  - Trial Group
LA  - en
PT  - Journal Article
OT  - peer support
GN  - csl.id: smith2012
"""
    )


def test_a_file_of_pubmeds_keeps_every_field():
    """Every line of the file has its like in the file that is written: tag and value, but for names of languages."""
    items = loads(PUBMED).items
    written = dumps(items)
    assert loads(written).items == items

    def lines(text):
        joined = text.replace("\n      ", " ").splitlines()
        return {" ".join(line.split()).rstrip(".") for line in joined if line.strip()}

    missing = {line for line in lines(PUBMED) - lines(written) if not line.startswith("LA")}
    assert missing <= EXPECTED_CHANGES


# What two fields say is written once, a journal that has only a short name has it as its name, and the reader reports the last two.
EXPECTED_CHANGES = {
    "AID - 10.1234/invented.2012.1 [doi]",
    "MH - Adult",
    "TA - PLoS Invent",
    "PMID- not a number",
    "DP - sometime",
}


@pytest.mark.parametrize("issued", ["2018", "2019-12", "2019-12-05", "2018-21", "2012-04/2012-06"])
def test_dates_are_in_pubmeds_words(issued):
    text = dumps([Item(id="a", title="T", issued=Edtf.parse(issued))])
    assert "csl.issued" not in text


def test_a_long_value_runs_on_in_lines_that_start_with_six_blanks():
    lines = dumps([Item(id="a", title="word " * 40)]).splitlines()
    assert max(map(len, lines)) <= 88
    assert lines[2].startswith("      word")


@pytest.mark.parametrize("kind", ItemType)
def test_a_type_that_pubmed_has_not_is_named(kind):
    assert bool(losses([Item(id="a", type=kind)])) == (kind not in WRITTEN)


def test_a_number_that_is_blank_is_no_number():
    item = Item(id="a", title="T", isbn="9780123456786", extra={"nbib": {"ISBN": "\u00a0"}})
    assert "ISBN- 9780123456786" in dumps([item])
