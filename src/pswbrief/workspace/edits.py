"""The changes of single references: add, set, tag, note, mark, remove. Each works in a session and returns what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.errors import UnknownNameError, UsageError
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


def rename_tag(session: ChangeSession, old: str, new: str) -> list[str]:
    """Give a tag another name on all references; return the ids of those that have it. Case and accents don't tell tags apart.

    UnknownNameError if none has it; UsageError for an empty name.
    """
    from pswbrief.core.selection import Selection

    name = clean_line(new)
    if not name:
        raise UsageError("A tag needs a name.", hint="Try: pswbrief tags rename OLD NEW")
    rows = session.collection.select(Selection(tags=(old,)))
    for row in rows:
        renamed = [name if fold(tag) == fold(old) else tag for tag in session.editor.fields(row.id).get("tags", [])]
        session.editor.set_fields(row.id, {"tags": list({fold(tag): tag for tag in renamed}.values())})
    if not rows:
        known = list(session.collection.tags())
        raise UnknownNameError(f"No reference has the tag {old!r}.", asked=old, known=known, see="pswbrief tags")
    return [row.id for row in rows]


def note_reference(session: ChangeSession, key: str, text: str, *, replace: bool) -> tuple[str, bool]:
    """Put a text below a reference's notes, or in their place; return its whole id, and whether that changed anything."""
    text = clean_text(text).strip()
    (whole,) = session.whole_ids([key])
    present = session.editor.fields(whole).get("notes", "")
    notes = text if replace or not present else f"{present}\n{text}" if text else present
    return whole, session.editor.set_fields(whole, {"notes": notes or None})


def accept_finding(session: ChangeSession, ids: Sequence[str], code: str) -> list[str]:
    """Add a code to the findings that are accepted of references; return the ids of those of which it was not."""
    changed = []
    for key in session.whole_ids(ids):
        present = list(session.editor.fields(key).get("accepted", []))
        if code not in present and session.editor.set_fields(key, {"accepted": [*present, code]}):
            changed.append(key)
    return changed


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


class Merged(NamedTuple):
    """What a merge did: the id that is kept, the one that is its alias now, and the names of fields.

    `filled`: those that were empty; `differing`: those in which the two differed; `left_out`: those that the brief's reference, which
    stays as it is, could not take over.
    """

    kept: str
    alias: str
    filled: tuple[str, ...]
    differing: tuple[str, ...]
    left_out: tuple[str, ...]


def merge_references(session: ChangeSession, first: str, second: str) -> Merged:
    """Merge the second reference into the first: fill its empty fields, remove the second, keep its id as an alias.

    A reference of the brief is never removed: one's own is merged into it, as what is the reader's. UsageError if both are the
    brief's, or both are one. Where the two differ, the kept one's value stays; notes are put together.
    """
    from pswbrief.core.fields import personal, stored
    from pswbrief.core.imported import missing
    from pswbrief.core.reference import Reference
    from pswbrief.core.selection import Selection

    keys = session.whole_ids([first, second])
    editor = session.editor
    if len(set(keys)) == 1:
        raise UsageError(f"{first} and {second} are one reference.", hint="Name two.")
    kept, gone = keys
    if not editor.owns(gone):
        kept, gone = gone, kept
    if not editor.owns(gone):
        raise UsageError(f"{first} and {second} are both the brief's, which stay as they are.")
    other = Reference.model_validate(editor.fields(gone))
    present = editor.fields(kept)
    reference = Reference.model_validate(
        present if editor.owns(kept) else {"id": kept, "type": str(other.type), "title": other.title} | present
    )
    lacking = missing(reference, other)
    # What the brief's reference says itself is no loss.
    (item,) = session.collection.items(session.collection.select(Selection(ids=(kept,))))
    known = {field.name for field in stored() if getattr(item, field.item or field.name, None)} - {"csl", "extra"}
    fields = {name: value for name, value in lacking.items() if editor.owns(kept) or name in personal()}
    if reference.notes and other.notes and other.notes not in reference.notes:
        fields["notes"] = f"{reference.notes}\n{other.notes}"
    fields["aliases"] = tuple(dict.fromkeys((*reference.aliases, gone, *other.aliases)))
    values = other.model_copy(update=fields).model_dump(
        mode="json", include=set(fields), exclude_none=True, by_alias=True
    )
    _redirect(session, gone, kept)
    editor.remove(gone)
    editor.set_fields(kept, values)
    compared = [field.name for field in stored() if field.csl and field.name not in {*fields, "tags"}]
    differing = [
        name
        for name in compared
        if editor.owns(kept) and getattr(other, name, None) and getattr(other, name) != getattr(reference, name)
    ]
    filled = tuple(name for name in fields if name != "aliases")
    left_out = tuple(name for name in lacking if name not in fields and name not in known)
    return Merged(kept, gone, filled, tuple(differing), left_out)


def _redirect(session: ChangeSession, gone: str, kept: str) -> None:
    """Let duplicates of a reference that goes be duplicates of the one that stays."""
    editor = session.editor
    while duplicate := editor.document.duplicate_of(gone):
        target = kept if duplicate != kept and editor.owns(kept) else None
        editor.set_fields(duplicate, {"duplicate_of": target})


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
