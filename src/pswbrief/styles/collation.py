"""Sort keys that approximate the Unicode Collation Algorithm (UTS #10) for names and titles in the Latin alphabet.

Case is ignored; accents count only between words that are otherwise equal, and punctuation only after accents. Words are
compared one by one, so that "O’Neill" comes before "Oborn", and "de Beer" before "Debyser".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and their replacements for sorting.
_LETTERS = str.maketrans(
    {"ø": "o\u0338", "æ": "ae", "œ": "oe", "ł": "l\u0335", "đ": "d\u0335", "ħ": "h\u0335", "ı": "i", "ß": "ss"}
)
_BETWEEN_WORDS = re.compile(r"[\s,'’ʾʿ]+")
# Punctuation in UTS #10's order; characters not listed come after.
_PUNCTUATION = '_‿-‐‑‒–—―;:!¡?¿.…·‘‚‹›"“”„«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¨°©®+±÷×<=>|~¬−'
_LETTER = len(_PUNCTUATION) + 1

Word = tuple[str, tuple[str, ...], tuple[int, ...]]
Key = tuple[Word, ...]


def sort_key(value: str) -> Key:
    """Return the sort key of a name or title: for each word a triple of its letters, their accents and its punctuation."""
    return tuple(_word(word) for word in _BETWEEN_WORDS.split(value) if word)


# Words and names recur often in a list.
@lru_cache(maxsize=10_000)
def _word(word: str) -> Word:
    letters: list[str] = []
    accents: list[str] = []
    marks: list[int] = []
    for char in unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS)):
        if unicodedata.combining(char):
            if accents:
                accents[-1] += char
        elif char.isalnum() or unicodedata.category(char) == "Sc":
            letters.append(char)
            accents.append("")
            marks.append(_LETTER)
        else:
            marks.append(_PUNCTUATION.index(char) if char in _PUNCTUATION else _LETTER - 1)
    return "".join(letters), tuple(accents), tuple(marks)
