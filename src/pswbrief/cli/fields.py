"""Fields that a reader sets on the command line: what is wrong with them is told as wrong usage, before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pswbrief.core.reference import Reference
from pswbrief.errors import UsageError
from pswbrief.store.index.choose import section_positions
from pswbrief.store.index.entries import UNFILED_IDS
from pswbrief.store.read import wrong_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.store.index.index import Index

# What every reference has to have.
_NEEDED = {"id": "untitled", "type": "article-journal", "title": "Untitled"}


def checked(values: Mapping[str, Any], what: str) -> Reference:
    """The reference that has these values, as TOML has them, and no more than it needs; None takes a field out.

    UsageError, with `what` can't be done, if a value is none for its field.
    """
    if empty := [name for name in _NEEDED if name in values and values[name] is None]:
        raise UsageError(f"{what}: {empty[0]} can't be empty.")
    try:
        return Reference.model_validate(_NEEDED | {name: value for name, value in values.items() if value is not None})
    except ValidationError as error:
        raise UsageError(f"{what}: {'; '.join(wrong_fields(error))}.") from None


def section_id(index: Index, name: str) -> str | None:
    """The id of the section that has `name` in its name, or as its id; None for the one of what has no section.

    UnknownNameError or UsageError if that isn't one section.
    """
    (position, *_) = section_positions(index, name)
    key = index.sections()[position].id
    return None if key in UNFILED_IDS else key
