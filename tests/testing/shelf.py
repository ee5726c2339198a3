"""A brief and a library as tables, which tests change step by step, with their index as it was updated and as it is when built."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pswbrief.errors import InputError
from pswbrief.index.build import build_index
from pswbrief.index.freshness import files_at
from pswbrief.index.update import update_index
from pswbrief.store.toml_writer import dump_fields
from testing.index_tables import tables

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = [{"id": key, "title": key.title()} for key in ("first", "second", "empty")]
HEAD = '[brief]\ntitle = "A brief"\n'


@dataclass
class Shelf:
    """A brief and a library, as tables; `write` makes them files."""

    folder: Path
    brief: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    library: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    extra: str = ""

    def write(self):
        for name, head, parts in (
            ("brief.toml", [HEAD], [("sections", section) for section in SECTIONS] + self.brief),
            ("library.toml", [], self.library),
        ):
            text = "\n".join([*head, *(dump_fields(kind, table) for kind, table in parts)])
            (self.folder / name).write_text(text + self.extra, encoding="utf-8")

    @property
    def files(self):
        return files_at(self.folder / "brief.toml", self.folder / "library.toml")

    def updated(self):
        """The tables of the index that was brought up to date; None if that couldn't be done."""
        connection = update_index(self.files)
        if connection is None:
            return None
        with contextlib.closing(connection):
            return tables(connection)

    def built(self, *, keep=False):
        """The tables of an index that is made from nothing; None if the files aren't valid."""
        try:
            connection = build_index(self.folder / "brief.toml", self.folder / "library.toml", keep=keep)
        except InputError:
            return None
        with contextlib.closing(connection):
            return tables(connection)


def titled(key, title="Peers and burnout", **fields):
    return ("references", {"id": key, "type": "book", "title": title, **fields})
