"""Whether two values are the same but for typography: case, accents, quotes, dashes, "&", an article in front, short page ranges."""

from __future__ import annotations

import re

from pswbrief.core.fold import fold

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:the|an?)\s+")
# What a library catalogue adds to a journal's name to tell it from others: "(Abingdon, England)".
_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")
_SUBTITLE = re.compile(r"\s*[:;=]\s+")
_NUMBER = re.compile(r"\d+")


def same_text(one: str, other: str) -> bool:
    """Whether two titles or names have the same letters in the same order."""
    return _bare(one) == _bare(other)


def same_journal(one: str, other: str) -> bool:
    """Whether two names are of one journal, which one may give with its place or its subtitle, as PubMed does."""
    left, right = (_QUALIFIER.sub("", name) for name in (one, other))
    if same_text(left, right):
        return True
    mains = [_SUBTITLE.split(name, maxsplit=1) for name in (left, right)]
    return 1 in map(len, mains) and same_text(mains[0][0], mains[1][0])


def same_number(one: str, other: str) -> bool:
    """Whether two volumes, issues or article numbers are the same; "Suppl. 1" and "suppl 1" are, and so are "07" and "7"."""
    return _bare(_unpadded(one)) == _bare(_unpadded(other))


def same_pages(one: str, other: str) -> bool:
    """Whether two ranges are the same pages, of which one may be shortened: 133-43 and 133-143 are."""
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
