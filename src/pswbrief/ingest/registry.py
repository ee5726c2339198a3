"""The document formats: detecting the format of a file, and reading it."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pswbrief.formats.common.decoding import decode
from pswbrief.ingest.assemble import Ingested, assemble
from pswbrief.ingest.carry_over import with_duplicates
from pswbrief.ingest.document import DocumentError
from pswbrief.ingest.furniture import find_body
from pswbrief.ingest.html import read_html
from pswbrief.ingest.markdown import has_marks, heading_of, links_in, without_marks
from pswbrief.ingest.segment import segment
from pswbrief.ingest.text import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.ingest.document import Paragraph


class DocumentFormat(StrEnum):
    """The values of `ingest --from`."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|h[1-6]|p|div|table)\b",
    re.DOTALL | re.IGNORECASE,
)
_SNIFFED = 4096
# The most control characters, as a share, in a text file.
_MOST_CONTROLS = 0.02
_LARGEST, _MOST_PARAGRAPHS = 100_000_000, 30_000


def document_format(data: bytes, name: str) -> DocumentFormat:
    """Return the format of a document, by its first bytes or else its file name's ending. DocumentError if it is unknown."""
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return DocumentFormat.PDF
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return DocumentFormat.DOCX
    text = decode(data[:_SNIFFED])
    if _HTML.match(text):
        return DocumentFormat.HTML
    controls = sum(char < " " and char not in "\t\n\r\f" for char in text) + text.count("\ufffd")
    if controls > len(text) * _MOST_CONTROLS:
        raise DocumentError("It is no document: neither docx, pdf, html, md nor txt.")
    ending = name.rpartition(".")[2].lower()
    if ending in {"md", "markdown"} or (ending != "txt" and _looks_like_markdown(text)):
        return DocumentFormat.MARKDOWN
    return DocumentFormat.TEXT


def _looks_like_markdown(text: str) -> bool:
    return any(heading_of(line) for line in text.splitlines()) or has_marks(text)


def ingest_document(data: bytes, form: DocumentFormat) -> Ingested:
    """Return the catalogue that a document holds, and the doubts about it. DocumentError if it can't be read."""
    if not data.strip():
        raise DocumentError("It is empty.")
    if len(data) > _LARGEST:
        raise DocumentError(f"It has {len(data):,} bytes, which is more than a brief needs.")
    paragraphs = _paragraphs(data, form)
    if len(paragraphs) > _MOST_PARAGRAPHS:
        raise DocumentError(f"It has {len(paragraphs):,} paragraphs, which is more than a brief has.")
    body = find_body(paragraphs)
    found = assemble(body, segment(body))
    return found._replace(catalogue=with_duplicates(found.catalogue))


def _paragraphs(data: bytes, form: DocumentFormat) -> list[Paragraph]:
    if form is DocumentFormat.PDF:
        from pswbrief.ingest.pdf import read_pdf  # noqa: PLC0415 - only what is asked for

        return read_pdf(data)
    if form is DocumentFormat.DOCX:
        from pswbrief.ingest.docx import read_docx  # noqa: PLC0415 - only what is asked for

        return _unmarked(read_docx(data))
    if form is DocumentFormat.HTML:
        return _unmarked(read_html(decode(data)))
    return read_text(decode(data), markdown=form is DocumentFormat.MARKDOWN)


def _unmarked(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs without Markdown markup that a program has left in them."""
    found = []
    for paragraph in paragraphs:
        whole = paragraph.text
        if "\\" not in whole and "**" not in whole and not has_marks(whole):
            found.append(paragraph)
            continue
        links = tuple(links_in(whole))
        item = whole.startswith("- ") and bool(links)
        lines = tuple(without_marks(line.removeprefix("- ") if item else line) for line in paragraph.lines)
        found.append(replace(paragraph, lines=lines, links=paragraph.links + links, bullet=paragraph.bullet or item))
    return found
