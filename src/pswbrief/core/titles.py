"""Comparing titles: whether two are equal after folding, or but for spelling, with or without a subtitle.

An additional word or number, or a mark such as "Correction to", on one side makes two titles different, however similar the rest is.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pswbrief.text.normalize import fold

# Titles with fewer significant words than this ("Editorial", "Peer support") don't distinguish works.
SHORT_TITLE = 4
WORD = re.compile(r"[^\W_]+")
# Words that a title may have or lack; "not" and "without" are not among them.
OPTIONAL_WORDS = frozenset("a an and at by for from in of on the to with".split())
# The least similarity (0-100) of two forms of one title whose words differ only in spelling.
SAME_TITLE = 96
# The shortest word that may have another spelling, the most letters that may differ, and the length of the ending to which a second
# differing letter is confined.
_LONG_WORD, _LETTERS, _ENDING = 6, 2, 3
_TAG = re.compile(r"<[^<>]*>")
_SUBTITLE = re.compile(r"\s*(?::\s|\s[–—-]\s|\?\s|\.\s)\s*")
_NOTICE = re.compile(
    r"\b(?:correction|corrections|corrigendum|corrigenda|erratum|errata|retracted|retraction|withdrawn|withdrawal|addendum"
    r"|expression of concern|reply|replies|rejoinder|author response|authors response|author s response|response to"
    r"|comment|comments|commentary|decision letter|peer review of|review of|reviewer|letter to the editor|abstract)\b"
)
# Subtitles of another work: a part of the first, or a text about it.
_PART_OR_OTHER = re.compile(
    r"\b(?:part|volume|vol|chapter|supplement|appendix|protocol|letter|response|summary|editorial|introduction|update"
    r"|book review|follow up|report no|\d{1,3}|[ivx]+)\b"
)
# Titles that many contributions to a journal share, so that only the page distinguishes them.
_RUBRIC = frozenset(
    """
    abstracts announcement announcements book books commentary contents contributors correspondence discussion editor editorial
    editorials foreword guest in introduction index issue letter letters message new news note notes obituaries obituary
    of our preface reply report response review reviews reviewers this
    """.split()
)
# Words in the titles of works that appear repeatedly, with the same authors each time.
_RECURRING = frozenset(
    """
    abstracts acknowledgement acknowledgements acknowledgment acknowledgments address annual biennial bulletin census conference
    congress highlights index meeting minutes monthly newsletter presidential proceedings quarterly report reports reviewers
    statistics survey update weekly year yearbook yearly
    """.split()
)
# A mark opens or closes a title, or directly precedes or follows a subtitle; in the middle it is a word like any other.
_MARK_PLACES = 4


@lru_cache(maxsize=4096)
def words(title: str) -> tuple[str, ...]:
    """Return the words of a title, folded, without tags and entities."""
    return tuple(WORD.findall(fold(_TAG.sub("", html.unescape(html.unescape(title))))))


def significant_words(title: str) -> int:
    """Return the number of significant words in a title."""
    return sum(word not in OPTIONAL_WORDS for word in words(title))


def is_rubric(title: str) -> bool:
    """Return whether a title is that of a column, such as "Editorial" or "Book reviews", of which a journal has many."""
    return all(word in _RUBRIC or word in OPTIONAL_WORDS for word in words(title))


def is_recurring(title: str) -> bool:
    """Return whether a title may come out every year: "Annual report", "Acknowledgement to reviewers", a column."""
    return is_rubric(title) or not _RECURRING.isdisjoint(words(title))


def notices(title: str) -> frozenset[str]:
    """Return the marks of a title that make it one about another work: "correction", "reply", "retracted"."""
    found = words(title)
    ends = (" ".join(found[:_MARK_PLACES]), " ".join(found[-_MARK_PLACES:]))
    return frozenset(match[0] for part in ends for match in _NOTICE.finditer(part))


def same_title(one: str, other: str) -> bool:
    """Return whether two whole titles are the same but for case, punctuation and spelling."""
    left, right = words(one), words(other)
    if "".join(left) == "".join(right):
        return bool(left)
    if _numbers(left) != _numbers(right) or not fuzz.ratio(" ".join(left), " ".join(right), score_cutoff=SAME_TITLE):
        return False
    only_left, only_right = Counter(left) - Counter(right), Counter(right) - Counter(left)
    return _spelt_alike(list(only_left.elements()), list(only_right.elements()))


def same_main_title(one: str, other: str) -> bool:
    """Return whether one of two titles is the other without its subtitle.

    Two titles with different subtitles are different; so is one whose subtitle names a part, a protocol, or a text about the work.
    """
    (left, its), (right, others) = _split(one), _split(other)
    if bool(its) == bool(others) or _PART_OR_OTHER.search(" ".join(words(its or others))):
        return False
    if min(significant_words(left), significant_words(right)) < SHORT_TITLE:
        return False
    return same_title(left, right)


def _split(title: str) -> tuple[str, str]:
    parts = _SUBTITLE.split(title.strip(), maxsplit=1)
    return (parts[0], parts[1]) if len(parts) > 1 and parts[1].strip(" .?!") else (title, "")


def _numbers(found: tuple[str, ...]) -> list[str]:
    return sorted(word for word in found if any(char.isdigit() for char in word))


def _spelt_alike(some: list[str], others: list[str]) -> bool:
    """Return whether the words that differ between two titles are spellings of each other, or insignificant."""
    waiting = [word for word in others if word not in OPTIONAL_WORDS]
    missing = [word for word in some if word not in OPTIONAL_WORDS]
    if "".join(missing) == "".join(waiting):
        # "follow up" and "followup": their words one by one aren't spellings of each other.
        return True
    for word in missing:
        near = next((known for known in waiting if spelt_alike(word, known)), None)
        if near is None:
            return False
        waiting.remove(near)
    return not waiting


def spelt_alike(word: str, other: str) -> bool:
    """Return whether two words are spellings of one: `behaviour` and `behavior`, `programme` and `program`.

    One letter may differ anywhere in a long word, two only at its end: `qualitative` and `quantitative`, `hypertension` and
    `hypotension` are two letters apart and opposites.
    """
    short, long = sorted((word, other), key=len)
    if long in {short + "s", short + "es"}:
        return True
    if len(short) < _LONG_WORD or word[:1] != other[:1]:
        return False
    distance = Levenshtein.distance(word, other, score_cutoff=_LETTERS)
    if distance <= 1:
        return True
    return distance <= _LETTERS and word[: len(short) - _ENDING] == other[: len(short) - _ENDING]
