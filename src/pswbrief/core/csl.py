"""Convert CSL variables without an attribute, and fields beyond CSL, between values and plain data for TOML and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.name import PARTS, Name, Organisation, name_from_record, name_to_record
from pswbrief.core.variables import VARIABLES, VariableKind, variable_named

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a variable holds: text, a date, or names.
CslValue = str | Edtf | tuple[Name, ...]
# What a field beyond CSL holds: a text, or several texts.
ExtraValue = str | tuple[str, ...]

_ORDER = {name: rank for rank, name in enumerate(VARIABLES)}
_NAME_PARTS = {"family", "given", "literal", *PARTS}


def csl_from_record(table: Mapping[str, Any]) -> dict[str, CslValue]:
    """Return the values of a table that `csl_to_record` wrote, without checking them."""
    return {
        name: tuple([name_from_record(record) for record in value])
        if isinstance(value, list)
        else Edtf.parse(value)
        if VARIABLES[name] is VariableKind.DATE
        else value
        for name, value in table.items()
    }


def csl_to_record(values: Mapping[str, CslValue]) -> dict[str, Any]:
    """Return variables as plain data, in the order of the specification: names as records, dates as EDTF, text as it is."""
    return {
        name: [name_to_record(each) for each in value] if isinstance(value, tuple) else str(value)
        for name, value in sorted(values.items(), key=lambda entry: _ORDER[entry[0]])
    }


def extra_from_record(table: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, ExtraValue]]:
    """Return the values of a table that `extra_to_record` wrote."""
    return {
        form: {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
        for form, fields in table.items()
    }


def extra_to_record(values: Mapping[str, Mapping[str, ExtraValue]]) -> dict[str, dict[str, Any]]:
    """Return fields beyond CSL as plain data: text, or a list of texts."""
    return {
        form: {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
        for form, fields in values.items()
        if fields
    }


def check_csl(table: object, owned: Mapping[str, str]) -> dict[str, CslValue]:
    """Return the variables in a table as a person wrote it. ValueError, with a sentence, for a name that CSL doesn't have.

    `owned` are the variables that are fields of their own, and the names of these. Names are records, dates EDTF; a number may be
    written without quotes.
    """
    if not isinstance(table, Mapping):
        raise ValueError("should be a table")  # noqa: TRY004 - pydantic reports ValueErrors only
    found: dict[str, CslValue] = {}
    for name, value in table.items():
        kind = VARIABLES.get(name)
        if kind is None:
            meant = variable_named(str(name))
            raise ValueError(f"{name!r} is not a variable of CSL" + (f"; did you mean {meant!r}?" if meant else ""))
        if name in owned:
            raise ValueError(f"{name!r} has a field of its own, {owned[name]!r}")
        try:
            found[name] = check_variable(name, value)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    return found


def check_variable(name: str, value: object) -> CslValue:
    """Return the value of a variable from plain data; ValueError, with a sentence, if the variable can't hold it."""
    kind = VARIABLES[name]
    if kind is VariableKind.NAMES:
        if not isinstance(value, list | tuple) or not value:
            raise ValueError("should be a list of names")
        return tuple(each if isinstance(each, Name) else check_name(each) for each in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if kind is VariableKind.DATE and isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise ValueError("should be text between quotes")  # noqa: TRY004 - pydantic reports ValueErrors only
    if not value.strip():
        raise ValueError("is empty; leave the field out instead")
    return Edtf.parse(value) if kind is VariableKind.DATE else value


def check_name(record: object) -> Name:
    """Return the name that a record or a table describes. ValueError, with a sentence, if it describes none."""
    if not isinstance(record, Mapping) or not all(isinstance(text, str) for text in record.values()):
        raise ValueError("a name is a table of texts: family and given, or literal")
    if unknown := [part for part in record if part not in _NAME_PARTS]:
        raise ValueError(f"a name has no {unknown[0]!r}")
    family, literal = (str(record.get(part, "")).strip() for part in ("family", "literal"))
    if bool(family) == bool(literal) or (literal and len(record) > 1):
        raise ValueError("a name has either family (and given), or literal")
    return Organisation(literal) if literal else name_from_record(record)


def check_extra(table: object) -> dict[str, dict[str, ExtraValue]]:
    """Return fields beyond CSL, by format, from a table as a person wrote it. ValueError if it is not made of texts."""
    if not isinstance(table, Mapping):
        raise ValueError("should be a table")  # noqa: TRY004 - pydantic reports ValueErrors only
    found: dict[str, dict[str, ExtraValue]] = {}
    for form, fields in table.items():
        if not isinstance(fields, Mapping):
            raise ValueError(f"{form}: should be a table of the fields of that format")  # noqa: TRY004 - the same
        found[str(form)] = {str(name): _extra_value(f"{form}.{name}", value) for name, value in fields.items()}
    return found


def _extra_value(where: str, value: object) -> ExtraValue:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and _all_texts(value):
        return tuple(value)
    raise ValueError(f"{where}: should be text, or a list of texts")


def _all_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)
