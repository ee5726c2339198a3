"""Timing by hyperfine, in short rounds: every round runs each command a few times, in an order that turns from round to round.

Other load on the machine comes and goes. Compared commands run under the same load, and each ratio is taken within one round.
"""

from __future__ import annotations

import json
import shlex
import time
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from sandbox import FailedError, Sandbox, call

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A command that takes longer than this is neither warmed up before each round nor run several times in one.
_LONG = 1.0
_FEWEST_ROUNDS = 3
# Of rounds that take more than half of the time that there is for all.
_FEWEST_LONG_ROUNDS = 2
_MOST_ROUNDS = 30


@dataclass(frozen=True)
class Command:
    """A command to be timed; `before` is run, untimed, before each of its runs.

    One that has to print `least` lines is left out if it doesn't: a program that finds nothing is fast.
    """

    arguments: Sequence[str]
    before: Sequence[str] | None = None
    least: int | None = None


@dataclass
class Timings:
    """The seconds of each run of each command, by label, round by round; and sentences on commands that are left out."""

    rounds: dict[str, list[list[float]]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def median(self, label: str) -> float:
        """The median of all runs of a command."""
        return median(seconds for times in self.rounds[label] for seconds in times)

    def ratio(self, label: str, base: str, *, without: str | None = None) -> float:
        """How many times as long as `base` a command takes: the median of the rounds' ratios of medians.

        What the command `without` takes, which both sides run in, is taken off both.
        """
        rounds = zip(self.rounds[label], self.rounds[base], self.rounds[without or base], strict=True)
        ratios = []
        for times, base_times, wrapper_times in rounds:
            off = median(wrapper_times) if without else 0.0
            ratios.append((median(times) - off) / (median(base_times) - off))
        return median(ratios)

    def runs(self) -> int:
        """How often each command was run."""
        return min(sum(map(len, rounds)) for rounds in self.rounds.values())


def measure(sandbox: Sandbox, commands: Mapping[str, Command], *, seconds: float) -> Timings:
    """Time commands against one another for about so many seconds, but for three rounds at least (two, if they are long).

    Raises FailedError if one of them fails that is not one to be left out.
    """
    timings = Timings()
    # The first runs of all warm caches up and are not counted.
    longest = 0.0
    for label, command in commands.items():
        started = time.monotonic()
        try:
            _try(sandbox, command)
        except FailedError as error:
            if command.least is None:
                raise
            timings.left_out.append(f"{label} is left out: {error}.")
            continue
        longest = max(longest, time.monotonic() - started)
        timings.rounds[label] = []
    labels = list(timings.rounds)
    until = time.monotonic() + seconds
    for number in range(_MOST_ROUNDS):
        started = time.monotonic()
        shift = number % len(labels)
        order = labels[shift:] + labels[:shift]
        found = _one_round(sandbox, [commands[label] for label in order], long=longest > _LONG)
        for label, times in zip(order, found, strict=True):
            timings.rounds[label].append(times)
        now = time.monotonic()
        took = now - started
        fewest = _FEWEST_LONG_ROUNDS if took > seconds / 2 else _FEWEST_ROUNDS
        if number + 1 >= fewest and now + took / 2 > until:
            break
    return timings


def _try(sandbox: Sandbox, command: Command) -> None:
    if command.before:
        call(command.before, sandbox.environ)
    printed = call(command.arguments, sandbox.environ, cwd=sandbox.folder).count("\n")
    if command.least is not None and printed < command.least:
        raise FailedError(f"it printed {printed} lines, where {command.least} references were asked for")


def _one_round(sandbox: Sandbox, commands: Sequence[Command], *, long: bool) -> list[list[float]]:
    """One call of hyperfine; the output of the commands goes into a pipe."""
    exported = sandbox.folder / "round.json"
    hyperfine = ["hyperfine", "-N", "--style=none", "--output=pipe", f"--export-json={exported}"]
    hyperfine += [f"--warmup={0 if long else 1}", f"--runs={1 if long else 4}"]
    if any(command.before for command in commands):
        for command in commands:
            hyperfine += ["--prepare", shlex.join(command.before or ["true"])]
    call([*hyperfine, *(shlex.join(command.arguments) for command in commands)], sandbox.environ, cwd=sandbox.folder)
    results = json.loads(exported.read_text(encoding="utf-8"))["results"]
    if len(results) != len(commands):
        raise FailedError("hyperfine did not run all commands")
    return [result["times"] for result in results]
