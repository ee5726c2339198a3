"""Items made fit to print before a style sees them: text from a file is data, and some of it is nothing that could be printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.name import Name, Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.styles.quotes import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pswbrief.core.item import Item


def tidy(item: Item) -> Item:
    """`item` with every value on one line and printable; a value of which nothing is left is absent."""
    pages = None
    if item.pages and (first := cleaned(item.pages.first)):
        pages = Pages(first, cleaned(item.pages.last) or None)
    return replace(
        item,
        title=cleaned(item.title) or None,
        authors=tuple(_names(item.authors)),
        editors=tuple(_names(item.editors)),
        container=cleaned(item.container) or None,
        publisher=cleaned(item.publisher) or None,
        place=cleaned(item.place) or None,
        edition=cleaned(item.edition) or None,
        genre=cleaned(item.genre) or None,
        volume=cleaned(item.volume) or None,
        issue=cleaned(item.issue) or None,
        article_number=cleaned(item.article_number) or None,
        pages=pages,
        doi=cleaned(item.doi) or None,
        pmid=cleaned(item.pmid) or None,
        pmcid=cleaned(item.pmcid) or None,
        url=cleaned(item.url) or None,
        language=cleaned(item.language) or None,
    )


def _names(names: Iterable[Name]) -> Iterator[Name]:
    for name in names:
        if isinstance(name, Organisation):
            if literal := cleaned(name.literal):
                yield Organisation(literal)
        elif family := cleaned(name.family):
            yield Person(family, cleaned(name.given))
        elif given := cleaned(name.given):
            # A name of one word, whichever field it was put in.
            yield Person(given)
