"""Sections, notes and ids that don't fit together: within a file, or between the brief and the library."""

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
    """Sections in which, and below which, nothing stands."""
    filled = {placed.reference.section for placed in files.references()}
    if files.catalogue:
        filled |= {resource.section for resource in files.catalogue.resources}
    for source, file in ((Source.BRIEF, files.catalogue), (Source.LIBRARY, files.library)):
        sections = file.sections if file else ()
        above = {section.parent for section in sections if section.id in filled}
        for position, section in enumerate(sections):
            if section.id not in filled and section.id not in above:
                sentence = f"Nothing stands in the section ‘{section.title}’."
                yield Finding(Code.EMPTY_SECTION, source, ("sections", position), section.id, sentence)


def unknown_sections(files: CheckedFiles) -> Iterator[Finding]:
    """References of the library in a section that neither it nor the brief has."""
    if files.library is None or files.catalogue is None:
        return
    known = {section.id for file in (files.catalogue, files.library) for section in file.sections}
    for placed in files.references():
        section = placed.reference.section
        if section is not None and section not in known:
            yield placed.finding(Code.NO_SECTION, ("section",), f"There is no section {section!r}.")


def taken_ids(files: CheckedFiles) -> Iterator[Finding]:
    """References of the library whose id the brief has, too."""
    taken = {placed.reference.id for placed in files.references() if placed.source is Source.BRIEF}
    for placed in files.references():
        if placed.source is Source.LIBRARY and placed.reference.id in taken:
            sentence = (
                f"The brief has a reference {placed.reference.id}, too; this one is listed with a number behind its id."
            )
            yield placed.finding(Code.ID_TAKEN, ("id",), sentence)


def lost_notes(files: CheckedFiles) -> Iterator[Finding]:
    """Tags, notes and status of the library on references that are not there."""
    if files.library is None or files.catalogue is None:
        return
    known = {placed.reference.id for placed in files.references()}
    for position, note in enumerate(files.library.annotations):
        if note.id not in known:
            sentence = f"What is noted here is on {note.id}, and there is no such reference."
            yield Finding(Code.LOST_NOTE, Source.LIBRARY, ("annotations", position), note.id, sentence)


# What its publisher registers at Crossref as a rule; a report or a web page seldom has a DOI.
_HAS_DOI = frozenset({ItemType.ARTICLE, ItemType.PAPER})


def missing(reference: Reference, _today: date) -> Iterator[Remark]:
    """A year, authors (or editors), and for an article pages (or a number) and a DOI."""
    if reference.best_issued is None:
        yield Remark(Code.NO_YEAR, (), "It has no date: most citation styles say n.d.")
    if not reference.authors and not reference.editors:
        yield Remark(Code.NO_AUTHORS, (), "It has no authors: each citation style puts something else in their place.")
    if reference.type is ItemType.ARTICLE and not any(
        reference.best(name).value for name in ("pages", "article_number")
    ):
        yield Remark(Code.NO_PAGES, (), "It is an article without pages or an article number.")
    if reference.doi is None and reference.type in _HAS_DOI:
        yield Remark(Code.NO_DOI, (), "It has no DOI.")
