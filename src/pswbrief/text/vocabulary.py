"""What stands for what: the entries of the thesaurus file as phrases that find others, each with its weight.

The file (`data/thesaurus.toml`) is for people to read and extend, and says how; this module knows what its kinds of entry mean.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from pswbrief.text.stems import phrase_key
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


# What a word that stands for another weighs, the typed one being 1.
SAME = 0.9  # an abbreviation, a place's adjective
SYNONYM = 0.55
NARROWER = 0.5
PART = 0.6
BROADER = 0.2
REGION = 0.3


@cache
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


class Question(NamedTuple):
    """What is meant, the keys of the phrases (roots) that ask for it, and the phrases (words) that answer."""

    meant: str
    asks: tuple[str, ...]
    finds: tuple[str, ...]


@cache
def read_questions(text: str) -> list[Question]:
    """The entries of a questions file, in order. ValueError, naming the entry, if one has no `asks:` or no `finds:`."""
    found = []
    for block in text.split("\n\n"):
        entry = " ".join(line.strip() for line in block.splitlines() if not line.startswith("#"))
        if not entry:
            continue
        meant, _, rest = entry.partition(" asks: ")
        asks, _, finds = rest.partition(" finds: ")
        if not asks or not finds:
            raise ValueError(f"The entry {meant!r} needs asks: and finds:, in this order.")
        found.append(
            Question(
                meant,
                tuple(dict.fromkeys(phrase_key(words(phrase)) for phrase in asks.split(";"))),
                tuple(dict.fromkeys(" ".join(words(phrase)) for phrase in finds.split(";"))),
            )
        )
    return found


# What a heading of the main matter counts, beside one of what else a reference deals with.
_MAIN, _MINOR = 2.0, 1.0
# How many neighbours a reference has.
_MOST_NEIGHBOURS = 5


class About(NamedTuple):
    """The headings of a reference: those of its main matter, and those of what else it deals with."""

    main: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()


class SubjectIndex(NamedTuple):
    """The title of the brief that it belongs to, and what each reference is about, by id."""

    brief: str
    by_id: Mapping[str, About]


@cache
def read_subjects(text: str) -> SubjectIndex:
    """A subject index. ValueError, naming the heading, if one has no reference or a line that is none of `main:` and `minor:`."""
    blocks = ([line for line in block.splitlines() if not line.startswith("#")] for block in text.split("\n\n"))
    (first, *_), *headings = (block for block in blocks if block)
    by_id: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: {kind: [] for kind in About._fields})
    for heading, *lines in headings:
        given = [line.partition(": ") for line in _unfolded(lines)]
        if not given or not {kind for kind, _, _ in given} <= set(About._fields):
            raise ValueError(f"The heading {heading!r} needs main: or minor:, and nothing else.")
        for kind, _, ids in given:
            for key in ids.split():
                by_id[key][kind].append(heading)
    about = {key: About(tuple(held["main"]), tuple(held["minor"])) for key, held in by_id.items()}
    return SubjectIndex(first.removeprefix("brief: "), about)


def neighbours(about: Mapping[str, About]) -> dict[str, list[tuple[str, float]]]:
    """The references that are about most of the same, and how much alike they are (the cosine of their headings), the nearest first.

    A heading counts the more, the fewer references have it.
    """
    holding: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for key, (main, minor) in about.items():
        for heading in minor:
            holding[heading][key] = _MINOR
        for heading in main:
            holding[heading][key] = _MAIN
    shared: dict[str, defaultdict[str, float]] = {key: defaultdict(float) for key in about}
    for weights in holding.values():
        rare = math.log(1 + len(about) / len(weights)) ** 2
        for key, weight in weights.items():
            others, counted = shared[key], rare * weight
            for other, its in weights.items():
                others[other] += counted * its
    length = {key: math.sqrt(others.pop(key)) for key, others in shared.items()}
    found = {}
    for key, others in shared.items():
        alike = [(other, product / (length[key] * length[other])) for other, product in others.items()]
        found[key] = sorted(alike, key=lambda entry: (-entry[1], entry[0]))[:_MOST_NEIGHBOURS]
    return found


def _unfolded(lines: list[str]) -> list[str]:
    """Lines, each with those that go on from it, which are indented."""
    found: list[str] = []
    for line in lines:
        if line.startswith(" ") and found:
            found[-1] += " " + line.strip()
        else:
            found.append(line)
    return found
