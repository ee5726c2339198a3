"""EndNote's XML, judged by expat and by pandoc."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from xml.parsers import expat

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.csl_json.csl_json import to_csl
from pswbrief.formats.endnote_xml.types import is_exact
from pswbrief.formats.endnote_xml.writer import dumps, loads
from testing.exchange_items import (
    ITEMS,
    MANY,
    NOTICE,
    PLAIN_ITEMS,
    SOME,
    TEXT,
    broken,
    item_lists,
    names,
    only_format_errors,
)

DATA = Path(__file__).parents[1] / "data"

# What pandoc 3.9 does not give back of EndNote's XML, in all references that have it (Text.Pandoc.Readers.EndNote reads no more).
PANDOC_LOSES = {
    "DOI": "pandoc does not read electronic-resource-num",
    "URL": "pandoc does not read urls",
    "PMID": "pandoc does not read accession-num",
    "PMCID": "pandoc does not read custom2",
    "note": "pandoc does not read notes",
    "number": "pandoc does not read custom7, the article's number",
    "month": "pandoc reads the year alone",
    "organisation": "pandoc makes a person of an organisation, with all of its name as the family name",
}

EXACT_TYPES = [item_type for item_type in ItemType if is_exact(item_type)]


def _is_well_formed(text):
    expat.ParserCreate().Parse(text.encode("utf-8"), True)  # noqa: FBT003 - expat's own signature
    return True


def test_the_real_references_are_well_formed_under_the_acknowledgement():
    text = dumps(ITEMS, NOTICE)
    assert _is_well_formed(text)
    assert text.splitlines()[1] == f"<!-- {NOTICE} -->"
    assert text.count("<record>") == len(ITEMS)


@SOME
@given(item_lists(names(TEXT), TEXT), TEXT)
def test_whatever_the_items_hold_the_export_is_well_formed(items, notice):
    assert _is_well_formed(dumps(items, notice))


@cache
def _by_pandoc():
    records = json.loads(pypandoc.convert_text(dumps(ITEMS, NOTICE), "csljson", format="endnotexml"))
    return {record["id"]: {_OURS.get(name, name): value for name, value in record.items()} for record in records}


# pandoc keeps EndNote's own words for these.
_OURS = {"pages": "page", "number": "issue"}


def _compared(record):
    """The record with the date's year and the rest apart, organisations apart from people, and names in one text each."""
    fields = {name: value for name, value in record.items() if name not in {"issued", "author", "id"}}
    if parts := record.get("issued", {}).get("date-parts"):
        fields["year"] = parts[0][0]
        if parts != [parts[0][:1]] or "season" in record["issued"]:
            fields["month"] = parts
    authors = record.get("author", [])
    particles = ("dropping-particle", "non-dropping-particle", "family", "literal", "given")
    fields["author"] = [" ".join(name[part] for part in particles if part in name) for name in authors]
    fields["organisation"] = [name["literal"] for name in authors if "literal" in name]
    return {name: value for name, value in fields.items() if value}


def test_pandoc_reads_what_it_can_of_every_reference():
    """In both directions: a loss that isn't in the list fails, and so does one in the list that no longer occurs."""
    lost, kept = set(), set()
    for item in ITEMS:
        ours, theirs = _compared(to_csl(item)), _compared(_by_pandoc()[item.id])
        for name in ours.keys() | theirs.keys():
            (kept if ours.get(name) == theirs.get(name) else lost).add(name)
    assert lost == PANDOC_LOSES.keys()
    assert not kept & lost


def test_real_items_survive_the_way_out_and_back():
    loaded = loads(dumps(ITEMS, NOTICE))
    assert loaded.items == PLAIN_ITEMS
    assert loaded.problems == ()


def test_what_is_no_character_of_xml_is_replaced():
    text = dumps([Item(id="a", title="a\ufffeb\x0bc\ud800")])
    assert loads(text).items[0].title == "a\ufffdb c\ufffd"


