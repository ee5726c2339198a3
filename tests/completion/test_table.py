"""The table of completion, compared with the commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pswbrief.completion import table
from testing.completion_table import as_module, made_table

WRITE = os.environ.get("PSWBRIEF_SNAPSHOTS") == "write"


def test_the_table_says_what_the_commands_say():
    made = made_table()
    if WRITE:
        Path(table.__file__).write_text(as_module(made), encoding="utf-8")
        subprocess.run([Path(sys.executable).with_name("ruff"), "format", table.__file__], check=True)
        pytest.skip("the table has been written")
    assert {name: getattr(table, name) for name in made} == made, (
        "PSWBRIEF_SNAPSHOTS=write makes the table anew from the commands"
    )
