"""Which words of a query belong together."""

from __future__ import annotations

import pytest

from pswbrief.search.concepts import concepts
from pswbrief.search.language import parse
from pswbrief.search.phrases import hyphenated_in, is_one_word, single_words
from testing.known_words import KnownWords


@pytest.mark.parametrize(
    ("query", "phrases", "typed"),
    [
        ("paid peer workers stay", ["peer workers"], ["paid", "peer workers", "stay"]),
        ("u v w x y z", ["u v w x y z"], ["u v w x y z"]),
        ("u v w x y z q", ["u v w x y z q"], [*"uvwxyzq"]),
        # The longest; of two that overlap the one that leaves more words to search, or else the first.
        ("paid peer workers", ["paid peer", "paid peer workers"], ["paid peer workers"]),
        ("night shift work plan", ["night shift", "shift work plan"], ["night", "shift work plan"]),
        ("feel burnt out", ["feel burnt", "burnt out"], ["feel", "burnt out"]),
        ("night shift pattern", ["night shift", "shift pattern"], ["night shift", "pattern"]),
        ("peer support worker role", ["peer support", "worker role", "peer support worker"], ["peer support worker", "role"]),
        ("b c d e f g", ["b c d", "e f g", "c d e f"], ["b c d", "e f g"]),
        ("peer workers night shift", ["peer workers", "workers night", "night shift"], ["peer workers", "night shift"]),
        # Small words are left out within a phrase, and are no part of it before or after.
        ("leave their jobs", ["leave job"], ["leave their jobs"]),
        ("the leave job the", ["leave job"], ["leave job"]),
        # Interrupted by another.
        ("bring peer workers in now", ["bring in", "peer workers"], ["bring in", "peer workers"]),
        ("treat the peer workers differently", ["treat differently", "peer workers"], ["treat differently", "peer workers"]),
        ("bring peer workers in house", ["bring in", "bring in house", "peer workers"], ["bring in house", "peer workers"]),
        ("get peer workers it", ["get it", "peer workers"], ["get it", "peer workers"]),
        ("fall so very peer workers ill", ["fall ill", "peer workers"], ["fall", "peer workers", "ill"]),
        ("it peer workers in", ["it in", "peer workers"], ["peer workers"]),
        ("bring peer workers home safe", ["bring home", "peer workers"], ["bring home", "peer workers", "safe"]),
        ("bring peer workers", ["bring in", "peer workers"], ["bring", "peer workers"]),
        ("treat staff differently", ["treat differently"], ["treat", "staff", "differently"]),
    ],
)  # fmt: skip
def test_phrases_of_the_thesaurus_are_one_concept_each(query: str, phrases: list[str], typed: list[str]) -> None:
    found = concepts(query.split(), KnownWords(phrases=dict.fromkeys(phrases, ())), widen=True)
    assert [concept.typed for concept in found] == typed


@pytest.mark.parametrize(
    ("written", "whether"),
    [
        ("in-patient", True),
        ("off-line", True),
        ("follow-up", True),
        ("know-how", True),
        ("evidence-based", True),
        ("de-escalation", True),
        ("non-clinical", True),
        ("e-health", True),
        ("nurse-led", False),
        ("mental-health", False),
    ],
)
def test_a_hyphen_makes_one_word_with_a_particle_or_a_prefix(written: str, *, whether: bool) -> None:
    first, second = written.split("-")
    assert is_one_word(first, second) is whether


@pytest.mark.parametrize(
    ("words", "hyphens", "groups"),
    [
        ("a peer to peer group", {1, 2}, ["a", "peer to peer", "group"]),
        ("a peer to peer group", {1}, ["a", "peer to", "peer", "group"]),
        ("a peer to peer group", set(), ["a", "peer", "to", "peer", "group"]),
        ("hard to reach", {0, 1}, ["hard to reach"]),
        # Only what is one word by itself: long-term in-patient care.
        ("in patient care", {0, 1}, ["in patient", "care"]),
        ("nurse led in house", {0, 1, 2}, ["nurse", "led in house"]),
        ("follow up", {0, 1}, ["follow up"]),
        ("", set(), []),
    ],
)
def test_words_with_hyphens_between_them_are_one_as_far_as_each_two_of_them_are(
    words: str, hyphens: set[int], groups: list[str]
) -> None:
    assert [" ".join(group) for group in single_words(words.split(), hyphens)] == groups


def test_the_words_of_a_query_that_hyphens_make_one_are_those_that_it_asks_for() -> None:
    assert hyphenated_in(parse("drop-out OR peer-to-peer NOT in-patient")) == [("drop", "out"), ("peer", "to", "peer")]
    assert hyphenated_in(parse("nurse-led drop out")) == []
