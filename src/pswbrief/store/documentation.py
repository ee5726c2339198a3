"""The documentation that ships with the program, by the topics of `pswbrief help`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pswbrief.errors import InputError

_PACKAGE = Path(__file__).resolve().parents[1]


class Topic(NamedTuple):
    """A page: its file in `docs/`, and its subject."""

    file: str
    about: str


TOPICS = {
    "recipes": Topic("recipes.md", "Whole tasks, step by step"),
    "query": Topic("query.md", "How to search"),
    "library": Topic("library.md", "Your own references, tags and notes"),
    "styles": Topic("citations.md", "Citation styles"),
    "formats": Topic("formats.md", "Formats of other programs"),
    "editions": Topic("editions.md", "From a document to the next edition"),
    "browser": Topic("browse.md", "The full-screen browser"),
    "writing": Topic("writing.md", "Citing in a manuscript"),
    "values": Topic("values.md", "The names that options understand"),
    "services": Topic("enrich.md", "Looking references up"),
    "findings": Topic("check.md", "What check finds"),
    "sharing": Topic("sharing.md", "Sharing a library"),
    "catalogue": Topic("catalogue.md", "The catalogue, field by field"),
}


def page(topic: str) -> str:
    """Return the text of a topic's page, in Markdown. InputError if the installation lacks it."""
    for folder in (_PACKAGE / "docs", _PACKAGE.parents[1] / "docs"):
        file = folder / TOPICS[topic].file
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise InputError(f"The page {topic!r} is missing from this installation.", hint="Install pswbrief again.")
