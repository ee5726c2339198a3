"""Whatever an item holds comes back from every format that can be written."""

from __future__ import annotations

import random
import string
from dataclasses import replace
from itertools import cycle, product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pswbrief.core import fields
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person, is_others
from pswbrief.core.pages import Pages
from pswbrief.core.variables import VARIABLES, VariableKind
from pswbrief.formats.format_names import FormatName, WrittenFormat
from pswbrief.formats.registry import dumps, loads
from testing.exchange_items import PLAIN as PLAIN_TEXT
from testing.exchange_items import SOME, item_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

DATES = st.sampled_from(
    [
        "2018",
        "2019-12-05",
        "2018-21",
        "1850~",
        "1850?",
        "0850",
        "-0099",
        "Y17000",
        "1998/..",
        "2012-04/2013-06",
        "2001~/2003?",
    ]
).map(Edtf.parse)
# A noncharacter or a no-break space alone is no text, and XML can't hold it.
PLAIN = PLAIN_TEXT.filter(str.strip)
PEOPLE = st.builds(
    Person, PLAIN, PLAIN | st.just(""), st.sampled_from(["", "Jr.", "III"]), st.sampled_from(["", "von"])
)
PARTICLES = st.sampled_from(
    [
        Person("Vries", "Andrie", non_dropping_particle="de"),
        Person("Humboldt", "Alexander", dropping_particle="von"),
        Person("UN DESA"),
        Person("Cullis", "J. L.", suffix="A. G.; Hutchison"),
        Organisation("East India Company, the Board, Control"),
    ]
)
# "ET AL" is no body's name, but another spelling of the end of a list.
NAMED_BODIES = st.builds(Organisation, PLAIN.filter(lambda literal: not is_others(literal)))
NAMES: st.SearchStrategy[Any] = st.one_of(PEOPLE, PARTICLES, NAMED_BODIES)
OTHERS = [name for name in VARIABLES if fields.field_of_variable(name) is None]


@st.composite
def whole_items(draw: st.DrawFn) -> tuple[Item, ...]:
    """Items with any type, any variable of CSL, and fields of several formats."""
    found = []
    for item in draw(item_lists(NAMES, PLAIN)):
        csl: dict[str, Any] = {}
        for variable in draw(st.lists(st.sampled_from(OTHERS), max_size=4)):
            kind = VARIABLES[variable]
            if kind is VariableKind.NAMES:
                csl[variable] = tuple(draw(st.lists(NAMES, min_size=1, max_size=2)))
            else:
                csl[variable] = draw(DATES if kind is VariableKind.DATE else PLAIN)
        extra = {
            form: {draw(st.sampled_from(["U1", "file", "a/b", "Ünï: x"])): draw(PLAIN)}
            for form in draw(st.lists(st.sampled_from(["ris", "bibtex", "csv", "jabref"]), max_size=2))
        }
        found.append(replace(item, csl=csl, extra=extra, issued=draw(DATES), accessed=draw(st.none() | DATES)))
    return tuple(found)


SHOWN = Item(
    id="a",
    type=ItemType.BROADCAST,
    title="One instead of two <i>in</i> 50 % $x^2$ {",
    csl={
        "director": (Person("Brock", "David C."),),
        "medium": "film instead of tape",
        "event-date": Edtf.parse("1850?"),
    },
    extra={"ris": {"U1": ("x", "y")}, "bibtex": {"file": "a\\b:c"}},
)


@pytest.mark.parametrize("form", WrittenFormat)
@SOME
@example((SHOWN,))
@given(whole_items())
def test_every_field_of_any_item_comes_back(form, items):
    name = FormatName(form)
    loaded = loads(name, dumps(name, items))
    assert loaded.items == items
    assert loaded.problems == ()


_VALUES: dict[VariableKind, Any] = {
    VariableKind.NAMES: (Person("Ash", "Ada"),),
    VariableKind.DATE: Edtf.parse("2018-05"),
}
EVERY = {name: _VALUES.get(VARIABLES[name], f"The {name}") for name in OTHERS}


def _comes_back(form, items):
    assert loads(FormatName(form), dumps(FormatName(form), items)).items == tuple(items)


# What means one thing of one type and another of the next, or what a reader takes for something else.
TELLING: list[dict[str, Any]] = [
    {"volume": "3", "issue": "4"},
    {"issue": "WP-12", "article_number": "12"},
    {"pages": Pages("12")},
    {"pages": Pages("1", "1")},
    {"pages": Pages("p12", "p14")},
    {"volume": "12(3)"},
    {"volume": "Vol. 12", "issue": "no. 4"},
    {"edition": "2", "csl": {"version": "3"}},
    {"pages": Pages("12", "20"), "csl": {"section": "12"}},
    {"csl": {"number-of-pages": "320", "collection-number": "12", "chapter-number": "3"}},
    {"note": "PMID: 123"},
    {"note": "Accessed 6 May 2019 at https://example.org/a"},
    {"url": "https://pubmed.ncbi.nlm.nih.gov/123/"},
    {"authors": (Person("Ash", "Ada PhD"), Person("Ash III", "A"), Organisation("[Anonymous]"))},
]


# CSL's own formats carry nothing; an identifier in an address or a note of theirs is read for what it is.
_CSL = {WrittenFormat.CSL_JSON, WrittenFormat.CSL_YAML}


