"""The kinds of failures: each has a sentence, a hint, and an exit status.

The command line turns any of these into one sentence on standard error; nothing else in the package ends the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# At most this many unknown names are repeated in a sentence.
_MOST_NAMED = 5
# The most characters of a name or query that a sentence repeats.
_LONGEST_NAMED = 80


def some_of(names: Sequence[str], most: int, between: str = ", ") -> str:
    """Return at most `most` names for a sentence, and the number of the others."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return between.join(names[:most]) + more


def shortened(text: str) -> str:
    """Return a text that a sentence repeats, cut if it is long."""
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED].rstrip()}…"


class BriefError(Exception):
    """A failure that the reader can act on: a sentence, and a hint of what to try."""

    exit_status = 3

    def __init__(self, sentence: str, *, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class NothingFoundError(BriefError):
    """Nothing matched, or there is no such id."""

    exit_status = 1


class UnknownNameError(NothingFoundError):
    """No item is named `asked`; the names in `known` that are most like it are offered instead.

    `see` is a command that lists all names, for a name that is like none of them.
    """

    def __init__(
        self, sentence: str, *, asked: str, known: Sequence[str], hint: str | None = None, see: str | None = None
    ) -> None:
        super().__init__(sentence, hint=hint)
        self.see = see
        self.asked = asked
        self.known = known


class UnknownReferenceError(UnknownNameError):
    """No reference has any of the names in `wrong`, of which `asked` is the first."""

    def __init__(self, wrong: Sequence[str], *, known: Sequence[str], hint: str | None = None) -> None:
        named = some_of([repr(shortened(name)) for name in wrong], _MOST_NAMED)
        sentence = f"There {'is no reference' if len(wrong) == 1 else 'are no references'} {named}."
        super().__init__(sentence, asked=wrong[0], known=known, hint=hint, see="pswbrief list")
        self.wrong = wrong


class AmbiguousNameError(NothingFoundError):
    """A name is part of several names, and so names none of them."""


class UsageError(BriefError):
    """The command was asked for something that it does not understand."""

    exit_status = 2


class UnknownFieldError(UsageError, UnknownNameError):
    """An argument names a field that references don't have."""


class InputError(BriefError):
    """A catalogue or an input file can't be read, written, or isn't valid; `file` names one that is at fault as it is."""

    exit_status = 3

    def __init__(self, sentence: str, *, hint: str | None = None, file: str | None = None) -> None:
        super().__init__(sentence, hint=hint)
        self.file = file


class ServiceError(BriefError):
    """A public service can't be reached, refuses a request, or sends an unreadable answer; earlier results are kept."""

    exit_status = 4
