"""What citing costs: one reference, the whole brief, and a long list in each style that has an official CSL file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report import Section
from rounds import Command, measure
from sizes import MIDDLE

if TYPE_CHECKING:
    from session import Bench

ONE = "gillard2022impact"
# As many as the records of people's libraries that the styles were first compared on.
MANY = 1308
STYLES = ("harvard", "vancouver", "apa", "ama")


def measure_citing(bench: Bench) -> Section:
    """Citing one reference, all of the brief, and 1,308 of a large catalogue in four styles."""
    sandbox, section = bench.sandbox, Section("Citing", "hello-world")
    commands = {"hello-world": Command([sandbox.hello])} | {
        f"cite {ONE} --style {style}": Command([sandbox.pswbrief, "cite", ONE, "--style", style]) for style in STYLES
    }
    everything = "cite --year 1900.. --style apa"
    commands[everything] = Command([sandbox.pswbrief, *everything.split()])
    timings = measure(sandbox, commands, seconds=bench.seconds(40))
    for label in commands:
        section.ratio(timings, label, "hello-world")
    large = [sandbox.pswbrief, "--catalogue", str(sandbox.catalogue(MIDDLE))]
    sandbox.run_once([*large, "list", "--limit", "1"])
    took = [
        sandbox.run_once([*large, "cite", "--year", "1900..", "--limit", str(MANY), "--style", style]).seconds
        for style in STYLES
    ]
    section.seconds(f"{MANY:,} references in four styles, together", sum(took), at_most=4)
    return section
