"""The contents of a brief as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from pswbrief.term.screen import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from rich.console import Console


def show_tree(console: Console, sections: Iterable[Mapping[str, Any]]) -> None:
    """Print sections (`id`, `title`, `parent`, `count`) under their parents, each with its count."""
    branches: dict[str, Tree] = {}
    for section in sections:
        style = "bold" if section["parent"] is None else ""
        label = Text.assemble((clean(section["title"]), style), (f"  {section['count']}", "cyan"))
        if section["parent"] in branches:
            branches[section["parent"]].add(label)
        else:
            branches[section["id"]] = Tree(label, guide_style="dim")
    for branch in branches.values():
        console.print(branch)
