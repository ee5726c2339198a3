"""Unambiguous fixes in references: superfluous whitespace, and a URL or a label before an identifier.

Other findings need somebody to look at the work itself, and are only reported. Verified values are evidence and are never changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.checks.texts import LINES
from pswbrief.core.identifiers import bare_doi, check_doi, check_pmcid, check_pmid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# Ordinary whitespace only: a no-break or a thin space is intentional.
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_BLANKS_IN_LINE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_BLANKS_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)
# A hyphenated word at a line end, whose parts may need joining.
_HYPHENATED = re.compile(r"-[ \t]*[\n\r]")
_PMID = re.compile(r"\s*(?:pmid:?\s*|https?://pubmed\.ncbi\.nlm\.nih\.gov/)?([1-9][0-9]{0,7})/?\s*", re.IGNORECASE)
_PMCID = re.compile(
    r"\s*(?:pmcid:?\s*|https?://pmc\.ncbi\.nlm\.nih\.gov/articles/)?(pmc[1-9][0-9]{0,8})/?\s*", re.IGNORECASE
)


class Fix(NamedTuple):
    """A field, its corrected value, and what the fix does."""

    field: str
    value: Any
    what: str


def fixes_for(table: Mapping[str, Any]) -> Iterator[Fix]:
    """Yield the fixes for a reference's TOML table, which need not be valid."""
    for field in LINES:
        yield from _text(field, table.get(field), _one_line)
    yield from _text("abstract", table.get("abstract"), _lines)
    csl = table.get("csl")
    if isinstance(csl, dict):
        tidied = {name: _one_line(value) or value for name, value in csl.items()}
        if tidied != csl:
            yield Fix("csl", tidied, "spaces")
    for field in ("authors", "editors"):
        people = table.get(field)
        if isinstance(people, list) and all(isinstance(person, dict) for person in people):
            tidy = [{name: _one_line(text) for name, text in person.items()} for person in people]
            if tidy != people:
                yield Fix(field, tidy, "spaces")
    for field, check, bare in (
        ("doi", check_doi, bare_doi),
        ("pmid", check_pmid, _bare_pmid),
        ("pmcid", check_pmcid, _bare_pmcid),
    ):
        value = table.get(field)
        if isinstance(value, str) and not _holds(check, value) and _holds(bare, value):
            yield Fix(field, bare(value), f"{field.upper()} without the text before it")


def _text(field: str, value: object, tidy: Callable[[Any], Any]) -> Iterator[Fix]:
    if isinstance(value, str) and (new := tidy(value)) not in {value, ""}:
        yield Fix(field, new, "spaces")


def _one_line(text: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(text, str) or _HYPHENATED.search(text):
        return text
    return _BLANKS.sub(" ", text).strip(" ")


def _lines(text: str) -> str:
    """Remove superfluous whitespace, but keep line ends and the starts of lines, which may indent a list."""
    return _BLANKS_AT_END.sub("", _BLANKS_IN_LINE.sub(" ", text)).strip(" \t\n\r\f\v")


def _holds(check: Callable[[str], str], text: str) -> bool:
    try:
        check(text)
    except ValueError:
        return False
    return True


def _bare_pmid(text: str) -> str:
    match = _PMID.fullmatch(text)
    return check_pmid(match[1] if match else text)


def _bare_pmcid(text: str) -> str:
    match = _PMCID.fullmatch(text)
    return check_pmcid(match[1].upper() if match else text)
