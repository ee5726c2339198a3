"""Which words of a query belong together."""

from __future__ import annotations

import pytest

from pswbrief.search.concepts import concepts
from pswbrief.search.phrases import is_one_word
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
