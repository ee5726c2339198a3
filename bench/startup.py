"""How long a command takes: warm, on a terminal, cold, at a TAB, and with a large catalogue."""

from __future__ import annotations

import shlex
import shutil
from typing import TYPE_CHECKING

from peers import say
from report import Section, time
from rounds import Command, measure
from sandbox import FailedError, call
from sizes import LARGE, MISSPELT, RARE, SMALL, WORD

if TYPE_CHECKING:
    from session import Bench

# What bash asks when TAB is pressed behind this line: the line, its word breaks, the kind of TAB, the width; and how a reference
# that it is offered begins.
TYPED = "pswbrief show gill"
ASKED = (TYPED, " \t\n\"'@><=;|&(:", "9", "80")
OFFERED = "gillard"


def warm(bench: Bench) -> Section:
    """Start-up, warm and piped, on a terminal, and cold."""
    sandbox, section = bench.sandbox, Section("Start-up", "hello-world")
    bounds = {f"search {WORD}": 1.35, "list": 1.35, "cite": 1.3, "--help": 1.25, "--version": 1.25}
    commands = {"hello-world": Command([sandbox.hello])} | {
        f"pswbrief {line}": Command([sandbox.pswbrief, *line.split()]) for line in bounds
    }
    timings = measure(sandbox, commands, seconds=bench.seconds(60))
    section.ratio(timings, "hello-world", "hello-world")
    for line, bound in bounds.items():
        section.ratio(timings, f"pswbrief {line}", "hello-world", at_most=bound)
    section.notes.append(f"Warm and piped, 136 references; each command was run {timings.runs()} times.")
    section.notes.append(
        "Typer loads pydantic for any program from 0.29 on, which doubles hello-world; pswbrief does not. With earlier"
        " versions of Typer the ratios are about twice as high."
    )
    return section


def terminal(bench: Bench) -> Section:
    """Start-up on a terminal."""
    sandbox, section = bench.sandbox, Section("On a terminal", "hello-world")
    if shutil.which("script") is None:
        section.notes.append("Not measured: there is no `script` here.")
        return section
    searching = f"pswbrief search {WORD}"
    commands = {
        "true": Command(_on_terminal("true")),
        "hello-world": Command(_on_terminal(sandbox.hello)),
        searching: Command(_on_terminal(sandbox.pswbrief, "search", WORD)),
    }
    timings = measure(sandbox, commands, seconds=bench.seconds(30))
    section.ratio(timings, "hello-world", "hello-world", without="true")
    section.ratio(timings, searching, "hello-world", at_most=2.6, without="true")
    wrapper = time(timings.median("true"))
    section.notes.append(f"Of each median {wrapper} are `script` itself; in the ratio they are taken off both sides.")
    return section


def cold(bench: Bench) -> Section:
    """The first command of all: the catalogue is read, validated, and its index is made."""
    sandbox, section = bench.sandbox, Section("Cold", "hello-world")
    label = f"pswbrief search {WORD}, no cache"
    without = ["rm", "-rf", str(sandbox.cache)]
    commands = {
        "hello-world": Command([sandbox.hello], before=without),
        label: Command([sandbox.pswbrief, "search", WORD], before=without),
    }
    timings = measure(sandbox, commands, seconds=bench.seconds(30))
    section.ratio(timings, "hello-world", "hello-world")
    section.ratio(timings, label, "hello-world", at_most=6)
    return section


def size(bench: Bench) -> Section:
    """What a large catalogue costs."""
    sandbox, section = bench.sandbox, Section(f"{LARGE:,} references", f"the same on {SMALL}")
    say(f"making a catalogue of {LARGE:,}, and its index")
    ours = {size: [sandbox.pswbrief, "--catalogue", str(sandbox.catalogue(size))] for size in (SMALL, LARGE)}
    sandbox.run_once([*ours[SMALL], "list", "--limit", "1"])
    built = sandbox.run_once([*ours[LARGE], "list", "--limit", "1"])
    for line, bound in (
        (f"search {RARE} --limit 20", 1.5),
        ("list --limit 20", 1.5),
        (f"search {MISSPELT} --limit 20", 2.5),
    ):
        commands = {f"{line}, {size:,}": Command([*command, *line.split()]) for size, command in ours.items()}
        timings = measure(sandbox, commands, seconds=bench.seconds(20))
        base, label = commands
        section.ratio(timings, base, base)
        section.ratio(timings, label, base, at_most=bound)
        section.megabytes(f"{label}: peak memory", sandbox.run_once(commands[label].arguments).megabytes, below=150)
    section.seconds("first command of all, which makes the index", built.seconds, at_most=60)
    section.megabytes("the same: peak memory", built.megabytes)
    return section


def completion(bench: Bench) -> Section:
    """What one press of TAB costs."""
    sandbox, section = bench.sandbox, Section("Completion, each TAB", "hello-world")
    pressed = ["env", "_PSWBRIEF_COMPLETE=bash", sandbox.pswbrief, *ASKED]
    try:
        offered = call(pressed, sandbox.environ)
    except FailedError:
        offered = ""
    if not any(line.startswith(OFFERED) for line in offered.splitlines()):
        section.notes.append("Not measured: this version does not complete ids.")
        return section
    _time_completion(bench, section, pressed)
    return section


def _time_completion(bench: Bench, section: Section, pressed: list[str]) -> None:
    """Time a completion, given as the command that a shell runs, against hello-world."""
    label = f"`{TYPED}` and TAB"
    commands = {"hello-world": Command(["env", bench.sandbox.hello]), label: Command(pressed)}
    timings = measure(bench.sandbox, commands, seconds=bench.seconds(20))
    section.ratio(timings, "hello-world", "hello-world")
    section.ratio(timings, label, "hello-world", at_most=1.2)


def _on_terminal(*command: str) -> list[str]:
    return ["script", "-qec", shlex.join(command), "/dev/null"]
