from __future__ import annotations

import string
from itertools import product

import pytest

from pswbrief.store.locations import shipped_catalogue
from pswbrief.store.read import parse_catalogue
from testing.catalogues import reference
from testing.findings import WHOLE, codes_in, found

# More than 2,000 different words, and three times "organisation", "implementation", "support" and "psychosis".
INVENTED = ["".join(letters) + "q" for letters in product(string.ascii_lowercase, "aeiou", string.ascii_lowercase[:17])]
DICTIONARY = " ".join([*INVENTED, *["organisation implementation support psychosis"] * 3]) + "."


def _codes(abstract):
    others = reference(**WHOLE, id="other", title="A dictionary of all that is known", abstract=DICTIONARY)
    tables = reference(**(WHOLE | {"doi": "10.5555/2"}), abstract=abstract)
    return sorted(str(one.code) for one in found(others, tables) if one.key == "smith2020words")


@pytest.mark.parametrize(
    "end", ["of peers and", "the role of the", "with their", "to sup-", "managers,", "workers (", "done. T"]
)
def test_an_abstract_that_stops_within_a_sentence_is_cut_off(end):
    assert "cut-off" in codes_in(abstract=f"Peers {end}")


@pytest.mark.parametrize(
    "end",
    [
        "of peers.",
        "Peer Support Workers",
        "are we for",
        "hepatitis A",
        "proud of",
        "2019-",
        "(n = 3)",
        "“yes”",
        "vitamin D",
        "UK",
    ],
)
def test_an_abstract_may_end_in_many_ways(end):
    assert "cut-off" not in codes_in(abstract=f"Peers {end}")


def test_a_title_is_looked_at_too_and_one_word_is_not_cut():
    assert codes_in(title="Peers and the") == ["cut-off"]
    assert codes_in(title="the") == []


def test_a_word_that_only_begins_known_ones_is_cut_off():
    assert _codes("They work in the organisat") == ["cut-off"]


@pytest.mark.parametrize("last", ["implement", "supports", "organisation", "zebra"])
def test_a_word_with_a_known_relative_or_none_at_all_is_whole(last):
    assert _codes(f"They work in the {last}") == []


@pytest.mark.parametrize("text", ["the organi- sation of it.", "the organi sation of it.", "sup port."])
def test_a_word_in_two_parts_is_broken(text):
    assert _codes(text) == ["broken-word"]


@pytest.mark.parametrize("text", ["short- and long-term.", "pre- or post-natal.", "the organisation of it.", "zeb ra."])
def test_a_hyphen_that_waits_for_a_word_or_words_that_make_no_known_one_break_none(text):
    assert _codes(text) == []


def test_a_small_catalogue_is_no_dictionary():
    assert codes_in(abstract="The organisation, the organisation, the organisation of the organisat") == []


def test_in_the_brief_one_abstract_is_cut():
    brief = parse_catalogue(shipped_catalogue().read_bytes(), "brief")
    references = [one.model_dump(mode="json", exclude_none=True) for one in brief.references]
    sections = [one.model_dump(mode="json", exclude_none=True) for one in brief.sections]
    reported = [
        one for one in found(*references, sections=sections) if one.code in {"cut-off", "broken-word", "bracket"}
    ]
    assert [(one.key, one.field) for one in reported] == [("weikel2022burnout", "abstract")]
