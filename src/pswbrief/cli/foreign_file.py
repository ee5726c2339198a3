"""Reading another program's file for `convert` and `import`, and reporting the records that can't be read."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.cli.context import run_context
from pswbrief.cli.standard_input import read_input
from pswbrief.errors import UsageError
from pswbrief.store.files import read_bytes
from pswbrief.term.out import say
from pswbrief.workspace.foreign_files import check_not_empty, parse_file

if TYPE_CHECKING:
    from pswbrief.formats.format_names import FormatName
    from pswbrief.workspace.foreign_files import ParsedFile

_DOCUMENTS = frozenset({".docx", ".doc", ".pdf", ".odt", ".html", ".htm"})
# The most characters of an unreadable record that a message repeats.
_LONGEST = 80


def read_foreign_file(file: str, source: FormatName | None, encoding: str | None = None) -> ParsedFile:
    """Parse a file (`-`: standard input), and report on standard error the records that can't be read.

    A guessed encoding is reported as well.

    UsageError for a document, which `ingest` reads; InputError if no record can be read.
    """
    is_stream = file == "-"
    if source is None and Path(file).suffix.lower() in _DOCUMENTS:
        raise UsageError(
            f"{file} is a document, and no file of references.",
            hint=f"To read a brief's document as a catalogue: pswbrief ingest {shlex.quote(file)}",
        )
    if not is_stream:
        run_context.inputs.append(Path(file))
    data = read_input() if is_stream else read_bytes(Path(file))
    parsed = parse_file(
        data, "standard input" if is_stream else file, source, has_name=not is_stream, encoding=encoding
    )
    if parsed.guessed_encoding:
        say(
            f"{parsed.name} does not say its encoding and was read as {parsed.guessed_encoding}; if that is wrong, say --encoding."
        )
    for problem in parsed.problems:
        shown = problem.text if len(problem.text) <= _LONGEST else problem.text[:_LONGEST] + "…"
        say(f"{parsed.name}:{problem.line}: {problem.reason} ({shown!r})")
    check_not_empty(parsed)
    return parsed
