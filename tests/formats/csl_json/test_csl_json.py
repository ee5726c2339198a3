"""CSL-JSON, judged by the specification's own lists of types and variables, and by pandoc."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pypandoc
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.variables import VARIABLES, VariableKind
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.csl_json.csl_json import dumps, loads, to_csl
from testing.exchange_items import ITEMS, MANY, PLAIN_ITEMS, SOME, TEXT, broken, item_lists, names, only_format_errors

DATA = Path(__file__).parents[1] / "data"
# The keys that the specification has besides variables.
OTHER_KEYS = {"id", "type", "custom"}

# What pandoc 3.9 does not give back, by reference and variable.
PANDOC_LOSES = {
    ("healthcarelibraryni2018regional", "issued"): "pandoc drops the season and keeps the year",
}


def check_records(records):
    """Every key is a variable of CSL, and its value has the shape that CSL-JSON gives a variable of its kind."""
    for record in records:
        assert ItemType(record["type"])
        for name in record.keys() - OTHER_KEYS:
            value, kind = record[name], VARIABLES[name]
            if kind is VariableKind.NAMES:
                assert all(one.keys() <= NAME_KEYS and one.keys() & {"family", "literal"} for one in value)
            elif kind is VariableKind.DATE:
                assert value.keys() <= {"date-parts", "season", "circa", "literal", "raw"}
                assert all(isinstance(number, int) for point in value.get("date-parts", ()) for number in point)
            else:
                assert isinstance(value, str | int)


NAME_KEYS = {"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"}


def test_every_real_record_has_the_keys_and_shapes_of_the_specification():
    check_records(json.loads(dumps(ITEMS)))


@SOME
@example((Item(id="a", editors=(Person("", ""), Person("", "Plato"), Organisation(" "))),))
@example((Item(id="a", csl={"translator": (Person("", "", suffix="Jr."),), "event-date": Edtf.parse("1000-21/1001")}),))
@example((Item(id="a", issued=Edtf.parse("1850?"), accessed=Edtf.parse("1000-21/1001")),))
@given(item_lists(names(TEXT), TEXT))
def test_whatever_an_item_holds_the_export_is_valid_and_utf_8(items):
    text = dumps(items)
    assert text.endswith("\n")
    assert text.encode("utf-8")
    check_records(json.loads(text))


@cache
def _by_pandoc():
    text = pypandoc.convert_text(dumps(ITEMS), "csljson", format="csljson")
    return {record["id"]: record for record in json.loads(text)}


def _as_pandoc_typesets(value):
    """Straight quotes become curly and a title's single ones double in pandoc; a name's particle gets a key of its own."""
    if isinstance(value, str):
        return "".join("'" if char in "'\"‘’“”" else char for char in value)
    if isinstance(value, list):
        return [_as_pandoc_typesets(part) for part in value]
    if isinstance(value, dict):
        record = {key: _as_pandoc_typesets(part) for key, part in value.items()}
        if particle := record.pop("non-dropping-particle", None):
            record["family"] = f"{particle} {record['family']}"
        return record
    return value


def test_pandoc_reads_every_field_of_every_reference():
    """In both directions: a new loss fails, and so does one in the list that pandoc no longer has."""
    lost = {
        (item.id, variable)
        for item in ITEMS
        for record in (to_csl(item),)
        for variable in record.keys() | _by_pandoc()[item.id].keys()
        if _as_pandoc_typesets(record.get(variable)) != _as_pandoc_typesets(_by_pandoc()[item.id].get(variable))
    }
    assert lost == PANDOC_LOSES.keys()


def test_real_items_survive_the_way_out_and_back():
    loaded = loads(dumps(ITEMS))
    assert loaded.items == PLAIN_ITEMS
    assert loaded.problems == ()


@SOME
@given(item_lists())
def test_any_item_survives_the_way_out_and_back(items):
    assert loads(dumps(items)).items == items


def test_dates_and_numbers_are_written_as_processors_read_them():
    item = Item(id="a", type=ItemType.ARTICLE, title="T", article_number="e12", issued=Edtf.parse("2012-04/2012-06"))
    assert to_csl(item) == {
        "id": "a",
        "type": "article-journal",
        "title": "T",
        "issued": {"date-parts": [[2012, 4], [2012, 6]]},
        "number": "e12",
    }
    season = to_csl(Item(id="a", issued=Edtf.parse("2018-21")))
    assert season["issued"] == {"date-parts": [[2018]], "season": 1}


@pytest.mark.parametrize("text", ["1000-21/1001", "2018/2019-23", "1850?", "1850%", "1998/..", "-0099", "2001~/2003"])
def test_a_date_that_date_parts_cannot_say_is_exact_after_a_round_trip_of_any_date_variable(text):
    date = Edtf.parse(text)
    item = Item(id="a", title="T", issued=date, accessed=date, csl={"event-date": date})
    assert loads(dumps([item])).items == (item,)
    assert to_csl(item)["issued"].keys() <= {"date-parts", "season", "circa"}


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ([[-1, 3, 15]], "Y00000-03-15"),
        ([[-100]], "-0099"),
        ([[-100], [-44]], "-0099/-0043"),
        ([["499"]], "0499"),
        ([[1987], [0]], "1987/.."),
    ],
)
def test_years_before_christ_and_ranges_that_have_not_ended(parts, date):
    """CSL counts no year 0, ISO 8601 does."""
    item = loads(json.dumps([{"title": "T", "issued": {"date-parts": parts}}])).items[0]
    assert item.issued == Edtf.parse(date)
    assert to_csl(Item(id="a", issued=Edtf.parse("-0099")))["issued"] == {"date-parts": [[-100]]}
    assert loads(dumps([item])).items == (item,)


def test_a_date_in_words_that_are_none_is_kept_and_written_again():
    item = loads('[{"title": "T", "issued": {"literal": "Michaelmas Term"}, "accessed": "some day"}]').items[0]
    assert (item.issued, item.accessed) == (None, None)
    assert item.extra == {"csl-json": {"issued": "Michaelmas Term", "accessed": "some day"}}
    assert loads(dumps([item])).items == (item,)
    press = loads('[{"title": "T", "issued": {"raw": "In press"}}]').items[0]
    assert (press.csl, press.extra) == ({"status": "in press"}, {})


def test_a_name_without_text_is_left_out_and_one_name_is_a_family_name():
    people = (Person("", ""), Person("", "Plato"), Organisation(""))
    assert to_csl(Item(id="a", authors=people, editors=people[:1]))["author"] == [{"family": "Plato"}]
    assert "editor" not in to_csl(Item(id="a", editors=people[:1]))


def test_there_is_no_author_key_without_authors_and_organisations_are_literal():
    assert "author" not in to_csl(Item(id="a", title="T"))
    record = to_csl(Item(id="a", authors=(Organisation("NHS England"), Person("Plato"))))
    assert record["author"] == [{"literal": "NHS England"}, {"family": "Plato"}]


def test_keywords_with_the_separator_inside_are_kept_apart_under_custom():
    record = to_csl(Item(id="a", keywords=("a; b", "c")))
    assert record["keyword"] == "a; b; c"
    assert record["custom"] == {"keywords": ["a; b", "c"]}


def test_no_items_are_an_empty_array():
    assert dumps(()) == "[]\n"
    assert loads("[]").items == ()


FOREIGN = (DATA / "csl_foreign.json").read_text(encoding="utf-8")


def test_other_programs_records_are_read():
    """Zotero's "Extra", numbers for texts, dates in words, particles, dates as strings, resolvers before DOIs."""
    first, second, third = loads(FOREIGN).items
    assert first.authors == (
        Person("Berg", "Anna", suffix="Jr.", non_dropping_particle="van der"),
        Person("Beethoven", "Ludwig", dropping_particle="van"),
        Organisation("Mind"),
    )
    assert (first.id, first.volume, first.issued, first.doi) == (
        "1",
        "12",
        Edtf.parse("2012-04/2012-06"),
        "10.1000/xyz",
    )
    assert (first.pmid, first.pmcid, first.note) == ("123", "PMC456", "Read it twice")
    assert (second.type, second.issued, second.accessed) == (
        ItemType.POST_WEBLOG,
        Edtf.parse("2018-21"),
        Edtf.parse("2020-01-31"),
    )
    assert (third.id, third.type, third.issued) == ("mind2019word", ItemType.DOCUMENT, Edtf.parse("2019~"))


