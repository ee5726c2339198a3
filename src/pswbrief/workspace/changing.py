"""What every command does that changes something: lock, read, change, validate, write, so that nothing is lost on the way."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.core.enums import Source
from pswbrief.errors import BriefError, UsageError
from pswbrief.index.collection import UNFILED_IDS
from pswbrief.store.change import check_unchanged, commit, contents
from pswbrief.store.document import Document
from pswbrief.store.editor import CatalogueEditor
from pswbrief.store.files import read_bytes
from pswbrief.store.lock import check_plain, locked
from pswbrief.store.source import shipped_catalogue
from pswbrief.workspace.opening import library_path, named_catalogue, open_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pswbrief.index.index import Index

Rewrite = Annotated[bool, typer.Option("--rewrite", help="Write even where a comment in the file would be lost.")]
# A command is kept in the log this far.
_LONGEST_COMMAND = 200


@dataclass(frozen=True, slots=True)
class OpenCollection:
    """What a command has before it: the index of what is there, and the editor that changes it."""

    index: Index
    editor: CatalogueEditor


def target() -> tuple[Path, bool]:
    """The file that is written, and whether it is a library: the catalogue that is named, else the reader's library.

    InputError for what is there and is no file, which can't be replaced by another.
    """
    named = named_catalogue()
    path = named or library_path()
    assert path is not None
    check_plain(path)
    if named is not None:
        try:
            shipped = named.samefile(shipped_catalogue())
        except OSError:
            # A catalogue has to be there; a library is made where there is none.
            read_bytes(named)
            raise
        if shipped:
            raise UsageError("The brief that ships with pswbrief stays as it is.", hint="Copy it, and name the copy.")
        return named, False
    return path, True


@contextmanager
def changing(*, rewrite: bool = False, dry: bool = False) -> Iterator[OpenCollection]:
    """Hold the lock of the file that is written, and write what the editor changed when all went well.

    With `dry` nothing is locked or written, but everything else happens. InputError, and nothing changed, for a file that can't be
    read or written, isn't valid, or would not be.
    """
    path, library = target()
    if dry:
        with _work(path, library=library, rewrite=rewrite) as (_, work):
            yield work
            work.editor.check()
        return
    with locked(path), _work(path, library=library, rewrite=rewrite) as (before, work):
        yield work
        work.editor.check()
        after = work.editor.document.text().encode()
        if after != before and work.editor.restores:
            commit(path, before, after, command=command_line(), restores=work.editor.restores)
    renew_index()


def renew_index() -> None:
    """Bring the index up to date with what was written, so that whoever reads next needn't. It is no fault if that fails.

    Nor if it is interrupted: the change has been made, and a command that ended now would let the reader believe otherwise.
    """
    with suppress(BriefError, KeyboardInterrupt):
        open_catalogue()


def whole_ids(work: OpenCollection, ids: Sequence[str]) -> list[str]:
    """The whole ids that ids or their beginnings stand for. UnknownNameError names those that aren't there."""
    from pswbrief.index.select import resolve

    return [row.id for row in work.index.rows(resolve(work.index, ids))]


def count_references(count: int) -> str:
    """A number of references, in words."""
    return f"{count:,} reference{'' if count == 1 else 's'}"


@contextmanager
def _work(path: Path, *, library: bool, rewrite: bool) -> Iterator[tuple[bytes, OpenCollection]]:
    before = contents(path)
    # What is written on a catalogue is about its own references only.
    index = open_catalogue(alone=not library)
    # The index says that the file is valid, and says it of what has been read here.
    check_unchanged(path, before)
    document = Document(before, str(path), library=library, rewrite=rewrite)
    sections = [section.id for section in index.sections() if section.id not in UNFILED_IDS] if library else ()
    shelf = index.ids(Source.BRIEF) if library else ()
    yield before, OpenCollection(index, CatalogueEditor(document, sections=sections, shelf=shelf))


def command_line() -> str:
    """The command as it was typed, for the log."""
    typed = "pswbrief " + shlex.join(sys.argv[1:]).encode("utf-8", errors="replace").decode()
    return typed if len(typed) <= _LONGEST_COMMAND else typed[: _LONGEST_COMMAND - 1] + "…"
