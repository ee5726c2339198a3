"""Find truncated texts, and words broken where a line or a page ended.

The texts that are checked are the dictionary of words. If they have too few words for that, only the endings that no sentence can
have are checked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code
from pswbrief.checks.texts import RUNNING, excerpt
from pswbrief.text.stems import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pswbrief.checks.finding import CheckedFiles, Finding

# The number of different words that texts need to serve as a dictionary; the brief has seven thousand.
_DICTIONARY = 2000
# A word counts as known if it occurs at least this often.
_KNOWN = 3
# The least number of letters in both parts of a broken word together.
_SHORTEST_WORD = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# No English sentence or title ends with one of these; "for" and "of" may.
_NEVER_LAST = frozenset("a an and although because into its my or our than the their whereas which whose your".split())
_LAST = re.compile(r"(?:(?<=\s)|^)([^\W\d_]+)$")
# A hyphen, a comma or an opening bracket at the end, but not a dash or an open range ("2019-").
_HANGING = re.compile(r"(?:[^\W\d_]-|[,(\[{])$")
# One letter after the end of a sentence: "… among peer providers. T".
_ONE_LETTER = re.compile(r"[.?!][\"'”’)\]]*\s+[A-Z]$")
# "organi- sation"; in "short- and long-term" the hyphen is right.
_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]+)- ([^\W\d_]+)")


def cut_texts(files: CheckedFiles) -> Iterator[Finding]:
    """Find titles and abstracts that are truncated, or contain a broken word."""
    count: Counter[str] = Counter()
    for placed in files.references():
        for name in RUNNING:
            count.update(_words(getattr(placed.reference, name) or ""))
    spelling = _Spelling(count)
    for placed in files.references():
        for name in RUNNING:
            text = (getattr(placed.reference, name) or "").rstrip()
            if not text:
                continue
            if why := _cut(text, spelling):
                yield placed.finding(Code.CUT_OFF, (name,), f"The {name} ends {why}: {_end(text)}.")
            if broken := next(_broken(text, spelling), None):
                span, whole = broken
                yield placed.finding(
                    Code.BROKEN_WORD, (name,), f"‘{whole}’ is broken in the {name}: {excerpt(text, span)}."
                )


class _Spelling:
    """The words of all texts with their counts, searchable by prefix."""

    def __init__(self, count: Counter[str]) -> None:
        self.count = count
        self.knows = len(count) >= _DICTIONARY
        self._sorted: list[str] = []

    def longer(self, word: str) -> Iterable[str]:
        """Yield the longer words that start with a word."""
        if not self._sorted:
            self._sorted = sorted(self.count)
        for known in self._sorted[bisect_right(self._sorted, word) :]:
            if not known.startswith(word):
                return
            yield known


def _cut(text: str, spelling: _Spelling) -> str | None:
    """Return a phrase on how a truncated text ends; None if the end looks complete."""
    if _HANGING.search(text):
        return f"with {text[-1]!r}"
    if _ONE_LETTER.search(text):
        return "after one letter of a sentence"
    last = _LAST.search(text)
    if last is None:
        return None
    word = last[1]
    if word in _NEVER_LAST and " " in text:
        return f"with {word!r}"
    lower = word.lower()
    if spelling.knows and word.islower() and spelling.count[lower] == 1:
        longer = [known for known in spelling.longer(lower) if spelling.count[known] >= _KNOWN]
        # A word with the root of a longer one is complete: "implement" in texts that have "implementation".
        if longer and all(root(known) != root(lower) for known in longer):
            return f"within a word (such as {longer[0]!r})"
    return None


def _broken(text: str, spelling: _Spelling) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the spans of words broken in two parts, each with the whole word."""
    if not spelling.knows:
        return
    count = spelling.count
    if "- " in text:
        for match in _BROKEN.finditer(text):
            whole = (match[1] + match[2]).lower()
            if count[whole] and (match[2].lower() not in {"and", "or", "to"}):
                yield match.span(), match[1] + match[2]
    before: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        if before is not None and text[before.end() : match.start()] == " ":
            parts = before[0].lower(), match[0].lower()
            whole = "".join(parts)
            if (
                count[parts[0]] == count[parts[1]] == 1
                and len(whole) >= _SHORTEST_WORD
                and count[whole] >= _KNOWN
                and match[0].islower()
            ):
                yield (before.start(), match.end()), before[0] + match[0]
        before = match


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _end(text: str) -> str:
    return excerpt(text, (len(text), len(text)))
