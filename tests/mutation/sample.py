"""Put small faults into a copy of the program, one at a time, and count how many of them its tests notice.

`python tests/mutation/sample.py core search --count 30 --seed 7` samples 30 mutations of each package named (all
packages of pure logic without one), runs the test of the same name for each, and, if that notices nothing, the tests
of the package. What nobody notices is printed as file, line and change; some are equivalent to the original and can't
be noticed. Exit status 1 if a package is below 90 %.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mutation.mutations import Mutation, mutations_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
PACKAGES = ("core", "text", "search", "index", "store", "styles", "formats", "checks", "diff", "publish")
ENOUGH = 0.9
# A mutation may make a loop endless, which counts as noticed.
LONGEST = 300


def sample(package: str, count: int, seed: int) -> list[tuple[Path, Mutation]]:
    """Choose mutations of a package, each file with a chance that grows with the number of its mutations."""
    folder = ROOT / "src" / "pswbrief" / package
    found = [
        (file.relative_to(ROOT), mutation)
        for file in sorted(folder.rglob("*.py"))
        for mutation in mutations_of(file.read_text(encoding="utf-8"))
    ]
    return random.Random(seed).sample(found, min(count, len(found)))  # noqa: S311 - a sample, no secret


def tests_of(file: Path) -> Iterator[Path]:
    """The tests to run, the nearest first: those of the same name, then those of the package."""
    inside = file.relative_to("src/pswbrief")
    own = Path("tests") / inside.parent / f"test_{inside.name}"
    if (ROOT / own).exists():
        yield own
    yield Path("tests") / inside.parts[0]


def is_noticed(copy: Path, file: Path, text: str) -> bool:
    """Whether a test fails while `file` in the copy of the source holds `text`."""
    target = copy / file
    before = target.read_bytes()
    target.write_text(text, encoding="utf-8")
    try:
        return any(_fails(copy, tests) for tests in tests_of(file))
    finally:
        target.write_bytes(before)


def _fails(copy: Path, tests: Path) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", str(tests)]
    environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def measure(package: str, count: int, seed: int) -> float:
    """Print what became of a sample of a package's mutations; the share that was noticed."""
    with tempfile.TemporaryDirectory(prefix="pswbrief-mutation-") as folder:
        copy = Path(folder)
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src", copy / "src", ignore=ignored)
        shutil.copytree(ROOT / "data", copy / "data")
        chosen = sample(package, count, seed)
        survivors = [(file, each) for file, each in chosen if not is_noticed(copy, file, each.text)]
    share = 1 - len(survivors) / len(chosen)
    print(f"{package}: {len(chosen) - len(survivors)} of {len(chosen)} noticed ({share:.0%})", flush=True)
    for file, each in survivors:
        print(f"  {file}:{each.line}: {each.change}", flush=True)
    return share


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the packages named; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=", ".join(PACKAGES))
    parser.add_argument("--count", type=int, default=20, help="mutations of each package")
    parser.add_argument("--seed", type=int, default=1, help="another number, another sample")
    options = parser.parse_args(arguments)
    shares = [measure(package, options.count, options.seed) for package in options.packages or PACKAGES]
    return int(min(shares) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
