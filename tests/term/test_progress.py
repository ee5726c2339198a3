"""The bar that shows how far an index is: on a terminal, for a large catalogue, and on standard error."""

from __future__ import annotations

import os
import pty
import subprocess

from testing.catalogues import reference, write

MANY = 2_000


def _large(folder):
    abstract = "Peer workers and burnout. " * 50
    references = [reference(id=f"r{number}", title=f"Title {number}", abstract=abstract) for number in range(MANY)]
    return write(folder / "large.toml", *references)


def test_a_terminal_is_shown_a_bar_and_a_pipe_is_not(own_program, tmp_path):
    catalogue = str(_large(tmp_path))
    ours, theirs = pty.openpty()
    command = own_program.command("--catalogue", catalogue, "list", "--format", "ids")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, env=own_program.environment(), text=True
    ) as run:
        os.close(theirs)
        out, shown = "", b""
        while chunk := _read(ours):
            shown += chunk
        out = run.communicate()[0]
    os.close(ours)
    assert b"Indexing large.toml" in shown
    assert out.count("\n") == MANY
    os.utime(catalogue, (1, 1))
    assert own_program("--catalogue", catalogue, "list", "--limit", "1").err == ""


def _read(terminal):
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        # Linux says EIO when the last writer has gone.
        return b""
