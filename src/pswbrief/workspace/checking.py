"""Check the files of a workspace for errors, which keep a file from loading, and likely mistakes; apply unambiguous fixes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import tomli

from pswbrief.checks.codes import Code, Severity, code_of
from pswbrief.checks.finding import CheckedFiles, Finding, Placed
from pswbrief.checks.fix import Fix, fixes_for
from pswbrief.checks.registry import findings
from pswbrief.core.enums import Source
from pswbrief.store.catalogue_editor import CatalogueEditor
from pswbrief.store.commit import commit, contents
from pswbrief.store.conflict_comments import REMOVED, find_conflicts
from pswbrief.store.document import Document
from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.line_numbers import line_of, value_lines
from pswbrief.store.lock import locked
from pswbrief.store.read import CatalogueError, parse_catalogue, parse_library, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pswbrief.core.catalogue import Annotation, Catalogue, Library
    from pswbrief.core.reference import Reference
    from pswbrief.store.line_numbers import FieldPath

File = TypeVar("File")
# Up to this number, references without headings are always reported one by one.
_FEW = 3


class LocatedFinding(NamedTuple):
    """A finding with its file and line (None if it can't be determined), and whether a reader accepted it."""

    finding: Finding
    path: Path
    line: int | None
    accepted: bool = False

    @property
    def severity(self) -> Severity:
        """The severity of the finding: error or warning."""
        return self.finding.code.severity

    def place(self, *, whole: bool = True) -> str:
        """Return file and line in the form that editors take ("library.toml:12"), with the whole path or only the file's name."""
        path = str(self.path) if whole else self.path.name
        return f"{path}:{self.line}" if self.line else path


def check_files(catalogue: Path, library: Path | None, *, library_required: bool = False) -> list[LocatedFinding]:
    """Return all findings: errors first, then in the order of the files and their lines.

    A library that doesn't exist yet counts as empty, unless it is required. InputError if a file can't be read.
    """
    found: list[LocatedFinding] = []
    data = read_bytes(catalogue)
    parsed = _parsed(data, catalogue, Source.BRIEF, parse_catalogue, found)
    files = {Source.BRIEF: (catalogue, data)}
    own = None
    if library is not None and (is_there(library) or library_required):
        files[Source.LIBRARY] = library, read_bytes(library)
        own = _parsed(files[Source.LIBRARY][1], library, Source.LIBRARY, parse_library, found)
    loaded = {source for source, file in ((Source.BRIEF, parsed), (Source.LIBRARY, own)) if file is not None}
    warnings = findings(CheckedFiles(parsed, own, datetime.now(UTC).astimezone().date()))
    warnings += [*_without_headings(parsed, Source.BRIEF), *_without_headings(own, Source.LIBRARY)]
    for source, (path, data) in files.items():
        here = [finding for finding in warnings if finding.source is source]
        lines: dict[FieldPath, int] = value_lines(text_of(data, str(path))) if here else {}
        found += [LocatedFinding(finding, path, line_of(finding.where, lines)) for finding in here]
        found += _conflicts(data, path, source) if source in loaded else []
    order = list(files)
    accepted = _accepted(parsed, own)
    return sorted(
        (one._replace(accepted=(one.finding.key, str(one.finding.code)) in accepted) for one in found),
        key=lambda one: (one.severity is Severity.WARNING, order.index(one.finding.source), one.line or 0),
    )


def _accepted(catalogue: Catalogue | None, library: Library | None) -> set[tuple[str, str]]:
    """Return the findings that are accepted in either file, as pairs of id and code."""
    parts: list[Reference | Annotation] = [*(catalogue.references if catalogue else ())]
    if library:
        parts += [*library.references, *library.annotations]
    return {(part.id, code) for part in parts for code in part.accepted}


def _parsed(
    data: bytes, path: Path, source: Source, parse: Callable[[bytes, str], File], found: list[LocatedFinding]
) -> File | None:
    """Return the parsed file; if it doesn't load, add its errors to `found` and return None."""
    try:
        return parse(data, str(path))
    except CatalogueError as error:
        for fault in error.faults:
            code = code_of(fault.kind, fault.where)
            found.append(
                LocatedFinding(Finding(code, source, fault.where, fault.id or "", fault.sentence), path, fault.line)
            )
        return None


def _without_headings(file: Catalogue | Library | None, source: Source) -> list[Finding]:
    """Return a finding for each reference without a heading of the vocabulary, which search finds by its own words alone.

    If most references of a file have none, its subject is not the vocabulary's: a single finding, at the first of them, says so.
    """
    if file is None:
        return []
    from pswbrief.index.subjects import subjects

    filed = subjects()
    sections = {section.id: section.title for section in file.sections}
    loose = [
        Placed(source, position, reference)
        for position, reference in enumerate(file.references)
        if not any(filed.of(reference, sections.get(reference.section or "", "")))
    ]
    if len(loose) > max(_FEW, len(file.references) / 2):
        sentence = (
            f"{len(loose)} of {len(file.references)} references have no heading of the vocabulary; a vocabulary of your own"
            " can have those of your field."
        )
        return [loose[0].finding(Code.NO_HEADINGS, (), sentence)]
    sentence = "It has no heading of the vocabulary: search finds it by its own words alone."
    return [placed.finding(Code.NO_HEADINGS, (), sentence) for placed in loose]


def _conflicts(data: bytes, path: Path, source: Source) -> list[LocatedFinding]:
    """Return the conflicts that a merge left in a file that loads."""
    found = []
    for conflict in find_conflicts(text_of(data, str(path))):
        if conflict.field == REMOVED:
            sentence = "One side of a merge removed this, the other changed it; it was kept."
        else:
            other = conflict.value or "nothing"
            sentence = f"{conflict.field}: a merge found two values; the other is {other}."
        where = (conflict.kind, *conflict.field.split("."))
        found.append(LocatedFinding(Finding(Code.CONFLICT, source, where, conflict.id, sentence), path, conflict.line))
    return found


def fix_file(path: Path, *, library: bool, command: str, rewrite: bool = False) -> list[tuple[str, Fix]] | None:
    """Apply the unambiguous fixes to a file, and return them with the ids of their references.

    None, and nothing changed, if other errors would remain. `command` is recorded in the log; `rewrite` permits losing a comment.
    """
    # Take no lock if there is nothing to fix.
    if not _fixes(contents(path), path):
        return []
    with locked(path):
        before = contents(path)
        found = _fixes(before, path)
        try:
            editor = CatalogueEditor(Document(before, str(path), library=library, rewrite=rewrite), sections=())
            for key, fixes in found.items():
                editor.set_fields(key, {fix.field: fix.value for fix in fixes})
            text = editor.document.data()
            parse = parse_library if library else parse_catalogue
            parse(text, str(path))
        except CatalogueError:
            return None
        commit(path, before, text, command=command, restores=editor.restores)
    return [(key, fix) for key, fixes in found.items() for fix in fixes]


def _fixes(data: bytes, path: Path) -> dict[str, list[Fix]]:
    """Return the possible fixes by the reference's id; none for a file that isn't TOML."""
    try:
        tables: Any = tomli.loads(text_of(data, str(path))).get("references")
    except (CatalogueError, tomli.TOMLDecodeError, RecursionError):
        return {}
    known = [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []
    found = {table["id"]: list(fixes_for(table)) for table in known if isinstance(table.get("id"), str)}
    return {key: fixes for key, fixes in found.items() if fixes}
