from __future__ import annotations

import pytest

from pswbrief.index.raw_tables import fingerprint, raw_tables_of

TEXT = """\
[brief]
title = "B"

# Between.
[[references]]
id = "a"

[[annotations]]
id = "a"
"""


def test_a_text_is_reported_in_parts():
    parts = raw_tables_of(TEXT.encode())
    assert parts.block("references", "a") == '[[references]]\nid = "a"'
    assert parts.block("annotations", "a") == '[[annotations]]\nid = "a"'
    assert parts.block("annotations", "b") == ""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("# Between.", "# Other.", True),
        ("\n\n", "\n\n\n", True),
        ('id = "a"', 'id = "a"\ntags = ["x"]', True),
        ('title = "B"', 'title = "C"', False),
        ("[brief]", '[[sections]]\nid = "s"\n\n[brief]', False),
    ],
)
def test_the_rest_changes_only_with_what_is_no_reference_and_no_note(old, new, same):
    assert (raw_tables_of(TEXT.replace(old, new).encode()).rest == raw_tables_of(TEXT.encode()).rest) == same


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff", id="no UTF-8"),
        pytest.param(TEXT.encode() + b'[[references]]\nid = "a"\n', id="an id twice"),
        pytest.param(b'references = [{ id = "a" }]', id="another layout"),
        pytest.param(TEXT.encode() + b"# \x00\n", id="NUL in a comment"),
        pytest.param(TEXT.encode() + b"# \x7f\n", id="DEL in a comment"),
        pytest.param(TEXT.encode() + b"# a\rb\n", id="a lone carriage return"),
    ],
)
def test_what_has_no_parts_is_reported(data):
    assert raw_tables_of(data) is None


def test_lines_may_end_with_crlf_and_a_byte_order_mark_may_come_first():
    parts = raw_tables_of(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert list(parts.references) == ["a"]


def test_a_fingerprint_tells_a_reference_from_what_is_noted_on_it():
    prints = {fingerprint("a", "b"), fingerprint("ab", ""), fingerprint("", "ab"), fingerprint("b", "a")}
    assert len(prints) == 4
