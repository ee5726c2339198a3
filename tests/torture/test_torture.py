"""Nothing is lost: the real program, killed at any instant, and run eight times at once.

`make test` does a tenth of what `make torture` does.
"""

from __future__ import annotations

import os
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING

import pytest

from pswbrief.store.lock import lock_file
from pswbrief.store.read import parse_library
from testing.program import LONGEST, UNMEASURED, Program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pswbrief.core.catalogue import Library

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows ends processes in another way")]

ROUNDS = int(os.environ.get("PSWBRIEF_TORTURE", "20"))
WORKERS = 2
# One of the brief's references.
THEIRS = "gillard2022impact"
RIS = "TY  - JOUR\nTI  - Round {}, imported while somebody pulls the plug\nAU  - Byrne, Louise\nPY  - 2020\nER  - \n"


@dataclass
class Reader:
    """A reader with a library, whose program somebody kills.

    `states` are the library's bytes before each change that is in force, and now; `outcomes` tell what each killed run left behind.
    """

    program: Program
    chance: random.Random
    longest: float = 1
    states: list[bytes] = field(default_factory=lambda: [b""])
    outcomes: list[str] = field(default_factory=list)

    @property
    def library(self) -> Path:
        return self.program.data / "pswbrief" / "library.toml"

    def content(self) -> bytes:
        return self.library.read_bytes() if self.library.exists() else b""

    def valid(self) -> Library:
        """What the library holds; CatalogueError if it isn't valid."""
        return parse_library(self.content(), "library.toml")

    def done(self, *arguments: str) -> bytes:
        """The library after a run that nobody kills, which has to go well."""
        # In a process of its own: readers work in threads, and a run in this process would change the folders of the others.
        answer = self.program.process(*arguments)
        assert answer.status == 0, answer.err
        return self.content()

    def kill(self, arguments: list[str], happened: Callable[[], bool]) -> None:
        """Start the program and kill it as soon as something has happened, or a little later."""
        later = self.chance.choice([0, 0, 0.0005, 0.001, 0.003, 0.01])
        with self.program.start(*arguments, env=UNMEASURED, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL) as process:
            while process.poll() is None and not happened():
                time.sleep(0.0001)
            time.sleep(later)
            process.kill()
            process.wait(LONGEST)

    def instants(self) -> dict[str, Callable[[], bool]]:
        """Every stage of a write, by the files that tell of it, and any other instant of a run."""
        end = time.perf_counter() + self.chance.uniform(0, self.longest)
        library, folder, cache = self.library, self.library.parent, self.program.cache / "pswbrief"
        lock = lock_file(library)
        # Holding a lock leaves no trace in its file, but asking for it makes one.
        lock.unlink(missing_ok=True)

        def records() -> set[str]:
            return {file.name for known in folder.glob("history/*") for file in known.iterdir()}

        def changed(path: Path) -> tuple[int, int]:
            return (path.stat().st_ino, path.stat().st_mtime_ns) if path.exists() else (0, 0)

        before, reported = changed(library), records()
        return {
            "some time has gone by": lambda: time.perf_counter() > end,
            "the lock is there": lock.exists,
            "a record is being written": lambda: records() != reported,
            "a record is there": lambda: any(name[0] != "." for name in records() ^ reported),
            "the library is being written": lambda: any(folder.glob(".library.toml.*.new")),
            "the library is there": lambda: changed(library) != before,
            "an index is being written": lambda: changed(library) != before and any(cache.glob("*.new")),
        }


def _command(reader: Reader, number: int) -> list[str]:
    (reader.program.folder / "new.ris").write_text(RIS.format(number), encoding="utf-8")
    commands = [
        ["tag", THEIRS, f"+round {number}"],
        ["add", "--title", f"Round {number}, added", "--id", f"added-{number}"],
        ["note", THEIRS, f"Noted in round {number}."],
        ["import", "new.ris"],
        ["undo"],
    ]
    return commands[number % len(commands)]


