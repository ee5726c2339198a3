"""What stands for what: the entries of the thesaurus file as pairs of phrases, each with its weight.

The file (`data/thesaurus.toml`) is for people to read and extend, and says how; this module knows what its kinds of entry mean.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from pswbrief.query.roots import phrase_key
from pswbrief.query.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What a word that stands for another weighs, the typed one being 1.
SAME = 0.9  # an abbreviation, a place's adjective
SYNONYM = 0.55
NARROWER = 0.5
PART = 0.6
BROADER = 0.2
REGION = 0.3


class Pair(NamedTuple):
    """A phrase `key` (roots, as typed words have them) finds the phrase `found` (words), with a weight below 1."""

    key: str
    found: str
    weight: float


def read_pairs(text: str) -> list[Pair]:
    """The pairs of a thesaurus file, each once, with its greatest weight."""
    best: dict[tuple[str, str], float] = {}
    for typed, found, weight in _pairs(tomli.loads(text)):
        (key, _), (own_key, phrase) = _known(typed), _known(found)
        if key and phrase and key != own_key:
            best[key, phrase] = max(weight, best.get((key, phrase), 0.0))
    return [Pair(key, found, weight) for (key, found), weight in best.items()]


@cache
def _known(text: str) -> tuple[str, str]:
    """A phrase of the file as a key and as words; each stands in many pairs."""
    phrase = words(text)
    return phrase_key(phrase), " ".join(phrase)


def _pairs(table: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, str, float]]:
    for entry in table.get("abbreviations", ()):
        yield from _each_other([*entry["short"], *entry["long"]], SAME)
    for entry in table.get("synonyms", ()):
        yield from _each_other(entry["words"], SYNONYM)
    for entry in table.get("narrower", ()):
        yield from _each_other(entry["words"], SYNONYM)
        yield from _both_ways(entry["words"], entry["holds"], NARROWER, BROADER)
    for entry in table.get("places", ()):
        names = [*entry["names"], *entry.get("adjectives", ())]
        parts, regions = entry.get("parts", ()), entry.get("regions", ())
        yield from _each_other(names, SAME)
        yield from _both_ways(names, parts, PART, REGION)
        yield from _both_ways(regions, names, NARROWER, REGION)
        yield from _both_ways(regions, parts, NARROWER, BROADER)


def _each_other(phrases: list[str], weight: float) -> Iterator[tuple[str, str, float]]:
    return ((one, other, weight) for one in phrases for other in phrases if one != other)


def _both_ways(upper: Iterable[str], lower: Iterable[str], down: float, up: float) -> Iterator[tuple[str, str, float]]:
    for high in upper:
        for low in lower:
            yield high, low, down
            yield low, high, up
