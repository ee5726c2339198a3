"""Deciding whether two items are the same work, by their bibliographic data.

Items with a difference that distinguishes works (a PMID, a number in the title, an issue, the first page, "Correction to") are never
the same, however similar the rest is: a superfluous reference is seen and removed, one merged wrongly is lost. Items with the same
DOI, PMID or other identifier don't come here: `core.duplicates` takes them for one.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pswbrief.core.duplicate_facts import BOOKS
from pswbrief.core.enums import ItemType
from pswbrief.core.titles import OPTIONAL_WORDS

if TYPE_CHECKING:
    from pswbrief.core.duplicate_facts import WorkFacts

# The most letters in which two spellings of a word differ, and their least similarity (0-100): behaviour, behavior; not men, women.
# A second letter may differ only among the last: programme, program; not hypertension, hypotension.
_LETTERS, _ALIKE, _ENDING = 2, 80, 3
# The most words that may differ in titles compared word by word: nobody misspells more, and the comparison is quadratic.
_MOST_MISSPELT = 20
# The least similarity (0-100) of two names of one journal; abbreviations are compared word by word.
_SAME_PLACE = 90
_OTHER_WORK = frozenset(
    "protocol reply response comment commentary correction erratum corrigendum retraction letter summary".split()
)
# Works of two different types of one of these groups are never the same, even with the same title.
_APART = (
    frozenset({ItemType.BOOK, ItemType.CHAPTER, ItemType.REVIEW_BOOK}),
    frozenset({ItemType.ARTICLE, ItemType.PREPRINT, ItemType.THESIS, ItemType.DATASET, ItemType.SOFTWARE}),
    frozenset({ItemType.THESIS, ItemType.REPORT}),
)
# Types of which nobody publishes two works with the same title in a year.
_WHOLE = BOOKS | {ItemType.THESIS}
# Types that appear repeatedly under one title, so that only the year or the month distinguishes them.
_DATED = frozenset(
    {ItemType.REPORT, ItemType.WEBPAGE, ItemType.DATASET, ItemType.DOCUMENT, ItemType.ARTICLE_NEWSPAPER, ItemType.POST}
)


def identifiers_contradict(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether both have an identifier of the same kind with different values.

    Two DOIs don't contradict each other where all other fields are known and agree: one paper may have its publisher's DOI and a
    repository's. Two DOIs of one registrant do: that is how it numbers versions and updates.
    """
    if not one.identifiers or not other.identifiers or one.identifiers == other.identifiers:
        return False
    values = dict(other.identifiers)
    kinds = {kind for kind, value in one.identifiers if values.get(kind, value) != value}
    if not kinds:
        return False
    registrants = {
        value.partition("/")[0] for facts in (one, other) for kind, value in facts.identifiers if kind == "DOI"
    }
    return kinds != {"DOI"} or len(registrants) == 1 or not _agree_in_everything(one, other)


def _agree_in_everything(one: WorkFacts, other: WorkFacts) -> bool:
    return (
        not one.is_short
        and one.title == other.title
        and one.type is other.type
        and bool(one.author)
        and one.author == other.author
        and one.year is not None
        and one.year == other.year
        and bool(one.volume & other.volume)
        and bool(one.page)
        and one.page == other.page
        and bool(one.containers)
        and share_container(one, other)
    )


def title_similarity(one: WorkFacts, other: WorkFacts) -> float:
    """Return the similarity of the titles of two items (0-100) if all other fields allow them to be one work; else 0."""
    if (
        not one.words
        or not other.words
        or one.about != other.about
        or not compatible(one, other)
        or identifiers_contradict(one, other)
    ):
        return 0.0
    if one.isbns & other.isbns and one.numbers == other.numbers and _begins(one.title, other.title):
        return 100.0 if one.title == other.title else 95.0
    score = _title_score(one, other)
    if score and (one.is_short or other.is_short) and not _agree(one, other):
        return 0.0
    return score


def reason(one: WorkFacts, other: WorkFacts, score: float) -> str:
    """Return why two items are taken for one work, in a few words: "same title, author and year"."""
    title = "same title" if score == 100 else f"title {score:.0f} % alike"  # noqa: PLR2004 - per cent
    agreed = [
        word
        for word, same in (
            ("author", one.author and one.author == other.author),
            ("year", one.year is not None and one.year == other.year),
            ("journal", one.containers and other.containers),
            ("first page", one.page and one.page == other.page),
        )
        if same
    ]
    if not agreed:
        return title
    listed = agreed[0] if len(agreed) == 1 else f"{', '.join(agreed[:-1])} and {agreed[-1]}"
    return f"{title}, same {listed}"


def _title_score(one: WorkFacts, other: WorkFacts) -> float:
    if one.title == other.title or one.joined == other.joined:
        return 100.0
    if one.numbers != other.numbers:
        return 0.0
    for left, right in ((one, other), (other, one)):
        if left.short and left.short == right.title:
            return 0.0 if _OTHER_WORK & set(left.words[len(right.words) :]) else 95.0
    left_words, right_words = Counter(one.words), Counter(other.words)
    if not _spelt_alike(list((left_words - right_words).elements()), list((right_words - left_words).elements())):
        return 0.0
    return min(99.0, float(fuzz.ratio(one.title, other.title)))


