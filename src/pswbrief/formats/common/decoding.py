"""Decoding a file of any program to text: by byte order mark, declaration, UTF-8, or a guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from pswbrief.errors import UsageError
from pswbrief.formats.common.encoding_guess import guess_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 comes first, as its mark starts like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# ISO 2022 shifts to Japanese letters, in bytes that are all ASCII's.
_SHIFTS = b"\x1b$B"
_SAMPLE = 4096
# In UTF-16, every second byte of Latin text is NUL, and of any text those of blanks and line ends.
_MANY, _FEW = 0.2, 0.02
# Declarations at the start of a file: XML, and JabRef's .bib files.
_DECLARED = re.compile(
    rb"""\A\s*<\?xml[^>]{0,100}\bencoding\s*=\s*["']([A-Za-z][\w.:-]{0,40})|^%+[ \t]*encoding:[ \t]*([A-Za-z][\w.:-]{0,40})""",
    re.IGNORECASE | re.MULTILINE,
)
# Python's names for other names of encodings; Latin-1, GB2312 and the like are read as their supersets (WHATWG, "Encoding").
_NAMES = {
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859_1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "macintosh": "mac-roman",
    "macroman": "mac-roman",
    "mac": "mac-roman",
    "utf8": "utf-8",
}
# If more than this share of the lines beyond ASCII is UTF-8, the other lines come from another file.
_GLUED = 0.25


class DecodedText(NamedTuple):
    """A file's text with LF line ends, its encoding, and whether the encoding was guessed."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> str:
    """Return the text of `data` with LF line ends, decoded as by `decode_text`. Never raises."""
    return decode_text(data).text


def decode_text(data: bytes, encoding: str | None = None) -> DecodedText:
    """Decode a file. UsageError if `encoding` is given but unknown.

    Without `encoding`: a byte order mark decides, then NULs in every second place (UTF-16), the file's own declaration if it
    fits, and UTF-8; else the encoding is guessed. In a file glued from two encodings, only the lines that are no UTF-8 are
    decoded by a guess. Invalid bytes become U+FFFD.
    """
    if encoding is not None:
        return DecodedText(
            _lines(data.decode(known_encoding(encoding), errors="replace").removeprefix("\ufeff")), encoding
        )
    for mark, name in _BOMS:
        if data.startswith(mark):
            return DecodedText(_lines(data[len(mark) :].decode(name, errors="replace")), name)
    if wide := _wide(data):
        return DecodedText(_lines(data.decode(wide, errors="replace")), wide)
    declared = _declared(data)
    if _SHIFTS in data and data.isascii():
        declared = "iso2022_jp"
    for name in (declared, "utf-8") if declared else ("utf-8",):
        try:
            return DecodedText(_lines(data.decode(name)), name)
        except UnicodeDecodeError:
            continue
    return _guessed(data)


def known_encoding(name: str) -> str:
    """Return Python's name of an encoding. UsageError if it is unknown, or no text encoding."""
    asked = name.strip().lower()
    try:
        found = _NAMES.get(asked, asked)
        b"a".decode(found, errors="replace")
        return codecs.lookup(found).name
    except (LookupError, UnicodeError, ValueError):
        raise UsageError(
            f"There is no encoding {name!r}.", hint="Try utf-8, cp1252, gb18030, big5, shift_jis, euc-kr or mac-roman."
        ) from None


def _wide(data: bytes) -> str | None:
    """Return the name of UTF-16 with its byte order, judged by NULs in the data; None if it is not UTF-16."""
    sample = data[:_SAMPLE]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if len(data) % 2 == 0 and max(even, odd) > _MANY and min(even, odd) < _FEW:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """Return the encoding declared at the start of a file, if the declaration can be read in it; else None."""
    match = _DECLARED.search(data[:_SAMPLE])
    if match is None:
        return None
    try:
        name = known_encoding((match[1] or match[2]).decode("ascii"))
    except UsageError:
        return None
    return None if name.startswith(("utf-16", "utf-32")) else name


def _guessed(data: bytes) -> DecodedText:
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    beyond = [line for line in lines if not line.isascii()]
    others = [line for line in beyond if _as_utf8(line) is None]
    name = guess_encoding(b"\n".join(others)) or "cp1252"
    if len(others) < len(beyond) * (1 - _GLUED):
        text = "\n".join(_as_utf8(line) or line.decode(name, errors="replace") for line in lines)
    else:
        text = "\n".join(line.decode(name, errors="replace") for line in lines)
    return DecodedText(text, name, guessed=True)


def _as_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
