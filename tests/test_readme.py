"""The examples of the documentation, run as they are, print what is printed there."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from testing.program import Program

ROOT = Path(__file__).parents[1]
# The tutorial on editions has documents of its own: tests/test_editions.py runs it.
PAGES = [ROOT / "README.md", *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name != "editions.md")]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(page: Path) -> list[tuple[str, str]]:
    """The commands of a page's console blocks, each with what is printed below it."""
    found: list[tuple[str, str]] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], ""))
            elif line.startswith("> ") and "<<" in found[-1][0] and not found[-1][1]:
                # What a shell reads on, up to the word behind the <<.
                found[-1] = (f"{found[-1][0]}\n{line[2:]}", "")
            else:
                command, output = found[-1]
                found[-1] = (command, f"{output}{line}\n")
    return found


def _stages(command: str) -> list[list[str]] | None:
    """The words of the programs that a line joins by pipes; None if the line asks more of a shell."""
    if "$" in command or "\n" in command:
        return None
    stages: list[list[str]] = [[]]
    words = shlex.shlex(command, posix=True, punctuation_chars=True)
    words.whitespace_split = True
    for word in words:
        if word == "|":
            stages.append([])
        elif set(word) <= set("();<>|&"):
            return None
        else:
            stages[-1].append(word)
    return stages


def _printed(program: Program, command: str, environment: dict[str, str]) -> str:
    """What a line prints on either stream. The program is run in this process, but by a shell where the line needs one."""
    stages = _stages(command) or [["bash", "-c", command]]
    # What the last prints, and what any says.
    printed, given = io.BytesIO(), b""
    for words in stages:
        out = printed if words is stages[-1] else io.BytesIO()
        if words[0] == "pswbrief":
            program.run(*words[1:], stdin=given, out=out, err=printed)
        else:
            run = subprocess.run(
                words,
                input=given,
                cwd=program.folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            out.write(run.stdout)
        given = out.getvalue()
    return printed.getvalue().decode()


# The recipes do most, by far.
@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=[pytest.mark.slow] * (page.name == "recipes.md")) for page in PAGES],
    ids=lambda page: page.name,
)
def test_every_example_prints_what_the_page_shows(page: Path, cache_home: Path, tmp_path: Path) -> None:
    program = Program(cache_home, tmp_path, tmp_path / "data")
    (tmp_path / "bin").mkdir()
    wrapper = tmp_path / "bin" / "pswbrief"
    wrapper.write_text(f'#!/bin/sh\nexec {sys.executable} -m pswbrief "$@"\n')
    wrapper.chmod(0o755)
    # Unbuffered, so that what both streams print comes in the order in which a terminal shows it.
    environment = program.environment({"PATH": f"{wrapper.parent}:{os.environ['PATH']}", "PYTHONUNBUFFERED": "1"})
    # Whoever has followed the README has a library, with tags and a note, by the time of the recipes.
    before = [ROOT / "README.md"] if page.name == "recipes.md" else []
    for command, printed in [example for each in (*before, page) for example in examples(each)]:
        assert _printed(program, command, environment) == printed, command


def test_the_readme_has_examples_to_run() -> None:
    assert len(examples(ROOT / "README.md")) > 10
