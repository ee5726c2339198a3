"""Reporting values of items that no field of a format can hold: counted by field, or with the records named."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from pswbrief.errors import some_of
from pswbrief.formats.format_names import FormatName

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from pswbrief.core.enums import ItemType
    from pswbrief.core.item import Item

_MOST_IDS = 10
# The fields of a .bib file that styles may print as notes, in the order in which an item's note holds their texts; so none is lost.
PRINTED_NOTES = ("note", "addendum", "annotation", "howpublished")
_IN_NOTE = {f"{FormatName.BIBTEX}:{name}" for name in PRINTED_NOTES}


@dataclass(slots=True)
class LostFields:
    """The ids of items that lose values, by field (`fields`), and of those whose type changes, by new type (`types`)."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, list[str]] = field(default_factory=dict)

    def sentences(self, form: str, carrier: str, *, verbose: bool = False) -> list[str]:
        """Return a sentence on the fields and one on the types; with `verbose`, a sentence for each with the records.

        `carrier`: the field in which pswbrief keeps the values (`common.carried`); other programs don't read it.
        """
        found = []
        for ids_by_name, says in ((self.fields, f"{form} has no place for"), (self.types, f"{form} has no type for")):
            if verbose:
                found += [f"{says} {name}: {some_of(ids, _MOST_IDS)}." for name, ids in ids_by_name.items()]
            elif ids_by_name:
                counts = ", ".join(f"{name} ({len(ids)})" for name, ids in ids_by_name.items())
                found.append(f"{says} {counts}; kept in {carrier}, which other programs don't read.")
        return found


def lost_fields(
    items: Sequence[Item],
    form: str,
    variables: Collection[str],
    nearest_type: Callable[[Item], str | None] = lambda _item: None,
    for_types: Mapping[ItemType, Collection[str]] = MappingProxyType({}),
) -> LostFields:
    """Find the values of items that a format loses.

    `variables` are the variables of CSL beyond an item's own fields that it holds, `for_types` those that it holds of some types;
    `form` is the name of its own fields in `extra`.
    `nearest_type` returns the type that an item is written as, if it reads back as another; else None.
    """
    lost = LostFields()
    for item in items:
        for name in item.csl:
            if name not in variables and name not in for_types.get(item.type, ()):
                lost.fields.setdefault(name, []).append(item.id)
        for other, values in item.extra.items():
            if other != form:
                for name in (f"{other}:{name}" for name in values):
                    if name not in _IN_NOTE or not item.note:
                        lost.fields.setdefault(name, []).append(item.id)
        if (nearest := nearest_type(item)) is not None:
            lost.types.setdefault(f"{item.type} (written as {nearest})", []).append(item.id)
    return lost
