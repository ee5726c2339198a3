"""Changes of the brief itself and of its sections. Each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.catalogue import Brief, Section
from pswbrief.core.keys import LONGEST_KEY, unused_key
from pswbrief.errors import AmbiguousNameError, UnknownNameError, UsageError
from pswbrief.store.blocks import TableBlock, comments, split
from pswbrief.store.commit import commit, contents
from pswbrief.store.field_lines import set_fields
from pswbrief.store.lock import locked
from pswbrief.store.read import parse_catalogue
from pswbrief.store.toml_writer import dump_table, dumps
from pswbrief.text.normalize import clean_line, clean_text, fold

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

    UnknownBriefFieldError for a field that can't be set; InputError, and nothing changed, if the catalogue would not be valid.
    """
    known: dict[str, Any] = {}
    for name, text in values.items():
        field = _ALIASES.get(name.lower().replace("-", "_"), name.lower().replace("-", "_"))
        if field not in BRIEF_FIELDS:
            raise UnknownBriefFieldError(f"The brief has no field {name!r}.", asked=name, known=BRIEF_FIELDS)
        known[field] = clean_text(text).strip() or None

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        before = catalogue.brief.model_dump(mode="json")
        changed = {name: value for name, value in known.items() if before.get(name) != value}
        if not changed:
            return text, []
        block = next(block for block in _blocks(text) if block.kind == "brief")
        # `set_fields` edits a table of an array, and [brief] is a single table.
        listed = text[block.start : block.end].replace("[brief]", "[[brief]]", 1)
        table = set_fields(listed, changed, list(Brief.model_fields), name=str(settings.catalogue), rewrite=rewrite)
        table = table.replace("[[brief]]", "[brief]", 1)
        restores = [f"brief: {name} {'was ' + before[name] if before.get(name) else 'empty'}" for name in changed]
        return text[: block.start] + table.rstrip("\n") + text[block.end :], restores

    return _change(settings, change)


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
        blocks = [block for block in _blocks(text) if block.kind in _HEAD]
        rest = text
        for block in reversed(blocks):
            rest = rest[: block.start] + rest[block.end :].lstrip("\r\n")
        place = blocks[0].start
        return f"{rest[:place]}{edited}\n{rest[place:]}", ["brief and sections: as they were"]

    return _change(settings, change)


# The kinds of tables that `edit --brief` shows.
_HEAD = ("brief", "sections")


def _head(text: str) -> str:
    return "\n\n".join(text[block.start : block.end].strip() for block in _blocks(text) if block.kind in _HEAD) + "\n"


class UnknownBriefFieldError(UsageError, UnknownNameError):
    """A brief has no such field, or it can't be set."""


def add_section(settings: Settings, title: str, *, under: str | None = None, after: str | None = None) -> str:
    """Add a section, after another or at the end, and return its id. `under` (the parent) and `after` are ids or parts of titles."""
    made: list[str] = []

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        parent = _section(catalogue, under).id if under else None
        key = unused_key(_key(title), {section.id for section in catalogue.sections})
        made.append(key)
        blocks = [block for block in _blocks(text) if block.kind == "sections"]
        behind = _section(catalogue, after).id if after else (blocks[-1].id if blocks else None)
        place = next((block for block in blocks if block.id == behind), next(iter(_blocks(text))))
        table = dump_table("sections", Section(id=key, title=clean_line(title), parent=parent)).rstrip("\n")
        return f"{text[: place.end]}\n\n{table}{text[place.end :]}", [f"section {key}: taken out again"]

    _change(settings, change)
    return made[0]


def rename_section(settings: Settings, section: str, title: str, *, rewrite: bool = False) -> str:
    """Change the title of a section, and return its id, which stays the same."""
    found: list[str] = []

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        known = _section(catalogue, section)
        found.append(known.id)
        block = _block(text, known.id)
        order = list(Section.model_fields)
        table = set_fields(
            text[block.start : block.end],
            {"title": clean_line(title)},
            order,
            name=str(settings.catalogue),
            rewrite=rewrite,
        )
        return text[: block.start] + table.rstrip("\n") + text[block.end :], [
            f"section {known.id}: title was {known.title}"
        ]

    _change(settings, change)
    return found[0]


