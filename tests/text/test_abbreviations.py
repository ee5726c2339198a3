"""Which abbreviations a text defines."""

from __future__ import annotations

import pytest

from pswbrief.text.abbreviations import abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Article-processing charges (APCs) rise.", [("apc", "article processing charges")]),
        ("the Web of Science (WoS) index", [("wos", "web of science")]),
        ("social sciences and humanities (SSH)", [("ssh", "social sciences and humanities")]),
        ("institute for scientific information (ISI)", [("isi", "institute for scientific information")]),
        ("open access (OA) and toll access (TA)", [("oa", "open access"), ("ta", "toll access")]),
        ("arts and humanities citation index (AHCI)", [("ahci", "arts and humanities citation index")]),
        ("and humanities citation index (AHCI)", []),
        # Nothing is guessed: other initials, words after it, in small letters, too long, or no words at all.
        ("ten people (UK)", []),
        ("open data (OA)", []),
        ("(OA) open access", []),
        ("open access (oa)", []),
        ("a b c d e f g h (ABCDEFGH)", []),
        ("(OA)", []),
        ("access (OA)", []),
        ("quality of life (QoL", []),
    ],
)
def test_words_with_its_initials_precede_an_abbreviation(text: str, found: list[tuple[str, str]]) -> None:
    assert [(short, " ".join(spelt)) for short, spelt in abbreviations(text)] == found
