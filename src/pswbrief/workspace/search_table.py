"""The search table of a brief's page: precomputed scores of every word and phrase, with the program's own query expansion."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from pswbrief.index.subjects import vocabulary as vocabulary_of_search
from pswbrief.search.concepts import LOOSE, ONE_WORD, Concept, Variant, concepts, related_variants
from pswbrief.search.evaluate import Evaluator
from pswbrief.search.filters import Filters
from pswbrief.search.lexicon import IndexLexicon
from pswbrief.search.places import by_reference, parts_of, place
from pswbrief.search.postings import Postings
from pswbrief.text.stems import SMALL_WORDS, root, stem
from pswbrief.text.stopwords import STOPWORDS
from pswbrief.text.vocabulary import words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pswbrief.index.index import Index
    from pswbrief.search.ranking import Counts, Scored

# A letter encodes a score as a share of its word's best score: the last letter is 1.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Scores below this share of a word's best are left out.
_LEAST = 0.06
_REGULAR_ENDINGS = frozenset(["", "s", "es", "d", "ed", "ing", "er", "ers", "ly", "e"])


def search_table(index: Index, positions: Sequence[int]) -> dict[str, Any]:
    """Return the table for the references at `positions`; the page identifies each by its place in that list.

    `roots`: the roots of words. `words`: each word of the collection or the vocabulary, with the numbers of its root and its stem
    where the page can't derive them itself. `scores`: a text for each distinct result: its rarity and best score in hundredths; steps
    through the list, each with the letter of a score; the roots and phrases with that result (a phrase is its roots' base-36 numbers,
    joined by full stops). `near`: the most similar references of each, with their similarity in hundredths. `stop` and `small`: words
    that are ignored.
    """
    connection = index.connection
    postings = _PostingsInMemory(connection)
    lexicon = IndexLexicon(connection, postings, None)
    evaluator = Evaluator(Filters(index, lexicon, postings), lexicon, postings, index.count(), widen=True)
    place = {position: at for at, position in enumerate(positions)}
    vocabulary = connection.execute("SELECT word, root, docs FROM vocabulary ORDER BY word").fetchall()
    spelt = _commonest((key, word, docs) for word, key, docs in vocabulary)
    # If a root has several stems (psychiatry, psychiatrist), each ranks its own matches first.
    stems = _commonest((stem(word), word, docs) for word, key, docs in vocabulary if stem(word) != stem(spelt[key]))
    thesaurus = [key for (key,) in connection.execute("SELECT key FROM thesaurus ORDER BY key")]
    made = _Table()
    for key, word in spelt.items():
        (found,) = concepts([word], lexicon, widen=True) or [_plain(word)]
        made.add(key, evaluator.match(found).scored, place, is_phrase=False)
    forms = _forms_of_roots((key, word) for word, key, _ in vocabulary)
    for key in thesaurus:
        if key not in spelt:
            made.add(key, evaluator.match(_phrase(key, forms, lexicon)).scored, place, is_phrase=" " in key)
    for key, word in stems.items():
        (found,) = concepts([word], lexicon, widen=True) or [_plain(word)]
        made.add(f"~{key}", evaluator.match(found).scored, place, is_phrase=False)
    # Phrases in which people ask hardly occur in references; all phrases of an entry find the same.
    for entry, _ in connection.execute("SELECT entry, found FROM finds ORDER BY entry").fetchall():
        asking = [key for (key,) in connection.execute("SELECT key FROM asks WHERE entry = ? ORDER BY key", (entry,))]
        left = [key for key in asking if key not in made.seen]
        if left:
            found = Concept(left[0], tuple(related_variants(left[0], lexicon)))
            made.add_all(left, evaluator.match(found).scored, place)
    words = {word: key for word, key, _ in vocabulary}
    # Words of questions that occur in no reference.
    for word in sorted(words_of(vocabulary_of_search()) - words.keys()):
        if (key := root(word)) in made.roots and not _is_regular(word, key):
            words[word] = key
    return {
        "words": " ".join(_word_entry(word, key, made) for word, key in words.items()),
        "roots": " ".join(made.roots),
        "scores": [f"{text} {','.join(keys)}" for text, keys in made.scores.items()],
        "near": _neighbours(connection.execute("SELECT pos, other, likeness FROM neighbour ORDER BY pos"), place),
        "stop": " ".join(sorted(STOPWORDS)),
        "small": " ".join(sorted(SMALL_WORDS)),
    }


def _is_regular(word: str, key: str) -> bool:
    """Return whether the page derives a word from its root itself."""
    return word.startswith(key) and word[len(key) :] in _REGULAR_ENDINGS


def _plain(word: str) -> Concept:
    return Concept(word, (Variant(((word,),), 1.0, "typed"),))


def _phrase(key: str, forms: Mapping[str, tuple[str, ...]], lexicon: IndexLexicon) -> Concept:
    """Return the concept of a thesaurus key, which consists of roots: its own words and its variants."""
    own = tuple(forms.get(part, (part,)) for part in key.split())
    known = related_variants(key, lexicon)
    variants = [Variant(own, 1.0, "typed"), *known]
    if len(own) > 1:
        variants.append(Variant(own, LOOSE, "words apart", loose=True))
    single = [forms[part] for part in key.split() if part in forms] if known and len(own) > 1 else []
    fallback = tuple(Variant((each,), ONE_WORD, "one word") for each in single)
    return Concept(key, tuple(sorted(variants, key=lambda variant: -variant.weight)), fallback)


def _forms_of_roots(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, word in rows:
        found.setdefault(key, []).append(word)
    return {key: tuple(words) for key, words in found.items()}


def _word_entry(word: str, key: str, made: _Table) -> str:
    """Return a word with the number of its root, unless it is the root, and of its stem if that has scores of its own."""
    own = made.roots.get(f"~{stem(word)}")
    number = "" if word == key and own is None else f":{made.root(key)}"
    return f"{word}{number}{'' if own is None else f':{own}'}"


def _commonest(rows: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Return the commonest word of each root or stem, which determines its score."""
    best: dict[str, tuple[int, str]] = {}
    for key, word, docs in rows:
        if key not in best or (docs, word) > best[key]:
            best[key] = (docs, word)
    return {key: word for key, (_, word) in sorted(best.items())}


