"""A field's old and new value as text, cut to where they differ."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

# Longer values are cut to `_LONGEST` characters, starting `_BEFORE` characters before the first difference.
_LONGEST, _BEFORE = 120, 30
_NOTHING = "nothing"


def in_words(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    """Return a value as text: "" for None, lists joined by "; ", people as "Family, Given"."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_one(part) for part in value)
    return _one(value)


def old_and_new(old: Any, new: Any) -> tuple[str, str]:  # noqa: ANN401 - whatever TOML holds
    """Return both values as text, cut around the first difference if one is long; "nothing" for None.

    >>> old_and_new("11", None)
    ('11', 'nothing')
    """
    left, right = in_words(old), in_words(new)
    start = max(0, _common_prefix(left, right) - _BEFORE) if max(len(left), len(right)) > _LONGEST else 0
    return _cut(left, start, known=old is not None), _cut(right, start, known=new is not None)


def _common_prefix(one: str, other: str) -> int:
    """Return the length of the common prefix of two texts."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _cut(text: str, start: int, *, known: bool) -> str:
    if not known:
        return _NOTHING
    shown = text[start : start + _LONGEST]
    return f"{'…' if start else ''}{shown}{'…' if start + _LONGEST < len(text) else ''}"


def _one(part: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    if isinstance(part, dict):
        names = _name(part)
        return ", ".join(names) if names else json.dumps(part, ensure_ascii=False)
    return str(part).lower() if isinstance(part, bool) else str(part)


def _name(part: dict[str, Any]) -> Sequence[str]:
    if "literal" in part:
        return [part["literal"]]
    return [text for text in (part.get("family"), part.get("given")) if text]
