"""Check a single file: another program's, without importing it, or a catalogue or library of our own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code, Severity
from pswbrief.checks.finding import CheckedFiles, Finding
from pswbrief.checks.registry import findings
from pswbrief.checks.source_text import raw_remarks
from pswbrief.core.catalogue import Library
from pswbrief.core.enums import Source
from pswbrief.core.imported import imported
from pswbrief.errors import InputError
from pswbrief.formats.common.decoding import decode
from pswbrief.store.locations import shipped_catalogue
from pswbrief.workspace.checking import LocatedFinding, check_files
from pswbrief.workspace.foreign_files import parse_file

if TYPE_CHECKING:
    from pswbrief.core.reference import Reference
    from pswbrief.formats.format_names import FormatName
    from pswbrief.workspace.foreign_files import ParsedFile


def is_own_file(path: Path, data: bytes) -> bool:
    """Return whether a file is a catalogue or library, by its extension (.toml) or by its contents."""
    return path.suffix.lower() == ".toml" or data.lstrip().startswith(
        (b"[brief]", b"[[references]]", b"[[annotations]]")
    )


def check_own(path: Path, data: bytes) -> list[LocatedFinding]:
    """Return the findings in a catalogue, or in a library used with the brief that ships. InputError if it can't be read."""
    if all(line.strip()[:1] in {b"", b"#"} for line in data.splitlines()):
        raise InputError(f"There is nothing in {path.name}.", hint="A catalogue begins with [brief] and a title.")
    if any(line.strip() == b"[brief]" for line in data.splitlines()):
        return check_files(path, None)
    found = check_files(shipped_catalogue(), path, library_required=True)
    return [one for one in found if one.finding.source is Source.LIBRARY]


def check_foreign(
    data: bytes, name: str, source: FormatName | None = None, *, has_name: bool = True
) -> list[LocatedFinding]:
    """Return the findings in another program's file, errors first, then in the order of its lines.

    `source` and `has_name` are as for `parse_file`. InputError if nothing can be read.
    """
    parsed = parse_file(data, name, source, has_name=has_name)
    found = [
        LocatedFinding(
            _finding(Code.UNREADABLE if one.lost else Code.LEFT_OUT, "", _sentence(one.reason)), Path(name), one.line
        )
        for one in parsed.problems
    ]
    references, lines, keys = _references(parsed, found)
    library = Library.model_construct(references=tuple(references))
    for finding in findings(CheckedFiles(None, library, datetime.now(UTC).astimezone().date())):
        place = finding.where[1]
        if isinstance(place, int):
            found.append(LocatedFinding(finding._replace(key=keys[place]), Path(name), lines[place]))
    found += _raw(decode(data), parsed, {(one.finding.code, one.finding.key) for one in found})
    return sorted(found, key=lambda one: (one.severity is Severity.WARNING, one.line or 0))


def _references(parsed: ParsedFile, found: list[LocatedFinding]) -> tuple[list[Reference], list[int], list[str]]:
    """Convert items to references; return these, their lines and their keys in the file.

    Findings on items that can't be converted, or not completely, are added to `found`.
    """
    references, lines, keys = [], [], []
    count: Counter[str] = Counter()
    for item, line in zip(parsed.items, parsed.lines, strict=True):

        def add(code: Code, sentence: str, key: str = item.id, line: int = line) -> None:
            found.append(LocatedFinding(_finding(code, key, sentence), Path(parsed.name), line))

        if item.id and count[item.id]:
            add(Code.ID_TWICE, f"The key {item.id!r} is used already.")
        count[item.id] += 1
        try:
            reference, problems = imported(item)
        except ValueError as error:
            add(Code.MISSING_FIELD, f"It can't be imported: {error}.")
            continue
        for problem in problems:
            add(Code.LEFT_OUT, _sentence(problem))
        references.append(reference)
        lines.append(line)
        keys.append(item.id)
    return references, lines, keys


def _raw(text: str, parsed: ParsedFile, known: set[tuple[Code, str]]) -> list[LocatedFinding]:
    """Return the findings in the raw text, except those `known` already for the same reference."""
    starts = sorted(zip(parsed.lines, (item.id for item in parsed.items), strict=True))
    found = []
    for remark in raw_remarks(text, parsed.format):
        place = bisect_right(starts, remark.line, key=lambda start: start[0])
        key = starts[place - 1][1] if place else ""
        if (remark.code, key) not in known:
            found.append(LocatedFinding(_finding(remark.code, key, remark.sentence), Path(parsed.name), remark.line))
    return found


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:].removesuffix('.')}."


def _finding(code: Code, key: str, sentence: str) -> Finding:
    return Finding(code, Source.LIBRARY, (), key, sentence)
