"""The result of segmenting a document: sections, and the references in them as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.ingest.block import Block
    from pswbrief.ingest.document import DocumentLink

_NUMBER = re.compile(r"^(?P<open>[\[(])?(\d{1,4})(?(open)[\])]|[.)])\s+(?=\S)")
_LABEL = re.compile(r"title\s*:\s*(?=\S)", re.IGNORECASE)
# From this many titles with consecutive numbers on, the numbers belong to the list and not to the titles.
_NUMBERED, _NUMBERED_SHARE, _RISING = 3, 0.7, 0.8


@dataclass(slots=True, kw_only=True)
class FoundReference:
    """A reference as printed.

    `page`: the page of the document; `source`: the block of its source line; `access_note`, `author_note`, `page_pointer`: printed
    notes; `link`: of its title; `more_links`: addresses on their own lines; `identifiers`: by field; `stray`: a stray letter in it;
    `unknown`: a line that was not understood.
    """

    title: str
    page: int | None
    source: Block | None
    access_note: str | None = None
    author_note: str | None = None
    page_pointer: str | None = None
    abstract: str = ""
    link: DocumentLink | None = None
    more_links: list[DocumentLink] = field(default_factory=list)
    identifiers: dict[str, str] = field(default_factory=dict)
    stray: str | None = None
    unknown: str | None = None


@dataclass(slots=True, kw_only=True)
class FoundSection:
    """A section.

    `level`, `style`: of its heading, 0 and "" if it is not marked up; `listed`: whether the contents list it; `leading`: the blocks
    before its references.
    """

    title: str
    page: int | None = None
    level: int = 0
    style: str = ""
    listed: bool = True
    leading: list[Block] = field(default_factory=list)
    references: list[FoundReference] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Segments:
    """A document in order: `front`, the blocks before the first section; `help`, how to get a full text; the sections."""

    front: list[Block]
    help: list[Block]
    sections: list[FoundSection]


def without_label(title: str) -> str:
    """Return a title without the label "Title:"."""
    return _LABEL.sub("", title, count=1)


def without_number(title: str) -> str:
    """Return a title without a leading number, whether of the list or its own."""
    return _NUMBER.sub("", title, count=1)


def drop_numbers(references: Sequence[FoundReference]) -> None:
    """Remove the numbers of titles in a numbered list of references; a number that belongs to a title stays.

    Numbers ascend, perhaps from 1 in each section; some may be missing where a reference was not found.
    """
    numbers = [_NUMBER.match(one.title) for one in references]
    counted = [int(match[2]) for match in numbers if match]
    rising = sum(after > before or after == 1 for before, after in pairwise(counted))
    if len(counted) < max(_NUMBERED, _NUMBERED_SHARE * len(references)) or rising < _RISING * (len(counted) - 1):
        return
    for one, match in zip(references, numbers, strict=True):
        if match:
            one.title = without_label(one.title[match.end() :])
