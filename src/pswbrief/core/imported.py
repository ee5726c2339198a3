"""Converting an item from another program's file to a reference of a library."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from pswbrief.core import fields
from pswbrief.core.fields import FieldKind
from pswbrief.core.keys import check_citation_key, make_key, unused_key
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.core.reference import Author, Reference
from pswbrief.core.validation import OWNED
from pswbrief.core.variables import SEVERAL_LINES, VARIABLES
from pswbrief.text.normalize import clean_line, clean_text, fold
from pswbrief.text.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from pswbrief.core.csl import CslValue, ExtraValue
    from pswbrief.core.item import Item


# The name under which an item's `extra` holds the reader's own fields (notes, status, …), if it came from a file of pswbrief's own.
PERSONAL = "pswbrief"
_PERSONAL_FIELDS = frozenset(fields.personal()) - {"tags"}


def personal_fields(reference: Reference) -> dict[str, ExtraValue]:
    """Return the reader's own fields of a reference, as `extra` holds them; not the tags, which are an item's keywords."""
    values = ((name, getattr(reference, name)) for name in fields.personal() if name in _PERSONAL_FIELDS)
    return {name: value if isinstance(value, tuple) else str(value) for name, value in values if value}


class Imported(NamedTuple):
    """A reference made of an item, and a sentence for each value that it could not hold (`problems`)."""

    reference: Reference
    problems: tuple[str, ...] = ()


def imported(item: Item) -> Imported:
    """Return the reference that holds what an item does; ValueError, with a sentence, if it has no title.

    Its id is that of `key_for`, with no id taken. It has no section and no access, which only references of a brief have.
    """
    if not _line(item.title or ""):
        raise ValueError("it has no title")
    values: dict[str, Any] = {"id": key_for(item), "type": item.type}
    checked = set()
    for name, attribute, plain, is_checked in _ATTRIBUTES:
        value = getattr(item, attribute, None)
        if value is None or value == ():
            continue
        values[name] = plain(value)
        if is_checked:
            checked.add(name)
    note = values.pop("note", None)
    values["csl"], problems = _variables(item)
    if note:
        values["csl"]["note"] = note
    values["extra"] = _beyond(item.extra)
    if own := values["extra"].pop(PERSONAL, None):
        values |= {name: value for name, value in own.items() if name in _PERSONAL_FIELDS}
        checked |= _PERSONAL_FIELDS
    values = {name: value for name, value in values.items() if value not in (None, (), "", {})}
    try:
        return Imported(Reference.model_validate(values), tuple(problems))
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): fault for fault in error.errors()}
    if not wrong.keys() <= checked:
        raise ValueError("; ".join(f"{name}: {fault['msg']}" for name, fault in wrong.items()))
    kept = {name: value for name, value in values.items() if name not in wrong}
    problems += [f"{name} {str(values[name])[:80]!r} is left out: {_reason(fault)}" for name, fault in wrong.items()]
    return Imported(Reference.model_validate(kept), tuple(problems))


def _line(text: str) -> str:
    """Return a text as one line, keeping no-break spaces; "" if nothing in it is printable."""
    found = one_line(text)
    return "" if found.isspace() else found


def _lines(text: str) -> str:
    return clean_text(text).strip()


# How a field gets its value from an item's: text without control characters and, where the field holds one line, on one line.
_PLAIN: dict[FieldKind, Callable[[Any], Any]] = {
    FieldKind.NAMES: lambda names: tuple(_authors(names)),
    FieldKind.WORDS: lambda words: tuple(dict.fromkeys(filter(None, map(_line, words)))),
    FieldKind.LINES: _lines,
    FieldKind.COMPUTED: _lines,
    FieldKind.IDENTIFIER: str,
    FieldKind.DATE: str,
    FieldKind.PAGES: str,
}
# Kinds of fields whose form the catalogue checks; an invalid value is left out and reported.
_CHECKED = frozenset({FieldKind.IDENTIFIER, FieldKind.DATE, FieldKind.PAGES})
# The fields that are attributes of an item, with the attributes' names, how they get their values, and whether these are checked.
_ATTRIBUTES = [
    (field.name, field.item or field.name, _PLAIN.get(field.kind, _line), field.kind in _CHECKED)
    for field in fields.item_fields()
]


def _variables(item: Item) -> tuple[dict[str, CslValue], list[str]]:
    """Return the other CSL variables of an item, cleaned, and a sentence for each invalid value."""
    found: dict[str, CslValue] = {}
    problems = []
    for name, value in item.csl.items():
        clean: CslValue = value
        if isinstance(value, str):
            clean = _lines(value) if name in SEVERAL_LINES else _line(value)
        elif isinstance(value, tuple):
            clean = tuple(author.name() for author in _authors(value))
        if name not in VARIABLES or name in OWNED:
            problems.append(f"{name} {str(value)[:80]!r} is left out: it is not another variable of CSL")
        elif clean:
            found[name] = clean
    return found, problems


def _beyond(extra: Mapping[str, Mapping[str, ExtraValue]]) -> dict[str, dict[str, ExtraValue]]:
    """Return fields beyond CSL without control characters, and without those that are empty."""
    found: dict[str, dict[str, ExtraValue]] = {}
    for form, values in extra.items():
        clean: dict[str, ExtraValue] = {}
        for name, value in values.items():
            texts = [clean_text(text).strip() for text in (value if isinstance(value, tuple) else (value,))]
            if any(texts) and clean_line(name):
                clean[clean_line(name)] = tuple(texts) if isinstance(value, tuple) else texts[0]
        if clean and clean_line(form):
            found[clean_line(form)] = clean
    return found


def _reason(fault: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails, whose members differ with the error
    return str(fault["ctx"]["error"]) if "error" in fault.get("ctx", {}) else str(fault["msg"])


def _authors(names: Iterable[Name]) -> Iterable[Author]:
    return filter(None, map(_author, names))


# Authors of one work are often those of another, and need to be cleaned and validated once.
@lru_cache(maxsize=8192)
def _author(name: Name) -> Author | None:
    """Return a name as the catalogue writes it; None if nothing in it is printable."""
    if isinstance(name, Organisation):
        literal = _line(name.literal)
        return Author(literal=literal) if literal else None
    parts = [_line(getattr(name, part)) for part in Person.__slots__]
    return Author.of(Person(*parts)) if parts[0] else None


def key_for(item: Item, taken: Container[str] = ()) -> str:
    """Return the id of a reference made from an item: the item's own if it is a valid id, else one made from its fields.

    A number is appended if it is `taken`. The same arguments always give the same id.
    """
    try:
        return unused_key(check_citation_key(item.id), taken)
    except ValueError:
        name = item.authors[0] if item.authors else item.editors[0] if item.editors else None
        family = name.full_family if isinstance(name, Person) else ""
        return make_key(family, item.issued.year if item.issued else None, _line(item.title or ""), taken)


def is_made(item: Item) -> bool:
    """Return whether the format's reader made up the item's id because the file had none; a number may follow it."""
    made = key_for(replace(item, id=""))
    return item.id == made or (item.id.startswith(f"{made}-") and item.id.removeprefix(f"{made}-").isdecimal())


# Fields that say where a work was published, and not what it is.
_OWN = frozenset(
    "id section type title verified duplicate_of access access_note author_note page_pointer source aliases".split()
)


def mergeable_fields() -> tuple[str, ...]:
    """Return the fields that `missing_fields` fills: those that describe the work. Tags and tables are merged instead."""
    united = {"tags", "csl", "extra"}
    return tuple(name for name in Reference.model_fields if name not in _OWN | united)


def missing_fields(reference: Reference, other: Reference) -> dict[str, object]:
    """Return the fields that `other` knows and `reference` lacks, as a model's values; {} if there are none.

    Tags are merged, and so are `csl` and `extra`, variable by variable and field by field.
    """
    found: dict[str, object] = {}
    for name in mergeable_fields():
        value = getattr(other, name)
        if getattr(reference, name) in (None, ()) and value not in (None, ()):
            found[name] = value
    if not other.csl.keys() <= reference.csl.keys():
        found["csl"] = {**other.csl, **reference.csl}
    extra = {
        form: {**other.extra.get(form, {}), **reference.extra.get(form, {})}
        for form in (*reference.extra, *(form for form in other.extra if form not in reference.extra))
    }
    if extra != reference.extra:
        found["extra"] = extra
    there = {fold(tag) for tag in reference.tags}
    if new := tuple(tag for tag in other.tags if fold(tag) not in there):
        found["tags"] = (*reference.tags, *new)
    return found
