"""Writing: data to standard output, talk to standard error, and nothing in either that a terminal would obey."""

from __future__ import annotations

import contextlib
import io
import sys

# C0 and C1 controls, and what reorders or hides text (Unicode TR 36, section 3.1): bidirectional controls, zero-width characters,
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


class ClosedPipeError(Exception):
    """Whoever read our output has stopped reading."""


def one_line(text: str) -> str:
    """`text` as one field of a line: any control character becomes a space; nothing else changes."""
    return text.translate(_CONTROLS) if not text.isprintable() else text


def visible(text: str) -> str:
    """`text` for a terminal: one line, and without characters that hide or reorder others."""
    return text.translate(_SPOOFS) if not text.isprintable() else text


def prepare() -> None:
    """Set both streams up: UTF-8 in a pipe whatever the locale, line ends as they are, and no character that can't be written."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")


def write(text: str) -> None:
    """Write data to standard output as it is."""
    if sys.stdout is None:
        raise ClosedPipeError
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise ClosedPipeError from None


def flush() -> None:
    """Give out what is still held back."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ClosedPipeError from None


def tell(text: str) -> None:
    """Write help, which is ours and has lines of its own, to standard error."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(text + "\n")


def say(sentence: str, *, hint: str | None = None) -> None:
    """Tell the reader something on standard error, with what to try."""
    if sys.stderr is None:
        return
    lines = [visible(line) for line in sentence.split("\n")]
    with contextlib.suppress(OSError):
        sys.stderr.write("\n".join([f"pswbrief: {lines[0]}", *lines[1:]]) + "\n")
        if hint:
            sys.stderr.write(f"{visible(hint)}\n")
        sys.stderr.flush()
