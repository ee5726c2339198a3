"""Title Case, as CSL defines it for works in English (CSL 1.0.2, "Title case conversion")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.styles.inlines import Lowered, NoCase, Raised, plain, with_inner
from pswbrief.text.languages import is_english

if TYPE_CHECKING:
    from pswbrief.styles.inlines import Inline, Run

# The specification's words that stay lower-case inside a title, and those that CSL processors add for names and elisions.
_SMALL = frozenset(
    "a about an and as at but by d de down for from in into l nor of on onto or over so the till to up van via von with yet".split()
)
# Letters and digits, whitespace, and every other character by itself.
_CHUNKS = re.compile(r"[^\W_]+|\s+|[\W_]")
_BREAKS = frozenset("-/–— ")
# Raised and lowered text is a formula or a mark, whose case has a meaning.
_UNCHANGED = (NoCase, Lowered, Raised)


class _State:
    """The position of the parser in a title."""

    START, SENTENCE, WORD_END, WORD, STOPPED, OTHER, LAST = range(7)


def title_case(run: Run, language: str | None = None) -> Run:
    """Return `run` in title case, if the work is in English (`language` "en", "en-GB"… or None).

    Words in mixed case ("iPhone") or capitals ("NHS") are unchanged, and so are the small words of CSL's list, except as the first or
    last word of the title and after a colon or a full stop.
    """
    if language and not is_english(language):
        return run
    return _Caser(plain(run)).run(run)


class _Caser:
    def __init__(self, whole: str) -> None:
        last_word = whole.rpartition(" ")[2] if " " in whole else ""
        # The last word of a title is capitalised like the first, unless it has a hyphen, dash or slash.
        self.last_at = len(whole) - len(last_word) if last_word and not _BREAKS.intersection(last_word) else len(whole)
        self.at = 0
        self.state = _State.START

    def run(self, run: Run) -> Run:
        return tuple(self.inline(inline) for inline in run)

    def inline(self, inline: Inline) -> Inline:
        if isinstance(inline, str):
            return "".join(self.chunk(chunk) for chunk in _CHUNKS.findall(inline))
        cased = with_inner(inline, self.run(inline.inner))
        # Inlines that keep their case still advance the parser, as the text after them depends on its state.
        return inline if isinstance(inline, _UNCHANGED) else cased

    def chunk(self, chunk: str) -> str:
        if self.at >= self.last_at and self.state in (_State.WORD_END, _State.SENTENCE, _State.START):
            self.state = _State.LAST
        before, self.state = self.state, self.after(chunk)
        self.at += len(chunk)
        return _cased(chunk, before) if chunk.isalnum() else chunk

    def after(self, chunk: str) -> int:
        last = chunk[-1]
        if last in ".?!:":
            return _State.STOPPED
        if last.isalnum():
            return _State.WORD
        if last in "([" and self.state in (_State.START, _State.SENTENCE, _State.WORD_END):
            # An opening bracket doesn't separate a word from the space before it.
            return self.state
        if last.isspace() and self.state == _State.STOPPED:
            return _State.SENTENCE
        return _State.WORD_END if last in _BREAKS else _State.OTHER


def _cased(word: str, state: int) -> str:
    mixed = word != word.lower() and word != word.upper()
    if mixed or word.isupper():
        return word
    starts = state in (_State.START, _State.SENTENCE)
    inside = state == _State.LAST or (state == _State.WORD_END and word not in _SMALL)
    return word[0].upper() + word[1:] if starts or (inside and len(word) > 1) else word
