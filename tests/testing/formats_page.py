"""The tables of docs/formats.md, made by writing each field and type in each format and reading it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.fields import item_fields
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages
from pswbrief.core.variables import VARIABLES, VariableKind
from pswbrief.formats.format_names import FormatName, WrittenFormat
from pswbrief.formats.registry import dumps, loads

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where each format keeps what its own fields can't hold.
CARRIERS = {
    WrittenFormat.BIBTEX: "`csl-…`",
    WrittenFormat.BIBLATEX: "`csl-…`",
    WrittenFormat.RIS: "`U5`",
    WrittenFormat.CSL_JSON: "`custom`",
    WrittenFormat.CSL_YAML: "`custom`",
    WrittenFormat.ENDNOTE_XML: "`custom8`",
    WrittenFormat.ENW: "`%4`",
    WrittenFormat.NBIB: "`GN`",
    WrittenFormat.CSV: "`csl`",
}
# Types that between them use every shape of record that a format has.
TYPES = (
    ItemType.ARTICLE,
    ItemType.BOOK,
    ItemType.CHAPTER,
    ItemType.REPORT,
    ItemType.THESIS,
    ItemType.WEBPAGE,
    ItemType.PAPER,
)
_SAMPLES: dict[str, Any] = {
    "pages": Pages("12", "18"),
    "doi": "10.1000/x",
    "pmid": "12345678",
    "pmcid": "PMC123456",
    "isbn": "9780123456786",
    "issn": "1234-5678",
    "url": "https://example.org/a",
    "keywords": ("one word", "another"),
    "authors": (Person("Ash", "Ada"),),
    "editors": (Person("Birch", "Ben"),),
    "issued": Edtf.parse("2018-05"),
    "accessed": Edtf.parse("2020-01-31"),
    "language": "fr",
    "volume": "12",
    "issue": "3",
    "edition": "2",
    "article_number": "e27",
}
_VARIABLE_SAMPLES: dict[VariableKind, Any] = {
    VariableKind.NAMES: (Person("Cedar", "Cy"),),
    VariableKind.DATE: Edtf.parse("2017-04"),
    VariableKind.NUMBER: "4",
}
_OWN = {field.csl: field.item or field.name for field in item_fields()}


def item_with(variable: str, kind: ItemType) -> Item:
    """Return an item of a type that has a title and one variable."""
    if (name := _OWN.get(variable)) is not None:
        value = _SAMPLES.get(name, f"The {variable}")
        return Item(id="a", type=kind, **({"title": "A title"} | {name: value}))
    value = _VARIABLE_SAMPLES.get(VARIABLES[variable], f"The {variable}")
    # A short title is one of something.
    container = "A container with a title that is longer" if variable == "container-title-short" else None
    return Item(id="a", type=kind, title="A title", container=container, csl={variable: value})


def is_native(form: WrittenFormat, item: Item, variable: str) -> bool:
    """Return whether a format holds a variable (or `type`) of an item in a field of its own; the item has to come back whole."""
    text = dumps(FormatName(form), [item])
    assert loads(FormatName(form), text).items == (item,), (form, item)
    if form is WrittenFormat.CSV:
        return f'""{variable}"": ' not in text
    return re.search(rf"csl\.{variable}:|csl-{variable.lower()} = ", text) is None


def _cell(form: WrittenFormat, variable: str) -> str:
    native = [is_native(form, item_with(variable, kind), variable) for kind in TYPES]
    if all(native):
        return "kept"
    return f"kept or {CARRIERS[form]}" if any(native) else CARRIERS[form]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def fields_table() -> str:
    """Return the table of fields and formats."""
    rows = (
        (f"`{variable}`", *(_cell(form, variable) for form in WrittenFormat))
        for variable in sorted(VARIABLES, key=str.lower)
    )
    return _table(("CSL variable", *WrittenFormat), rows)


def types_table() -> str:
    """Return the table of types and formats: kept by the format's own types, or carried with the nearest of them."""
    rows = (
        (
            f"`{kind}`",
            *(
                "kept" if is_native(form, Item(id="a", type=kind, title="A title"), "type") else CARRIERS[form]
                for form in WrittenFormat
            ),
        )
        for kind in sorted(ItemType)
    )
    return _table(("CSL type", *WrittenFormat), rows)
