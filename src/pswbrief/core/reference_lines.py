"""References as people write them in a text, read well enough to look them up: first author, year, title, journal, volume, pages.

The result is only used to ask services: a work counts as found if the rule of agreement (`core.found_work_agreement`) accepts it, so
a line that is read wrongly finds nothing. If a line can be read in two ways, both are returned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.core.name import Name

_LONGEST = 2000
# "1.", "[1]" or a bullet in front of a reference of a list.
_LABEL = re.compile(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]|[-*•])\s+")
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
# Author and date: "Smith, J. and Marsh, K. (2019) …", "Smith J (2019, May 3). …".
_AUTHOR_DATE = re.compile(rf"(?P<authors>[^()]{{2,600}}?)\s*\({_YEAR}[a-z]?(?:,[^()]*)?\)[.,:]?\s+(?P<rest>.+)")
_QUOTED = (
    re.compile(r"[‘“\"'](?P<title>.+?)[.,]?[’”\"'][.,]\s*(?P<source>.*)"),
    re.compile(r"[‘“\"'](?P<title>.+?[?!.,])[’”\"']\s*(?P<source>.*)"),
)
# Numbered styles: "Smith A, Marsh B. Title. J Made Up. 2019 May 3;12(3):4-5."
_NUMBERED = re.compile(
    rf"(?P<authors>[^.]{{2,600}})\.\s+(?P<rest>.+?)[.,]?\s+(?:Published online\s+(?:[A-Z][a-z]+\s+(?:\d{{1,2}},\s+)?)?)?{_YEAR}"
    r"(?:\s[A-Z][a-z]{2,8}(?:[-–][A-Z][a-z]+)?(?:\s\d{1,2})?)?\s*(?P<numbers>[;:.].*)?"
)
_SENTENCE_END = re.compile(r"[.?!][’”\"']?\s+(?=[\w‘“\"'(*])")
_NUMBERS = re.compile(
    r"(?:^|[\s,;.])(?:vol(?:ume)?\.?\s*)?(?P<volume>\d{1,4}[a-z]?)\s*(?:\((?P<issue>[^()]{1,30})\))?"
    r"(?:\s*[,:;]\s*(?:article\s+|pp?\.?\s*)?(?P<first>[a-z]{0,2}\d+)(?:\s*[-–]\s*(?P<last>[a-z]{0,2}\d+))?)?\.?(?=\s|$|[.,;])",
    re.IGNORECASE,
)
_FAMILY_FIRST = re.compile(
    r"(?P<family>[^\W\d_][^,;&]{0,60}?)(?:,\s*|\s+)(?P<given>(?:[A-Z]\.?[\s-]?){1,4})(?=[,;.&\s]|$)"
)


def read_reference(line: str) -> list[Item]:
    """Return the possible readings of a line, the likeliest first, as items without ids; none if it is not a reference.

    >>> [item] = read_reference("Marsh K, Okoro A. Nights on the ward. J Made Up. 2019;12(3):4-9.")
    >>> item.title, item.container, item.volume, str(item.issued)
    ('Nights on the ward', 'J Made Up', '12', '2019')
    """
    text = " ".join(_LABEL.sub("", line[:_LONGEST]).replace("*", "").split())
    if found := _AUTHOR_DATE.fullmatch(text):
        splits = _author_date_splits(found["rest"])
    elif found := _NUMBERED.fullmatch(text):
        splits = ((title, f"{source} {found['numbers'] or ''}") for title, source in _splits(found["rest"]))
    else:
        return []
    authors = _authors(found["authors"])
    return [_item(authors, found["year"], title, source) for title, source in splits if len(title.split()) > 1]


def _author_date_splits(rest: str) -> Iterator[tuple[str, str]]:
    for pattern in _QUOTED:
        if found := pattern.match(rest):
            yield found["title"].strip(" ,."), found["source"]
            break
    yield from _splits(rest)


def _splits(rest: str) -> Iterator[tuple[str, str]]:
    """Yield a title and what follows it, at the first end of a sentence and at the second, which may end a subtitle."""
    for end in list(_SENTENCE_END.finditer(rest))[:2]:
        yield rest[: end.start() + 1].rstrip("."), rest[end.end() :]


def _authors(text: str) -> tuple[Name, ...]:
    """Return the first author, if that is a person: others may be cut off, and services name organisations in other ways."""
    found = _FAMILY_FIRST.match(text.strip())
    return (Person(found["family"].strip(), found["given"].strip()),) if found else ()


def _item(authors: tuple[Name, ...], year: str, title: str, source: str) -> Item:
    numbers = _NUMBERS.search(source)
    journal = source[: numbers.start()] if numbers else ""
    journal = re.sub(r"\s*\[(?:internet|online)\]", "", journal, flags=re.IGNORECASE).strip(" ,.;:_")
    is_article = numbers is not None and bool(journal)
    return Item(
        id="",
        type=ItemType.ARTICLE if is_article else ItemType.DOCUMENT,
        title=title.strip(" _"),
        authors=authors,
        issued=Edtf.parse(year),
        container=journal if is_article else None,
        volume=numbers["volume"] if is_article and numbers else None,
        issue=numbers["issue"] if is_article and numbers else None,
        pages=Pages(numbers["first"], numbers["last"]) if is_article and numbers and numbers["first"] else None,
    )
