"""A real terminal: a pseudo-terminal of some width, for the output of a run in this process, or for a process and whoever types."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from testing.program import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from testing.program import Program

_LINK = re.compile(r"\x1b\]8;[^;]*;(.*?)\x1b\\", re.DOTALL)
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_INTERRUPT = "\x03"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Screen:
    """What a run wrote to a terminal of `columns`, byte for byte; and to standard error, which was no terminal."""

    status: int
    raw: str
    err: str
    columns: int

    @property
    def text(self) -> str:
        """The text without links and styles, with line feeds for line ends."""
        return _STYLE.sub("", _LINK.sub("", self.raw)).replace("\r\n", "\n")

    @property
    def lines(self) -> list[str]:
        """The lines as a reader sees them, without the blanks at their ends."""
        return [line.rstrip() for line in self.text.split("\n")]

    @property
    def words(self) -> str:
        """The text with single blanks for whatever parts its words: how a line was broken makes no difference."""
        return " ".join(self.text.split())

    @property
    def widest(self) -> int:
        """The width of the widest line, in cells."""
        return max(cell_len(line) for line in self.lines)

    @property
    def links(self) -> list[str]:
        """The addresses of the clickable words (OSC 8), in order."""
        return [address for address in _LINK.findall(self.raw) if address]

    @property
    def styles(self) -> list[str]:
        """The escape sequences that set colours and the like."""
        return _STYLE.findall(self.raw)

    @property
    def stray(self) -> list[str]:
        """The control characters that neither a link, a style nor a line end explains."""
        return _CONTROL.findall(self.text)


def on_terminal(
    program: Program, *arguments: str, columns: int = 80, env: Mapping[str, str | None] | None = None
) -> Screen:
    """Run the program, in this process, with its standard output on a terminal of so many columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    # A terminal holds little that nobody has read.
    with ThreadPoolExecutor(1) as reader:
        raw = reader.submit(_read_all, master)
        try:
            err = io.BytesIO()
            with os.fdopen(slave, "wb") as out:
                status = program.run(*arguments, out=out, err=err, env=env)
            return Screen(status, raw.result().decode(), err.getvalue().decode(), columns)
        finally:
            wait([raw])
            os.close(master)


def at_terminal(
    program: Program,
    *arguments: str,
    keys: Sequence[tuple[str, str | signal.Signals]] = (),
    columns: int = 80,
    env: Mapping[str, str | None] | None = None,
    command: Sequence[str] | None = None,
) -> Screen:
    """Run the program, or `command` in its place, with all three streams on a terminal, at which somebody types.

    Of each pair in `keys` the second is typed, or sent if it is a signal, once the first has appeared on the screen, behind what was
    typed before. What is said on standard error is in `raw` with the rest.
    """
    master, slave = pty.openpty()
    try:
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        with program.start(
            *arguments,
            env=env,
            command=command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_sit_down,
        ) as process:
            os.close(slave)
            slave = -1
            try:
                raw = b""
                for awaited, typed in keys:
                    seen = b""
                    while awaited.encode() not in seen:
                        part = _read_some(master)
                        assert part, f"{awaited!r} never came; the screen:\n{(raw + seen).decode(errors='replace')}"
                        seen += part
                    raw += seen
                    if typed == _INTERRUPT:
                        until_asleep(process.pid)
                    if isinstance(typed, str):
                        os.write(master, typed.encode())
                    else:
                        process.send_signal(typed)
                raw += _read_all(master)
                # An interrupt throws away what the terminal has not shown yet, be it half a character.
                return Screen(process.wait(LONGEST), raw.decode(errors="replace"), "", columns)
            finally:
                process.kill()
    finally:
        os.close(master)
        if slave >= 0:
            os.close(slave)


def close_terminal(program: Program, *arguments: str, awaited: str, env: Mapping[str, str | None] | None = None) -> int:
    """Run the program at a terminal whose window is closed once `awaited` has appeared on it; return the exit status."""
    master, slave = pty.openpty()
    with program.start(
        *arguments, env=env, stdin=slave, stdout=slave, stderr=slave, start_new_session=True, preexec_fn=_sit_down
    ) as process:
        os.close(slave)
        try:
            seen = b""
            while awaited.encode() not in seen:
                part = _read_some(master)
                assert part, f"{awaited!r} never came; the screen:\n{seen.decode(errors='replace')}"
                seen += part
        finally:
            os.close(master)
        try:
            return process.wait(LONGEST)
        finally:
            process.kill()


def until_asleep(pid: int) -> None:
    """Wait until a process waits, unless it computes all the time.

    An interrupt that comes between two reads is noticed only after the second; one that comes in a read, or to Python code, at once.
    """
    asked = ["ps", "-o", "state=", "-p", str(pid)]
    for _ in range(50):
        if subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout.startswith((b"S", b"I")):
            return


def _sit_down() -> None:
    """Make the terminal the process's own, as a key that interrupts needs it; a test may run where signals are ignored (nohup)."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


def _read_all(master: int) -> bytes:
    parts = []
    while part := _read_some(master):
        parts.append(part)
    return b"".join(parts)


def _read_some(master: int) -> bytes:
    """What has been written, or will be next; nothing once nobody has the other end open any more."""
    if not select.select([master], [], [], LONGEST)[0]:
        return b""
    try:
        return os.read(master, 65536)
    except OSError:
        # So Linux tells it.
        return b""
