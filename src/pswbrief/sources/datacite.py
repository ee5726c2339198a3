"""DataCite: DOIs of data sets, theses, reports and preprints. Source: the REST API's guide, and DataCite's metadata schema 4.5."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.found_work import FoundWork, WorkKind
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.sources import values
from pswbrief.sources.client import path_of
from pswbrief.sources.services import DATACITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pswbrief.sources.client import Client

_KINDS = {
    "JournalArticle": WorkKind.ARTICLE,
    "Book": WorkKind.BOOK,
    "BookChapter": WorkKind.CHAPTER,
    "ConferencePaper": WorkKind.PAPER,
    "Report": WorkKind.REPORT,
    "Dissertation": WorkKind.THESIS,
    "Dataset": WorkKind.DATASET,
    "Preprint": WorkKind.PREPRINT,
    "PeerReview": WorkKind.PEER_REVIEW,
}


def look_up(client: Client, doi: str) -> FoundWork | None:
    """Return the work with a DOI; None if it is not registered with DataCite. ServiceError if DataCite can't be used."""
    answer = client.ask(DATACITE, f"/dois/{path_of(doi)}", {}, values.json_object)
    return read_work(answer) if answer else None


def read_work(answer: Mapping[str, Any]) -> FoundWork | None:
    """Return the work in an answer; None if there is none."""
    found = values.record(values.record(answer.get("data")).get("attributes"))
    doi = values.doi(found.get("doi"))
    if doi is None:
        return None
    titles = list(values.records(found.get("titles")))
    container = values.record(found.get("container"))
    publisher = found.get("publisher")
    issued = values.date(values.line(found.get("publicationYear")))
    first, last = values.line(container.get("firstPage")), values.line(container.get("lastPage"))
    return FoundWork(
        service=DATACITE.name,
        page=f"{DATACITE.base}/dois/{path_of(doi)}",
        kind=_KINDS.get(values.line(values.record(found.get("types")).get("resourceTypeGeneral")), WorkKind.OTHER),
        title=next((values.line(part.get("title")) for part in titles if not part.get("titleType")), ""),
        subtitle=next((values.line(part.get("title")) for part in titles if part.get("titleType") == "Subtitle"), ""),
        authors=tuple(_people(found.get("creators"))),
        containers=values.lines([container.get("title")]),
        # A text in schema 4.4, an object since.
        publisher=values.line(values.record(publisher).get("name") or publisher) or None,
        years=(issued.year,) if issued else (),
        issued=issued,
        volume=values.line(container.get("volume")) or None,
        issue=values.line(container.get("issue")) or None,
        pages=f"{first}-{last}" if first and last else first or None,
        doi=doi,
        abstract=next(
            (
                values.paragraphs(part.get("description"))
                for part in values.records(found.get("descriptions"))
                if part.get("descriptionType") == "Abstract"
            ),
            None,
        ),
        language=values.line(found.get("language")) or None,
    )


def _people(value: object) -> Iterator[Name]:
    for part in values.records(value):
        family, given = values.line(part.get("familyName")), values.line(part.get("givenName"))
        name = values.line(part.get("name"))
        if family:
            yield Person(family, given)
        elif name and part.get("nameType") == "Personal" and "," in name:
            before, _, behind = name.partition(",")
            yield Person(before.strip(), behind.strip())
        elif name:
            yield Organisation(name)
