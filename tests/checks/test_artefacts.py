"""Artefacts of copying are found, and texts that only look like them are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testing.findings import codes_in, found_in


@pytest.mark.parametrize(
    "text",
    [
        "Peers (and others",
        "Peers and others)",
        "Peers [sic",
        "many) were asked",
        "{Peer} support}",
        "Peers (i.e. people (of all kinds) who",
    ],
)
def test_a_bracket_without_its_partner_is_reported(text):
    assert codes_in(abstract=f"{text}.") == ["bracket"]


@pytest.mark.parametrize(
    "text",
    [
        "Peers (and [sic] others) {all}",
        "We ask: 1) who, 2) why, and 3) how",
        "a) one; b) two; iv) four",
        "managers (n = 5) in clinics (n = 6)",
        "the interval [0, 1) and (1.2–3.4]",
        "from ]0; 1[ on",
        "It works :-) and how",
        "(a) one, (b) two",
        "p < .05 and x > 3",
    ],
)
def test_numbering_intervals_and_pairs_are_no_unclosed_brackets(text):
    assert codes_in(abstract=f"{text}.") == []


@given(st.lists(st.sampled_from(["peer", " ", "(", ")", "[", "]"]), max_size=12))
def test_brackets_are_reported_just_when_they_do_not_pair(parts):
    """Words next to brackets, so that no part is taken for numbering, an interval or an emoticon."""
    text = "word".join(["", *parts, ""]) + "."
    unpaired = False
    for opening, closing in ("()", "[]"):
        depth = 0
        for char in text:
            depth += (char == opening) - (char == closing)
            unpaired |= depth < 0
            depth = max(depth, 0)
        unpaired |= depth > 0
    assert ("bracket" in codes_in(abstract=text)) is unpaired


@pytest.mark.parametrize(
    "text",
    [
        "m<SUP>2</SUP>",
        "<jats:p>Peers",
        "Science &amp; Medicine",
        r"\emph{peer}",
        "a<br/>b",
        "&#8217;s",
        '<i class="x">in</i>',
    ],
)
def test_tags_entities_and_tex_are_markup(text):
    assert "markup" in codes_in(title=text)


@pytest.mark.parametrize("text", ["p<.05", "a < b > c", "R&D; and more", "AT&T", r"C:\temp", "<5 years"])
def test_signs_in_running_text_are_no_markup(text):
    assert "markup" not in codes_in(title=text)


@pytest.mark.parametrize("text", ["Peers*", "**Peers** at work", "*Peers at work", "Peers at work *", "peers*, others"])
def test_an_asterisk_next_to_a_word_is_stray(text):
    assert codes_in(title=text) == ["asterisk"]


@pytest.mark.parametrize("text", ["CYP2D6*4 carriers", "2 * 3", "p < .05*", "f*g", "* one\n* two"])
def test_an_asterisk_that_means_something_is_not(text):
    assert "asterisk" not in codes_in(abstract=f"{text}.")


def test_the_asterisk_of_a_printed_access_note_is_the_brief_s_own():
    assert codes_in(access_note="Abstract only*") == []


@pytest.mark.parametrize("text", ["Two  blanks", " in front", "behind ", "a\ttab", "two\nlines"])
def test_needless_blanks_in_a_line_are_reported(text):
    assert codes_in(title=text) == ["spaces"]


@pytest.mark.parametrize("text", ["no\u00a0\u00a0break", "thin\u2009space", "one blank"])
def test_blanks_that_are_there_on_purpose_are_not(text):
    assert codes_in(title=text) == []


def test_an_abstract_may_have_lines_and_lists():
    assert codes_in(abstract="One.\n  - two\n\nThree.") == []
    assert codes_in(abstract="One  two.") == ["spaces"]


@pytest.mark.parametrize("text", ["\ufffd here", "itâ€™s", "cafÃ©", "a\x0bb", "a\u0007b"])
def test_what_was_read_in_another_encoding_is_garbled(text):
    assert "garbled" in codes_in(title=text)


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        ("Soutien à l’hôpital", "utf-8", "cp1252"),
        ("Soutien à l’hôpital", "utf-8", "mac-roman"),
        ("Müller – “x”", "utf-8", "cp1251"),
        ("Иван", "utf-8", "cp1252"),
        ("Поддержка", "utf-8", "latin-1"),
        ("同伴支持研究", "gbk", "cp1252"),
        ("同儕支持", "big5", "latin-1"),
    ],
)
def test_each_way_of_taking_one_encoding_for_another_is_garbled(text, written, read):
    assert "garbled" in codes_in(title=text.encode(written).decode(read))


@pytest.mark.parametrize(
    "text",
    ["Åkerblom’s café", "São Paulo", "5 °C ± 1", "Ünal", "«Où?» Ça", "Где Иван", "同伴支持研究", "ÑANDÚ y Ñuñoa", "ß-Carotin ½"],
)  # fmt: skip
def test_letters_with_accents_are_not(text):
    assert codes_in(title=text) == []


def test_the_place_is_shown_with_a_dot_for_each_blank():
    assert found_in(title="Peer  support")["spaces"] == "There are too many spaces in it: ‘Peer··support’."


def test_names_and_verified_values_are_looked_at_and_notes_are_not():
    assert codes_in(authors=[{"family": "Smith  Jones"}]) == ["spaces"]
    verified = {"basis": "title", "title": "Words on peers ", "seen_at": ["https://example.org/"]}
    assert codes_in(verified=verified) == ["spaces"]
    assert codes_in(notes="my  own *words* (") == []


def test_csls_tags_are_no_mistake_in_a_title_and_are_one_elsewhere():
    assert "markup" not in codes_in(title='<i>E. coli</i>, H<sub>2</sub>O, <span class="nocase">iPad</span>')
    assert "markup" in codes_in(publisher="<i>Press</i>")


@pytest.mark.parametrize("title", ["PEER SUPPORT IN MENTAL HEALTH", "ПОДДЕРЖКА РАВНЫХ В ПСИХИАТРИИ"])
def test_a_title_in_capitals_is_reported(title):
    assert codes_in(title=title) == ["capitals"]


@pytest.mark.parametrize("title", ["UPSIDES", "NHS LTP", "COVID-19", "Peer support in the NHS", "同伴支持", "A B C"])
def test_acronyms_and_scripts_without_capitals_are_not(title):
    assert codes_in(title=title) == []
