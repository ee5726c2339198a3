"""Entities, invisible characters and addresses."""

from __future__ import annotations

import pytest

from pswbrief.formats.common.cleaning import clean, clean_title, decode_entities, split_addresses, valid_address


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("Pay &amp; progress", "Pay & progress"),
        ("the nurses&#39; room", "the nurses' room"),
        ("caf&#xE9; &eacute;", "café é"),
        ("&amp;lt;", "&lt;"),
        ("R&D and AT&T &c", "R&D and AT&T &c"),
        ("a &nosuchname; b", "a &nosuchname; b"),
    ],
)
def test_entities_are_decoded_once_and_ampersands_stay(text, decoded):
    assert decode_entities(text) == decoded


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("R&amp;D &lt; 5 &#8211; caf&eacute;", "R&D < 5 – café"),
        ("<em>x</em> <strong>y</strong>", "<i>x</i> <b>y</b>"),
        ("<jats:italic>x</jats:italic><scp>nhs</scp>", '<i>x</i><span style="font-variant:small-caps;">nhs</span>'),
        ("one<br/>two<u>three</u>", "one twothree"),
        ("AT&T; &nosuch; &copy", "AT&T; &nosuch; &copy"),
    ],
)
def test_a_title_from_a_database_has_csls_markup_alone(text, title):
    assert clean_title(text) == title


def test_what_is_invisible_goes_and_joiners_of_words_stay():
    assert clean("Zero\u200bwidth soft\u00adhyphen") == "Zerowidth softhyphen"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://example.org/a", ["https://example.org/a"]),
        ("http://example.org/a http://example.org/b.pdf", ["http://example.org/a", "http://example.org/b.pdf"]),
        ("http://example.org/a;https://example.org/b", ["http://example.org/a", "https://example.org/b"]),
        ("www.example.org/report.pdf", ["https://www.example.org/report.pdf"]),
        ("example.org/report", ["https://example.org/report"]),
        ("http://example.org/ahttp://example.org/b", ["http://example.org/a", "http://example.org/b"]),
        (
            "http://web.archive.org/web/2011/http://example.org/",
            ["http://web.archive.org/web/2011/http://example.org/"],
        ),
        (
            "https://proxy.example.edu/login?url=http://example.org/a",
            ["https://proxy.example.edu/login?url=http://example.org/a"],
        ),
        ("see the paper copy", []),
    ],
)
def test_addresses_are_found_in_a_field(text, addresses):
    assert split_addresses(text) == addresses


def test_what_no_address_can_hold_is_encoded():
    assert valid_address("HTTP://example.org/a|b") == "http://example.org/a%7Cb"
    with pytest.raises(ValueError, match="not an http"):
        valid_address("ftp://example.org/a")
