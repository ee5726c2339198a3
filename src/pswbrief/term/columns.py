"""The columns of a listing, and their values as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pswbrief.core import fields
from pswbrief.core.variables import variable_named
from pswbrief.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.record import Record

# The five fields of the plain output, which are also the table's. `venue` is the container, or else the publisher.
DEFAULT = ("id", "year", "access", "venue", "title")
# Nested tables of a record, which are of no use in a spreadsheet.
_TABLES = frozenset({"verified", "csl", "extra"})


def csv_default() -> tuple[str, ...]:
    """Return the default columns of CSV: the keys of a record without nested tables."""
    return tuple(key for key in fields.record_keys() if key not in _TABLES)


class UnknownColumnError(UsageError, UnknownNameError):
    """`--columns` names a column that records don't have."""


def parse(text: str) -> tuple[str, ...]:
    """Parse the value of `--columns`: "id,doi,title". UnknownColumnError for an unknown one, UsageError for none.

    A column is a key of a record, `venue`, `score`, any other field, or any other CSL variable ("translator").
    """
    columns = tuple(_column(name) for name in text.split(",") if name.strip())
    if not columns:
        raise UsageError("--columns names no column.", hint=f"Columns: {', '.join(fields.column_names())}.")
    return columns


def _column(asked: str) -> str:
    name, known = asked.strip().lower(), fields.column_names()
    if name in known:
        return name
    if variable := variable_named(name.removeprefix("csl.")):
        field = fields.field_of_variable(variable)
        return field.name if field else variable
    field = fields.field_named(name)
    if field is None or field.name not in known:
        raise UnknownColumnError(f"There is no column {name!r}.", asked=name, known=known)
    return field.name


def value(record: Record, column: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value of a column in a record; None if it has none."""
    if column == "venue":
        return record["container"] or record["publisher"]
    if column in record:
        return record[column]
    field = fields.field_named(column)
    # A record from an index of an earlier version has no `csl`.
    return record.get("csl", {}).get(field.csl if field and field.csl else column)


def text(found: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a value as text: "" for None, names and tags joined by "; ", tables as JSON."""
    if found is None:
        return ""
    if isinstance(found, list):
        return "; ".join(_name(part) if isinstance(part, dict) else str(part) for part in found)
    if isinstance(found, dict):
        return json.dumps(found, ensure_ascii=False)
    return str(found)


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = " ".join(part for part in (name.get("non-dropping-particle"), name["family"]) if part)
    given = " ".join(part for part in (name.get("given"), name.get("dropping-particle")) if part)
    return ", ".join(part for part in (family, given, name.get("suffix")) if part)


def texts(record: Record, columns: Sequence[str]) -> list[str]:
    """Return the values of columns as texts without markup."""
    return [_plain(text(value(record, column))) for column in columns]


def _plain(shown: str) -> str:
    if "<" not in shown:
        return shown
    # Few titles have markup, and without importing the parser a listing starts faster.
    from pswbrief.text.rich import plain_text  # noqa: PLC0415

    return plain_text(shown)
