"""Add hanging indents to lists of references in documents that pandoc writes, which marks the paragraphs but does not indent them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# The indent of all lines but the first: half an inch, in twentieths of a point for Word and rich text.
_TWIPS = 720
_INCHES = "0.5in"
_DOCX_STYLE = re.compile(r'(<w:style\b[^>]*w:styleId="Bibliography"[^>]*>(?:(?!</w:style>).)*?)<w:pPr\s*/>', re.DOTALL)
_DOCX_INDENT = rf'\1<w:pPr><w:ind w:left="{_TWIPS}" w:hanging="{_TWIPS}"/></w:pPr>'
_ODT_PARAGRAPH = re.compile(r'<text:p text:style-name="(?:First_20_paragraph|Text_20_body)"')
_ODT_STYLES = re.compile(r"<office:automatic-styles\s*/>|<office:automatic-styles>|(?=<office:body>)")
_ODT_STYLE = (
    '<style:style style:name="Reference" style:family="paragraph" style:parent-style-name="Text_20_body">'
    f'<style:paragraph-properties fo:margin-left="{_INCHES}" fo:text-indent="-{_INCHES}" style:auto-text-indent="false"/>'
    "</style:style>"
)
_RTF_PARAGRAPH = re.compile(rb"\\li0 \\fi0 (?!\\outlinelevel)")


def indent_docx(document: bytes) -> bytes:
    """Give the style "Bibliography" of a Word document a hanging indent."""
    return _rewritten(document, {"word/styles.xml": lambda xml: _DOCX_STYLE.sub(_DOCX_INDENT, xml, count=1)})


def indent_odt(document: bytes) -> bytes:
    """Give the paragraphs of a LibreOffice document, except headings, a hanging indent."""
    return _rewritten(document, {"content.xml": _odt_content})


def indent_rtf(document: bytes) -> bytes:
    """Give the paragraphs of a rich text document, except headings, a hanging indent."""
    return _RTF_PARAGRAPH.sub(rb"\\li%d \\fi-%d " % (_TWIPS, _TWIPS), document)


def _odt_content(xml: str) -> str:
    styled = _ODT_PARAGRAPH.sub('<text:p text:style-name="Reference"', xml)
    return _ODT_STYLES.sub(_odt_styles, styled, count=1)


def _odt_styles(found: re.Match[str]) -> str:
    if found[0] == "<office:automatic-styles>":
        return found[0] + _ODT_STYLE
    return f"<office:automatic-styles>{_ODT_STYLE}</office:automatic-styles>"


def _rewritten(document: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    """Return an archive with some of its files changed, keeping their order and compression."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as source, zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            data = source.read(info)
            if change := changes.get(info.filename):
                data = change(data.decode("utf-8")).encode()
            archive.writestr(info, data)
    return target.getvalue()
