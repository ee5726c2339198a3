"""Changes to the sections of a catalogue. Each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.catalogue import Section
from pswbrief.core.keys import key_of_heading, unused_key
from pswbrief.errors import AmbiguousNameError, UnknownNameError, UsageError
from pswbrief.store.field_lines import set_fields
from pswbrief.store.toml_writer import dump_table
from pswbrief.text.normalize import clean_line, fold
from pswbrief.workspace.catalogue_edits import change_catalogue, table_blocks

if TYPE_CHECKING:
    from pswbrief.core.catalogue import Catalogue
    from pswbrief.store.blocks import TableBlock
    from pswbrief.workspace.settings import Settings


def add_section(settings: Settings, title: str, *, under: str | None = None, after: str | None = None) -> str:
    """Add a section, after another or at the end, and return its id. `under` (the parent) and `after` are ids or parts of titles."""
    made: list[str] = []

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        parent = _section(catalogue, under).id if under else None
        key = unused_key(key_of_heading(title), {section.id for section in catalogue.sections})
        made.append(key)
        blocks = [block for block in table_blocks(text) if block.kind == "sections"]
        behind = _section(catalogue, after).id if after else (blocks[-1].id if blocks else None)
        place = next((block for block in blocks if block.id == behind), next(iter(table_blocks(text))))
        table = dump_table("sections", Section(id=key, title=clean_line(title), parent=parent)).rstrip("\n")
        return f"{text[: place.end]}\n\n{table}{text[place.end :]}", [f"section {key}: taken out again"]

    change_catalogue(settings, change)
    return made[0]


def rename_section(settings: Settings, section: str, title: str) -> str:
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
            rewrite=False,
        )
        return text[: block.start] + table.rstrip("\n") + text[block.end :], [
            f"section {known.id}: title was {known.title}"
        ]

    change_catalogue(settings, change)
    return found[0]


def move_section(
    settings: Settings, section: str, *, before: str | None = None, after: str | None = None, under: str | None = None
) -> str:
    """Move a section with its parts before or after another, or to the end of another's parts, and return its id.

    It gets the parent of its new neighbour. UsageError unless exactly one place is given, or if the section can't be moved there.
    """
    if sum(place is not None for place in (before, after, under)) != 1:
        raise UsageError(
            "Where should the section go?", hint="Say --before SECTION, --after SECTION or --under SECTION."
        )
    found: list[str] = []

    def change(text: str, catalogue: Catalogue) -> tuple[str, list[str]]:
        moved, other = _section(catalogue, section), _section(catalogue, before or after or under or "")
        found.append(moved.id)
        family = _family(catalogue, moved.id)
        if other.id in family:
            raise UsageError(f"{moved.title} can't be moved next to itself or to one of its own parts.")
        parent = other.id if under is not None else other.parent
        if parent is not None and len(family) > 1:
            raise UsageError(f"{moved.title} has parts, so it can't be a part of another section.")
        if under is not None and other.parent is not None:
            raise UsageError(f"{other.title} is a part itself, so it can't have parts.")
        tables = [text[block.start : block.end] for key in family for block in (_block(text, key),)]
        if parent != moved.parent:
            order = list(Section.model_fields)
            table = set_fields(tables[0], {"parent": parent}, order, name=str(settings.catalogue), rewrite=False)
            tables[0] = table.rstrip("\n")
        rest = text
        for key in family:
            block = _block(rest, key)
            rest = rest[: block.start] + rest[block.end :].lstrip("\r\n")
        moving = "\n\n".join(tables)
        if before is not None:
            start = _block(rest, other.id).start
            rest = f"{rest[:start]}{moving}\n\n{rest[start:]}"
        else:
            end = max(_block(rest, key).end for key in _family(catalogue, other.id) if key not in family)
            rest = f"{rest[:end]}\n\n{moving}{rest[end:]}"
        return rest, [f"section {moved.id}: where it was"]

    change_catalogue(settings, change)
    return found[0]


def _family(catalogue: Catalogue, key: str) -> list[str]:
    """Return the id of a section, and those of its parts."""
    return [key, *(one.id for one in catalogue.sections if one.parent == key)]


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

    change_catalogue(settings, change)
    return found[0]


def _block(text: str, key: str) -> TableBlock:
    return next(block for block in table_blocks(text) if block.kind == "sections" and block.id == key)


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