def _begins(one: str, other: str) -> bool:
    """Return whether one of two titles begins with the other: a catalogue leaves a subtitle out."""
    short, long = sorted((one, other), key=len)
    return f"{long} ".startswith(f"{short} ")


def _spelt_alike(some: list[str], others: list[str]) -> bool:
    """Return whether the words that differ between two titles are spellings of each other, or insignificant.

    Unlike `core.titles.spelt_alike`, which judges the titles of services, this accepts typing errors: two letters swapped, and a
    wrong letter in a short word or at its start.
    """
    waiting = [word for word in others if word not in OPTIONAL_WORDS]
    if len(waiting) > _MOST_MISSPELT:
        return False
    for word in (word for word in some if word not in OPTIONAL_WORDS):
        near = [known for known in waiting if _is_spelling(word, known)]
        if not near:
            return False
        waiting.remove(near[0])
    return not waiting


def _is_spelling(word: str, other: str) -> bool:
    if fuzz.ratio(word, other) < _ALIKE:
        return False
    # Two letters swapped are one mistake.
    distance = OSA.distance(word, other, score_cutoff=_LETTERS)
    start = min(len(word), len(other)) - _ENDING
    return distance <= 1 or (distance == _LETTERS and word[:start] == other[:start])


def compatible(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether two items may be the same work by all fields but the title and the identifiers."""
    return (
        # The checks that distinguish most works come first.
        _same_time(one, other)
        and _same_kind(one, other)
        and _same_place(one, other)
        and not (one.containers and other.containers and not share_container(one, other))
        # If volume and page are the same, differences in the author's name and the language are mistakes.
        and (
            _on_one_page(one, other)
            or (_same_author(one.author, other.author) and _same_language(one.language, other.language))
        )
    )


def _same_kind(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether two items may be one work by their types, and by the fields that distinguish editions and parts."""
    if one.type is not other.type and any({one.type, other.type} <= types for types in _APART):
        return False
    if one.is_preprint != other.is_preprint and (one.containers if other.is_preprint else other.containers):
        return False
    return not any(
        part and part.isdisjoint(others) for name, part in one.parts.items() if (others := other.parts.get(name))
    )


def _on_one_page(one: WorkFacts, other: WorkFacts) -> bool:
    return not one.is_short and bool(one.volume & other.volume) and bool(one.page) and one.page == other.page


def _same_time(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether two dates may belong to one work: an article may appear online in one year and in print in the next."""
    if one.year is None or other.year is None:
        return True
    if one.year == other.year:
        return one.month is None or other.month is None or one.month == other.month or not _is_dated(one, other)
    return (
        abs(one.year - other.year) == 1
        # Another type, or another edition.
        and one.type is other.type
        and ("edition" in one.parts) == ("edition" in other.parts)
        and not _is_dated(one, other)
    )


def _is_dated(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether only their dates may distinguish two works."""
    return one.is_short or (one.type in _DATED and other.type in _DATED)


def _same_place(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether volume, issue and first page may be those of one work.

    On the same page, a long title outweighs a wrong volume or issue.
    """
    if one.page and other.page and one.page != other.page:
        return False
    apart = (one.volume and other.volume and one.volume.isdisjoint(other.volume)) or (
        one.issue and other.issue and one.issue.isdisjoint(other.issue)
    )
    return not apart or (not one.is_short and bool(one.page) and one.page == other.page)


def _agree(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether author, year and journal (or publisher) are known and agree; for a book or a thesis, author and year."""
    return bool(
        one.author
        and other.author
        and not (one.initial and other.initial and one.initial != other.initial)
        and one.year is not None
        and one.year == other.year
        and (
            (one.type is other.type and one.type in _WHOLE and one.initial and other.initial)
            or (one.containers and other.containers)
            or (one.publisher and one.publisher == other.publisher)
        )
    )


def _same_language(one: str, other: str) -> bool:
    return not one or not other or one == other


def _same_author(one: str, other: str) -> bool:
    # "van der Berg" is "Berg" elsewhere.
    return (
        not one
        or not other
        or one == other
        or one.split()[-1:] == other.split()[-1:]
        or fuzz.ratio(one, other) >= _SAME_PLACE
    )


def share_container(one: WorkFacts, other: WorkFacts) -> bool:
    """Return whether two items have a name of one journal or book: similar, or one an abbreviation of the other."""
    return any(_same_name(left, right) for left in one.containers for right in other.containers)


@lru_cache(maxsize=4096)
def _same_name(one: str, other: str) -> bool:
    if one == other or fuzz.token_set_ratio(one, other) >= _SAME_PLACE:
        return True
    short, long = sorted((one.split(), other.split()), key=lambda words: sum(map(len, words)))
    if len(short) == 1 and len(long) > 1:
        # Initials: BMJ, JAMA, PLOS.
        return short[0] == "".join(word[0] for word in long)
    return len(short) == len(long) and all(map(_abbreviates, short, long))


def _abbreviates(part: str, whole: str) -> bool:
    """Return whether `part` abbreviates `whole`: its beginning, or its first letter and later ones in order ("natl")."""
    if whole.startswith(part):
        return True
    letters = iter(whole)
    return part[0] == whole[0] and all(letter in letters for letter in part)
