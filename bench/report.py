"""What was measured, as Markdown."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rounds import Timings

_HEADER = """\
# Performance

`make bench` measures what follows and writes this page; nobody edits it. The bounds are what was asked of the program. {verdict}

"""
_HOW = """
## How

- Every comparison is made in one run of the benchmark, by hyperfine without a shell (`-N`), in short rounds: each round runs every
  command of a table four times after one run that does not count (commands that take more than a second: once), and each round
  starts with another command. A *median* is that of all runs. A *ratio* is the median of the rounds' ratios, so that whatever else
  the machine does meanwhile weighs on both sides.
- Output goes into a pipe; "on a terminal" is under `script -qec`.
- pswbrief is installed from its wheel into a fresh virtual environment, and so are the other programs, each into its own, with the
  byte code that pip compiles. PYTHONDONTWRITEBYTECODE and PYTHONUNBUFFERED are unset.
- *hello-world* is a Typer program of one command with an option and an argument (`rich_markup_mode=None`,
  `pretty_exceptions_enable=False`, `add_completion=False`), installed in pswbrief's environment with a script like pswbrief's.
- *Warm* means that the index of the catalogue is in the cache; *cold*, that it is deleted before each run, and made in it.
- Synthetic catalogues come from `bench/make_catalogue.py`. The word looked for occurs in one reference in a hundred.
- Peak memory is the largest resident set that the kernel counts in one run, in MB of 1,000,000 bytes.
- The other programs hold the same references, out of pswbrief's BibTeX export (the brief prints one paper twice, and the export has
  it once). papis imports a few references a second, so its library is made directly: a folder with an `info.yaml` for each
  reference, by papis's own BibTeX reader and YAML writer. A program whose import takes more than ten minutes is left out.
"""


@dataclass
class Line:
    """A row of a table; `value` is what is compared with `bound`, if there is one."""

    what: str
    measured: str
    ratio: str = ""
    bound: str = ""
    holds: bool | None = None


@dataclass
class Section:
    """A part of the report; `base` says what the ratios are to, `notes` are printed below the table."""

    title: str
    base: str
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def ratio(
        self,
        timings: Timings,
        label: str,
        base: str,
        *,
        at_most: float | None = None,
        seconds: float | None = None,
        without: str | None = None,
    ) -> None:
        """Add a command's median and its ratio to another's, with the bound on the ratio or on the seconds.

        What `without` takes, which both run in, counts for neither in the ratio.
        """
        value = timings.ratio(label, base, without=without)
        took = timings.median(label)
        bound, holds = "", None
        if at_most is not None:
            bound, holds = f"≤ {at_most:g}", value <= at_most
        if seconds is not None:
            bound, holds = f"≤ {seconds:g} s", took <= seconds
        self.lines.append(Line(label, time(took), f"{value:.2f}" if label != base else "1", bound, holds))

    def seconds(self, label: str, value: float, *, at_most: float | None = None) -> None:
        """Add a time without a ratio."""
        holds = None if at_most is None else value <= at_most
        self.lines.append(Line(label, time(value), "", f"≤ {at_most:g} s" if at_most else "", holds))

    def megabytes(self, label: str, value: float, *, below: float | None = None) -> None:
        """Add an amount of memory."""
        holds = None if below is None else value < below
        self.lines.append(Line(label, f"{value:.0f} MB", "", f"< {below:g} MB" if below else "", holds))

    def text(self) -> str:
        """The section as Markdown."""
        rows = [["", "median", f"ratio to {self.base}", "bound", "holds"]]
        rows += [[line.what, line.measured, line.ratio, line.bound, _VERDICTS[line.holds]] for line in self.lines]
        parts = [f"\n## {self.title}\n"]
        if self.lines:
            parts.append(_table(rows))
        parts += [f"{note}\n" for note in self.notes]
        return "\n".join(parts)


_VERDICTS = {True: "yes", False: "**no**", None: ""}


def time(seconds: float) -> str:
    """A time with three figures that matter: "84 ms", "1.25 s"."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"  # noqa: PLR2004


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|---|---:|---:|---:|---|", *rest]) + "\n"


def write(sections: Iterable[Section], versions: Iterable[str]) -> str:
    """The whole page."""
    sections = list(sections)
    bounded = [line for section in sections for line in section.lines if line.holds is not None]
    broken = [f"{section.title}, {line.what}" for section in sections for line in section.lines if line.holds is False]
    verb = "does" if len(broken) == 1 else "do"
    verdict = (
        f"All {len(bounded)} hold."
        if not broken
        else f"{len(broken)} of {len(bounded)} {verb} not hold: {'; '.join(broken)}."
    )
    machine = "\n".join(f"- {fact}" for fact in [*_machine(), *versions])
    return "".join(
        [_HEADER.format(verdict=verdict), f"Measured on {datetime.now(UTC):%-d %B %Y} on:\n\n{machine}\n"]
        + [section.text() for section in sections]
        + [_HOW]
    )


def _machine() -> list[str]:
    """What the machine is, without its name."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    model = _first_value("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = (_first_value("/etc/os-release", "PRETTY_NAME", "=") or platform.system()).strip('"')
    return [
        f"{count} cores of {model}, {memory:.0f} GB of memory",
        f"{system}, {platform.system()} {platform.release().partition('-')[0]}",
    ]


def _first_value(path: str, key: str, separator: str = ":") -> str | None:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((line.partition(separator)[2].strip() for line in lines if line.startswith(key)), None)
