"""Page furniture: finds and removes running headers and footers, page numbers, and the table of contents."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.ingest.asides import address_in_line
from pswbrief.ingest.source_line import parse_source
from pswbrief.ingest.wording import is_access_note
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.ingest.document import Paragraph

# The fewest pages that have a header or footer, and the least share of all pages.
_RECURS, _SHARE = 3, 0.3
# The most lines at the top or the foot of a page that may be furniture.
_EDGE = 3
# The number of first paragraphs that may hold the title of the document.
_FIRST = 12
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?\|?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/|\|)\s*(?:page|\d{1,4}))?\.?|page\s+[ivxlc]+", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LEADERS = re.compile(r"(?P<title>.*?\S)\s*(?:(?:[.…·_‥]\s?){3,}|\t|\s{3,})\s*(?P<page>\d{1,4})\s*")
# The length to which runs of leaders or blanks are shortened, as each of their characters could begin a match.
_ENOUGH = 8
_LONG_RUNS = re.compile(rf"(?:[.…·_‥]\s?){{{_ENOUGH + 1},}}|\s{{{_ENOUGH + 1},}}")
# An entry of contents without leaders: words and a page number.
_NUMBERED = re.compile(r"(?P<title>\*?(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[^\W\d_].*?\D)\s+(?P<page>\d{1,3})")
_HEADING = re.compile(r"(?:table of )?contents(?: page)?|in this (?:brief|bulletin|issue)", re.IGNORECASE)
_LONGEST_COLUMN_HEAD = 60
_COLUMN_HEAD = re.compile(
    r"(?:(?:full\s+)?(?:title|reference|citation|author(?:s|\(s\))?|source|journal|publication|publisher|year|date|abstract|summary|link|url|doi"
    r"|access|notes?|comments?|key\s+(?:points|findings|messages)|findings|type|no\.?|number|#|description|resource|details)(?:\s*(?:/|and|&|,)\s*)?)+:?",
    re.IGNORECASE,
)
# The fewest numbered lines below "Contents" that are taken for its entries.
_ENTRIES = 3
# "1. " or "2.3 " before a heading; the contents may omit it.
_SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)")
_NOT_WORD = re.compile(r"[\W_]+")


def _with_leaders(text: str) -> re.Match[str] | None:
    """Return a match if a text is a title, leaders and a page number."""
    return _LEADERS.fullmatch(_LONG_RUNS.sub(lambda run: run[0][0] * _ENOUGH, text))


class ContentsEntry(NamedTuple):
    """An entry of the contents: its heading, its page, and its depth by indentation (0 if unknown)."""

    title: str
    page: int | None
    depth: int = 0


class Body(NamedTuple):
    """The document without furniture: its title, the entries of its contents, and the paragraphs before and after the contents."""

    title: str | None
    contents: tuple[ContentsEntry, ...]
    front: tuple[Paragraph, ...]
    rest: tuple[Paragraph, ...]


def heading_key(text: str) -> str:
    """Return a heading normalised, so that its forms in the contents and in the text are equal."""
    return _NOT_WORD.sub("", fold(without_number(text)))


def without_number(text: str) -> str:
    """Return a heading without the number of its section."""
    return _SECTION_NUMBER.sub("", text)


def find_body(paragraphs: Sequence[Paragraph]) -> Body:
    """Remove furniture and contents from a document's paragraphs."""
    running = _running_keys(paragraphs)
    title = _title(paragraphs, running)
    kept = _rejoined(_without_running_lines(_without_column_heads(paragraphs), running, title))
    contents, first, last = _contents(kept)
    # A running header may have separated some entries from the others.
    front = tuple(kept[:first])
    rest = tuple(paragraph for paragraph in kept[last:] if paragraph.lines)
    return Body(title, contents, front, rest)


def _title(paragraphs: Sequence[Paragraph], running: set[str]) -> str | None:
    """Return the first heading, else the first line with words; a running header if there is nothing else."""
    first = [
        paragraph
        for paragraph in paragraphs[:_FIRST]
        if not any(pattern.fullmatch(paragraph.text) for pattern in (_PAGE_NUMBER, _HEADING))
        and not _with_leaders(paragraph.text)
    ]
    plain = [paragraph for paragraph in first if _masked(paragraph.text) not in running]
    headed = [paragraph for paragraph in plain if paragraph.emphasised and not paragraph.links]
    found = next(iter((*headed, *plain, *first)), None)
    return found.text if found else None


def _without_column_heads(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs without the rows of tables that only name their columns."""
    rows: dict[int, list[str]] = {}
    for paragraph in paragraphs:
        rows.setdefault(paragraph.row, []).append(paragraph.text)
    heads = {row for row, cells in rows.items() if row and len(cells) > 1 and all(map(_is_column_head, cells))}
    return [paragraph for paragraph in paragraphs if paragraph.row not in heads]


def _is_column_head(text: str) -> bool:
    return len(text) <= _LONGEST_COLUMN_HEAD and _COLUMN_HEAD.fullmatch(text) is not None


def _rejoined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Rejoin paragraphs that a page break has split within a sentence."""
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.full
            and last.page != paragraph.page
            and last.style == paragraph.style
            and not paragraph.bullet
            and last.lines[-1][-1].isalnum() | (last.lines[-1][-1] in ",-–")
        ):
            kept[-1] = last.replaced((*last.lines, *paragraph.lines))
        else:
            kept.append(paragraph)
    return kept


