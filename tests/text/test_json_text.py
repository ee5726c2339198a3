from __future__ import annotations

import json

from pswbrief.text.json_text import as_json, as_json_lines

ODD = 'a "b",\r\nc\td\u2028\x1b[31m é😀'


def test_json_reads_back_and_is_readable():
    assert json.loads(as_json([{"a": ODD}])) == [{"a": ODD}]
    assert "é😀" in as_json(ODD)
    assert as_json([]) == "[]\n"


def test_json_lines_have_one_record_each_for_every_reader():
    text = as_json_lines([{"a": ODD}, {"a": None}])
    assert [json.loads(line) for line in text.splitlines()] == [{"a": ODD}, {"a": None}]


def test_json_holds_no_character_that_a_terminal_obeys():
    text = "a\x7f\x9b31m\u2028b"
    for written in (as_json([text]), as_json_lines([text])):  # type: ignore[list-item]
        assert written.isascii()
        assert json.loads(written) in ([text], text)
