"""Find impossible dates and page ranges."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code
from pswbrief.checks.finding import Finding, Remark
from pswbrief.core.enums import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.checks.finding import CheckedFiles, Where
    from pswbrief.core.edtf import Edtf, Point
    from pswbrief.core.pages import Pages
    from pswbrief.core.reference import Reference


def future_dates(reference: Reference, today: date) -> Iterator[Remark]:
    """Find dates in the future."""
    dates: list[tuple[Where, Edtf | None]] = [(("issued",), reference.issued), (("accessed",), reference.accessed)]
    if reference.verified:
        dates.append((("verified", "published"), reference.verified.published))
    for field, found in dates:
        if found is not None and _first_day(found.start) > today:
            yield Remark(Code.FUTURE_DATE, field, f"{found} is in the future.")


def future_brief(files: CheckedFiles) -> Iterator[Finding]:
    """Find a brief with a date in the future."""
    issued = files.catalogue.brief.issued if files.catalogue else None
    if issued is not None and _first_day(issued.start) > files.today:
        yield Finding(Code.FUTURE_DATE, Source.BRIEF, ("brief", "issued"), "", f"{issued} is in the future.")


def reversed_pages(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find page ranges that end before they begin."""
    ranges: list[tuple[Where, Pages | None]] = [(("pages",), reference.pages)]
    if reference.verified:
        ranges.append((("verified", "pages"), reference.verified.pages))
    for field, pages in ranges:
        if pages is not None and pages.is_reversed:
            yield Remark(Code.REVERSED_PAGES, field, f"The pages {pages} end before they begin.")


def _first_day(point: Point) -> date:
    """Return the first day that a point can mean; for a season, that of its year, as hemispheres differ."""
    month = 1 if point.month is None or point.season else point.month
    return date(point.year, month, point.day or 1)
