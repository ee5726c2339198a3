"""Closed sets of values: the type of a work, where a reference comes from, how far it has been read.

A module of its own, so that the command line can list the values without loading `item` and `reference`.
"""

from __future__ import annotations

from enum import StrEnum


class ItemType(StrEnum):
    """The type of a work: every type of CSL 1.0.2 (appendix III).

    Members are named after their values, except three whose CSL names mislead: an article in a journal (`ARTICLE`), a paper in
    proceedings (`PAPER`), and CSL's `article`, which is a preprint or a working paper (`PREPRINT`).
    """

    PREPRINT = "article"
    ARTICLE = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


class Source(StrEnum):
    """The value of a record's `source`. A catalogue that `--catalogue` names counts as the brief."""

    BRIEF = "brief"
    LIBRARY = "library"


class Status(StrEnum):
    """The reading status, which `mark` sets."""

    TO_READ = "to-read"
    READING = "reading"
    READ = "read"
