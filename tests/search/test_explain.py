"""Why a reference was found, from matches made by hand."""

from __future__ import annotations

from pswbrief.search.concepts import Concept, Variant
from pswbrief.search.explain import phrase, reasons

STRESS = Variant((("stress", "stressed"),), 1.0, "typed")
AT_WORK = Variant((("work",), ("stress",)), 0.55, "thesaurus: work stress")
APART = Variant((("work",), ("stress",)), 0.22, "thesaurus: work stress, words apart", loose=True)
HEADINGS = ["stress", "work stress", "work-life balance"]


def _reported(variant, fields, headings=HEADINGS):
    concept = Concept("stress", (variant,))
    return reasons(7, [(concept, {7: 1.23456}, [(variant, {7: fields})])], headings)


def test_a_reason_has_the_typed_word_the_matching_one_and_its_place():
    (reason,) = _reported(STRESS, {"title": 2})
    assert reason == {
        "word": "stress",
        "as": "stress|stressed",
        "why": "typed",
        "weight": 1.0,
        "fields": {"title": 2},
        "headings": [],
        "score": 1.2346,
    }


def test_a_variant_that_is_not_in_the_reference_is_no_reason():
    concept = Concept("stress", (STRESS,))
    assert reasons(7, [(concept, {}, [(STRESS, {8: {"title": 1}})])], HEADINGS) == []


def test_of_the_headings_those_are_named_that_hold_the_variant():
    assert [reason["headings"] for reason in _reported(STRESS, {"subjects": 1})] == [["stress", "work stress"]]


def test_the_words_of_a_phrase_are_adjacent_in_a_heading_and_those_of_a_loose_one_anywhere():
    assert _reported(AT_WORK, {"minor": 1})[0]["headings"] == ["work stress"]
    assert _reported(APART, {"minor": 1})[0]["headings"] == HEADINGS
    headings = ["work stress at night", "night work stress", "stress work", "work and stress"]
    assert _reported(AT_WORK, {"minor": 1}, headings)[0]["headings"] == headings[:2]


def test_a_variant_in_words_has_all_forms_of_each_word():
    assert phrase(AT_WORK) == "work stress"
