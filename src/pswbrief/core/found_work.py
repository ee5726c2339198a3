"""A work as a public service describes it: the result of a look-up, before it is known to be the work asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf
    from pswbrief.core.name import Name


class WorkKind(StrEnum):
    """The kind of a work, as far as the rule of agreement distinguishes it."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    PAPER = "conference paper"
    ABSTRACT = "conference abstract"
    REPORT = "report"
    THESIS = "thesis"
    DATASET = "dataset"
    PREPRINT = "preprint"
    PEER_REVIEW = "peer review"
    # A correction, retraction or expression of concern, which may have the title of the article that it is about.
    NOTICE = "notice"
    # A whole journal or issue, a figure, a standard: never meant by a reference to a text.
    OTHER = "other"
    UNKNOWN = "unknown"


class NoticeKind(StrEnum):
    """The kinds of notices about a work, the gravest first."""

    RETRACTION = "retraction"
    CONCERN = "expression of concern"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Notice:
    """A retraction, expression of concern or correction of a work; `doi` or `pmid` is the notice's own, where it is known."""

    kind: NoticeKind
    doi: str | None = None
    pmid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWork:
    """One work in a service's answer. Absent values are None, "" or ().

    `service`: its name; `page`: the address at which a reader can see the same; `containers`: all names of the journal or book,
    abbreviations included; `abbreviation`: the standard one; `years`: all years that the service gives (of the issue, of print,
    of first publication online); `issued`: the date of the issue; `notices`: retractions and the like.
    """

    service: str
    page: str
    kind: WorkKind = WorkKind.UNKNOWN
    title: str = ""
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    containers: tuple[str, ...] = ()
    abbreviation: str | None = None
    publisher: str | None = None
    years: tuple[int, ...] = ()
    issued: Edtf | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: str | None = None
    issn: str | None = None
    abstract: str | None = None
    language: str | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def full_title(self) -> str:
        """Return the title with its subtitle, unless the title contains that already."""
        if not self.subtitle or self.subtitle.casefold() in self.title.casefold():
            return self.title
        return f"{self.title.rstrip(' :')}: {self.subtitle}"

    @property
    def identity(self) -> str:
        """Return the work's DOI, PMID or page; equal for two descriptions of one work by one service."""
        return f"doi:{self.doi.lower()}" if self.doi else f"pmid:{self.pmid}" if self.pmid else self.page
