"""Parsing a whole citation in one paragraph (Vancouver, Harvard, APA) into authors, title and source line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.ingest.names import names_body
from pswbrief.ingest.people import LONGEST_AUTHORS, is_name_list
from pswbrief.ingest.source_line import parse_source
from pswbrief.ingest.wording import split_note_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.ingest.source_line import SourceLine

_LONGEST = 1_200
_NUMBER = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+")
_STOP = re.compile(r"[.?!:][\"'’”)\]]*\s+(?=[\w'\"‘“(\[])")
# "(2020)", "(2020a)", "(2020, March)", "2020." behind the authors.
_YEAR = re.compile(
    r"[,.]?\s+\(?(?P<year>(?:19|20)\d\d)[a-z]?(?:,\s*[A-Z][a-z]{2,8}(?:\s\d{1,2})?)?(?:\)[.,:]?|[.:])\s+(?=\S)"
)
_QUOTED = re.compile(r"(?P<mark>['\"‘“])(?P<title>.+?)(?:[.,]['\"’”]|['\"’”][.,])\s+(?=\S)")
_ABBREVIATED = re.compile(r"(?:[A-Z][a-z]{0,6}\.?\s+){1,3}$")
_WHERE = re.compile(
    r"[\s.,]*\b(?:available\s+(?:at|from|online)|retrieved\s+from|accessed)\b\s*:?.*$", re.IGNORECASE | re.DOTALL
)
_ADDRESS = re.compile(r"[\s.,;<(\[]*https?://(?!(?:dx\.)?doi\.org/)\S+$")
_IDENTIFIED = re.compile(r"[\s.,;(\[]*(?:doi|pmid|pmc\s?id|https?://(?:dx\.)?doi\.org)\b\S*(?:\s+\S+)?$", re.IGNORECASE)
_EDITION = re.compile(r"\.\s+\d{1,2}(?:st|nd|rd|th)\s+ed(?:n|ition)?\.?$", re.IGNORECASE)
# A chapter has two titles, its own and the book's, which can't be separated.
_CHAPTER = re.compile(r"\bin:?\s[^()]{3,80}\(eds?\.?\)", re.IGNORECASE)
_MOST_BODY_WORDS, _LONGEST_TITLE = 12, 250


class CitationLine(NamedTuple):
    """The parts of a citation.

    `authors`: as printed; `title`: without its number in the list; `source`: the printed text after the title; `note`: an access
    note at the end.
    """

    authors: str
    title: str
    source: str
    parsed: SourceLine
    note: str | None = None


def split_citation(text: str) -> CitationLine | None:
    """Return the parts of a whole citation; None for a text that is none, or that can't be parsed with certainty.

    A citation begins with a list of authors (or with an organisation and a year in brackets) and ends with a source line.
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip()
    number = match[0] if (match := _NUMBER.match(text)) else ""
    noted = split_note_after(text.removeprefix(number))
    found = next(_readings(noted.text), None)
    return found._replace(title=number + found.title, note=noted.note) if found else None


def _readings(text: str) -> Iterator[CitationLine]:
    if (year := _YEAR.search(text[: LONGEST_AUTHORS + 20])) is not None:
        authors, rest = text[: year.start()], text[year.end() :]
        if year[0].startswith("."):
            authors += "."
        if is_name_list(authors) or ("(" in year[0] and _is_body(authors)):
            yield from _with_year(authors, year["year"], rest)
            return
    # The longest list of names that ends with a full stop: "Smith A. B. Title" has more than one.
    stops = [stop for stop in _STOP.finditer(text[:LONGEST_AUTHORS]) if is_name_list(text[: stop.start()])]
    if stops:
        authors, rest = text[: stops[-1].start()], text[stops[-1].end() :]
        for title, source in _splits(rest):
            parsed = parse_source(source)
            if parsed is not None and parsed.issued and _is_certain(parsed):
                yield _without_edition(CitationLine(authors, title, source, parsed))
                return


def _with_year(authors: str, year: str, rest: str) -> Iterator[CitationLine]:
    """Yield the citation with the year after the authors, so that its source line needs none."""
    for title, source in _splits(rest):
        where = _ADDRESS.sub("", _WHERE.sub("", source))
        parsed = _source_of(where.strip(" .,;"), year)
        if parsed is not None and _is_certain(parsed):
            yield _without_edition(CitationLine(authors, title, where.strip(), parsed))
            return
    # An organisation that publishes its own work, with at most an address after the title.
    title = _ADDRESS.sub("", _WHERE.sub("", rest)).rstrip(" .")
    own = parse_source(f"{authors} ({year})") if names_body(authors) else None
    if own is not None and len(title) <= _LONGEST_TITLE and next(_splits(title), None) is None and _may_begin(title):
        yield CitationLine("", title, f"{authors} ({year})", own)


def _is_certain(parsed: SourceLine) -> bool:
    """Return whether a source line has more than a name and a year, with which a sentence could also end."""
    return bool(parsed.numbered or parsed.place or parsed.pages or parsed.article_number)


def _without_edition(found: CitationLine) -> CitationLine:
    """Return the citation with "2nd ed." at the start of the source, and not at the end of the title."""
    if (match := _EDITION.search(found.title)) is None:
        return found
    return found._replace(title=found.title[: match.start()], source=f"{match[0].strip(' .')}. {found.source}")


def _source_of(text: str, year: str) -> SourceLine | None:
    """Return the parsed source line of a text whose year is printed elsewhere."""
    identified = text
    while (end := _IDENTIFIED.search(identified)) is not None:
        identified = identified[: end.start()]
    return parse_source(f"{identified.rstrip(' .,;')}, {year}{text[len(identified) :]}") if identified else None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield each split at the end of a sentence into title and source, the last first, as a title may hold several sentences."""
    if not _may_begin(text) or _CHAPTER.search(text):
        return
    if quoted := _QUOTED.match(text):
        yield quoted["title"], text[quoted.end() :]
    for stop in reversed(list(_STOP.finditer(text))):
        if text[stop.start()] == ":":
            continue
        title, source = text[: stop.start() + 1].removesuffix("."), text[stop.end() :]
        if not any(char.isalpha() for char in source.split(" ", 1)[0]) or source[:1].isdigit():
            continue
        yield _with_whole_journal(title, source, text)


def _may_begin(title: str) -> bool:
    return bool(title) and not title[0].islower()


def _with_whole_journal(title: str, source: str, text: str) -> tuple[str, str]:
    """Return the split moved to the left over the words of an abbreviated journal name ("J. Adv. Nurs.")."""
    short = _ABBREVIATED.search(title + " ") if " " in title else None
    if short is None or not title[: short.start()].rstrip().endswith((".", "?", "!")):
        return title, source
    start = short.start()
    return title[:start].rstrip().removesuffix("."), text[start:]


def _is_body(text: str) -> bool:
    """Return whether a text may be the name of an organisation: a few words from a capital on, and no sentence."""
    words = text.split()
    return 0 < len(words) <= _MOST_BODY_WORDS and words[0][:1].isupper() and not re.search(r"[.?!:;]\s", text)
