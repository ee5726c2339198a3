"""Write data to standard output and messages to standard error, and make text safe for a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import sys

# C0 and C1 controls, and characters that reorder or hide text (Unicode TR 36, 3.1): bidirectional controls, zero-width characters,
# line and paragraph separators, tags, and lone surrogates.
_INVISIBLE = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
)
_CONTROLS = dict.fromkeys(range(0x20), " ") | dict.fromkeys(range(0x7F, 0xA0), " ") | {0x2028: " ", 0x2029: " "}
_SPOOFS = dict.fromkeys((code for code in _INVISIBLE if code not in _CONTROLS), "") | _CONTROLS

# The most characters in a line of a message, and how many of them are the end of a longer line.
_LONGEST_LINE, _KEPT_END = 2000, 200


class ClosedPipeError(Exception):
    """The reader of our output has closed the pipe."""


def one_line(text: str) -> str:
    """Return `text` as one field of a line: control characters and line separators become spaces."""
    return text.translate(_CONTROLS) if not text.isprintable() else text


def visible(text: str) -> str:
    """Return `text` as one line for a terminal, without control characters and those that hide or reorder others."""
    return text.translate(_SPOOFS) if not text.isprintable() else text


def prepare() -> None:
    """Set up both streams: UTF-8 and unchanged line ends in a pipe, and "?" for characters that can't be encoded."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")


def write(text: str) -> None:
    """Write data to standard output unchanged. ClosedPipeError if it is closed."""
    if sys.stdout is None:
        raise ClosedPipeError
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise ClosedPipeError from None


def flush() -> None:
    """Flush standard output. ClosedPipeError if the pipe is closed."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ClosedPipeError from None


def write_help(text: str) -> None:
    """Write help, a trusted text of several lines, to standard error."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(text + "\n")


def say(sentence: str, *, hint: str | None = None) -> None:
    """Write a message for the reader, and a hint, to standard error."""
    if sys.stderr is None:
        return
    first, *others = [_fitted(line) for line in sentence.split("\n")]
    lines = [f"pswbrief: {first}", *others, *([_fitted(hint)] if hint else [])]
    with contextlib.suppress(OSError):
        if sys.stderr.isatty():
            lines = _wrapped(lines, sys.stderr.fileno())
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()


def _wrapped(lines: list[str], terminal: int) -> list[str]:
    """Return the lines of a message broken at blanks where the terminal would break them within words."""
    columns = os.environ.get("COLUMNS", "")
    try:
        width = int(columns) if columns.isdecimal() and int(columns) else os.get_terminal_size(terminal).columns
    except OSError:
        return lines
    # 0 if the terminal doesn't know it. A character takes two columns at most.
    if not width or all(2 * len(line) <= width for line in lines):
        return lines
    from pswbrief.term.wrapping import wrapped  # noqa: PLC0415 - most messages are short, or go to no terminal

    return [wrapped(line, width) for line in lines]


def _fitted(line: str) -> str:
    """Return a line of a message for a terminal: one that repeats a pasted text or a binary file is cut in its middle."""
    if len(line) > _LONGEST_LINE:
        line = f"{line[: _LONGEST_LINE - _KEPT_END]} … {line[-_KEPT_END:]}"
    return visible(line)