def test_wrapped_records_are_read():
    assert [item.id for item in loads('{"version": 3, "items": [{"id": "a", "type": "book"}]}').items] == ["a"]
    assert [item.id for item in loads('{"id": "a", "type": "book"}').items] == ["a"]


def test_one_bad_record_costs_no_other():
    text = '[\n{"id": "a", "type": "book"},\n{"id": "b", "type" "book"},\n42,\n{"id": "c", "type": "book"}\n{"id": "d", "issue": 1}'
    loaded = loads(text)
    assert [item.id for item in loaded.items] == ["a", "c", "d"]
    assert [problem.line for problem in loaded.problems] == [3, 6]


def test_a_key_that_is_used_twice_is_changed_and_said():
    loaded = loads('[{"id": "a", "title": "One"},\n {"id": "a", "title": "Two"}]')
    assert [item.id for item in loaded.items] == ["a", "a-2"]
    assert [(problem.line, problem.text) for problem in loaded.problems] == [(2, "a")]


def test_an_identifier_that_is_none_is_left_out_and_said():
    loaded = loads('[{"id": "a", "DOI": "n/a", "URL": "javascript:alert(1)"}]')
    assert (loaded.items[0].doi, loaded.items[0].url) == (None, None)
    assert len(loaded.problems) == 2


def test_a_short_doi_an_archived_address_and_a_full_stop_of_a_title_are_kept():
    archived = "http://web.archive.org/web/2011/http://example.org/"
    record = {
        "id": "a",
        "type": "article-journal",
        "title": "Words Ltd.",
        "DOI": "https://doi.org/10/abcd",
        "URL": archived,
    }
    item = loads(json.dumps([record])).items[0]
    assert (item.title, item.doi, item.url) == ("Words Ltd.", "10/abcd", archived)


@pytest.mark.parametrize("text", ["", "TY  - JOUR", "{", "null", "<xml/>", "[" * 100_000, '{"items"' * 1000])
def test_what_is_not_csl_json_is_refused_or_reported(text):
    try:
        problems = loads(text).problems
    except FormatError:
        return
    assert problems


WHOLE = dumps(ITEMS[16:19])


@MANY
@given(st.one_of(st.text(), TEXT.map(lambda text: "[" + text), broken(WHOLE)))
def test_nothing_but_a_format_error_can_come_of_reading(text):
    only_format_errors(loads, text)
