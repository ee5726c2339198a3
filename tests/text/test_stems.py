"""Roots and keys: what counts as the same word, and as the same phrase."""

from __future__ import annotations

import pytest

from pswbrief.text.stems import phrase_key, root, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("disclose", "disclosure"),
        ("psychiatry", "psychiatrist"),
        ("evaluated", "evaluation"),
        ("supervise", "supervisor"),
        ("growing", "growth"),
        ("retain", "retention"),
        ("retained", "retention"),
        ("decide", "decisions"),
        ("cited", "citation"),
        ("publishing", "publications"),
        ("loss", "lost"),
        ("competence", "competencies"),
        ("responsible", "responsibilities"),
        ("emergency", "emergencies"),
        ("identity", "identities"),
    ],
)
def test_relatives_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("form", "other"),
    [("grew", "grows"), ("taught", "teaching"), ("written", "writes"), ("chose", "choosing"), ("children", "child"),
     ("women", "woman"), ("indices", "indexes"), ("criteria", "criterion"), ("criticised", "criticism")],
)  # fmt: skip
def test_irregular_forms_have_the_stem_of_the_regular_ones(form: str, other: str) -> None:
    assert stem(form) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("experience", "experiment"),
        ("author", "authority"),
        ("minor", "minorities"),
        ("major", "majority"),
        ("public", "publication"),
        ("critical", "criticism"),
        ("emergence", "emergency"),
        ("emerging", "emergencies"),
        ("related", "relatives"),
        ("active", "activism"),
        ("response", "responsibility"),
        ("position", "positive"),
        ("identical", "identities"),
        ("human", "humanities"),
        ("physical", "physics"),
        ("compete", "competence"),
        ("products", "productivity"),
        ("respect", "respectively"),
        ("initial", "initiatives"),
        ("integrated", "integrity"),
        ("evidence", "evident"),
        ("collection", "collective"),
        ("reasons", "reasonable"),
        ("depends", "dependence"),
        ("determined", "determinants"),
        ("including", "inclusion"),
        ("respondents", "response"),
    ],
)
def test_words_that_only_look_related_have_two_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


@pytest.mark.parametrize("typed", ["leave their jobs", "leaving the job", "really leave a job"])
def test_small_words_come_and_go_within_a_phrase(typed: str) -> None:
    assert phrase_key(typed.split()) == phrase_key(["leave", "jobs"])


def test_a_phrase_keeps_its_small_words_where_one_other_would_be_left() -> None:
    assert phrase_key(["the", "line"]) != phrase_key(["line"])


def test_words_of_other_scripts_have_the_stems_of_their_script() -> None:
    assert root("больницами") == root("больница") == "больниц"
    assert stem("сервис") == stem("сервисов")
    assert (stem("οιβ"), stem("同侪"), stem("কাজ")) == ("οιβ", "同侪", "কাজ")
