"""Reading HTML as paragraphs, by the standard library's parser: saved pages, and converted Word documents."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from pswbrief.ingest.document import DocumentLink, Paragraph
from pswbrief.ingest.markdown import web_address
from pswbrief.text.normalize import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset("head script style template noscript svg math iframe object textarea select button".split())
# Void elements: they have no end tag at which skipping could stop.
_BOLD = frozenset({"b", "strong"})
_HEADING = re.compile(r"h([1-6])")
_WORD_LIST = re.compile(r"\bMsoListParagraph", re.IGNORECASE)
_CONTENTS_LEVEL = re.compile(r"\b(?:Mso)?toc-?([1-9])\b", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[•‣▪●○◦·§]|[-–o](?=\s))\s*")
# A line is bold or a link as a whole if it is so from its start over this share; an access note may follow.
_MOST_OF_LINE = 0.5


class _Piece:
    """A run of text and its look."""

    __slots__ = ("bold", "href", "text")

    def __init__(self, text: str, href: str | None, *, bold: bool) -> None:
        self.text = text
        self.href = href
        self.bold = bold


def read_html(markup: str) -> list[Paragraph]:
    """Return the paragraphs of a page, without scripts, styles and forms."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end_paragraph()
    return reader.paragraphs


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._lines: list[list[_Piece]] = [[]]
        self._skipping: list[str] = []
        self._bold = 0
        self._hrefs: list[str | None] = []
        self._level = 0
        self._depth = 0
        self._contents_level = 0
        self._item = False
        self._row = 0
        self._in_row = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            if tag == self._skipping[0]:
                self._skipping.append(tag)
            return
        if tag in _SKIPPED:
            self._skipping.append(tag)
            return
        if tag == "br":
            self._break_line()
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "a":
            values = dict(attrs)
            self._hrefs.append(web_address(values.get("href") or ""))
        elif tag in _BLOCKS:
            self._start_block(tag, dict(attrs))

    def _start_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.end_paragraph()
        name = attributes.get("class") or ""
        if heading := _HEADING.fullmatch(tag):
            self._level = int(heading[1])
        if level := _CONTENTS_LEVEL.search(name):
            self._contents_level = int(level[1])
        if tag == "li" or (tag == "p" and _WORD_LIST.search(name)):
            self._item = True
        if tag == "tr":
            self._row += 1
            self._in_row += 1

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag == self._skipping[0]:
                self._skipping.pop()
            return
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag == "a":
            if self._hrefs:
                self._hrefs.pop()
        elif tag in _BLOCKS:
            self.end_paragraph()
            self._level = 0
            self._contents_level = 0
            self._item = False
            if tag == "tr":
                self._in_row = max(0, self._in_row - 1)

    def handle_data(self, data: str) -> None:
        if data and not self._skipping:
            href = self._hrefs[-1] if self._hrefs else None
            linked = bool(self._hrefs)
            self._lines[-1].append(_Piece(data, href or ("" if linked else None), bold=self._bold > 0))

    def _break_line(self) -> None:
        """End a line; an empty line, as two breaks make it, ends the paragraph."""
        if _text(self._lines[-1]):
            self._lines.append([])
        elif len(self._lines) > 1:
            item = self._item
            self.end_paragraph()
            self._item = item

    def end_paragraph(self) -> None:
        """Add the lines read so far to the paragraphs; a line with a different look begins another paragraph."""
        lines = [line for line in self._lines if _text(line)]
        self._lines = [[]]
        run: list[list[_Piece]] = []
        for line in lines:
            if run and _look(line) != _look(run[0]):
                self._add(run)
                run = []
            run.append(line)
        if run:
            self._add(run)

    def _add(self, lines: Sequence[Sequence[_Piece]]) -> None:
        texts = [_text(line) for line in lines]
        bullet = self._item
        if match := _BULLET.match(texts[0]):
            bullet = True
            texts[0] = texts[0][match.end() :] or texts[0]
        style = f"h{self._level}" if self._level else _look(lines[0])
        self.paragraphs.append(
            Paragraph(
                lines=tuple(texts),
                style=style,
                level=self._level or self._contents_level,
                links=tuple(_links(lines)),
                bullet=bullet,
                row=self._row if self._in_row else 0,
            )
        )


def _text(line: Sequence[_Piece]) -> str:
    return clean_line("".join(piece.text for piece in line))


def _look(line: Sequence[_Piece]) -> str:
    """Return the look of a line: "link" or "bold" if that holds from its start over most of it, else ""."""
    pieces = [piece for piece in line if piece.text.strip()]
    whole = sum(len(piece.text.strip()) for piece in pieces)
    for name, shows in (("link", _is_link), ("bold", _is_bold)):
        length = 0
        for piece in pieces:
            if not shows(piece):
                break
            length += len(piece.text.strip())
        if length and length >= whole * _MOST_OF_LINE:
            return name
    return ""


def _is_link(piece: _Piece) -> bool:
    return piece.href is not None


def _is_bold(piece: _Piece) -> bool:
    return piece.bold


def _links(lines: Sequence[Sequence[_Piece]]) -> list[DocumentLink]:
    """Return the links of a paragraph; adjacent parts of one link are joined."""
    found: list[DocumentLink] = []
    last: str | None = None
    for line in lines:
        for piece in line:
            if piece.href is not None:
                url = piece.href or None
                if found and last == piece.href:
                    found[-1] = DocumentLink(clean_line(f"{found[-1].text}{piece.text}"), url)
                else:
                    found.append(DocumentLink(clean_line(piece.text), url))
            last = piece.href
    return [link for link in found if link.text]
