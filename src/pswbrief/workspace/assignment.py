"""Parse `FIELD=VALUE`, as a person types it, into a TOML value of a catalogue.

A field is one of `core.fields`, or any other CSL variable ("event-title", "csl.event-title", "translator"), which is stored in the
table `csl` of a reference, or a format's own field ("extra.bibtex.file"). Fields in a table have dotted names.
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
from pswbrief.core.variables import SEVERAL_LINES, VARIABLES, VariableKind, variable_named
from pswbrief.errors import UnknownFieldError, UsageError
from pswbrief.store.read import field_faults
from pswbrief.text.normalize import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.core.name import Name

_EXTRA_PARTS = 3  # "extra", the format, the field


def settable() -> tuple[str, ...]:
    """Return all field names that `set` takes, without aliases: our fields in TOML order, then the other CSL variables.

    A variable that shares its name with a different field gets a prefix: "csl.section".
    """
    others = (name for name in VARIABLES if name not in OWNED)
    return (*fields.settable(), *(f"csl.{name}" if fields.field_named(name) else name for name in others))


def field_named(name: str) -> str:
    """Return the canonical name of a field, dotted if it is in a table: "csl.translator".

    UnknownFieldError if there is no such field; UsageError for a table, which has no single value.
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
    """Return the value of a text for a field (as named by `field_named`); None for an empty text.

    Names are read as `core.typed_names` does: `Family, Given; Family, Given`, `Ada Okoro`, `NHS England`; tags are separated by
    semicolons. UsageError for a text that is not a DOI in the field `doi`.
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


# The values of each field with a fixed set of values.
_CHOICES: dict[str, tuple[str, ...]] = {"type": tuple(ItemType), "access": ACCESS, "status": STATUSES}
_KINDS = {VariableKind.NAMES: FieldKind.NAMES, VariableKind.DATE: FieldKind.DATE}


def _kind(field: str) -> FieldKind:
    table, _, below = field.partition(".")
    if table == "csl" and below:
        return FieldKind.LINES if below in SEVERAL_LINES else _KINDS.get(VARIABLES[below], FieldKind.TEXT)
    if table == "extra":
        return FieldKind.LINES
    found = fields.field_named(field)
    return found.kind if found else FieldKind.TEXT


def name_value(name: Name) -> dict[str, str]:
    """Return a name as a TOML table, without empty parts."""
    return {part: value for part, value in name_to_record(name).items() if value}


# The required fields, with placeholders for those not given.
_REQUIRED = {"id": "untitled", "type": "article-journal", "title": "Untitled"}


def checked(values: Mapping[str, Any], what: str) -> Reference:
    """Validate TOML values as a reference and return it, with placeholders for missing required fields; None leaves a field out.

    UsageError if a value is wrong for its field; its message begins with `what`, which says what can't be done.
    """
    if empty := [name for name in _REQUIRED if name in values and values[name] is None]:
        raise UsageError(f"{what}: {empty[0]} can't be empty.")
    try:
        return Reference.model_validate(_REQUIRED | nested(values))
    except ValidationError as error:
        raise UsageError(f"{what}: {'; '.join(field_faults(error))}.") from None


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Convert values by dotted names into nested tables, without those that are None: `{"csl": {"medium": "film"}}`."""
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
