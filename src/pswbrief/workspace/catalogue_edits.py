"""Changes of the brief itself, and how a catalogue is changed. Each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pswbrief.core.catalogue import Brief
from pswbrief.errors import InputError, UnknownNameError, UsageError
from pswbrief.store.blocks import TableBlock, comments, split
from pswbrief.store.commit import commit, contents
from pswbrief.store.field_lines import set_fields
from pswbrief.store.lock import locked
from pswbrief.store.read import field_faults, parse_catalogue, text_of
from pswbrief.store.toml_writer import dumps
from pswbrief.text.normalize import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pswbrief.core.catalogue import Catalogue
    from pswbrief.workspace.settings import Settings

# The fields that `set --brief` takes, which hold a single text, and aliases for them.
BRIEF_FIELDS = tuple(
    "title issued issued_note producer introduction acknowledgement acknowledgement_request acknowledgement_doubt contact"
    " update_notice".split()
)
_ALIASES = {"date": "issued", "published": "issued", "notice": "update_notice"}


def set_brief(settings: Settings, values: Mapping[str, str], *, rewrite: bool = False) -> bool:
    """Set fields of `[brief]` ("" removes one); return whether that changed anything.

    UnknownBriefFieldError for a field that can't be set, UsageError for a wrong value.
    """
    known: dict[str, Any] = {}
    for name, text in values.items():
        field = _ALIASES.get(name.lower().replace("-", "_"), name.lower().replace("-", "_"))
        if field not in BRIEF_FIELDS:
            raise UnknownBriefFieldError(f"The brief has no field {name!r}.", asked=name, known=BRIEF_FIELDS)
        known[field] = clean_text(text).strip() or None
    _check_brief(known)

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        before = catalogue.brief.model_dump(mode="json")
        changed = {name: value for name, value in known.items() if before.get(name) != value}
        if not changed:
            return text, []
        block = next(block for block in table_blocks(text) if block.kind == "brief")
        # `set_fields` edits a table of an array, and [brief] is a single table.
        listed = text[block.start : block.end].replace("[brief]", "[[brief]]", 1)
        table = set_fields(listed, changed, list(Brief.model_fields), name=str(settings.catalogue), rewrite=rewrite)
        table = table.replace("[[brief]]", "[brief]", 1)
        restores = [f"brief: {name} {'was ' + before[name] if before.get(name) else 'empty'}" for name in changed]
        return text[: block.start] + table.rstrip("\n") + text[block.end :], restores

    return change_catalogue(settings, change)


def _check_brief(values: Mapping[str, Any]) -> None:
    """Raise UsageError if a value is wrong for its field."""
    if values.get("title", "given") is None:
        raise UsageError("That can't be set: title can't be empty.")
    try:
        Brief.model_validate({"title": "given"} | {name: value for name, value in values.items() if value is not None})
    except ValidationError as error:
        raise UsageError(f"That can't be set: {'; '.join(field_faults(error))}.") from None


def brief_text(settings: Settings) -> str:
    """Return `[brief]` and `[[sections]]` of the catalogue as TOML, with its comments."""
    _, text = _own_text(settings)
    return _head(text)


def replace_brief_text(settings: Settings, before: str, after: str) -> bool:
    """Replace the text that `brief_text` returned by an edited one; return whether that changed anything.

    UsageError if it has been changed since, or the text contains other tables; InputError if the catalogue would not be valid.
    """

    def change(text: str, _catalogue: Catalogue) -> tuple[str, list[str]]:
        if _head(text) != before:
            raise UsageError("The brief has been changed by another process meanwhile.", hint="Edit it again.")
        edited = after.strip() + "\n"
        kinds = [block.kind for block in split(edited) or ()]
        if kinds.count("brief") != 1 or set(kinds) - set(_HEAD):
            raise UsageError("The text holds one [brief], and [[sections]] below it; nothing else.")
        blocks = [block for block in table_blocks(text) if block.kind in _HEAD]
        rest = text
        for block in reversed(blocks):
            rest = rest[: block.start] + rest[block.end :].lstrip("\r\n")
        place = blocks[0].start
        return f"{rest[:place]}{edited}\n{rest[place:]}", ["brief and sections: as they were"]

    return change_catalogue(settings, change)


# The kinds of tables that `edit --brief` shows.
_HEAD = ("brief", "sections")


def _head(text: str) -> str:
    return (
        "\n\n".join(text[block.start : block.end].strip() for block in table_blocks(text) if block.kind in _HEAD) + "\n"
    )


class UnknownBriefFieldError(UsageError, UnknownNameError):
    """A brief has no such field, or it can't be set."""


def change_catalogue(settings: Settings, change: Callable[[str, Catalogue], tuple[str, list[str]]]) -> bool:
    """Write the result of `change` if it is valid, and record it for `undo`; return whether it differs from the file."""
    path = _own_path(settings)
    with locked(path):
        before, text = _own_text(settings)
        catalogue = parse_catalogue(before, str(path))
        after, restores = change(text, catalogue)
        if not restores:
            return False
        _commit(path, before, after.encode(), settings.command, restores)
    return True


def _own_path(settings: Settings) -> Path:
    """Return the path of the catalogue to change. UsageError for the brief that ships."""
    path, library = settings.target()
    if library:
        raise UsageError(
            "The brief that ships with pswbrief stays as it is.", hint="Copy it, and name the copy: --catalogue FILE"
        )
    return path


def _own_text(settings: Settings) -> tuple[bytes, str]:
    """Return the bytes of the catalogue to change, and its text, laid out as one block a table where possible."""
    path = _own_path(settings)
    before = contents(path)
    text_of(before, str(path))
    # Unlike what that returns, this has the line ends of the file.
    text = before.decode("utf-8-sig")
    if split(text) is None and not comments(text):
        # Another layout without comments that could be lost: rewrite it as one block a table, as other changes do.
        text = dumps(parse_catalogue(before, str(path)))
    return before, text


def _commit(path: Path, before: bytes, after: bytes, command: str, restores: list[str]) -> None:
    try:
        parse_catalogue(after, str(path))
    except InputError as error:
        # The change is at fault, and not the file.
        error.file = None
        raise
    commit(path, before, after, command=command, restores=restores)


def table_blocks(text: str) -> list[TableBlock]:
    """Return the tables of a catalogue's text. UsageError if it is laid out otherwise than with one block a table."""
    blocks = split(text)
    if blocks is None:
        raise UsageError("The catalogue does not have one block for each table.", hint="Export it as toml first.")
    return blocks
