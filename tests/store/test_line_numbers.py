from __future__ import annotations

import tomllib

import pytest

from pswbrief.store.line_numbers import line_of, value_lines
from pswbrief.store.locations import shipped_catalogue

PLAIN = """\
# a comment = "x" [not.a.header]

[brief]
title = "A brief" # = [x]
"issued" = "2020"

[[references]]
id = "a"
  [references.verified]
  basis = "title"

[[ references ]]
'id' = "b"
[references.verified]
seen_at = ["https://example.org"]
"""


def test_headers_and_keys_are_found_in_their_lines():
    assert value_lines(PLAIN) == {
        ("brief",): 3,
        ("brief", "title"): 4,
        ("brief", "issued"): 5,
        ("references", 0): 7,
        ("references", 0, "id"): 8,
        ("references", 0, "verified"): 9,
        ("references", 0, "verified", "basis"): 10,
        ("references", 1): 12,
        ("references", 1, "id"): 13,
        ("references", 1, "verified"): 14,
        ("references", 1, "verified", "seen_at"): 15,
    }


AWKWARD = {
    "an empty string": 'a = ""',
    "brackets and equals signs in a string": 'a = "[b] = { c = [[d]] #"',
    "an escaped quotation mark": r'a = "\"[" # "',
    "a literal string": "a = '[[\\'",
    "a string of several lines": 'a = """\n[table]\nkey = 1\n[[x]]\n"""',
    "a literal string of several lines": "a = '''\n[table]\nkey = \"\"\"\n'''",
    "a string of several lines that ends in its first": 'a = """[b = {"""',
    "a string of several lines with quotation marks in it": 'a = """\nsay "x" and ""y""\nkey = 2\n"""',
    "quotation marks at the end of a string of several lines": 'a = """\n"x""""',
    "an escaped quotation mark before the end": 'a = """\nsay \\""" and\nkey = 1\n"""',
    "three apostrophes in a string": "a = \"it's '''so'\"",
    "three apostrophes open in a string": "a = \"''' \"",
    "three quotation marks in a literal string": 'a = \'say """ \'',
    "three quotation marks in a comment": 'a = 1 # """',
    "three quotation marks in a comment alone": "# '''\na = 1",
    "an array over lines": 'a = [\n  "x]", # ]\n  "[y",\n]',
    "an array over lines with strings of several lines": 'a = [\n  """\n  ]\n  key = 1\n  """,\n]',
    "an array of tables over lines": 'a = [\n  { b = "}" },\n  { b = "[", c = [1, 2] },\n]',
    "an array of tables and of an array that looks like a header": "a = [\n  { b = 1 },\n  [2]\n]",
    "an array in an array over lines": "a = [\n  [\n    [1],\n    [2]\n  ],\n  [3]\n]",
    "quoted keys that are no names": '"b c" = "[x]"\n"[y]" = 1',
    "an inline table": "a = { b = 1, c = { d = [1, 2] } }",
    "a dotted key": "a.b = 1",
    "a line separator in a string": 'a = "x\u2028y"',
    "a next-line character in a string": 'a = "x\u0085y"',
    "a form feed written as an escape": 'a = "x\\f"',
    "a date and numbers": "a = 1979-05-27T07:32:00Z\nb = +1_000.5e3",
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_what_follows_an_awkward_value_is_found_in_its_line(text):
    whole = f'[before]\n{text}\nz = 1\n\n[[behind]]\nid = "x"\n'
    tomllib.loads(whole)
    lines = value_lines(whole)
    first_behind = whole.split("\n").index("[[behind]]") + 1
    assert lines[("before", "z")] == first_behind - 2
    assert lines[("behind", 0)] == first_behind
    assert lines[("behind", 0, "id")] == first_behind + 1
    assert {place[0] for place in lines} == {"before", "behind"}


def test_every_key_of_the_brief_is_found_in_the_line_that_holds_it():
    text = shipped_catalogue().read_text(encoding="utf-8")
    table, lines, rows = tomllib.loads(text), value_lines(text), text.split("\n")
    places = [("brief", key) for key in table["brief"]]
    for name in ("sections", "resources", "references"):
        for position, part in enumerate(table[name]):
            places += [(name, position, key) for key in part]
            places += [(name, position, "verified", key) for key in part.get("verified", {})]
    for place in places:
        row = rows[lines[place] - 1]
        assert row.startswith((f"{place[-1]} = ", f"[references.{place[-1]}]")), place
        if place[-1] == "id":
            assert repr(table[place[0]][place[1]]["id"])[1:-1] in row
    assert len(places) > 1500


def test_tables_in_tables_are_those_of_the_last_one_above():
    text = "[[a]]\n[[a.b]]\nx = 1\n[a.c.d]\ny = 1\n[[a]]\n[[a.b]]\n[[a.b]]\nx = 2\n[a.b.e]\nz = 1\n[a.c.d]\ny = 2\n"
    tomllib.loads(text)
    assert value_lines(text) == {
        ("a", 0): 1,
        ("a", 0, "b", 0): 2,
        ("a", 0, "b", 0, "x"): 3,
        ("a", 0, "c", "d"): 4,
        ("a", 0, "c", "d", "y"): 5,
        ("a", 1): 6,
        ("a", 1, "b", 1): 7,
        ("a", 1, "b", 2): 8,
        ("a", 1, "b", 2, "x"): 9,
        ("a", 1, "b", 2, "e"): 10,
        ("a", 1, "b", 2, "e", "z"): 11,
        ("a", 1, "c", "d"): 12,
        ("a", 1, "c", "d", "y"): 13,
    }


def test_a_value_without_a_line_of_its_own_has_that_of_what_is_around_it():
    lines = {("references", 0): 7, ("references", 0, "authors"): 9}
    assert line_of(("references", 0, "authors", 2, "family"), lines) == 9
    assert line_of(("references", 0, "doi"), lines) == 7
    assert line_of(("brief",), lines) is None
    assert line_of((), lines) is None
