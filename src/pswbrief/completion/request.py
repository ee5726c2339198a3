"""Completion: what a shell asks at a TAB, and the two options that set it up."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from pswbrief.term.out import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

# Global options that may also stand behind the command's name; each takes a value.
GLOBAL_OPTIONS = ("--catalogue", "--library", "--color")
# Set by the shells' scripts to the name of the shell: `main` then answers instead of running a command.
VARIABLE = "_PSWBRIEF_COMPLETE"


def complete(shell: str, arguments: Sequence[str]) -> None:
    """Write what `shell` may put at the cursor.

    There is no failure: at a TAB nobody wants to read one, so whatever goes wrong, nothing is offered and nothing is said.
    """
    with contextlib.suppress(Exception, KeyboardInterrupt):
        lines = [visible_but_tab(line) for line in answer_lines(shell, arguments)]
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace"))
        sys.stdout.buffer.flush()


def answer_lines(shell: str, arguments: Sequence[str]) -> list[str]:
    """The lines of the answer; see `shells` for what each shell is told and what it tells."""
    from pswbrief.completion.answer import answer
    from pswbrief.completion.shells import Line, for_bash, for_fish, for_zsh, plain_words

    if shell == "bash":
        text, breaks, listing, columns = arguments
        line = Line.of(text, breaks)
        words = line.words[1:]
        return for_bash(answer(words), line, listing, columns)
    words = plain_words(arguments)
    return {"zsh": for_zsh, "fish": for_fish}[shell](answer(words))


def visible_but_tab(line: str) -> str:
    """A line without characters that a terminal would obey, but for the TABs between its fields."""
    return "\t".join(map(visible, line.split("\t")))


def wanted() -> str | None:
    """The shell that asks, if one does."""
    return os.environ.get(VARIABLE)
