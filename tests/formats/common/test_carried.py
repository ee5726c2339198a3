"""Lines that carry what a format has no field for: what they look like, and when they count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages
from pswbrief.formats.common.carried import as_lines, differences, from_line, restored
from pswbrief.formats.ris.writer import dumps, loads

FILM = Item(
    id="a", type=ItemType.BROADCAST, title="A film", csl={"director": (Person("Ash", "Ada"),), "medium": "50%25 film"}
)


def test_lines_are_readable_and_say_what_the_formats_own_fields_give():
    native = Item(id="a", type=ItemType.MOTION_PICTURE, title="A film")
    assert as_lines(differences(FILM, native)) == [
        "csl.type: broadcast instead of motion_picture",
        'csl.director: [{"family":"Ash","given":"Ada"}]',
        "csl.medium: 50%2525 film",
    ]


def test_a_line_that_carries_nothing_of_ours_is_left_alone():
    assert from_line("csl.medium: film") == ("medium", "film")
    assert from_line("Seen at the csl.medium: film") is None
    text = "TY  - JOUR\r\nTI  - T\r\nU5  - a remark\r\nU5  - csl.medium: film\r\nER  - \r\n"
    (item,) = loads(text).items
    assert (item.csl, item.extra) == ({"medium": "film"}, {"ris": {"U5": "a remark"}})


@pytest.mark.parametrize(
    ("exact", "native", "changed"),
    [
        (
            Item(id="a", title="On $x^2$ \\\\ a"),
            Item(id="a", title="On $x2$ a"),
            Item(id="a", title="On something else"),
        ),
        (FILM, replace(FILM, type=ItemType.MOTION_PICTURE), replace(FILM, type=ItemType.BOOK)),
        (
            Item(id="a", issued=Edtf.parse("1850?")),
            Item(id="a", issued=Edtf.parse("1850")),
            Item(id="a", issued=Edtf.parse("1851")),
        ),
        (Item(id="a", pages=Pages("1", "1")), Item(id="a", pages=Pages("1")), Item(id="a", pages=Pages("2"))),
        (
            Item(id="a", issn="1357-633X, 1758-1109"),
            Item(id="a", issn="1357-633X"),
            Item(id="a", issn="0000-0000"),
        ),
        (
            Item(id="a", authors=(Person("Vries", "Andrie", non_dropping_particle="de"),)),
            Item(id="a", authors=(Person("de Vries", "Andrie"),)),
            Item(id="a", authors=(Person("Ash", "Ada"),)),
        ),
    ],
    ids=["title", "type", "date", "pages", "issn", "names"],
)
def test_what_somebody_has_changed_since_counts_more_than_what_was_carried(exact, native, changed):
    lines = differences(exact, native)
    assert lines
    assert restored(native, lines) == (exact, {})
    assert restored(changed, lines) == (changed, {})


def test_a_field_that_the_format_reads_into_something_is_taken_away_again():
    exact = Item(id="a", extra={"ris": {"U1": "x"}})
    native = Item(id="a", genre="Thesis", csl={"medium": "print"}, extra={"ris": {"AN": "1"}})
    assert restored(native, differences(exact, native)) == (exact, {})


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("URL", "javascript:alert(1)"),
        ("DOI", "none"),
        ("author", "[{}]"),
        ("director", "nobody"),
        ("event-date", "yesterday"),
        ("type", "novel instead of document"),
        ("extra", "{"),
        ("extra", "2"),
        ("extra", "null"),
        ("extra", "[1]"),
        ("extra", '{"ris": 2}'),
        ("extra", '{"ris": ["AN"]}'),
        ("author", '{"family": "Okoro"}'),
        ("author", '"Okoro"'),
        ("author", "2"),
        ("author", '[{"family": 2}]'),
        ("keyword", '"peer"'),
        ("keyword", '{"peer": "worker"}'),
        ("keyword", "true"),
        ("shelf", "x"),
        ("extra", "[" * 100_000),
    ],
)
def test_a_line_that_is_no_value_is_reported_and_no_more(name, line):
    assert restored(Item(id="a"), {name: line}) == (Item(id="a"), {name: line})
    text = f"TY  - GEN\r\nTI  - T\r\nU5  - csl.{name}: {line}\r\nER  - \r\n"
    loaded = loads(text)
    assert [item.title for item in loaded.items] == ["T"]
    assert [problem.lost for problem in loaded.problems] == [False]


def test_no_control_character_is_brought_in():
    (item,) = loads("TY  - GEN\r\nTI  - T\r\nU5  - csl.medium: a%1B[31mb\r\nER  - \r\n").items
    assert item.csl == {"medium": "a[31mb"}


def test_an_abstract_is_not_written_twice_for_its_paragraphs():
    text = dumps([Item(id="a", abstract="<p>One.</p>\nTwo.")])
    assert "AB  - One. Two." in text
    assert "U5" not in text
