"""What reading a file gives: the items that are whole, and, beside them, what could not be read and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pswbrief.errors import InputError

if TYPE_CHECKING:
    from pswbrief.core.item import Item


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read: the line where it starts (from 1), its text (cut short), and the reason, a sentence.

    `lost` says that a whole record is, and not only a part of one.
    """

    line: int
    text: str
    reason: str
    lost: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class ParseResult:
    """The items of a file in its order, and its problems by line; `lines` are those in which the items start."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = field(default=(), compare=False)


class FormatError(InputError):
    """The text isn't in the format at all; nothing of it could be read."""
