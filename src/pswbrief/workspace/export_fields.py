"""Select the fields of references that an export contains: private fields and those the reader leaves out are dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core import fields
from pswbrief.core.fields import FieldKind
from pswbrief.core.item import Item
from pswbrief.errors import UnknownFieldError, UsageError
from pswbrief.formats.format_names import FormatName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.record import Record
    from pswbrief.core.reference import Reference
    from pswbrief.index.index import IndexRow
    from pswbrief.workspace.collection import Collection

# Every reference needs these, in any format.
_ALWAYS = frozenset({"id", "type", "title"})
# Keys of a record that are derived from a field, and are dropped with it.
_WITH = {"issued": {"year"}, "source": {"citation"}, "notes": {"note"}}


class ExportFields(NamedTuple):
    """The fields to export: the reader's `tags` and private `notes` (with the status); all fields except `omit`, or `only` some.

    `omit` and `only` hold names of `core.fields`; `only` None means every field.
    """

    tags: bool = True
    notes: bool = False
    omit: frozenset[str] = frozenset()
    only: frozenset[str] | None = None

    @property
    def chosen(self) -> bool:
        """Whether `omit` or `only` name a field."""
        return bool(self.omit) or self.only is not None

    def dropped(self) -> frozenset[str]:
        """Return the names of the fields that are not exported."""
        names = {field.name for field in fields.FIELDS}
        gone = names - self.only - _ALWAYS if self.only is not None else set(self.omit)
        gone |= set() if self.notes else fields.private()
        return frozenset(gone | (set() if self.tags else {"tags"}))


def parse_fields(text: str, option: str) -> frozenset[str]:
    """Parse field names such as `abstract,note`. UnknownFieldError for an unknown one, UsageError for none or a required one."""
    asked = {_field(name, option) for name in text.split(",") if name.strip()}
    names = frozenset(asked.union(*(_WITH.get(name, set()) for name in asked)))
    if not names:
        raise UsageError(f"{option} names no field.", hint="Name some, with commas between them: abstract,keywords")
    if option == "--omit" and (needed := sorted(names & _ALWAYS)):
        raise UsageError(f"{option} can't leave out {needed[0]}: every reference has to have it.")
    return names


def _field(asked: str, option: str) -> str:
    name = asked.strip()
    if found := fields.field_named(name):
        return found.name
    known = sorted({field.name for field in fields.FIELDS})
    if (lower := name.lower().replace("-", "_")) in known:
        return lower
    raise UnknownFieldError(f"{option} names no field of a reference: {name!r}.", asked=name, known=known)


def exported_items(collection: Collection, rows: Sequence[IndexRow], carried: ExportFields) -> list[Item]:
    """Return the items of rows with the exported fields.

    The reader's notes are appended to the note of a reference. Their status, which no format has a field for, is in `extra`, where
    `core.imported` finds it.
    """
    items = collection.items(rows)
    gone = carried.dropped()
    if "notes" not in gone:
        notes = [record["notes"] for record in collection.records(rows)]
        items = [
            replace(item, note="\n".join(filter(None, (item.note, own)))) if own else item
            for item, own in zip(items, notes, strict=True)
        ]
    items = [_without(item, gone) for item in items] if gone & _ITEM_FIELDS else items
    if any(FormatName.BIBTEX in item.extra for item in items):
        from pswbrief.formats.bibtex.notes import without_old_notes

        items = [without_old_notes(item) for item in items]
    if "status" not in gone:
        from pswbrief.core.imported import PERSONAL

        marks = [record["status"] for record in collection.records(rows)]
        items = [
            replace(item, extra={**item.extra, PERSONAL: {"status": mark}}) if mark else item
            for item, mark in zip(items, marks, strict=True)
        ]
    return items


def notes_kept_back(collection: Collection, rows: Sequence[IndexRow]) -> int:
    """Return the number of references with notes or a status of the reader, which `ExportFields` without `notes` drops."""
    return collection.read_rows(rows, lambda index, found: len(index.private() & {row.pos for row in found}))


_ITEM_FIELDS = frozenset(
    field.name
    for field in fields.FIELDS
    if field.csl or field.item or field.kind is FieldKind.TABLE  # an attribute of items, or one of their CSL variables
)


def _without(item: Item, gone: frozenset[str]) -> Item:
    """Return an item without the fields in `gone`."""
    changes: dict[str, Any] = {}
    variables = dict(item.csl)
    for field in fields.FIELDS:
        if field.name not in gone:
            continue
        name = field.item or field.name
        if name in Item.__slots__:
            changes[name] = _EMPTY.get(name)
        variables.pop(field.csl, None)
    if "csl" not in changes and len(variables) < len(item.csl):
        changes["csl"] = variables
    return replace(item, **changes)


_EMPTY: dict[str, Any] = {"authors": (), "editors": (), "keywords": (), "csl": {}, "extra": {}}


def exported_records(collection: Collection, rows: Sequence[IndexRow], carried: ExportFields) -> list[Record]:
    """Return the records of rows with all their keys; fields that are not exported are empty."""
    gone = carried.dropped()
    records = [
        {key: _emptied(value) if key in gone else value for key, value in record.items()}
        for record in collection.records(rows)
    ]
    if "note" in gone:
        from pswbrief.formats.bibtex.notes import without_notes

        records = [record | {"extra": without_notes(record["extra"])} for record in records]
    return records


def _emptied(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return type(value)() if isinstance(value, list | dict) else None


def exported_reference(reference: Reference, carried: ExportFields) -> Reference:
    """Return a reference of a catalogue with the exported fields only."""
    gone = carried.dropped()
    known = type(reference).model_fields
    changes = {name: known[name].get_default(call_default_factory=True) for name in gone & known.keys()}
    if "note" in gone:
        from pswbrief.formats.bibtex.notes import without_notes

        changes.setdefault("csl", {name: value for name, value in reference.csl.items() if name != "note"})
        changes.setdefault("extra", without_notes(reference.extra))
    return reference.model_copy(update=changes)
