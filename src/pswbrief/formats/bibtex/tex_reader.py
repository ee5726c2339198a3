r"""Decoding TeX source to the text that it prints, the inverse of `tex_writer`, for any real .bib file.

Decodes accents and letters (`{\"u}`, `\'e`, `\ss`), escapes (`\&`), symbols, ligatures for dashes and quotation marks, and styles
(`\emph{…}`). An unknown command is dropped, and its argument kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pswbrief.formats.bibtex.tex_symbols import (
    ACCENTS,
    DECLARATIONS,
    OPERATORS,
    QUOTED,
    SHIFT_CHARACTERS,
    SHIFT_COMMANDS,
    SKIPPED_ARGUMENT,
    STYLES,
    SYMBOLS,
)
from pswbrief.text.rich import CSL

if TYPE_CHECKING:
    from collections.abc import Iterator

# Single characters, besides braces, that don't print themselves.
_SOURCE = re.compile(r"[\\$~\t\r\n\f\v]")
_TOKEN = re.compile(r"\\(?:([A-Za-z]+)\*?\s*|(.))|([{}$~^_])|(---?|``|'')|([^\\{}$~^_`'-]+|.)", re.DOTALL)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}
_BLANK = re.compile(r"[ \t\r\n\f\v]+")
# Control symbols that don't print themselves: spaces, and hyphenation points.
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
_NAME = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*")
_ARGUMENT = re.compile(r"\{[^}]")
_DOTLESS = {"ı": "i", "ȷ": "j"}
# The deepest nesting of accents, deeper than any letter has; the rest is dropped, so that no text can exhaust the stack.
_DEEPEST = 20


def decode(source: str) -> str:
    """Return the text that `source` prints, as one line. Unbalanced braces and unprintable characters are ignored."""
    return _without_commands(source) if _has_no_command(source) else _printed(_Printer(source))


def decode_title(source: str) -> str:
    r"""Return the text that `source` prints, with CSL's tags for italics, bold, small capitals, superscript and subscript."""
    return _without_commands(source) if _has_no_command(source) else _printed(_Printer(source, rich=True))


def _has_no_command(source: str) -> bool:
    """Return whether all but blanks and braces prints itself, as in most titles, whose braces keep capitals.

    Searching for each pair separately is four times as fast as one pattern for all.
    """
    return not ("--" in source or "``" in source or "''" in source or _SOURCE.search(source) is not None)


def _without_commands(source: str) -> str:
    """Return what a source prints that has no command."""
    text = source.replace("{", "").replace("}", "")
    return (_BLANK.sub(" ", text) if "  " in text else text).strip(" ")


def _printed(printer: _Printer) -> str:
    return _BLANK.sub(" ", printer.text()).strip(" ")


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split `text` at each match of `separator` outside groups of braces."""
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
    """Prints tokens from left to right; a group or an argument is a list of texts until it closes."""

    def __init__(self, source: str, *, rich: bool = False) -> None:
        self._tokens = _TOKEN.finditer(source)
        self._pending: re.Match[str] | None = None
        self._in_math = False
        self._depth = 0
        self._rich = rich
        # For each open group, the tags that close the styles declared in it, in reverse order.
        self._closing: list[list[str]] = [[]]

    def text(self) -> str:
        # Groups are no nested calls, so that ten thousand opening braces don't exhaust the stack.
        return "".join(self._print()) + "".join(mark for group in reversed(self._closing) for mark in reversed(group))

    def _next(self) -> re.Match[str] | None:
        token, self._pending = self._pending, None
        return token or next(self._tokens, None)

    def _print(self) -> Iterator[str]:
        while (token := self._next()) is not None:
            yield self._printed(token)

    def _printed(self, token: re.Match[str]) -> str:
        word, symbol, special, ligature, plain = token.groups()
        if plain is not None:
            # A backslash at the end is no command.
            return plain if plain != "\\" else ""
        if ligature is not None:
            return _LIGATURES[ligature]
        if special is not None:
            return self._special(special)
        return self._command(word if word is not None else symbol, token)

    def _special(self, char: str) -> str:
        if char == "$":
            self._in_math = not self._in_math
        if char == "~":
            return " "
        if char in "^_":
            return self._shifted(char, SHIFT_CHARACTERS[char]) if self._in_math else char
        if char == "{":
            self._closing.append([])
        elif char == "}" and len(self._closing) > 1:
            return "".join(reversed(self._closing.pop()))
        return ""

    def _shifted(self, command: str, characters: dict[int, int]) -> str:
        """Return a superscript or subscript argument: as Unicode characters if they exist, else between tags."""
        if not self._rich:
            return self._argument().translate(characters)
        before, after = CSL[STYLES[command]]
        raised = self._argument()
        # A degree sign is a superscript already.
        return raised if raised == SYMBOLS["degree"] else f"{before}{raised}{after}"

    def _styled(self, name: str) -> str | None:
        """Return the tags for a command that styles its argument, or the rest of its group; None for other commands."""
        if name in DECLARATIONS:
            before, after = CSL[DECLARATIONS[name]]
            self._closing[-1].append(after)
            return before
        if not name.isalpha() or name not in STYLES or self._depth >= _DEEPEST:
            return None
        before, after = CSL[STYLES[name]]
        return f"{before}{self._argument()}{after}"

    def _command(self, name: str, token: re.Match[str]) -> str:
        whole = token.group()
        # "\ss " ends at its blank, which TeX drops; a group after it, "\ss{}", is empty.
        if (printed := SYMBOLS.get(name)) is not None:
            # In a formula, the blank after a command stays, as does the one before it.
            return f"{printed} " if self._in_math and whole[-1:].isspace() else printed
        if name in ACCENTS:
            return self._accented(ACCENTS[name])
        if name in SHIFT_COMMANDS:
            return self._shifted(name, SHIFT_COMMANDS[name])
        if self._rich and (styled := self._styled(name)) is not None:
            return styled
        return self._unprinted(name, token)

    def _unprinted(self, name: str, token: re.Match[str]) -> str:
        """Return the text of a command that prints no symbol: its argument, perhaps in quotation marks, or its name."""
        whole = token.group()
        if name in QUOTED:
            return f"“{self._argument()}”"
        if name in SKIPPED_ARGUMENT:
            self._argument()
        elif _NAME.fullmatch(name) and not _ARGUMENT.match(token.string, token.end()):
            # A name that a document defines to print itself: "\\METAFONT", "\\PostScript".
            return name
        elif name in OPERATORS:
            return f"{name} " if whole[-1:].isspace() else name
        elif len(name) == 1 and not name.isalpha():
            return _CONTROL_SYMBOLS.get(name, name)
        return " " if whole.endswith("\n") and name not in SKIPPED_ARGUMENT else ""

    def _accented(self, mark: str) -> str:
        letters = self._argument()
        letter = _DOTLESS.get(letters[:1], letters[:1])
        return unicodedata.normalize("NFC", letter + mark) + letters[1:] if letter.strip() else letters

    def _argument(self) -> str:
        """Return the text that the next group, character or command prints."""
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
