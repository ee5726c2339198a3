"""Run tests on a copy of the program, in forks of this process: what they import is imported once for many mutations."""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
# A mutation may make a loop endless, or a wait: seconds of computing, bytes, and seconds by the clock. All count as noticed.
COMPUTING = 40
MEMORY = 4 << 30
LONGEST = 120


def noticed(copy: Path, file: Path, texts: Sequence[str], tests: Path) -> list[bool]:
    """Whether `tests` fail while `file` in the copy of the program holds each of `texts`. ValueError if they fail as it is.

    The tests are collected once, and the functions that a text changes are replaced in each fork. A text with which they pass so is
    tried again from the start: it may change what runs when the module is imported.
    """
    target = copy / file
    before = target.read_bytes()
    reader, writer = os.pipe()

    def collect() -> int:
        os.close(reader)
        return _run(copy, tests, _Forks(target, [before.decode(), *texts], writer))

    _succeeds(collect, LONGEST * (len(texts) + 2))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        unchanged, *passed = pipe.read(len(texts) + 1).ljust(len(texts) + 1, b"0")
    if unchanged == ord("0"):
        raise ValueError(f"{tests} fails without a mutation, so that it can't show which are noticed")
    results = []
    for text, each in zip(texts, passed, strict=True):
        target.write_text(text, encoding="utf-8")
        results.append(each == ord("0") or not _succeeds(lambda: _run(copy, tests)))
    target.write_bytes(before)
    return results


class _Forks:
    """A plugin of pytest that runs the collected tests once for each text, in a fork; writes 1 to `writer` if they pass, else 0.

    The first text is the unchanged one.
    """

    def __init__(self, target: Path, texts: Sequence[str], writer: int) -> None:
        self.target, self.texts, self.writer = target, texts, writer

    def pytest_runtestloop(self) -> bool | None:
        before = self.target.read_bytes()
        most = COMPUTING
        for text in self.texts:
            self.target.write_text(text, encoding="utf-8")
            child = os.fork()
            if not child:
                os.setsid()
                resource.setrlimit(resource.RLIMIT_CPU, (most, most))
                replace_functions(self.target, before.decode(), text)
                # The tests run, and the fork ends, as if they had been collected for it alone.
                return None
            os.write(self.writer, b"1" if _ends_well(child, LONGEST) else b"0")
            if text is self.texts[0]:
                # What the unchanged text took is far exceeded only by a loop that has no end.
                used = resource.getrusage(resource.RUSAGE_CHILDREN)
                most = min(COMPUTING, 5 + 5 * int(used.ru_utime + used.ru_stime + 1))
        self.target.write_bytes(before)
        return True


def replace_functions(file: Path, old: str, new: str) -> None:
    """Give the functions that were imported from `file`, whose text was `old`, the code that they have in `new`."""
    codes = tuple(_codes(compile(text, file, "exec", dont_inherit=True)) for text in (old, new))
    gc.unfreeze()
    for function in [each for each in gc.get_objects() if isinstance(each, FunctionType)]:
        code = function.__code__
        if code.co_filename != str(file):
            continue
        known, made = (part[code.co_qualname] for part in codes)
        place = next((place for place, each in enumerate(known) if each == code), None)
        if place is not None and len(known) == len(made) and made[place].co_freevars == code.co_freevars:
            function.__code__ = made[place]


def _codes(code: CodeType) -> dict[str, list[CodeType]]:
    """The code of each function in a module, by qualified name, in the order of the source."""
    found: dict[str, list[CodeType]] = defaultdict(list)
    waiting = [code]
    for each in waiting:
        found[each.co_qualname].append(each)
        waiting += [part for part in each.co_consts if isinstance(part, CodeType)]
    return found


def _succeeds(run: Callable[[], int], longest: float = LONGEST) -> bool:
    """Whether `run` returns 0 in a fork of this process."""
    child = os.fork()
    if not child:
        status = 1
        try:
            os.setsid()
            status = run()
        finally:
            os._exit(status)
    return _ends_well(child, longest)


def _ends_well(child: int, longest: float) -> bool:
    for _ in range(int(longest * 20)):
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status == 0
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run(copy: Path, tests: Path, *plugins: object) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (COMPUTING, COMPUTING))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    os.chdir(ROOT)
    sys.path.insert(0, str(copy / "src"))
    os.environ["PYTHONPATH"] = str(copy / "src")
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow"]
    return pytest.main([*options, str(tests)], plugins)
