"""Reading plain text and Markdown as paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.ingest.document import DocumentLink, Paragraph
from pswbrief.ingest.markdown import INLINE_LINK, has_marks, heading_of, links_in, without_marks
from pswbrief.text.normalize import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET = re.compile(r"\s*(?:[•‣▪●○◦·]|[-*+](?=\s))\s*")
# A line that is shorter than this share of the width, with the next line's first word added, was ended by the author.
_SHORT = 0.75
_RULE = re.compile(r"\s*(?:[-=_*~]\s*){4,}")


def read_text(text: str, *, markdown: bool) -> list[Paragraph]:
    """Return the paragraphs of a text. A form feed begins a page, as in the output of `pdftotext`."""
    width = 0 if markdown else _width(text)
    pages = clean_text(text.replace("\f", "\n\x0c\n").replace("\x0c", "\ue000")).split("\ue000")
    found: list[Paragraph] = []
    for number, page in enumerate(pages, 1):
        for lines in _runs(page.split("\n"), width):
            found += _paragraphs(lines, number if len(pages) > 1 else None, markdown=markdown)
    return found


def _width(text: str) -> int:
    """Return the width to which a text is wrapped, in characters: all lines but the longest few fit in it."""
    lengths = sorted(len(line.rstrip()) for line in text.splitlines() if line.strip())
    return lengths[len(lengths) * 19 // 20] if lengths else 0


def _runs(lines: list[str], width: int) -> Iterator[list[str]]:
    """Yield runs of lines between blank lines or rules; a line that the author ended long before the margin ends a run, too."""
    run: list[str] = []
    for line in [*lines, ""]:
        if run and line.strip() and len(run[-1].strip()) + len(line.split()[0]) < width * _SHORT:
            yield run
            run = []
        if line.strip() and not _RULE.fullmatch(line):
            run.append(line.rstrip("\n"))
        elif run:
            yield run
            run = []


def _paragraphs(lines: list[str], page: int | None, *, markdown: bool) -> Iterator[Paragraph]:
    """Yield the paragraphs in a run of lines; headings and list items are paragraphs of their own."""
    plain: list[str] = []
    bullet = False
    for line in lines:
        starts_item = _BULLET.match(line) is not None and _BULLET.sub("", line, count=1) != ""
        level = heading_of(line) if markdown else 0
        if (level or starts_item) and plain:
            yield _paragraph(plain, page, bullet=bullet, markdown=markdown)
            plain, bullet = [], False
        if level:
            yield _paragraph([line], page, level=level, markdown=markdown)
            continue
        if starts_item:
            bullet = True
        plain.append(_BULLET.sub("", line, count=1) if starts_item else line)
    if plain:
        yield _paragraph(plain, page, bullet=bullet, markdown=markdown)


def _paragraph(
    lines: list[str], page: int | None, *, level: int = 0, bullet: bool = False, markdown: bool = False
) -> Paragraph:
    whole = " ".join(lines)
    links = tuple(links_in(whole)) if has_marks(whole) else ()
    linked = markdown and bool(INLINE_LINK.match(whole.lstrip("# *")))
    bold = markdown and whole.strip().startswith("**") and whole.strip().endswith("**")
    style = f"h{level}" if level else "link" if linked and not bullet else "bold" if bold else ""
    return Paragraph(
        lines=tuple(text for line in lines if (text := without_marks(line))),
        page=page,
        style=style,
        level=level,
        links=tuple(DocumentLink(without_marks(link.text), link.url) for link in links),
        bullet=bullet,
        wrapped=True,
    )
