"""Names of other scripts as they may be typed besides."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.core.name import Organisation, Person
from pswbrief.core.selection import Selection
from pswbrief.index.authors import author_ranks
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.index.spellings import in_any_order, other_spellings
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from testing.catalogues import model, reference


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Ковров Пётр", "Kovrov Petr"),
        ("Παπαδόπουλος", "Papadopoulos"),
        ("김 민수", "Kim MinSu"),
        ("김 민수", "Gim MinSu"),
        ("김 민수", "김민수"),
        ("김, 민수", "김민수"),
        ("김, 민수", "Kim MinSu"),
        ("王 小明", "王小明"),
        ("山田 たろう", "Yamada tarou"),
        ("山崎, 花", "Yamasaki Hua"),
        ("शर्मा राम", "sharma ram"),
        ("गुप्ता, कुमार", "gupta, kumar"),
        ("पटेल, राम", "patel, ram"),
        ("সেন", "sen"),
        ("अमित", "amit"),
        ("王 小明", "Wang XiaoMing"),
        ("चाँद", "chand"),
    ],
)
def test_a_name_is_also_what_people_type_for_it(name: str, spelling: str) -> None:
    assert spelling in other_spellings(name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (Person("Byrne", "Louise Ann"), "Byrne Louise Ann Byrne L Byrne L A Byrne"),
        (Person("Byrne", "Louise"), "Byrne Louise Byrne L Byrne"),
        (Person("Byrne", "J.-L."), "Byrne J.-L. Byrne J Byrne J L Byrne"),
        (Person("Byrne"), "Byrne  Byrne"),
        (Person("Berg", "Jan", "Jr.", non_dropping_particle="van den"), "van den Berg Jan Berg Jr. J Berg"),
        (Organisation("NHS England"), "NHS England"),
    ],
)
def test_a_name_is_indexed_with_the_family_name_first_and_last_and_behind_initials(name, text) -> None:
    assert in_any_order(name) == text


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Παύλου", ["Paylou", "Payloy"]),
        ("박", ["Bag", "Pak", "Park"]),
        ("박 지민", ["Bag JiMin", "Pak JiMin", "Park JiMin", "박지민"]),
        ("王", ["Wang"]),
        ("Ковров", ["Kovrov"]),
    ],
)
def test_a_name_has_no_other_spellings_than_these(name: str, spellings: list[str]) -> None:
    assert sorted(spelling.strip() for spelling in other_spellings(name)) == spellings


@pytest.mark.parametrize("name", ["Byrne Louise", "Åkerblom Kristina", "O’Neill", ""])
def test_a_name_in_latin_letters_needs_nothing_besides(name: str) -> None:
    assert other_spellings(name) == []


@pytest.mark.parametrize(
    "asked",
    ["Louise Ann Byrne", "Byrne, Louise", "Byrne L", "L Byrne", "L. Byrne", "L. A. Byrne", "Byrne", "byrne louise ann"],
)
def test_an_author_is_found_in_either_order_and_by_initials(asked: str) -> None:
    entry = reference(id="a", authors=[{"family": "Byrne", "given": "Louise Ann"}])
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(entry), None, [None]))
        assert author_ranks(Index(connection), asked) == {0: 0}


@pytest.mark.parametrize("asked", ["A Byrne", "Ann Louise Byrne", "Louise A"])
def test_other_names_and_initials_are_another_s(asked: str) -> None:
    entry = reference(id="a", authors=[{"family": "Byrne", "given": "Louise"}])
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(entry), None, [None]))
        assert author_ranks(Index(connection), asked) == {}


@pytest.mark.parametrize("asked", ["김민수", "김 민수", "kim", "Kim Minsu", "gim", "민수"])
def test_an_author_is_found_in_any_of_them(asked: str) -> None:
    entry = reference(id="a", authors=[{"family": "김", "given": "민수"}])
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(entry), None, [None]))
        assert author_ranks(Index(connection), asked) == {0: 0}
        found = search(Index(connection), parse(asked), Selection(), None)
        assert [*found.hits] == [0]


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("राम", "ram"), ("किरण", "kiran"), ("रीता", "rita"), ("सुमन", "suman"), ("सूरज", "suraj"), ("कृपा", "kripa"), ("नेहा", "neha"),
        ("मैथिली", "maithili"), ("मोहन", "mohan"), ("गौरी", "gauri"), ("एक", "ek"), ("ऐश्वर्या", "aishvarya"), ("ओम", "om"),
        ("औसत", "ausat"),
    ],
)  # fmt: skip
def test_each_vowel_of_an_indian_script_has_its_latin_letters(name: str, spelling: str) -> None:
    assert spelling in other_spellings(name)
