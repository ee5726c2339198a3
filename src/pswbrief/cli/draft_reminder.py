"""Reminders of drafts: texts that were in an editor when the program was killed or its terminal closed."""

from __future__ import annotations

import os
import sys

from pswbrief.store.locations import drafts_folder


def announce_drafts() -> None:
    """Announce, on standard error, each draft left by an interrupted edit: on a terminal once, elsewhere each time.

    Without drafts, as nearly always, this lists one folder and loads nothing.
    """
    try:
        with os.scandir(drafts_folder()) as entries:
            if not any(entry.name.endswith(".json") for entry in entries):
                return
    except OSError:
        return
    from pswbrief.store.drafts import kept_drafts, mark_announced
    from pswbrief.term.out import say

    for draft in kept_drafts():
        if not draft.announced:
            what = f"{draft.command} {draft.id}".strip()
            say(f"An unfinished text ({what}) is kept in {draft.path}.", hint="Resume it: pswbrief edit --resume")
            if sys.stderr is not None and sys.stderr.isatty():
                mark_announced(draft)