def move_section(settings: Settings, section: str, *, before: str | None = None, after: str | None = None) -> str:
    """Move a section before or after another, and return its id. UsageError unless exactly one of the two is given."""
    if (before is None) == (after is None):
        raise UsageError("Where should the section go?", hint="Say --before SECTION or --after SECTION.")
    found: list[str] = []

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        moved, other = _section(catalogue, section), _section(catalogue, before or after or "")
        found.append(moved.id)
        if moved.id == other.id:
            raise UsageError(f"{moved.title} can't be moved next to itself.")
        block = _block(text, moved.id)
        table = text[block.start : block.end]
        rest = text[: block.start] + text[block.end :].lstrip("\r\n")
        place = _block(rest, other.id)
        if before is not None:
            rest = f"{rest[: place.start]}{table}\n\n{rest[place.start :]}"
        else:
            rest = f"{rest[: place.end]}\n\n{table}{rest[place.end :]}"
        return rest, [f"section {moved.id}: where it was"]

    _change(settings, change)
    return found[0]


def remove_section(settings: Settings, section: str) -> str:
    """Remove an empty section, and return its id. UsageError if it is not empty."""
    found: list[str] = []

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        known = _section(catalogue, section)
        found.append(known.id)
        holding = [one.id for one in catalogue.references if one.section == known.id]
        holding += [one.id for one in catalogue.resources if one.section == known.id]
        holding += [one.id for one in catalogue.sections if one.parent == known.id]
        if holding:
            raise UsageError(
                f"{known.title} is not empty: it holds {holding[0]}.",
                hint="Move its references first: set ID section=…",
            )
        block = _block(text, known.id)
        return text[: block.start] + text[block.end :].lstrip("\r\n"), [f"section {known.id}: brought back"]

    _change(settings, change)
    return found[0]


def _change(settings: Settings, change: Callable[[str, Catalogue], tuple[str, list[str]]]) -> bool:
    """Write the result of `change` if it is valid, and record it for `undo`; return whether anything was to be changed."""
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
            "The brief that ships with pswbrief stays as it is.", hint="Copy it, and name the copy: --catalogue FILE."
        )
    return path


def _own_text(settings: Settings) -> tuple[bytes, str]:
    """Return the bytes of the catalogue to change, and its text, laid out as one block a table where possible."""
    path = _own_path(settings)
    before = contents(path)
    text = before.decode("utf-8-sig")
    if split(text) is None and not comments(text):
        # Another layout without comments that could be lost: rewrite it as one block a table, as other changes do.
        text = dumps(parse_catalogue(before, str(path)))
    return before, text


def _commit(path: Path, before: bytes, after: bytes, command: str, restores: list[str]) -> None:
    parse_catalogue(after, str(path))
    commit(path, before, after, command=command, restores=restores)


def _blocks(text: str) -> list[TableBlock]:
    blocks = split(text)
    if blocks is None:
        raise UsageError("The catalogue does not have one block for each table.", hint="Export it as toml first.")
    return blocks


def _block(text: str, key: str) -> TableBlock:
    return next(block for block in _blocks(text) if block.kind == "sections" and block.id == key)


def _section(catalogue: Catalogue, name: str) -> Section:
    """Return the section with an id, a title or a unique part of a title. UnknownNameError or AmbiguousNameError otherwise."""
    exact = [one for one in catalogue.sections if one.id == name or fold(one.title) == fold(name)]
    found = exact or [one for one in catalogue.sections if fold(name) in fold(one.title)]
    if not found:
        known = [one.title for one in catalogue.sections]
        raise UnknownNameError(f"There is no section {name!r}.", asked=name, known=known, see="pswbrief sections")
    if len(found) > 1:
        raise AmbiguousNameError(
            f"{name!r} is in the title of {len(found)} sections.", hint=f"One is {found[0].title!r}."
        )
    return found[0]


def _key(title: str) -> str:
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(title)).split()
    return "-".join(words)[: LONGEST_KEY - 5].strip("-") or "section"
