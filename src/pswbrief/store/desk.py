"""What a command does to a catalogue or a library that it may change: fields, tags, new references; and what each would undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.library import Annotation
from pswbrief.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pswbrief.core.reference import Reference
    from pswbrief.store.document import Document

# What a reader may put on any reference, the brief's included.
NOTED = ("tags", "status", "notes")
# A value is told this far.
_SHOWN = 60


class Desk:
    """A document that is being changed; `restores` gathers, a line each, what taking the change back would restore.

    `sections` are the ids of the sections that a reference may stand in; `shelf` are the ids of the references that may only be noted
    on: those of the brief, when the document is a library.
    """

    def __init__(self, document: Document, *, sections: Iterable[str], shelf: Sequence[str] = ()) -> None:
        self.document = document
        self.restores: list[str] = []
        self._sections = frozenset(sections)
        self._shelf = frozenset(shelf)

    def owns(self, key: str) -> bool:
        """Whether the reference is in the document itself."""
        return self.document.has("references", key)

    def fields(self, key: str) -> dict[str, Any]:
        """The fields of a reference, or, of one of the brief's, what is noted on it, as TOML has them."""
        kind = "references" if self.owns(key) else "annotations"
        return self.document.table(kind, key) if self.document.has(kind, key) else {}

    def set_fields(self, key: str, values: Mapping[str, Any]) -> bool:
        """Set fields of a reference, None to take one out; whether that changed anything.

        UsageError if it is one of the brief's and the field is none of a reader's own.
        """
        if not self.owns(key) and (other := [name for name in values if name not in NOTED]):
            raise UsageError(
                f"{key} is one of the brief's references, which stay as they are: {other[0]} can't be set.",
                hint=f"Yours are {', '.join(NOTED)}; or work on a catalogue of your own: --catalogue FILE.",
            )
        before = self.fields(key)
        changed = {name: value for name, value in values.items() if (before.get(name) or None) != (value or None)}
        if not changed:
            return False
        if self.owns(key):
            self.document.set_fields("references", key, changed)
        else:
            self._annotate(key, before, changed)
        self.restores += [f"{key}: {name} {_shown(before.get(name))}" for name in changed]
        return True

    def add(self, reference: Reference) -> None:
        """Add a reference, whose id has to be new."""
        if self.owns(reference.id) or reference.id in self._shelf:
            raise UsageError(f"There is a reference {reference.id} already.", hint="Choose another id.")
        self._check_section(reference.section)
        self.document.append("references", reference)
        self.restores.append(f"{reference.id}: not there")

    def replace(self, key: str, text: str) -> None:
        """Put the text of a table in the place of a reference's, or of what is noted on it."""
        self.document.replace("references" if self.owns(key) else "annotations", key, text)
        self.restores.append(f"{key}: as it was")

    def note(self, key: str, text: str) -> None:
        """Add a text, a whole `[[annotations]]` table, to what is noted on references of the brief."""
        self.document.append("annotations", Annotation(id=key))
        self.document.replace("annotations", key, text)
        self.restores.append(f"{key}: nothing noted")

    def remove(self, key: str) -> None:
        """Take a reference out."""
        self.document.remove("references", key)
        self.restores.append(f"{key}: there")

    def check(self) -> None:
        """InputError if the document, as it has been changed, isn't valid."""
        touched = self.document.checked()
        ids = self.document.ids("references")
        gone = set(self.document.removed("references"))
        for key, table in touched.get("references", {}).items():
            self._check_section(table.get("section"))
            if table["id"] != key:
                gone.add(key)
                if table["id"] in ids or table["id"] in self._shelf:
                    raise InputError(f"There is a reference {table['id']} already.", hint="Choose another id.")
            target = table.get("duplicate_of")
            if target is not None and (target not in ids or target == table["id"] or self._original(target)):
                raise InputError(
                    f"{key} can't be a duplicate of {target}: there is no such reference that is none itself."
                )
        for key, table in touched.get("annotations", {}).items():
            if table["id"] != key:
                raise InputError(
                    f"What is noted on {key} can't be moved to {table['id']}.", hint=f"Leave id = {key!r}."
                )
        for key in gone:
            if other := self.document.duplicate_of(key):
                raise InputError(
                    f"{key} can't go: {other} is a duplicate of it.", hint=f"First: pswbrief set {other} duplicate_of="
                )

    def _annotate(self, key: str, before: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
        known = {name: value for name, value in {**before, **changed, "id": None}.items() if value}
        if not known:
            self.document.remove("annotations", key)
        elif before:
            self.document.set_fields("annotations", key, changed)
        else:
            self.document.append("annotations", Annotation(id=key, **known))

    def _original(self, key: str) -> str | None:
        original: str | None = self.document.table("references", key).get("duplicate_of")
        return original

    def _check_section(self, key: str | None) -> None:
        if key is not None and key not in self._sections:
            raise InputError(f"There is no section {key!r}.", hint="See: pswbrief sections --format plain")


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    if value is None:
        return "empty"
    text = "; ".join(map(_part, value)) if isinstance(value, list) else str(value)
    return f"was {text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}"


def _part(value: Any) -> str:  # noqa: ANN401 - a person as a table, or a text
    return ", ".join(value.values()) if isinstance(value, dict) else str(value)
