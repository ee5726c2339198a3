"""Add references by their identifiers: look them up in public services, skip those already there, write all together."""

from __future__ import annotations

import shlex
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pswbrief.core.enums import ItemType
from pswbrief.core.found_work import WorkKind
from pswbrief.core.imported import imported
from pswbrief.core.item import Item
from pswbrief.core.keys import make_key
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages
from pswbrief.core.pasted_identifiers import Identifier, IdentifierKind, find_identifiers, recognise
from pswbrief.core.reference_lines import read_reference
from pswbrief.errors import ServiceError, UsageError
from pswbrief.sources import crossref, open_library, pubmed
from pswbrief.sources.identification import look_up, look_up_identifier
from pswbrief.sources.proposals import ABBREVIATION
from pswbrief.workspace.reference_edits import AlreadyPresentError, add_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from pswbrief.core.found_work import FoundWork
    from pswbrief.sources.client import Client
    from pswbrief.workspace.workspace import Workspace

_TYPES = {
    WorkKind.ARTICLE: ItemType.ARTICLE,
    WorkKind.NOTICE: ItemType.ARTICLE,
    WorkKind.BOOK: ItemType.BOOK,
    WorkKind.CHAPTER: ItemType.CHAPTER,
    WorkKind.PAPER: ItemType("paper-conference"),
    WorkKind.ABSTRACT: ItemType("paper-conference"),
    WorkKind.REPORT: ItemType.REPORT,
    WorkKind.THESIS: ItemType.THESIS,
    WorkKind.DATASET: ItemType.DATASET,
    WorkKind.PREPRINT: ItemType("article"),
}
_FIELDS = {
    IdentifierKind.DOI: "doi",
    IdentifierKind.PMID: "pmid",
    IdentifierKind.PMCID: "pmcid",
    IdentifierKind.ISBN: "isbn",
}


@dataclass(slots=True)
class LookUpReport:
    """The outcome for each identifier.

    `added`: new ids with their works; `present`: identifiers with the ids of the references that have them; `unknown`: identifiers
    that no service knows; `failed`: identifiers that could not be looked up, with the reason.
    """

    added: list[tuple[str, FoundWork]] = field(default_factory=list)
    present: list[tuple[Identifier, str]] = field(default_factory=list)
    unknown: list[Identifier] = field(default_factory=list)
    failed: list[tuple[Identifier, str]] = field(default_factory=list)


def parse_identifiers(texts: Iterable[str]) -> list[Identifier]:
    """Parse identifiers, each once. UsageError for a text that is not an identifier."""
    found: dict[Identifier, None] = {}
    for text in texts:
        identifier = recognise(text)
        if identifier is None:
            is_address = text.strip().lower().startswith(("http://", "https://"))
            raise UsageError(
                f"{text!r} has no identifier in it."
                if is_address
                else f"{text!r} is no DOI, PMID, PMCID, ISBN or arXiv id.",
                hint="Look for a DOI on the page; or describe it: pswbrief add "
                + (f"--title TITLE --url {text}" if is_address else f"--title {shlex.quote(text)}"),
            )
        found[identifier] = None
    return list(found)


def identifiers_in(text: str) -> tuple[list[Identifier], list[tuple[int, str]]]:
    """Return the first identifier of each line of a text, each once, and the lines without one with their numbers (from 1)."""
    found: dict[Identifier, None] = {}
    without: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        identifier = next(find_identifiers(line), None) or recognise(line)
        if identifier is None:
            without.append((number, line.strip()))
        else:
            found[identifier] = None
    return list(found), without


@dataclass(slots=True)
class TextReferences:
    """The outcome for references without an identifier: identifiers of those found, and the other lines with their numbers.

    `unfound`: no work agreed with everything that the line says; `unread`: the line is not a reference; `failed`: a service
    could not be used.
    """

    found: list[Identifier] = field(default_factory=list)
    unfound: list[tuple[int, str]] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)


