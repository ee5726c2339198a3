"""The numbered lines of a search history, of which the last says by number how the others are combined, as one query.

Each database prints its own form: `3. 1 and 2`, `or/1-3`, `limit 3 to english language` (Ovid), `#1 AND #2` (PubMed, Embase, Web of
Science), `{OR #1-#3}` (Cochrane Library), `S1 AND S2` (EBSCOhost), some with the last line first and with the number of hits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LINE = re.compile(r"\s*(?P<sign>[#S]?)(?P<number>[0-9]{1,3})(?:[.):]\s*|\s+)(?:Search:?\s+)?(?P<text>\S.*)")
# How many references a line found: in parentheses, or in a column of its own.
_HITS = re.compile(r"\s*(?:\([0-9][0-9,]*\)|(?:\t|\s{2,})[0-9][0-9,]*)\s*$")
_TOKEN = re.compile(r'"[^"]*"|[()]|[^\s()"]+')
_NUMBER = re.compile(r"(?P<sign>[#S]?)(?P<number>[0-9]{1,3})")
_SEVERAL = re.compile(r"(?P<how>and|or)/(?P<numbers>[#S]?[0-9]+(?:[,-][#S]?[0-9]+)*)", re.IGNORECASE)
_BRACES = re.compile(r"\{\s*(?P<how>and|or)\s+(?P<numbers>[^{}]*)\}", re.IGNORECASE)
_LIMIT = re.compile(r"limit\s+(?P<line>[#S]?[0-9]+)\s+to\s+(?P<limits>.+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?P<name>[a-z]+)\s+language", re.IGNORECASE)
_YEARS = re.compile(r"yr\s*=\s*\"?(?P<first>[0-9]{4})(?:\s*(?P<to>-)\s*(?P<last>[0-9]{4}|current))?\"?", re.IGNORECASE)
_OPERATORS = frozenset({"and", "or", "not"})
# The most characters that the lines may amount to, as a line may be named many times.
_LONGEST = 20_000


class LineError(ValueError):
    """A line that is named and is not there; the message is a sentence."""


def with_lines(text: str, hints: list[str]) -> str:
    """Return the lines of a search history as one query, in capitals what joins them; any other text as it is.

    LineError if a line that is named is not among those before it.
    """
    lines = _lines(text)
    if not lines:
        _check_alone(text)
        return text
    last = max(lines)
    found: dict[int, str] = {}
    for number in sorted({last, *_named(lines, last)}):
        found[number] = _spelt_out(lines[number], found, hints)
        if len(found[number]) > _LONGEST:
            raise LineError(f"Line {number} of the search is too long with the lines that it names.")
    hints.append(f"Searching for line {last}, with the lines that it names in the place of their numbers.")
    return found[last]


def _check_alone(text: str) -> None:
    """LineError if a query without lines names lines by number: `#1 AND #2`, `or/1-3`; not `1 in 4`."""
    tokens = list(_tokens(text))
    joins = [match[0] for match, _ in tokens if match[0].lower() in _OPERATORS]
    operands = [match for match, _ in tokens if match[0].lower() not in {*_OPERATORS, "(", ")"}]
    # The sounds of a heart are S1 and S2: without their lines, such words name none.
    named = [match for match, is_number in tokens if is_number and not match[0].startswith("S")]
    signed = [match for match in named if match[0].startswith("#")]
    in_capitals, whole = all(map(str.isupper, joins)), len(named) == len(operands)
    several = [match for match in operands if _SEVERAL.fullmatch(match[0])] or list(_BRACES.finditer(text))
    if joins and not several:
        several = signed if in_capitals or whole else []
        several = several or (named if in_capitals and whole else [])
    if several:
        raise LineError(
            f"{several[0][0]!r} in column {several[0].start() + 1} names a line of a search, and that line is not here."
        )


def _lines(text: str) -> dict[int, str]:
    """Return the lines of a history by number, from 1 on; {} if a text is none."""
    lines: dict[int, str] = {}
    signs: set[str] = set()
    number = 0
    for line in text.splitlines():
        match = _LINE.match(line)
        following = {number + 1, number - 1} if lines else {int(match["number"])} if match else set()
        if match and int(match["number"]) in following - lines.keys() and signs <= {match["sign"]}:
            number = int(match["number"])
            signs.add(match["sign"])
            lines[number] = _HITS.sub("", match["text"])
        elif lines and line.strip():
            # A long line, broken.
            lines[number] += " " + _HITS.sub("", line.strip())
    if len(lines) < 2 or sorted(lines) != list(range(1, len(lines) + 1)):  # noqa: PLR2004 - one line has no other
        return {}
    return lines if any(map(_is_combination, lines.values())) else {}


def _is_combination(line: str) -> bool:
    """Return whether a line consists of the numbers of others and what joins them: a paper in a list of references never does."""
    if _LIMIT.fullmatch(line):
        return True
    tokens = _TOKEN.findall(_BRACES.sub("or/1", line))
    numbers = [token for token in tokens if _NUMBER.fullmatch(token)]
    joins = [token for token in tokens if token.lower() in _OPERATORS]
    several = [token for token in tokens if _SEVERAL.fullmatch(token)]
    signed = any(token[0] in "#S" for token in numbers)
    rest = len(tokens) - len(numbers) - len(joins) - len(several) - sum(token in {"(", ")"} for token in tokens)
    return bool(several or (numbers and joins)) and (signed or not rest)


def _named(lines: Mapping[int, str], last: int) -> set[int]:
    """Return the numbers of the lines that a line needs, directly or by way of others."""
    found: set[int] = set()
    waiting = [last]
    while waiting:
        for number in _numbers_in(lines[waiting.pop()]):
            if number in lines and number not in found:
                found.add(number)
                waiting.append(number)
    return found


def _numbers_in(line: str) -> Iterator[int]:
    """Yield the numbers of the lines that a line names."""
    if limit := _LIMIT.fullmatch(line):
        yield from _listed(limit["line"])
        return
    for group in (*_BRACES.finditer(line), *_SEVERAL.finditer(line)):
        yield from _listed(group["numbers"])
    for match, is_number in _tokens(line):
        if is_number:
            yield from _listed(match[0])


def _tokens(line: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the tokens of a line, and whether each is the number of a line: it stands alone between what joins lines."""
    found = list(_TOKEN.finditer(line))
    joins = [True, *(match[0].lower() in _OPERATORS or match[0] in {"(", ")"} for match in found), True]
    for at, match in enumerate(found):
        yield match, joins[at] and joins[at + 2] and _NUMBER.fullmatch(match[0]) is not None


