"""Folding: the form of a text in which case, accents and typographic variants make no difference."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, and the quotes and dashes that a keyboard lacks.
_PLAIN = str.maketrans(
    {
        "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ß": "ss",
        "‘": "'", "’": "'", "‚": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "…": "...",
        # The stroke that lengthens Arabic words, and forms of alef, yeh, heh (with teh marbuta) and kaf in Arabic, Persian and Urdu.
        "\u0640": "", "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06c1": "\u0647",
        "\u06c3": "\u0647", "\u06d5": "\u0647", "\u06a9": "\u0643",
        # The forms of Hebrew letters that end a word.
        "\u05da": "\u05db", "\u05dd": "\u05de", "\u05df": "\u05e0", "\u05e3": "\u05e4", "\u05e5": "\u05e6",
        # The Ukrainian apostrophe, and a letter that was not written for sixty years.
        "\u02bc": "'", "\u0491": "\u0433",
    }
)  # fmt: skip
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
# Marks that are no accents, and no format characters to Unicode: the combining grapheme joiner and the variation selectors.
_JOINERS = frozenset(["\u034f", *map(chr, range(0xFE00, 0xFE10))])
# Canonical combining classes of marks that are part of a letter and no accents: nukta, kana voicing, virama, vowels and tones of
# Telugu, Thai, Lao and Tibetan. Dropping them would give other words (Japanese "gakko" and "kakko").
_LETTER_MARKS = frozenset({7, 8, 9, 84, 91, 103, 107, 118, 122, 129, 130, 132})


def fold(text: str) -> str:
    """Return `text` without case, accents, invisible characters, typographic quotes and dashes: "Åkerblom’s" gives "akerblom's".

    Digits of any script become those of ASCII.
    """
    if text.isascii():
        return text.lower()
    # Only what is not ASCII is translated: in most texts a dash, a quotation mark, or an accent here and there.
    plain = _BEYOND_ASCII.sub(lambda match: match[0].translate(_PLAIN), text.casefold())
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    beyond = {char for char in decomposed if char >= "\x80"}
    changed = {ord(char): "" for char in beyond if _is_dropped(char)}
    changed |= {ord(char): str(unicodedata.decimal(char)) for char in beyond if char.isdecimal()}
    kept = decomposed.translate(_PLAIN | changed)
    # Korean syllables and voiced kana become whole again.
    return unicodedata.normalize("NFC", kept)


def _is_dropped(char: str) -> bool:
    """Return whether a character is an accent, half a surrogate pair, or invisible: soft hyphen, zero-width space or joiner."""
    if joined := unicodedata.combining(char):
        return joined not in _LETTER_MARKS
    return unicodedata.category(char) in {"Cf", "Cs"} or char in _JOINERS


# The full-width forms of ASCII, which East Asian keyboards write, and the signs of mathematics that have a form in ASCII.
_ASCII_SIGNS: dict[int, str] = {0xFF01 + at: chr(0x21 + at) for at in range(94)}
_ASCII_SIGNS |= {0x3000: " ", 0x2212: "-", 0x2264: "<=", 0x2265: ">="}


def plain_signs(text: str) -> str:
    """Return `text` without invisible characters, and with its full-width letters and signs in ASCII; accents and case are kept."""
    if text.isascii():
        return text
    invisible = {ord(char): "" for char in set(text) if unicodedata.category(char) == "Cf" or char in _JOINERS}
    return text.translate(_ASCII_SIGNS | invisible)


# C0 and C1 controls but for tab and line feed, and lone surrogates, which UTF-8 can't write.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return `text` with lines that end with a line feed, without other control characters; a lone surrogate becomes U+FFFD."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", lines))


def clean_line(text: str) -> str:
    """Return `text` as one line: any run of white space becomes one blank."""
    return " ".join(clean_text(text).split())
