"""Folding: the form of a text in which case, accents and typographic variants make no difference."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not decompose, and the quotes and dashes that a keyboard lacks.
_PLAIN = str.maketrans(
    {
        "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ß": "ss",
        "‘": "'", "’": "'", "‚": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "…": "...", "\u00ad": "",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """`text` without case, accents, or typographic quotes and dashes: "Åkerblom’s" gives "akerblom's"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN)).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_PLAIN)
