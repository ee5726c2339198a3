"""From an item that another program wrote to a reference of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from pswbrief.core.keys import check_key, make_key
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.core.reference import Author, Reference
from pswbrief.text.normalize import clean_line, clean_text, fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from pswbrief.core.item import Item


# Fields that are texts in both, of one line; and those of several.
_LINES = (
    "container",
    "publisher",
    "place",
    "edition",
    "genre",
    "volume",
    "issue",
    "article_number",
    "isbn",
    "issn",
    "language",
)
_TEXTS = ("abstract",)
# Fields that the catalogue checks: what fails is left out, and told.
_CHECKED = ("pages", "issued", "accessed", "doi", "pmid", "pmcid", "url")


class Imported(NamedTuple):
    """A reference made of an item, and what of the item it could not hold, a sentence each."""

    reference: Reference
    problems: tuple[str, ...] = ()


def imported(item: Item) -> Imported:
    """The reference that holds what an item does; ValueError, with a sentence, if it has no title.

    Its id is that of `key_for` where none is taken. What the brief says of its references, a section and how they can be read, is not
    known of it.
    """
    title = clean_line(item.title or "")
    if not title:
        raise ValueError("it has no title")
    values: dict[str, Any] = {
        "type": item.type,
        "title": title,
        "authors": tuple(_authors(item.authors)),
        "editors": tuple(_authors(item.editors)),
        "tags": tuple(dict.fromkeys(tag for word in item.keywords if (tag := clean_line(word)))),
        "notes": clean_text(item.note or "").strip() or None,
    }
    values |= {name: clean_line(getattr(item, name) or "") or None for name in _LINES}
    values |= {name: clean_text(getattr(item, name) or "").strip() or None for name in _TEXTS}
    values |= {name: str(value) for name in _CHECKED if (value := getattr(item, name)) is not None}
    values["id"] = key_for(item)
    try:
        return Imported(Reference.model_validate(values))
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): fault for fault in error.errors(include_url=False)}
    if not wrong.keys() <= set(_CHECKED):
        raise ValueError("; ".join(f"{name}: {fault['msg']}" for name, fault in wrong.items()))
    kept = {name: value for name, value in values.items() if name not in wrong}
    problems = tuple(
        f"{name} {str(values[name])[:80]!r} is left out: {_reason(fault)}" for name, fault in wrong.items()
    )
    return Imported(Reference.model_validate(kept), problems)


def _reason(fault: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails, whose members differ with the error
    return str(fault["ctx"]["error"]) if "error" in fault.get("ctx", {}) else str(fault["msg"])


def _authors(names: Iterable[Name]) -> Iterable[Author]:
    for name in names:
        if isinstance(name, Organisation):
            if literal := clean_line(name.literal):
                yield Author(literal=literal)
        elif family := clean_line(name.family):
            yield Author(family=family, given=clean_line(name.given) or None)


def key_for(item: Item, taken: Container[str] = ()) -> str:
    """The id of a reference made of an item: the item's where it has the shape of one and isn't `taken`, else a new one.

    It is the same each time.
    """
    try:
        key = check_key(fold(item.id))
    except ValueError:
        key = ""
    if key and key not in taken:
        return key
    name = item.authors[0] if item.authors else item.editors[0] if item.editors else None
    family = name.family if isinstance(name, Person) else ""
    return make_key(family, item.issued.year if item.issued else None, clean_line(item.title or ""), taken)


# What says where a reference stands, and not what the work is.
_OWN = (
    "id",
    "section",
    "type",
    "title",
    "verified",
    "duplicate_of",
    "access",
    "access_note",
    "author_note",
    "page_pointer",
    "source",
)
FILLED = tuple(name for name in Reference.model_fields if name not in (*_OWN, "tags"))


def missing(reference: Reference, other: Reference) -> dict[str, object]:
    """The fields that `other` knows and `reference` lacks, as a model's values; tags are united. {} if there are none."""
    found: dict[str, object] = {}
    for name in FILLED:
        value = getattr(other, name)
        if getattr(reference, name) in (None, ()) and value not in (None, ()):
            found[name] = value
    there = {fold(tag) for tag in reference.tags}
    if new := tuple(tag for tag in other.tags if fold(tag) not in there):
        found["tags"] = (*reference.tags, *new)
    return found
