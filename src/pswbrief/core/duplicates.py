"""Which items are the same work: by identifier, else by title, with a year, container and authors that fit.

An item that is the same as another in every field is always found, however little it says: what is imported twice is there once.

What differs in a way that works differ in (a DOI, a number in the title, "Correction to") is never taken for the same, however alike
the rest is: a reference too many is seen and removed, one that was swallowed is lost.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Person
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.core.item import Item

# Two words are spellings of one if no more letters differ, and they are so much alike (0-100): behaviour, behavior; not men, women.
_LETTERS, _ALIKE = 2, 80
# Titles in which more words differ are not compared word by word: nobody misspells so many, and each is compared with each.
_MOST_MISSPELT = 20
# Two names of a journal are alike from here (0-100); abbreviations are compared word by word.
_SAME_PLACE = 90
# A title with fewer telling words ("Editorial", "Peer support") says too little by itself.
_TELLING = 4
# Candidates share so many of a title's rarest words; a word that more items have is not looked up.
_RAREST, _COMMONEST = 5, 300
# What, beside title, authors and identifiers, tells one item from another.
_DESCRIBING = (
    "container",
    "publisher",
    "edition",
    "issued",
    "volume",
    "issue",
    "pages",
    "article_number",
    "isbn",
    "url",
    "abstract",
)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_SUBTITLE = re.compile(r"\s*(?::|\s[–—-]\s|\?\s|\.\s)")
# Words that a title may have or lack; "not" and "without" are none of them.
_EMPTY = frozenset("a an and at by for from in of on the to with".split())
_ROMAN = re.compile(r"i{1,3}|iv|vi{0,3}|ix|x")
# A title that opens so is about a work, and not the work.
_ABOUT = re.compile(
    r"(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|retraction|commentary|comments?|reply|response|author)\b"
)


class Duplicate(NamedTuple):
    """Two items that are the same work: their positions, how sure that is (0-100), and why, in a few words."""

    left: int
    right: int
    score: float
    why: str


class _Known(NamedTuple):
    """What is compared of an item, worked out once."""

    title: str
    words: tuple[str, ...]
    short: str
    numbers: tuple[str, ...]
    telling: int
    identifiers: tuple[tuple[str, str], ...]
    all: tuple[str, ...]


def duplicate_pairs(items: Sequence[Item], start: int = 0) -> list[Duplicate]:
    """The likely duplicates within one list, `left` before `right`: each item from `start` on, with all before it."""
    table = _Table(items, [])
    found = []
    for right, item in enumerate(items):
        best = table.best(item, table.facts[right]) if right >= start else None
        if best is not None:
            found.append(Duplicate(best.right, right, best.score, best.why))
        table.add(right)
    return found


def find_duplicates(new: Sequence[Item], known: Sequence[Item]) -> list[Duplicate | None]:
    """For each of `new` (left) the one of `known` (right) that is the same work; None where there is none."""
    table = _Table(known, new)
    for place in range(len(known)):
        table.add(place)
    answers = []
    for left, item in enumerate(new):
        best = table.best(item, table.others[left])
        answers.append(best._replace(left=left) if best else None)
    return answers


class _Table:
    """Items that have been added, by identifier, by title, and by the rare words of their titles."""

    def __init__(self, items: Sequence[Item], others: Sequence[Item]) -> None:
        self._items = items
        self.facts = [_facts(item) for item in items]
        self.others = [_facts(item) for item in others]
        self._common = Counter(word for facts in (*self.facts, *self.others) for word in set(facts.words))
        self._by: dict[tuple[str, str], int] = {}
        self._whole: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._titles: defaultdict[str, list[int]] = defaultdict(list)
        self._words: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, place: int) -> None:
        facts = self.facts[place]
        for identifier in facts.identifiers:
            self._by.setdefault(identifier, place)
        self._whole[facts.all].append(place)
        for title in {facts.title, facts.short} - {""}:
            self._titles[title].append(place)
        for word in self._rare(facts):
            self._words[word].append(place)

    def best(self, item: Item, facts: _Known) -> Duplicate | None:
        """The item among those added that is the same work as `item`; its `left` is not yet said."""
        for identifier in facts.identifiers:
            if (place := self._by.get(identifier)) is not None:
                return Duplicate(0, place, 100.0, f"same {identifier[0]}")
        for place in self._whole.get(facts.all, ()):
            if not _contradict(facts, self.facts[place]) and _fit(item, self._items[place]):
                return Duplicate(0, place, 100.0, "same in every field")
        found: Duplicate | None = None
        for place in self._candidates(facts):
            score = _likeness(item, facts, self._items[place], self.facts[place])
            if score and (found is None or score > found.score):
                why = "same title" if score == 100 else f"title {score:.0f} % alike"  # noqa: PLR2004 - per cent
                found = Duplicate(0, place, score, why)
        return found

    def _candidates(self, facts: _Known) -> Iterator[int]:
        same = [place for title in {facts.title, facts.short} - {""} for place in self._titles.get(title, ())]
        yield from dict.fromkeys(same)
        shared = Counter(place for word in self._rare(facts) for place in self._words.get(word, ()))
        enough = min(2, len(facts.words))
        yield from (place for place, count in shared.items() if count >= enough and place not in same)

    def _rare(self, facts: _Known) -> list[str]:
        words = sorted(set(facts.words), key=lambda word: (self._common[word], word))[:_RAREST]
        return [word for word in words if self._common[word] <= _COMMONEST]


def _facts(item: Item) -> _Known:
    title = _TAG.sub("", item.title or "")
    words = tuple(_WORD.findall(fold(title)))
    main = _SUBTITLE.split(title, maxsplit=1)[0]
    short = " ".join(_WORD.findall(fold(main)))
    identifiers = (("DOI", (item.doi or "").lower()), ("PMID", item.pmid or ""), ("PMCID", (item.pmcid or "").upper()))
    return _Known(
        title=" ".join(words),
        words=words,
        short=short if short.count(" ") >= _TELLING - 1 else "",
        numbers=tuple(sorted(word for word in words if word.isdecimal() or _ROMAN.fullmatch(word))),
        telling=sum(word not in _EMPTY for word in words),
        identifiers=tuple((kind, value) for kind, value in identifiers if value),
        all=tuple(
            " ".join(_WORD.findall(fold(text))) or text
            for text in (
                title,
                *map(str, (*item.authors, *item.editors)),
                *(str(getattr(item, name) or "") for name in _DESCRIBING),
            )
        ),
    )


def _contradict(one: _Known, other: _Known) -> bool:
    """Whether both have an identifier of a kind, and not the same."""
    values = dict(other.identifiers)
    return any(values.get(kind, value) != value for kind, value in one.identifiers)


def _likeness(one: Item, its: _Known, other: Item, others: _Known) -> float:
    """How much alike the titles of two items are (0-100), if everything else allows them to be one work; else 0."""
    if not its.words or not others.words or _contradict(its, others) or not _fit(one, other):
        return 0.0
    if bool(_ABOUT.match(its.title)) != bool(_ABOUT.match(others.title)):
        return 0.0
    score = _title_score(its, others)
    if score and min(its.telling, others.telling) < _TELLING and not _agree(one, other):
        return 0.0
    return score


def _title_score(one: _Known, other: _Known) -> float:
    if one.title == other.title:
        return 100.0
    if one.numbers != other.numbers:
        return 0.0
    if (one.short and one.short == other.title) or (other.short and other.short == one.title):
        return 95.0
    left, right = Counter(one.words), Counter(other.words)
    if not _spelt_alike(list((left - right).elements()), list((right - left).elements())):
        return 0.0
    return min(99.0, float(fuzz.ratio(one.title, other.title)))


def _spelt_alike(some: list[str], others: list[str]) -> bool:
    """Whether the words that only one of two titles has are spellings of one another, or say nothing."""
    waiting = [word for word in others if word not in _EMPTY]
    if len(waiting) > _MOST_MISSPELT:
        return False
    for word in (word for word in some if word not in _EMPTY):
        near = [
            known
            for known in waiting
            if fuzz.ratio(word, known) >= _ALIKE
            and Levenshtein.distance(word, known, score_cutoff=_LETTERS) <= _LETTERS
        ]
        if not near:
            return False
        waiting.remove(near[0])
    return not waiting


def _fit(one: Item, other: Item) -> bool:
    """Whether nothing but the title says that two items are different works."""
    if {one.type, other.type} == {ItemType.BOOK, ItemType.CHAPTER}:
        return False
    if one.edition and other.edition and _edition(one.edition) != _edition(other.edition):
        return False
    if one.issued and other.issued and abs(one.issued.year - other.issued.year) > 1:
        return False
    places = [(item.volume, item.pages.first) for item in (one, other) if item.volume and item.pages]
    if len(places) > 1 and places[0][0] != places[1][0] and places[0][1] != places[1][1]:
        return False
    if one.container and other.container and not _same_place(one.container, other.container):
        return False
    return not (one.authors and other.authors) or _same_author(one, other)


def _edition(text: str) -> list[str]:
    """What tells an edition from others: "2", of "2", "2nd" and "2nd ed."."""
    return re.findall(r"[0-9]+", text) or _WORD.findall(fold(text))


def _agree(one: Item, other: Item) -> bool:
    """Whether authors, year and place are known on both sides, and the same."""
    return bool(
        one.authors
        and other.authors
        and one.issued
        and other.issued
        and one.issued.year == other.issued.year
        and ((one.container and other.container) or (one.publisher and one.publisher == other.publisher))
    )


def _same_author(one: Item, other: Item) -> bool:
    left, right = (
        fold(name.family if isinstance(name, Person) else name.literal) for name in (one.authors[0], other.authors[0])
    )
    # "van der Berg" is "Berg" elsewhere.
    return left == right or left.split()[-1:] == right.split()[-1:] or fuzz.ratio(left, right) >= _SAME_PLACE


def _same_place(one: str, other: str) -> bool:
    """Whether two names are of one journal: alike, or one an abbreviation of the other (J Ment Health)."""
    left, right = ([word for word in _WORD.findall(fold(name)) if word not in _EMPTY] for name in (one, other))
    if fuzz.token_set_ratio(" ".join(left), " ".join(right)) >= _SAME_PLACE:
        return True
    short, long = sorted((left, right), key=lambda words: sum(map(len, words)))
    return len(short) == len(long) and all(whole.startswith(part) for part, whole in zip(short, long, strict=True))
