"""A reader's library of 10,000 references added to the brief: imported, searched, changed."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from peers import Papis
from report import Section
from rounds import Command, measure
from sizes import MIDDLE, WORD

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Sandbox
    from session import Bench

TAG = "chapter2"


def measure_library(bench: Bench) -> list[Section]:
    """Importing, starting up with it, and tagging one of its references."""
    sandbox = bench.sandbox
    file = sandbox.folder / "library.toml"
    return [_importing(bench, file), _starting(bench, file), _tagging(sandbox, bench.seconds(30), file)]


def _importing(bench: Bench, file: Path) -> Section:
    sandbox, section = bench.sandbox, Section(f"Importing {MIDDLE:,} references from BibTeX", "pswbrief")
    source = str(sandbox.export(MIDDLE, "bib"))
    used = sandbox.run_once([sandbox.pswbrief, "--library", str(file), "import", source])
    section.seconds("pswbrief import", used.seconds, at_most=10)
    section.megabytes("pswbrief import: peak memory", used.megabytes)
    again = sandbox.run_once([sandbox.pswbrief, "--library", str(file), "import", source])
    section.seconds("the same file once more, which adds nothing", again.seconds)
    for peer in bench.peers.filled(MIDDLE):
        # What a script of ours writes is no import.
        if not isinstance(peer, Papis) and (seconds := bench.peers.took(peer, MIDDLE)) is not None:
            section.seconds(peer.name, seconds)
    section.notes.append("papis is left out: it imports a few references a second.")
    # As if it had been there for an hour: a file of this very second is compared by content at each start.
    past = time.time() - 3600
    os.utime(file, (past, past))
    return section


def _starting(bench: Bench, file: Path) -> Section:
    sandbox, section = bench.sandbox, Section(f"Start-up with the brief and a library of {MIDDLE:,}", "hello-world")
    bounds = {f"search {WORD} --limit 20": 1.35, "list --limit 20": 1.35}
    commands = {"hello-world": Command([sandbox.hello])} | {
        line: Command([sandbox.pswbrief, "--library", str(file), *line.split()]) for line in bounds
    }
    timings = measure(sandbox, commands, seconds=bench.seconds(40))
    section.ratio(timings, "hello-world", "hello-world")
    for line, bound in bounds.items():
        section.ratio(timings, line, "hello-world", at_most=bound)
    return section


def _tagging(sandbox: Sandbox, seconds: float, file: Path) -> Section:
    section = Section(f"Tagging one of {MIDDLE:,}", "tagging one of the brief's, without a library")
    small = sandbox.folder / "small.toml"
    commands = {
        label: Command([*tag, f"+{TAG}"], before=[*tag, f"-{TAG}"])
        for label, tag in {
            "no library": [sandbox.pswbrief, "--library", str(small), "tag", "weikel2022burnout"],
            f"{MIDDLE:,}": [sandbox.pswbrief, "--library", str(file), "tag", "ref77"],
        }.items()
    }
    timings = measure(sandbox, commands, seconds=seconds)
    section.ratio(timings, "no library", "no library")
    section.ratio(timings, f"{MIDDLE:,}", "no library", seconds=1)
    return section
