"""Check the macros of a CSL style before pandoc runs them: it would follow calls in a circle for ever."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from html import unescape

from pswbrief.errors import InputError

# The most macro calls in a style, counted as if every branch were taken. The largest official style has a quarter of a million.
MOST_CALLS = 2_000_000
_COMMENT = re.compile(r"<!--(?:.*?-->|.*)", re.DOTALL)
_VALUE = r"""\s*=\s*["']([^"'<>]*)["']"""
_DEFINED, _CALLED = rf"<macro\b[^<>]*?\bname{_VALUE}", rf"\bmacro{_VALUE}"
_TOKEN = re.compile(rf"{_DEFINED}|{_CALLED}|(</macro\b)")


def check_macros(name: str, text: str) -> None:
    """Raise InputError, which names the style, if its macros call each other in a circle, or more often than `MOST_CALLS`."""
    calls = _calls(text)
    try:
        order = tuple(TopologicalSorter(calls).static_order())
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        raise InputError(f"{name}: the macros call each other in a circle: {circle}.") from None
    sizes: dict[str, int] = {}
    for macro in order:
        sizes[macro] = 1 + sum(sizes[each] for each in calls.get(macro, ()))
        if sizes[macro] > MOST_CALLS:
            where = f"the macro {macro!r} calls others" if macro else "macros are called"
            raise InputError(f"{name}: {where} more than {MOST_CALLS:,} times.")


def _calls(text: str) -> dict[str, list[str]]:
    """Return the macros that each macro calls, repeated for repeated calls; under "", those that are called outside of macros."""
    outside: list[str] = []
    calls = {"": outside}
    within = outside
    for defined, called, closed in _TOKEN.findall(_COMMENT.sub("", text)):
        if closed:
            within = outside
        elif called:
            within.append(unescape(called))
        else:
            within = calls.setdefault(unescape(defined), [])
    return calls
