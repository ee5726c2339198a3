"""Make proposals from services' answers about a reference: values for empty fields, and differences to report.

No value is overwritten. Fields that a brief prints stay as printed; their verified values are stored under `verified`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pswbrief.core.enums import ItemType
from pswbrief.core.fields import printed
from pswbrief.core.found_work_agreement import disagreement_in
from pswbrief.core.found_work_comparison import is_placeholder
from pswbrief.core.name import name_to_record
from pswbrief.core.reference import Reference, Verified
from pswbrief.text.normalize import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pswbrief.core.found_work import FoundWork
    from pswbrief.sources.identification import Identification

# The values of `--fields`, in the order in which proposals are shown.
FIELDS = (
    "doi",
    "pmid",
    "pmcid",
    "authors",
    "title",
    "container",
    "volume",
    "issue",
    "pages",
    "article_number",
    "issued",
    "journal-abbreviation",
    "publisher",
    "isbn",
    "issn",
    "language",
    "oa",
    "url",
    "abstract",
)
# The names of verified values under `verified`, by the printed field; an official title is no proposal.
_VERIFIED_NAMES = {name: name for name in printed() if name != "title"} | {"issued": "published"}
# Fields that only the brief determines.
_PRINTED = frozenset({"abstract", "publisher", "language", "isbn", "issn"})
_ARTICLE_NUMBER = re.compile(r"e\d+", re.IGNORECASE)
# Fields that articles do not have.
_OF_BOOKS = frozenset({"publisher", "isbn"})
NOTICE, DIFFERS = "notice", "differs"
# CSL 1.0.2, appendix IV.
ABBREVIATION = "container-title-short"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A service's value for `field` of the reference `id`, seen at `page`, with the reason `why` it is the right work.

    The `field` "notice" is for a retraction, a concern or a correction, "differs" for a difference from the reference. `table` is the
    TOML value, and `place` the field to store it in ("doi", "verified.volume"); both are None for a proposal that only informs.
    """

    id: str
    field: str
    value: str
    source: str
    why: str
    page: str
    place: str | None = None
    table: Any = None


def propose(reference: Reference, found: Identification, fields: Collection[str] = FIELDS) -> list[Proposal]:
    """Return the proposals for one reference: notices first, then values for empty fields, then differences."""
    made = [*_notices(reference, found)]
    taken: set[str] = set()
    for name in FIELDS:
        if name not in fields:
            continue
        source = _copies(reference, found) if name == "oa" else _values(reference, found, name)
        for proposal in source:
            if proposal.place not in taken and _is_valid(proposal):
                made.append(proposal)
                taken.add(proposal.place or "")
                if name != "oa":
                    break
    return made + list(_differences(reference, found, fields))


def _notices(reference: Reference, found: Identification) -> Iterator[Proposal]:
    known = set((reference.verified and reference.verified.notices) or ())
    reported: set[str] = set()
    for work, why in zip(found.works, found.why, strict=True):
        for notice in work.notices:
            where = (
                f" (https://doi.org/{notice.doi})" if notice.doi else f" (PMID {notice.pmid})" if notice.pmid else ""
            )
            text = f"{notice.kind}{where}"
            if text not in known and text not in reported:
                reported.add(text)
                yield Proposal(reference.id, NOTICE, text, work.service, why, work.page, "verified.notices", text)
    if not reported and not known:
        for copy in found.copies:
            if copy.retracted:
                yield Proposal(
                    reference.id,
                    NOTICE,
                    "retraction",
                    copy.service,
                    "same DOI",
                    copy.page,
                    "verified.notices",
                    "retraction",
                )


def _values(reference: Reference, found: Identification, name: str) -> Iterator[Proposal]:
    """Yield each work's value for an empty field, in the services' order."""
    is_printed = reference.source is not None
    verified = reference.verified
    if name == "journal-abbreviation":
        yield from _abbreviations(reference, found)
        return
    if getattr(reference, name) or (verified and getattr(verified, _VERIFIED_NAMES.get(name, name), None)):
        return
    if (is_printed and name in _PRINTED) or name in {"title", "url"}:
        return
    if name in _OF_BOOKS and reference.type == ItemType.ARTICLE:
        return
    if name in {"pages", "article_number"} and _is_located(reference):
        return
    place = f"verified.{_VERIFIED_NAMES[name]}" if is_printed and name in _VERIFIED_NAMES else name
    for work, why in zip(found.works, found.why, strict=True):
        shown, table = _value(work, name)
        if shown:
            yield Proposal(reference.id, name, shown, work.service, why, work.page, place, table)


def _abbreviations(reference: Reference, found: Identification) -> Iterator[Proposal]:
    if not reference.csl.get(ABBREVIATION):
        for work, why in zip(found.works, found.why, strict=True):
            if text := work.abbreviation:
                place = f"csl.{ABBREVIATION}"
                yield Proposal(reference.id, "journal-abbreviation", text, work.service, why, work.page, place, text)


