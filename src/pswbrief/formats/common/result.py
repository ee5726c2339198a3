"""The result of reading a file: the items, and the problems with records or values that could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pswbrief.errors import InputError

if TYPE_CHECKING:
    from pswbrief.core.item import Item


@dataclass(frozen=True, slots=True)
class Problem:
    """A record or value that could not be read: its line (from 1), its text (cut if long), and the reason, a sentence.

    `lost`: whether a whole record is lost.
    """

    line: int
    text: str
    reason: str
    lost: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class ParseResult:
    """The items of a file in order (`items`), its problems by line, and the line on which each item starts (`lines`, from 1)."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = field(default=(), compare=False)


class FormatError(InputError):
    """Raised for a text that isn't in the format at all."""
