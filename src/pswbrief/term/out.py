"""Write data to standard output and messages to standard error, and make text safe for a terminal."""

from __future__ import annotations

import contextlib
import io
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
    lines = [_fitted(line) for line in sentence.split("\n")]
    with contextlib.suppress(OSError):
        sys.stderr.write("\n".join([f"pswbrief: {lines[0]}", *lines[1:]]) + "\n")
        if hint:
            sys.stderr.write(f"{_fitted(hint)}\n")
        sys.stderr.flush()


def _fitted(line: str) -> str:
    """Return a line of a message for a terminal: one that repeats a pasted text or a binary file is cut in its middle."""
    if len(line) > _LONGEST_LINE:
        line = f"{line[: _LONGEST_LINE - _KEPT_END]} … {line[-_KEPT_END:]}"
    return visible(line)
