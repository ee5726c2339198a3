"""Access is shown by a sign, a word and a colour, each different for each."""

from __future__ import annotations

from pswbrief.core.selection import ACCESS
from pswbrief.term.access import access_text


def test_sign_word_and_colour_each_tell_the_kinds_apart():
    for encoding in ("utf-8", "ascii"):
        reported = [access_text(access, encoding) for access in ACCESS]
        assert len({text.plain[0] for text in reported}) == len({text.plain[2:] for text in reported}) == 3
        assert len({str(text.style) for text in reported}) == 3
    assert access_text("openathens", "latin-1").plain.isascii()


def test_nothing_is_reported_of_what_is_not_known():
    assert access_text(None).plain == ""
