"""Finding the records in a JSON text, each with its line, so that a damaged record does not affect the others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.formats.common.result import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = re.compile(r"[ \t\r\n]*")
_NEXT = re.compile(r"[},]\s*(?=\{)")
# Zotero's server wraps records in `items`, pandoc in `references`. Inside a string, the quotes would be escaped.
_WRAPPED = re.compile(r'"(?:items|references)"\s*:\s*(?=\[)')


class FoundRecord(NamedTuple):
    """One value of the array: its line (from 1), its text for a message, and its value or the reason why it can't be parsed."""

    line: int
    text: str
    value: Any
    reason: str | None = None


def read_records(text: str) -> Iterator[FoundRecord]:
    """Yield the values of the array in `text`, or the single object. FormatError if it holds neither.

    After an invalid value, parsing resumes at the next object with an id or a type.
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


class _JsonText(str):
    """A string that spares JSONDecodeError from counting lines for its message, which takes as long as parsing up to there."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        """Return 0, as the message is not used."""
        return 0

    def rfind(self, *_: object) -> int:
        """Return 0, as above."""
        return 0


def _array(text: str, at: int) -> Iterator[FoundRecord]:
    line, counted = 1, 0
    trials = _Trials(_JsonText(text))
    while True:
        at = _blank(text, at)
        line, counted = line + text.count("\n", counted, at), at
        if text[at : at + 1] == "]":
            return
        value, end = trials.value(at)
        if end is not None:
            yield FoundRecord(line, text[at : at + SHOWN], value)
            end = _blank(text, end)
            if text[end : end + 1] == "]":
                return
            if text[end : end + 1] == ",":
                at = end + 1
                continue
            at = end
        following = trials.next_record(at)
        # After a whole value, a missing comma is no fault if the next record follows.
        if end is None or following != end:
            shown = text[at : at + SHOWN]
            reason = "the record is not valid JSON" if shown else "the array is not closed"
            line, counted = line + text.count("\n", counted, at), at
            yield FoundRecord(line, shown, None, reason)
        if following is None:
            return
        at = following


class _Trials:
    """Tries to parse values at positions of a text; the total length of failed attempts is bounded by a multiple of its length."""

    def __init__(self, text: _JsonText) -> None:
        self._text = text
        self._spare = _ALLOWANCE + _SECOND_LOOKS * len(text)

    def value(self, at: int) -> tuple[Any, int | None]:
        """Return the value that starts at `at` and its end; None as the end if there is none."""
        try:
            return _DECODER.raw_decode(self._text, at)
        except json.JSONDecodeError as error:
            self._spare -= error.pos - at
        # ValueError: a number too long for Python; RecursionError: too deep for a record. Neither has a position.
        except (ValueError, RecursionError):
            self._spare -= len(self._text) // 10
        self._spare -= _EACH
        return None, None

    def next_record(self, at: int) -> int | None:
        """Return where the next record starts after a fault: an object with a member that only records have, unlike a name or a date.

        None if there is none, or the bound on failed attempts is reached.
        """
        if self._text[at : at + 1] == "{" and _is_record(self.value(at)[0]):
            return at
        for match in _NEXT.finditer(self._text, at):
            value, end = self.value(match.end())
            if _is_record(value):
                return match.end()
            self._spare -= (end or match.end()) - match.end()
            if self._spare < 0:
                return None
        return None


_SECOND_LOOKS, _ALLOWANCE, _EACH = 10, 100_000, 20


def _is_record(value: object) -> bool:
    return isinstance(value, dict) and ("id" in value or "type" in value)


def _value(text: str, at: int) -> tuple[Any, int | None]:
    """Return the value that starts at `at` and its end; None as the end if there is none."""
    try:
        return _DECODER.raw_decode(text, at)
    # ValueError: a syntax error, or a number too long for Python; RecursionError: too deep for a record.
    except (ValueError, RecursionError):
        return None, None


_DECODER = json.JSONDecoder()


def _blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
