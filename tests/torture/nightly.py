"""Run the lanes of docs/reliability.md, and print a table: what, how many inputs, how long, and whether it held. (`make nightly`)

`nightly.py WORD…` runs only the lanes that have one of the words in their names.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("-m", "pytest", "-q", "--numprocesses=auto", "--dist=worksteal")
# Another sample every night. Where tests notice 97 faults in 100, one night in 100 finds fewer than nine in ten of sixty.
MUTATIONS = ("tests/mutation/sample.py", "--seed", str(int(time.time())))
SAMPLED = 60
BASIC_PACKAGES = ("core", "search", "index", "store")


class Lane(NamedTuple):
    """What a lane does, how often, the arguments of Python, what its environment sets, and a longest time in seconds."""

    what: str
    number: str
    words: tuple[str, ...]
    settings: dict[str, str]
    longest: int


LANES = (
    Lane(
        "readers of other formats",
        "100,000 files each",
        (*TESTS, "tests/torture/test_readers.py"),
        {"PSWBRIEF_FUZZ": "100000"},
        500,
    ),
    Lane(
        "queries, catalogues, libraries edited and merged",
        "100,000 each (searches and merges: 20,000)",
        (*TESTS, "tests/torture/test_fuzz.py"),
        {"PSWBRIEF_FUZZ": "100000"},
        600,
    ),
    Lane(
        "formats, there and back",
        "1,000 each",
        (*TESTS, "tests/formats"),
        {"PSWBRIEF_FUZZ": "1000"},
        400,
    ),
    Lane(
        "kills, and eight writers at once",
        "200 kills, 4 times 8 writers",
        (*TESTS, "tests/torture/test_torture.py"),
        {"PSWBRIEF_TORTURE": "200"},
        400,
    ),
    Lane(
        "signals",
        "at least 200",
        (*TESTS, "tests/torture/test_signals.py"),
        {"PSWBRIEF_TORTURE": "200"},
        200,
    ),
    Lane(
        "two clones",
        "200 pairs",
        (*TESTS, "tests/torture/test_sharing.py"),
        {"PSWBRIEF_TORTURE": "200"},
        400,
    ),
    Lane(
        "disks, folders, locks, hostile texts",
        "all",
        (*TESTS, "tests/torture/test_misfortune.py", "tests/torture/test_places.py", "tests/torture/test_hostile.py"),
        {},
        300,
    ),
    Lane("growing texts", "20 shapes for each parser", (*TESTS, "tests/torture/test_growth.py"), {}, 200),
    Lane("PostgreSQL on what is exported", "all", (*TESTS, "tests/torture/test_postgresql.py"), {}, 100),
    Lane("caches and clocks", "all", (*TESTS, "tests/index", "tests/store"), {}, 200),
    Lane(
        "faults put into the packages that all others build on",
        f"{SAMPLED} in each of 4 packages",
        (*MUTATIONS, "--count", str(SAMPLED), *BASIC_PACKAGES),
        {"PYTHONPATH": str(ROOT / "tests")},
        600,
    ),
)


def main(arguments: list[str]) -> int:
    """Run the lanes one after the other, each on all cores; 1 if one failed or took too long."""
    rows = [("what", "how many", "tests", "seconds", "of processors", "result")]
    for lane in LANES:
        if not arguments or any(word in lane.what for word in arguments):
            rows.append(_row(lane))
            print(" · ".join(rows[-1]), file=sys.stderr)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
    return int(any(row[-1] != "held" for row in rows[1:]))


def _row(lane: Lane) -> tuple[str, ...]:
    start, used = time.monotonic(), _processors()
    try:
        done = subprocess.run(
            [sys.executable, *lane.words],
            cwd=ROOT,
            env=os.environ | lane.settings,
            capture_output=True,
            text=True,
            timeout=lane.longest,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return lane.what, lane.number, "", str(lane.longest), "", "took too long"
    passed = re.search(r"(\d+) passed", done.stdout)
    if done.returncode:
        print(done.stdout[-8000:], file=sys.stderr)
    seconds = (time.monotonic() - start, _processors() - used)
    result = "held" if done.returncode == 0 else "FAILED"
    return lane.what, lane.number, passed[1] if passed else "", *(f"{each:.0f}" for each in seconds), result


def _processors() -> float:
    """The processor time, in seconds, of the child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
