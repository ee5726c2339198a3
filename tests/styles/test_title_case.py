"""Title Case, for works in English only."""

from __future__ import annotations

import pytest

from pswbrief.styles.inlines import Emphasis, plain
from pswbrief.styles.quotes import typeset
from pswbrief.styles.title_case import title_case


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("the role of the peer in care", "The Role of the Peer in Care"),
        ("peer support: a review of the field", "Peer Support: A Review of the Field"),
        ("what it is for", "What It Is For"),
        ("NHS and iPhone users’ well-being", "NHS and iPhone Users’ Well-Being"),
        ("the “peer” in peer-to-peer", "The “Peer” in Peer-to-Peer"),
        ("élan vital", "Élan Vital"),
        ("care (and its écoles)", "Care (and Its Écoles)"),
        ("one", "One"),
        ("", ""),
    ],
)
def test_words_are_capitalised_but_the_small_ones(title, shown):
    assert plain(title_case(typeset(title))) == shown


def test_what_is_raised_or_lowered_keeps_its_case():
    assert plain(title_case(typeset("the dose<sub>max low</sub> and wards<sup>note</sup>"))) == (
        "The Dosemax low and Wardsnote"
    )


@pytest.mark.parametrize(
    ("language", "shown"), [("en_GB", "The Ward"), ("English", "The Ward"), ("eng", "The Ward"), ("enm", "the ward")]
)
def test_english_has_several_names(language, shown):
    assert plain(title_case(typeset("the ward"), language)) == shown


def test_other_languages_keep_their_capitals():
    run = ("die rolle der ", Emphasis(("peers",)))
    assert title_case(run, "de") == run
    assert plain(title_case(run, "en-GB")) == "Die Rolle Der Peers"
