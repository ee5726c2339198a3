"""Find the items that are the same work (`core.duplicate_rule`), without comparing every pair.

An item equal to another in every field is always found, however few fields it has, so that a file imported twice adds nothing. Other
candidates share an identifier, the title, or rare words of the title. However many works share a title ("Editorial"), an item is
compared with few of them: those of the same author and year, or the same place in a journal, and some of the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nlargest
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.duplicate_facts import facts_of
from pswbrief.core.duplicate_rule import compatible, identifiers_contradict, reason, title_similarity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from pswbrief.core.duplicate_facts import WorkFacts
    from pswbrief.core.item import Item

# The number of a title's rarest words by which candidates are looked up, and the most items that such a word may have.
_RAREST, _COMMONEST = 5, 300
# The most candidates that an item is compared with, the likeliest first.
_MOST_COMPARED = 20


class Duplicate(NamedTuple):
    """Two items that are the same work: their positions, a score (0-100), and the reason in a few words."""

    left: int
    right: int
    score: float
    why: str


def duplicate_pairs(items: Sequence[Item], start: int = 0) -> list[Duplicate]:
    """Return the likely duplicates within one list, `left` before `right`: each item from `start` on, with all before it."""
    table = _Table(items, [])
    found = []
    for right, facts in enumerate(table.facts):
        keys = table.keys(facts)
        if right >= start and (best := table.best(facts, keys)):
            left, score, why = best
            found.append(Duplicate(left, right, score, why))
        table.add(right, keys)
    return found


def find_duplicates(new: Sequence[Item], known: Sequence[Item]) -> list[Duplicate | None]:
    """Return for each of `new` (left) the one of `known` (right) that is the same work; None where there is none."""
    table = _Table(known, new)
    for position, facts in enumerate(table.facts):
        table.add(position, table.keys(facts))
    best = (table.best(facts, table.keys(facts)) for facts in table.others)
    return [Duplicate(left, *found) if found else None for left, found in enumerate(best)]


class _Keys(NamedTuple):
    """The keys under which an item is looked up: by its title, and by the rare words of its title."""

    title: tuple[Hashable, ...]
    words: tuple[Hashable, ...]


class _Table:
    """An index of items by identifier, by title, and by the rare words of their titles."""

    def __init__(self, items: Sequence[Item], others: Sequence[Item]) -> None:
        self.facts = [facts_of(item) for item in items]
        self.others = [facts_of(item) for item in others]
        self._common = Counter(chain.from_iterable(set(facts.words) for facts in (*self.facts, *self.others)))
        self._by_identifier: dict[tuple[str, str], int] = {}
        self._by_key: defaultdict[Hashable, list[int]] = defaultdict(list)
        # By title, the items that are not yet among those looked up by all of their fields.
        self._waiting: defaultdict[str, list[int]] = defaultdict(list)

    def keys(self, facts: WorkFacts) -> _Keys:
        """Return the keys of an item of this table."""
        rare = sorted([(self._common[word], word) for word in set(facts.words)])[:_RAREST]
        words = [("word", word) for common, word in rare if common <= _COMMONEST]
        return _Keys(tuple(_title_keys(facts)), tuple(words))

    def add(self, position: int, keys: _Keys) -> None:
        """Add the item at a position to the index."""
        facts = self.facts[position]
        for identifier in facts.identifiers:
            self._by_identifier.setdefault(identifier, position)
        for key in (*keys.title, *keys.words):
            self._by_key[key].append(position)
        self._waiting[facts.title].append(position)

    def best(self, facts: WorkFacts, keys: _Keys) -> tuple[int, float, str] | None:
        """Return the position, score and reason of the item among those added that is the same work; None if none is."""
        for identifier in facts.identifiers:
            if (position := self._by_identifier.get(identifier)) is not None:
                return position, 100.0, f"same {identifier[0]}"
        for position in islice(self._equal(facts), _MOST_COMPARED):
            if not identifiers_contradict(facts, self.facts[position]) and compatible(facts, self.facts[position]):
                return position, 100.0, "same in every field"
        best, found = 0.0, -1
        for position in self._candidates(facts, keys):
            score = title_similarity(facts, self.facts[position])
            if score > best:
                best, found = score, position
        return (found, best, reason(facts, self.facts[found], best)) if best else None

    def _equal(self, facts: WorkFacts) -> Sequence[int]:
        """Return the positions of the items added that are equal in every field; all fields are read only where titles are equal."""
        if facts.title not in self._waiting:
            return ()
        waiting, self._waiting[facts.title] = self._waiting[facts.title], []
        for position in waiting:
            self._by_key["all", self.facts[position].everything].append(position)
        return self._by_key.get(("all", facts.everything), ())

    def _candidates(self, facts: WorkFacts, keys: _Keys) -> Iterator[int]:
        seen: set[int] = set()
        for key in keys.title:
            same = self._by_key.get(key, ())
            # Of many, the first and the last: items that are imported twice come in the same order both times.
            for position in {*same[:_MOST_COMPARED], *same[-_MOST_COMPARED:]}:
                if position not in seen:
                    seen.add(position)
                    yield position
        shared = Counter(chain.from_iterable(self._by_key.get(key, ()) for key in keys.words))
        enough = min(2, len(facts.words))
        similar = [position for position, count in shared.items() if count >= enough and position not in seen]
        yield from nlargest(_MOST_COMPARED, similar, key=shared.__getitem__)


def _title_keys(facts: WorkFacts) -> Iterator[Hashable]:
    """Yield the keys by which items of the same title are found: with author and year, with the place in a journal, and alone.

    Volume, page and year are a key by themselves, as two spellings of a title may share no word.
    """
    if facts.volume and facts.page and facts.year is not None:
        yield "page", facts.volume, facts.page, facts.year
    for isbn in facts.isbns:
        yield "isbn", isbn
    for title in dict.fromkeys((facts.joined, facts.short)):
        if title:
            author = facts.author.split()[-1:]
            if author and facts.year is not None:
                yield "author", title, *author, facts.year
            if facts.page or facts.volume:
                yield "place", title, facts.volume, facts.issue, facts.page
            yield "title", title
