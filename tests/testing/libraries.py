"""The library of a program under test, and shorthands for what most tests of writing commands ask."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from testing.program import Answer, Program

# An id of the brief, and one of the reader's own that `add_one` makes.
BRIEFS = "gillard2022impact"
OWN = "smith2020nights"
# Two works as BibTeX, which no collection has.
NEW = """\
@article{smith2020nights, title = {Nights on the ward}, author = {Smith, Ann}, year = 2020, journal = {A Journal}}
@book{Jones_2021, title = {Days at the clinic and after}, author = {Jones, Bo}, year = 2021, keywords = {days; clinic}}
"""
# A library with comments and annotations.
COMMENTED = """\
# Mine.

[[annotations]]
id = "theirs"
tags = ["x"]

# Read first.
[[references]]
id = "a"
type = "book"
title = "A"

[[references]]
id = "b"
type = "book" # or a report?
title = "B"
"""


def library_file(program: Program) -> Path:
    """Where the library is that a run writes."""
    return program.data / "pswbrief" / "library.toml"


def library(program: Program) -> dict[str, Any]:
    """What the library holds; {} while there is none."""
    file = library_file(program)
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def add_one(program: Program, *options: str) -> Answer:
    """Add a reference of the reader's own, whose id is `OWN`."""
    answer = program("add", "--title", "Nights on the ward", "--author", "Smith, Ann", "--year", "2020", *options)
    assert answer.status == 0, answer.err
    return answer


def field(program: Program, key: str, name: str) -> Any:
    """A field of a reference, as `list` gives it."""
    (record,) = program("list", key, "--format", "json").json()
    return record[name]


def summary(answer: Answer) -> str:
    """Return the last line of an import's messages, which counts."""
    return answer.err.splitlines()[-1]
