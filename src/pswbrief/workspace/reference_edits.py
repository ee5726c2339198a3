"""Changes of single references: add, set, tag, note, mark, remove, merge. Each works in a session and returns what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.errors import NothingFoundError, UnknownNameError, UsageError, some_of
from pswbrief.text.normalize import clean_line, clean_text, fold
from pswbrief.workspace.assignment import checked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pswbrief.core.enums import Status
    from pswbrief.core.reference import Reference
    from pswbrief.workspace.changing import ChangeSession

# The most ids that a sentence names.
_MOST_NAMED = 6


class EditableText(NamedTuple):
    """The part of a reference that a reader may edit, as TOML.

    `id`: its whole id; `text`: its table, or the annotation on one of the brief's; `is_new`: whether there is no annotation yet.
    """

    id: str
    text: str
    is_new: bool


class AlreadyPresentError(UsageError):
    """The same work is there already; `key` is its id."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"The same work is there already: {key} ({why}).", hint="--duplicate adds it anyway.")
        self.key = key


def add_reference(session: ChangeSession, values: Mapping[str, Any], *, allow_duplicate: bool) -> str:
    """Add a reference with these fields (TOML values) and return its id, which is generated if none is given.

    A section is given by its name. UsageError if a value is wrong; AlreadyPresentError if the same work is there already, unless
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
    """Set fields of references to TOML values (None removes a field); return the ids of those that changed.

    A section is given by its name. UsageError if a value is wrong, or the field can't be set on one of the brief's references.
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
    """Add tags to references and remove others; return the ids of those that changed. Tags are compared without case and accents."""
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
    """Rename a tag on all references; return the ids of those that have it. Tags are compared without case and accents.

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
    """Append a text to a reference's notes, or replace them; return its whole id, and whether that changed anything."""
    text = clean_text(text).strip()
    (whole,) = session.whole_ids([key])
    present = session.editor.fields(whole).get("notes", "")
    notes = text if replace or not present else f"{present}\n{text}" if text else present
    return whole, session.editor.set_fields(whole, {"notes": notes or None})


def accept_finding(session: ChangeSession, ids: Sequence[str], code: str, found: Collection[str]) -> list[str]:
    """Accept the finding with a code on references; return the ids of those that changed.

    `found` are the ids of all references with that finding. NothingFoundError, and nothing is changed, if one of `ids` has none.
    """
    keys = session.whole_ids(ids)
    if without := [key for key in keys if key not in found]:
        raise NothingFoundError(
            f"There is no finding {code} on {some_of(without, _MOST_NAMED)}.",
            hint=f"To see which references have one: pswbrief check --code {code}",
        )
    changed = []
    for key in keys:
        present = list(session.editor.fields(key).get("accepted", []))
        if code not in present and session.editor.set_fields(key, {"accepted": [*present, code]}):
            changed.append(key)
    return changed


def mark_references(session: ChangeSession, ids: Sequence[str], status: Status | str | None) -> list[str]:
    """Set the reading status of references (None removes it); return the ids of those that changed."""
    value = None if status is None else str(status)
    return [key for key in session.whole_ids(ids) if session.editor.set_fields(key, {"status": value})]


def own_ids(session: ChangeSession, ids: Sequence[str]) -> list[str]:
    """Return the whole ids of the reader's own references. UsageError if one is the brief's."""
    keys = session.whole_ids(ids)
    if kept := [key for key in keys if not session.editor.owns(key)]:
        raise UsageError(
            f"{kept[0]} is one of the brief's references, which stay; only your own can be removed.",
            hint="To see your own: pswbrief list --mine",
        )
    return keys


def remove_references(session: ChangeSession, ids: Sequence[str]) -> list[str]:
    """Remove the reader's own references; return their whole ids. UsageError if one is the brief's."""
    keys = own_ids(session, ids)
    for key in keys:
        session.editor.remove(key)
    return keys


class Merged(NamedTuple):
    """The result of a merge: the id that is kept, the id that became its alias, and names of fields.

    `filled`: fields that were filled or extended; `differing`: fields in which the two differed; `left_out`: fields that could not be
    taken over because the brief's reference is never changed.
    """

    kept: str
    alias: str
    filled: tuple[str, ...]
    differing: tuple[str, ...]
    left_out: tuple[str, ...]


def merge_references(session: ChangeSession, first: str, second: str) -> Merged:
    """Merge the second reference into the first: fill its empty fields, remove the second, keep its id as an alias.

    A reference of the brief is never removed: the reader's is merged into it, as an annotation. UsageError if both are the
    brief's, or both are the same. Where the two differ, the kept reference's value wins; notes are joined.
    """
    from pswbrief.core.fields import personal, stored
    from pswbrief.core.imported import missing_fields
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
    lacking = missing_fields(reference, other)
    # A field that the brief's own reference has is not lost.
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
    """Mark duplicates of a removed reference as duplicates of the one that is kept."""
    editor = session.editor
    while duplicate := editor.document.duplicate_of(gone):
        target = kept if duplicate != kept and editor.owns(kept) else None
        editor.set_fields(duplicate, {"duplicate_of": target})


def editable_text(session: ChangeSession, key: str) -> EditableText:
    """Return the TOML of a reference that the reader may edit."""
    (whole,) = session.whole_ids([key])
    text = session.editor.text(whole)
    if text is None:
        return EditableText(whole, f'[[annotations]]\nid = "{whole}"\n', is_new=True)
    return EditableText(whole, text + "\n", is_new=False)


def replace_text(session: ChangeSession, before: EditableText, text: str) -> None:
    """Replace `before` by an edited text. UsageError if it has been changed since; InputError if the text isn't valid."""
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
