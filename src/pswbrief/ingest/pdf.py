"""Reading PDFs: joins lines to paragraphs by the gaps between them, their look, and whether more words would have fitted."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pswbrief.ingest.document import DocumentLink, Paragraph
from pswbrief.ingest.limits import within_limits
from pswbrief.ingest.markdown import has_marks, links_in, without_marks
from pswbrief.ingest.pdf_lines import PdfLine, read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"(?:[•‣▪●○◦·\uf0b7]|[-–o*](?=\s))\s*")
# A gap wider than this, in usual line distances, separates paragraphs.
_WIDE = 1.22
# The line distance, in type sizes, where none can be measured.
_USUAL_LEADING = 1.2
# The share of a column's lines that end within its margin.
_REACHED = 0.97
# Lines of one paragraph are no further apart, in sizes of the type.
_CLOSE = 1.7
# Tolerance for the width of a word, which is estimated from the mean width of characters.
_SPARE = 1.2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_STOPS = re.compile(r"[.:;?!]$")
# Words and marks with which no paragraph ends.
_OPEN_END = re.compile(r"(?:,|&|\b(?:and|of|the|for|in|with|to|at|by))$")
_NEXT = re.compile(r"[^\W\d_]+")


def read_pdf(data: bytes) -> list[Paragraph]:
    """Return the paragraphs of a PDF in reading order. DocumentError if it can't be read."""
    lines, links = within_limits(read_lines, data)
    _join_broken_words(lines)
    body = _body(lines)
    margins = _margins(lines)
    leading = _leading(lines, body)
    found: list[list[PdfLine]] = []
    for line in lines:
        if found and _continues(found[-1][-1], line, body, margins, leading):
            found[-1].append(line)
        else:
            found.append([line])
    order = [{url: at for at, url in reversed([*enumerate(link.url for link in page)])} for page in links]
    return [
        _paragraph(run, body, order[run[0].page - 1], full=margins[_column(run[-1])] - run[-1].right < run[-1].size * 4)
        for run in found
    ]


def _style(line: PdfLine, body: tuple[float, bool]) -> str:
    """Return the look of a line, by size, weight and link; "" for running text."""
    larger = line.size > body[0] + 0.25
    bolder = line.bold and not body[1]
    parts = (f"{line.size:g}" if larger else "", "bold" if bolder else "", "link" if _linked(line) else "")
    return " ".join(part for part in parts if part)


def _linked(line: PdfLine) -> bool:
    """Return whether a link covers at least half of the line from its start."""
    return line.link is not None and line.link.right - line.left >= (line.right - line.left) / 2


def _url(line: PdfLine) -> str | None:
    return line.link.url if line.link else None


def _body(lines: Sequence[PdfLine]) -> tuple[float, bool]:
    """Return the size (in points) of running text, and whether it is bold: those of most characters."""
    count: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        count[line.size, line.bold] += len(line.text)
    return count.most_common(1)[0][0]


def _margins(lines: Sequence[PdfLine]) -> dict[tuple[int, int], float]:
    """Return the right margin, in points, by page and left edge (in steps of 20 points)."""
    # A footer may begin where a narrow column does, but no line is close below it.
    followed = [
        one for one, below in pairwise(lines) if one.page == below.page and 0 < one.y - below.y < one.size * _CLOSE
    ]
    # On a page with only short lines, a column is as wide as elsewhere. A few lines may run into the next column.
    ends: dict[int, list[float]] = {}
    for line in followed:
        ends.setdefault(_column(line)[1], []).append(line.right)
    for line in lines:
        if _column(line)[1] not in ends:
            ends[_column(line)[1]] = [max(one.right for one in lines if _column(one)[1] == _column(line)[1])]
    widest = {left: sorted(rights)[int((len(rights) - 1) * _REACHED)] for left, rights in ends.items()}
    return {_column(line): widest[_column(line)[1]] for line in lines}


def _column(line: PdfLine) -> tuple[int, int]:
    return line.page, round(line.left / 20)