class _PostingsInMemory(Postings):
    """All postings of an index in memory, as thousands of concepts are looked up."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        for term, doc, col, offset in connection.execute("SELECT term, doc, col, offset FROM posting"):
            self._known.setdefault(term, array("q")).append(place(doc, col, offset))
        self._counted: dict[tuple[object, bool, bool], Counts] = {}

    def counts(self, variant: Variant, within: Collection[int] | None = None) -> Counts:
        """Return how often a variant occurs in each part of each reference."""
        assert within is None
        key = (variant.forms, variant.loose, variant.is_typed)
        if key not in self._counted:
            self._counted[key] = super().counts(variant)
        return self._counted[key]

    def _found(self, variant: Variant, within: Collection[int] | None) -> Iterable[tuple[int, str]]:
        if len(variant.forms) > 1:
            return super()._found(variant, within)
        return by_reference(parts_of(self._places(variant.forms[0])))


class _Table:
    """The table being built: numbered roots, and keys grouped by identical scores."""

    def __init__(self) -> None:
        self.roots: dict[str, int] = {}
        self.scores: dict[str, list[str]] = {}
        self.seen: set[str] = set()

    def root(self, key: str) -> int:
        return self.roots.setdefault(key, len(self.roots))

    def add(self, key: str, scored: Scored, place: Mapping[int, int], *, is_phrase: bool) -> None:
        self.seen.add(key)
        held = {place[doc]: value for doc, value in scored.scores.items() if doc in place}
        if not held and not is_phrase:
            return
        text = _packed(held, scored.rarity)
        self._name(key, text)

    def add_all(self, keys: Iterable[str], scored: Scored, place: Mapping[int, int]) -> None:
        """Add roots and phrases that all find the same."""
        held = {place[doc]: value for doc, value in scored.scores.items() if doc in place}
        text = _packed(held, scored.rarity)
        for key in keys:
            self.seen.add(key)
            if held or " " in key:
                self._name(key, text)

    def _name(self, key: str, text: str) -> None:
        self.scores.setdefault(text, []).append(".".join(_base36(self.root(part)) for part in key.split()))


def _packed(held: Mapping[int, float], rarity: float) -> str:
    """Encode scores as text: the rarity and the best score in hundredths, then steps and letters of the scores that are kept."""
    best = max(held.values(), default=0.0)
    parts = []
    last = -1
    for at in sorted(held):
        share = held[at] / best
        if share >= _LEAST:
            parts.append(f"{at - last}{_LETTERS[round(share * (len(_LETTERS) - 1))]}")
            last = at
    return f"{round(rarity * 100)} {round(best * 100)} {''.join(parts)}"


def _neighbours(rows: Iterable[tuple[int, int, float]], place: Mapping[int, int]) -> list[list[int]]:
    """Return for each reference a flat list of its most similar references: place, similarity in hundredths, and so on."""
    found: list[list[int]] = [[] for _ in place]
    for pos, other, likeness in rows:
        if pos in place and other in place:
            found[place[pos]] += [place[other], round(likeness * 100)]
    return found


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _base36(number: int) -> str:
    text = ""
    while number >= len(_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return _DIGITS[number] + text
