"""Find printed values that differ from those seen on a public page, apart from typography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code
from pswbrief.checks.finding import Remark
from pswbrief.core import fields
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.reference import Reference

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:the|an?)\s+")
# Qualifiers that library catalogues add to ambiguous names of journals: "(Abingdon, England)".
_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")
_SUBTITLE = re.compile(r"\s*[:;=]\s+")
_NUMBER = re.compile(r"\d+")


def same_text(one: str, other: str) -> bool:
    """Return whether two titles or names are the same apart from case, punctuation, tags and a leading article."""
    return _bare(one) == _bare(other)


def same_journal(one: str, other: str) -> bool:
    """Return whether two names are of one journal; either may have a place, and one a subtitle, as in PubMed."""
    left, right = (_QUALIFIER.sub("", name) for name in (one, other))
    if same_text(left, right):
        return True
    mains = [_SUBTITLE.split(name, maxsplit=1) for name in (left, right)]
    return 1 in map(len, mains) and same_text(mains[0][0], mains[1][0])


def same_number(one: str, other: str) -> bool:
    """Return whether two volumes, issues or article numbers are the same, such as "Suppl. 1" and "suppl 1", or "07" and "7"."""
    return _bare(_unpadded(one)) == _bare(_unpadded(other))


def same_pages(one: str, other: str) -> bool:
    """Return whether two page ranges are the same; either may be shortened: 133-43 is 133-143."""
    return _whole_range(one) == _whole_range(other)


def _bare(text: str) -> str:
    plain = fold(_TAG.sub("", text)).replace("&", " and ").strip()
    return "".join(_WORD.findall(_ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain))


def _unpadded(text: str) -> str:
    return _NUMBER.sub(lambda match: match[0].lstrip("0") or "0", text)


def _whole_range(text: str) -> tuple[str, str]:
    first, _, last = fold(text).replace(" ", "").partition("-")
    last = last.lstrip("-") or first
    # 133-43 means 133-143, and S267-74 S267-S274.
    if len(last) < len(first) and last.isdecimal():
        last = first[: len(first) - len(last)] + last
    return first, last


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
