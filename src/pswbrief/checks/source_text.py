"""Find mistakes in the raw text of another program's file that our parsers repair or drop silently."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.checks.codes import Code
from pswbrief.checks.texts import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# Other words allowed in a month: seasons, quarters, and the words of ranges and ordinals.
_OTHER_WORDS = frozenset(
    "spring summer autumn fall winter quarter early mid late and to st nd rd th first second third fourth q".split()
)
_LAST_MONTH, _LAST_DAY = 12, 31
_SHORTEST_NAME = 3
_BIBTEX_KEY = re.compile(
    r"^\s*@(?!comment|preamble|string)\w+\s*[{(]\s*(?P<key>[^\s,={}\"][^,={}\"]*?)\s*,", re.IGNORECASE
)
_BIBTEX_MONTH = re.compile(r"^\s*month\s*=\s*(?P<month>.+?)\s*,?\s*[})]?\s*$", re.IGNORECASE)
_RIS_DATE = re.compile(r"^(?:DA|PY|Y1|Y2)  ?- ?[0-9]{4}/(?P<month>[^/\s]+)")
_CSL_DATE = re.compile(r'"date-parts"\s*:\s*\[\s*\[\s*"?-?[0-9]+"?\s*,\s*"?(?P<month>[0-9]+)')
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});")


class RawRemark(NamedTuple):
    """A finding in a line (counted from 1) of a file: a code and a sentence."""

    line: int
    code: Code
    sentence: str


def raw_remarks(text: str, form: str) -> Iterator[RawRemark]:
    """Find keys with spaces, invalid months and entities in the text of a file in a format ("bibtex", "ris", …)."""
    # In XML, entities are regular syntax.
    rules = _RULES.get(form, () if text.lstrip().startswith("<") else (_entities,))
    for number, line in enumerate(text.splitlines(), 1):
        for rule in rules:
            for code, sentence in rule(line):
                yield RawRemark(number, code, sentence)


def is_month(text: str) -> bool:
    """Return whether a text is a month, a season, or a range of these, in English or as a number.

    >>> is_month("sept"), is_month("July-August"), is_month("12"), is_month("13"), is_month("Foo")
    (True, True, True, False, False)
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    numbers = [int(number) for number in re.findall(r"[0-9]{1,4}", text)]
    named = [word for word in words if word not in _OTHER_WORDS]
    if any(not _is_name(word) for word in named):
        return False
    # A number next to a name is a day.
    return all(0 < number <= (_LAST_DAY if words else _LAST_MONTH) for number in numbers) and bool(words or numbers)


def _is_name(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and any(month.startswith(word) for month in _MONTHS)


def _keys(line: str) -> Iterator[tuple[Code, str]]:
    if (match := _BIBTEX_KEY.match(line)) and re.search(r"\s", match["key"]):
        yield Code.ODD_KEY, f"The key {match['key']!r} has a space in it, which BibTeX and biber refuse."


def _bibtex_months(line: str) -> Iterator[tuple[Code, str]]:
    if match := _BIBTEX_MONTH.match(line):
        yield from _month(re.sub(r'["{}#~]', " ", match["month"]))


def _ris_months(line: str) -> Iterator[tuple[Code, str]]:
    if match := _RIS_DATE.match(line):
        yield from _month(match["month"])


def _csl_months(line: str) -> Iterator[tuple[Code, str]]:
    for match in _CSL_DATE.finditer(line):
        yield from _month(match["month"])


def _month(text: str) -> Iterator[tuple[Code, str]]:
    if text.strip() and not is_month(text):
        yield Code.ODD_MONTH, f"{text.strip()!r} is no month that other programs know."


def _entities(line: str) -> Iterator[tuple[Code, str]]:
    if found := list(_ENTITY.finditer(line)):
        more = f" ({len(found)} times)" if len(found) > 1 else ""
        yield Code.MARKUP, f"There is an entity in it{more}: {excerpt(line.strip(), _within(line, found[0].span()))}."


def _within(line: str, span: tuple[int, int]) -> tuple[int, int]:
    """Convert a span of a line to one of the stripped line."""
    start = len(line) - len(line.lstrip())
    return span[0] - start, span[1] - start


_BIB = (_keys, _bibtex_months, _entities)
_RULES: dict[str, tuple[Callable[[str], Iterator[tuple[Code, str]]], ...]] = {
    "bibtex": _BIB,
    "biblatex": _BIB,
    "ris": (_ris_months, _entities),
    "csl-json": (_csl_months, _entities),
}
