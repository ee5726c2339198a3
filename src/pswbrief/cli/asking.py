"""Asking questions at the terminal, on standard error, as standard output is for data only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import typer

from pswbrief.errors import BriefError, UsageError
from pswbrief.term.out import say

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


def can_ask() -> bool:
    """Return whether a question can be seen and answered: standard input and standard error are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """Ask until `read` accepts the answer; show its BriefError, and ask again. typer.Abort on Ctrl-C or the end of input."""
    while True:
        try:
            return read(_answer(f"{question}:"))
        except BriefError as error:
            say(error.sentence, hint=error.hint)


def confirm(question: str, *, default: bool) -> bool:
    """Ask a question that is answered by yes or no; Enter gives `default`. typer.Abort as in `ask`."""

    def read(text: str) -> bool:
        typed = text.strip().lower()
        if typed not in {"", "y", "yes", "n", "no"}:
            raise UsageError("Please answer y (yes) or n (no).")
        return typed.startswith("y") if typed else default

    return ask(f"{question} [{'Y/n' if default else 'y/N'}]", read)


def _answer(prompt: str) -> str:
    # readline redraws the line after its own prompt, so it needs one; but it writes that to standard output, and so into a file.
    to_terminal = sys.stdout is not None and sys.stdout.isatty()
    sys.stderr.write(prompt if to_terminal else f"{prompt} ")
    sys.stderr.flush()
    try:
        return input(" " if to_terminal else "")
    except (KeyboardInterrupt, EOFError):
        # End the line, so that the shell's prompt starts on a new one.
        sys.stderr.write("\n")
        raise typer.Abort from None
