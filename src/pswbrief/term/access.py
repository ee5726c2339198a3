"""The access to a full text as a sign, a word and a colour, each sufficient by itself."""

from __future__ import annotations

from rich.text import Text

_STYLES = {"open": "green", "openathens": "yellow", "abstract": "red"}
_WORDS = {"openathens": "OpenAthens"}
# A full, a half and an empty circle; and ASCII replacements for terminals without these.
_SIGNS = {"open": "●", "openathens": "◐", "abstract": "○"}
_ASCII_SIGNS = {"open": "+", "openathens": "~", "abstract": "-"}


def access_word(access: str | None) -> str:
    """Return the word for an access: "open", "OpenAthens", "abstract"; "" for None."""
    return _WORDS.get(access or "", access or "")


def access_text(access: str | None, encoding: str = "utf-8") -> Text:
    """Return sign and word in colour, with a sign that the terminal's encoding has; an empty text for None."""
    if not access:
        return Text("")
    signs = _SIGNS if encoding.lower().startswith("utf") else _ASCII_SIGNS
    return Text(f"{signs.get(access, ' ')} {access_word(access)}", style=_STYLES.get(access, ""))
