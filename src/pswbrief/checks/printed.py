"""Where a printed value is not the one that was seen on a public page. What is mere typography is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.checks.codes import Code
from pswbrief.checks.duplicates import same_journal, same_number, same_pages, same_text
from pswbrief.checks.finding import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.reference import Reference


class _Compared(NamedTuple):
    field: str
    name: str
    code: Code
    same: Callable[[str, str], bool]


_COMPARED = (
    _Compared("title", "title", Code.TITLE_DIFFERS, same_text),
    _Compared("container", "journal", Code.JOURNAL_DIFFERS, same_journal),
    _Compared("volume", "volume", Code.VOLUME_DIFFERS, same_number),
    _Compared("issue", "issue", Code.ISSUE_DIFFERS, same_number),
    _Compared("article_number", "article number", Code.NUMBER_DIFFERS, same_number),
    _Compared("pages", "pages", Code.PAGES_DIFFERS, same_pages),
)


def printed_and_seen(reference: Reference, _today: date) -> Iterator[Remark]:
    """Fields that have both a printed and a verified value, which are not the same."""
    verified = reference.verified
    if verified is None:
        return
    seen_at = f"{'the page' if len(verified.seen_at) == 1 else 'one of the pages'} {', '.join(verified.seen_at)}"
    for field, name, code, same in _COMPARED:
        printed, seen = getattr(reference, field), getattr(verified, field)
        if printed is not None and seen is not None and not same(str(printed), str(seen)):
            yield Remark(
                code, (field,), f"The {name} is printed as {_quoted(printed)}; seen: {_quoted(seen)} (on {seen_at})."
            )
    if reference.issued and verified.published and (than := _other_year(reference.issued, verified.published)):
        yield Remark(
            Code.YEAR_DIFFERS,
            ("issued",),
            f"{reference.issued} is printed; seen: {verified.published}, {than} (on {seen_at}).",
        )


def _other_year(printed: Edtf, seen: Edtf) -> str:
    """What a page's date in another year than the printed one may mean; nothing for one in the same year."""
    if seen.year < printed.year:
        return "which may be the date of first publication online and need not be a mistake"
    return "which is later than printed" if seen.year > (printed.end or printed.start).year else ""


def _quoted(value: object) -> str:
    return f"‘{value}’"
