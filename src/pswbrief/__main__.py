"""Start the program: `python -m pswbrief`, and the command `pswbrief`.

Nothing is imported here before an interrupt is handled: most of a short run is imports, and a user may press Ctrl-C during them.
"""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130


def _report(kind, error, trace) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - typing takes time to import
    """Report an exception that nothing has caught, but not an interrupt, as `sys.excepthook`."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


def _report_ignored(ignored) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - as above
    """End the program where an interrupt is raised in code whose exceptions Python ignores, as `sys.unraisablehook`.

    The import system's clean-up is such code; Python would print the exception and go on. Files are written aside and renamed, so
    it is safe to end at any moment.
    """
    if issubclass(ignored.exc_type, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(ignored)


def main() -> None:
    """Run the command line of this process, and end it with the exit status. An interrupt at any moment gives 130, in silence."""
    sys.excepthook, sys.unraisablehook = _report, _report_ignored
    try:
        from pswbrief.cli.main import main as run_process  # noqa: PLC0415 - see above

        run_process()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