def _leading(lines: Sequence[PdfLine], body: tuple[float, bool]) -> float:
    """Return the usual distance between lines of running text, in type sizes."""
    distances: Counter[float] = Counter()
    for before, line in pairwise(lines):
        gap = before.y - line.y
        if before.page == line.page and before.size == line.size == body[0] and 0 < gap < line.size * 3:
            distances[round(gap * 2) / 2] += 1
    if not distances:
        return _USUAL_LEADING
    # The smallest distance that is not rare is the one within paragraphs.
    enough = distances.most_common(1)[0][1] / 10
    return min(gap for gap, times in distances.items() if times >= enough) / body[0]


def _continues(
    before: PdfLine,
    line: PdfLine,
    body: tuple[float, bool],
    margins: dict[tuple[int, int], float],
    leading: float,
) -> bool:
    """Return whether a line continues the paragraph of the line before."""
    gap = before.y - line.y
    if before.page != line.page or (before.size, before.bold) != (line.size, line.bold):
        return False
    heading = line.size > body[0] + 0.25 or (line.bold and not body[1])
    if mark := _BULLET.match(line.text):
        # A dash in a heading is part of it, and so is one between lines of a sentence.
        within = heading or not (_STOPS.search(before.text) or _would_fit(before, line, margins))
        if not (within and mark[0].strip() in "-–"):
            return False
    if gap < 0:
        # The next column: text continues there if the line before was full.
        return line.left > before.left and not _would_fit(before, line, margins)
    if gap > leading * line.size * _WIDE:
        return False
    linked = _linked(before) + _linked(line)
    # A link may end within a heading; elsewhere the link is what marks a title.
    if linked and _url(before) != _url(line) and not (heading and line.link is None):
        return False
    open_end = _OPEN_END.search(before.text) is not None
    return heading or linked > 1 or open_end or not _would_fit(before, line, margins)


def _would_fit(before: PdfLine, line: PdfLine, margins: dict[tuple[int, int], float]) -> bool:
    """Return whether the line before had room for the first word of this one, so that the author ended it."""
    first_word = line.text.split(" ", 1)[0]
    room = margins[_column(before)] - before.right
    return room > (len(first_word) + 1) * line.char_width * _SPARE + line.size / 2


def _paragraph(run: Sequence[PdfLine], body: tuple[float, bool], order: dict[str, int], *, full: bool) -> Paragraph:
    """Return the paragraph of lines on a page that has links to the addresses in `order`."""
    texts = [line.text for line in run]
    bullet = False
    if (match := _BULLET.match(texts[0])) and match.end() < len(texts[0]):
        bullet, texts[0] = True, texts[0][match.end() :]
    whole = " ".join(texts)
    linked = _linked_texts(run)
    found = [DocumentLink(linked[url], url) for url in sorted(linked, key=order.__getitem__)]
    if has_marks(whole):
        # A text that was written in Markdown and printed without being rendered.
        found += [DocumentLink(without_marks(link.text), link.url) for link in links_in(whole)]
        texts = [whole]
    return Paragraph(
        lines=tuple(text for line in texts if (text := without_marks(line))),
        page=run[0].page,
        style=_style(run[0], body),
        links=tuple(found),
        bullet=bullet,
        wrapped=True,
        full=full,
    )


def _linked_texts(run: Sequence[PdfLine]) -> dict[str, str]:
    """Return the words of the lines that each link begins, by its address: one that is wrapped has an area on each line."""
    found: dict[str, list[str]] = {}
    for line in run:
        if line.link is not None:
            found.setdefault(line.link.url, []).append(line.text)
    return {url: " ".join(texts) for url, texts in found.items()}


def _join_broken_words(lines: Sequence[PdfLine]) -> None:
    """Remove hyphens at line ends from words that occur elsewhere without one."""
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    for before, line in pairwise(lines):
        broken, following = _BROKEN.search(before.text), _NEXT.match(line.text)
        if broken is None or following is None or not following[0][0].islower():
            continue
        whole, parted = broken[1] + following[0], f"{broken[1]}-{following[0]}"
        if words[whole.lower()] and not words[parted.lower()]:
            before.text = before.text[:-1] + following[0]
            line.text = line.text[following.end() :].lstrip()
