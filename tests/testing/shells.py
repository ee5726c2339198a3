"""Real interactive shells on a pseudo-terminal, with a home of their own, in which keys are typed."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

from testing.program import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from testing.program import Program

# Typed after each TAB: a key that has the shell write its command line into a file. A shell does one key after the other, so
# that the file is there as soon as the completion is, however long it took.
_TELL_LINE = "\x18\x10"
_PROMPT = "ready> "
_RC = {
    "bash": r"""
        PS1='ready> '
        bind 'set completion-query-items 0' 'set page-completions off' 'set bell-style none' 'set enable-bracketed-paste off'
        _tell_line() { printf '%s' "$READLINE_LINE" >~/line.new && mv ~/line.new ~/line; }
        bind -x '"\C-x\C-p": _tell_line'
    """,
    "zsh": r"""
        PS1='ready> '
        LISTMAX=10000
        _tell_line() { printf '%s' "$BUFFER" >~/line.new && mv ~/line.new ~/line; }
        zle -N _tell_line
        bindkey '^X^P' _tell_line
    """,
    "fish": r"""
        function fish_prompt; echo -n 'ready> '; end
        function fish_greeting; end
        set -g fish_autosuggestion_enabled 0
        function _tell_line; printf '%s' (commandline) >~/line.new; and mv ~/line.new ~/line; end
        bind \cx\cp _tell_line
    """,
}
# The program when a shell asks it for words; else it only notes its arguments.
_WRAPPER = """#!/bin/sh
[ -n "$_PSWBRIEF_COMPLETE" ] && exec {python} -m pswbrief "$@"
printf '%s\\n' "$@" >~/words.new && mv ~/words.new ~/words
"""
# How long nothing has to come from a terminal before it is taken to be all.
_QUIET = 0.05
# What a reader is asked to add.
_ADDED = {
    "bash": ". ~/.local/share/bash-completion/completions/pswbrief",
    "zsh": "fpath=(~/.local/share/zsh/site-functions $fpath); autoload -Uz compinit && compinit -u",
    "fish": "",
}
_RC_FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
_ESCAPES = re.compile(
    r"\x1b\[[0-9;?<=>]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>A-Z78]|\r"
)

SHELLS = ("bash", "zsh", "fish")


class Shell:
    """An interactive bash, zsh or fish in which `pswbrief --install-completion` has been run."""

    def __init__(self, name: str, home: Path, program: Program, rc: str | None = None) -> None:
        self.name = name
        self.home = home
        self.columns = 100
        (home / "bin").mkdir()
        wrapper = home / "bin" / "pswbrief"
        wrapper.write_text(_WRAPPER.format(python=shlex.quote(sys.executable)))
        wrapper.chmod(0o755)
        self.environment = {
            "HOME": str(home),
            "PATH": f"{home / 'bin'}:{os.environ.get('PATH', os.defpath)}",
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": str(program.cache),
            "SHELL": f"/bin/{name}",
        }
        if "PYTHONPATH" in os.environ:
            self.environment["PYTHONPATH"] = os.environ["PYTHONPATH"]
        self.installed = self.install_again()
        path = home / _RC_FILES[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{_ADDED[name] if rc is None else rc}\n{_RC[name]}")
        self._seen = ""
        self._start()

    def install_again(self) -> str:
        """What `pswbrief --install-completion` says."""
        return subprocess.run(
            [sys.executable, "-m", "pswbrief", "--install-completion", self.name],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=True,
        ).stderr

    def _start(self) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 60, self.columns, 0, 0))
        self._process = subprocess.Popen(
            [self.name, "-i"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=self.home,
            env=self.environment,
            start_new_session=True,
            # The terminal is the shell's own, as it is when a window opens.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - there is no other thread
        )
        os.close(slave)
        self._until(lambda: _PROMPT in self._seen)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(LONGEST)
        os.close(self._master)

    def _read(self, wait: float) -> bool:
        """Take in what the shell has written to the screen, if it writes something within so many seconds."""
        if not select.select([self._master], [], [], wait)[0]:
            return False
        try:
            part = os.read(self._master, 65536)
        except OSError:
            return False
        if b"\x1b[c" in part:
            # A shell that asks what terminal this is waits for the answer.
            os.write(self._master, b"\x1b[?62c")
        self._seen += part.decode(errors="replace")
        return True

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST
        while not done():
            assert time.monotonic() < end, f"{self.name} did not answer; its screen:\n{self._seen}"
            assert self._process.poll() is None, f"{self.name} has ended; its screen:\n{self._seen}"
            self._read(0.01)
        # What was written before may still be on its way through the terminal.
        while self._read(_QUIET):
            pass

    def _typed(self, keys: str, name: str) -> str:
        """What is in the file `name` of the shell's home, once `keys` have had their effect."""
        path = self.home / name
        os.write(self._master, keys.encode())
        self._until(path.exists)
        text = path.read_text(encoding="utf-8")
        path.unlink()
        return text

    def press(self, keys: str) -> tuple[str, str]:
        """Type `keys` on an empty line; the command line that they leave, and all that was written to the screen meanwhile."""
        start = len(self._seen)
        line = self._typed(f"\x15{keys}{_TELL_LINE}", "line")
        return line, _ESCAPES.sub("", self._seen[start:])

    def line(self, keys: str) -> str:
        """The command line after `keys` and a TAB."""
        return self.press(f"{keys}\t")[0]

    def words(self, keys: str) -> list[str]:
        """The arguments that `pswbrief` gets after `keys`, a TAB, and the key that runs the command."""
        return self._typed(f"\x15{keys}\t\r", "words").splitlines()
