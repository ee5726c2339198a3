"""Being an ordinary user: root drops, for one program, the privileges that override permissions."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

# Linux, capabilities(7): CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH leave the set that a program could get them from (prctl(2),
# PR_CAPBSET_DROP); files still belong to the same user.
_GIVE_UP = """
import ctypes, os, sys
system = ctypes.CDLL(None, use_errno=True)
if any(system.prctl(24, capability, 0, 0, 0) for capability in (1, 2)):
    sys.exit(99)
os.execv(sys.argv[1], sys.argv[1:])
"""


@cache
def _privileged() -> bool:
    return os.name != "nt" and os.geteuid() == 0


@cache
def _can_give_up() -> bool:
    words = [sys.executable, "-c", _GIVE_UP, sys.executable, "-c", "import os; os.listdir('/proc/self')"]
    return sys.platform == "linux" and subprocess.run(words, check=False).returncode == 0


def ordinary(command: list[str]) -> list[str]:
    """The words that start a program as a user whom permissions hold for; the test is skipped where there is no such user."""
    if os.name == "nt":
        pytest.skip("Windows has no permissions of this kind")
    if not _privileged():
        return command
    if not _can_give_up():
        pytest.skip("permissions don't hold for the administrator, and nothing can be given up here")
    return [sys.executable, "-c", _GIVE_UP, *command]
