"""A reference as the JSON record of the contract: always the same keys, `None`, `[]` or `{}` where nothing is known.

Printed values stay as printed; verified ones are under `verified`, and `best` says which of the two a citation uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core import fields
from pswbrief.core.csl import csl_to_record, extra_to_record
from pswbrief.core.enums import Source
from pswbrief.core.fields import FieldKind
from pswbrief.core.name import name_to_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pswbrief.core.fields import Field
    from pswbrief.core.reference import Author, Reference

Record = dict[str, Any]


def _name_records(authors: Iterable[Author]) -> list[Record]:
    return [name_to_record(author.name()) for author in authors]


# How the values of a kind are written; those of all others are texts.
_WRITERS: dict[FieldKind, Callable[[Any], Any]] = {FieldKind.NAMES: _name_records, FieldKind.WORDS: list}


def _row(field: Field) -> tuple[str, str, Callable[[Any], Any]]:
    """Return the name of a field, its CSL variable, and how its value is written."""
    return field.name, field.csl, _WRITERS.get(field.kind, str)


# The keys of a record, in its order, and the fields that are part of its `csl`. A plain tuple each: they are read for every reference
# of a collection, and looking up attributes would take most of the time.
_KEYS = [_row(field) for field in sorted(fields.FIELDS, key=lambda field: field.record) if field.record]
_VARIABLES = [_row(field) for field in fields.FIELDS if field.csl and not field.record]


def to_record(reference: Reference, section_title: str, source: Source = Source.BRIEF) -> Record:
    """Return the record of a reference; `section_title` is its section's heading, which a reader knows better than its id.

    The keys are those of `core.fields`, in the order of the record. `csl` has the variables that are no keys of the record,
    under their names in CSL; dates are EDTF, and names have the shape that they have in `authors`.
    """
    issued, verified = reference.issued, reference.verified
    variables = csl_to_record(reference.csl)
    variables.pop("note", None)
    worked_out: Record = {
        "year": issued.year if issued else None,
        "section": section_title,
        "note": reference.note,
        "citation": reference.citation,
        "source": str(source),
        "verified": verified.model_dump(mode="json") if verified else None,
        "csl": variables,
        "extra": extra_to_record(reference.extra),
    }
    # A value that the reference has no attribute for is among its CSL variables.
    known = vars(reference)
    for name, variable, write in _VARIABLES:
        value = known.get(name)
        if value := variables.pop(variable, None) if value is None else write(value):
            variables[variable] = value
    record: Record = {}
    for name, variable, write in _KEYS:
        if name in worked_out:
            record[name] = worked_out[name]
        else:
            value = known.get(name)
            record[name] = variables.pop(variable, None) if value is None else write(value)
    return record
