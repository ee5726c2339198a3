"""The benchmark's modules import one another in one direction."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench"


def test_no_module_of_the_benchmark_imports_one_that_imports_it():
    """Imports for type checkers only count as well; graphlib raises CycleError for a circle."""
    imported = {}
    for file in BENCH.glob("*.py"):
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        imported[file.stem] = names | {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    ours = {name: names & imported.keys() for name, names in imported.items()}
    assert {"run", "session", "sandbox"} <= set(TopologicalSorter(ours).static_order())
    assert "session" in ours["run"]
