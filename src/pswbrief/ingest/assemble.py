"""Assembling a catalogue from the segments of a document, with the doubts that a person should check."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core.catalogue import Catalogue, Resource, Section
from pswbrief.core.enums import ItemType
from pswbrief.core.identifiers import BEHIND_DOI, bare_doi
from pswbrief.core.keys import key_of_heading, make_key, unused_key
from pswbrief.core.pages import Pages
from pswbrief.core.reference import Author, Reference, Verified
from pswbrief.ingest.front import read_brief
from pswbrief.ingest.furniture import Body, heading_key
from pswbrief.ingest.names import names_body, names_journal
from pswbrief.ingest.parents import parents_of
from pswbrief.ingest.people import certain_authors
from pswbrief.ingest.wording import access_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.ingest.block import Block
    from pswbrief.ingest.segments import FoundReference, FoundSection, Segments
    from pswbrief.ingest.source_line import SourceLine

_ENDS = re.compile(r".*[.!?…:]['\"’”)\]]*(?:\d{1,3}(?:[,–-]\d{1,3})*)?$", re.DOTALL)
_DOI_IN_LINK = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s?#&]+")
_PUBMED = {"pmid", "pmcid"}
_STRUCTURED = re.compile(
    r"(?:abstract|background|objectives?|aims?|purpose|introduction|methods?|design)\b\s*:", re.IGNORECASE
)
# Journals of a discipline are often named after it alone ("Psychology").
_DISCIPLINE = re.compile(
    r"(?:nursing|psychiatry|psychology|medicine|education|counsell?ing|care|health|research|science|sciences|therapy|studies"
    r"|work|management|rehabilitation|inclusion|epidemiology|surgery|pediatrics|paediatrics|informatics|policy|one|\w+ology|\w+iatrics)$",
    re.IGNORECASE,
)


class Doubt(NamedTuple):
    """Something to check: `page` (None without pages), the `title` of the reference, and the `reason`, a sentence."""

    page: int | None
    title: str
    reason: str


class Ingested(NamedTuple):
    """A catalogue, and the doubts about it in the order of the document."""

    catalogue: Catalogue
    doubts: tuple[Doubt, ...]


def assemble(body: Body, segments: Segments) -> Ingested:
    """Return the catalogue that a segmented document holds, and the doubts about it."""
    sections, keys = _sections(segments.sections)
    journals = _Journals(segments.sections)
    references: list[Reference] = []
    resources: list[Resource] = []
    taken: set[str] = set()
    for found in segments.sections:
        resources += _resources(found, keys[id(found)], {resource.id for resource in resources})
        for one in found.references:
            reference = _reference(one, keys[id(found)], taken, journal=journals.is_journal(one, found))
            taken.add(reference.id)
            references.append(reference)
    catalogue = Catalogue(
        brief=read_brief(body.title, segments),
        sections=tuple(sections),
        resources=tuple(resources),
        references=tuple(references),
    )
    return Ingested(catalogue, tuple(_doubts(body, segments, journals)))


def _sections(found: Sequence[FoundSection]) -> tuple[list[Section], dict[int, str]]:
    taken: set[str] = set()
    keys: dict[int, str] = {}
    for section in found:
        key = unused_key(key_of_heading(section.title), taken)
        taken.add(key)
        keys[id(section)] = key
    parents = parents_of(found)
    made = []
    for section, parent in zip(found, parents, strict=True):
        made.append(
            Section(
                id=keys[id(section)],
                title=section.title,
                parent=keys[id(found[parent])] if parent is not None else None,
                page=section.page,
                introduction=_introduction(section),
            )
        )
    return made, keys


def _introduction(section: FoundSection) -> str | None:
    """Return the prose before a section's references, or before its list of resources; None if there is none."""
    prose = [block.text for block in section.leading if not block.paragraph.bullet]
    listed = any(block.paragraph.bullet for block in section.leading)
    return " ".join(prose) or None if section.references or listed else None


def _resources(section: FoundSection, key: str, taken: set[str]) -> Iterator[Resource]:
    """Yield the resources of a section: the items of its list, or its prose if it holds nothing else."""
    items = [block for block in section.leading if block.paragraph.bullet]
    if not items and not section.references:
        items = section.leading
    for block in items:
        link = next(iter(block.paragraph.links), None)
        title = _capitalised(link.text) if link and link.text else section.title if len(items) == 1 else block.text
        name = unused_key(key_of_heading(title), taken)
        taken.add(name)
        yield Resource(id=name, section=key, title=title, text=block.text, url=link.url if link else None)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reference(found: FoundReference, section: str, taken: set[str], *, journal: bool) -> Reference:
    source = found.source.source if found.source else None
    fields = _source_fields(source, journal=journal) if source else {"type": ItemType.DOCUMENT}
    issued = source.issued if source else None
    links = [one.url for one in (found.link, *found.more_links) if one and one.url]
    if printed := found.identifiers.get("doi"):
        links.append(f"https://doi.org/{printed}")
    link = next(iter(links), None)
    linked = next((one for one in links if _doi_in(one)), None)
    doi = _doi_in(linked) if linked else None
    authors = certain_authors(found.author_note)
    return Reference(
        id=make_key(authors[0].family if authors else "", issued.year if issued else None, found.title, taken),
        section=section,
        title=found.title,
        source=found.source.text if found.source else None,
        access=access_of(found.access_note),
        access_note=found.access_note,
        author_note=found.author_note,
        page_pointer=found.page_pointer,
        abstract=found.abstract or None,
        url=link,
        verified=Verified(basis="link", seen_at=(linked,)) if doi and linked else None,
        authors=tuple(Author.of(name) for name in authors),
        **({"doi": doi} if doi else {})
        | fields
        | {name: found.identifiers[name] for name in _PUBMED & found.identifiers.keys()},
    )


