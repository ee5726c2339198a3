"""Extracting the lines of a PDF, with their position and look, by pdfium."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.ingest.document import DocumentError
from pswbrief.ingest.markdown import web_address
from pswbrief.text.normalize import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAGES, _MOST_CHARS = 2_000, 5_000_000
# Links on a page.
_MOST_LINKS = 2_000
# The height of a band, in points, and the highest place on a page (PDF 1.7, annex C: 14,400 points).
_BAND, _HIGHEST = 20, 14_400
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
# The characters that pdfium returns for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})
# A superscript is raised by less than this share of its size.
_RAISED = 0.45
# A wider gap on a line, in sizes of the type, separates cells, unless it precedes the page number of an entry of the contents.
_CELL_GAP = 2


class LinkArea(NamedTuple):
    """A link: its address, and its rectangle in points (y upwards)."""

    url: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True, kw_only=True)
class PdfLine:
    """A line: its text, page (from 1), position and size in points (y upwards), weight, and the address of a link at its start."""

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    bold: bool
    link: LinkArea | None = None

    @property
    def char_width(self) -> float:
        """Return the mean width of a character in points."""
        return (self.right - self.left) / max(len(self.text), 1)


def read_lines(data: bytes) -> tuple[list[PdfLine], list[list[LinkArea]]]:
    """Return the lines of a PDF in reading order, and the links by page. DocumentError if it is malformed, encrypted, or scanned."""
    try:
        import pypdfium2  # noqa: PLC0415 - an extra, which only PDFs need
        from pypdfium2 import raw  # noqa: PLC0415
    except ImportError:
        raise DocumentError(
            "Reading PDFs needs pypdfium2.", hint="Install it: pip install 'pswbrief[ingest]'"
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError("It is an encrypted PDF.", hint="Save it without a password.") from None
        raise DocumentError("It is a damaged PDF.") from None
    try:
        if len(document) > _MOST_PAGES:
            raise DocumentError(f"It has {len(document):,} pages, which is more than a brief has.")
        lines: list[PdfLine] = []
        links: list[list[LinkArea]] = []
        chars = 0
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            chars += text_page.count_chars()
            if chars > _MOST_CHARS:
                raise DocumentError("It holds more text than a brief has.")
            areas = list(_links(raw, document, page))
            if len(areas) > _MOST_LINKS:
                raise DocumentError(
                    f"Page {number + 1} has more than {_MOST_LINKS:,} links, which is more than a brief has."
                )
            links.append(areas)
            lines += _page_lines(raw, text_page, number + 1, _by_band(areas))
            text_page.close()
            page.close()
        if not lines:
            count = len(document)
            raise DocumentError(
                f"There is no text on {count} page{'' if count == 1 else 's'}: it is a scan.",
                hint="Have its text recognised (OCR) first.",
            )
    finally:
        document.close()
    return lines, links


def _by_band(areas: Sequence[LinkArea]) -> dict[int, list[LinkArea]]:
    """Return links by the bands of height that they lie in, so that a line is compared only with those next to it."""
    found: dict[int, list[LinkArea]] = {}
    for area in areas:
        for band in range(_band(area.bottom), _band(area.top) + 1):
            found.setdefault(band, []).append(area)
    return found


def _band(y: float) -> int:
    return int(min(_HIGHEST, max(-_HIGHEST, y)) // _BAND)


def _page_lines(
    raw: Any,  # noqa: ANN401 - pdfium's
    page: Any,  # noqa: ANN401
    number: int,
    links: dict[int, list[LinkArea]],
) -> Iterator[PdfLine]:
    line: PdfLine | None = None
    text: list[str] = []
    for at in range(page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(page, at)).translate(_HYPHENS)
        if char in "\r\n" or (not char.strip() and line is None):
            continue
        left, right, y = _place(raw, page, at)
        if char.strip():
            if (
                line is None
                or _is_elsewhere(line, left, y)
                or (left > line.right + _CELL_GAP * line.size and char.isalpha())
            ):
                yield from _finished(line, text, links)
                size, bold = _look(raw, page, at)
                line, text = PdfLine(text="", page=number, left=left, right=right, y=y, size=size, bold=bold), []
            line.right = max(line.right, right)
        text.append(char)
    yield from _finished(line, text, links)


def _finished(line: PdfLine | None, text: list[str], links: dict[int, list[LinkArea]]) -> Iterator[PdfLine]:
    if line is not None and (words := clean_line("".join(text))):
        line.text = words
        middle = line.y + line.size / 4
        for link in links.get(_band(middle), ()):
            over = min(line.right, link.right) - max(line.left, link.left)
            if link.bottom <= middle <= link.top and link.left <= line.left + line.size and over > 0:
                line.link = link
        yield line


def _is_elsewhere(line: PdfLine, left: float, y: float) -> bool:
    """Return whether a character is on another line: higher or lower, or back at the left."""
    return abs(y - line.y) > line.size * _RAISED or left < line.right - 3 * line.size


def _place(raw: Any, page: Any, at: int) -> tuple[float, float, float]:  # noqa: ANN401
    edges = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(page, at, *edges)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, at, x, y)
    return edges[0].value or x.value, edges[1].value or x.value, y.value


def _look(raw: Any, page: Any, at: int) -> tuple[float, bool]:  # noqa: ANN401
    """Return the size of a character in points, and whether it is bold."""
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(page, at, matrix):
        scale = (matrix.b**2 + matrix.d**2) ** 0.5 or 1.0
    size = raw.FPDFText_GetFontSize(page, at) * scale
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, at, name, 128, flags)
    bold = raw.FPDFText_GetFontWeight(page, at) >= _BOLD_WEIGHT or _BOLD_NAME.search(name.value) is not None
    return round(size * 2) / 2, bold


def _links(raw: Any, document: Any, page: Any) -> Iterator[LinkArea]:  # noqa: ANN401
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if not length:
            continue
        text = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(document, action, text, length)
        area = raw.FS_RECTF()
        url = web_address(text.value.decode("utf-8", errors="replace"))
        if url is not None and raw.FPDFLink_GetAnnotRect(link, area):
            low, high = sorted((area.bottom, area.top))
            yield LinkArea(url, area.left, low, area.right, high)
