"""What matched, in a text: the words that are marked in a title, and the sentence of an abstract that holds most of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.query.words import spots, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.text import Text

# A sentence ends with a stop before a capital; the abstracts' labels ("Methods:") do not end one.
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z(\"'‘“])")
STYLE = "bold underline"


def mark(text: Text, matched: Iterable[str]) -> None:
    """Style the words of a text that are among `matched` (as `query.words` gives them)."""
    known = set(matched)
    for spot in spots(text.plain):
        if spot.word in known:
            text.stylize(STYLE, spot.start, spot.end)


def best_sentence(abstract: str, matched: Mapping[str, float]) -> str | None:
    """The sentence with the greatest weight of different matched words, the first of equals; None if none has any."""
    best, most = None, 0.0
    for sentence in _SENTENCE_END.split(abstract):
        weight = sum(matched.get(word, 0.0) for word in set(words(sentence)))
        if weight > most:
            best, most = sentence, weight
    return best
