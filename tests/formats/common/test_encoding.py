"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.formats.common.encoding import decode
from testing.exchange_items import MANY

TEXT = "TY  - JOUR\nTI  - Café – “naïve” €5\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("cp1252"),
        codecs.BOM_UTF16_LE + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
    ],
)
def test_an_encoding_and_its_line_ends_are_recognised(data):
    assert decode(data) == TEXT


def test_a_file_glued_from_two_encodings_keeps_both():
    assert decode("Müller\r\n".encode() + "Müller\r\n".encode("cp1252")) == "Müller\nMüller\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\x81\x8d x", "\ufffd\ufffd x"),
        (b"a\x00b", "a\x00b"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "a\ufffd"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "\ufffda"),
    ],
)
def test_what_no_encoding_gives_is_replaced_and_never_raises(data, text):
    assert decode(data) == text


@MANY
@given(st.binary())
def test_any_bytes_become_a_text_that_utf_8_can_write_without_a_carriage_return(data):
    text = decode(data)
    assert "\r" not in text
    text.encode("utf-8")


@MANY
@given(st.text(st.characters(exclude_characters="\r\x00\ufeff", exclude_categories=("Cs",))))
def test_text_in_utf_8_is_what_was_written(text):
    assert decode(text.encode("utf-8")) == decode(codecs.BOM_UTF8 + text.encode("utf-8")) == text
