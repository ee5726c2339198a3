"""The thesaurus: what each kind of entry means, and that the file that ships is whole."""

from __future__ import annotations

import tomllib

import pytest

from pswbrief.query import thesaurus
from pswbrief.query.roots import phrase_key
from pswbrief.query.thesaurus import read_thesaurus
from pswbrief.store.source import thesaurus_file

KEYS = {
    "abbreviations": {"short", "long", "reason"},
    "synonyms": {"words", "reason"},
    "narrower": {"words", "holds", "reason"},
    "places": {"names", "adjectives", "parts", "regions", "reason"},
}


def weights(text: str) -> dict[tuple[str, str], float]:
    return {(key, found): weight for key, phrases in read_thesaurus(text).items() for found, weight in phrases.items()}


def test_an_abbreviation_and_its_words_find_each_other() -> None:
    found = weights('[[abbreviations]]\nshort = ["A&E"]\nlong = ["emergency department"]')
    assert found["ae", "emergency department"] == thesaurus.SAME
    assert found[phrase_key(["emergency", "department"]), "ae"] == thesaurus.SAME


def test_a_broad_word_finds_the_narrow_one_more_than_the_other_way_round() -> None:
    found = weights('[[narrower]]\nwords = ["staff"]\nholds = ["nurse"]')
    assert found["staff", "nurse"] > found["nurs", "staff"]


def test_a_place_finds_its_adjective_its_parts_and_less_its_region() -> None:
    text = '[[places]]\nnames = ["Sweden"]\nadjectives = ["Swedish"]\nparts = ["Stockholm"]\nregions = ["Scandinavia"]'
    found = weights(text)
    assert found["sweden", "swedish"] > found["sweden", "stockholm"] > found["sweden", "scandinavia"]
    assert found["scandinavia", "swedish"] > 0


def test_forms_of_one_word_are_no_synonyms() -> None:
    assert not weights('[[synonyms]]\nwords = ["manager", "managers"]')


@pytest.mark.parametrize("kind", KEYS)
def test_the_file_that_ships_has_only_known_keys_and_a_reason_beside_each_group(kind: str) -> None:
    table = tomllib.loads(thesaurus_file().read_text(encoding="utf-8"))
    assert set(table) == set(KEYS)
    for entry in table[kind]:
        assert set(entry) <= KEYS[kind], entry
        assert kind == "places" or entry["reason"].strip(), entry
        assert all(text.strip() for key, texts in entry.items() if key != "reason" for text in texts), entry
