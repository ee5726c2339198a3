"""Look up words in the index, and interpret words that no reference holds: the `Lexicon` of `search.concepts`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pswbrief.search.concepts import Reading
from pswbrief.search.postings import COMMON
from pswbrief.store.locations import is_english_word
from pswbrief.text.stems import SMALL_WORDS, phrase_key, prefixed, root, stem
from pswbrief.text.stopwords import STOPWORDS
from pswbrief.text.words import beginnings, is_unspaced

if TYPE_CHECKING:
    import sqlite3

    from pswbrief.search.postings import Postings

# The weight of the words that an abbreviation abbreviates.
SAME = 0.9

# Words nearest to a misspelt one, best first; of a word of English, which is not misspelt, only its relatives.
Corrector = Callable[[str, Mapping[str, int]], list[str]]

# A slip changes the length of a word by one letter at most. A corrector allows this number of slips, and only one in the first
# letter, so most of a large vocabulary need not be read.
_MOST_SLIPS = 3
# The letters with which the collection's words begin, each found by skipping the words with the one before.
_FIRST_LETTERS = (
    "WITH RECURSIVE first(letter) AS (SELECT substr(min(word), 1, 1) FROM vocabulary UNION ALL"
    " SELECT (SELECT substr(word, 1, 1) FROM vocabulary WHERE word >= letter || :last ORDER BY word LIMIT 1)"
    " FROM first WHERE letter IS NOT NULL) SELECT letter FROM first WHERE letter IS NOT NULL"
)
# Sorts behind every letter.
_LAST = "\U0010ffff"
# The shortest text read as a word that is still being typed: fewer letters begin too many words, and many are words of English that
# the list here lacks.
SHORTEST_BEGINNING = 4
# If more words than this start with what was typed, it is not read as the beginning of a word.
_MOST_BEGUN = 40
# The most words that are read out of one, and the minimum length of each.
_MOST_PARTS, _SHORTEST_PART = 5, 2
# The small words that end a noun made of a verb: *turn over*, *follow up*.
_PARTICLES = frozenset({"back", "down", "in", "off", "on", "out", "over", "up"})
# Anything longer than this is not a word.
_LONGEST_WORD = 50

# The phrases for a key; where both tables have the same one, the thesaurus, which comes last, wins.
_RELATED = (
    "SELECT found FROM asks JOIN finds USING (entry) WHERE key = :key"
    " UNION ALL SELECT found FROM thesaurus WHERE key = :key"
)
# The meanings of an abbreviation that references give, except those that few references give.
_DEFINED = (
    "SELECT found FROM abbreviation WHERE key = :key"
    " AND 2 * docs >= (SELECT max(docs) FROM abbreviation WHERE key = :key) ORDER BY docs DESC, found"
)


def correct(word: str, vocabulary: Mapping[str, int]) -> list[str]:
    """Return the words of `vocabulary` nearest to a misspelt one. rapidfuzz (20 ms) is loaded only when this is called."""
    from pswbrief.text.corrections import correct as nearest  # noqa: PLC0415 - see above

    return nearest(word, vocabulary, english=is_english_word(word))


class IndexLexicon:
    """The words of one index; `readings` collects what was read as something else."""

    def __init__(self, connection: sqlite3.Connection, postings: Postings, corrector: Corrector | None) -> None:
        self._connection = connection
        self._postings = postings
        self._correct = corrector
        self._forms: dict[str, tuple[str, ...]] = {}
        self.readings: dict[str, Reading] = {}

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the collection's words of the same root."""
        key = root(word)
        if key not in self._forms:
            rows = self._connection.execute("SELECT word FROM vocabulary WHERE root = ? ORDER BY word", (key,))
            self._forms[key] = tuple(form for (form,) in rows)
        return self._forms[key]

    def inflections(self, word: str) -> tuple[str, ...]:
        """Return the word and the collection's words that are inflections of it, which is less than the forms of its root."""
        return tuple(dict.fromkeys([word, *(form for form in self.forms(word) if stem(form) == stem(word))]))

    def with_hyphen(self, word: str) -> list[tuple[str, ...]]:
        """Return the words that a word is with hyphens, after a prefix or as the vocabulary has it: *co-production*, *well-being*.

        No prefix is a word by itself: *over time* is not *overtime*.
        """
        parted: list[tuple[str, ...]] = [parts for parts in prefixed(word) if parts[0] not in STOPWORDS]
        same = (tuple(phrase.split()) for phrase, _ in self.related_phrases(phrase_key([word])))
        parted += [parts for parts in same if len(parts) > 1 and "".join(parts) == word]
        return [*dict.fromkeys(parted)]

    def beginning(self, prefix: str) -> tuple[str, ...]:
        """Return the words that start with `prefix`, in either spelling; a single sign of a script without blanks also within words.

        After a `?`, which matches one letter or none, the word has to end as `prefix` does, unless that ends with `*`.
        """
        prefix, wild, rest = prefix.partition("?")
        if wild:
            end = re.compile(re.escape(wild + rest).replace(r"\?", ".?").replace(r"\*", ".*"))
            return tuple(word for word in self._starting(prefix) if end.fullmatch(word, len(prefix)))
        found = [word for each in beginnings(prefix) for word in self._starting(each)]
        if not found and len(prefix) >= SHORTEST_BEGINNING and prefix.endswith("a"):
            # Half a diphthong, of which the index has the other half: isra(el).
            found = self._starting(prefix[:-1] + "e")
        if len(prefix) == 1 and is_unspaced(prefix):
            ending = self._connection.execute("SELECT word FROM vocabulary WHERE word LIKE ?", ("_" + prefix,))
            found += [word for (word,) in ending]
        return tuple(sorted(set(found)))

    def _starting(self, prefix: str) -> list[str]:
        statement = "SELECT word FROM vocabulary WHERE word >= ? AND word < ? ORDER BY word"
        return [word for (word,) in self._connection.execute(statement, (prefix, prefix + _LAST))]

    def is_phrase(self, key: str) -> bool:
        """Return whether the vocabulary has a phrase under a key, even one that finds nothing here."""
        return self._connection.execute(_RELATED, {"key": key}).fetchone() is not None

    def related_phrases(self, key: str) -> list[tuple[str, float]]:
        """Return the phrases that the vocabulary has under a key, with their weights; else those that references define."""
        rows = self._connection.execute(_RELATED, {"key": key})
        lines = [line for (found,) in rows for line in found.split("\n") if line]
        pairs = (line.split(" ", 1) for line in lines)
        related = {phrase: float(weight) for weight, phrase in pairs}
        if not related:
            # A plural has a key of its own, as no stemmer recognises the ending of a short abbreviation: *QRs*.
            defined = self._defined(key) or self._defined(key.removesuffix("s"))
            related = dict.fromkeys(defined, SAME)
        return list(related.items())

    def _defined(self, key: str) -> list[str]:
        """Return the meanings that references give for an abbreviation, singular or plural, as both find the same.

        Nothing for one that is a word as well: *care* means care.
        """
        rows = self._connection.execute(_DEFINED, {"key": key})
        found = {phrase_key(phrase.split()): phrase for (phrase,) in rows}
        return [] if found and is_english_word(key) else list(found.values())

    def joined(self, first: str, second: str) -> tuple[str, ...]:
        """Return the forms of two words written as one, if a reference has them in that form."""
        whole = first + second
        if first in STOPWORDS or whole in STOPWORDS or (second in STOPWORDS and second not in _PARTICLES):
            return ()
        forms = self.forms(whole)
        return forms if whole in forms else ()

    def read(self, word: str) -> Reading | None:
        """Return how a word that no reference holds is read: as a beginning, several words in one, or a misspelt word."""
        if self._correct is None or len(word) > _LONGEST_WORD:
            return None
        if word not in self.readings:
            found = self._as_beginning(word) or self._as_apart(word) or self._as_misspelt(word)
            if found is None:
                return None
            self.readings[word] = found
        return self.readings[word]

    def _as_beginning(self, word: str) -> Reading | None:
        if len(word) < SHORTEST_BEGINNING or not word.isalpha():
            return None
        begun = self.beginning(word)
        if not begun or len(begun) > _MOST_BEGUN:
            return None
        return None if is_english_word(word) else Reading("beginning", (begun,))

    def _as_apart(self, word: str) -> Reading | None:
        """Return a word as the fewest that were written as one: of these splits the one that is adjacent in most references.

        The last one may be there in another inflection: *set-backs* for *setback*.
        """
        adjacent: dict[tuple[str, ...], int] = {}

        def docs(parts: tuple[str, ...]) -> int:
            """Return in how many references some words are side by side; of many splits, few get beyond the first two.

            More than two are only looked up if one of them is no common word, which would take long.
            """
            if parts not in adjacent:
                forms = self._ending_in_any_form(parts)
                rarest = min(map(self._postings.most_docs, forms))
                begun = len(parts) <= 2 or (rarest <= COMMON and docs(parts[:-1]))  # noqa: PLR2004 - two words are the beginning
                adjacent[parts] = len(self._postings.holding(forms)) if begun else 0
            return adjacent[parts]

        for count in range(2, _MOST_PARTS + 1):
            best = max(self._parted(word, count), key=docs, default=())
            if best and docs(best):
                exact = tuple((part,) for part in best)
                return Reading("apart", exact if self._postings.holding(exact) else self._ending_in_any_form(best))
        return None

    def _ending_in_any_form(self, parts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        *first, last = parts
        return (*((part,) for part in first), tuple(self._postings.docs(self.inflections(last))))

    def _parted(self, word: str, count: int, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        """Return the ways to split a word into `count` words of the collection.

        The first is not *the* or the like, and no stopword if the word is English: *inset* is not *in set*. `before`: the words
        that come before it.
        """
        if count == 1:
            return [(*before, word)] if any(self._ending_in_any_form((word,))) else []
        found: list[tuple[str, ...]] = []
        passed_over = STOPWORDS if not before and is_english_word(word) else SMALL_WORDS
        for at in range(_SHORTEST_PART, len(word) - (count - 1) * _SHORTEST_PART + 1):
            first = word[:at]
            if (before or first not in passed_over) and self._postings.docs((first,)):
                found += self._parted(word[at:], count - 1, (*before, first))
        return found

    def _as_misspelt(self, word: str) -> Reading | None:
        nearest = self._nearest(word)
        return Reading("corrected", ((nearest[0],),)) if nearest else None

    def _nearest(self, word: str) -> list[str]:
        if self._correct is None:
            return []
        first = word[:1]
        statement = "SELECT word, docs FROM vocabulary WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        span = (first, first + _LAST, len(word) - _MOST_SLIPS, len(word) + _MOST_SLIPS)
        near: dict[str, int] = dict(self._connection.execute(statement, span))
        letters = [letter for (letter,) in self._connection.execute(_FIRST_LETTERS, {"last": _LAST})]
        return self._correct(word, near | self._postings.docs(_slips_at_start(word, letters)))

    def nearest_name(self, word: str) -> str | None:
        """Return the nearest word that occurs in a name, if the word itself occurs in none; None if nothing is near enough."""
        for other in self._nearest(word):
            if self._postings.holding([(other,)], "names"):
                self.readings[word] = Reading("corrected", ((other,),))
                return other
        return None


def _slips_at_start(word: str, letters: Iterable[str]) -> Iterator[str]:
    """Yield the words from which one slip in the first letter makes `word`, if they begin with one of `letters`."""
    yield word[1:]
    yield word[1:2] + word[:1] + word[2:]
    for letter in letters:
        # No word mixes a script without blanks with letters.
        if not is_unspaced(letter):
            yield letter + word
            yield letter + word[1:]
