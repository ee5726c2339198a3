"""What stands for what: the entries of the thesaurus file as phrases that find others, each with its weight.

The file (`data/thesaurus.toml`) is for people to read and extend, and says how; this module knows what its kinds of entry mean.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

import tomli

from pswbrief.query.roots import phrase_key
from pswbrief.query.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a word that stands for another weighs, the typed one being 1.
SAME = 0.9  # an abbreviation, a place's adjective
SYNONYM = 0.55
NARROWER = 0.5
PART = 0.6
BROADER = 0.2
REGION = 0.3


def read_thesaurus(text: str) -> dict[str, dict[str, float]]:
    """What a thesaurus file has under each key (the roots of a phrase, as typed words have them): phrases, each with its weight.

    A phrase finds what any entry has for it, each with the greatest weight; a weight is below 1.
    """
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for typed, others, weight in _pairs(tomli.loads(text)):
        known = [_known(other) for other in others]
        for key, _ in map(_known, typed):
            if not key:
                continue
            phrases = found[key]
            for own_key, phrase in known:
                if phrase and own_key != key and weight > phrases.get(phrase, 0.0):
                    phrases[phrase] = weight
    return {key: phrases for key, phrases in found.items() if phrases}


@cache
def _known(text: str) -> tuple[str, str]:
    """A phrase of the file as a key and as words; each stands in many pairs."""
    phrase = words(text)
    return phrase_key(phrase), " ".join(phrase)


def _pairs(table: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[list[str], list[str], float]]:
    """Phrases that find others, those others, and the weight; a phrase does not find itself."""
    for entry in table.get("abbreviations", ()):
        every = [*entry["short"], *entry["long"]]
        yield every, every, SAME
    for entry in table.get("synonyms", ()):
        yield entry["words"], entry["words"], SYNONYM
    for entry in table.get("narrower", ()):
        yield entry["words"], entry["words"], SYNONYM
        yield entry["words"], entry["holds"], NARROWER
        yield entry["holds"], entry["words"], BROADER
    for entry in table.get("places", ()):
        names = [*entry["names"], *entry.get("adjectives", ())]
        parts, regions = entry.get("parts", []), entry.get("regions", [])
        yield names, names, SAME
        yield names, parts, PART
        yield parts, names, REGION
        yield regions, names, NARROWER
        yield names, regions, REGION
        yield regions, parts, NARROWER
        yield parts, regions, BROADER
