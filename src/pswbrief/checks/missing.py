"""What a citation of a reference would lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code
from pswbrief.checks.finding import Remark
from pswbrief.core.item_type import ItemType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pswbrief.core.reference import Reference

# What its publisher registers at Crossref as a rule; a report or a web page seldom has a DOI.
_HAS_DOI = frozenset({ItemType.ARTICLE, ItemType.PAPER})


def missing(reference: Reference, _today: date) -> Iterator[Remark]:
    """A year, authors (or editors), and for an article a DOI."""
    if reference.best_issued is None:
        yield Remark(Code.NO_YEAR, (), "It has no date: a citation says n.d.")
    if not reference.authors and not reference.editors:
        instead = f"its publisher, {reference.publisher}," if reference.publisher else "its title"
        yield Remark(Code.NO_AUTHORS, (), f"It has no authors: a citation has {instead} in their place.")
    if reference.doi is None and reference.type in _HAS_DOI:
        yield Remark(Code.NO_DOI, (), "It has no DOI.")
