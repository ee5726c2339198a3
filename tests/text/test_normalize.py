"""Folding gives texts that differ in case, accents or typography one form; cleaning removes control characters alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.text.normalize import clean_line, clean_text, fold, plain_signs


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
        ("fal\u034fcon fal\ufe0fcon", "falcon falcon"),
        ("أسرة إدارة آثار ٱلأمل", "اسره اداره اثار الامل"),
        ("مستشفى تعـافي دَعْم", "مستشفي تعافي دعم"),
        ("کیفیت همکارۀ ہر", "كيفيت همكاره هر"),
        ("מטפלים אתך גוף עין ארץ", "מטפלימ אתכ גופ עינ ארצ"),
        ("ΣΤΑΣΕΙΣ στάσεις", "στασεισ στασεισ"),
        ("Ёж йод їжак ґанок здоровʼя", "еж иод іжак ганок здоров'я"),
        ("١٣٩٨ ۱۳۹۸ २०१९ ๒๕๖๓ １９９９", "1398 1398 2019 2563 1999"),
    ],
)
def test_case_accents_and_typography_make_no_difference(text, folded):
    assert fold(text) == folded


# One for each combining class of marks that are part of a letter.
LETTERS = (
    "\u0928\u093c \u0915\u094d \u30a2\u3099 \u0c24\u0c55 \u0c15\u0c56 \u0e01\u0e38"
    " \u0e01\u0e48 \u0ea5\u0eb8 \u0ea5\u0ec8 \u0f40\u0f71 \u0f40\u0f72 \u0f40\u0f74"
)


@pytest.mark.parametrize("text", LETTERS.split())
def test_a_mark_that_makes_another_letter_stays(text):
    assert fold(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("burnout -rural", "burnout -rural"),
        ("\ufeffburn\u200bout\u00ad \u200eAND\u202c", "burnout AND"),
        ("\uff08Ｐeer\uff1a１２\uff09\u3000\uff0d\uff0a", "(Peer:12) -*"),
        ("\u2265 2020 \u22642015 \u2212rural", ">= 2020 <=2015 -rural"),
        ("fal\u034fcon\ufe0f", "falcon"),
        ("\ufe00a\ufe0f\ufe10", "a\ufe10"),
        ("\uff01\uff5e\uff5f", "!~\uff5f"),
        ("Åkerblom “rôle” – 日本", "Åkerblom “rôle” – 日本"),
    ],
)
def test_signs_become_those_of_ascii_and_letters_stay(text, plain):
    assert plain_signs(text) == plain


@given(st.text())
def test_what_is_folded_stays_as_it_is_and_capitals_fold_the_same(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_ascii_is_only_lowered(text):
    assert fold(text) == text.lower()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred\x00\x07\x7f\x85\x9b", "[31mred"),
        ("a\ud800b\udcffc", "a\ufffdb\ufffdc"),
        ("é😀\u2028\u200b", "é😀\u2028\u200b"),
        ("", ""),
    ],
)
def test_a_text_loses_controls_and_nothing_else(text, clean):
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "line"), [("  a \n\t b\u00a0c\u2028d ", "a b c d"), ("\x00\n", ""), ("a\x00b", "ab"), ("a\vb", "ab")]
)
def test_a_line_has_single_blanks_for_white_space(text, line):
    assert clean_line(text) == line


@given(st.text(st.characters()))
def test_what_is_clean_stays_and_can_be_written(text):
    for clean in (clean_text, clean_line):
        once = clean(text)
        assert clean(once) == once
        assert once.encode().decode() == once


def test_a_byte_of_the_command_line_that_is_no_utf_8_is_not_seen():
    """Python passes it on as a lone surrogate, which no database accepts."""
    assert fold("Peer\udcff w\ud800ork") == "peer work"
