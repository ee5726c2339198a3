r"""Parsing the syntax of .bib files: entries with their fields, `@string` and `#` resolved, and syntax faults.

Two libraries were tried on real files (versions of 2026) and found unsuitable:

- bibtexparser 2.1 doesn't resolve `month = apr # "--" # jun` (it returns the source as one text), loses all valid fields of an
entry with a missing brace, and after an extra one (`title = {x}}, year = 2012`) loses the rest and reports nothing;
- pybtex 0.26 rejects the whole file at a missing comma, a missing brace, or a repeated key.

`tests/formats/bibtex/test_reader.py` keeps the cases.

Parsing takes linear time: each group's closing brace is found in one pass over the text, searches that may be repeated are cached,
and the expansion of `@string` names is bounded.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pswbrief.core.edtf import MONTHS
from pswbrief.formats.bibtex.fields import split_unclosed

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each begins with a plain character, which `re` finds ten times as fast as a lookbehind or the start of a line.
# An email address such as me@example (home) opens no entry.
_START = re.compile(r"@(?<![\w.]@)\s*([A-Za-z][\w-]*)\s*([{(])")
_LINE_START = re.compile(r"\n[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]")
_NO_BRACE = re.compile(r"\n[ \t]*@[ \t]*(?!comment)[A-Za-z]+\b(?![ \t]*[{(])(?=[^\n]*[,=])", re.IGNORECASE)
_KEY = re.compile(r"\s*+([^,\n{}=\"]*)(?:,|(?=[\n}=]))")
# Scopus has a blank before the number of a field: `funding_text 1`.
_NUMBER = r"(?:[ \t\xa0]\d+)?"
_NAME = re.compile(rf"([A-Za-z][^\s=,{{}}()\"#%]*{_NUMBER})\s*=\s*")
# A field as most are: with a value in braces, in which groups hold no others, and which is joined to nothing.
_USUAL_FIELD = re.compile(rf"[\s,]*+{_NAME.pattern}\{{((?:[^{{}}]++|\{{[^{{}}]*+\}})*+)\}}(?!\s*#)")
_BARE = re.compile(r"[^\s,#{}\"()]+")
_BRACE = re.compile(r"[{}]")
_UNESCAPED_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE = re.compile(r"[\"{}]")
_BLANKS_AND_COMMAS = re.compile(r"[\s,]*")
_JOIN = re.compile(r"\s*#\s*")
# Where the next field must start, whatever braces precede it: on a new line, or after the end of a value and a comma.
_NEXT_FIELD = re.compile(rf"(?:\n|[}}\"][ \t]*,)[ \t]*(?=[A-Za-z][\w+:-]*{_NUMBER}[ \t]*=[ \t]*[{{\"\w])")
_INNER = re.compile(r"(\w+)\s*=\s*(.*)", re.DOTALL)
_STRAY_FIELD = re.compile(rf"\s*,\s*[A-Za-z][\w+:-]*{_NUMBER}\s*=\s*[{{\"\w]")
_MACROS = {name[:3].lower(): name for name in MONTHS}
_NO_MACRO_NEEDED = frozenset({"month", "year", "date"})
# Bounds of the expansion of @string names: for one name, and for a whole file, beyond a multiple of its length. Strings made of
# strings grow exponentially.
_LONGEST_EXPANSION = 20_000
_EXPANSION_ALLOWANCE, _EXPANSION_FACTOR = 200_000, 4


@dataclass(slots=True)
class BibEntry:
    """One entry: its line (from 1), its type in lower case, its key as written, its source, and its fields by name in lower case."""

    line: int
    kind: str
    key: str
    source: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A syntax fault: its line (from 1), its text, and the reason, a sentence; `lost`: whether a whole entry is lost."""

    line: int
    text: str
    reason: str
    lost: bool = False


