"""The columns of a listing: which there are, and each value as the text of one field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pswbrief.core.record import KEYS
from pswbrief.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.record import Record

# The five fields of the plain output, which are also the table's. `venue` is the container, or else the publisher.
DEFAULT = ("id", "year", "access", "venue", "title")
# `verified` is a record in a record; a spreadsheet has no use for it.
CSV_DEFAULT = tuple(key for key in KEYS if key != "verified")
KNOWN = (*KEYS, "venue", "score")


class UnknownColumnError(UsageError, UnknownNameError):
    """`--columns` names something that a record doesn't have."""


def parse(text: str) -> tuple[str, ...]:
    """The columns that `--columns id,doi,title` names, in its order; UnknownColumnError for a wrong one."""
    columns = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    for column in columns:
        if column not in KNOWN:
            raise UnknownColumnError(f"There is no column {column!r}.", asked=column, known=KNOWN)
    if not columns:
        raise UsageError("--columns names no column.", hint=f"Columns: {', '.join(KNOWN)}.")
    return columns


def value(record: Record, column: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The value of a column in a record."""
    if column == "venue":
        return record["container"] or record["publisher"]
    return record.get(column)


def text(found: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """A value as text: nothing for null, names and tags joined by "; ", numbers as they are."""
    if found is None:
        return ""
    if isinstance(found, list):
        return "; ".join(_name(part) if isinstance(part, dict) else str(part) for part in found)
    if isinstance(found, dict):
        return json.dumps(found, ensure_ascii=False)
    return str(found)


def _name(name: dict[str, str]) -> str:
    return name.get("literal") or ", ".join(part for part in (name["family"], name.get("given", "")) if part)


def texts(record: Record, columns: Sequence[str]) -> list[str]:
    """The fields of one line."""
    return [text(value(record, column)) for column in columns]
