"""Three plain ways to search, to compare with: substring, FTS5's bm25, and FTS5 with porter stemming and rapidfuzz."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WORD = re.compile(r"\w+")


def substring(texts: Mapping[str, tuple[str, str]]) -> Callable[[str], list[str]]:
    """References whose title or abstract holds the query as it is, those with it in the title first."""

    def search(query: str) -> list[str]:
        wanted = query.lower()
        in_title = [key for key, (title, _) in texts.items() if wanted in title.lower()]
        elsewhere = [key for key, (_, rest) in texts.items() if wanted in rest.lower() and key not in in_title]
        return in_title + elsewhere

    return search


def bm25(texts: Mapping[str, tuple[str, str]], tokenizer: str = "unicode61") -> Callable[[str], list[str]]:
    """FTS5's own ranking of the references that hold any word of the query."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, title, rest, tokenize='{tokenizer}')")
    connection.executemany("INSERT INTO words VALUES (?, ?, ?)", [(key, *pair) for key, pair in texts.items()])

    def search(query: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in _WORD.findall(query))
        rows = connection.execute("SELECT id FROM words WHERE words MATCH ? ORDER BY rank", (asked,))
        return [key for (key,) in rows]

    return search


def porter_and_fuzzy(texts: Mapping[str, tuple[str, str]]) -> Callable[[str], list[str]]:
    """FTS5 with porter stemming, each word that is nowhere replaced by the nearest one within two edits."""
    stemmed = bm25(texts, "porter unicode61")
    vocabulary = sorted({word for pair in texts.values() for text in pair for word in _WORD.findall(text.lower())})

    def search(query: str) -> list[str]:
        asked = []
        for word in _WORD.findall(query.lower()):
            nearest = None
            if word not in vocabulary:
                nearest = process.extractOne(word, vocabulary, scorer=DamerauLevenshtein.distance, score_cutoff=2)
            asked.append(nearest[0] if nearest else word)
        return stemmed(" ".join(asked))

    return search
