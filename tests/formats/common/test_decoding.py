"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.errors import UsageError
from pswbrief.formats.common.decoding import decode, decode_text
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
        (b"\x81\xa0\xd7", "\ufffd\u00a0\u00d7"),
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


SCRIPTS = {
    "gb18030": "同伴支持工作者的康复作用：一项质性研究",
    "cp932": "精神障害者のピアサポーターの役割に関する研究",
    "cp949": "정신장애인 동료지원가의 회복 경험에 관한 연구",
    "big5hkscs": "精神障礙者同儕支持員的復元經驗：質性研究",
    "cp1251": "Взаимная поддержка в психиатрии: обзор",
    "cp1252": "Été à l’hôpital: Peerunterstützung für Straße",
    "mac-roman": "Été à l’hôpital: Peerunterstützung für Straße",
    "koi8-r": "Взаимная поддержка в психиатрии: обзор",
    "cp866": "Взаимная поддержка в психиатрии: обзор",
    "cp1250": "Příliš žluťoučký kůň a łódź na wiśle",
    "cp1253": "Ο ρόλος των ομότιμων υποστηρικτών",
    "cp1254": "Ruh sağlığında akran desteği çalışanları",
    "cp1255": "תמיכת עמיתים בבריאות הנפש",
    "cp1256": "دور العاملين في دعم الأقران",
    "cp1257": "Bērziņš, Jānis: Žemaitė ir Šliūpas",
    "euc_jp": "精神障害者のピアサポーターの役割に関する研究",
}


@pytest.mark.parametrize(("encoding", "title"), SCRIPTS.items())
def test_an_encoding_that_nothing_names_is_guessed_from_one_title(encoding, title):
    text = f"@article{{a2020,\n  title = {{{title}}},\n  year = 2020\n}}\n"
    assert decode_text(text.encode(encoding)) == (text, encoding, True)


def test_japanese_letters_in_seven_bits_are_read():
    text = "%A 山田 太郎\n"
    assert decode(text.encode("iso2022_jp")) == text


@pytest.mark.parametrize(
    "title", ["naïve — a café", "‘Peers’ – a review", "Søren in Málaga and Tromsø", "A 5° × 2° field"]
)
def test_a_word_from_the_west_is_not_taken_for_another_script(title):
    assert decode(f"@misc{{a, title = {{{title}}}}}\n".encode("cp1252")) == f"@misc{{a, title = {{{title}}}}}\n"


@pytest.mark.parametrize(
    ("start", "encoding"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-1"?>\n', "cp1252"),
        ("<?xml version='1.0' encoding='Shift_JIS'?>\n", "cp932"),
        ("% Encoding: GBK\n", "gb18030"),
        ("%% This file was made by hand\n%% encoding: cp1250\n", "cp1250"),
        ("% Encoding: MacRoman\n", "mac-roman"),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_declares(start, encoding):
    # Words that would be guessed to be in another encoding, or in none.
    text = start + {"cp1250": "Łódź", "cp932": "カ", "gb18030": "镕", "cp1252": "Ð", "mac-roman": "Ω"}[encoding] + "\n"
    assert decode_text(text.encode(encoding)) == (text, encoding, False)


@pytest.mark.parametrize(
    "start", ["% Encoding: GBK\n", '<?xml version="1.0" encoding="no-such"?>\n', "% Encoding: hex\n"]
)
def test_a_declaration_that_does_not_hold_true_is_passed_over(start):
    text = start + "Müller Ängström…\n"
    assert decode_text(text.encode()).text == text


def test_an_encoding_that_is_said_counts_before_all_else():
    assert decode_text("% Encoding: UTF-8\nЖ\n".encode("cp1251"), "Windows-1251").text == "% Encoding: UTF-8\nЖ\n"
    assert decode_text(codecs.BOM_UTF8 + b"x", "utf8").text == "x"


@pytest.mark.parametrize("name", ["klingon", "base64", "", "rot13", "idna\0"])
def test_what_is_no_encoding_of_text_is_refused(name):
    with pytest.raises(UsageError):
        decode_text(b"x", name)
