"""What kind of work an item is. Apart from `item`, so that the command line can name the kinds without loading it."""

from __future__ import annotations

from enum import StrEnum


class ItemType(StrEnum):
    """The CSL types that this program writes and reads (CSL 1.0.2, appendix III)."""

    ARTICLE = "article-journal"
    REPORT = "report"
    WEBPAGE = "webpage"
    DOCUMENT = "document"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    PAPER = "paper-conference"
    DATASET = "dataset"


class Source(StrEnum):
    """The value of a record's `source`. A catalogue that `--catalogue` names stands in the place of the brief."""

    BRIEF = "brief"
    LIBRARY = "library"


class Status(StrEnum):
    """What `mark` sets, and `--status` and `status:` look for."""

    TO_READ = "to-read"
    READING = "reading"
    READ = "read"
