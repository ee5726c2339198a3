"""Read values from a service's JSON: for any input, return a list, an object, a clean text or None, and never raise."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pswbrief.core.identifiers import bare_doi, check_pmcid, check_pmid, check_url
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.formats.csl_json.values import read_date
from pswbrief.text.normalize import clean_line
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pswbrief.core.edtf import Edtf

# In characters. No title, name or abstract of a real work is longer.
LONGEST_LINE, LONGEST_ABSTRACT = 4_000, 40_000
LONGEST_QUERY = 400
_MOST = 5_000
_ANY_TAG = re.compile(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")
_BLOCK = re.compile(
    r"</?(?:jats:)?(?:p|sec|title|list|list-item|label|br|div|h\d|li|ul|ol|abstract|abstracttext)\b[^<>]*>",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"<(?:jats:)?(title|label)\b[^<>]*>(.*?)</(?:jats:)?\1\s*>(?:\s*<(?:jats:)?p\b[^<>]*>)?", re.IGNORECASE | re.DOTALL
)


def json_object(text: str) -> dict[str, Any] | None:
    """Parse a JSON object; None for anything else, such as HTML, a list or truncated JSON."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def record(value: object) -> Mapping[str, Any]:
    """Return an object, an empty one for any other value."""
    return value if isinstance(value, Mapping) else {}


def records(value: object) -> Iterator[Mapping[str, Any]]:
    """Return the objects in a list, none for any other value."""
    return (part for part in sequence(value) if isinstance(part, Mapping))


def sequence(value: object) -> list[Any]:
    """Return a list, cut at a maximal length; a single text or number as a list of one; [] for anything else."""
    if isinstance(value, list):
        return value[:_MOST]
    return [value] if isinstance(value, str | int | float) and not isinstance(value, bool) else []


def line(value: object) -> str:
    """Return a text or number, or the first in a list, as one clean line without markup or entities; else ""."""
    for part in sequence(value):
        if isinstance(part, str | int | float) and not isinstance(part, bool):
            text = plain(html.unescape(html.unescape(str(part)[:LONGEST_LINE])))
            return clean_line(_ANY_TAG.sub("", text))
    return ""


def lines(value: object) -> tuple[str, ...]:
    """Return the clean lines of a list of texts, each once."""
    return tuple(dict.fromkeys(text for part in sequence(value) if (text := line(part))))


def paragraphs(markup: object) -> str | None:
    """Return an abstract in JATS or HTML as text: one line per paragraph, headings before their text; None if there is none."""
    if not isinstance(markup, str):
        return None
    text = markup[:LONGEST_ABSTRACT]
    if _ANY_TAG.search(text):
        text = _BLOCK.sub("\n", _HEADING.sub(_heading, " ".join(text.split())))
    else:
        # In plain text, single line ends are only line breaks inside a paragraph.
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", text.replace("\r\n", "\n"))
    found = (_bare(part) for part in text.split("\n"))
    return "\n".join(part for part in found if part) or None


def _bare(text: str) -> str:
    return clean_line(_ANY_TAG.sub("", plain(html.unescape(html.unescape(text)))))


def _heading(match: re.Match[str]) -> str:
    """Return a section's heading as the start of its first paragraph; the heading of the whole abstract is dropped."""
    heading = clean_line(_ANY_TAG.sub("", match[2])).rstrip(":.")
    return "" if heading.casefold() in {"abstract", "summary", ""} else f"\n{heading}: "


def checked(value: object, check: Callable[[str], str]) -> str | None:
    """Return a text that `check` accepts, normalised by it; None if it raises ValueError."""
    try:
        return check(line(value))
    except ValueError:
        return None


def doi(value: object) -> str | None:
    """Return a bare DOI in lower case, the form that services' APIs use, or None."""
    found = checked(value, bare_doi)
    return found.lower() if found else None


def pmid(value: object) -> str | None:
    """Return a PMID, from its bare form or PubMed's URL, or None."""
    return checked(line(value).rstrip("/").rpartition("/")[2], check_pmid)


def pmcid(value: object) -> str | None:
    """Return a PMCID, from its bare form, with or without its letters, or a URL; or None."""
    text = line(value).rstrip("/").rpartition("/")[2].upper()
    return checked(text if text.startswith("PMC") else f"PMC{text}", check_pmcid)


def url(value: object) -> str | None:
    """Return an http or https URL, or None."""
    return checked(value, check_url)


def person(part: Mapping[str, Any]) -> Name | None:
    """Return the name in a record with `family` and `given`, or `name` or `literal`; None if there is none."""
    family, given = line(part.get("family")), line(part.get("given"))
    if suffix := line(part.get("suffix")):
        family = f"{family} {suffix}".strip()
    if family:
        return Person(family, given)
    body = line(part.get("name")) or line(part.get("literal"))
    return Organisation(body) if body else Person(given) if given else None


def people(value: object) -> tuple[Name, ...]:
    """Return the names in a list of records, in their order."""
    return tuple(name for part in records(value) if (name := person(part)))


def date(value: object) -> Edtf | None:
    """Parse a date in any form that services use: `date-parts`, ISO 8601 or words; None if it can't be parsed."""
    try:
        return read_date(value)
    except (ValueError, TypeError):
        return None
