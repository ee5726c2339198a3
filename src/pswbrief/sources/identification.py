"""Look up a reference by its identifiers, else by its title, in several services."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pswbrief.core.found_work_agreement import Rejection, agree, contradiction
from pswbrief.errors import ServiceError
from pswbrief.sources import crossref, datacite, pubmed
from pswbrief.sources.free_copies import FreeCopy, ask_openalex, ask_unpaywall

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from pswbrief.core.found_work import FoundWork
    from pswbrief.core.item import Item
    from pswbrief.sources.client import Client

SERVICES = ("crossref", "pubmed", "datacite", "unpaywall", "openalex")


@dataclass(slots=True)
class Identification:
    """The results for one reference: matching works with reasons, free copies, and rejected candidates.

    `why` holds the reason for each work: "same DOI", "same PMID", or "title agrees …".
    """

    works: list[FoundWork] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    copies: list[FreeCopy] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)

    @property
    def doi(self) -> str | None:
        """The DOI of the works, None if they have none."""
        return next((work.doi for work in self.works if work.doi), None)

    def accept(self, identifiers: Collection[str]) -> list[str]:
        """Accept the first rejected candidate with one of these DOIs or PMIDs as the only work; return those that it has."""
        for rejection in self.rejected:
            has = [one for one in identifiers if one in {rejection.work.doi, rejection.work.pmid}]
            if has:
                self.works, self.why = [rejection.work], ["accepted by hand"]
                self.rejected.remove(rejection)
                return has
        return []

    def take(self, work: FoundWork, why: str) -> None:
        """Add a matching work."""
        self.works.append(work)
        self.why.append(why)


def look_up(client: Client, asked: Item, services: Sequence[str] = SERVICES, *, free: bool = True) -> Identification:
    """Look up an item in the named services; with `free`, look for free copies as well.

    If a service fails, the others are still used; `client.failed` has the reason.
    """
    found = Identification()
    for name, step in (("crossref", _in_crossref), ("datacite", _in_datacite), ("pubmed", _in_pubmed)):
        if name in services:
            with suppress(ServiceError):
                step(client, asked, found)
    _drop_refused(found)
    _drop_if_they_differ(found)
    doi = asked.doi or found.doi
    if free and doi:
        asks: dict[str, Callable[[Client, str], FreeCopy | None]] = {
            "unpaywall": ask_unpaywall,
            "openalex": ask_openalex,
        }
        for name in services:
            if name in asks:
                with suppress(ServiceError):
                    found.copies += [copy for copy in [asks[name](client, doi)] if copy]
    return found


def _in_crossref(client: Client, asked: Item, found: Identification) -> None:
    if asked.doi:
        if work := crossref.look_up(client, asked.doi):
            _take_by_identifier(asked, work, "same DOI", found)
    elif asked.title and not asked.pmid:
        _take_by_title(asked, crossref.search(client, asked), found)


def _in_datacite(client: Client, asked: Item, found: Identification) -> None:
    """Look up the DOI in DataCite, if Crossref doesn't have it."""
    if asked.doi and not found.works and not found.rejected and (work := datacite.look_up(client, asked.doi)):
        _take_by_identifier(asked, work, "same DOI", found)


def _in_pubmed(client: Client, asked: Item, found: Identification) -> None:
    pmid = asked.pmid or (pubmed.pmid_of(client, asked.pmcid) if asked.pmcid and not asked.doi else None)
    if pmid:
        for work in pubmed.look_up(client, [pmid]):
            if work.pmid == pmid:
                _take_by_identifier(asked, work, "same PMID", found)
    elif doi := asked.doi or found.doi:
        if same := pubmed.find_doi(client, doi):
            _take_by_identifier(asked, same, "same DOI", found)
    elif asked.title:
        _take_by_title(asked, pubmed.search(client, asked), found)
    if not asked.doi and found.doi and not any(work.service == crossref.NAME for work in found.works):
        _complete_from_crossref(client, asked, found)


def _complete_from_crossref(client: Client, asked: Item, found: Identification) -> None:
    """Look up the DOI of the work that PubMed found in Crossref, which may have more details."""
    if found.doi and (work := crossref.look_up(client, found.doi)):
        titled = replace(asked, title=asked.title or found.works[0].title)
        _take_by_identifier(titled, work, "same DOI as in PubMed", found)


def _take_by_identifier(asked: Item, work: FoundWork, why: str, found: Identification) -> None:
    reason = contradiction(asked, work)
    if reason is None:
        found.take(work, why)
    else:
        found.rejected.append(Rejection(work, f"{why}, but {reason}"))


def _take_by_title(asked: Item, candidates: Sequence[FoundWork], found: Identification) -> None:
    result = agree(asked, candidates)
    found.rejected += result.rejected
    if result.accepted:
        found.take(result.accepted, "title agrees, and nothing else differs")


def _drop_refused(found: Identification) -> None:
    """Reject a work whose DOI another service's record ruled out: a record with fewer facts has less to object to."""
    refused = {rejection.work.doi for rejection in found.rejected if rejection.work.doi}
    taken = list(zip(found.works, found.why, strict=True))
    found.works = [work for work, _ in taken if work.doi not in refused]
    found.why = [why for work, why in taken if work.doi not in refused]
    found.rejected += [
        Rejection(work, f"what another service has under {work.doi} differs")
        for work, _ in taken
        if work.doi in refused
    ]


def _drop_if_they_differ(found: Identification) -> None:
    """Reject all works if services found different DOIs or different PMIDs."""
    for name in ("doi", "pmid"):
        if len({getattr(work, name) for work in found.works if getattr(work, name)}) > 1:
            found.rejected += [
                Rejection(work, f"the services don't agree on the {name.upper()}") for work in found.works
            ]
            found.works.clear()
            found.why.clear()


def look_up_identifier(client: Client, asked: Item) -> FoundWork | None:
    """Return the work with an item's only identifier, combined from Crossref, DataCite and PubMed; None if it is unknown.

    ServiceError if it was not found and a service failed.
    """
    found = look_up(client, asked, ("crossref", "datacite", "pubmed"), free=False)
    if not found.works:
        if client.failed:
            name, reason = next(iter(client.failed.items()))
            raise ServiceError(f"{name} {reason}.", hint="Try again later; what was found is kept.")
        return None
    first, *others = found.works
    names = (
        "pmid",
        "pmcid",
        "doi",
        "abstract",
        "abbreviation",
        "language",
        "issn",
        "issued",
        "volume",
        "issue",
        "pages",
    )
    for other in others:
        first = replace(first, **{name: getattr(first, name) or getattr(other, name) for name in names})
        first = replace(first, authors=first.authors or other.authors, notices=(*first.notices, *other.notices))
    return first
