"""Finding the values that a format's own fields don't preserve, by writing items and reading them back.

Most items need no trial: they have only fields that the format is known to preserve (its `KeptFields`), and texts without characters
that are special in it. `tests/formats/test_exact.py` verifies this for any item.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.identifiers import identifiers_in
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, is_suffix
from pswbrief.formats.common.carried import differences
from pswbrief.formats.common.names import split_degrees

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.core.name import Name
    from pswbrief.formats.common.result import ParseResult

# A record in the form that a writer has before it assembles the file.
Record = TypeVar("Record")
# Names whose commas, particles and words no reader can misinterpret.
_FAMILY = re.compile(r"(?:(?:[vV]an|[vV]on|[dD]e|der|den|del|da|di) ){0,2}[^\W\d_]++(?:[-’'][^\W\d_]++)*+")
_GIVEN = re.compile(r"(?:[^\W\d_]++\.?+[ -]?+)++(?<![ -])")
_BODY = re.compile(r"[^\W\d_]{3,} [^\W\d_]{3,}(?: [^\W\d_]+)*")
_DATE = re.compile(r"[12]\d{3}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?", re.ASCII)
# Values that no reader would complete, cut, encode or misinterpret.
_SHAPES = {
    # Without a "p", which is read as a label, and without a range of one page, which is read as that page.
    "pages": re.compile(r"([A-OQ-Za-oq-z]?\d+)(?:-(?!\1$)[A-OQ-Za-oq-z]?\d+)?", re.ASCII),
    "volume": re.compile(r"\d+[A-Z]?", re.ASCII),
    "issue": re.compile(r"\d+(?:-\d+)?|[Ss]uppl\.? ?\d*", re.ASCII),
    "url": re.compile(r"https?://[\w.~/?=&%#:+,@-]*[\w/]", re.ASCII),
    "doi": re.compile(r"10\.\d{4,9}/[\w.()/:-]+", re.ASCII),
    "isbn": re.compile(r"97[89]\d{10}", re.ASCII),
    "issn": re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII),
    "language": re.compile("[a-z]{2}(?:-[A-Z]{2})?"),
    "article_number": re.compile(r"[A-Za-z]?\d+", re.ASCII),
}
# In the field for their issue, formats hold another number of other types.
_WITH_ISSUES = frozenset({ItemType.ARTICLE, ItemType.PAPER})
_COUNTED = frozenset({ItemType.BOOK, ItemType.CLASSIC, ItemType.THESIS})
_KEYWORDS = re.compile(r"[,;*]|^\s|\s$", re.MULTILINE)
_TESTED = {*_SHAPES, *"id type authors editors issued accessed csl extra keywords abstract".split()}
_TEXTS = tuple(name for name in Item.__slots__ if name not in _TESTED)


# Identifiers in a note, characters that readers drop or read as a blank, tags, entities, and blanks that readers strip.
RISKY = re.compile(
    r"(?i:pmid|pmcid|doi)[:\s]|"
    r"[\x00-\x09\x0b-\x1f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]|<[/a-zA-Z]|&[#\w]+;|  |^ | $",
    re.MULTILINE,
)


class KeptFields(NamedTuple):
    """The values that a format preserves exactly: `types`, `fields` (attributes of Item) and CSL `variables`.

    `risky` matches texts that may not be preserved. Items with any other value are tried.
    """

    types: frozenset[ItemType]
    fields: frozenset[str] = frozenset("title container publisher place volume issue pmid pmcid note".split())
    risky: re.Pattern[str] = RISKY
    variables: frozenset[str] = frozenset({"title-short"})


def carried_lines(
    items: Sequence[Item],
    records: Sequence[Record],
    kept: KeptFields,
    whole: Callable[[Sequence[Record]], str],
    loads: Callable[[str], ParseResult],
) -> list[dict[str, str]]:
    """Return, for each item, the lines to carry (see `carried`) so that `loads` gives back all of it.

    `records` are the items in the format's own fields, without carried lines; `whole` makes a file from records.
    """
    found: list[dict[str, str]] = [{} for _ in items]
    doubtful = [place for place, item in enumerate(items) if not _is_kept(item, kept)]
    tried = [records[place] for place in doubtful]
    back: Sequence[Item | None] = loads(whole(tried)).items if tried else ()
    if len(back) != len(tried):
        # An item without any value for the format gives no record; the line of its id tells which it was.
        back = [next(iter(loads(whole([record])).items), None) for record in tried]
    for place, read in zip(doubtful, back, strict=True):
        found[place] = differences(items[place], read)
    return found


def _is_kept(item: Item, kept: KeptFields) -> bool:
    if not item.title or item.type not in kept.types or item.extra or not item.csl.keys() <= kept.variables:
        return False
    texts = [str(value) for value in item.csl.values() if isinstance(value, str)]
    for name in _TEXTS:
        if (value := getattr(item, name)) is not None:
            if name not in kept.fields:
                return False
            texts.append(value)
    texts += item.keywords
    joined = "\n".join(texts)
    return (
        all(
            value is None or shape.fullmatch(str(value)) is not None
            for value, shape in ((getattr(item, name), shape) for name, shape in _SHAPES.items())
        )
        and not (item.url and identifiers_in(item.url))
        and (item.issue is None or item.type in _WITH_ISSUES)
        # A single page that is written as a range is read as one, and one of a book as how many there are.
        and (item.pages is None or (item.type not in _COUNTED and item.pages.last != item.pages.first))
        and (item.article_number is None or (item.type is ItemType.ARTICLE and item.pages is None))
        and all(map(_is_simple_name, (*item.authors, *item.editors)))
        and all(
            map(_is_simple_name, (name for value in item.csl.values() if isinstance(value, tuple) for name in value))
        )
        and all(date is None or _is_simple_date(date) for date in (item.issued, item.accessed))
        and all(_is_simple_date(value) for value in item.csl.values() if isinstance(value, Edtf))
        and joined.count("\n") == max(len(texts) - 1, 0)
        and kept.risky.search(joined) is None
        and _KEYWORDS.search("\n".join(item.keywords)) is None
        and kept.risky.search(" ".join((item.abstract or "").split())) is None
    )


# A collection repeats names and dates.
@lru_cache(maxsize=8192)
def _is_simple_name(name: Name) -> bool:
    if isinstance(name, Organisation):
        return _BODY.fullmatch(name.literal) is not None
    if name.suffix or name.dropping_particle or name.non_dropping_particle:
        return False
    return (
        _FAMILY.fullmatch(name.family) is not None
        and _GIVEN.fullmatch(name.given) is not None
        and not any(map(is_suffix, name.given.split()))
        and not split_degrees(name.given)[1]
    )


@lru_cache(maxsize=4096)
def _is_simple_date(date: Edtf) -> bool:
    return _DATE.fullmatch(str(date)) is not None
