"""Reading another program's file: its encoding and its format."""

from __future__ import annotations

import pytest

from pswbrief.errors import InputError, UsageError
from pswbrief.formats.format_names import FormatName
from pswbrief.workspace.foreign_files import parse_file

TITLE = "同伴支持工作者的康复作用"
ENTRY = f"@article{{a, title = {{{TITLE}}}, year = 2020}}\n"


def test_a_guessed_encoding_is_named_and_one_that_the_file_says_is_not():
    guessed = parse_file(ENTRY.encode("gbk"), "a.bib")
    declared = parse_file(("% Encoding: GBK\n" + ENTRY).encode("gbk"), "a.bib")
    assert guessed.items == declared.items
    assert guessed.items[0].title == TITLE
    assert (guessed.guessed_encoding, declared.guessed_encoding) == ("gb18030", None)


def test_an_encoding_that_is_said_is_the_one_used():
    read = parse_file(ENTRY.encode("gbk"), "a.bib", encoding="cp1252")
    assert read.items[0].title != TITLE
    assert read.guessed_encoding is None
    with pytest.raises(UsageError):
        parse_file(b"x", "a.bib", encoding="klingon")


def test_the_name_of_a_stream_says_nothing_of_its_format():
    assert parse_file(b"TY  - JOUR\nTI  - A\nER  - \n", "standard input", has_name=False).format is FormatName.RIS
    with pytest.raises(InputError):
        parse_file(b"nothing known\n", "a.ris", has_name=False)
