"""Comparing names of journals: whether two are equal, one an abbreviation (ISO 4, or initials) of the other, or misspelt."""

from __future__ import annotations

import html
import re

from rapidfuzz.distance import Levenshtein

from pswbrief.text.normalize import fold

_WORD = re.compile(r"[^\W_]+")
# PubMed distinguishes journals by a place in brackets, and gives a journal's subtitle behind a colon, a parallel title behind "=".
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
# An edition in another language has papers and DOIs of its own: "Atención Primaria (English edition)".
_EDITION = re.compile(r"\b(?:ed|edn|edition|edici[oó]n|english|engl|ingl[eé]s|inglesa|suppl\w*)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s*[:=/]\s.*")
_EMPTY = frozenset("a an and at by de der des die du et for from fur in la le of on the to und with y".split())
# Abbreviations of the ISO 4 list that aren't the beginnings of their words.
_CONTRACTIONS = {"natl": "national", "intl": "international", "qtly": "quarterly", "q": "quarterly", "jpn": "japanese"}
_LEAST_INITIALS = 3
_LEAST_MISSPELT, _LETTERS = 6, 2
_LEAST_BEGINNING = 3
# Words that are the beginnings of others but don't abbreviate them.
_WHOLE_WORDS = frozenset({("health", "healthcare")})


def same_container(one: str, other: str) -> bool:
    """Return whether two names are of one journal or book. `Journal of Mental Health` is not `Journal of Mental Health Policy`."""
    forms = [_forms(one), _forms(other)]
    return any(_same(left, right) for left in forms[0] for right in forms[1])


def starts_container(one: str, other: str) -> bool:
    """Return whether one name is the beginning of the other, of at least three significant words.

    An edition in another language is another journal.
    """
    if any(_EDITION.search(name) for name in (one, other)):
        return False
    pairs = [(left, right) for left in _forms(one) for right in _forms(other)]
    return any(
        len(short) >= _LEAST_BEGINNING and long[: len(short)] == short
        for left, right in pairs
        for short, long in ((left, right), (right, left))
    )


def _forms(name: str) -> list[list[str]]:
    """Return the words of a name, and those of it without a place in brackets and without a subtitle."""
    whole = html.unescape(html.unescape(name))
    bare = _BRACKETS.sub(lambda brackets: brackets[0] if _EDITION.search(brackets[0]) else "", whole)
    found = []
    for form in (whole, bare, _BEHIND.sub("", bare)):
        words = [word for word in _WORD.findall(fold(form)) if word not in _EMPTY]
        if words and words not in found:
            found.append(words)
    return found


def _same(left: list[str], right: list[str]) -> bool:
    if left == right:
        return True
    for short, long in ((left, right), (right, left)):
        if len(short) == 1 and len(short[0]) >= _LEAST_INITIALS and short[0] == "".join(word[0] for word in long):
            return True
        if len(short) == len(long) and all(map(_abbreviates, short, long)):
            return True
    return len(left) == len(right) and all(
        one == other or (min(len(one), len(other)) >= _LEAST_MISSPELT and _misspelt(one, other))
        for one, other in zip(left, right, strict=True)
    )


def _misspelt(one: str, other: str) -> bool:
    return one[:1] == other[:1] and Levenshtein.distance(one, other, score_cutoff=_LETTERS) <= _LETTERS


def _abbreviates(short: str, whole: str) -> bool:
    begins = whole.startswith(short) and (short, whole) not in _WHOLE_WORDS
    return begins or _CONTRACTIONS.get(short) == whole