def _is_located(reference: Reference) -> bool:
    verified = reference.verified
    return bool(
        reference.pages or reference.article_number or (verified and (verified.pages or verified.article_number))
    )


def _value(work: FoundWork, name: str) -> tuple[str, Any]:
    """Return a value as display text and as a TOML value."""
    if name == "authors":
        records = [{key: text for key, text in name_to_record(author).items() if text} for author in work.authors]
        return "; ".join(map(str, work.authors)), records
    if name == "container":
        text = next(iter(work.containers), "")
    elif name in {"pages", "article_number"}:
        pages = work.pages if work.pages and not is_placeholder(work.pages) else ""
        located = bool(_ARTICLE_NUMBER.fullmatch(pages))
        text = (
            (work.article_number or (pages if located else ""))
            if name == "article_number"
            else ""
            if located
            else pages
        )
    else:
        text = str(getattr(work, name) or "")
    text = clean_text(text).strip() if name == "abstract" else clean_line(text)
    return text, text


def _copies(reference: Reference, found: Identification) -> Iterator[Proposal]:
    """Yield whether and where the work is free to read; services that know of a free copy come first."""
    verified, now_free = reference.verified, "it is free to read by now"
    for copy in sorted(found.copies, key=lambda copy: not copy.is_open):
        seen = {"source": copy.service, "why": "same DOI", "page": copy.page}
        if verified is None or verified.open_access is None:
            shown = "free to read" if copy.is_open else "not free to read"
            yield Proposal(reference.id, "oa", shown, place="verified.open_access", table=copy.is_open, **seen)
        elif copy.is_open and not verified.open_access:
            yield Proposal(reference.id, DIFFERS, now_free, place="verified.differs", table=now_free, **seen)
        if copy.address and (verified is None or verified.free_copy is None):
            yield Proposal(
                reference.id, "free-copy", copy.address, place="verified.free_copy", table=copy.address, **seen
            )


def _differences(reference: Reference, found: Identification, fields: Collection[str]) -> Iterator[Proposal]:
    """Yield differences from the reference, each once even if several services report it."""
    reported: set[str] = set()
    before = reference.verified.differs if reference.verified else None
    item = reference.item()
    for work, why in zip(found.works, found.why, strict=True):
        for name, text in disagreement_in(item, work):
            if name in fields and text not in reported and text not in (before or ""):
                reported.add(text)
                yield Proposal(reference.id, DIFFERS, text, work.service, why, work.page, "verified.differs", text)


def _is_valid(proposal: Proposal) -> bool:
    """Return whether a proposal's value is valid in a catalogue."""
    holder, _, name = (proposal.place or "").rpartition(".")
    if holder == "verified":
        value = [proposal.table] if name == "notices" else proposal.table
        table: dict[str, Any] = {"verified": {"basis": "title", "seen_at": [proposal.page], name: value}}
    elif holder:
        table = {holder: {name: proposal.table}}
    else:
        table = {name: proposal.table} if name else {}
    try:
        Reference.model_validate({"id": "x", "type": "article-journal", "title": "x"} | table)
    except ValidationError:
        return False
    return True


def values_to_set(reference: dict[str, Any], proposals: Sequence[Proposal], today: str) -> dict[str, Any]:
    """Return the fields to set for some proposals, as TOML values; `reference` is the current table.

    A field that was filled in the meantime is kept. The pages and the date are stored under `verified`.
    """
    values: dict[str, Any] = {}
    tables = {name: dict(reference.get(name, {})) for name in ("verified", "csl")}
    used = [
        proposal for proposal in proposals if proposal.place is not None and _set(proposal, reference, values, tables)
    ]
    if not used:
        return {}
    verified = tables["verified"]
    verified.setdefault("basis", "title" if used[0].why.startswith("title") else "identifier")
    pages = [*verified.get("seen_at", []), *(proposal.page for proposal in used)]
    verified |= {"seen_on": today, "seen_at": list(dict.fromkeys(pages))}
    values["verified"] = {name: verified[name] for name in _ORDER if name in verified}
    return values | ({"csl": tables["csl"]} if tables["csl"] != reference.get("csl", {}) else {})


def _set(
    proposal: Proposal, reference: dict[str, Any], values: dict[str, Any], tables: dict[str, dict[str, Any]]
) -> bool:
    """Set a proposal's value unless its field is filled; return whether it was set."""
    holder, _, name = str(proposal.place).rpartition(".")
    target = tables[holder] if holder else values
    there = (tables[holder] if holder else reference).get(name)
    if name == "notices" and proposal.table not in (there or []):
        target[name] = [*(there or []), proposal.table]
    elif name == "differs":
        target[name] = "; ".join(part for part in (there, f"{proposal.source}: {proposal.value}") if part)
    elif there in (None, "", []):
        target[name] = proposal.table
    else:
        return False
    return True


_ORDER = tuple(Verified.model_fields)
