"""Find the official CSL style that people mean by a name, and the styles that an unknown name may mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

# Common names of styles that have several variants or a longer official name.
COMMON_NAMES = {
    "acs": "american-chemical-society",
    "ama": "american-medical-association",
    "asa": "american-sociological-association",
    "british-medical-journal": "bmj",
    "chicago": "chicago-author-date",
    "cse": "cse-name-year",
    "harvard": "harvard-cite-them-right",
    "lancet": "the-lancet",
    "mla": "modern-language-association",
    "nlm": "nlm-citation-sequence",
    "turabian": "turabian-author-date",
    "vancouver": "nlm-citation-sequence",
}
# The edition of each style whose official file has no number in its name.
_CURRENT = {"ama": "11", "apa": "7", "chicago": "18", "mla": "9"}
_WORDLESS = frozenset({"csl", "ed", "edition", "referencing", "style"})
_MOST_OFFERED = 3
# The least similarity (0-100) of a name that may be misspelt.
_LIKE = 70


def official_name(asked: str, known: Container[str]) -> str | None:
    """Return the official name, one of `known`, that `asked` means: the name itself, a common name, or a name with an edition.

    >>> official_name("Chicago 17th ed.", {"chicago-author-date-17th-edition"})
    'chicago-author-date-17th-edition'
    """
    words = name_words(asked)
    slug = "-".join(re.findall(r"\w+", asked.lower()))
    *named, last = words or [""]
    common = "-".join(named)
    candidates = [slug, COMMON_NAMES.get("-".join(words), ""), "-".join(words)]
    if last.isdecimal():
        official = COMMON_NAMES.get(common, common)
        candidates += [official] if _CURRENT.get(common) == last else []
        candidates += [f"{base}-{last}th-edition" for base in dict.fromkeys([official, common])]
    return next((name for name in candidates if name in known), None)


def likely_names(asked: str, known: Iterable[str]) -> list[str]:
    """Return at most three names that `asked` may mean: those with all its words, else those that it misspells."""
    from rapidfuzz import fuzz, process

    wanted = name_words(asked)
    if not wanted:
        return []
    official = sorted(known, key=lambda name: (name.count("-"), len(name), name))
    different = set(wanted)
    holding = [name for name in official if has_words(name, different)]
    if holding:
        return holding[:_MOST_OFFERED]
    # A common name is meant far more often than one of thousands of journals.
    for names in (list(COMMON_NAMES), official):
        found = process.extract(" ".join(wanted), names, scorer=fuzz.ratio, limit=_MOST_OFFERED, score_cutoff=_LIKE)
        if found:
            return [name for name, _, _ in found]
    return []


def name_words(name: str) -> list[str]:
    """Return the words of a name, without general ones such as "style"; an edition is its number: "APA 7th ed." has "apa" and "7"."""
    words = re.findall(r"[^\W\d_]+|\d+", re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", name.lower()))
    return [word for word in words if word not in _WORDLESS]


def has_words(name: str, asked: Collection[str]) -> bool:
    """Return whether each word of `asked` is a word of the name, or a part of one."""
    words = name_words(name)
    return all(any(part in word for word in words) for part in asked)
