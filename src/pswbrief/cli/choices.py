"""Options that take one of several values: in any case, or by an alias of `core.aliases`; an error names the valid ones."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from pswbrief.core.aliases import canonical
from pswbrief.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# An error names all valid values if there are no more than this, else only the nearest.
_MOST_NAMED = 16


def one_of(asked: str, choices: Iterable[str], option: str, *, command: str = "", several: bool = False) -> str:
    """Return the member of `choices` that `asked` names. UsageError, which names the valid values, if there is none.

    `several`: whether the option may be repeated.
    """
    values = list(choices)
    found = canonical(asked, values)
    if found is not None:
        return found
    from pswbrief.cli.synonyms import value_hint

    name = option.lstrip("-").upper() if not option.startswith("-") else option
    hint = repeated(asked, option, lambda one: canonical(one, values) is not None) if several else None
    raise UsageError(
        f"{asked!r} is not a value of {name}.",
        hint=hint or value_hint(command, option, asked) or _choices_hint(asked, values),
    )


def repeated(asked: str, option: str, is_value: Callable[[str], bool]) -> str | None:
    """Return a hint that shows how to give the values between the commas of `asked`; None if they aren't several values."""
    parts = [part.strip() for part in asked.split(",")]
    if len(parts) == 1 or not all(map(is_value, parts)):
        return None
    return f"Repeat the option: {' '.join(f'{option} {shlex.quote(part)}' for part in parts)}"


def _choices_hint(asked: str, values: Sequence[str]) -> str:
    if len(values) <= _MOST_NAMED:
        return f"Try {listed(values)}."
    from pswbrief.text.corrections import nearest

    near = nearest(asked, values)
    return f"Did you mean {listed(near)}?" if near else f"Among others there are {listed(values[:_MOST_NAMED])}."


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists alternatives: "a, b or c"."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
