"""Change the references of a catalogue or library: fields, annotations, new references; and record what undoing would restore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.catalogue import Annotation
from pswbrief.core.fields import personal
from pswbrief.core.keys import unused_key
from pswbrief.errors import InputError, UsageError
from pswbrief.store.conflict_comments import fields_in_conflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pswbrief.core.reference import Reference
    from pswbrief.store.document import Document

# The fields that a reader may set on any reference, the brief's included.
NOTED = personal()
# Values are shortened to this many characters in messages.
_SHOWN = 60


class CatalogueEditor:
    """Changes a document, and collects in `restores`, a line each, what undoing the change would restore.

    `sections` are the ids of sections, besides the document's own, that a reference may be filed in. `brief_ids` are the ids of the
    brief's references, which a library can only annotate. A reference of the library that has the id of one of these is addressed by
    another id (`core.keys.unused_key`), here as in every list.
    """

    def __init__(self, document: Document, *, sections: Iterable[str], brief_ids: Sequence[str] = ()) -> None:
        self.document = document
        self.restores: list[str] = []
        self._sections = {*sections, *document.ids("sections")}
        self._brief_ids = frozenset(brief_ids)
        self._own = _shown_ids(document.ids("references"), self._brief_ids)

    def owns(self, key: str) -> bool:
        """Return whether the reference is in the document itself."""
        return self._place(key)[0] == "references"

    def fields(self, key: str) -> dict[str, Any]:
        """Return the fields of a reference, or the annotations of one of the brief's, as TOML values."""
        place = self._place(key)
        return self.document.table(*place) if self.document.has(*place) else {}

    def text(self, key: str) -> str | None:
        """Return the TOML of a reference, or of the annotations of one of the brief's; None if there are none."""
        place = self._place(key)
        return self.document.block(*place) if self.document.has(*place) else None

    def set_fields(self, key: str, values: Mapping[str, Any]) -> bool:
        """Set fields of a reference, None to remove one. Return whether anything changed.

        UsageError if it is one of the brief's and a field is not the reader's own.
        """
        if not self.owns(key) and (other := [name for name in values if name not in NOTED]):
            raise UsageError(
                f"{key} is one of the brief's references, which stay as they are: {other[0]} can't be set.",
                hint="You can set tags, status and notes on it. To correct the brief itself, make a copy and work on that:"
                " pswbrief export --brief-only --output copy.toml, then pswbrief --catalogue copy.toml …",
            )
        before = self.fields(key)
        # Setting a field to its present value resolves a conflict that a merge left.
        open_fields = fields_in_conflict(self.text(key) or "")
        changed = {
            name: value
            for name, value in values.items()
            if (_looked_up(before, name) or None) != (value or None) or name in open_fields
        }
        if not changed:
            return False
        if self.owns(key):
            self.document.set_fields(*self._place(key), changed)
        else:
            self._annotate(key, before, changed)
        self.restores += [f"{key}: {name} {_shown(_looked_up(before, name))}" for name in changed]
        return True

    def add(self, reference: Reference) -> None:
        """Add a reference. UsageError if its id is in use."""
        if self._is_taken(reference.id):
            raise UsageError(f"There is a reference {reference.id} already.", hint="Choose another id.")
        self._check_section(reference.section)
        self.document.append("references", reference)
        self.restores.append(f"{reference.id}: taken out again")

    def replace(self, key: str, text: str) -> None:
        """Replace the table of a reference, or of the annotations on it, by `text`."""
        self.document.replace(*self._place(key), text)
        self.restores.append(f"{key}: as it was")

    def note(self, key: str, text: str) -> None:
        """Add `text`, a whole `[[annotations]]` table, to the annotations on references of the brief."""
        self.document.append("annotations", Annotation(id=key))
        self.document.replace("annotations", key, text)
        self.restores.append(f"{key}: nothing noted")

    def remove(self, key: str) -> None:
        """Remove a reference."""
        self.document.remove(*self._place(key))
        self.restores.append(f"{key}: brought back")

    def check(self) -> None:
        """Raise InputError if the changed document isn't valid."""
        touched = self.document.checked()
        gone = set(self.document.removed("references"))
        for key, table in touched.get("references", {}).items():
            self._check_section(table.get("section"))
            self._check_original(key, table)
            if table["id"] != key:
                gone.add(key)
                if self._is_taken(table["id"]):
                    raise InputError(f"There is a reference {table['id']} already.", hint="Choose another id.")
        for key, table in touched.get("annotations", {}).items():
            if table["id"] != key:
                raise InputError(
                    f"What is noted on {key} can't be moved to {table['id']}.", hint=f"Leave id = {key!r}."
                )
        for key in gone:
            if other := self.document.duplicate_of(key):
                raise InputError(
                    f"{key} can't be removed: {other} is a duplicate of it.",
                    hint=f"First: pswbrief set {other} duplicate_of=",
                )

    def _is_taken(self, key: str) -> bool:
        return self.document.has("references", key) or key in self._brief_ids or key in self._own

    def _check_original(self, key: str, table: Mapping[str, Any]) -> None:
        """Raise InputError unless a duplicate's original exists and is no duplicate, and the reference itself has no duplicates."""
        target = table.get("duplicate_of")
        if target is None:
            return
        there = target != table["id"] and self.document.has("references", target)
        if not there or "duplicate_of" in self.document.table("references", target):
            raise InputError(f"{key} can't be a duplicate of {target}, which is missing or a duplicate itself.")
        if other := self.document.duplicate_of(key):
            raise InputError(f"{key} can't be a duplicate of {target}: {other} is a duplicate of {key}.")

    def _place(self, key: str) -> tuple[str, str]:
        """Return the kind and the id of the table that holds a reference's editable fields."""
        own = self._own.get(key, key)
        is_own = self.document.has("references", own) and (key in self._own or key not in self._brief_ids)
        return ("references", own) if is_own else ("annotations", key)

    def _annotate(self, key: str, before: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
        known = {name: value for name, value in {**before, **changed, "id": None}.items() if value}
        if not known:
            self.document.remove("annotations", key)
        elif before:
            self.document.set_fields("annotations", key, changed)
        else:
            self.document.append("annotations", Annotation(id=key, **known))

    def _check_section(self, key: str | None) -> None:
        if key is not None and key not in self._sections:
            raise InputError(f"There is no section {key!r}.", hint="See: pswbrief sections --format plain")


def _looked_up(table: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return the value of a field, which a dotted name looks up in a sub-table; None if it isn't there."""
    if "." not in name:
        return table.get(name)
    head, *path = name.split(".", 2 if name.startswith("extra.") else 1)
    found = table.get(head, {})
    for part in path:
        found = found.get(part, {})
    return found or None


def _shown_ids(own: Sequence[str], brief_ids: frozenset[str]) -> dict[str, str]:
    """Return the ids of a library's references by the ids under which they are listed, where the two differ."""
    if brief_ids.isdisjoint(own):
        return {}
    found: dict[str, str] = {}
    taken = set(brief_ids)
    for key in own:
        shown = unused_key(key, taken)
        taken.add(shown)
        if shown != key:
            found[shown] = key
    return found


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    if value is None:
        return "empty"
    text = "; ".join(map(_part, value)) if isinstance(value, list) else str(value)
    return f"was {text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}"


def _part(value: Any) -> str:  # noqa: ANN401 - a person as a table, or a text
    return ", ".join(value.values()) if isinstance(value, dict) else str(value)