def _round(reader: Reader, number: int) -> None:
    """One run that is killed, and all that has to hold then."""
    command, instants = _command(reader, number), list(reader.instants().values())
    reader.kill(command, instants[number % len(instants)])
    # The library is the old one or the new one, and valid; what the command does is done wholly, or not at all.
    before, left = reader.states[-1], reader.content()
    text = repr(reader.valid())
    reader.outcomes.append("old" if left == before else "new")
    if left != before and command == ["undo"]:
        reader.states.pop()
        assert left == reader.states[-1]
    elif left != before:
        assert text.count(f"ound {number}") == 1
        _has_all_of(reader.valid(), parse_library(before, "library.toml"))
        reader.states.append(left)
    # The next write works, and nothing that was left behind stays; and it can be taken back to the very byte.
    assert reader.done("tag", THEIRS, f"+after {number}") != left
    assert f"after {number}" in reader.valid().annotations[-1].tags
    assert not list(reader.library.parent.rglob("*.new"))
    assert reader.done("undo") == left


def _has_all_of(library: Library, before: Library) -> None:
    assert library.references[: len(before.references)] == before.references
    for note, old in zip(library.annotations, before.annotations, strict=False):
        assert (note.id, note.tags[: len(old.tags)]) == (old.id, old.tags)
        assert (note.notes or "").startswith(old.notes or "")


def _rounds(reader: Reader, numbers: range) -> Reader:
    start = time.perf_counter()
    for words in (("tag", THEIRS, "+first"), ("note", THEIRS, "The first.")):
        reader.states.append(reader.done(*words))
    reader.longest = 0.6 * (time.perf_counter() - start)
    for number in numbers:
        _round(reader, number)
    # All that was done, by whatever run and however it ended, is taken back step by step.
    while len(reader.states) > 1:
        reader.states.pop()
        assert reader.done("undo") == reader.states[-1]
    return reader


def test_whenever_the_program_is_killed_nothing_is_lost(tmp_path):
    readers = []
    for worker in range(WORKERS):
        folder = tmp_path / str(worker)
        (folder / "folder").mkdir(parents=True)
        program = Program(folder / "cache", folder / "folder", folder / "data")
        readers.append(Reader(program, random.Random(worker)))  # noqa: S311 - instants, not secrets
    shares = [range(worker, ROUNDS, WORKERS) for worker in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(_rounds, readers, shares))
    outcomes = [outcome for reader in readers for outcome in reader.outcomes]
    assert len(outcomes) == ROUNDS
    # Some were killed before the file was replaced and some behind it: what is proved is proved of both.
    assert set(outcomes) == {"old", "new"}


# What each of eight processes does, one after the other.
WORK = (
    ("tag", THEIRS, "+tag{}"),
    ("add", "--title", "A paper that process {} adds", "--id", "added-{}", "--duplicate"),
)
RUNS = "import subprocess, sys; sys.exit(any([subprocess.run(line.split('\\t')).returncode for line in sys.argv[1:]]))"


@pytest.mark.parametrize("turn", range(max(1, ROUNDS // 50)))
def test_eight_processes_that_write_at_once_lose_nothing(cold_program, turn):
    reader = Reader(cold_program, random.Random(turn))  # noqa: S311 - an order, not a secret
    states = [reader.content()]
    running = []
    for number in range(8):
        work = [[word.format(number) for word in words] for words in WORK]
        if number < 2:
            work.append(["note", THEIRS, f"Note {number}."])
        reader.chance.shuffle(work)
        lines = ["\t".join(cold_program.command(*words)) for words in work]
        running.append(
            cold_program.start(env=UNMEASURED, stdout=PIPE, stderr=PIPE, command=[sys.executable, "-c", RUNS, *lines])
        )
    answers = [(*process.communicate(timeout=LONGEST), process.returncode) for process in running]
    assert [status for *_, status in answers] == [0] * 8, answers
    library = reader.valid()
    (note,) = library.annotations
    assert sorted(note.tags) == [f"tag{number}" for number in range(8)]
    assert sorted(note.notes.split("\n")) == [f"Note {number}." for number in range(2)]
    assert sorted(reference.id for reference in library.references) == [f"added-{number}" for number in range(8)]
    logged = cold_program("log").lines
    assert len(logged) == 8 * len(WORK) + 2
    assert {" ".join(line.split("\t")[1].split()[1:2]) for line in logged} == {"tag", "add", "note"}
    for _ in logged:
        states.append(reader.done("undo"))
        reader.valid()
    assert states[-1] == states[0]
    assert len(set(states)) == len(logged)
    assert cold_program("undo").status == 1
