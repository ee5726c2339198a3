"""Real interactive shells on a pseudo-terminal, with a home of their own, in which keys are typed."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import signal
import struct
import subprocess
import sys
import termios
import threading
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
# What a reader is told to add.
_ADDED = {
    "bash": ". ~/.local/share/bash-completion/completions/pswbrief",
    "zsh": "fpath=(~/.local/share/zsh/site-functions $fpath); autoload -Uz compinit && compinit -u",
    "fish": "",
}
_RC_FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
_ESCAPES = re.compile(
    r"\x1b\[[0-9;?<=>]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>A-Z78]|\r"
)


class Shell:
    """An interactive bash, zsh or fish in which `pswbrief --install-completion` has been run."""

    def __init__(self, name: str, home: Path, program: Program, rc: str | None = None) -> None:
        self.name = name
        self.home = home
        self.columns = 100
        (home / "bin").mkdir()
        wrapper = home / "bin" / "pswbrief"
        wrapper.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m pswbrief "$@"\n')
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
            ["pswbrief", "--install-completion", self.name],
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
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - the test has no other thread yet
        )
        os.close(slave)
        threading.Thread(target=self._watch, daemon=True).start()
        self._until(lambda: _PROMPT in self._seen)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(LONGEST)
        os.close(self._master)

    def _watch(self) -> None:
        while True:
            try:
                part = os.read(self._master, 65536)
            except OSError:
                return
            if b"\x1b[c" in part:
                # A shell that asks what terminal this is waits for the answer.
                os.write(self._master, b"\x1b[?62c")
            self._seen += part.decode(errors="replace")

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST
        while not done():
            assert time.monotonic() < end, f"{self.name} did not answer; its screen:\n{self._seen}"
            assert self._process.poll() is None, f"{self.name} has ended; its screen:\n{self._seen}"
            time.sleep(0.005)

    def press(self, keys: str) -> tuple[str, str]:
        """Type `keys` on an empty line; the command line that they leave, and all that was written to the screen meanwhile."""
        line = self.home / "line"
        start = len(self._seen)
        os.write(self._master, f"\x15{keys}{_TELL_LINE}".encode())
        self._until(line.exists)
        text = line.read_text()
        line.unlink()
        return text, _ESCAPES.sub("", self._seen[start:])

    def line(self, keys: str) -> str:
        """The command line after `keys` and a TAB."""
        return self.press(f"{keys}\t")[0]

    def words(self, keys: str) -> list[str]:
        """The arguments that `pswbrief` would get from the command line after `keys` and a TAB."""
        line = self.line(keys)
        tell = (
            "function pswbrief; printf '%s\\n' $argv; end"
            if self.name == "fish"
            else "pswbrief() { printf '%s\\n' \"$@\"; }"
        )
        done = subprocess.run(
            [self.name, "-c", f"{tell}\n{line}"],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=True,
        )
        return done.stdout.splitlines()
