"""Print the lowest version of each run-time dependency that pyproject.toml allows, as requirements for pip.

`make lowest` installs them together and runs the tests on them: a bound that can't be had, or is too low, is found out.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1]
_BOUND = re.compile(r"(?P<name>[\w.-]+)\s*>=\s*(?P<version>[\w.]+)")


def lowest(requirements: list[str]) -> list[str]:
    """Return `name==version` for each requirement; SystemExit for one without a lower bound."""
    found = []
    for requirement in requirements:
        bound = _BOUND.match(requirement)
        if bound is None:
            sys.exit(f"{requirement!r} in pyproject.toml has no lower bound.")
        found.append(f"{bound['name']}=={bound['version']}")
    return found


if __name__ == "__main__":
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [each for extra in sys.argv[1:] for each in project["optional-dependencies"][extra]]
    sys.stdout.write("\n".join(lowest(project["dependencies"] + extras)) + "\n")
