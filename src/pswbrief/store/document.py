"""Editing a catalogue or library as text: all else stays byte for byte, comments included.

A change touches only the lines of the fields that it sets. One that would drop a comment is refused unless the caller allows it
(`rewrite`). Changed tables are validated before they can be written.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli
from pydantic import ValidationError

from pswbrief.core.catalogue import Annotation, Section
from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.store import toml_writer as catalogue_toml
from pswbrief.store.blocks import TableBlock, comments, split
from pswbrief.store.conflict_comments import REMOVED, without_comments
from pswbrief.store.field_lines import set_fields
from pswbrief.store.read import invalid_block, parse_catalogue, parse_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

_DUPLICATE = re.compile(r"""^[ \t]*["']?duplicate_of["']?[ \t]*=[ \t]*["']([A-Za-z0-9:_./+-]+)["']""", re.MULTILINE)
_LINE_ENDS = re.compile(rb"[\r\n]*")
_MODELS: dict[str, type[BaseModel]] = {"references": Reference, "annotations": Annotation, "sections": Section}


class TableChange(NamedTuple):
    """A table that was edited, by its kind and its id before: whether it was added, and whether it was removed."""

    kind: str
    id: str
    is_new: bool = False
    is_gone: bool = False


class Document:
    """The text of the valid file `name`; `library`: whether it is a library rather than a catalogue."""

    def __init__(self, data: bytes, name: str, *, library: bool, rewrite: bool = False) -> None:
        self.name = name
        self._rewrite = rewrite
        # A byte order mark belongs to the file, not to its first table.
        self._before = data.removeprefix(BOM_UTF8)
        self._mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        blocks = _split(self._before)
        self.is_laid_out_anew = blocks is None
        if blocks is None:
            self._before = self._laid_out(data, library=library).encode()
            blocks = _split(self._before) or []
        self._blocks = blocks
        self._at = {(block.kind, block.id): place for place, block in enumerate(blocks)}
        self._changed: dict[int, str | None] = {}
        self._added: dict[tuple[str, str], str] = {}
        # Tables added as models have been validated already.
        self._sound: set[tuple[str, str]] = set()
        # A fast check first, as most files have no carriage return.
        self._end = "\r\n" if b"\r" in self._before and b"\r\n" in self._before else "\n"

    def ids(self, kind: str) -> list[str]:
        """Return the ids of the tables of a kind, in order, including added ones."""
        kept = (block for place, block in enumerate(self._blocks) if self._changed.get(place, "") is not None)
        there = [block.id for block in kept if block.kind == kind]
        return there + [key for known, key in self._added if known == kind]

    def has(self, kind: str, key: str) -> bool:
        """Return whether there is a table of that kind and id."""
        if (kind, key) in self._added:
            return True
        place = self._at.get((kind, key))
        return place is not None and self._changed.get(place, "") is not None

    def block(self, kind: str, key: str) -> str:
        """Return the current text of a table, including the comments inside it."""
        if (kind, key) in self._added:
            return self._added[kind, key]
        place = self._at[kind, key]
        changed = self._changed.get(place)
        return changed if changed is not None else self._slice(self._blocks[place])

    def table(self, kind: str, key: str) -> dict[str, Any]:
        """Return the values of a table as TOML values."""
        table: dict[str, Any] = tomli.loads(self.block(kind, key))[kind][0]
        return table

    def set_fields(self, kind: str, key: str, values: Mapping[str, Any]) -> None:
        """Set fields of a table to TOML values; None removes a field. InputError if a comment would be lost."""
        order = list(_MODELS[kind].model_fields)
        known = {name: value if value not in ("", [], ()) else None for name, value in values.items()}
        # Setting a value resolves the conflict that a merge left there.
        block = without_comments(self.block(kind, key), [*known, REMOVED])
        text = set_fields(block, known, order, name=self.name, rewrite=self._rewrite)
        self.replace(kind, key, text)

    def replace(self, kind: str, key: str, text: str) -> None:
        """Replace a table by a text."""
        text = text.rstrip("\n").replace("\r\n", "\n").replace("\n", self._end)
        if (kind, key) in self._added:
            self._added[kind, key] = text
            self._sound.discard((kind, key))
        else:
            self._changed[self._at[kind, key]] = text

    def remove(self, kind: str, key: str) -> None:
        """Remove a table. InputError if it has comments inside."""
        if (kind, key) in self._added:
            del self._added[kind, key]
            return
        place = self._at[kind, key]
        lines = comments(self._slice(self._blocks[place]))
        if lines and not self._rewrite:
            line = self._before.count(b"\n", 0, self._blocks[place].start) + lines[0]
            raise InputError(
                f"Removing {key} would drop the comment in {self.name}:{line}.", hint="--rewrite drops it."
            )
        self._changed[place] = None

    def append(self, kind: str, part: BaseModel) -> None:
        """Append a model of that kind as a table. Its id must be new."""
        text = catalogue_toml.dump_table(kind, part).rstrip("\n").replace("\n", self._end)
        self._sound.add((kind, part.id))  # type: ignore[attr-defined] # every kind that is added has an id
        self._added[kind, part.id] = text  # type: ignore[attr-defined] # every kind that is added has an id

    def text(self) -> str:
        """Return the whole text with all changes."""
        return self.data().decode()

    def data(self) -> bytes:
        """Return the whole file with all changes."""
        pieces: list[bytes] = []
        done = 0
        for place, changed in sorted(self._changed.items()):
            block = self._blocks[place]
            pieces.append(self._before[done : block.start])
            done = block.end
            if changed is not None:
                pieces.append(changed.encode())
            else:
                done = _LINE_ENDS.match(self._before, done).end()  # type: ignore[union-attr] # it matches nothing, too
        pieces.append(self._before[done:])
        data, end = b"".join(pieces), self._end.encode()
        if None in self._changed.values() and data:
            data = data.rstrip(b"\r\n") + end
        if self._added:
            # Existing text is left alone; only a missing line end and a blank line are added before new tables.
            if data and not data.endswith(b"\n"):
                data += end
            if data.strip() and not data.endswith(2 * end):
                data += end
            data += (2 * self._end).join(self._added.values()).encode() + end
        return self._mark + data

    def checked(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Return the added and changed tables by kind and former id. InputError for another layout, CatalogueError if invalid."""
        found: dict[str, dict[str, dict[str, Any]]] = {}
        for kind, key, text in self._touched():
            try:
                table = tomli.loads(text)
                if set(table) != {kind} or not isinstance(table[kind], list) or len(table[kind]) != 1:
                    raise InputError(f"{self.name}: one [[{kind}]] is expected, and nothing else.")
                _MODELS[kind].model_validate(table[kind][0])
                # Other layouts that TOML allows would not fit between the other blocks, or could not be recognised among them.
                if (blocks := split(text)) is None or [block.id for block in blocks] != [table[kind][0]["id"]]:
                    raise InputError(f'{self.name}: [[{kind}]] and id = "…" are expected in lines of their own.')
            except (tomli.TOMLDecodeError, ValidationError, RecursionError) as error:
                raise invalid_block(error, self.name, text) from error
            found.setdefault(kind, {})[key] = table[kind][0]
        return found

    def changes(self) -> list[TableChange]:
        """Return the tables that were changed, removed or added. One that was removed and added again is in the list twice."""
        there = ((self._blocks[place], text) for place, text in self._changed.items())
        changed = [TableChange(block.kind, block.id, is_gone=text is None) for block, text in there]
        return changed + [TableChange(kind, key, is_new=True) for kind, key in self._added]

    def removed(self, kind: str) -> list[str]:
        """Return the ids of the removed tables of a kind."""
        gone = (self._blocks[place] for place, text in self._changed.items() if text is None)
        return [block.id for block in gone if block.kind == kind]

    def duplicate_of(self, key: str) -> str | None:
        """Return the id of a reference that is marked as a duplicate of `key`; None if there is none."""
        if key not in self._originals:
            return None
        return next(
            (known for known in self.ids("references") if key in _originals(self.block("references", known))), None
        )

    @cached_property
    def _originals(self) -> set[str]:
        return _originals(self._before.decode())

    def _touched(self) -> Iterator[tuple[str, str, str]]:
        for place, text in self._changed.items():
            if text is not None:
                yield self._blocks[place].kind, self._blocks[place].id, text
        for (kind, key), text in self._added.items():
            if (kind, key) not in self._sound:
                yield kind, key, text

    def _slice(self, block: TableBlock) -> str:
        return self._before[block.start : block.end].decode()

    def _laid_out(self, data: bytes, *, library: bool) -> str:
        """Return the same tables, one block each, for a file with another layout."""
        if not self._rewrite and (lines := comments(data.decode())):
            raise InputError(
                f"{self.name} does not have one block for each reference; rewriting it would drop its comments,"
                f" the first in line {lines[0]}.",
                hint="--rewrite drops them.",
            )
        if library:
            return catalogue_toml.dumps_library(parse_library(data, self.name))
        return catalogue_toml.dumps(parse_catalogue(data, self.name))


def _split(data: bytes) -> list[TableBlock] | None:
    """Return the blocks of a file, with their places in bytes; None if it is not laid out as one block per table.

    As Latin-1, each byte is a character; and whatever structures TOML is ASCII.
    """
    return split(data.decode("latin-1"))


def _originals(text: str) -> set[str]:
    """Return the ids that a text names under `duplicate_of`."""
    return set(_DUPLICATE.findall(text))
