"""Reading another program's file, for `convert` and `import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.errors import InputError
from pswbrief.formats import registry
from pswbrief.formats.common.encoding import decode
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.names import FormatName
from pswbrief.formats.sniff import is_own, sniff
from pswbrief.store.files import read_bytes
from pswbrief.term.out import say

if TYPE_CHECKING:
    from pswbrief.formats.common.result import ParseResult

# The text of a record that could not be read is shown this far.
_SHOWN = 80


def read_references(file: str, source: FormatName | None) -> tuple[str, ParseResult]:
    """What a file (- is standard input) is called, and what it holds; what can't be read is told.

    InputError if nothing of it can be.
    """
    name = "standard input" if file == "-" else file
    text = decode(_read(file))
    if not text.strip():
        raise InputError(f"There is nothing in {name}.")
    found = source or sniff(text, None if file == "-" else file)
    if found is None and is_own(text):
        raise InputError(
            f"{name} holds pswbrief's own TOML or JSON, which import and convert don't read.",
            hint="Export it as csl-json; or name a catalogue with --catalogue, a library with --library.",
        )
    if found is None:
        known = ", ".join(FormatName)
        raise InputError(f"The format of {name} is not one that pswbrief knows.", hint=f"Say --from: {known}.")
    try:
        loaded = registry.loads(found, text)
    except FormatError as error:
        why = error.sentence[:1].lower() + error.sentence[1:].removesuffix(".")
        raise InputError(f"{name} can't be read as {found}: {why}.", hint=error.hint) from None
    for problem in loaded.problems:
        shown = problem.text if len(problem.text) <= _SHOWN else problem.text[:_SHOWN] + "…"
        say(f"{name}:{problem.line}: {problem.reason} ({shown!r})")
    if not loaded.items:
        raise InputError(f"There is no reference in {name} that can be read as {found}.")
    return name, loaded


def _read(file: str) -> bytes:
    if file != "-":
        return read_bytes(Path(file))
    return sys.stdin.buffer.read() if sys.stdin is not None else b""
