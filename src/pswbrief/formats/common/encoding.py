"""From a file's bytes to text, whatever program wrote them."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32's mark starts as UTF-16's does, so it comes first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
# Of text in Latin letters, UTF-16 makes every second byte NUL; other texts have blanks and line ends, at least.
_MANY, _FEW = 0.2, 0.02


def decode(data: bytes) -> str:
    """The text of `data`, its lines ended by LF; never raises.

    A byte order mark says what the bytes are; else NULs in every second place mean UTF-16, and anything else is UTF-8, except for the
    lines that aren't: those are cp1252, so that a file glued from two keeps both. What no encoding gives becomes U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lines(_strict_or_replaced(data[len(mark) :], encoding))
    sample = data[:_SAMPLE]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    whole = len(data) % 2 == 0
    if whole and odd > _MANY and even < _FEW:
        return _lines(data.decode("utf-16-le", errors="replace"))
    if whole and even > _MANY and odd < _FEW:
        return _lines(data.decode("utf-16-be", errors="replace"))
    return _lines(_strict_or_replaced(data, "utf-8"))


def _strict_or_replaced(data: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return data.decode(encoding, errors="replace")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return "\n".join(_line(line) for line in data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
