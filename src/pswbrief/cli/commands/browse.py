"""`pswbrief browse`."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pswbrief.cli.context import ColorMode, run_context
from pswbrief.cli.selecting import selection_options
from pswbrief.errors import InputError
from pswbrief.term.out import write

if TYPE_CHECKING:
    from pswbrief.core.selection import Selection


@selection_options(ids=True)
def browse_references(*, selection: Selection) -> None:
    """Browse the references in a full screen, and print the ids chosen.

    The list narrows as you type; ? shows all keys. Enter leaves, and prints the ids that are marked, so that they can be piped on.
    """
    if find_spec("textual") is None:
        raise InputError("The browser needs the extra 'tui'.", hint="Install it: pip install 'pswbrief[tui]'")
    from pswbrief.tui.run import browse
    from pswbrief.tui.state import BrowseState
    from pswbrief.workspace.configuration import known_setting

    state = BrowseState(run_context.workspace(), selection)
    color = run_context.color is not ColorMode.NEVER and not os.environ.get("NO_COLOR")
    ids = browse(state, style=str(known_setting("style") or "harvard"), color=color)
    write("".join(f"{key}\n" for key in ids))
