"""The entry point, and the error boundary: turns every failure into a message and an exit status."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import Any, NoReturn

from pswbrief.cli.arguments import move_command_options, move_global_options, protect_exclusions
from pswbrief.completion.request import complete, requesting_shell
from pswbrief.errors import BriefError, NothingFoundError, UnknownNameError, UnknownReferenceError
from pswbrief.term.out import ClosedPipeError, flush, prepare, say, write_help

INTERRUPTED = 130
# The garbage collector's first threshold; Python's own is 700. Importing ten thousand references makes half as many objects.
_RARELY = 1_000_000


def main() -> NoReturn:
    """Run the command line of this process and end it with the exit status; `pswbrief.__main__` calls this."""
    # A run ends before there is much garbage; collecting it would take a twentieth of a short run's time.
    gc.set_threshold(_RARELY)
    status = run(sys.argv[1:])
    # All that is left would be collected before Python ends, which takes a tenth of a short run.
    gc.freeze()
    if not requesting_shell():
        # Typer has loaded this module anyway; completion does without it.
        import signal

        # Everything is written: from now on an interrupt would only change the status.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run the command that `arguments` name, on the standard streams as they are now; return its exit status.

    Every failure is reported on standard error and becomes a status; no exception leaves this function, unless PSWBRIEF_DEBUG is set.
    """
    if shell := requesting_shell():
        # A shell completes a word: answered before Typer could be imported.
        complete(shell, arguments)
        return 0
    try:
        prepare()
        status = _status(arguments)
        flush()
    except ClosedPipeError:
        # The program at the other end of the pipe has stopped reading (`| head`).
        _abandon_output()
        return 0
    except OSError as error:
        say(f"Can't write the output: {(error.strerror or str(error)).lower()}.")
        _abandon_output()
        return 3
    except KeyboardInterrupt:
        _abandon_output()
        return INTERRUPTED
    except Exception as error:  # The last resort: a fault of the program, reported without a traceback
        if os.environ.get("PSWBRIEF_DEBUG"):
            raise
        from pswbrief.cli.fault_log import report_fault

        report_fault(error, arguments)
        return 3
    return status


def _abandon_output() -> None:
    """Keep the interpreter from writing the rest of the output when it exits."""
    if sys.stdout is None:
        return
    # A stream that is no file, as in a test, has no descriptor.
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run_command(arguments: list[str]) -> Any:  # noqa: ANN401 - what the command gave, or a status
    """Run a command with Typer, whose import takes most of a short run's time; failures are raised."""
    from pswbrief.cli.app import run as run_with_typer
    from pswbrief.cli.context import run_context

    run_context.arguments, run_context.doubt = arguments, None
    try:
        return run_with_typer(protect_exclusions(move_command_options(move_global_options(arguments))))
    except SystemExit:
        # Typer's only way out where it is not to end the process itself: the pipe into which it wrote help is closed.
        raise ClosedPipeError from None
    finally:
        run_context.close()


def _status(arguments: list[str]) -> int:
    import typer

    try:
        result = run_command(arguments)
    except BriefError as error:
        _say_doubt(error)
        say(error.sentence, hint=_hint(error, arguments))
        return error.exit_status
    except typer.TyperException as error:
        if not error.format_message():
            return error.exit_code
        if not arguments:
            from pswbrief.cli.help_layout import first_steps

            write_help(first_steps())
            return error.exit_code
        from pswbrief.cli.usage_errors import explain

        sentence, hint = explain(error, arguments)
        say(sentence, hint=hint)
        return error.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    _say_doubt()
    status = result if isinstance(result, int) else 0
    if status == INTERRUPTED:
        # This is how Typer reports an interrupt.
        raise KeyboardInterrupt
    return status


def _say_doubt(said: BriefError | None = None) -> None:
    """Say, after what was read, if it may be of another catalogue than that of the settings; not where that is `said` as an error."""
    from pswbrief.cli.context import run_context

    doubt = run_context.doubt
    if doubt and doubt is not said:
        say(doubt.sentence, hint=doubt.hint)


def _hint(error: BriefError, arguments: list[str]) -> str | None:
    """Return the hint for an error: its own, how to do without the catalogue that is set, or what was probably meant."""
    from pswbrief.cli.context import run_context

    if way_out := run_context.settings.way_out_of(error):
        return way_out
    if error.hint is None and isinstance(error, UnknownReferenceError):
        from pswbrief.cli.did_you_mean import reference_hint

        return reference_hint(error, arguments)
    if error.hint is None and isinstance(error, UnknownNameError):
        from pswbrief.text.corrections import nearest

        near = nearest(error.asked, error.known)
        if near:
            return f"Did you mean {' or '.join(near)}?"
        return f"See: {error.see}" if error.see else f"There are {', '.join(error.known)}." if error.known else None
    if error.hint is None and isinstance(error, NothingFoundError):
        from pswbrief.cli.did_you_mean import no_match_hint

        return no_match_hint(arguments)
    return error.hint