def _listed(numbers: str) -> list[int]:
    """Return the numbers in a list with ranges: `#1-#3, 5`."""
    found: list[int] = []
    for part in re.sub(r"[#S]", "", numbers).split(","):
        if match := re.fullmatch(r"\s*([0-9]{1,3})\s*(?:-\s*([0-9]{1,3})\s*)?", part):
            found += range(int(match[1]), int(match[2] or match[1]) + 1)
    return found


def _spelt_out(line: str, lines: Mapping[int, str], hints: list[str]) -> str:
    """Return a line with the lines that it names in the place of their numbers, and its operators in capitals."""
    if limit := _LIMIT.fullmatch(line):
        named = _joined(_listed(limit["line"]), "and", lines)
        return " AND ".join([named, *_limits(limit["limits"], hints)])
    line = _BRACES.sub(lambda match: f"{match['how']}/{''.join(match['numbers'].split())}", line)
    # A number that no line before has may be a word: "grade 1 or 2".
    is_combination, spelt, at = _is_combination(line), "", 0
    for match, is_number in _tokens(line):
        token = match[0]
        if several := _SEVERAL.fullmatch(token):
            token = _joined(_listed(several["numbers"]), several["how"], lines)
        elif is_number and (is_combination or lines.keys() >= {*_listed(token)}):
            token = _joined(_listed(token), "and", lines)
        elif token.lower() in _OPERATORS:
            token = token.upper()
        spelt += line[at : match.start()] + token
        at = match.end()
    return spelt + line[at:]


def _joined(numbers: Iterable[int], how: str, lines: Mapping[int, str]) -> str:
    """Return the lines with these numbers as a group."""
    for number in numbers:
        if number not in lines:
            raise LineError(f"There is no line {number} before the line of the search that names it.")
    return "(" + f" {how.upper()} ".join(f"({lines[number]})" for number in numbers) + ")"


def _limits(text: str, hints: list[str]) -> Iterator[str]:
    """Yield Ovid's limits as fields; a hint names each that is not known."""
    for limit in re.split(r"\s+and\s+", text.strip().removeprefix("(").removesuffix(")"), flags=re.IGNORECASE):
        if language := _LANGUAGE.fullmatch(limit):
            yield f"language:{language['name']}"
        elif years := _YEARS.fullmatch(limit):
            last = years["last"] or ""
            yield f"year:{years['first']}" + (f"..{last if last.isdecimal() else ''}" if years["to"] else "")
        else:
            hints.append(f"The limit {limit!r} is not known; searching without it.")
