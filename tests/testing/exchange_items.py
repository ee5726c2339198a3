"""The items that the tests of formats share: the 136 of the shipped catalogue, and any that Hypothesis can think of."""

from __future__ import annotations

import os
import string
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from pswbrief.core.catalogue import Catalogue
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person, is_others
from pswbrief.core.pages import Pages
from pswbrief.formats.common.cleaning import clean
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CATALOGUE_FILE = Path(__file__).parents[2] / "data" / "brief.toml"
CATALOGUE = Catalogue.model_validate(tomllib.loads(CATALOGUE_FILE.read_text(encoding="utf-8")))
ITEMS = tuple(reference.item() for reference in CATALOGUE.references)
# What a format that holds plain text can give back.
PLAIN_ITEMS = tuple(replace(item, abstract=plain(item.abstract) if item.abstract else None) for item in ITEMS)
NOTICE = CATALOGUE.brief.acknowledgement or ""

# How often each reader is fed something broken; nightly it is far more.
FUZZ = int(os.environ.get("PSWBRIEF_FUZZ", "150"))
_QUIET = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
MANY = settings(max_examples=FUZZ, **_QUIET)
SOME = settings(max_examples=max(FUZZ // 5, 1), **_QUIET)

HOSTILE = (
    "=cmd|'/C calc'!A0",
    "'=1+1",
    "+1",
    "-- -",
    "@SUM(A1)",
    " \u00a0=1",
    "<script>alert(1)</script>",
    "]]>",
    "<!--",
    "-->",
    "&amp; &lt; &#0;",
    '"; \\',
    "a;b,c",
    "\\; \\, \\\\",
    "# h",
    "- [x](javascript:alert(1))",
    "*_`~^$|",
    "\x1b[31m",
    "\ufffe\uffff",
    "\u202eabc",
    "\ud800",
    "{{x}}",
    "Ünï🎓",
    "1. x",
    "%&#;",
)
TEXT = st.one_of(
    st.text(max_size=20), st.sampled_from(HOSTILE), st.text(string.ascii_letters + ",;'\" &<", max_size=12)
)
PLAIN = TEXT.map(clean).filter(bool)
_YEAR = st.integers(1000, 2999)
_POINT = st.one_of(
    _YEAR.map(str),
    st.tuples(_YEAR, st.sampled_from([*range(1, 13), 21, 22, 23, 24])).map(lambda point: f"{point[0]}-{point[1]:02d}"),
    st.dates().filter(lambda day: day.year >= 1000).map(str),
)


def _interval(points: tuple[str, str]) -> Edtf:
    try:
        return Edtf.parse("/".join(points))
    except ValueError:
        return Edtf.parse(points[1])


DATES = st.one_of(_POINT.map(Edtf.parse), st.tuples(_POINT, _POINT).map(_interval))
KEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
_PAGES = (Pages("1"), Pages("S267", "S274"), Pages("e12"), Pages("211", "6"))
_IDENTIFIERS = {
    "doi": ("10.1000/x", "10.1002/(sici)1099-0(199)", "10.1234/a.b-c_d;(e)/f"),
    "pmid": ("1", "12345678"),
    "pmcid": ("PMC1", "PMC123456789"),
    "isbn": ("9780123456786", "0-19-852663-6"),
    "issn": ("0020-7640", "1234-567X"),
    "url": ("http://a.uk", "https://www.nhs.uk/a?b=c&d=%27e;f='g'#h"),
}
_TEXTS = (
    "container",
    "publisher",
    "place",
    "edition",
    "genre",
    "volume",
    "issue",
    "article_number",
    "abstract",
    "note",
    "language",
)


def names(text: st.SearchStrategy[str] = PLAIN) -> st.SearchStrategy:
    # "ET AL" is no body's name, but another spelling of the end of a list.
    bodies = text.filter(lambda literal: not is_others(literal))
    return st.builds(Person, text, text | st.just("")) | st.builds(Organisation, bodies)


NAMES = names()


@st.composite
def item_lists(
    draw: st.DrawFn,
    name: st.SearchStrategy = NAMES,
    text: st.SearchStrategy[str] = PLAIN,
    types: Sequence[ItemType] = tuple(ItemType),
) -> tuple[Item, ...]:
    """Lists of items with keys unlike one another, whose texts are `text`, whose names are `name` and whose types are of `types`."""
    keys = draw(st.lists(KEYS, max_size=2, unique=True))
    return tuple(_item(draw, key, name, text, types) for key in keys)


def _item(
    draw: st.DrawFn, key: str, name: st.SearchStrategy, text: st.SearchStrategy[str], types: Sequence[ItemType]
) -> Item:
    # One number says which fields there are, and few texts fill them: much faster than a choice for each.
    chosen = draw(st.integers(0, 2 ** (len(_TEXTS) + len(_IDENTIFIERS)) - 1))
    texts = draw(st.lists(text, min_size=1, max_size=4))
    fields: dict[str, Any] = {
        field: texts[place % len(texts)] for place, field in enumerate(_TEXTS) if chosen >> place & 1
    }
    for place, (field, values) in enumerate(_IDENTIFIERS.items(), len(_TEXTS)):
        if chosen >> place & 1:
            fields[field] = values[chosen % len(values)]
    return Item(
        id=key,
        type=draw(st.sampled_from(types)),
        title=texts[0],
        authors=tuple(draw(st.lists(name, max_size=2))),
        editors=tuple(draw(st.lists(name, max_size=1))),
        pages=draw(st.none() | st.sampled_from(_PAGES)),
        issued=draw(st.none() | DATES),
        accessed=draw(st.none() | DATES),
        keywords=tuple(dict.fromkeys(texts[: chosen % 4])),
        **fields,
    )


@st.composite
def broken(draw: st.DrawFn, whole: str) -> str:
    """`whole` after a few accidents: parts cut out, doubled, or written over with something that hurts."""
    text = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 200)))
        new = draw(
            st.sampled_from(
                ["", text[start:end] * 2, *HOSTILE, *'"<>{}[],;:&\r\n\t\x00', "</record>", "<record>", '"id":']
            )
        )
        text = text[:start] + new + text[end:]
    return text


def only_format_errors(loads: Callable[[str], object], text: str) -> None:
    """Read `text`; whatever it is, only the format's own error may be raised."""
    try:
        loaded = loads(text)
    except FormatError:
        return
    assert isinstance(loaded, ParseResult)
    assert all(problem.line >= 1 and problem.reason for problem in loaded.problems)
    assert len({item.id for item in loaded.items}) == len(loaded.items)
