"""One library in two clones of a git repository: whatever both do at the same time, git merges it, and nothing is lost.

`make test` does a few rounds of random edits, `make nightly` two hundred.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from pswbrief.store.read import parse_library
from testing.program import Program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")]

ROUNDS = max(4, int(os.environ.get("PSWBRIEF_TORTURE", "0")))
BRIEFS = ("gillard2022impact", "weikel2022burnout")
WORDS = ("recovery", "burnout", "hope", "stigma", "training")


@dataclass
class Clone:
    """A reader with a clone of the repository, and what they have done since it was last the same as the other."""

    program: Program
    name: str
    chance: random.Random
    done: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.program.folder / "library.toml"

    def git(self, *words: str, status: int | None = 0) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}
        environment |= {
            f"GIT_{who}_{what}": f"{self.name}@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        made = subprocess.run(
            ["git", "-C", str(self.program.folder), *words],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert status is None or made.returncode == status, made.stdout + made.stderr
        return made.stdout

    def run(self, *words: str) -> None:
        answer = self.program("--library", "library.toml", *words)
        assert answer.status == 0, (words, answer.err)

    def edit(self, turn: int) -> None:
        """Do something random, and remember what has to be there afterwards: an id, a field, and a value."""
        library = parse_library(self.file.read_bytes(), "library.toml")
        own = [reference.id for reference in library.references]
        key, word = self.chance.choice([*own, *BRIEFS]), f"{self.chance.choice(WORDS)} {turn} {self.name}"
        what = self.chance.choice(["tag", "note", "add", "set", "title", "remove"])
        if what == "add" or not own:
            self.run(
                "add", "--title", f"A paper on {word}", "--id", f"{self.name}-{turn}-{len(self.done)}", "--duplicate"
            )
            self.done.append((f"{self.name}-{turn}-{len(self.done)}", "title", f"A paper on {word}"))
        elif what == "tag":
            self.run("tag", key, f"+{word}")
            self.done.append((key, "tags", word))
        elif what == "note":
            self.run("note", key, f"On {word}.")
            self.done.append((key, "notes", f"On {word}."))
        elif what == "remove":
            self.run("remove", self.chance.choice(own), "--yes")
        else:
            key, name = self.chance.choice(own), {"set": "volume", "title": "title"}[what]
            self.run("set", key, f"{name}={word}")
            # What one has set anew has no other value any more.
            self.done = [done for done in self.done if done[:2] != (key, name)] + [(key, name, word)]

    def state(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def settle(self) -> None:
        """What a person does about conflicts: set each field to the value that was taken."""
        for line in self.program("--library", "library.toml", "check", "--mine").lines:
            _, code, _, key, sentence = line.split("\t")
            if code == "conflict" and "removed" in sentence:
                self.run("note", key, "Kept.")
            elif code == "conflict":
                name = sentence.partition(":")[0]
                value = getattr(
                    next(made for made in parse_library(self.file.read_bytes(), "l").references if made.id == key), name
                )
                self.run("set", key, f"{name}={value}")
        assert "CONFLICT" not in self.state()


@pytest.fixture
def clones(tmp_path, cache_home):
    """Two clones of a repository with a library of a few references, both of which have installed the driver."""
    origin = tmp_path / "origin.git"
    subprocess.run(["git", "init", "-q", "--bare", "--initial-branch=main", str(origin)], check=True)
    made = []
    for name in ("ann", "bob"):
        folder = tmp_path / name
        subprocess.run(["git", "clone", "-q", str(origin), str(folder)], check=True, capture_output=True)
        clone = Clone(Program(cache_home, folder, tmp_path / "data"), name, random.Random(name))  # noqa: S311 - edits, not secrets
        if not made:
            clone.git("checkout", "-q", "-B", "main")
            for number in range(4):
                clone.run("add", "--title", f"The first paper {number}", "--id", f"first-{number}", "--duplicate")
            clone.git("add", "library.toml")
            clone.git("commit", "-qm", "Start")
            clone.git("push", "-q", "-u", "origin", "main")
        else:
            clone.git("pull", "-q", "origin", "main")
        assert clone.program("merge-files", "--install", str(clone.file)).status == 0
        clone.git("add", ".gitattributes")
        if clone.git("status", "--porcelain", "--untracked-files=no"):
            clone.git("commit", "-qm", "Merge the library by field")
            clone.git("push", "-q", "origin", "main")
        made.append(clone)
    return made


def _finish(clone, words):
    """Take what the driver has left, conflicts included, as a person would who settles them later."""
    if clone.git("diff", "--name-only", "--diff-filter=U"):
        clone.git("add", "library.toml")
        clone.git(*words)


def _holds(text, done, removed):
    library = parse_library(text.encode(), "merged")
    parts = {part.id: part for part in (*library.annotations, *library.references)}  # type: ignore[attr-defined]
    for key, name, value in done:
        if key in removed:
            continue
        found = getattr(parts[key], name)
        listed = found.split("\n") if name == "notes" else found if name == "tags" else [found]
        assert value in listed or f'# CONFLICT {name} = "{value}"' in text, (key, name, value)


def test_two_clones_that_edit_at_once_lose_nothing_and_agree(clones):
    ann, bob = clones
    conflicts = 0
    for turn in range(ROUNDS):
        start = parse_library(ann.file.read_bytes(), "library.toml")
        assert ann.state() == bob.state()
        for clone in clones:
            clone.done = []
            for _ in range(clone.chance.randint(1, 4)):
                clone.edit(turn)
            clone.git("commit", "-qam", f"Round {turn}", "--allow-empty")
        # What one has removed and the other left alone is gone; what was edited and then removed by the same is, too.
        left = {
            clone.name: {made.id for made in parse_library(clone.file.read_bytes(), "l").references} for clone in clones
        }
        known = {made.id for made in start.references} | {
            key for clone in clones for key, name, _ in clone.done if name == "title"
        }
        ann.git("push", "-q", "origin", "main")
        bob.git("push", "-qf", "origin", "main:bob")
        ann.git("fetch", "-q", "origin")
        ann.git("checkout", "-q", "-B", "merging")
        ann.git("merge", "-q", "-m", "Merge", "origin/bob", status=None)
        _finish(ann, ["commit", "-qm", "Merge"])
        # Bob merges in every other round, and rebases in the others.
        bob.git("fetch", "-q", "origin")
        if turn % 2:
            bob.git("merge", "-q", "-m", "Merge", "origin/main", status=None)
            _finish(bob, ["commit", "-qm", "Merge"])
        else:
            bob.git("rebase", "-q", "origin/main", status=None)
            _finish(bob, ["rebase", "--continue"])
        merged = bob.state()
        assert merged == ann.state()
        conflicts += len(re.findall("^# CONFLICT", merged, re.MULTILINE))
        for clone in clones:
            _holds(merged, clone.done, known - left[clone.name])
        # Both continue from Bob's file, once he has resolved its conflicts.
        bob.settle()
        bob.git("commit", "-qam", "Settle", "--allow-empty")
        bob.git("push", "-q", "origin", "main")
        ann.git("checkout", "-q", "main")
        ann.git("pull", "-q", "--ff-only", "origin", "main")
    # Enough happened for this to prove anything.
    assert ROUNDS < 50 or conflicts > 5
