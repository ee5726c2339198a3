"""Crossref: DOIs and publishers' metadata. Source: the REST API's documentation (api.crossref.org/swagger-ui)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pswbrief.core.found_work import FoundWork, Notice, NoticeKind, WorkKind
from pswbrief.sources import values
from pswbrief.sources.client import path_of
from pswbrief.sources.services import CROSSREF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item
    from pswbrief.sources.client import Client

NAME = CROSSREF.name
# If the right work is found at all, it is among the first results.
_ROWS = "10"
# The most DOIs in one request, so that its address stays short.
_BATCH = 50
_KINDS = {
    "journal-article": WorkKind.ARTICLE,
    "article-journal": WorkKind.ARTICLE,
    "book": WorkKind.BOOK,
    "monograph": WorkKind.BOOK,
    "edited-book": WorkKind.BOOK,
    "reference-book": WorkKind.BOOK,
    "book-chapter": WorkKind.CHAPTER,
    "book-section": WorkKind.CHAPTER,
    "book-part": WorkKind.CHAPTER,
    "chapter": WorkKind.CHAPTER,
    "reference-entry": WorkKind.CHAPTER,
    "proceedings-article": WorkKind.PAPER,
    "paper-conference": WorkKind.PAPER,
    "report": WorkKind.REPORT,
    "report-component": WorkKind.REPORT,
    "dissertation": WorkKind.THESIS,
    "thesis": WorkKind.THESIS,
    "dataset": WorkKind.DATASET,
    "database": WorkKind.DATASET,
    "posted-content": WorkKind.PREPRINT,
    "peer-review": WorkKind.PEER_REVIEW,
}
# Update types in "updated-by"; Crossmark has several words for each of the three kinds.
_NOTICES = {
    "retraction": NoticeKind.RETRACTION,
    "partial_retraction": NoticeKind.RETRACTION,
    "removal": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.RETRACTION,
    "expression_of_concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
    "addendum": NoticeKind.CORRECTION,
}
# The date of the issue first, as it belongs to the volume that is cited.
_DATES = ("published-print", "journal-issue", "issued", "published", "published-online", "published-other")


def fetch_ahead(client: Client, dois: Sequence[str]) -> None:
    """Ask for many works in few requests, and cache each, so that `look_up` need not ask. ServiceError if Crossref can't be used.

    A repeated filter matches any of its values (the documentation's "Multiple filters").
    """
    unknown = {doi.lower(): doi for doi in dois if "," not in doi and not client.has(CROSSREF, _work_path(doi), {})}
    if client.offline or len(unknown) < 2:  # noqa: PLR2004 - a single one is asked for when it is looked up
        return
    every = list(unknown.values())
    for start in range(0, len(every), _BATCH):
        batch = every[start : start + _BATCH]
        query = {"filter": ",".join(f"doi:{doi}" for doi in batch), "rows": str(len(batch))}
        answer = client.ask(CROSSREF, "/works", query, values.json_object, secret=_contact(client))
        for part in values.records(values.record(values.record(answer).get("message")).get("items")):
            if (asked := unknown.get(values.doi(part.get("DOI")) or "")) in batch:
                client.keep(CROSSREF, _work_path(asked), {}, json.dumps({"message": part}))


def _work_path(doi: str) -> str:
    return f"/works/{path_of(doi)}"


def look_up(client: Client, doi: str) -> FoundWork | None:
    """Return the work with a DOI; None if it is not registered with Crossref. ServiceError if Crossref can't be used."""
    answer = client.ask(CROSSREF, _work_path(doi), {}, values.json_object, secret=_contact(client))
    return next(iter(read_works(answer)), None)


def search(client: Client, asked: Item) -> list[FoundWork]:
    """Search for an item by title, journal and year; return works, best first by Crossref's score. ServiceError as for `look_up`."""
    text = " ".join(
        part for part in (asked.title, asked.container, str(asked.issued.year) if asked.issued else "") if part
    )
    query = {"query.bibliographic": text[: values.LONGEST_QUERY], "rows": _ROWS}
    return read_works(client.ask(CROSSREF, "/works", query, values.json_object, secret=_contact(client)))


def _contact(client: Client) -> dict[str, str]:
    return {"mailto": client.email} if client.email else {}


def read_works(answer: object) -> list[FoundWork]:
    """Return the works in the answer to a search or look-up, or in a bare record. Other values are left out."""
    message = values.record(answer).get("message", answer)
    found = values.record(message)
    return [
        read_work(part) for part in values.records(found.get("items", [found])) if part.get("title") or part.get("DOI")
    ]


def read_work(message: Mapping[str, Any]) -> FoundWork:
    """Convert a record to a work."""
    dates = [date for name in _DATES if (date := _date(message, name))]
    doi = values.doi(message.get("DOI"))
    short = values.lines(message.get("short-container-title"))
    pages = values.line(message.get("page"))
    kind = _KINDS.get(values.line(message.get("type")), WorkKind.OTHER) if message.get("type") else WorkKind.UNKNOWN
    if any(_notice_kind(part) for part in values.records(message.get("update-to"))):
        kind = WorkKind.NOTICE
    return FoundWork(
        service=NAME,
        page=f"{CROSSREF.base}/works/{path_of(doi)}" if doi else CROSSREF.base,
        kind=kind,
        title=values.line(message.get("title")),
        subtitle=values.line(message.get("subtitle")),
        authors=values.people(message.get("author")),
        containers=(*values.lines(message.get("container-title")), *short),
        abbreviation=next(iter(short), None),
        publisher=values.line(message.get("publisher")) or None,
        years=tuple(dict.fromkeys(date.year for date in dates)),
        issued=dates[0] if dates else None,
        volume=values.line(message.get("volume")) or None,
        issue=values.line(message.get("issue")) or None,
        pages=pages or None,
        article_number=values.line(message.get("article-number")) or None,
        doi=doi,
        isbn=values.line(message.get("ISBN")) or None,
        issn=values.line(message.get("ISSN")) or None,
        abstract=values.paragraphs(message.get("abstract")),
        language=values.line(message.get("language")) or None,
        notices=tuple(dict.fromkeys(_notices(message))),
    )


def _date(message: Mapping[str, Any], name: str) -> Edtf | None:
    value = message.get(name)
    if name == "journal-issue":
        value = values.record(value).get("published-print")
    return values.date(value) if value else None


def _notices(message: Mapping[str, Any]) -> Iterator[Notice]:
    """Yield the notices about the work. Titles count as well: publishers put RETRACTED before them."""
    for part in values.records(message.get("updated-by")):
        if kind := _notice_kind(part):
            yield Notice(kind, values.doi(part.get("DOI")))
    if values.line(message.get("title")).lower().startswith(("retracted", "withdrawn", "[retracted")):
        yield Notice(NoticeKind.RETRACTION)


def _notice_kind(update: Mapping[str, Any]) -> NoticeKind | None:
    return _NOTICES.get(values.line(update.get("type")).lower().replace(" ", "_").replace("-", "_"))
