"""Whole catalogues: create one, and compare two editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.catalogue import Brief, Catalogue, Section
from pswbrief.core.keys import LONGEST_KEY
from pswbrief.diff.editions import EditionChange, differences
from pswbrief.store.files import read_bytes
from pswbrief.store.read import parse_either
from pswbrief.text.normalize import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.catalogue import Library


class EditionComparison(NamedTuple):
    """The changes between two editions, and a title for their release notes."""

    changes: list[EditionChange]
    title: str


def compare_files(old: Path, new: Path) -> EditionComparison:
    """Compare two catalogues or libraries. InputError (CatalogueError) if one can't be read (isn't valid)."""
    before, after = (parse_either(read_bytes(path), str(path)) for path in (old, new))
    return EditionComparison(differences(before, after), _title(old, new, before, after))


def new_catalogue(path: Path, *, title: str, sections: Sequence[str] = (), force: bool = False) -> None:
    """Write a catalogue with a title and sections but no references. InputError if the file exists, unless `force`."""
    from pswbrief.store.toml_writer import dumps
    from pswbrief.store.write import write_file

    names = [name for given in sections if (name := clean_line(given))]
    catalogue = Catalogue(
        brief=Brief(title=clean_line(title) or "A brief"),
        sections=tuple(Section(id=key, title=name) for key, name in _with_ids(names).items()),
    )
    write_file(path, dumps(catalogue).encode(), force=force)


def _title(old: Path, new: Path, before: Catalogue | Library, after: Catalogue | Library) -> str:
    """Return a title made of the newer brief's title and both dates, or of the files' names if the dates are missing or equal."""
    brief, former = getattr(after, "brief", None), getattr(before, "brief", None)
    if brief and former and brief.issued and former.issued and brief.issued != former.issued:
        return f"{brief.title}, {brief.issued.in_words()}: what is new since {former.issued.in_words()}"
    return f"From {old.name} to {new.name}"


def _with_ids(names: list[str]) -> dict[str, str]:
    """Return the names by unique ids derived from them."""
    found: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        words = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(name)).split()
        # Leaves room for a suffix "-2" to "-9999" for equal ids.
        key = "-".join(words)[: LONGEST_KEY - 5].strip("-") or "section"
        found[key if key not in found else f"{key}-{number}"] = name
    return found
