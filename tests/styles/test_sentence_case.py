"""Sentence case: which words of a title in title case keep their capital."""

from __future__ import annotations

import pytest

from pswbrief.core.item import Item
from pswbrief.styles.sentence_case import sentence_case, with_sentence_case


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (
            "The Lived Experience of NHS Staff in Norfolk: A Review",
            "The lived experience of NHS staff in Norfolk: A review",
        ),
        ("What Works? “The Role of Peers” in COVID-19 Care", "What works? “The role of peers” in COVID-19 care"),
        ("Peer Support in Australia’s Hospitals", "Peer support in Australia’s hospitals"),
        ("Using the <i>Recovery Star</i> With Adults", "Using the <i>recovery star</i> with adults"),
        (
            'The <span class="nocase">Recovery Star</span> in Practice',
            'The <span class="nocase">Recovery Star</span> in practice',
        ),
        ("An exploration of the Recovery Star in practice", "An exploration of the Recovery Star in practice"),
        ("Peer Care in New York and West Yorkshire", "Peer care in New York and West Yorkshire"),
        ("New Ways of Care in Northern Ireland", "New ways of care in Northern Ireland"),
        ("A Great Deal of Care in Great Britain", "A great deal of care in Great Britain"),
        ("Patients in the United States and United Kingdom", "Patients in the United States and United Kingdom"),
        ("Wards United Against Stigma", "Wards united against stigma"),
        ("Care for Crohn’s Disease in Sub-Saharan Africa", "Care for Crohn’s disease in sub-Saharan Africa"),
        ("Self-Help and Well-Being: Peer-Led Groups", "Self-help and well-being: Peer-led groups"),
        ("Burnout", "Burnout"),
        ("", ""),
    ],
)
def test_a_title_in_title_case_is_lowered_and_others_stay(title, shown):
    assert sentence_case(title) == shown


def test_a_name_that_the_abstract_writes_with_a_capital_keeps_it():
    title = "Evaluating the Upsides Programme in Leith Hospitals"
    abstract = "We evaluated the Upsides model, in Leith and elsewhere. The programme and hospitals took part."
    assert sentence_case(title, abstract) == "Evaluating the Upsides programme in Leith hospitals"
    assert sentence_case(title) == "Evaluating the upsides programme in leith hospitals"


def test_an_item_without_a_title_stays_as_it_is():
    assert with_sentence_case(Item(id="x")) == Item(id="x")
    assert with_sentence_case(Item(id="x", title="The Role of Peers")).title == "The role of peers"


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Die Rolle der Pflege"), ("English", "Die rolle der pflege"), (None, "Die rolle der pflege")],
)
def test_titles_in_other_languages_keep_their_capitals(language, title):
    assert with_sentence_case(Item(id="x", title="Die Rolle der Pflege", language=language)).title == title
