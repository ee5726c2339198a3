"""Page ranges: as given, in full, or with the fewest digits (CSL 1.0.2, appendix V)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Callable

_JOINT = re.compile(r"(\s*[,;]\s*|\s+&\s+)")
_ENDS_IN_DIGITS = re.compile(r"(.*?)([0-9]*)")


def as_given(pages: Pages | None) -> str:
    """Return the range as given: "S267–S274"; "" without pages."""
    return _range(pages, "–", lambda first, last: (first, last))


def expanded(pages: Pages | None, dash: str = "–") -> str:
    """Return the range with the last page in full: "321–328" for "321-8"; "" without pages."""
    return _range(pages, dash, _expand)


def minimal(pages: Pages | None) -> str:
    """Return the range without the digits of the last page that it shares with the first: "321–8", "S267–74"; "" without pages."""
    return _range(pages, "–", _minimize)


def _range(pages: Pages | None, dash: str, reshape: Callable[[str, str], tuple[str, str]]) -> str:
    if pages is None:
        return ""
    if pages.last:
        return dash.join(map(_unescaped, reshape(pages.first, pages.last)))
    if _JOINT.search(pages.first) is None:
        return _unescaped(pages.first)
    # A list of pages and ranges: "94-98, 103".
    # Every second part is a separator.
    parts = _JOINT.split(pages.first)
    parsed = [None if place % 2 else _parsed(part) for place, part in enumerate(parts)]
    return "".join(_range(one, dash, reshape) if one else part for one, part in zip(parsed, parts, strict=True))


def _unescaped(page: str) -> str:
    """Return a page as it is printed: CSL puts a backslash before the hyphen of a single page, "3-B"."""
    return page.replace("\\-", "-")


def _parsed(text: str) -> Pages | None:
    try:
        return Pages.parse(text)
    except ValueError:
        return None


def _split(page: str) -> tuple[str, str]:
    match = _ENDS_IN_DIGITS.fullmatch(page)
    assert match is not None
    return match[1], match[2]


def _expand(first: str, last: str) -> tuple[str, str]:
    letters, digits = _split(first)
    last_letters, last_digits = _split(last)
    if last_letters not in ("", letters):
        return first, last
    missing = digits[: max(0, len(digits) - len(last_digits))]
    return first, letters + missing + last_digits


def _minimize(first: str, last: str) -> tuple[str, str]:
    letters, digits = _split(first)
    last_letters, _ = _split(last)
    if last_letters not in ("", letters):
        return first, last
    whole = _split(_expand(first, last)[1])[1]
    if digits == whole:
        return first, last
    if len(digits) != len(whole):
        return first, whole
    shared = 0
    while digits[shared] == whole[shared]:
        shared += 1
    return first, whole[shared:]
