"""What `check` reads and finds: the catalogue and the library that the command is about, as files and not as an index."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pswbrief.checks.codes import Severity, code_of
from pswbrief.checks.finding import CheckedFiles, Finding
from pswbrief.checks.registry import findings
from pswbrief.core.enums import Source
from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.lines import line_of, value_lines
from pswbrief.store.read import CatalogueError, parse_catalogue, parse_library, text_of
from pswbrief.workspace.opening import catalogue_path, library_path
from pswbrief.workspace.state import state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.lines import FieldPath

File = TypeVar("File")


class LocatedFinding(NamedTuple):
    """A finding with the file and the line that it is in; None where no line can be told."""

    finding: Finding
    path: Path
    line: int | None

    @property
    def severity(self) -> Severity:
        """Whether it is an error or a warning."""
        return self.finding.code.severity

    def place(self, *, whole: bool = True) -> str:
        """File and line as editors take them: "library.toml:12"; the whole path, or only the name."""
        path = str(self.path) if whole else self.path.name
        return f"{path}:{self.line}" if self.line else path


def check_files() -> list[LocatedFinding]:
    """All that is found: errors first, then in the order of the files and their lines. InputError for a file that can't be read."""
    catalogue, library = catalogue_path(), library_path()
    found: list[LocatedFinding] = []
    data = read_bytes(catalogue)
    read = _loaded(data, catalogue, Source.BRIEF, parse_catalogue, found)
    files = {Source.BRIEF: (catalogue, data)}
    own = None
    # A library that isn't there yet is an empty one, unless it was asked for by its name.
    if library is not None and (is_there(library) or state.library):
        files[Source.LIBRARY] = library, read_bytes(library)
        own = _loaded(files[Source.LIBRARY][1], library, Source.LIBRARY, parse_library, found)
    warnings = findings(CheckedFiles(read, own, datetime.now(UTC).astimezone().date()))
    for source, (path, data) in files.items():
        here = [finding for finding in warnings if finding.source is source]
        lines: dict[FieldPath, int] = value_lines(text_of(data, str(path))) if here else {}
        found += [LocatedFinding(finding, path, line_of(finding.where, lines)) for finding in here]
    order = list(files)
    return sorted(
        found,
        key=lambda one: (one.severity is Severity.WARNING, order.index(one.finding.source), one.line or 0),
    )


def _loaded(
    data: bytes, path: Path, source: Source, parse: Callable[[bytes, str], File], found: list[LocatedFinding]
) -> File | None:
    """The file, or None if it doesn't load; then its errors are among `found`."""
    try:
        return parse(data, str(path))
    except CatalogueError as error:
        for wrong in error.wrong:
            code = code_of(wrong.kind, wrong.where)
            found.append(
                LocatedFinding(Finding(code, source, wrong.where, wrong.id or "", wrong.sentence), path, wrong.line)
            )
        return None
