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
