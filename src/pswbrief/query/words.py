"""Words as search knows them: folded, and with one spelling for each."""

from __future__ import annotations

import re
from typing import NamedTuple

from pswbrief.core.fold import fold
from pswbrief.query.spelling import one_spelling

# A word is letters and digits of any script; an apostrophe ends it ("worker's" is "worker"), and so does "&", but for initials
# joined by one: "A&E", "R&D".
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Compiled when first needed, which is seldom: each pattern takes a tenth of a millisecond.
_WITH_INITIALS = r"(?<!\w)\w&\w(?!\w)|" + _WORD.pattern


class Spot(NamedTuple):
    """A word of a text, and where it stands in it."""

    word: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of `text` in order: "Peer-workers’ rôle in A&E" gives peer, workers, role, in, ae."""
    folded = fold(text)
    found = re.findall(_WITH_INITIALS, folded) if "&" in folded else _WORD.findall(folded)
    return [_SPELLINGS[word] for word in found]


class _Spellings(dict[str, str]):
    """A found word -> the word as search knows it. A mapping, as a catalogue has its few thousand words a million times."""

    def __missing__(self, found: str) -> str:
        word = one_spelling(found.partition("'")[0].replace("&", ""))
        self[found] = word
        return word


_SPELLINGS = _Spellings()


def spots(text: str) -> list[Spot]:
    """The words of `text` with their places in it, for marking what matched.

    Folding may change a text's length, so each word is folded by itself.
    """
    return [
        Spot(found[0], match.start(), match.end())
        for match in re.finditer(_ANY_WORD, text)
        if (found := words(match[0]))
    ]


_ANY_WORD = r"(?<!\w)\w&\w(?!\w)|[^\W_]+(?:['’][^\W_]+)*"
