"""`FIELD=VALUE`, as a person types it: the value that a catalogue's TOML has for it.

A field is one of `core.fields`, or any other CSL variable ("event-title", "csl.event-title", "translator"), which stands in the table
`csl` of a reference, or a field beyond CSL by its format ("extra.bibtex.file"). What stands in a table goes by a dotted name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pswbrief.core import fields
from pswbrief.core.aliases import canonical
from pswbrief.core.enums import ItemType
from pswbrief.core.fields import FieldKind
from pswbrief.core.identifiers import bare_doi
from pswbrief.core.name import name_to_record
from pswbrief.core.reference import Reference
from pswbrief.core.selection import ACCESS, STATUSES
from pswbrief.core.typed_names import read_names
from pswbrief.core.validation import OWNED
from pswbrief.core.variables import VARIABLES, VariableKind, variable_named
from pswbrief.errors import UnknownFieldError, UsageError
from pswbrief.store.read import wrong_fields
from pswbrief.text.normalize import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.core.name import Name

_EXTRA_PARTS = 3  # "extra", the format, the field


def settable() -> tuple[str, ...]:
    """Return all names that `set` takes, but for aliases: the fields in TOML's order, then the other variables of CSL."""
    own = fields.settable()
    return (*own, *(name for name in VARIABLES if name not in OWNED and name not in own))


def field_named(name: str) -> str:
    """Return the field that a name stands for, dotted if it stands in a table: "csl.translator".

    UnknownFieldError if there is none; UsageError for a table, which has no single value.
    """
    asked = name.strip()
    table, _, below = asked.partition(".")
    if table.lower() == "extra" and asked.count(".") >= _EXTRA_PARTS - 1:
        return f"extra.{below}"
    if table.lower() == "csl" and below:
        return _variable(below, name)
    field = fields.field_named(asked)
    if field is None:
        return _variable(asked, name)
    if field.kind is FieldKind.TABLE:
        raise UsageError(
            f"{field.name} is a table, and has no single value.",
            hint="Set what is in it (csl.translator=…, extra.bibtex.file=…), or use: pswbrief edit ID",
        )
    return field.name if field.name in Reference.model_fields else f"csl.{field.csl}"


def _variable(name: str, typed: str) -> str:
    variable = variable_named(name)
    if variable is None:
        from pswbrief.text.corrections import nearest

        near = nearest(typed, settable(), most=1)
        meant = f"Did you mean {near[0]}? " if near and near[0][0] == typed[:1].lower() else ""
        raise UnknownFieldError(
            f"A reference has no field {typed!r}.",
            asked=typed,
            known=settable(),
            hint=f"{meant}Fields: {', '.join(fields.settable())}; and the other variables of CSL.",
        )
    return OWNED.get(variable) or f"csl.{variable}"


def value_of(field: str, text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return the value that a text writes for a field (`field_named`); None for an empty text.

    Names are read as `core.typed_names` does: `Family, Given; Family, Given`, `Ada Okoro`, `NHS England`; tags are separated by
    semicolons.
    """
    kind = _kind(field)
    text = clean_text(text).strip() if kind is FieldKind.LINES else clean_line(text)
    if not text:
        return None
    if kind is FieldKind.NAMES:
        return [name_value(one.name) for one in read_names(text)] or None
    if kind is FieldKind.WORDS:
        return list(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
    if field == "doi":
        try:
            return bare_doi(text)
        except ValueError as error:
            raise UsageError(f"{field}: {error}.", hint="A DOI looks like 10.1186/s12888-020-02536-5.") from None
    if kind is FieldKind.CHOICE:
        return canonical(text, _CHOICES.get(field, ())) or text.lower()
    return text


# The values of the fields that hold one of a few words.
_CHOICES: dict[str, tuple[str, ...]] = {"type": tuple(ItemType), "access": ACCESS, "status": STATUSES}
_KINDS = {VariableKind.NAMES: FieldKind.NAMES, VariableKind.DATE: FieldKind.DATE}


def _kind(field: str) -> FieldKind:
    table, _, below = field.partition(".")
    if table == "csl" and below:
        return _KINDS.get(VARIABLES[below], FieldKind.TEXT)
    if table == "extra":
        return FieldKind.LINES
    found = fields.field_named(field)
    return found.kind if found else FieldKind.TEXT


def name_value(name: Name) -> dict[str, str]:
    """Return a name as a catalogue writes it, without what is empty."""
    return {part: value for part, value in name_to_record(name).items() if value}


# The required fields, with values that serve for those not given.
_REQUIRED = {"id": "untitled", "type": "article-journal", "title": "Untitled"}


def checked(values: Mapping[str, Any], what: str) -> Reference:
    """Return the reference that has these values, as TOML has them, and no more than it needs; None takes a field out.

    UsageError, which begins with `what` can't be done, if a value is wrong for its field.
    """
    if empty := [name for name in _REQUIRED if name in values and values[name] is None]:
        raise UsageError(f"{what}: {empty[0]} can't be empty.")
    try:
        return Reference.model_validate(_REQUIRED | nested(values))
    except ValidationError as error:
        raise UsageError(f"{what}: {'; '.join(wrong_fields(error))}.") from None


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by dotted names as tables within tables, without those that are None: `{"csl": {"medium": "film"}}`."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        table, (*path, last) = (
            found,
            (name.split(".", _EXTRA_PARTS - 1) if name.startswith("extra.") else name.split(".")),
        )
        for part in path:
            table = table.setdefault(part, {})
        if value is not None:
            table[last] = value
    return {name: value for name, value in found.items() if value != {}}
