"""Find the abbreviations that a text defines: *article processing charges (APCs)*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

# Capitals, possibly with small letters between them (WoS), and a plural ending.
_DEFINED = re.compile(r"\(([A-Z][A-Za-z]{0,5}[A-Z])s?\)")
# Words that an abbreviation may pass over, and whose initials no abbreviation begins with.
_LITTLE = frozenset("a an and at by for from in of on or the to with".split())
# How far back the words that are abbreviated may begin, in characters.
_BEFORE = 100


def abbreviations(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each abbreviation in parentheses that follows the words it abbreviates, with those words; both folded.

    Words of little meaning may be passed over, as in *social sciences and humanities (SSH)*.

    >>> list(abbreviations("Web of Science (WoS) and Scopus, for open-access (OA) papers (in the UK)"))
    [('wos', ('web', 'of', 'science')), ('oa', ('open', 'access'))]
    """
    for match in _DEFINED.finditer(text):
        short = match[1].lower()
        before = words(text[max(0, match.start() - _BEFORE) : match.start()])
        if spelt := _spelt_out(short, before):
            yield short, spelt


def _spelt_out(short: str, before: list[str]) -> tuple[str, ...] | None:
    """Return the last of the words `before` that begin with the letters of an abbreviation, in order."""
    at = len(before)
    for left, letter in reversed(list(enumerate(short))):
        at -= 1
        # The first abbreviated word is significant.
        while at >= 0 and before[at] in _LITTLE and (left == 0 or not before[at].startswith(letter)):
            at -= 1
        if at < 0 or not before[at].startswith(letter):
            return None
    return tuple(before[at:])
