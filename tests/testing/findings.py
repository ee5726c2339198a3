"""What the rules of `check` find in small catalogues: one helper, which every test of a rule asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from pswbrief.checks.finding import CheckedFiles, Finding
from pswbrief.checks.registry import findings
from pswbrief.core.catalogue import Library
from testing.catalogues import Table, model, reference

TODAY = date(2026, 3, 15)
# So that nothing is missing.
WHOLE = {"authors": [{"family": "Smith", "given": "J."}], "issued": "2020", "article_number": "7", "doi": "10.5555/1"}


def found(*references: Table, library: Table | None = None, **tables: Any) -> list[Finding]:
    """All that is found in a catalogue of these references, and in a library."""
    own = Library.model_validate(library) if library is not None else None
    return findings(CheckedFiles(model(*references, **tables), own, TODAY))


def found_in(**fields: Any) -> dict[str, str]:
    """What is found in one whole reference with these fields: the sentences by code."""
    return {str(finding.code): finding.sentence for finding in found(reference(**(WHOLE | fields)))}


def codes_in(**fields: Any) -> list[str]:
    """The codes of the same."""
    return sorted(found_in(**fields))