def find_references(
    client: Client,
    lines: Sequence[tuple[int, str]],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> TextReferences:
    """Look up references of a text (lines with their numbers) by title, author, year and place, under the rule of agreement."""
    report = TextReferences()
    for done, (number, line) in enumerate(lines):
        progress(done, len(lines))
        readings = read_reference(line)
        if not readings:
            report.unread.append((number, line))
            continue
        found = next((identifier for asked in readings if (identifier := _agreeing(client, asked))), None)
        if found is not None:
            report.found.append(found)
        elif client.failed:
            report.failed.append((number, line))
        else:
            report.unfound.append((number, line))
    return report


def _agreeing(client: Client, asked: Item) -> Identifier | None:
    """Return the DOI or PMID of the only work that agrees with a line; None if none does, or two services disagree."""
    works = look_up(client, asked, ("crossref", "pubmed"), free=False).works
    for kind, name in ((IdentifierKind.DOI, "doi"), (IdentifierKind.PMID, "pmid")):
        if value := next((getattr(work, name) for work in works if getattr(work, name)), None):
            return Identifier(kind, value)
    return None


def add_by_identifier(
    workspace: Workspace,
    client: Client,
    identifiers: Sequence[Identifier],
    values: Mapping[str, Any],
    *,
    by_title: Collection[Identifier] = (),
    allow_duplicate: bool = False,
    rewrite: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> LookUpReport:
    """Look identifiers up and add their works, with `values` (TOML values) overriding those of services.

    For those in `by_title`, "title" is recorded as the basis of verification. Identifiers already there are not looked up, unless
    `allow_duplicate`. All works are written together, or none if the file can't be written.
    """
    report = LookUpReport()
    present = {} if allow_duplicate else _present(workspace)
    works: dict[str, tuple[Identifier, FoundWork]] = {}
    unknown = [one for one in identifiers if (one.kind, one.value.lower()) not in present]
    with suppress(ServiceError):
        crossref.fetch_ahead(client, [one.value for one in unknown if one.kind is IdentifierKind.DOI])
    with suppress(ServiceError):
        pubmed.fetch_ahead(client, [one.value for one in unknown if one.kind is IdentifierKind.PMID])
    for done, identifier in enumerate(identifiers):
        progress(done, len(identifiers))
        if key := present.get((identifier.kind, identifier.value.lower())):
            report.present.append((identifier, key))
            continue
        try:
            work = _look_up(client, identifier)
        except ServiceError as error:
            report.failed.append((identifier, error.sentence))
            continue
        if work is None or not work.title:
            report.unknown.append(identifier)
        else:
            works.setdefault(work.identity, (identifier, work))
    if works:
        found = [(one, work, "title" if one in by_title else "identifier") for one, work in works.values()]
        _write(workspace, found, values, report, allow_duplicate=allow_duplicate, rewrite=rewrite)
    return report


def to_item(work: FoundWork) -> Item:
    """Convert a found work to an item."""
    try:
        pages = Pages.kept(work.pages) if work.pages else None
    except ValueError:
        pages = None
    return Item(
        id="",
        type=_TYPES.get(work.kind, ItemType.DOCUMENT),
        title=work.full_title,
        authors=work.authors,
        container=next(iter(work.containers), None),
        publisher=work.publisher if work.kind not in {WorkKind.ARTICLE, WorkKind.NOTICE} else None,
        volume=work.volume,
        issue=work.issue,
        article_number=work.article_number,
        pages=pages,
        issued=work.issued,
        doi=work.doi,
        pmid=work.pmid,
        pmcid=work.pmcid,
        isbn=work.isbn,
        issn=work.issn,
        abstract=work.abstract,
        language=work.language,
        csl={ABBREVIATION: work.abbreviation} if work.abbreviation else {},
    )


def _look_up(client: Client, identifier: Identifier) -> FoundWork | None:
    if identifier.kind is IdentifierKind.ISBN:
        return open_library.look_up(client, identifier.value)
    known: dict[str, Any] = {_FIELDS[identifier.kind]: identifier.value}
    return look_up_identifier(client, Item(id="", type=ItemType.DOCUMENT, **known))


def _present(workspace: Workspace) -> dict[tuple[IdentifierKind, str], str]:
    """Return the ids of all references by their identifiers."""
    found: dict[tuple[IdentifierKind, str], str] = {}
    for item in workspace.items(workspace.select()):
        for kind, name in _FIELDS.items():
            if value := getattr(item, name):
                bare = recognise(value) if kind is IdentifierKind.ISBN else None
                found.setdefault((kind, (bare.value if bare else value).lower()), item.id)
    return found


def _write(
    workspace: Workspace,
    works: Iterable[tuple[Identifier, FoundWork, str]],
    values: Mapping[str, Any],
    report: LookUpReport,
    *,
    allow_duplicate: bool,
    rewrite: bool,
) -> None:
    today = datetime.now(UTC).date().isoformat()
    with workspace.changing(rewrite=rewrite) as session:
        taken = {row.id for row in session.collection.select()}
        for identifier, work, basis in works:
            table = _table(work, today, basis) | dict(values)
            if "id" not in values:
                first = work.authors[0] if work.authors else None
                name = first.family if isinstance(first, Person) else ""
                table["id"] = make_key(name, work.years[0] if work.years else None, work.title, taken)
            try:
                key = add_reference(session, table, allow_duplicate=allow_duplicate)
            except AlreadyPresentError as error:
                report.present.append((identifier, error.key))
                continue
            taken.add(key)
            report.added.append((key, work))


def _table(work: FoundWork, today: str, basis: str) -> dict[str, Any]:
    """Return a work as a TOML table, with the page and the date that it was seen on."""
    table = imported(to_item(work)).reference.model_dump(mode="json", exclude_none=True, exclude={"id"})
    notices = [f"{notice.kind}{f' (https://doi.org/{notice.doi})' if notice.doi else ''}" for notice in work.notices]
    verified = {"basis": basis, **({"notices": list(dict.fromkeys(notices))} if notices else {})}
    table["verified"] = verified | {"seen_on": today, "seen_at": [work.page]}
    return {name: value for name, value in table.items() if value not in ([], {}, "")}
