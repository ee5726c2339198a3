"""Enrich references: proposals from public services for missing and doubtful fields, and writing them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pswbrief.core.fields import field_named
from pswbrief.errors import ServiceError, UsageError
from pswbrief.sources import crossref, pubmed
from pswbrief.sources.client import Client
from pswbrief.sources.identification import SERVICES, look_up
from pswbrief.sources.proposals import ABBREVIATION, FIELDS, Proposal, propose, values_to_set
from pswbrief.workspace.configuration import known_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pswbrief.core.found_work_agreement import Rejection
    from pswbrief.core.reference import Reference
    from pswbrief.index.index import IndexRow
    from pswbrief.sources.services import Service
    from pswbrief.workspace.workspace import Workspace

# Names of fields to look up that aren't fields of a reference.
_ALIASES = {"open-access": "oa", "abbreviation": "journal-abbreviation"}


@dataclass(frozen=True, slots=True)
class LookUpOptions:
    """What to look up and where: `fields` of `sources.proposals.FIELDS`, `services` of `sources.identification.SERVICES`.

    Only references that lack all `missing` fields are looked up. `accept` are DOIs and PMIDs of candidates that the reader accepts
    although the rule of agreement rejects them.
    """

    fields: tuple[str, ...] = FIELDS
    services: tuple[str, ...] = SERVICES
    missing: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()


@dataclass(slots=True)
class Enrichment:
    """The results: proposals in the references' order, and rejected candidates with the ids of their references.

    `asked`: the number of references looked up; `failed`: by service, why it could not be used; `uncached`: the number of answers
    missing from the cache when offline; `accepted`: those of the `accept` identifiers that a candidate had; `interrupted`: whether
    the reader stopped it.
    """

    proposals: list[Proposal] = field(default_factory=list)
    rejected: list[tuple[str, Rejection]] = field(default_factory=list)
    asked: int = 0
    failed: Mapping[str, str] = field(default_factory=dict)
    uncached: int = 0
    accepted: set[str] = field(default_factory=set)
    interrupted: bool = False


def make_client(*, email: str | None, offline: bool, on_first_request: Callable[[Service], None]) -> Client:
    """Return a client with the e-mail address and the key from the user's settings; `email` takes precedence."""
    address = email or known_setting("email")
    return Client(
        email=address, openalex_key=known_setting("openalex.key"), offline=offline, on_first_request=on_first_request
    )


def parse_names(texts: Iterable[str], known: Sequence[str], what: str) -> tuple[str, ...]:
    """Parse comma-separated names, ignoring case. UsageError for one that isn't in `known`."""
    found: list[str] = []
    for text in texts:
        for part in text.split(","):
            name = part.strip().lower()
            if name not in known:
                meant = field_named(name)
                name = meant.name if meant else _ALIASES.get(name, name)
            if name and name not in known:
                raise UsageError(f"{part.strip()!r} is not one of {what}.", hint=f"Try {', '.join(known)}.")
            if name:
                found.append(name)
    return tuple(dict.fromkeys(found))


def enrich(
    workspace: Workspace,
    rows: Sequence[IndexRow],
    client: Client,
    options: LookUpOptions,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Enrichment:
    """Look references up and return proposals for them. Nothing is written. An interrupt keeps what was found so far."""
    found = Enrichment(failed=client.failed)
    references = [one for one in _references(workspace, rows) if all(is_missing(one, name) for name in options.missing)]
    try:
        _fetch_ahead(client, references, options.services)
        for done, reference in enumerate(references):
            progress(done, len(references))
            result = look_up(client, reference.item(), options.services, free="oa" in options.fields)
            found.asked += 1
            found.accepted.update(result.accept(options.accept))
            found.proposals += propose(reference, result, options.fields)
            found.rejected += [(reference.id, rejection) for rejection in result.rejected]
    except KeyboardInterrupt:
        found.interrupted = True
    found.uncached = client.missing
    return found


def _fetch_ahead(client: Client, references: Sequence[Reference], services: Sequence[str]) -> None:
    """Request the works with known identifiers, many at once, so that the cache has their answers."""
    if "crossref" in services:
        with suppress(ServiceError):
            crossref.fetch_ahead(client, [doi for one in references if (doi := one.doi)])
    if "pubmed" in services:
        with suppress(ServiceError):
            pubmed.fetch_ahead(client, [pmid for one in references if (pmid := one.pmid)])


def identifiers_to_accept(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the bare DOIs and PMIDs of texts, which may be in any form. UsageError for a text that is neither."""
    from pswbrief.core.pasted_identifiers import IdentifierKind, recognise

    found = []
    for text in texts:
        identifier = recognise(text)
        if identifier is None or identifier.kind not in {IdentifierKind.DOI, IdentifierKind.PMID}:
            raise UsageError(f"{text!r} is no DOI and no PMID.", hint="--review shows the candidates.")
        found.append(identifier.value)
    return tuple(found)


def is_missing(reference: Reference, name: str) -> bool:
    """Return whether a field has neither a printed nor a verified value."""
    verified = reference.verified
    if name == "oa":
        return verified is None or verified.open_access is None
    if name == "journal-abbreviation":
        return not reference.csl.get(ABBREVIATION)
    seen = getattr(verified, "published" if name == "issued" else name, None)
    return not getattr(reference, name) and not seen


def apply_proposals(workspace: Workspace, proposals: Sequence[Proposal], *, rewrite: bool = False) -> list[str]:
    """Write proposals into the references that may be changed, and return the ids of those that changed.

    Fields that were filled in the meantime are kept. InputError, and nothing changed, if the file can't be written.
    """
    by_id: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        by_id.setdefault(proposal.id, []).append(proposal)
    today = datetime.now(UTC).date().isoformat()
    changed: list[str] = []
    with workspace.changing(rewrite=rewrite) as session:
        present = {row.id for row in session.collection.select()}
        for key, group in by_id.items():
            if key not in present or not session.editor.owns(key):
                continue
            values = values_to_set(session.editor.fields(key), group, today)
            if values and session.editor.set_fields(key, values):
                changed.append(key)
    return changed


def _references(workspace: Workspace, rows: Sequence[IndexRow]) -> Iterator[Reference]:
    """Return the references of rows as models, in their order."""
    from pswbrief.index.entries import collection_entries, sections_of
    from pswbrief.store.files import is_there, read_bytes
    from pswbrief.store.read import parse_catalogue, parse_library

    path, library_path = workspace.settings.catalogue_path, workspace.settings.library
    catalogue = parse_catalogue(read_bytes(path), str(path))
    library: Any = None
    if library_path is not None and is_there(library_path):
        library = parse_library(read_bytes(library_path), str(library_path))
    entries = collection_entries(catalogue, library, [None, None], sections_of(catalogue, library))
    by_id = {entry.reference.id: entry.reference for entry in entries}
    return (by_id[row.id] for row in rows if row.id in by_id)
