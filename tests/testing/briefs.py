"""A made-up brief on a subject of its own, and documents that print it in many ways. No such works exist."""

from __future__ import annotations

import io
import textwrap
from html import escape
from typing import Any

from testing.brief_contents import FRONT, HELP, SECTIONS, TITLE


def markdown() -> str:
    """The brief as Markdown, with contents, and headings of one level for sections and another for titles."""
    lines = [f"# {TITLE}", "", "## Contents", ""]
    lines += [f"{name} ..... {page}  " for page, (name, _, _) in enumerate(SECTIONS, 2)]
    for text in (*FRONT, f"## {HELP[0]}", HELP[1]):
        lines += ["", text]
    for name, parent, references in SECTIONS:
        lines += ["", f"{'###' if parent else '##'} {name}"]
        for one in references:
            lines += [
                "",
                f"#### [{one.title}]({one.link})" + (f" {one.note.replace('*', chr(92) + '*')}" if one.note else ""),
            ]
            lines += [part for part in ("", one.authors) if one.authors]
            lines += ["", one.source, "", one.abstract]
    return "\n".join(lines) + "\n"


def wrapped_text() -> str:
    """The brief as plain text in lines of 72 characters, with a running footer on each page; no heading is marked."""
    blocks = [
        TITLE,
        "Contents\n" + "\n".join(f"{name} {'.' * 20} {page}" for page, (name, _, _) in enumerate(SECTIONS, 2)),
    ]
    blocks += [textwrap.fill(text, 72) for text in (*FRONT, *HELP)]
    for name, _, references in SECTIONS:
        blocks.append(name)
        for one in references:
            head = f"{one.title} {one.note}".strip()
            blocks.append(textwrap.fill(head, 72))
            blocks.append("\n".join(part for part in (one.authors, textwrap.fill(one.source, 72)) if part))
            blocks += [textwrap.fill(part, 72) for part in one.abstract.split("\n\n")]
    return _paged(blocks)


def _paged(blocks: list[str]) -> str:
    pages = [blocks[start : start + 9] for start in range(0, len(blocks), 9)]
    texts = [
        "\n\n".join(page) + f"\n\nVirtual Wards brief, June 2024    Page {number}"
        for number, page in enumerate(pages, 1)
    ]
    return "\f".join(texts) + "\n"


def html(*, styled: bool = True) -> str:
    """The brief as Word saves a web page: a paragraph a line, classes of its own, and no headings unless `styled`."""
    rows = ["<html><head><title>x</title><style>p.MsoNormal {margin:0}</style></head><body>"]
    rows.append(f"<h1>{TITLE}</h1>" if styled else f"<p class=MsoNormal><b>{TITLE}</b></p>")
    rows.append("<p class=MsoNormal>Contents</p>")
    rows += [
        f"<p class=MsoToc{2 if parent else 1}><a href='#s'>{escape(name)}<span>. . . . . . .</span> {page}</a></p>"
        for page, (name, parent, _) in enumerate(SECTIONS, 2)
    ]
    rows += [f"<p class=MsoNormal>{escape(text)}</p>" for text in FRONT]
    rows += [f"<p class=MsoNormal><b>{HELP[0]}</b></p>", f"<p class=MsoNormal>{HELP[1]}</p>"]
    for name, parent, references in SECTIONS:
        level = "h3" if parent else "h2"
        rows.append(f"<{level}>{escape(name)}</{level}>" if styled else f"<p class=MsoNormal><b>{escape(name)}</b></p>")
        for one in references:
            note = f" <b>{one.note}</b>" if one.note else ""
            rows.append(f"<p class=MsoNormal><b><a href='{one.link}'>{escape(one.title)}</a></b>{note}<o:p></o:p></p>")
            rows += [f"<p class=MsoNormal>{escape(text)}</p>" for text in (one.authors, one.source) if text]
            rows += [f"<p class=MsoNormal>{escape(part)}</p>" for part in one.abstract.split("\n\n")]
    return "\n".join([*rows, "</body></html>"])


def html_table() -> str:
    """The brief as a web page with one table a section: title, source, abstract."""
    rows = [f"<h1>{TITLE}</h1>", *(f"<p>{escape(text)}</p>" for text in FRONT)]
    for name, parent, references in SECTIONS:
        rows.append(f"<{'h3' if parent else 'h2'}>{escape(name)}</{'h3' if parent else 'h2'}>")
        if references:
            rows.append("<table>")
            for one in references:
                cells = (f"<a href='{one.link}'>{escape(one.title)}</a> {one.note}", one.authors, escape(one.source))
                body = "".join(f"<p>{escape(part)}</p>" for part in one.abstract.split("\n\n"))
                rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells if cell) + f"<td>{body}</td></tr>")
            rows.append("</table>")
    return "\n".join(rows)


def docx(*, styled: bool = True, soft_breaks: bool = False) -> bytes:
    """The brief as a Word document; without styles every paragraph is Normal, with soft breaks a reference is one paragraph."""
    import docx as word

    document = word.Document()

    def paragraph(text: str, style: str | None = None) -> Any:
        return document.add_paragraph(text, style=style if styled else None)

    paragraph(TITLE, "Title")
    paragraph("Contents")
    for page, (name, _, _) in enumerate(SECTIONS, 2):
        paragraph(f"{name}\t{page}")
    for text in FRONT:
        paragraph(text)
    paragraph(HELP[0], "Heading 2")
    paragraph(HELP[1])
    for name, parent, references in SECTIONS:
        paragraph(name, "Heading 2" if parent else "Heading 1")
        for one in references:
            head = f"{one.title} {one.note}".strip()
            parts = [head, *([one.authors] if one.authors else []), one.source, *one.abstract.split("\n\n")]
            if soft_breaks:
                paragraph("\n".join(parts))
                continue
            paragraph(parts[0], "Heading 3")
            for part in parts[1:]:
                paragraph(part)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def pdf(*, columns: int = 1) -> bytes:
    """The brief as a PDF with a running header and page numbers, in one column or two."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    body = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12, spaceAfter=7)
    bold = ParagraphStyle("bold", parent=body, fontName="Helvetica-Bold")
    large = ParagraphStyle("large", parent=bold, fontSize=14, leading=18, spaceBefore=8)
    story = [Paragraph(TITLE, large), Paragraph("Contents", bold)]
    story += [Paragraph(f"{escape(name)} {'.' * 12} {page}", body) for page, (name, _, _) in enumerate(SECTIONS, 2)]
    story += [Paragraph(escape(text), body) for text in FRONT]
    story += [Paragraph(HELP[0], bold), Paragraph(HELP[1], body)]
    for name, _, references in SECTIONS:
        story.append(Paragraph(escape(name), large))
        for one in references:
            note = f" {one.note}" if one.note else ""
            story.append(Paragraph(f'<link href="{one.link}">{escape(one.title)}</link>{note}', bold))
            story += [Paragraph(escape(text), body) for text in (one.authors, one.source) if text]
            story += [Paragraph(escape(part), body) for part in one.abstract.split("\n\n")]

    def furniture(canvas: Any, document: Any) -> None:
        canvas.drawString(60, 810, "Virtual Wards: an evidence brief")
        canvas.drawCentredString(300, 30, f"Page {document.page} of many")

    written = io.BytesIO()
    width = (A4[0] - 100) / columns
    frames = [Frame(50 + at * width, 60, width - 10, 700) for at in range(columns)]
    document = BaseDocTemplate(written, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    document.build(story)
    return written.getvalue()