def _without_running_lines(paragraphs: Sequence[Paragraph], running: set[str], title: str | None) -> list[Paragraph]:
    title_key = heading_key(title) if title else ""
    seen_title = False
    kept = []
    for paragraph in paragraphs:
        # A number within a paragraph belongs to it, like the year of a wrapped source line.
        alone = len(paragraph.lines) == 1
        lines = tuple(
            line for line in paragraph.lines if (key := _masked(line)) not in running or (key == "#" and not alone)
        )
        if len(lines) == 1 and not paragraph.row and _PAGE_NUMBER.fullmatch(lines[0]):
            lines = ()
        if title_key and heading_key(paragraph.text) == title_key:
            if seen_title:
                continue
            seen_title = True
            lines = paragraph.lines
        if lines:
            kept.append(paragraph.replaced(lines) if lines != paragraph.lines else paragraph)
    return kept


def _running_keys(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the lines at the top or the foot of many pages, with digits masked."""
    pages: dict[int, list[str]] = {}
    for paragraph in paragraphs:
        if paragraph.page is not None:
            pages.setdefault(paragraph.page, []).extend(paragraph.lines)
    count: Counter[str] = Counter()
    for lines in pages.values():
        edges = (*lines[:_EDGE], *lines[-_EDGE:])
        count.update({_masked(line) for line in edges if not is_access_note(line) and parse_source(line) is None})
    enough = max(min(_RECURS, len(pages)), len(pages) * _SHARE, 2)
    return {line for line, times in count.items() if times >= enough}


def _masked(line: str) -> str:
    text = " ".join(fold(line).split())
    # Addresses that differ only in digits are different addresses.
    return text if address_in_line(line) else _DIGITS.sub("#", text)


def _contents(paragraphs: list[Paragraph]) -> tuple[tuple[ContentsEntry, ...], int, int]:
    """Return the entries, and the positions of the first paragraph of the contents and of the first one after them."""
    marked = [place for place, paragraph in enumerate(paragraphs) if any(map(_with_leaders, paragraph.lines))]
    heading = next((place for place, one in enumerate(paragraphs) if _HEADING.fullmatch(one.text.strip(":"))), None)
    if not marked and heading is not None:
        last = heading + 1
        while last < len(paragraphs) and all(map(_NUMBERED.fullmatch, paragraphs[last].lines)):
            last += 1
        marked = list(range(heading + 1, last))
        if sum(len(paragraphs[place].lines) for place in marked) < _ENTRIES:
            marked = []
    if not marked:
        return _unnumbered(paragraphs, heading)
    first = heading if heading is not None and heading < marked[0] else marked[0]
    entries = tuple(entry for place in range(marked[0], marked[-1] + 1) for entry in _entries(paragraphs[place]))
    return entries, first, marked[-1] + 1


def _entries(paragraph: Paragraph) -> list[ContentsEntry]:
    """Return the entries in a paragraph; a line without a page number is the beginning of the next entry."""
    entries = []
    waiting = ""
    for line in paragraph.lines:
        if _HEADING.fullmatch(line):
            continue
        match = _with_leaders(line) or _NUMBERED.fullmatch(line)
        if match is None:
            waiting = f"{waiting} {line}".strip()
            continue
        title = f"{waiting} {match['title']}".strip().rstrip(".… ")
        entries.append(ContentsEntry(title, int(match["page"]), paragraph.level))
        waiting = ""
    return entries


def _unnumbered(paragraphs: list[Paragraph], heading: int | None) -> tuple[tuple[ContentsEntry, ...], int, int]:
    """Find contents without page numbers, as on web pages: short lines below the heading, each repeated further down."""
    if heading is None:
        return (), 0, 0
    later = Counter(heading_key(paragraph.text) for paragraph in paragraphs[heading + 1 :])
    last = heading + 1
    entries = []
    while last < len(paragraphs) and all(
        later[heading_key(line)] > 1 or (len(paragraphs[last].lines) > 1 and _recurs(line, paragraphs[last + 1 :]))
        for line in paragraphs[last].lines
    ):
        entries += [ContentsEntry(line, None, paragraphs[last].level) for line in paragraphs[last].lines]
        # The first line that is repeated is the heading of the first section itself.
        last += 1
        if last < len(paragraphs) and heading_key(paragraphs[last].text) == heading_key(entries[0].title):
            break
    return (tuple(entries), heading, last) if len(entries) >= _ENTRIES else ((), 0, 0)


def _recurs(line: str, paragraphs: Sequence[Paragraph]) -> bool:
    key = heading_key(line)
    return any(heading_key(paragraph.text) == key for paragraph in paragraphs)