def read_entries(text: str) -> Iterator[BibEntry | SyntaxFault]:
    """Yield the entries of `text` and its faults, in order; a fault precedes an entry that could be read only in part."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        # In a text with one line feed more, that before a line is where the line starts in the other.
        self._starts = [match.start() for match in _LINE_START.finditer(f"\n{text}")]
        self._macros = dict(_MACROS)
        self._faults: list[SyntaxFault] = []
        self._expandable = _EXPANSION_ALLOWANCE + _EXPANSION_FACTOR * len(text)
        self._groups: dict[re.Pattern[str], array[int]] = {}
        self._found: dict[str, tuple[int, int]] = {}
        self._next_field: re.Match[str] | None = None
        self._next_field_from = len(text) + 1

    def read(self) -> Iterator[BibEntry | SyntaxFault]:
        position = 0
        for lost in _NO_BRACE.finditer(f"\n{self._text}"):
            self._fault(lost.start(), "the entry has no opening brace", lost=True)
        while (start := _START.search(self._text, position)) is not None:
            limit = self._limit(start.end())
            kind = start[1].lower()
            if kind in {"comment", "preamble"}:
                end = self._closing(start.end(), len(self._text), _BRACE) if start[2] == "{" else None
                position = end if end is not None else max(limit, start.end())
                continue
            entry = BibEntry(
                self._line(start.start()), kind, "", self._text[start.start() : start.start() + 200].partition("\n")[0]
            )
            position = self._entry(entry, start.end(), "}" if start[2] == "{" else ")", limit)
            yield from self._faults
            self._faults.clear()
            if kind == "string":
                self._macros |= {
                    name: value for name, value in entry.fields.items() if name not in self._macros or value
                }
            elif entry.fields:
                yield entry
            else:
                yield SyntaxFault(entry.line, entry.source, "the entry has no field that can be read", lost=True)
        yield from self._faults

    def _entry(self, entry: BibEntry, start: int, close: str, limit: int) -> int:
        """Read the key and the fields of an entry; return the position after it."""
        position = start
        if entry.kind != "string":
            key = _KEY.match(self._text, start, limit)
            if key and self._text[key.end() : key.end() + 1] != "=":
                entry.key, position = key[1].strip(), key.end()
        noted = len(self._faults)
        end = self._fields(entry, position, close, limit)
        if end is None or _STRAY_FIELD.match(self._text, end, limit):
            del self._faults[noted:]
            self._fault(start, "the entry's braces don't match; it was read field by field", entry.source)
            entry.fields.clear()
            self._fields_one_by_one(entry, position, limit)
            return limit
        return end

    def _fields(self, entry: BibEntry, position: int, close: str, limit: int) -> int | None:
        """Read fields up to the closing brace; None if there is none before `limit`."""
        while True:
            while usual := _USUAL_FIELD.match(self._text, position, limit):
                entry.fields.setdefault(_field_name(usual), usual[2])
                position = usual.end()
            position = self._skip(_BLANKS_AND_COMMAS, position, limit)
            if position >= limit:
                return None
            if self._text[position] == close:
                return position + 1
            name = _NAME.match(self._text, position, limit)
            if name is None:
                end = self._resume(position, close, limit)
                if end is None:
                    return None
                self._fault(position, "this is no field, and is left out", self._text[position:end])
                position = end
                continue
            field_name = _field_name(name)
            value = self._value(field_name, name.end(), limit)
            if value is None:
                return None
            text, position = value
            entry.fields.setdefault(field_name, text)

    def _resume(self, position: int, close: str, limit: int) -> int | None:
        """Return the position of the next field, or of the entry's end, after text that is no field."""
        following = self._search_next_field(position, limit)
        closing = self._find(close, position, limit)
        if following and (closing < 0 or following.end() <= closing):
            return following.end()
        return closing if closing >= 0 else None

    def _search_next_field(self, position: int, limit: int) -> re.Match[str] | None:
        """Return the next start of a field. The last result is cached for all positions up to it."""
        found = self._next_field
        if not (self._next_field_from <= position and (found is None or position <= found.start())):
            found = self._next_field = _NEXT_FIELD.search(self._text, position)
            self._next_field_from = position
        return found if found is not None and found.end() < limit else None

    def _find(self, char: str, position: int, limit: int) -> int:
        """Return the position of the next `char` before `limit`, or -1; cached like `_search_next_field`."""
        asked, found = self._found.get(char, (len(self._text) + 1, -1))
        if not (asked <= position and (found < 0 or position <= found)):
            found = self._text.find(char, position)
            self._found[char] = position, found
        return found if found < limit else -1

    def _value(self, name: str, position: int, limit: int) -> tuple[str, int] | None:
        """Return the text of a value, its parts joined, and its end; None if a brace or quotation mark isn't closed."""
        pieces: list[str] = []
        while True:
            char = self._text[position : position + 1]
            if char in {"{", '"'} and position < limit:
                end = self._closing(position + 1, limit, _BRACE) if char == "{" else self._quoted(position + 1, limit)
                if end is None and char == "{":
                    end = self._closing(position + 1, limit, _UNESCAPED_BRACE)
                if end is None:
                    return None
                pieces.append(self._text[position + 1 : end - 1])
                position = end
            elif bare := _BARE.match(self._text, position, limit):
                pieces.append(self._macro(name, bare[0], position))
                position = bare.end()
            joined = _JOIN.match(self._text, position, limit)
            if joined is None:
                return "".join(pieces), position
            position = joined.end()

    def _macro(self, field_name: str, word: str, position: int) -> str:
        value = self._macros.get(word.lower())
        if value is not None and len(value) > len(word):
            self._expandable -= len(value)
            if self._expandable < 0 or len(value) > _LONGEST_EXPANSION:
                self._fault(position, f"the @string {word!r} expands to too long a text, and is left out", word)
                return word
        if value is None and not word[0].isdecimal() and field_name not in _NO_MACRO_NEEDED:
            self._fault(position, f"no @string is called {word!r}; the name is taken as the text", word)
        return word if value is None else value

    def _fields_one_by_one(self, entry: BibEntry, position: int, limit: int) -> None:
        """Read fields up to the start of the next, as unbalanced braces don't show where they end."""
        position = self._skip(_BLANKS_AND_COMMAS, position, limit)
        while position < limit:
            name = _NAME.match(self._text, position, limit)
            following = self._search_next_field(name.end() if name else position, limit)
            if name is not None:
                value = self._text[name.end() : following.start() if following else limit].strip().rstrip(",").rstrip()
                if following is None:
                    # The entry's own brace follows the last field.
                    value = value.removesuffix("}").rstrip().rstrip(",").rstrip()
                first, *others = split_unclosed(value)
                entry.fields.setdefault(_field_name(name), self._unwrapped(first, name.end()))
                for inner in filter(None, map(_INNER.fullmatch, others)):
                    entry.fields.setdefault(inner[1].lower(), self._unwrapped(inner[2], name.end()))
            position = following.end() if following else limit

    def _unwrapped(self, value: str, position: int) -> str:
        """Return a value without its delimiters, and without unbalanced braces."""
        if _BARE.fullmatch(value):
            return self._macro("date", value, position)
        value = value.strip('"').removeprefix("{")
        surplus = value.count("}") - value.count("{")
        while value.endswith("}") and surplus > 0:
            kept = value.rstrip("}")
            dropped = min(surplus, len(value) - len(kept))
            value = value[: len(value) - dropped].rstrip()
            surplus -= dropped
        return value

    def _closing(self, position: int, limit: int, brace: re.Pattern[str]) -> int | None:
        """Return the end of the group whose opening brace precedes `position`; None if it is not closed before `limit`."""
        if brace not in self._groups:
            self._groups[brace] = self._match_braces(brace)
        end = self._groups[brace][position - 1]
        return end if 0 < end <= limit else None

    def _match_braces(self, brace: re.Pattern[str]) -> array[int]:
        """Return, at the position of each opening brace, the position after its closing brace; 0 at all other positions."""
        ends = array("i", bytes(array("i").itemsize * len(self._text)))
        opened: list[int] = []
        for match in brace.finditer(self._text):
            if match[0] == "{":
                opened.append(match.start())
            elif opened:
                ends[opened.pop()] = match.end()
        return ends

    def _quoted(self, position: int, limit: int) -> int | None:
        depth = 0
        for match in _QUOTE.finditer(self._text, position, limit):
            if match[0] == '"' and depth == 0:
                return match.end()
            depth = max(0, depth + (match[0] == "{") - (match[0] == "}"))
        return None

    def _limit(self, position: int) -> int:
        """Return where the next entry starts on a line; no value extends beyond it."""
        following = bisect_left(self._starts, position)
        return self._starts[following] if following < len(self._starts) else len(self._text)

    def _skip(self, pattern: re.Pattern[str], position: int, limit: int) -> int:
        match = pattern.match(self._text, position, limit)
        return match.end() if match else position

    def _line(self, position: int) -> int:
        return bisect_right(self._newlines, position - 1) + 1

    def _fault(self, position: int, reason: str, text: str | None = None, *, lost: bool = False) -> None:
        shown = text if text is not None else self._text[position : position + 200].strip().partition("\n")[0]
        self._faults.append(SyntaxFault(self._line(position), shown, reason, lost))


def _field_name(match: re.Match[str]) -> str:
    """Return the name of a field in lower case, a blank in it as a low line."""
    return "_".join(match[1].lower().split())
