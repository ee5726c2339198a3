"""Citation keys by a pattern, in JabRef's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.item import Item
from pswbrief.core.key_patterns import keys_by_pattern
from pswbrief.core.name import Organisation, Person
from pswbrief.errors import UsageError

FOUR = (Person("Quill", "Ada"), Person("van der Brook", "C"), Person("Müller", "D"), Person("王", "小明"))
ITEM = Item(
    id="x",
    title="On the <i>wards</i>: a study of peers",
    authors=FOUR,
    issued=Edtf.parse("2018-03"),
    container="A Journal",
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth][year]", "Quill2018"),
        ("[auth3:lower]_[shortyear]", "qui_18"),
        ("[authors]", "QuillvanderbrookMullerWang".replace("vanderbrook", "vanderBrook")),
        ("[authors2]:[year]", "QuillvanderBrookEtAl:2018"),
        ("[authEtAl:upper]", "QUILLETAL"),
        ("[shorttitle]", "wardsstudypeers"),
        ("[veryshorttitle:capitalize]-[journal]", "Wards-AJournal"),
        ("[title:abbr]", "O"),
        ("fixed/[YEAR]", "fixed/2018"),
    ],
)
def test_each_word_of_a_pattern_is_replaced(pattern, key):
    assert keys_by_pattern([ITEM], pattern) == [key]


def test_keys_that_are_the_same_get_letters_and_pass_over_those_that_are_taken():
    assert keys_by_pattern([ITEM, ITEM, ITEM], "[auth]", ["quillb"]) == ["Quilla", "Quillc", "Quilld"]
    assert keys_by_pattern([ITEM], "[auth]", ["QUILL"]) == ["Quilla"]
    assert keys_by_pattern([ITEM] * 28, "[auth]")[-2:] == ["Quillaa", "Quillab"]


def test_keys_with_letters_pass_over_those_of_other_works_of_the_list():
    def keys(*families):
        return keys_by_pattern([replace(ITEM, authors=(Person(family),)) for family in families], "[auth]")

    assert keys("Quill", "Quilla", "Quill") == ["Quillb", "Quilla", "Quillc"]
    made = keys(*["Quill"] * 27, "Quilla", "Quilla")
    assert made[26:] == ["Quillaa", "Quillab", "Quillac"]


@pytest.mark.parametrize(
    ("name", "key"), [("Rethink", "Rethink"), ("mind group", "MG"), ("Board of Wards and Moors", "BWM")]
)
def test_a_body_of_one_word_is_known_by_it_and_one_of_several_by_their_initials(name, key):
    assert keys_by_pattern([replace(ITEM, authors=(Organisation(name),))], "[auth]") == [key]


def test_a_short_title_has_three_words():
    assert keys_by_pattern([replace(ITEM, title="Tea on the acute wards of today")], "[shorttitle]") == [
        "Teaacutewards"
    ]
    assert keys_by_pattern([replace(ITEM, title="Tea on the acute wards of today")], "[shorttitle2]") == ["Teaacute"]


def test_a_body_is_known_by_its_initials_and_what_is_missing_leaves_nothing():
    body = Item(id="x", title="T", authors=(Organisation("Department of Health"),))
    assert keys_by_pattern([body, Item(id="kept", title="T")], "[auth][year]") == ["DH", "kept"]


def test_many_keys_that_are_the_same_take_no_more_than_their_number():
    keys = keys_by_pattern([ITEM] * 5_000, "[auth]")
    assert len(set(keys)) == 5_000


@pytest.mark.parametrize("pattern", ["", "auth", "[foo]", "[auth:loud]", "[auth] [year]", "[auth", "[]", "[auth]{x}"])
def test_a_pattern_that_is_none_is_refused(pattern):
    with pytest.raises(UsageError):
        keys_by_pattern([ITEM], pattern)


@pytest.mark.parametrize(("named", "key"), [(1, "Quill"), (2, "QuillvanderBrook"), (3, "QuillEtAl")])
def test_two_authors_are_both_named_and_of_three_the_first(named, key):
    assert keys_by_pattern([replace(ITEM, authors=FOUR[:named])], "[authEtAl]") == [key]


def test_as_many_authors_as_a_pattern_asks_for_are_all_named():
    assert keys_by_pattern([replace(ITEM, authors=FOUR[:2])], "[authors2]") == ["QuillvanderBrook"]
