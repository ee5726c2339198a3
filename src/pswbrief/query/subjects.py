"""The subject index of a brief: which references are about what, as a library's indexers would say it.

The file (`data/subjects.txt`) is for people to read and extend, and says how. Like `questions.txt` it isn't TOML, as it is read
whenever an index is made from nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

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
