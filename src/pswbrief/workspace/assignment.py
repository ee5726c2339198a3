"""Values as a person types them for a field (`FIELD=VALUE`), and what a catalogue's TOML has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pswbrief.core.identifiers import bare_doi
from pswbrief.core.reference import Reference
from pswbrief.errors import UnknownNameError, UsageError
from pswbrief.store.read import wrong_fields
from pswbrief.text.normalize import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping


# The fields that can be set, in the order of a catalogue. `verified` has fields of its own, and is edited as a whole.
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
    """Return the field that a name or an alias stands for. UnknownFieldError if there is none."""
    field = name.strip().lower().replace("-", "_")
    field = ALIASES.get(field, field)
    if field not in FIELDS:
        raise UnknownFieldError(f"A reference has no field {name!r}.", asked=name, known=FIELDS)
    return field


def value_of(field: str, text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return the value of a field that a text stands for; None for an empty text. UsageError for a DOI that is none.

    People are written `Family, Given; Family, Given`, an organisation without a comma; tags are separated by semicolons.
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
    """Return a person (`Family, Given`) or an organisation (without a comma) as a catalogue writes it."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        return {"literal": family}
    return {"family": family, "given": given} if given else {"family": family}


# The required fields, with values that serve for those not given.
_REQUIRED = {"id": "untitled", "type": "article-journal", "title": "Untitled"}


def checked(values: Mapping[str, Any], what: str) -> Reference:
    """Return a reference with these values, as TOML has them; None takes a field out.

    UsageError, which begins with `what` can't be done, if a value is wrong for its field.
    """
    if empty := [name for name in _REQUIRED if name in values and values[name] is None]:
        raise UsageError(f"{what}: {empty[0]} can't be empty.")
    try:
        return Reference.model_validate(
            _REQUIRED | {name: value for name, value in values.items() if value is not None}
        )
    except ValidationError as error:
        raise UsageError(f"{what}: {'; '.join(wrong_fields(error))}.") from None