def _doi_in(url: str) -> str | None:
    match = _DOI_IN_LINK.search(url.replace("%2F", "/").replace("%2f", "/"))
    if match is None:
        return None
    try:
        return bare_doi(BEHIND_DOI.sub("", match[0].rstrip("/.")))
    except ValueError:
        return None


def _source_fields(source: SourceLine, *, journal: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "volume": source.volume,
        "issue": source.issue,
        "article_number": source.article_number,
        "pages": Pages.kept(source.pages) if source.pages else None,
        "issued": source.issued,
        "place": source.place,
    }
    fields |= {name: value for name in ("doi", "pmid", "pmcid") if (value := getattr(source, name))}
    if source.book:
        return fields | {"type": ItemType.CHAPTER, "container": source.book, "publisher": source.name}
    if source.genre:
        return fields | {"type": ItemType.THESIS, "genre": source.genre, "publisher": source.name}
    if source.preprint:
        return fields | {"type": ItemType.PREPRINT, "publisher": source.name}
    if journal:
        return fields | {"type": ItemType.ARTICLE, "container": source.name}
    return fields | {"type": ItemType.REPORT, "publisher": source.name}


class _Journals:
    """Tells journals from publishers, by volume numbers, by the words of the name, and by other source lines with the name."""

    def __init__(self, sections: Sequence[FoundSection]) -> None:
        self._numbered: set[str] = set()
        self._shares: dict[int, float] = {}
        for section in sections:
            sources = [one.source.source for one in section.references if one.source and one.source.source]
            self._numbered |= {heading_key(source.name) for source in sources if source.numbered}
            count = Counter(source.numbered for source in sources)
            self._shares[id(section)] = count[True] / len(sources) if sources else 0.0

    def is_journal(self, found: FoundReference, section: FoundSection) -> bool:
        """Return whether a source line names a journal, and not a publisher."""
        source = found.source.source if found.source else None
        if source is None or source.book or source.place or source.genre or source.preprint:
            return False
        if source.numbered or source.article_number or source.pages or heading_key(source.name) in self._numbered:
            return True
        if names_journal(source.name):
            return True
        if names_body(source.name) or source.undated:
            return False
        return any(self._signs(found, source.name, section))

    def is_guess(self, found: FoundReference, section: FoundSection) -> bool:
        """Return whether a name is read as a journal only because most of its section are journals."""
        source = found.source.source if found.source else None
        return (
            source is not None
            and self.is_journal(found, section)
            and not (
                source.numbered
                or source.article_number
                or source.pages
                or heading_key(source.name) in self._numbered
                or names_journal(source.name)
                or any(self._signs(found, source.name, section)[:-1])
            )
        )

    def _signs(self, found: FoundReference, name: str, section: FoundSection) -> tuple[bool, ...]:
        """Return the signs of a journal where the name gives none, the weakest last."""
        return (
            _DISCIPLINE.search(name) is not None and len(name.split()) > 1,
            found.access_note is not None and "free" not in found.access_note.lower(),
            _STRUCTURED.match(found.abstract) is not None,
            self._shares[id(section)] > 0.5,  # noqa: PLR2004 - most of its neighbours are
        )


def _doubts(body: Body, segments: Segments, journals: _Journals) -> Iterator[Doubt]:
    seen: set[str] = set()
    titles = {heading_key(section.title) for section in segments.sections}
    for entry in body.contents:
        if heading_key(entry.title) not in titles and not _is_help(entry.title, segments.help):
            yield Doubt(entry.page, entry.title, "the contents list it, and there is no such heading")
    parents = {place for place in parents_of(segments.sections) if place is not None}
    for place, section in enumerate(segments.sections):
        if not section.listed:
            yield Doubt(section.page, section.title, "this heading is not in the contents")
        if not section.references and not section.leading and place not in parents:
            yield Doubt(section.page, section.title, "there is nothing in this section")
        for found in section.references:
            for reason in _reasons(found, seen):
                yield Doubt(found.page, found.title, reason)
            if journals.is_guess(found, section) and found.source and found.source.source:
                reason = f"{found.source.source.name!r} may be a journal or a publisher; it is kept as a journal"
                yield Doubt(found.page, found.title, reason)
            seen.add(heading_key(found.title))


def _is_help(title: str, blocks: Sequence[Block]) -> bool:
    return bool(blocks) and ("help" in title.lower() or "access" in title.lower())


def _reasons(found: FoundReference, seen: set[str]) -> Iterator[str]:
    """Yield the reasons to doubt a reference."""
    source = found.source.source if found.source else None
    if source is None and found.source is not None:
        yield f"its source line is not understood: {found.source.text}"
    elif source is not None and source.issued is None:
        yield "it has no date"
    if not found.abstract:
        yield "it has no abstract"
    elif not _ENDS.fullmatch(found.abstract):
        yield f"its abstract has no end: …{found.abstract[-40:]}"
    if found.unknown:
        yield f"a line below its title is not understood: {found.unknown}"
    if found.stray:
        yield f"there is a stray {found.stray!r} in it"
    if heading_key(found.title) in seen:
        yield "its title recurs"
