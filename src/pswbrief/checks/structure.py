"""Find inconsistent sections, notes and ids, in a file or between the brief and the library, and missing fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code
from pswbrief.checks.finding import Finding, Remark
from pswbrief.core.enums import ItemType, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pswbrief.checks.finding import CheckedFiles
    from pswbrief.core.reference import Reference


def empty_sections(files: CheckedFiles) -> Iterator[Finding]:
    """Find sections that are empty, including their subsections."""
    filled = {placed.reference.section for placed in files.references()}
    if files.catalogue:
        filled |= {resource.section for resource in files.catalogue.resources}
    for source, file in ((Source.BRIEF, files.catalogue), (Source.LIBRARY, files.library)):
        sections = file.sections if file else ()
        above = {section.parent for section in sections if section.id in filled}
        for position, section in enumerate(sections):
            if section.id not in filled and section.id not in above:
                sentence = f"The section ‘{section.title}’ is empty."
                yield Finding(Code.EMPTY_SECTION, source, ("sections", position), section.id, sentence)


def unknown_sections(files: CheckedFiles) -> Iterator[Finding]:
    """Find references in a section that neither the library nor the brief has."""
    if files.library is None or files.catalogue is None:
        return
    known = {section.id for file in (files.catalogue, files.library) for section in file.sections}
    for placed in files.references():
        section = placed.reference.section
        if section is not None and section not in known:
            yield placed.finding(Code.NO_SECTION, ("section",), f"There is no section {section!r}.")


def taken_ids(files: CheckedFiles) -> Iterator[Finding]:
    """Find references of the library with an id of the brief's."""
    taken = {placed.reference.id for placed in files.references() if placed.source is Source.BRIEF}
    for placed in files.references():
        if placed.source is Source.LIBRARY and placed.reference.id in taken:
            sentence = (
                f"The brief has a reference {placed.reference.id}, too; this one is listed with a number after its id."
            )
            yield placed.finding(Code.ID_TAKEN, ("id",), sentence)


def lost_notes(files: CheckedFiles) -> Iterator[Finding]:
    """Find annotations of the library on references that do not exist."""
    if files.library is None or files.catalogue is None:
        return
    known = {placed.reference.id for placed in files.references()}
    for position, note in enumerate(files.library.annotations):
        if note.id not in known:
            sentence = f"These tags and notes are on {note.id}, and there is no such reference."
            yield Finding(Code.LOST_NOTE, Source.LIBRARY, ("annotations", position), note.id, sentence)


# Types that publishers usually register with Crossref; a report or a web page seldom has a DOI.
_HAS_DOI = frozenset({ItemType.ARTICLE, ItemType.PAPER})


def missing(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find a missing year, missing authors (or editors), a missing DOI, and for articles missing pages (or article number)."""
    if reference.best_issued is None:
        yield Remark(Code.NO_YEAR, (), "It has no date: most citation styles say n.d.")
    if not reference.authors and not reference.editors:
        yield Remark(Code.NO_AUTHORS, (), "It has no authors: what replaces them depends on the citation style.")
    if reference.type is ItemType.ARTICLE and not any(
        reference.best(name).value for name in ("pages", "article_number")
    ):
        yield Remark(Code.NO_PAGES, (), "It is an article without pages or an article number.")
    if reference.doi is None and reference.type in _HAS_DOI:
        yield Remark(Code.NO_DOI, (), "It has no DOI.")
