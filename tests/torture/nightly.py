"""Run what docs/reliability.md tells of, and print a table: what, how many inputs, how long, and whether it held. (`make nightly`)"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What, the tests, how often in PSWBRIEF_FUZZ and PSWBRIEF_TORTURE, and a longest time in seconds.
LANES = (
    ("readers of other formats", ("tests/formats",), "20000", "0", 700),
    ("queries, catalogues, edits, merges", ("tests/torture/test_fuzz.py",), "100000", "0", 1000),
    ("kills and eight writers at once", ("tests/torture/test_torture.py",), "0", "200", 500),
    ("signals", ("tests/torture/test_signals.py",), "0", "200", 300),
    ("two clones", ("tests/torture/test_sharing.py",), "0", "200", 600),
    (
        "disks, folders, locks, hostile texts",
        ("tests/torture/test_misfortune.py", "tests/torture/test_hostile.py"),
        "0",
        "0",
        400,
    ),
    ("PostgreSQL on what is exported", ("tests/torture/test_postgresql.py",), "0", "0", 300),
    ("caches and clocks", ("tests/index", "tests/store"), "0", "0", 400),
)


def main() -> int:
    """Run the lanes one after the other, each on all cores; 1 if one failed or took too long."""
    rows = [("what", "inputs or rounds", "tests", "seconds", "result")]
    for what, tests, fuzz, rounds, longest in LANES:
        environment = os.environ | {
            "PSWBRIEF_FUZZ": "500" if fuzz == "0" else fuzz,
            "PSWBRIEF_TORTURE": "20" if rounds == "0" else rounds,
        }
        start = time.monotonic()
        words = [sys.executable, "-m", "pytest", "-q", "--numprocesses=auto", "--dist=worksteal", *tests]
        try:
            done = subprocess.run(
                words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=longest, check=False
            )
        except subprocess.TimeoutExpired:
            rows.append((what, fuzz if fuzz != "0" else rounds, "", f"{longest}", "took too long"))
            continue
        passed = re.search(r"(\d+) passed", done.stdout)
        result = "held" if done.returncode == 0 else "FAILED"
        number = next((each for each in (fuzz, rounds) if each != "0"), "all")
        rows.append((what, number, passed[1] if passed else "0", f"{time.monotonic() - start:.0f}", result))
        if done.returncode:
            print(done.stdout[-8000:], file=sys.stderr)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return int(any(row[-1] != "held" for row in rows[1:]))


if __name__ == "__main__":
    sys.exit(main())
