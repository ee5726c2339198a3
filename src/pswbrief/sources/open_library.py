"""Open Library: books by ISBN. Source: openlibrary.org/dev/docs/api/books, `jscmd=data`, which needs no key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.found_work import FoundWork, WorkKind
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.sources import values
from pswbrief.sources.services import OPEN_LIBRARY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.sources.client import Client

_FAMILY_FIRST = 2


def look_up(client: Client, isbn: str) -> FoundWork | None:
    """Return the book with an ISBN; None if it is unknown. ServiceError if Open Library can't be used."""
    query = {"bibkeys": f"ISBN:{isbn}", "format": "json", "jscmd": "data"}
    answer = client.ask(OPEN_LIBRARY, "/api/books", query, values.json_object)
    return read_work(answer or {}, isbn)


def read_work(answer: Mapping[str, Any], isbn: str) -> FoundWork | None:
    """Return the book in an answer; None if there is none."""
    found = values.record(answer.get(f"ISBN:{isbn}"))
    if not found.get("title"):
        return None
    issued = values.date(values.line(found.get("publish_date")))
    authors = (values.line(part.get("name")) for part in values.records(found.get("authors")))
    return FoundWork(
        service=OPEN_LIBRARY.name,
        page=f"https://openlibrary.org/isbn/{isbn}",
        kind=WorkKind.BOOK,
        title=values.line(found.get("title")),
        subtitle=values.line(found.get("subtitle")),
        authors=tuple(_name(name) for name in authors if name),
        publisher=next((values.line(part.get("name")) for part in values.records(found.get("publishers"))), None),
        years=(issued.year,) if issued else (),
        issued=issued,
        isbn=isbn,
    )


def _name(text: str) -> Name:
    """Parse a name: `Given Family` or `Family, Given`. A single word is an organisation."""
    family, comma, given = text.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    words = text.split()
    return Person(words[-1], " ".join(words[:-1])) if len(words) >= _FAMILY_FIRST else Organisation(text)