@pytest.mark.parametrize("form", WrittenFormat)
@pytest.mark.parametrize("fields", TELLING, ids=str)
def test_what_another_type_would_have_elsewhere_comes_back(form, fields):
    if form not in _CSL or fields.keys().isdisjoint({"note", "url"}):
        _comes_back(form, [Item(id=str(kind), type=kind, title="A title", **fields) for kind in ItemType])


@pytest.mark.parametrize("form", WrittenFormat)
def test_every_variable_and_every_type_come_back(form):
    items = [Item(id=f"{kind}-all", type=kind, title="A title", csl=EVERY) for kind in ItemType]
    items += [Item(id=f"{kind}-none", type=kind) for kind in ItemType]
    items += [
        Item(id=f"{kind}-{name}", type=kind, csl={name: value})
        for kind, (name, value) in zip(cycle(ItemType), EVERY.items(), strict=False)
    ]
    _comes_back(form, items)


@pytest.mark.slow
@pytest.mark.parametrize("form", WrittenFormat)
def test_every_variable_of_every_type_comes_back(form):
    _comes_back(
        form,
        [Item(id=f"{kind}-{name}", type=kind, csl={name: value}) for kind in ItemType for name, value in EVERY.items()],
    )


# Values that come back of themselves, so that no trial is made of items that hold nothing else.
SIMPLE: dict[str, Any] = {
    "authors": (Person("Ash", "Ada"), Organisation("Bridge Trust North")),
    "editors": (Person("van den Elm", "B. C."),),
    "container": "A whole",
    "publisher": "A house",
    "place": "Leeds",
    "edition": "2",
    "genre": "Some kind",
    "volume": "12",
    "issue": "3",
    "article_number": "e12",
    "pages": Pages("5", "9"),
    "issued": Edtf.parse("2018-05"),
    "accessed": Edtf.parse("2020-01-02"),
    "doi": "10.1234/ab",
    "pmid": "123",
    "pmcid": "PMC12",
    "isbn": "9780123456786",
    "issn": "1234-5678",
    "url": "https://example.org/x",
    "abstract": "Some text.",
    "keywords": ("one", "two"),
    "note": "A remark",
    "language": "en",
}
SIMPLE_VARIABLES: dict[str, Any] = {
    "title-short": "Short",
    "container-title-short": "Whole",
    "collection-title": "A series",
    "collection-number": "4",
    "number-of-pages": "200",
    "event-title": "A meeting",
    "event-place": "York",
    "translator": (Person("Oak", "Cy"),),
    "section": "News",
    "source": "Library",
    "call-number": "QZ 1",
    "version": "2.0",
}


def simple_item(key: str, kind: ItemType, names: Iterable[str]) -> Item:
    names = set(names)
    values = {name: value for name, value in SIMPLE.items() if name in names}
    csl = {name: value for name, value in SIMPLE_VARIABLES.items() if name in names}
    return Item(id=key, type=kind, title="A title", csl=csl, **values)


# Types that every format has and has not; all others are tried in the slow lane.
SOME_TYPES = (ItemType.ARTICLE, ItemType.BOOK, ItemType.MOTION_PICTURE)
OTHER_TYPES = tuple(kind for kind in ItemType if kind not in SOME_TYPES)


@pytest.mark.parametrize(
    "kinds", [SOME_TYPES, pytest.param(OTHER_TYPES, marks=pytest.mark.slow)], ids=["some", "others"]
)
@pytest.mark.parametrize("form", WrittenFormat)
def test_simple_fields_come_back_together_in_any_type(form, kinds):
    every = [*SIMPLE, *SIMPLE_VARIABLES]
    draw = random.Random(1)  # noqa: S311 - for values, not secrets
    chosen = [[name] for name in every] + [draw.sample(every, draw.randint(2, len(every))) for _ in range(30)]
    items = [simple_item(f"{kind}-{at}", kind, names) for kind in kinds for at, names in enumerate(chosen)]
    _comes_back(form, items)


@pytest.mark.parametrize("form", WrittenFormat)
@pytest.mark.parametrize("pages", ["1-1", "1-10", "e1-e1", "S1", "12-3", "1-1a"])
def test_pages_come_back_as_they_were(form, pages):
    _comes_back(form, [Item(id=kind, type=kind, title="A title", pages=Pages.parse(pages)) for kind in ItemType])


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow if at else ()) for at, kind in enumerate(SOME_TYPES)]
)
@pytest.mark.parametrize("form", WrittenFormat)
def test_no_character_in_a_text_is_taken_for_something_else(form, kind):
    texts = ("title", "container", "publisher", "place", "edition", "volume", "issue", "note", "abstract", "genre")
    shapes = ("a{}b", "{}a b", "a b{}", "a {} b", "{0}a{0}")
    odd = [
        *string.punctuation,
        "--",
        "``",
        "''",
        "\\n",
        "—",
        "“",
        "’",
        "\u00a0",
        "10.1234/a",
        "http://a.org",
        "and",
        "2012",
    ]
    items = [
        Item(id=f"{kind}-{name}-{at}", type=kind, **{"title": "T", name: shape.format(mark)})
        for name in texts
        for at, (mark, shape) in enumerate(product(odd, shapes))
    ]
    _comes_back(form, items)
