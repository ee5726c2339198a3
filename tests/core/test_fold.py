from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Peer Support", "peer support"),
        ("Åkerblom’s", "akerblom's"),
        ("Søren Ørsted", "soren orsted"),
        ("Straße", "strasse"),
        ("rôle naïve façade", "role naive facade"),
        ("Łódź", "lodz"),
        ("İstanbul ılık", "istanbul ilik"),
        ("“quoted” – ‘so’ … ", "\"quoted\" - 'so' ... "),
        ("peer\u2010led peer\u2011led peer\u2212led", "peer-led peer-led peer-led"),
        ("co\u00adoperate", "cooperate"),
        ("ﬁdelity ＡＢＣ", "fidelity abc"),
        ("e\u0301lan", "elan"),
        ("Peer™ ℌ", "peertm h"),
        ("Πέερ", "πεερ"),
        ("日本", "日本"),
    ],
)
def test_case_accents_and_typography_make_no_difference(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_what_is_folded_stays_as_it_is_and_capitals_fold_the_same(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_ascii_is_only_lowered(text):
    assert fold(text) == text.lower()
