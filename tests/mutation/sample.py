"""Put small faults into a copy of the program, one at a time, and count how many of them its tests notice. (`make mutation`)

`python tests/mutation/sample.py core search/titles.py --count 30 --seed 7` samples 30 mutations of each package or
module named (all packages of pure logic without one), and runs for each the tests of the module: those of the same
name, or those that `test_mirror.py` lists. What they don't notice is printed as file, line and change; some of it is
equivalent to the original and can't be noticed. A table by package ends the report. Exit status 1 if
that of a package in `ENOUGH` is below its least.
"""

from __future__ import annotations

import argparse
import compileall
import py_compile
import random
import shutil
import sys
import tempfile
from importlib import import_module
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mutation.mutations import Mutation, mutations_of
from mutation.runs import ROOT, noticed
from test_mirror import LISTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOURCE = Path("src") / "pswbrief"
PACKAGES = ("core", "text", "search", "index", "store", "styles", "formats", "checks", "diff", "publish", "workspace")
# The least share in the packages that all others build on.
ENOUGH = dict.fromkeys(("core", "search", "index", "store"), 0.9)
# What most tests import, loaded once: each run is a fork of this process, and imports the program itself anew.
SHARED = ("pydantic", "tomli", "rapidfuzz", "sqlite3", "xml.etree.ElementTree", "subprocess", "typer")


class Measured(NamedTuple):
    """How many mutations of `name`, a package or module, were made, and how many of them noticed."""

    name: str
    made: int
    noticed: int

    @property
    def share(self) -> float:
        """The share that was noticed; all of nothing."""
        return self.noticed / self.made if self.made else 1.0


def sample(name: str, count: int, seed: int) -> list[tuple[Path, Mutation]]:
    """Choose mutations of a package or module, each file with a chance that grows with the number of its mutations."""
    place = ROOT / SOURCE / name
    found = [
        (file.relative_to(ROOT), mutation)
        for file in ([place] if place.suffix else sorted(place.rglob("*.py")))
        for mutation in mutations_of(file.read_text(encoding="utf-8"))
    ]
    return sorted(random.Random(seed).sample(found, min(count, len(found))), key=lambda each: each[0])  # noqa: S311 - a sample, no secret


def tests_of(file: Path) -> Path:
    """The tests of a module: those of the same name, those that are listed for it, or else those of its package."""
    inside = file.relative_to(SOURCE)
    own = Path("tests") / inside.with_name(f"test_{inside.name}")
    listed = LISTED.get(inside.as_posix())
    return own if (ROOT / own).exists() else Path("tests") / (listed or inside.parts[0])


def _copied(folder: Path) -> Path:
    """A copy of the program, compiled so that only the contents of a source decide whether it is compiled again."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    compileall.compile_dir(folder / "src", quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    return folder


def measure(name: str, count: int, seed: int) -> Measured:
    """Print the mutations of a sample that no test noticed, module by module. ValueError if tests fail without any."""
    with tempfile.TemporaryDirectory(prefix="pswbrief-mutation-") as folder:
        copy = _copied(Path(folder))
        chosen = sample(name, count, seed)
        survived = 0
        for file, group in groupby(chosen, key=itemgetter(0)):
            made = [each for _, each in group]
            for each, seen in zip(made, noticed(copy, file, [each.text for each in made], tests_of(file)), strict=True):
                if not seen:
                    survived += 1
                    print(f"{file}:{each.line}: {each.change}", flush=True)
    return Measured(name, len(chosen), len(chosen) - survived)


def table(rows: Sequence[Measured]) -> Iterator[str]:
    """The lines of the report: a package or module, its mutations, how many were noticed, and their share."""
    width = max(len("package"), *(len(row.name) for row in rows))
    yield f"{'package':<{width}}  made  noticed  share"
    for row in rows:
        yield f"{row.name:<{width}}  {row.made:>4}  {row.noticed:>7}  {row.share:>5.0%}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the packages or modules named; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="PACKAGE", help=", ".join(PACKAGES))
    parser.add_argument("--count", type=int, default=20, help="mutations of each package or module")
    parser.add_argument("--seed", type=int, default=1, help="another number, another sample")
    options = parser.parse_args(arguments)
    for module in SHARED:
        import_module(module)
    rows = [measure(name, options.count, options.seed) for name in options.names or PACKAGES]
    print(*table(rows), sep="\n")
    return int(any(row.share < ENOUGH.get(row.name, 0) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
