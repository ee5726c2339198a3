"""Whether a word is one of English, and so no slip."""

from __future__ import annotations

from pswbrief.store.source import english_file


def is_english(word: str) -> bool:
    """Whether a word of four letters or more is in the list that ships. It takes 1 ms to read."""
    return f"\n{word}\n" in english_file().read_text(encoding="ascii")
