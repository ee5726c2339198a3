"""`pswbrief merge-files`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, unless_standard
from pswbrief.cli.output import write_output
from pswbrief.errors import InputError, UsageError
from pswbrief.store.files import is_there
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.store.merge.files import MergeConflict

Files = Annotated[
    list[Path] | None, typer.Argument(metavar="[BASE OURS THEIRS | COPY]", help="Three versions, or a conflicted copy.")
]
# A `-`, too, is an output: a copy is merged into the library only where none is named.
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
NoBase = Annotated[bool, typer.Option("--no-base", help="Merge a copy even if no common version is known.")]
Install = Annotated[
    bool, typer.Option("--install", help="Let git merge the library (or COPY) this way, in this clone.")
]
# The most conflicts that are named one by one; more are counted.
_MOST_NAMED = 20
_THREE = 3


def merge_files(
    *,
    files: Files = None,
    output: Output = None,
    force: Force = False,
    no_base: NoBase = False,
    install: Install = False,
) -> int:
    """Merge two versions of a library or catalogue that were changed apart, by reference and field.

    Changes of both are kept, tags and notes united. A field that both changed is a conflict: one value is taken, the other kept in a
    comment that `check` finds, and the exit status is 1. COPY is merged into your library, or the catalogue of --catalogue.
    """
    named = files or []
    if install:
        return _install(named)
    if len(named) == _THREE:
        return _merge_three(*named, output=unless_standard(output), force=force)
    if len(named) != 1:
        raise UsageError(
            "What should be merged?",
            hint="Name the common version and the two that were changed, or the conflicted copy of your library.",
        )
    if output is not None:
        raise UsageError(
            "A copy is merged into the library itself, and not into another file.",
            hint="Leave --output out, or name three files.",
        )
    workspace = run_context.workspace()
    conflicts = workspace.merge_copy(named[0], without_base=no_base)
    say(f"Merged {named[0]} into {workspace.settings.target()[0]}; pswbrief undo takes it back.")
    return _report(conflicts)


def _merge_three(base: Path, ours: Path, theirs: Path, *, output: Path | None, force: bool) -> int:
    from pswbrief.workspace.merging import merge_paths

    result = merge_paths(base, ours, theirs)
    if output is None:
        try:
            text = result.data.decode()
        except UnicodeDecodeError:
            # If only one side was changed, its file is the result, even if it isn't text.
            raise InputError("The result is not a text in UTF-8.", hint="Write it to a file: --output FILE") from None
        write(text)
    else:
        # As git expects of a merge driver: the result replaces OURS.
        own = is_there(output) and any(output.samefile(path) for path in (base, ours, theirs))
        write_output(output, result.data, force=force or own)
    return _report(result.conflicts)


def _install(files: Sequence[Path]) -> int:
    from pswbrief.workspace.merging import install_driver

    if len(files) > 1:
        raise UsageError("One file can be named with --install.")
    path = files[0] if files else run_context.workspace().settings.target()[0]
    attributes = install_driver(path)
    say(
        f"From now on, git merges {path.name} by reference and field.",
        hint=f"Commit {attributes}; each clone runs this once.",
    )
    return 0


def _report(conflicts: Sequence[MergeConflict]) -> int:
    """Report the conflicts; return the exit status."""
    if not conflicts:
        return 0
    lines = [
        f"{conflict.id or conflict.kind}: removed by one side, changed by the other; it is kept"
        if conflict.field == "removed"
        else f"{conflict.id or conflict.kind}: {conflict.field} has two values"
        for conflict in conflicts[:_MOST_NAMED]
    ]
    if len(conflicts) > _MOST_NAMED:
        lines.append(f"and {len(conflicts) - _MOST_NAMED:,} more")
    count = f"{len(conflicts):,} conflict{'' if len(conflicts) == 1 else 's'}:"
    say("\n  ".join([count, *lines]), hint="pswbrief check lists them. To settle one: pswbrief set ID FIELD=VALUE")
    return 1
