"""The records in a JSON text, each with the line where it stands, read so that one damaged record costs no other."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.formats.common.result import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = re.compile(r"[ \t\r\n]*")
_NEXT = re.compile(r"[},]\s*(?=\{)")
# Zotero's server wraps its records in `items`, pandoc's in `references`. Inside a text, the quotes would bear backslashes.
_WRAPPED = re.compile(r'"(?:items|references)"\s*:\s*(?=\[)')


class FoundRecord(NamedTuple):
    """One value of the array: where it starts, its text as far as it is needed, and the value, or the reason why there is none."""

    line: int
    text: str
    value: Any
    reason: str | None = None


def read_records(text: str) -> Iterator[FoundRecord]:
    """The values of the array in `text`, or the one object in it; FormatError if it holds neither.

    After a value that isn't JSON, reading goes on at the next object that has an id or a type.
    """
    at = _blank(text, 0)
    if text[at : at + 1] == "{" and (wrapped := _WRAPPED.search(text, at)):
        at = wrapped.end()
    if text[at : at + 1] == "[":
        yield from _array(text, at + 1)
    elif text[at : at + 1] == "{":
        value, end = _value(text, at)
        if end is None or text[_blank(text, end) :]:
            raise FormatError("The text starts as JSON and doesn't end as such.")
        yield FoundRecord(_line(text, at), text[at : at + SHOWN], value)
    else:
        raise FormatError("The text is not CSL-JSON, which is an array of objects.")


SHOWN = 400


def _array(text: str, at: int) -> Iterator[FoundRecord]:
    line, counted = 1, 0
    while True:
        at = _blank(text, at)
        line, counted = line + text.count("\n", counted, at), at
        if text[at : at + 1] == "]":
            return
        value, end = _value(text, at)
        if end is not None:
            yield FoundRecord(line, text[at : at + SHOWN], value)
            end = _blank(text, end)
            if text[end : end + 1] == "]":
                return
            if text[end : end + 1] == ",":
                at = end + 1
                continue
            at = end
        following = _resume(text, at)
        # What follows a whole value without a comma is a fault only if it isn't the next record.
        if end is None or following != end:
            shown = text[at : at + SHOWN]
            reason = "the record is not valid JSON" if shown else "the array is not closed"
            line, counted = line + text.count("\n", counted, at), at
            yield FoundRecord(line, shown, None, reason)
        if following is None:
            return
        at = following


def _resume(text: str, at: int) -> int | None:
    """Where the next record starts after a fault: an object that has what only a record has, not a name or a date inside one."""
    if text[at : at + 1] == "{" and _is_record(_value(text, at)[0]):
        return at
    for match in islice(_NEXT.finditer(text, at), _MOST_TRIALS):
        if _is_record(_value(text, match.end())[0]):
            return match.end()
    return None


# A trial that fails costs as much as counting the lines before it; a text made of faults must not cost their product.
_MOST_TRIALS = 1000


def _is_record(value: object) -> bool:
    return isinstance(value, dict) and ("id" in value or "type" in value)


def _value(text: str, at: int) -> tuple[Any, int | None]:
    """The value that starts at `at`, and where it ends; no end if there is none."""
    try:
        return _DECODER.raw_decode(text, at)
    # A ValueError is a fault of syntax, or a number too long for Python; a RecursionError a depth that no record has.
    except (ValueError, RecursionError):
        return None, None


_DECODER = json.JSONDecoder()


def _blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
