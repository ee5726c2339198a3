"""Reading a field that holds ISSNs, ISBNs, or both."""

from __future__ import annotations

import re

_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")
_ISBN = re.compile(r"(?:[0-9]-?){9}[0-9Xx]|97[89]-?(?:[0-9]-?){9}[0-9]")
_PARTS = re.compile(r"[\s,;()]+")


def serial_numbers(text: str, *, in_journal: bool) -> dict[str, str]:
    """Return the first `issn` and the first `isbn` in a text; a text with neither is returned as the one that fits the type.

    >>> serial_numbers("1234-5678 (print) 9780306406157", in_journal=True)
    {'issn': '1234-5678', 'isbn': '9780306406157'}
    >>> serial_numbers("", in_journal=True)
    {}
    """
    words = _PARTS.split(text.strip())
    found = {
        name: number
        for name, shape in (("issn", _ISSN), ("isbn", _ISBN))
        if (number := next((word for word in words if shape.fullmatch(word)), ""))
    }
    return found or ({"issn" if in_journal else "isbn": text} if text else {})
