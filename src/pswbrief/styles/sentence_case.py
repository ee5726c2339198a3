"""Sentence case, which APA (6.17) and AMA (2.1.2) require: only the first words of a title and its subtitle are capitalised.

A title is changed only if it is in title case: most of its longer words begin with a capital. A word then keeps its capital if

- it is marked as `nocase`, has a capital or digit after its first letter ("NHS", "iPhone", "COVID-19"), or is a single capital;
- the abstract writes it with a capital inside a sentence, and never without;
- it is a month, a weekday, a country or people, or another name of the list below, or precedes one as "West" or "United" do.

All other words become lower-case, including names that are neither in the list nor in the abstract: mark those as `nocase`. A work in
another language than English is unchanged.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.text.languages import is_english
from pswbrief.text.rich import CSL, Styled, TextStyle, parse, plain_text, write

if TYPE_CHECKING:
    from collections.abc import Container

    from pswbrief.core.item import Item
    from pswbrief.text.rich import RichPart

_NAMES = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    africa african america american asia asian australia australian austria austrian bangladesh belgium belgian birmingham brazil
    brazilian britain british california canada canadian chicago chile china chinese christian cochrane colombia danish denmark dutch
    edinburgh egypt england english ethiopia europe european finland finnish florida france french german germany ghana glasgow greece
    greek hong hungary iceland india indian indonesia iran ireland irish israel israeli italian italy japan japanese jewish kenya
    korea korean kong latin latino latina likert london malaysia manchester massachusetts mexican mexico michigan muslim nepal
    netherlands nigeria norfolk northern norway norwegian ontario oxford pakistan pennsylvania poland polish portugal portuguese
    quebec romania rome russia russian rwanda scandinavia scandinavian scotland scottish singapore spain spanish sweden swedish
    switzerland swiss sydney taiwan tanzania texas thailand toronto turkey turkish uganda ukraine victoria vietnam wales washington
    welsh york zealand zimbabwe
    cornwall cumbria devon essex gloucestershire hampshire kent lancashire merseyside norwich saharan somerset suffolk surrey sussex
    yorkshire
    alzheimer asperger bayesian beck crohn delphi hamilton huntington kessler maslach medicaid medicare parkinson rosenberg tourette
    """.split()
)
# Words that belong to the name after them.
_BEFORE_NAMES = frozenset("east eastern great new north northern south southern united west western".split())
_AFTER_UNITED = re.compile(r"\W+(?:Kingdom|Nations|States)\b")
# Names of the list that are also common words.
_ALSO_COMMON = frozenset({"may", "march", "polish", "turkey", "northern"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INSIDE_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’]*")
_SMALL = re.compile(r"\b[a-z][\w'’]*")
_STARTS_SENTENCE = re.compile(r"[:?!.—–]\s+$")
# In title case, at least this share of the words of four letters or more begins with a capital.
_MOSTLY = 0.6
_LONG = 4


def with_sentence_case(item: Item) -> Item:
    """Return the item with its title in sentence case, if it is in title case."""
    if not item.title or (item.language and not is_english(item.language)):
        return item
    return replace(item, title=sentence_case(item.title, item.abstract or ""))


def sentence_case(title: str, abstract: str = "") -> str:
    """Return a title in sentence case; one that isn't in title case is returned unchanged.

    >>> sentence_case("The Lived Experience of NHS Staff in Norfolk: A Review")
    'The lived experience of NHS staff in Norfolk: A review'
    """
    long = [word for word in _WORD.findall(plain_text(title)) if len(word) >= _LONG]
    if not long or sum(word[0].isupper() for word in long) < _MOSTLY * len(long) or len(long) == 1:
        return title
    small = {word.lower() for word in _SMALL.findall(abstract)}
    kept = {word.lower() for word in _INSIDE_SENTENCE.findall(abstract)} - small
    names = (_NAMES - _ALSO_COMMON) | kept
    written, _ = _lowered(parse(title), names, before="")
    return write(written, CSL)


def _lowered(parts: tuple[RichPart, ...], names: Container[str], before: str) -> tuple[tuple[RichPart, ...], str]:
    """Return parts in sentence case, and the text up to their end; `before` is the text before them."""
    found: list[RichPart] = []
    for part in parts:
        if isinstance(part, Styled):
            if part.style is TextStyle.NO_CASE:
                found.append(part)
                before += plain_text(write(part.inner, CSL))
            else:
                inner, before = _lowered(part.inner, names, before)
                found.append(part._replace(inner=inner))
            continue
        lowered = ""
        done = 0
        for match in _WORD.finditer(part):
            word = _word(match[0], before + part[: match.start()], names)
            if word != match[0] and _is_part_of_name(match[0], part, match, names):
                word = match[0]
            lowered += part[done : match.start()] + word
            done = match.end()
        lowered += part[done:]
        found.append(lowered)
        before += part
    return tuple(found), before


def _is_part_of_name(word: str, part: str, match: re.Match[str], names: Container[str]) -> bool:
    """Return whether a capitalised word precedes a name as its part ("West Yorkshire"), or is one after "United"."""
    if word.lower() == "united" and _AFTER_UNITED.match(part, match.end()):
        return True
    if part[: match.start()].endswith("United ") and word in {"Kingdom", "Nations", "States"}:
        return True
    after = _WORD.search(part, match.end())
    follows = after is not None and not part[match.end() : after.start()].strip()
    return word.lower() in _BEFORE_NAMES and follows and after is not None and _stem(after[0]) in names


def _stem(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s")


def _word(word: str, before: str, names: Container[str]) -> str:
    stands_first = not _WORD.search(before) or _STARTS_SENTENCE.search(before.rstrip("\"'“‘("))
    if stands_first or word[1:] != word[1:].lower() or len(word) == 1 or any(char.isdigit() for char in word):
        return word
    return word if _stem(word) in names else word[0].lower() + word[1:]
