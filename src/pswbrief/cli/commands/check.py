"""`pswbrief check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.checks.codes import Severity
from pswbrief.cli.context import run_context
from pswbrief.cli.options import BriefOnly, Mine, Rewrite
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, print_simple, screen, simple_format
from pswbrief.core.enums import Source
from pswbrief.errors import UsageError
from pswbrief.term.listing import plain
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.workspace import Workspace
    from pswbrief.workspace.checking import LocatedFinding

Fix = Annotated[bool, typer.Option("--fix", help="Put right what can't be wrong, in what is yours.")]
# At most this many fixes are named one by one.
_MOST_NAMED = 20


def check(
    *,
    form: SimpleFormatOption = None,
    fix: Fix = False,
    mine: Mine = False,
    brief_only: BriefOnly = False,
    rewrite: Rewrite = False,
) -> int:
    """Tell what is wrong with the brief and your library, or looks so: errors, which keep a file from loading, and warnings.

    In a pipe: one finding a line, with severity, code, place, id and a sentence. With errors, the exit status is 1.
    """
    if mine and brief_only:
        raise UsageError("--mine and --brief-only leave nothing to check.", hint="Use one of them, or none.")
    workspace = run_context.workspace()
    if fix and brief_only and workspace.settings.catalogue is None:
        raise UsageError("The brief that ships with pswbrief stays as it is.", hint="Copy it, and name the copy.")
    if fix:
        _fix(workspace, rewrite=rewrite)
    left_out = Source.BRIEF if mine else Source.LIBRARY if brief_only else None
    found = [one for one in workspace.check() if one.finding.source is not left_out]
    _print(found, simple_format(form))
    errors = sum(one.severity is Severity.ERROR for one in found)
    say(f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}." if found else "Nothing was found.")
    return 1 if errors else 0


def _fix(workspace: Workspace, *, rewrite: bool) -> None:
    path, _ = workspace.settings.target()
    fixes = workspace.fix(rewrite=rewrite)
    if fixes is None:
        say(f"Nothing was fixed in {path}: it would still not load.", hint="Mend the other errors first.")
        return
    lines = [f"Fixed {key}: {fix.field} ({fix.what})." for key, fix in fixes[:_MOST_NAMED]]
    if len(fixes) > _MOST_NAMED:
        lines.append(f"And {len(fixes) - _MOST_NAMED:,} fields more.")
    say("\n".join(lines) if lines else f"Nothing was fixed in {path}.")


def _print(found: Sequence[LocatedFinding], form: SimpleFormat) -> None:
    if print_simple([_record(one) for one in found], form):
        return
    if form is SimpleFormat.PLAIN:
        write(
            plain((one.severity, one.finding.code, one.place(), one.finding.key, one.finding.sentence) for one in found)
        )
    elif found:
        from pswbrief.term.layouts import LabelledEntry, show_entries

        console = screen()
        for severity, heading in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
            entries = [
                LabelledEntry((one.finding.code, one.place(whole=False), one.finding.key), one.finding.sentence)
                for one in found
                if one.severity is severity
            ]
            show_entries(console, heading, ("Code", "Place", "ID", "What"), entries)


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
