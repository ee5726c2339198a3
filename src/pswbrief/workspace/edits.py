"""The changes of single references: add, set, tag, note, mark, remove. Each works in a session and returns what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.errors import UsageError
from pswbrief.text.normalize import clean_line, clean_text, fold
from pswbrief.workspace.assignment import checked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.core.enums import Status
    from pswbrief.core.reference import Reference
    from pswbrief.workspace.changing import ChangeSession


class EditableText(NamedTuple):
    """The TOML that a reader may edit of a reference.

    `id`: its whole id; `text`: its table, or, of one of the brief's, the table of annotations; `is_new`: whether there is none yet.
    """

    id: str
    text: str
    is_new: bool


class AlreadyPresentError(UsageError):
    """There is such a reference already; `key` is its id."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"There is such a reference already: {key} ({why}).", hint="--duplicate adds it all the same.")
        self.key = key


def add_reference(session: ChangeSession, values: Mapping[str, Any], *, allow_duplicate: bool) -> str:
    """Add a reference with these fields, as TOML has them, and return its id, which is made if none is given.

    A section is given by its name. UsageError if a value is wrong, or if there is such a reference already, unless
    `allow_duplicate`.
    """
    from pswbrief.core.duplicates import find_duplicates

    table = dict(values)
    rows = session.collection.select()
    if table.get("section"):
        table["section"] = session.section_id(table["section"])
    reference = _new_reference(table, {row.id for row in rows})
    items = session.collection.items(rows)
    (match,) = find_duplicates([reference.item()], items)
    if match is not None and not allow_duplicate:
        raise AlreadyPresentError(items[match.right].id, match.why)
    session.editor.add(reference)
    return reference.id


def set_fields(session: ChangeSession, ids: Sequence[str], values: Mapping[str, Any]) -> list[str]:
    """Set fields of references, as TOML has them (None takes one out); return the ids of those that changed.

    A section is given by its name. UsageError if a value is wrong, or the field of one of the brief's references isn't a reader's.
    """
    table = dict(values)
    if table.get("section"):
        table["section"] = session.section_id(table["section"])
    return [key for key in session.whole_ids(ids) if session.editor.set_fields(key, table)]


def check_values(values: Mapping[str, Any]) -> None:
    """Raise UsageError if a value is wrong for its field; a section's name is not looked up."""
    checked({name: value for name, value in values.items() if name != "section"}, "That can't be set")


def tag_references(
    session: ChangeSession, ids: Sequence[str], *, add: Sequence[str], remove: Sequence[str]
) -> list[str]:
    """Add tags to references and remove others; return the ids of those that changed. Case and accents don't tell tags apart."""
    dropped = {fold(tag) for tag in remove}
    changed = []
    for key in session.whole_ids(ids):
        present: list[str] = session.editor.fields(key).get("tags", [])
        known = {fold(tag) for tag in present}
        new = {fold(tag): tag for tag in map(clean_line, add) if fold(tag) not in known}
        kept = [tag for tag in (*present, *new.values()) if fold(tag) not in dropped]
        if session.editor.set_fields(key, {"tags": kept}):
            changed.append(key)
    return changed


def note_reference(session: ChangeSession, key: str, text: str, *, replace: bool) -> tuple[str, bool]:
    """Put a text below a reference's notes, or in their place; return its whole id, and whether that changed anything."""
    text = clean_text(text).strip()
    (whole,) = session.whole_ids([key])
    present = session.editor.fields(whole).get("notes", "")
    notes = text if replace or not present else f"{present}\n{text}" if text else present
    return whole, session.editor.set_fields(whole, {"notes": notes or None})


def mark_references(session: ChangeSession, ids: Sequence[str], status: Status | str | None) -> list[str]:
    """Set the status of references, None to take it out; return the ids of those that changed."""
    value = None if status is None else str(status)
    return [key for key in session.whole_ids(ids) if session.editor.set_fields(key, {"status": value})]


def own_ids(session: ChangeSession, ids: Sequence[str]) -> list[str]:
    """Return the whole ids of references of one's own. UsageError if one is the brief's."""
    keys = session.whole_ids(ids)
    if kept := [key for key in keys if not session.editor.owns(key)]:
        raise UsageError(
            f"{kept[0]} is one of the brief's references, which stay; only your own can be removed.",
            hint="To see your own: pswbrief list --mine",
        )
    return keys


def remove_references(session: ChangeSession, ids: Sequence[str]) -> list[str]:
    """Remove references of one's own; return their ids. UsageError if one is the brief's."""
    keys = own_ids(session, ids)
    for key in keys:
        session.editor.remove(key)
    return keys


def editable_text(session: ChangeSession, key: str) -> EditableText:
    """Return what may be edited of a reference as TOML."""
    (whole,) = session.whole_ids([key])
    text = session.editor.text(whole)
    if text is None:
        return EditableText(whole, f'[[annotations]]\nid = "{whole}"\n', is_new=True)
    return EditableText(whole, text + "\n", is_new=False)


def replace_text(session: ChangeSession, before: EditableText, text: str) -> None:
    """Put an edited text in the place of `before`. UsageError if that has been changed since; InputError if the text isn't valid."""
    if editable_text(session, before.id) != before:
        raise UsageError(f"{before.id} has been changed by another process meanwhile.", hint="Edit it again.")
    if before.is_new:
        session.editor.note(before.id, text)
    else:
        session.editor.replace(before.id, text)


def _new_reference(table: Mapping[str, Any], taken: set[str]) -> Reference:
    from pswbrief.core.keys import make_key
    from pswbrief.core.name import Person

    made = checked({"title": None} | dict(table), "The reference can't be added")
    if "id" in table:
        return made
    first = made.authors[0].name() if made.authors else None
    name = first.family if isinstance(first, Person) else ""
    key = make_key(name, made.issued.year if made.issued else None, made.title, taken)
    return made.model_copy(update={"id": key})
