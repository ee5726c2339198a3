"""`pswbrief check`."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.checks.codes import MEANINGS, Code, Severity
from pswbrief.cli.context import run_context
from pswbrief.cli.options import BriefOnly, From, Mine, Rewrite, count_references
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, paged_screen, print_simple, simple_format
from pswbrief.cli.standard_input import given_ids
from pswbrief.core.enums import Source
from pswbrief.errors import UsageError
from pswbrief.formats.format_names import ENDINGS, ENDINGS_OF_MANY
from pswbrief.term.listing import plain
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.formats.format_names import FormatName
    from pswbrief.workspace import Workspace
    from pswbrief.workspace.checking import LocatedFinding

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE]...", help="Files to check instead, of any format that convert reads; with --accept, ids."
    ),
]
Accept = Annotated[
    Code | None, typer.Option("--accept", metavar="CODE", help="Stop reporting this finding of these ids.")
]
Accepted = Annotated[bool, typer.Option("--accepted", help="Only the findings that are accepted.")]
Fix = Annotated[bool, typer.Option("--fix", help="Apply unambiguous fixes to your own references.")]
Strict = Annotated[bool, typer.Option("--strict", help="End with status 1 for warnings as well.")]
Codes = Annotated[list[Code] | None, typer.Option("--code", help="Only these findings; may be repeated.")]
OfSeverity = Annotated[Severity | None, typer.Option("--severity", help="Only errors, or only warnings.")]
# The most fixes that are named one by one.
_MOST_NAMED = 20
# The most findings that a terminal lists one by one, unless --code or --severity asked for them.
_MOST_SHOWN = 20


def check(
    *,
    files: Files = None,
    form: SimpleFormatOption = None,
    code: Codes = None,
    severity: OfSeverity = None,
    strict: Strict = False,
    accept: Accept = None,
    accepted: Accepted = False,
    source: From = None,
    fix: Fix = False,
    mine: Mine = False,
    brief_only: BriefOnly = False,
    rewrite: Rewrite = False,
) -> int:
    """Find errors, which keep a file from loading, and likely mistakes in the brief and your library, or in another file.

    A terminal shows how many there are of each kind; --code lists them. In a pipe: one finding a line, with severity, code, place, id
    and a sentence. With errors, the exit status is 1.
    """
    if mine and brief_only:
        raise UsageError("--mine and --brief-only leave nothing to check.", hint="Use one of them, or none.")
    workspace = run_context.workspace()
    if accept is not None:
        if fix or mine or brief_only:
            raise UsageError("--accept does not go with --fix, --mine or --brief-only.", hint="Use one of them.")
        return _accept(workspace, accept, files or [], rewrite=rewrite)
    if files:
        if fix or mine or brief_only:
            raise UsageError(
                "--fix, --mine and --brief-only are for your library and the brief, not for a file that is named.",
                hint="To correct the file, edit it, or bring it into your library: pswbrief import FILE",
            )
        if accepted and (others := [file for file in files if _is_of_others(file)]):
            raise UsageError(
                f"{others[0]} is another program's file, which holds no accepted findings.",
                hint="They are kept in your library, or in a catalogue: pswbrief check --accepted",
            )
        found = [one for file in files for one in _check_file(file, source)]
    else:
        if fix and brief_only and workspace.settings.catalogue is None:
            raise UsageError(
                "The brief that ships with pswbrief stays as it is.",
                hint="Make a copy: pswbrief export --brief-only --output copy.toml, then: pswbrief --catalogue copy.toml check --fix",
            )
        if fix:
            _fix(workspace, rewrite=rewrite)
        left_out = Source.BRIEF if mine else Source.LIBRARY if brief_only else None
        found = [one for one in workspace.check() if one.finding.source is not left_out]
    chosen = [
        one
        for one in found
        if one.accepted is accepted
        and (not code or one.finding.code in code)
        and (severity is None or one.severity is severity)
    ]
    _print(chosen, simple_format(form), listed=bool(code or severity) or len(chosen) <= _MOST_SHOWN)
    errors = sum(one.severity is Severity.ERROR for one in chosen)
    say(
        f"{_counted(errors, 'error')}, {_counted(len(chosen) - errors, 'warning')}." if chosen else "Nothing was found."
    )
    return 1 if errors or (strict and chosen) else 0


def _is_of_others(file: str) -> bool:
    """Return whether a file is another program's, by its ending; such a file can't hold what a reader accepts."""
    return Path(file).suffix.lower() in ENDINGS.keys() | ENDINGS_OF_MANY


def _accept(workspace: Workspace, code: Code, ids: list[str], *, rewrite: bool) -> int:
    if code.severity is Severity.ERROR:
        raise UsageError(f"{code} keeps a file from loading, and can't be accepted.", hint="Correct it.")
    if files := [one for one in ids if _is_of_others(one)]:
        raise UsageError(
            f"{files[0]} is another program's file, which holds no accepted findings.",
            hint=f"Bring it into your library, and accept {code} of its references there: pswbrief import {shlex.quote(files[0])}",
        )
    if not ids:
        raise UsageError(
            f"For which references is {code} right as it is?", hint=f"Try: pswbrief check --accept {code} ID"
        )
    changed = workspace.accept(given_ids(ids), str(code), rewrite=rewrite)
    say(
        f"{code} is no longer reported for {count_references(len(changed))}; check --accepted lists what you accepted."
        if changed
        else "Nothing to change: that was accepted before."
    )
    return 0


def _check_file(file: str, source: FormatName | None) -> list[LocatedFinding]:
    """Return the findings of a file: a catalogue, a library, or another program's file."""
    from pswbrief.cli.standard_input import read_input
    from pswbrief.store.files import read_bytes
    from pswbrief.workspace.checking_foreign import check_foreign, check_own, is_own_file

    if file == "-":
        return check_foreign(read_input(), "standard input", source, has_name=False)
    path = Path(file)
    data = read_bytes(path)
    return check_own(path, data) if source is None and is_own_file(path, data) else check_foreign(data, file, source)


