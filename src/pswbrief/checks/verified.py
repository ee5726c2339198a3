"""Find printed values that differ from those seen on a public page, apart from typography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code
from pswbrief.checks.duplicates import same_journal, same_number, same_pages, same_text
from pswbrief.checks.finding import Remark
from pswbrief.core import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.reference import Reference


# The code of a difference and the comparison, by field; other fields are numbers, and their codes derive from the CSL variable.
_SAME: dict[str, tuple[Code, Callable[[str, str], bool]]] = {
    "title": (Code.TITLE_DIFFERS, same_text),
    "container": (Code.JOURNAL_DIFFERS, same_journal),
    "pages": (Code.PAGES_DIFFERS, same_pages),
}


def printed_and_seen(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find fields whose printed and verified values differ."""
    verified = reference.verified
    if verified is None:
        return
    seen_at = f"{'the page' if len(verified.seen_at) == 1 else 'one of the pages'} {', '.join(verified.seen_at)}"
    for field in fields.FIELDS:
        if not field.printed:
            continue
        code, same = _SAME.get(field.name) or (Code(f"{field.csl}-differs"), same_number)
        printed, seen = getattr(reference, field.name), getattr(verified, field.name)
        if printed is not None and seen is not None and not same(str(printed), str(seen)):
            yield Remark(
                code,
                (field.name,),
                f"The {field.label} is printed as {_quoted(printed)}; seen: {_quoted(seen)} (on {seen_at}).",
            )
    if reference.issued and verified.published and (than := _other_year(reference.issued, verified.published)):
        yield Remark(
            Code.YEAR_DIFFERS,
            ("issued",),
            f"{reference.issued} is printed; seen: {verified.published}, {than} (on {seen_at}).",
        )


def _other_year(printed: Edtf, seen: Edtf) -> str:
    """Return what a page's date in another year than the printed one may mean; "" if it is in the printed year or range."""
    if seen.year < printed.year:
        return "which may be the date of first publication online and need not be a mistake"
    return "which is later than printed" if seen.year > (printed.end or printed.start).year else ""


def _quoted(value: object) -> str:
    return f"‘{value}’"