@pytest.mark.parametrize(
    ("issued", "year", "more"),
    [
        ("2018", "2018", None),
        ("2019-12-05", "2019", "5 December"),
        ("2012-04/2012-06", "2012", "April-June"),
        ("2018-21", "2018", "Spring"),
        ("2019-12/2020-01", "2019", "December 2019-January 2020"),
    ],
)
def test_a_date_is_its_year_and_words(issued, year, more):
    text = dumps([Item(id="a", issued=Edtf.parse(issued))])
    style = '<style face="normal" font="default" size="100%">'
    date = f"<pub-dates><date>{style}{more}</style></date></pub-dates>" if more else ""
    assert f"<dates><year>{style}{year}</style></year>{date}</dates>" in text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Person("Watson", "Emma"), "Watson, Emma"),
        (Person("Plato"), "Plato"),
        (Organisation("Health Education England"), "Health Education England,"),
        (Organisation("NHS Cumbria, Northumberland, Tyne and Wear"), "NHS Cumbria,, Northumberland, Tyne and Wear"),
    ],
)
def test_an_organisation_has_the_comma_that_makes_it_one(name, written):
    text = dumps([Item(id="a", authors=(name,))])
    assert f">{written}</style></author>" in text
    assert loads(text).items[0].authors == (name,)


def test_a_file_of_endnotes_own_is_read():
    (item,) = loads((DATA / "endnote_own.xml").read_text(encoding="utf-8")).items
    assert item == Item(
        id="moran2012m2",
        type=ItemType.ARTICLE,
        title="Support in 10 m<sup>2</sup><i> rooms</i>",
        authors=(
            Person("Moran", "G. S."),
            Person("Watson", "Emma"),
            Organisation("NHS England"),
            Organisation("Bridge Trust, Leeds"),
        ),
        container="Psychiatric Services",
        volume="41",
        issue="4",
        article_number="e123",
        pages=item.pages,
        issued=Edtf.parse("2012-04/2012-06"),
        accessed=Edtf.parse("2023-05-03"),
        doi="10.1000/a",
        pmcid="PMC3483205",
        issn="1075-2730",
        url="https://example.org/a?b=1&c=2",
        abstract="One & two. Three.",
        keywords=("Recovery", "Peer support"),
        note="A note",
        # What CSL has no place for is kept: EndNote's date of first publication online, another database's number, remarks.
        extra={
            "endnote-xml": {
                "edition": "20120101",
                "accession-num": "WOS:000356201700010",
                "label": "to read again",
                "urls/related-urls/url": "<Go to ISI>://WOS:000356201700010",
                "urls/pdf-urls/url": "internal-pdf://1234/a.pdf",
                "research-notes": "Another",
            }
        },
    )
    assert str(item.pages) == "211-6"


def test_a_damaged_record_costs_no_other_and_says_its_line():
    """An ampersand by itself, a control character as a reference, and an end that is missing."""
    loaded = loads((DATA / "endnote_damaged.xml").read_text(encoding="utf-8"))
    assert [item.title for item in loaded.items] == ["First", "Third\ufffd"]
    assert loaded.items[1].editors == (Person("Smith", "Jo"),)
    assert [problem.line for problem in loaded.problems] == [4, 6]


BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 20))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE xml [<!ENTITY b0 "boom">{BOMB}]>',
        '<!DOCTYPE xml [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE xml SYSTEM "http://localhost/evil.dtd">',
        '<!DOCTYPE xml [<!ENTITY % remote SYSTEM "http://localhost/evil.dtd"> %remote;]>',
        "<!DOCTYPE xml>",
    ],
)
def test_a_document_type_is_refused_before_anything_in_it_is_read(declared):
    body = "<xml><records><record><titles><title>&b19;&file;</title></titles></record></records></xml>"
    with pytest.raises(FormatError, match="document type"):
        loads(f'<?xml version="1.0"?>{declared}{body}')


def test_a_document_type_inside_a_damaged_file_is_no_way_in():
    text = (
        '<xml><records><record></xml><record><!DOCTYPE a [<!ENTITY b "c">]><titles><title>&b;</title></titles></record>'
    )
    assert loads(text).items == ()


@pytest.mark.parametrize("text", ["", "no xml", "<html></html>", "<a>", '[{"id": 1}]', "\x00"])
def test_what_is_not_endnotes_is_refused(text):
    with pytest.raises(FormatError):
        loads(text)


def test_any_depth_of_elements_is_read():
    depth = 200_000
    assert loads("<xml><record>" + "<a>x" * depth + "</a>" * depth + "</record></xml>").items == ()


WHOLE = dumps(ITEMS[16:19], NOTICE)
OWN = (DATA / "endnote_own.xml").read_text(encoding="utf-8")


@MANY
@given(st.one_of(st.text(), TEXT.map(lambda text: "<xml><record>" + text), broken(WHOLE), broken(OWN)))
def test_nothing_but_a_format_error_can_come_of_reading(text):
    only_format_errors(loads, text)
