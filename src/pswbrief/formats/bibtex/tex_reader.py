r"""TeX's source of a text as the text that it prints: the other way round of `tex`, for whatever people's .bib files hold.

Accents and letters (`{\"u}`, `\'e`, `\ss`), escapes (`\&`), symbols, dashes and quotation marks made of several characters; of
markup (`\emph{…}`) the text alone. A command that isn't known goes, and its argument stays.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pswbrief.formats.bibtex.tex_symbols import ACCENTS, SHIFT_CHARACTERS, SHIFT_COMMANDS, SKIPPED_ARGUMENT, SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOURCE = re.compile(r"[\\{}$~]|--|``|''|\s\s|[\t\r\n]")
_TOKEN = re.compile(r"\\(?:([A-Za-z]+)\*?\s*|(.))|([{}$~^_])|(---?|``|'')|([^\\{}$~^_`'-]+|.)", re.DOTALL)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}
_BLANK = re.compile(r"[ \t\r\n\f\v]+")
# What a control symbol prints, if not itself: spaces, and the marks of where a word may break.
_CONTROL_SYMBOLS = {
    "\\": " ",
    " ": " ",
    "\n": " ",
    "\t": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "/": "",
    "-": "",
    "@": "",
    "(": "",
    ")": "",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
# Accents on accents deeper than any letter has; what stands deeper is left out, so that no text can exhaust the stack.
_DEEPEST = 20


def decode(source: str) -> str:
    """The text that `source` prints, as one line. Braces that don't match are ignored, as everything that can't be printed."""
    if not source or _SOURCE.search(source) is None:
        return source.strip(" ")
    return _BLANK.sub(" ", _Printer(source).text()).strip(" ")


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """`text` cut at each match of `separator` that stands in no group of braces."""
    if "{" not in text:
        return separator.split(text)
    parts: list[str] = []
    depth = start = scanned = 0
    for match in separator.finditer(text):
        between = text[scanned : match.start()]
        depth = max(0, depth + between.count("{") - between.count("}"))
        scanned = match.start()
        if depth == 0:
            parts.append(text[start : match.start()])
            start = scanned = match.end()
    parts.append(text[start:])
    return parts


class _Printer:
    """Reads tokens from left to right; a group or an argument is a list of texts until it closes."""

    def __init__(self, source: str) -> None:
        self._tokens = _TOKEN.finditer(source)
        self._pending: re.Match[str] | None = None
        self._in_math = False
        self._depth = 0

    def text(self) -> str:
        # Groups don't nest calls, so that ten thousand opening braces are no deeper than one.
        return "".join(self._print())

    def _next(self) -> re.Match[str] | None:
        token, self._pending = self._pending, None
        return token or next(self._tokens, None)

    def _print(self) -> Iterator[str]:
        while (token := self._next()) is not None:
            yield self._printed(token)

    def _printed(self, token: re.Match[str]) -> str:
        word, symbol, special, ligature, plain = token.groups()
        if plain is not None:
            # A backslash that nothing follows is no command.
            return plain if plain != "\\" else ""
        if ligature is not None:
            return _LIGATURES[ligature]
        if special is not None:
            return self._special(special)
        return self._command(word if word is not None else symbol, token.group())

    def _special(self, char: str) -> str:
        if char == "$":
            self._in_math = not self._in_math
        if char == "~":
            return " "
        if char in "^_":
            return self._argument().translate(SHIFT_CHARACTERS[char]) if self._in_math else char
        return ""

    def _command(self, name: str, whole: str) -> str:
        if name in ACCENTS:
            return self._accented(ACCENTS[name])
        if name in SYMBOLS:
            # "\ss " ends at its blank, which TeX swallows; a group after it, "\ss{}", is empty.
            return SYMBOLS[name]
        if name in SHIFT_COMMANDS:
            return self._argument().translate(SHIFT_COMMANDS[name])
        if name in SKIPPED_ARGUMENT:
            self._argument()
            return ""
        if len(name) == 1 and not name.isalpha():
            return _CONTROL_SYMBOLS.get(name, name)
        return " " if whole.endswith("\n") else ""

    def _accented(self, mark: str) -> str:
        letters = self._argument()
        letter = _DOTLESS.get(letters[:1], letters[:1])
        return unicodedata.normalize("NFC", letter + mark) + letters[1:] if letter.strip() else letters

    def _argument(self) -> str:
        """What the next group, or the next character or command, prints."""
        if self._depth >= _DEEPEST:
            return ""
        self._depth += 1
        try:
            return self._argument_at_depth()
        finally:
            self._depth -= 1

    def _argument_at_depth(self) -> str:
        token = self._next()
        if token is None:
            return ""
        plain, special = token[5], token[3]
        if plain is not None:
            stripped = plain.lstrip(" \t\r\n")
            if not stripped:
                return self._argument()
            rest_at = token.end() - len(stripped) + 1
            if rest_at < token.end():
                self._pending = _TOKEN.match(token.string, rest_at, token.end())
            return stripped[0]
        if special == "{":
            return "".join(self._group())
        if special == "}":
            return ""
        return self._printed(token)

    def _group(self) -> Iterator[str]:
        depth = 1
        while (token := self._next()) is not None:
            depth += (token[3] == "{") - (token[3] == "}")
            if depth == 0:
                return
            yield self._printed(token)