def _fix(workspace: Workspace, *, rewrite: bool) -> None:
    path, _ = workspace.settings.target()
    fixes = workspace.fix(rewrite=rewrite)
    if fixes is None:
        say(
            f"Nothing was fixed in {path}: it has other errors, and still could not be read.",
            hint="Correct the other errors first.",
        )
        return
    lines = [f"Fixed {key}: {fix.field} ({fix.what})." for key, fix in fixes[:_MOST_NAMED]]
    if len(fixes) > _MOST_NAMED:
        lines.append(f"And {len(fixes) - _MOST_NAMED:,} fields more.")
    say("\n".join(lines) if lines else f"Nothing was fixed in {path}: what is left needs a decision of yours.")


def _print(found: Sequence[LocatedFinding], form: SimpleFormat, *, listed: bool) -> None:
    """Print findings; on a terminal their counts by code, and with `listed`, or for errors, each of them."""
    if print_simple([_record(one) for one in found], form):
        return
    if form is SimpleFormat.PLAIN:
        write(
            plain((one.severity, one.finding.code, one.place(), one.finding.key, one.finding.sentence) for one in found)
        )
    elif found:
        from pswbrief.term.layouts import LabelledEntry, show_entries, show_simple_table

        counts = Counter((one.severity, one.finding.code) for one in found)
        with paged_screen() as console:
            if len(counts) > 1 or not listed:
                rows = sorted(counts.items(), key=lambda one: (one[0][0] is Severity.WARNING, -one[1]))
                show_simple_table(
                    console,
                    ("Severity", "Code", "Number", "What"),
                    [(*each, f"{count:,}", MEANINGS[each[1]]) for each, count in rows],
                )
                console.print()
            for severity, heading in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
                entries = [
                    LabelledEntry((one.finding.code, one.place(whole=False), one.finding.key), one.finding.sentence)
                    for one in found
                    if one.severity is severity and (listed or severity is Severity.ERROR)
                ]
                show_entries(console, heading, ("Code", "Place", "ID", "What"), entries)
        if not listed:
            most = counts.most_common(1)[0][0][1]
            say(
                f"To see the references: pswbrief check --code {most}, or --severity warning for all of them.",
                hint="pswbrief help findings says what each code means, and what to do. To correct a reference: pswbrief edit ID",
            )


def _record(one: LocatedFinding) -> dict[str, object]:
    return {
        "severity": str(one.severity),
        "code": str(one.finding.code),
        "file": str(one.path),
        "line": one.line,
        "id": one.finding.key or None,
        "field": one.finding.field or None,
        "sentence": one.finding.sentence,
        "score": one.finding.score,
    }


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
