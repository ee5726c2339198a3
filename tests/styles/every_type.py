"""Made-up works of all types of CSL, each in three forms, with variables that go round: what the styles are compared on with pandoc.

Besides, a work for each variable of each type, as CSL-JSON.

Every variable of the table stands in works of many types, among them types that have no use for it, where it must not be printed.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages
from pswbrief.core.variables import VARIABLES, VariableKind

_QUILL, _OKORO, _MARSH = Person("Quill", "Ada B."), Person("Okoro", "Jo"), Person("Marsh", "Kim")
# Fields of an item, and variables of CSL, in the order in which they are dealt out.
_FIELDS = (
    ("container", "Ward papers"),
    ("publisher", "Leith Press"),
    ("url", "https://example.org/a"),
    ("volume", "3"),
    ("pages", Pages("4", "19")),
    ("article_number", "14"),
    ("genre", "Ward paper"),
    ("place", "Leith"),
    ("doi", "10.1000/182"),
    ("edition", "Revised"),
    ("issue", "2"),
    ("accessed", Edtf.parse("2024-03-12")),
)
_VARIABLES = (
    ("medium", "DVD"),
    ("collection-title", "Ward series"),
    ("translator", (_OKORO,)),
    ("event-title", "Ward Days"),
    ("authority", "High Court"),
    ("section", "12"),
    ("archive", "Ward Archive"),
    ("version", "2.1"),
    ("number-of-volumes", "4"),
    ("original-date", Edtf.parse("1950")),
    ("director", (_OKORO, _MARSH)),
    ("part-number", "2"),
    ("chapter-number", "7"),
    ("status", "in press"),
    ("recipient", (_OKORO,)),
    ("number-of-pages", "321"),
    ("reviewed-title", "A book"),
    ("container-author", (_MARSH,)),
    ("event-place", "Perth"),
    ("interviewer", (_MARSH,)),
    ("supplement-number", "1"),
    ("collection-editor", (_MARSH,)),
    ("references", "Rev."),
    ("scale", "1:50000"),
    ("volume-title", "Third book"),
    ("archive_location", "Box 4"),
    ("part-title", "Days"),
    ("host", (_OKORO,)),
    ("composer", (_MARSH,)),
)
# How many of the fields, and of the variables, each form of a type has.
_FORMS = ((2, 0), (4, 1), (5, 2))


def _works() -> list[Item]:
    fields, variables = count(), count()
    works = []
    for kind in ItemType:
        for number, (few, more) in enumerate(_FORMS):
            chosen = dict(_FIELDS[next(fields) * 5 % len(_FIELDS)] for _ in range(few))
            csl = dict(_VARIABLES[next(variables) % len(_VARIABLES)] for _ in range(more))
            works.append(
                Item(
                    id=f"{kind}-{number + 1}",
                    type=kind,
                    title="Nights on the ward",
                    # Every fifth work names nobody, so that its title leads.
                    authors=() if len(works) % 5 == 4 else (_QUILL,),
                    issued=Edtf.parse("2020-03-05"),
                    csl=csl,
                    **chosen,
                )
            )
    return works


EVERY_TYPE = _works()

# A value for each kind of variable, and for those that hold none of these.
_VALUES: dict[VariableKind, Any] = {
    VariableKind.NAMES: [{"family": "Okoro", "given": "Jo"}, {"family": "Marsh", "given": "Kim"}],
    VariableKind.DATE: {"date-parts": [[2003, 5, 6]]},
    VariableKind.NUMBER: "7",
    VariableKind.TITLE: "Some other words",
    VariableKind.TEXT: "Some text",
}
_SPECIAL = {
    "DOI": "10.1000/182",
    "URL": "https://example.org/a",
    "PMID": "1234567",
    "PMCID": "PMC1234567",
    "language": "en-GB",
}
# What every work has, and what is for readers or programs and in no list of references.
_BASE = {"title", "author", "issued", "volume", "page"}
_UNCITED = {"abstract", "annote", "citation-key", "keyword", "note", "ISBN", "ISSN"}


def records_of_every_variable(*, parts: bool) -> list[dict[str, Any]]:
    """A record for each variable of each type, by authors that no two share; with `parts`, of a work within another."""
    within = {"container-title": "Ward papers"} if parts else {}
    combinations = [(kind, name) for kind in ItemType for name in VARIABLES if name not in _BASE | _UNCITED]
    return [
        {
            "id": f"{kind}/{name}",
            "type": str(kind),
            "title": "The nights of a ward",
            "author": [{"family": f"Quill{_letters(number)}", "given": "Ada"}],
            "issued": {"date-parts": [[2011, 3, 4]]},
            "volume": "12",
            "page": "4-19",
        }
        | within
        | {name: _SPECIAL.get(name, _VALUES[VARIABLES[name]])}
        for number, (kind, name) in enumerate(combinations)
    ]


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))
