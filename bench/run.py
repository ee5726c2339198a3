"""Measure how fast pswbrief is, against a hello-world program and other reference managers, and write `docs/performance.md`.

`make bench` runs all of it, about a quarter of an hour. `--quick` measures start-up and size only, with fewer rounds; `--only NAME`
one section. Either prints what it found instead. The exit status says nothing of the bounds: the report does.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import report
import startup
from citing import measure_citing
from comparison import compare_exports, compare_reading
from library import measure_library
from peers import say
from report import Section
from sandbox import PROJECT, FailedError, Sandbox
from session import Bench

if TYPE_CHECKING:
    from collections.abc import Callable


class Part(NamedTuple):
    """What `--only` names: a measurement, and whether `--quick` does it."""

    measured: Callable[[Bench], Section | list[Section]]
    quick: bool


PARTS = {
    "start": Part(startup.warm, quick=True),
    "terminal": Part(startup.terminal, quick=True),
    "cold": Part(startup.cold, quick=True),
    "completion": Part(startup.completion, quick=True),
    "citing": Part(measure_citing, quick=False),
    "size": Part(startup.size, quick=True),
    "library": Part(measure_library, quick=False),
    "exports": Part(compare_exports, quick=False),
    "peers": Part(compare_reading, quick=False),
}


def run(names: list[str], *, quick: bool) -> str:
    """Measure the parts named, and give the report. It names each part that could not be measured."""
    with tempfile.TemporaryDirectory(prefix="pswbrief-bench-") as folder:
        bench = Bench(Sandbox(Path(folder)), quick=quick)
        say("installing pswbrief")
        _ = bench.sandbox.ours
        sections: list[Section] = []
        for name in names:
            say(f"measuring {name}")
            try:
                found = PARTS[name].measured(bench)
            except FailedError as error:
                found = Section(name.capitalize(), "", notes=[f"Could not be measured: {error}."])
            sections += found if isinstance(found, list) else [found]
        return report.write(sections, bench.versions())


def main() -> None:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="start-up and size only, with fewer rounds")
    parser.add_argument("--only", action="append", choices=list(PARTS), metavar="NAME", help=", ".join(PARTS))
    parser.add_argument("--output", type=Path, help="write the report into this file")
    options = parser.parse_args()
    if shutil.which("hyperfine") is None:
        sys.exit("bench: hyperfine is missing; it is a package of Debian, Homebrew and others.")
    # Whoever ends this ends it tidily: the temporary folder, some 600 MB, goes.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench: ended"))
    names = options.only or [name for name, part in PARTS.items() if part.quick or not options.quick]
    text = run(names, quick=options.quick)
    everything = not options.only and not options.quick
    target = options.output or (PROJECT / "docs" / "performance.md" if everything else None)
    if target is None:
        sys.stdout.write(text)
    else:
        target.write_text(text, encoding="utf-8")
        say(f"wrote {target.name}")


if __name__ == "__main__":
    main()
