"""Folding: the form of a text in which case, accents and typographic variants make no difference."""

from __future__ import annotations

import re
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


# C0 and C1 controls but for tab and line feed, and lone surrogates, which UTF-8 can't write.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """`text` in lines that end with a line feed, without other control characters; a lone surrogate becomes U+FFFD."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", lines))


def clean_line(text: str) -> str:
    """`text` in one line: any white space is one blank."""
    return " ".join(clean_text(text).split())
