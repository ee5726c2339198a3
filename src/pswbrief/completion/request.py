"""Receive a shell's completion request at a TAB, and print the answer to it."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from pswbrief.term.out import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

# Global options that may also follow the command's name; each takes a value.
GLOBAL_OPTIONS = ("--catalogue", "--library", "--color")
# The shells' scripts set this to the shell's name; `main` then answers instead of running a command.
VARIABLE = "_PSWBRIEF_COMPLETE"


def complete(shell: str, arguments: Sequence[str]) -> None:
    """Write the completions at the cursor in the form for `shell`.

    Errors are suppressed, as a message would disturb the line being typed; nothing is offered then.
    """
    with contextlib.suppress(Exception, KeyboardInterrupt):
        lines = [visible_but_tab(line) for line in answer_lines(shell, arguments)]
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace"))
        sys.stdout.buffer.flush()


def answer_lines(shell: str, arguments: Sequence[str]) -> list[str]:
    """Return the lines of the answer; see `shells` for each shell's request and answer."""
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
    """Return a line without control characters, except the TABs between its fields."""
    return "\t".join(map(visible, line.split("\t")))


def requesting_shell() -> str | None:
    """Return the shell that requests completion, None if none does."""
    return os.environ.get(VARIABLE)
