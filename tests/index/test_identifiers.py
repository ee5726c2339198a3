"""Identifiers in every form in which people write them."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.core.reference import Reference
from pswbrief.core.selection import Selection
from pswbrief.index.identifiers import identified, identifier_key, identifier_keys, keys_in, keys_of, with_whole_ids
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.index.select import select
from testing.catalogues import model, reference


@pytest.mark.parametrize(
    "text",
    [
        "10.1186/X-y", "doi:10.1186/x-y", "DOI: 10.1186/x-y.", "doi 10.1186/x-y", "(10.1186/x-y)",
        "https://doi.org/10.1186/x-y", "http://dx.doi.org/10.1186/x-y", "doi.org/10.1186/x-y",
        "doi:https://doi.org/10.1186/x-y", "https://doi.org/10.1186%2Fx-y",
        "https://onlinelibrary.wiley.com/doi/full/10.1186/x-y", "https://www.frontiersin.org/articles/10.1186/x-y/full",
        "https://journal.example/doi/10.1186/x-y/fulltext", "https://journal.example/content/10.1186/x-y.full",
        "https://journal.example/article/10.1186/x-y/summary?ref=1#top", "https://journal.example/article/10.1186/x-y.html",
        "https://example.org/doi/10.1186/x-y?download=true", "<https://doi.org/10.1186/x-y>", "10.1186/x\u2010y",
        "doi: 10.1186/x\u2013y,", "https://api.crossref.org/works/10.1186/x-y", "10.1186/x-y[doi]",
        "https://doi.org/10.1186/x-y;jsessionid=7", "https://doi.org/10.1186/x-y&utm_source=mail", "info:doi/10.1186/x-y",
        "urn:doi:10.1186/x-y", "“10.1186/x-y”", "{10.1186/x-y}",
    ],
)  # fmt: skip
def test_a_doi_is_one_in_any_form(text: str) -> None:
    assert identifier_key(text) == "doi:10.1186/x-y"


# A DOI of the nineties, with the signs of a SICI (ANSI/NISO Z39.56).
OLD = "10.5555/(SICI)1234-5678(19990101/30)1:2/3<45::AID-XYZ6>3.0.CO;2-7"


@pytest.mark.parametrize(
    "text",
    [
        OLD, f"doi:{OLD}.", f"https://doi.org/{OLD}", "https://doi.org/" + OLD.replace("<", "%3C").replace(">", "%3E"),
        f"<{OLD}>", OLD.replace("<", "&lt;").replace(">", "&gt;"),
    ],
)  # fmt: skip
def test_a_doi_may_hold_angle_brackets_and_a_semicolon(text: str) -> None:
    assert identifier_keys(text) == [f"doi:{OLD.lower()}"]
    assert keys_in(f"see {OLD}, and 10.1186/x") == [f"doi:{OLD.lower()}", "doi:10.1186/x"]


def test_the_brackets_of_a_doi_are_its_own() -> None:
    assert identifier_key("10.1016/S0140-6736(12)60000-0") == "doi:10.1016/s0140-6736(12)60000-0"
    assert keys_in("(see 10.1016/S0140-6736(12)60000-0).") == ["doi:10.1016/s0140-6736(12)60000-0"]


@pytest.mark.parametrize(
    "text",
    [
        "22812608",
        "PMID: 22812608",
        "pmid:22812608",
        "PMID 22812608",
        "pubmed 22812608",
        "https://pubmed.ncbi.nlm.nih.gov/22812608/",
        "pubmed.ncbi.nlm.nih.gov/22812608",
        "https://www.ncbi.nlm.nih.gov/pubmed/22812608",
        "https://pubmed.ncbi.nlm.nih.gov/22812608/?from=x",
        "https://europepmc.org/article/MED/22812608",
        "http://europepmc.org/abstract/MED/22812608",
        "22812608[pmid]",
        "22812608[uid]",
        "https://pubmed.ncbi.nlm.nih.gov/?term=22812608",
        "https://pubmed.ncbi.nlm.nih.gov/?term=22812608%5Bpmid%5D",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=22812608",
        "https://www.ncbi.nlm.nih.gov/pubmed?otool=x&term=22812608[uid]",
        "https://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=22812608&dopt=Abstract",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/22812608/",
    ],
)
def test_a_pmid_is_one_in_any_form(text: str) -> None:
    assert identifier_key(text) == "pmid:22812608"


@pytest.mark.parametrize(
    "text",
    [
        "PMC3483272",
        "pmcid: PMC3483272",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3483272/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC3483272/",
        "https://europepmc.org/article/PMC/PMC3483272",
        "https://europepmc.org/article/PMC/3483272",
        "http://europepmc.org/articles/PMC3483272?pdf=render",
        "pmcid:3483272",
        "PMC 3483272",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/3483272",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3483272/pdf/1472-6963-12-205.pdf",
    ],
)
def test_a_pmcid_is_one_in_any_form(text: str) -> None:
    assert identifier_key(text) == "pmcid:3483272"


@pytest.mark.parametrize(
    ("ten", "thirteen"),
    [
        # The second is the example of the ISBN Users' Manual with X; the check digit of the third is 0.
        ("0-306-40615-2", "9780306406157"),
        ("0-8044-2957-X", "9780804429573"),
        ("0-00-000004-3", "9780000000040"),
        ("isbn-10: 0306406152", "9780306406157"),
    ],
)
def test_the_check_digit_of_ten_digits_is_that_of_thirteen(ten: str, thirteen: str) -> None:
    assert identifier_key(f"ISBN {ten}" if ten[0] == "0" else ten) == f"isbn:{thirteen}"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1234", None),
        ("12345", "pmid:12345"),
        ("12345678", "pmid:12345678"),
        ("123456789", None),
        ("01234567", None),
        ("(12345)", "pmid:12345"),
        ("(12345", None),
        ("https://www.Example.org/A/", "url:example.org/a"),
        ("http://example.org", "url:example.org"),
        ("https://localhost", None),
        ("10/ab3d", "doi:10/ab3d"),
        ("10.1186/x)).", "doi:10.1186/x"),
        ("10.1186/(x).", "doi:10.1186/(x)"),
        ("10.1186/x(1)).)", "doi:10.1186/x(1)"),
        ("10.1186/x/full", "doi:10.1186/x"),
        ("burnout 12345", None),
        ("0306406152", "isbn:9780306406157"),
        ("0-8044-2957-X", "isbn:9780804429573"),
        ("0306406153", None),
        ("2113.09876", None),
        ("MED:22812608", "pmid:22812608"),
        ("pmid = {22812608}", "pmid:22812608"),
        ("hdl:2142/12345", "url:hdl.handle.net/2142/12345"),
        ("https://api.openalex.org/works/W2741809807", "url:openalex.org/w2741809807"),
        ("url = {https://example.org/a}", "url:example.org/a"),
        ("10.1186/x*", None),
    ],
)
def test_a_text_that_is_one_identifier_has_its_key_and_no_other_text_has_one(text: str, key: str | None) -> None:
    assert identifier_key(text) == key
    assert identifier_keys(text) == (key and [key])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("no DOI here: 10 patients", []),
        ("(see 10.1186/X-y), https://doi.org/10.5555%2FAb.", ["doi:10.1186/x-y", "doi:10.5555/ab"]),
        ("burnout doi:10.1186/x; and 10.1186/x", ["doi:10.1186/x", "doi:10.1186/x"]),
        ("PMID 22812608, PMC3483272 on herons", ["pmid:22812608", "pmcid:3483272"]),
        ("herons arXiv 2101.09876", ["doi:10.48550/arxiv.2101.09876"]),
        ("7 herons", []),
    ],
)
def test_the_identifiers_of_a_text_are_the_dois_and_the_named_numbers_anywhere_in_it(
    text: str, keys: list[str]
) -> None:
    assert keys_in(text) == keys


@pytest.mark.parametrize("text", ["978-0-306-40615-7", "9780306406157", "978 0 306 40615 7", "ISBN: 9780306406157"])
def test_thirteen_digits_of_a_book_are_an_isbn_by_themselves(text: str) -> None:
    assert identifier_key(text) == "isbn:9780306406157"


@pytest.mark.parametrize(
    "text",
    [
        "arXiv:2101.09876", "arxiv: 2101.09876v2", "https://arxiv.org/abs/2101.09876v1", "https://arxiv.org/pdf/2101.09876.pdf",
        "10.48550/arXiv.2101.09876", "https://doi.org/10.48550/arXiv.2101.09876", "2101.09876", "arXiv 2101.09876 [cs.CY]",
    ],
)  # fmt: skip
def test_a_preprint_of_arxiv_is_known_by_its_doi(text: str) -> None:
    assert identifier_key(text) == "doi:10.48550/arxiv.2101.09876"


@pytest.mark.parametrize(
    "text",
    ["2020", "burnout", "10.1186", "burnout 10.1186/x", "", "PMC", "12(3)", "10 1186 x", "12345 67 10.1186/x", "2020, 2021"],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert identifier_keys(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "22812608 10.1186/x",
        "PMID: 22812608, doi:10.1186/x",
        "22812608\nhttps://doi.org/10.1186/x",
        "PMID 22812608; doi 10.1186/x.",
        "pmid:22812608 OR doi:10.1186/x",
        "PMID: 22812608 & doi: 10.1186/x",
        "22812608|10.1186/x",
    ],
)
def test_several_identifiers_are_several(text: str) -> None:
    assert identifier_keys(text) == ["pmid:22812608", "doi:10.1186/x"]


@pytest.mark.parametrize("between", [";", ", ", "\n", ";doi:", " https://doi.org/"])
def test_two_dois_are_two_whatever_is_between_them(between: str) -> None:
    assert identifier_keys(f"10.1186/x1{between}10.5555/y") == ["doi:10.1186/x1", "doi:10.5555/y"]


def test_an_identifier_with_a_comma_or_blanks_in_it_is_one() -> None:
    assert identifier_keys("https://pubmed.ncbi.nlm.nih.gov/22812608/?x=1,23456") == ["pmid:22812608"]
    assert identifier_keys("10.1186/x1,12345") == ["doi:10.1186/x1,12345"]
    assert identifier_keys("10.1186/x1,10.5") == ["doi:10.1186/x1,10.5"]
    assert identifier_keys("978 0 306 40615 7") == ["isbn:9780306406157"]


def test_a_label_belongs_to_the_number_behind_it() -> None:
    assert identifier_keys("PMID: 22812608; PMCID: PMC3483272") == ["pmid:22812608", "pmcid:3483272"]


def test_a_preprint_is_found_by_any_of_its_forms_wherever_its_number_is() -> None:
    entries = [
        reference(id="doi2021", doi="10.48550/arXiv.2101.00001v2"),
        reference(id="url2021", url="https://arxiv.org/abs/2101.00002"),
        reference(id="eprint2021", csl={"archive": "arXiv", "archive_location": "2101.00003"}),
        reference(id="number2021", article_number="arXiv:2101.00004"),
    ]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*entries), None, [None]))
        index = Index(connection)
        for number, key in enumerate(("doi2021", "url2021", "eprint2021", "number2021"), 1):
            asked = (f"arXiv:2101.0000{number}", f"https://doi.org/10.48550/arXiv.2101.0000{number}")
            for text in asked:
                assert [row.id for row in select(index, Selection(ids=(text,)))] == [key]


def test_whatever_bears_an_identifier_is_found_originals_first() -> None:
    paper = {"doi": "10.1186/X-Y", "pmid": "22812608", "pmcid": "PMC3483272"}
    entries = [
        reference(id="copy2020", duplicate_of="paper2020", **paper),
        reference(id="paper2020", **paper),
        reference(id="page2020", url="https://www.example.org/page/"),
    ]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*entries), None, [None]))
        index = Index(connection)
        assert [row.id for row in index.rows(identified(index, "doi:10.1186/x-y"))] == ["paper2020", "copy2020"]
        # A byte that is no UTF-8 comes as half a surrogate pair, which SQLite refuses.
        assert identified(index, "doi:10.1186/x-y\udcff") == []
        for asked in ("doi:10.1186/x-y", "pmid:22812608", "PMC3483272"):
            assert [row.id for row in select(index, Selection(ids=(asked,)))] == ["paper2020"]
        assert [row.id for row in select(index, Selection(ids=("http://example.org/page",)))] == ["page2020"]


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ({}, []),
        ({"aliases": ["Old2019"]}, ["id:old2019"]),
        ({"doi": "10.1186/X-y"}, ["doi:10.1186/x-y"]),
        ({"csl": {"archive": "arXiv", "archive_location": "2101.09876"}}, ["doi:10.48550/arxiv.2101.09876"]),
        ({"csl": {"archive": "Leith", "archive_location": "2101.09876"}}, []),
        ({"pmid": "1", "pmcid": "PMC2"}, ["pmid:1", "pmcid:2"]),
        ({"isbn": "0-306-40615-2"}, ["isbn:9780306406157"]),
        ({"isbn": "978-0-306-40615-7 080442957X"}, ["isbn:9780306406157", "isbn:9780804429573"]),
        ({"url": "https://pubmed.ncbi.nlm.nih.gov/22812608/"}, ["pmid:22812608"]),
        ({"url": "https://www.Example.org/a/"}, ["url:example.org/a"]),
    ],
)
def test_a_reference_is_found_under_every_identifier_that_it_has(fields, keys):
    assert list(keys_of(Reference.model_validate(reference(**fields)))) == keys


def test_only_a_whole_id_is_a_key_in_any_case_unless_two_differ_only_in_that() -> None:
    entries = [reference(id=key) for key in ("Ash2020", "ash2020", "elm2020a")]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*entries), None, [None]))
        keys = with_whole_ids(Index(connection), ["ash2020", "ASH2020", "elm2020a", "elm2020", "nobody", "%"])
        assert keys == {"ash2020": "ash2020", "elm2020a": "elm2020a"}
        assert with_whole_ids(Index(connection), ["Elm2020A"]) == {"Elm2020A": "elm2020a"}
