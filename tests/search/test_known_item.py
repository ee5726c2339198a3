"""Queries that name references: any form of an identifier, an address, or an id finds just the reference that has it."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.known_item import known_items
from testing.catalogues import model, reference
from testing.searches import find

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = "10.5555/(SICI)1234-5678(1999)1:2<45::AID-XYZ6>3.0.CO;2-7"
PAPERS = [
    reference(id="moor2018", title="Falcons", doi="10.5555/ab.1", pmid="22812608", pmcid="PMC3483272"),
    reference(id="brook2020", title="Herons", doi="10.5555/ab.2", pmid="26110117"),
    reference(id="brook2020b", title="Herons by night", doi=OLD),
    reference(id="book", title="Winter", isbn="978-0-306-40615-7"),
    reference(id="preprint2021", title="Cranes", csl={"archive": "arXiv", "archive_location": "2101.09876"}),
    reference(id="thesis1999", title="Nightfall", url="https://hdl.handle.net/2142/12345"),
    reference(id="thesis2001", title="Dusk", url="https://archive.example.org/handle/20.500.11850/77"),
    reference(id="thesis2003", title="Dawn of 10045/9", url="https://other.example.org/handle/123456789/5"),
    reference(id="open2003", title="Shelves", url="https://openalex.org/W2741809807"),
    reference(id="page2019", title="A plan", url="https://www.plan.example.org/long/"),
    reference(id="open-shelf", title="Reeds"),
    # An id that is a word of titles as well.
    reference(id="falcons", title="Harbours", issued="2010"),
]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PAPERS), None, [None]))
        yield Index(connection)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("10.5555/ab.1 .", "moor2018"),
        ("doi = {10.5555/ab.1},", "moor2018"),
        ("10.5555/\u200bab.\u00ad1", "moor2018"),
        ("１０.5555／ab.1", "moor2018"),
        (OLD.replace("<", "&lt;").replace(">", "&gt;"), "brook2020b"),
        ("PubMed PMID: 22812608.", "moor2018"),
        ("PMID=22812608", "moor2018"),
        ("PMID#22812608", "moor2018"),
        ("pmid = {22812608}", "moor2018"),
        ("MED:22812608", "moor2018"),
        ("ＰＭＩＤ：２２８１２６０８", "moor2018"),
        ("pmc:PMC3483272", "moor2018"),
        ("pmc:3483272", "moor2018"),
        ("0-306-40615-2", "book"),
        ("0306406152", "book"),
        ("ISBN13 978-0-306-40615-7", "book"),
        ("ISBN-10: 0306406152", "book"),
        ("urn:isbn:9780306406157", "book"),
        ("arXiv:2101.09876 [cs.CY]", "preprint2021"),
        ("arXiv preprint arXiv:2101.09876v2", "preprint2021"),
        ("arXiv 2101.09876", "preprint2021"),
        ("2101.09876", "preprint2021"),
        ("export.arxiv.org/abs/2101.09876", "preprint2021"),
        ("hdl:2142/12345", "thesis1999"),
        ("handle: 2142/12345", "thesis1999"),
        ("http://hdl.handle.net/2142/12345.", "thesis1999"),
        ("2142/12345", "thesis1999"),
        ("(2142/12345).", "thesis1999"),
        ("2142／12345", "thesis1999"),
        ("20.500.11850/77", "thesis2001"),
        ("https://archive.example.org/xmlui/handle/20.500.11850/77?show=full", "thesis2001"),
        ("https://hdl.handle.net/20.500.11850/77", "thesis2001"),
        ("https://other.example.org/handle/123456789/5", "thesis2003"),
        ("url = {https://hdl.handle.net/2142/12345}", "thesis1999"),
        ("W2741809807", "open2003"),
        ("openalex:w2741809807", "open2003"),
        ("https://api.openalex.org/works/W2741809807", "open2003"),
        ("plan.example.org/long", "page2019"),
        ("www.Plan.example.org/long/", "page2019"),
        # Several of them, whatever is between.
        ("PMID 22812608 and PMID 26110117", "moor2018 brook2020"),
        ("PMIDs: 22812608 & 26110117", "moor2018 brook2020"),
        ("22812608|26110117", "moor2018 brook2020"),
        ("ISBN 9780306406157, arXiv 2101.09876", "book preprint2021"),
        # As manuscripts cite them.
        ("moor2018 brook2020", "moor2018 brook2020"),
        ("moor2018, brook2020; moor2018", "moor2018 brook2020"),
        ("@moor2018", "moor2018"),
        ("[@moor2018; @Brook2020]", "moor2018 brook2020"),
        (r"\citep{moor2018,brook2020}", "moor2018 brook2020"),
        ("@falcons", "falcons"),
        ("book", "book"),
        ("open-shelf", "open-shelf"),
        # The beginning of ids, with a digit in it.
        ("brook20", "brook2020 brook2020b"),
        ("MOOR20", "moor2018"),
        # A whole id is not the beginning of another.
        ("brook2020", "brook2020"),
    ],
)
def test_a_query_that_names_references_finds_them_and_no_other(index: Index, text: str, keys: str) -> None:
    assert find(index, text) == keys.split()


@pytest.mark.parametrize(
    "text",
    [
        "falcons",
        "moor2018 herons",
        "@moor2018 herons",
        "herons",
        "2813.12345",
        "0306406153",
        "brook",
        "brook2020-",
        # Fractions, years and words with a stroke, and a handle that a title names.
        "1/2",
        "24/7",
        "2019/20",
        "2018/2019",
        "and/or",
        "2142/1*",
        "10045/9",
        "2018",
    ],
)
def test_a_text_with_a_word_in_it_or_of_no_id_is_searched(index: Index, text: str) -> None:
    assert known_items(index, text) is None


def test_identifiers_that_no_reference_has_are_missing(index: Index) -> None:
    assert known_items(index, "PMID 22812608 and PMID 7") == ([0], ("pmid:7",))
    assert known_items(index, "10.5555/none") == ([], ("doi:10.5555/none",))
    assert known_items(index, "10045/12345") == ([], ("url:hdl.handle.net/10045/12345",))
    assert known_items(index, "20.500.11850/78") == ([], ("url:hdl.handle.net/20.500.11850/78",))


def test_an_id_that_is_a_word_is_no_more_than_that(index: Index) -> None:
    assert find(index, "falcons") == ["moor2018"]


@pytest.mark.parametrize("text", ["10.5555/ab*", "doi:10.5555/ab*", "doi:10.5555/ab.*"])
def test_the_beginning_of_dois_finds_all_that_begin_so(index: Index, text: str) -> None:
    assert find(index, text) == ["moor2018", "brook2020"]


@pytest.mark.parametrize(
    "text",
    ["find PMID 22812608 on herons", "herons 10.5555/ab.1", "see PMC3483272 and herons", "herons arXiv 2101.09876"],
)
def test_among_words_an_identifier_comes_first(index: Index, text: str) -> None:
    first, *others = find(index, text)
    assert first == ("preprint2021" if "arXiv" in text else "moor2018")
    assert set(others) == {"brook2020", "brook2020b"}
