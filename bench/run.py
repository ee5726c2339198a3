"""Measure how fast pswbrief is, beside a hello-world program and other reference managers, and write `docs/performance.md`.

`make bench` runs all of it, about a quarter of an hour. `--quick` measures start-up and size only, with fewer rounds; `--only NAME`
one section. Either prints what it found instead. The exit status says nothing of the bounds: the report does.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import report
from beside import beside, exports
from library import library
from peers import Peers, say
from place import PROJECT, FailedError, Place, call
from report import Section
from rounds import Command, measure
from sizes import LARGE, MISSPELT, RARE, SMALL, WORD

if TYPE_CHECKING:
    from collections.abc import Callable

# What bash asks when TAB is pressed behind this line: the line, its word breaks, the kind of TAB, the width; and how a reference
# that it is offered begins.
TYPED = "pswbrief show gill"
ASKED = (TYPED, " \t\n\"'@><=;|&(:", "9", "80")
OFFERED = "gillard"


class Bench:
    """One benchmark: where it is done, how many seconds each table gets, and the other programs if they are needed."""

    def __init__(self, place: Place, *, quick: bool) -> None:
        self.place = place
        self.quick = quick
        self._peers: Peers | None = None

    def seconds(self, full: float) -> float:
        """The time for a table."""
        return full / 4 if self.quick else full

    @property
    def peers(self) -> Peers:
        """The other programs, installed when they are first asked for."""
        if self._peers is None:
            self._peers = Peers(self.place)
        return self._peers

    def versions(self) -> list[str]:
        """What was measured, in which versions."""
        ours = self.place.ours
        packages = ("pswbrief", "typer", "click", "pydantic", "rich", "rapidfuzz", "PyStemmer")
        known = ", ".join(f"{name} {_version(self.place, name)}" for name in packages if _version(self.place, name))
        python = ours.ask("sys.version.split()[0], 'with SQLite', sqlite3.sqlite_version").translate(_TUPLE)
        found = [f"Python {python}", known, call(["hyperfine", "--version"], self.place.environ).strip()]
        if self._peers is not None:
            others = {peer.packages[0]: peer.version for peer in self._peers.present}
            found += [", ".join(f"{name} {version}" for name, version in others.items())]
        return found

    def start(self) -> Section:
        """Start-up, warm and piped, on a terminal, and cold."""
        place, section = self.place, Section("Start-up", "hello-world")
        bounds = {f"search {WORD}": 1.35, "list": 1.35, "cite": 1.3, "--help": 1.25, "--version": 1.25}
        commands = {"hello-world": Command([place.hello])} | {
            f"pswbrief {line}": Command([place.pswbrief, *line.split()]) for line in bounds
        }
        timings = measure(place, commands, seconds=self.seconds(60))
        section.ratio(timings, "hello-world", "hello-world")
        for line, bound in bounds.items():
            section.ratio(timings, f"pswbrief {line}", "hello-world", at_most=bound)
        section.notes.append(f"Warm and piped, 136 references; each command was run {timings.runs()} times.")
        return section

    def terminal(self) -> Section:
        """Start-up on a terminal."""
        place, section = self.place, Section("On a terminal", "hello-world")
        if shutil.which("script") is None:
            section.notes.append("Not measured: there is no `script` here.")
            return section
        searching = f"pswbrief search {WORD}"
        commands = {
            "true": Command(_on_terminal("true")),
            "hello-world": Command(_on_terminal(place.hello)),
            searching: Command(_on_terminal(place.pswbrief, "search", WORD)),
        }
        timings = measure(place, commands, seconds=self.seconds(30))
        section.ratio(timings, "hello-world", "hello-world", without="true")
        section.ratio(timings, searching, "hello-world", at_most=2.6, without="true")
        wrapper = report.time(timings.median("true"))
        section.notes.append(
            f"Of each median {wrapper} are `script` itself; in the ratio they are taken off both sides."
        )
        return section

    def cold(self) -> Section:
        """The first command of all: the catalogue is read, validated, and its index is made."""
        place, section = self.place, Section("Cold", "hello-world")
        label = f"pswbrief search {WORD}, no cache"
        without = ["rm", "-rf", str(place.cache)]
        commands = {
            "hello-world": Command([place.hello], before=without),
            label: Command([place.pswbrief, "search", WORD], before=without),
        }
        timings = measure(place, commands, seconds=self.seconds(30))
        section.ratio(timings, "hello-world", "hello-world")
        section.ratio(timings, label, "hello-world", at_most=6)
        return section

    def size(self) -> Section:
        """What a large catalogue costs."""
        place, section = self.place, Section(f"{LARGE:,} references", f"the same on {SMALL}")
        say(f"making a catalogue of {LARGE:,}, and its index")
        ours = {size: [place.pswbrief, "--catalogue", str(place.catalogue(size))] for size in (SMALL, LARGE)}
        place.run_once([*ours[SMALL], "list", "--limit", "1"])
        built = place.run_once([*ours[LARGE], "list", "--limit", "1"])
        for line, bound in (
            (f"search {RARE} --limit 20", 1.5),
            ("list --limit 20", 1.5),
            (f"search {MISSPELT} --limit 20", 2.5),
        ):
            commands = {f"{line}, {size:,}": Command([*command, *line.split()]) for size, command in ours.items()}
            timings = measure(place, commands, seconds=self.seconds(20))
            base, label = commands
            section.ratio(timings, base, base)
            section.ratio(timings, label, base, at_most=bound)
            section.megabytes(f"{label}: peak memory", place.run_once(commands[label].arguments).megabytes, below=150)
        section.seconds("first command of all, which makes the index", built.seconds, at_most=60)
        section.megabytes("the same: peak memory", built.megabytes)
        return section

    def completion(self) -> Section:
        """What one press of TAB costs."""
        place, section = self.place, Section("Completion, each TAB", "hello-world")
        pressed = ["env", "_PSWBRIEF_COMPLETE=bash", place.pswbrief, *ASKED]
        try:
            offered = call(pressed, place.environ)
        except FailedError:
            offered = ""
        if not any(line.startswith(OFFERED) for line in offered.splitlines()):
            section.notes.append("Not measured: this version does not complete ids.")
            return section
        self.complete(section, pressed)
        return section

    def complete(self, section: Section, pressed: list[str]) -> None:
        """Time a completion, given as the command that a shell runs, against hello-world."""
        label = f"`{TYPED}` and TAB"
        commands = {"hello-world": Command(["env", self.place.hello]), label: Command(pressed)}
        timings = measure(self.place, commands, seconds=self.seconds(20))
        section.ratio(timings, "hello-world", "hello-world")
        section.ratio(timings, label, "hello-world", at_most=1.2)


_TUPLE = str.maketrans("", "", "(),'")


def _version(place: Place, package: str) -> str:
    try:
        return place.ours.version(package)
    except FailedError:
        return ""


def _on_terminal(*command: str) -> list[str]:
    return ["script", "-qec", shlex.join(command), "/dev/null"]


class Part(NamedTuple):
    """What `--only` names: a measurement, and whether `--quick` does it."""

    measured: Callable[[Bench], Section | list[Section]]
    quick: bool


PARTS = {
    "start": Part(Bench.start, quick=True),
    "terminal": Part(Bench.terminal, quick=True),
    "cold": Part(Bench.cold, quick=True),
    "completion": Part(Bench.completion, quick=True),
    "size": Part(Bench.size, quick=True),
    "library": Part(library, quick=False),
    "exports": Part(exports, quick=False),
    "peers": Part(beside, quick=False),
}


def run(names: list[str], *, quick: bool) -> str:
    """Measure the parts named, and give the report. A part that can't be measured is told of in it."""
    with tempfile.TemporaryDirectory(prefix="pswbrief-bench-") as folder:
        bench = Bench(Place(Path(folder)), quick=quick)
        say("installing pswbrief")
        _ = bench.place.ours
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
