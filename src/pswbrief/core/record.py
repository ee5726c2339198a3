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
    from pswbrief.core.fields import Field
    from pswbrief.core.reference import Reference

Record = dict[str, Any]

_IN_ORDER = sorted(fields.FIELDS, key=lambda field: field.record)


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
    record: Record = {}
    for field in _IN_ORDER:
        if field.record:
            record[field.name] = (
                worked_out[field.name] if field.name in worked_out else _value(reference, field, variables)
            )
        elif field.csl and (value := _value(reference, field, variables)):
            variables[field.csl] = value
    return record


def _value(reference: Reference, field: Field, variables: Record) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the JSON value of a field; one without an attribute of the reference is read from its CSL variables."""
    value = getattr(reference, field.name, None)
    if value is None:
        return variables.pop(field.csl, None)
    if field.kind is FieldKind.NAMES:
        return [name_to_record(author.name()) for author in value]
    return list(value) if field.kind is FieldKind.WORDS else str(value)
