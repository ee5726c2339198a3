"""Chinese characters: the traditional, simplified and Japanese forms of one are one to search."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_GROUPS = Path(__file__).parents[1] / "data" / "han.txt"


def one_form(text: str) -> str:
    """Return a text with the simplified forms of its characters, of the same length: "醫療" and "医療" give "医疗"."""
    return text.translate(_forms())


@lru_cache(maxsize=1)
def _forms() -> dict[int, str]:
    lines = _GROUPS.read_text(encoding="utf-8").splitlines()
    groups = " ".join(line for line in lines if not line.startswith("#")).split()
    return {ord(other): group[0] for group in groups for other in group[1:]}
