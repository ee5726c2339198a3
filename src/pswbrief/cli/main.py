"""The entry point, and the one boundary where failures become words and an exit status."""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import NoReturn

import typer

from pswbrief.cli.app import run
from pswbrief.cli.state import hoist, state
from pswbrief.errors import BriefError, UnknownNameError
from pswbrief.term.out import ClosedPipeError, flush, prepare, say

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line and end the process with its exit status."""
    try:
        prepare()
        status = _status(hoist(sys.argv[1:]))
        flush()
    except ClosedPipeError:
        # The reader has what it wanted (`| head`). Nothing more is written, not even by the interpreter as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        say(f"Can't write the output: {(error.strerror or str(error)).lower()}.")
        _abandon_output()
        status = 3
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:  # The last resort: a fault of ours, told as one, without a traceback
        if os.environ.get("PSWBRIEF_DEBUG"):
            raise
        say(f"This is a fault in pswbrief: {type(error).__name__}: {error}.", hint="PSWBRIEF_DEBUG=1 shows where.")
        status = 3
    sys.exit(status)


def _abandon_output() -> None:
    """Keep the interpreter from trying to write the rest of the output once more as it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        return


def _status(arguments: list[str]) -> int:
    try:
        result = run(arguments)
    except sqlite3.DatabaseError:
        # An index that opened well and yet is damaged: the answer comes from the catalogue itself.
        state.use_cache = False
        result = run(arguments)
    except BriefError as error:
        say(error.sentence, hint=_hint(error))
        return error.exit_status
    except typer.TyperException as error:
        if not error.format_message():
            return error.exit_code
        say(error.format_message(), hint=_usage_hint(error))
        return error.exit_code
    except typer.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _hint(error: BriefError) -> str | None:
    if error.hint is None and isinstance(error, UnknownNameError):
        from pswbrief.query.nearest import nearest

        near = nearest(error.asked, error.known)
        return f"Did you mean {' or '.join(near)}?" if near else None
    return error.hint


def _usage_hint(error: typer.TyperException) -> str | None:
    context = getattr(error, "ctx", None)
    return f"See: {context.command_path} --help" if context is not None else None
