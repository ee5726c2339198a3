"""`FIELD=VALUE`, as a person types it: the value that a catalogue's TOML has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pswbrief.core.identifiers import bare_doi
from pswbrief.core.reference import Reference
from pswbrief.errors import UnknownNameError, UsageError
from pswbrief.index.collection import UNFILED_IDS
from pswbrief.index.select import section_positions
from pswbrief.store.read import wrong_fields
from pswbrief.text.normalize import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.index.index import Index


# What may be said, in the order of a catalogue. `verified` has fields of its own, and is edited as a whole.
FIELDS = tuple(
    "id section type title authors editors source container publisher place edition genre volume issue article_number pages issued"
    " access access_note author_note page_pointer doi pmid pmcid isbn issn url accessed language duplicate_of tags status notes"
    " abstract".split()
)
# Other names that a person may think of first.
ALIASES = {
    "author": "authors",
    "editor": "editors",
    "journal": "container",
    "year": "issued",
    "date": "issued",
    "tag": "tags",
    "note": "notes",
}
_LINES = ("abstract", "notes")


class UnknownFieldError(UsageError, UnknownNameError):
    """A field that a reference doesn't have."""


def field_named(name: str) -> str:
    """The field that a name stands for; UnknownFieldError if there is none."""
    field = name.strip().lower().replace("-", "_")
    field = ALIASES.get(field, field)
    if field not in FIELDS:
        raise UnknownFieldError(f"A reference has no field {name!r}.", asked=name, known=FIELDS)
    return field


def value_of(field: str, text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """The value that a text writes for a field; None for an empty text.

    People are written `Family, Given; Family, Given`, a body without a comma; tags are parted by semicolons.
    """
    text = clean_text(text).strip() if field in _LINES else clean_line(text)
    if not text:
        return None
    if field in {"authors", "editors"}:
        return [name_of(part) for part in text.split(";") if part.strip()]
    if field == "tags":
        return list(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
    if field == "doi":
        try:
            return bare_doi(text)
        except ValueError as error:
            raise UsageError(f"{field}: {error}.", hint="A DOI looks like 10.1186/s12888-020-02536-5.") from None
    return text.lower() if field in {"access", "status", "type"} else text


def name_of(text: str) -> dict[str, str]:
    """A person (`Family, Given`) or a body (without a comma) as a catalogue writes it."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        return {"literal": family}
    return {"family": family, "given": given} if given else {"family": family}


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
