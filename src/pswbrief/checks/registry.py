"""The table of rules, and the function that applies them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.checks.artefacts import asterisks, brackets, capitals, garbled, markup, spaces
from pswbrief.checks.dates import future_brief, future_dates, reversed_pages
from pswbrief.checks.duplicates import duplicates, marked_duplicates
from pswbrief.checks.identifiers import contradictions, odd_identifiers
from pswbrief.checks.structure import empty_sections, lost_notes, missing, taken_ids, unknown_sections
from pswbrief.checks.truncation import cut_texts
from pswbrief.checks.verified import printed_and_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pswbrief.checks.finding import CheckedFiles, Finding, Remark
    from pswbrief.core.reference import Reference

# Rules for a single reference; the date is today's.
OF_ONE: tuple[Callable[[Reference, date], Iterator[Remark]], ...] = (
    missing,
    odd_identifiers,
    contradictions,
    printed_and_seen,
    future_dates,
    reversed_pages,
    brackets,
    markup,
    garbled,
    asterisks,
    spaces,
    capitals,
)
# Rules for all files together.
OF_ALL: tuple[Callable[[CheckedFiles], Iterator[Finding]], ...] = (
    duplicates,
    marked_duplicates,
    cut_texts,
    future_brief,
    empty_sections,
    unknown_sections,
    taken_ids,
    lost_notes,
)


def findings(files: CheckedFiles) -> list[Finding]:
    """Apply all rules and return their findings, in no particular order."""
    found = [
        placed.finding(*remark)
        for placed in files.references()
        for rule in OF_ONE
        for remark in rule(placed.reference, files.today)
    ]
    return found + [finding for rule in OF_ALL for finding in rule(files)]
