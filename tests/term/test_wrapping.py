"""Messages on a narrow terminal: broken at blanks, and what is copied from them whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pswbrief.term.wrapping import wrapped

PATH = "/home/somebody/references/my-library/catalogue.toml"


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("", [""]),
        ("See: pswbrief sections", ["See: pswbrief sections"]),
        ("a" * 20 + " " + "b" * 19, ["a" * 20 + " " + "b" * 19]),
        ("a" * 20 + " " + "b" * 20, ["a" * 20, "b" * 20]),
        ("  okoro2023nights: taken out again at once", ["  okoro2023nights: taken out again at", "once"]),
        ("同儕支持研究報告 同儕支持研究報告 同儕支持研究報告", ["同儕支持研究報告 同儕支持研究報告", "同儕支持研究報告"]),
        ("Zoe\u0308 " * 10 + "Zoe\u0308", ["Zoe\u0308 " * 9 + "Zoe\u0308", "Zoe\u0308"]),
        # Paths, addresses and commands are copied.
        (f"pswbrief: Can't read {PATH}: there is no such file.", ["pswbrief: Can't read", f"{PATH}:", "there is no such file."]),
        (f"See https://example.org/{'a-b/' * 12} there", ["See", f"https://example.org/{'a-b/' * 12}", "there"]),
        (
            "Make a copy: pswbrief export --brief-only --output copy.toml, then name it: --catalogue copy.toml",
            ["Make a copy:", "pswbrief export --brief-only --output copy.toml,", "then name it: --catalogue copy.toml"],
        ),
        (
            "Try: pswbrief set x volume=12 pages=3-9. Fields: title, author.",
            ["Try: pswbrief set x volume=12 pages=3-9.", "Fields: title, author."],
        ),
        (
            "A document is made by cite: pswbrief cite ID... --output FILE.docx",
            ["A document is made by cite:", "pswbrief cite ID... --output FILE.docx"],
        ),
        (
            "Try: pswbrief config editor 'code wait, and more. Or less'",
            ["Try:", "pswbrief config editor 'code wait, and more. Or less'"],
        ),
        (
            "It is known. The brief that ships with pswbrief stays as it is, for ever.",
            ["It is known. The brief that ships with", "pswbrief stays as it is, for ever."],
        ),
    ],
)  # fmt: skip
def test_a_line_of_forty_columns_ends_at_a_blank(line, lines):
    assert wrapped(line, 40).split("\n") == lines


@given(st.text(alphabet="ab 研'.,:/", max_size=80), st.integers(1, 50))
def test_only_blanks_become_line_ends_and_only_single_pieces_are_too_long(line, width):
    made = wrapped(line, width).split("\n")
    assert "".join(" ".join(made).split()) == "".join(line.split())
    assert all(cell_len(one) <= width or " " not in one.strip() for one in made)


@pytest.mark.parametrize(
    "line", ["pswbrief " + "'" * 2000, "pswbrief " + "' " * 1000, "pswbrief a, " * 160, "' '" * 700]
)
def test_no_text_takes_long(line):
    assert wrapped(line, 40).replace("\n", " ").split() == line.split()
