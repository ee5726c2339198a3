"""Standard input: read here and nowhere else, once, before a command does anything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pswbrief.errors import NothingFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable


def read_input() -> bytes:
    """Return all of standard input; nothing if it is closed."""
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def read_input_text() -> str:
    """Return all of standard input as text, without a byte order mark; what isn't UTF-8 is replaced."""
    return read_input().decode("utf-8-sig", errors="replace")


def input_is_terminal() -> bool:
    """Return whether standard input is a terminal, so that the reader can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def given_ids(arguments: Iterable[str]) -> list[str]:
    """Return the ids among arguments, with `-` replaced by those on standard input; a repeated one counts once."""
    found: list[str] = []
    for argument in arguments:
        if argument == "-":
            found += piped_ids()
        else:
            found.append(argument)
    return list(dict.fromkeys(found))


def piped_ids() -> list[str]:
    """Return the ids on standard input: one a line, the first tab-separated field. NothingFoundError if there are none."""
    found = [key for line in read_input_text().splitlines() if (key := line.partition("\t")[0].strip())]
    if not found:
        raise NothingFoundError(
            "There are no ids on standard input.", hint="Pipe the output of list or search into this."
        )
    return found
