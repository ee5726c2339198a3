"""Comparing a reference with a work that a service found, part by part: they agree, differ, or can't be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.core.containers import same_container
from pswbrief.core.name import Name, Person
from pswbrief.core.titles import SHORT_TITLE, same_main_title, same_title, significant_words
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.found_work import FoundWork
    from pswbrief.core.item import Item

_PLACEHOLDER = re.compile(r"(?:n/?a|no|none|0+|unknown)(?:-(?:n/?a|no|none|0+))?", re.IGNORECASE)
_ARTICLE_NUMBER = re.compile(r"(?:e(?:locator|page)?\s*0*(\d+)|0*(\d{5,}))(?=[-–,; ]|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[a-z](?![a-z0-9]))?")
# The most years that an article is online before it gets a volume.
_LONGEST_ONLINE = 3
_SUPPLEMENT = re.compile(r"s(?:uppl\w*)?[ ._-]*(\d*)|.*suppl.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result for each part: True if both agree, False if they differ, None if one side lacks it.

    `main_title`: one title is the other without its subtitle; `apart`: the number of years between the nearest years of both sides.
    """

    whole_title: bool
    main_title: bool
    long_title: bool
    container: bool | None
    apart: int | None
    volume: bool | None
    issue: bool | None
    page: bool | None
    author: bool | None
    publisher: bool

    @property
    def year(self) -> bool | None:
        """Return whether the years are the same or adjacent; None if one side has none."""
        return None if self.apart is None else self.apart <= 1

    @property
    def located(self) -> bool:
        """Return whether volume, issue or page agree."""
        return bool(self.volume or self.issue or self.page)

    @property
    def year_excused(self) -> bool:
        """Return whether the place in the journal outweighs a wrong year: an article may be online years earlier, or later."""
        placed = self.volume and (self.page or (self.issue and (self.author or (self.apart or 0) <= _LONGEST_ONLINE)))
        return bool(self.whole_title and self.long_title and self.container and placed)


def compare(asked: Item, work: FoundWork) -> Comparison:
    """Return how a work compares with the item that was asked for."""
    whole_title = same_title(asked.title or "", work.full_title)
    return Comparison(
        whole_title=whole_title,
        main_title=not whole_title and same_main_title(asked.title or "", work.full_title),
        long_title=significant_words(asked.title or "") >= SHORT_TITLE,
        container=_container_fits(asked, work) if asked.container and work.containers else None,
        apart=_years_apart(asked, work),
        volume=same_number(asked.volume, work.volume) if asked.volume and work.volume else None,
        issue=same_number(asked.issue, work.issue) if asked.issue and work.issue else None,
        page=_same_page(asked, work),
        author=_share_author(asked.authors, work.authors),
        publisher=bool(asked.publisher and work.publisher and same_container(asked.publisher, work.publisher)),
    )


def _years_apart(asked: Item, work: FoundWork) -> int | None:
    """Return the number of years between the nearest years of both sides; None if one side has none."""
    ends = [point.year for point in (asked.issued.start, asked.issued.end) if point] if asked.issued else []
    return min((abs(ours - theirs) for ours in ends for theirs in work.years), default=None)


def _container_fits(asked: Item, work: FoundWork) -> bool:
    return any(same_container(asked.container or "", name) for name in work.containers)


def _number(text: str) -> str:
    """Normalise a volume or issue: `Suppl. 1` and `Supplement_1` give `s1`, `2-3` and `2/3` give `2 3`, `08` gives `8`.

    A single letter behind a number is part of it: `12A` is not `12B`.
    """
    prefix = "s" if is_supplement(text) else ""
    found = [part.lstrip("0") or "0" for part in _NUMBER.findall(text.lower())]
    return prefix + (" ".join(found) if found else "" if prefix else fold(text).strip(" ."))


def same_number(one: str, other: str) -> bool:
    """Return whether two volumes or issues are the same: `Suppl. 1` and `Supplement_1`, `2-3` and `2/3`, `08` and `8`."""
    return _number(one) == _number(other)


def is_supplement(issue: str) -> bool:
    """Return whether an issue is a supplement: `Suppl 1`, `S2`, `6 Suppl`."""
    return _SUPPLEMENT.fullmatch(issue.strip()) is not None


def is_placeholder(pages: str) -> bool:
    """Return whether a placeholder is given for pages: `n/a-n/a`, `no-no`, `0-0`."""
    return _PLACEHOLDER.fullmatch(pages.strip()) is not None


def _locators(pages: str | None, article_number: str | None) -> tuple[str | None, str | None]:
    """Return the first page and the article number, normalised; None for a placeholder."""
    page = None
    for text in (article_number, pages):
        if not text or is_placeholder(text):
            continue
        first = re.split(r"[-–,; ]", text.strip(), maxsplit=1)[0]
        match = _ARTICLE_NUMBER.match(text.strip())
        if text is article_number or match:
            number = match[1] or match[2] if match else fold(first).lstrip("0")
            article_number = number or None
        else:
            page = fold(first).lstrip("0") or None
    known = article_number if article_number and not is_placeholder(article_number) else None
    return page, known


def _same_page(asked: Item, work: FoundWork) -> bool | None:
    """Return whether the first pages or the article numbers are the same; None if both sides have neither in common."""
    ours = _locators(str(asked.pages) if asked.pages else None, asked.article_number)
    theirs = _locators(work.pages, work.article_number)
    if (set(ours) & set(theirs)) - {None}:
        return True
    return False if any(one and other for one, other in zip(ours, theirs, strict=True)) else None


def _share_author(some: Sequence[Name], others: Sequence[Name]) -> bool | None:
    """Return whether two lists have a person in common; None if a list has no person."""
    left, right = _people(some), _people(others)
    if not left or not right:
        return None
    return any(
        one == other and (not mine or not theirs or mine == theirs) for one, mine in left for other, theirs in right
    )


def _people(names: Sequence[Name]) -> set[tuple[str, str]]:
    """Return the last word of each family name ("Berg" for "van der Berg"), with the first initial or ""."""
    found = set()
    for name in names:
        if isinstance(name, Person) and (words := re.findall(r"[^\W_]+", fold(name.family))):
            found.add((words[-1], fold(name.given).lstrip(" .-'")[:1]))
    return found
