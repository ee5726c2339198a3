"""A made-up brief on a subject of its own, and documents that print it in many ways. No such works exist."""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass
from html import escape
from typing import Any


@dataclass(frozen=True)
class Printed:
    """One reference as it is printed, and the fields that a reader finds in its source line."""

    title: str
    source: str
    fields: dict[str, str]
    abstract: str
    note: str = ""
    authors: str = ""
    doi: str = ""

    @property
    def link(self) -> str:
        """The address behind the title."""
        return (
            f"https://doi.org/{self.doi}"
            if self.doi
            else "https://example.org/reports/" + self.title.split()[-1].lower()
        )


ABSTRACT = "Abstract only*"
ATHENS = "Full text available with NHS OpenAthens account*"

TITLE = "Evidence Brief: Virtual Wards"
SECTIONS: list[tuple[str, str | None, list[Printed]]] = [
    (
        "Key publications",
        None,
        [
            Printed(
                "Virtual wards: operational framework",
                "Leith Health Board, August 2024",
                {"publisher": "Leith Health Board", "issued": "2024-08"},
                "This framework sets out how wards without walls are to be run. It supports teams that are planning one.",
            ),
            Printed(
                "Hospital at home: what good looks like for the people who are cared for and for those who care",
                "The Quillfeather Institute; 2022",
                {"publisher": "The Quillfeather Institute", "issued": "2022"},
                "Hospital at home is not new. What is new is its scale (n = 53 sites), and the money: £450m over two years.",
            ),
            Printed(
                "Staffing the remote ward: a guide",
                "Perth: Ochil University Press, 3rd March 2020",
                {"publisher": "Ochil University Press", "issued": "2020-03-03"},
                "A guide in five steps. Each has a checklist, and an example from practice.",
            ),
        ],
    ),
    ("Published research", None, []),
    (
        "Deteriorating patients",
        "Published research",
        [
            Printed(
                "Early warning scores in virtual wards: a cohort study",
                "Journal of Remote Care 12(3), May 2021",
                {"container": "Journal of Remote Care", "volume": "12", "issue": "3", "issued": "2021-05"},
                "Background: Scores that were made for bedsides are used elsewhere. Methods: We followed 1,204 people for 30 days."
                " Results: One in nine was admitted. Conclusion: Thresholds need to be set anew.",
                ABSTRACT,
                doi="10.5555/jrc.2021.0031",
            ),
            Printed(
                "Who watches the watchers? Nurses' views of pulse oximetry at home",
                "International Archives of Telenursing, Vol. 8, Issue 2, 2020",
                {"container": "International Archives of Telenursing", "volume": "8", "issue": "2", "issued": "2020"},
                "Nurses were asked what they make of numbers that they have not taken themselves. Most trusted them; some did not.",
                ATHENS,
                doi="10.5555/iat.8.2.77",
            ),
            Printed(
                "Oxygen saturation and skin tone in remote monitoring",
                "Pulse & Breath 2021; 44(12): 345–58",
                {"container": "Pulse & Breath", "volume": "44", "issue": "12", "pages": "345-58", "issued": "2021"},
                "Devices read too high for some. This matters where nobody sees the face.",
                authors="Author(s): Adeyemi et al.",
            ),
        ],
    ),
    (
        "Equity and access",
        "Published research",
        [
            Printed(
                "Digital exclusion and the virtual ward: a mixed-methods study of those who were not referred",
                "Health Equity Letters. 2022 Mar;14(2):e0123",
                {
                    "container": "Health Equity Letters",
                    "volume": "14",
                    "issue": "2",
                    "article_number": "e0123",
                    "issued": "2022-03",
                },
                "Objective: To learn who is left out.\n\nFindings: Those without a telephone line were seldom asked, and those who"
                " lack English were asked by letter.",
                doi="10.5555/hel.e0123",
            ),
            Printed(
                "Interpreters on screen",
                "Journal of Remote Care, online first, August 2024",
                {"container": "Journal of Remote Care", "issued": "2024-08"},
                "Interpreting by video was accepted by nine in ten people.",
                ABSTRACT,
            ),
        ],
    ),
    (
        "Workforce and wellbeing",
        "Published research",
        [
            Printed(
                "Lone work, long screens: burnout among clinicians of virtual wards",
                "Occupational Strain Quarterly 31, 2023",
                {"container": "Occupational Strain Quarterly", "volume": "31", "issued": "2023"},
                "Clinicians who worked alone on screens reported more strain than those on wards did, but slept better.",
                ATHENS,
            ),
            Printed(
                "From bedside to screen: a realist review of what helps staff to change places",
                "Reviews in Remote Medicine 7(88), January-February 2019",
                {
                    "container": "Reviews in Remote Medicine",
                    "volume": "7",
                    "article_number": "88",
                    "issued": "2019-01/2019-02",
                },
                "What helps is time, a person to ask, and equipment that works. What does not help is a manual.",
            ),
            Printed(
                "Skill mix on wards without beds",
                "In: Wards of the future, Ochil University Press, 2018",
                {"container": "Wards of the future", "publisher": "Ochil University Press", "issued": "2018"},
                "This chapter asks how many of whom are needed.",
            ),
        ],
    ),
    (
        "Tools",
        None,
        [
            Printed(
                "Competency framework for remote clinicians",
                "Leith Health Board",
                {"publisher": "Leith Health Board"},
                "Twelve competencies, in three levels.",
            ),
        ],
    ),
]
REFERENCES = [printed for _, _, references in SECTIONS for printed in references]
ACKNOWLEDGEMENT = (
    "Please acknowledge this work in any resulting paper or presentation as: "
    "Evidence Brief: Virtual Wards. A. Librarian. (June 2024). UK: Library and Knowledge Service"
)
FRONT = [
    "Produced by the Library and Knowledge Service",
    "Date of publication: June 2024",
    ACKNOWLEDGEMENT,
]
HELP = ("Help accessing articles", "If you need help with an article, write to library@example.org.")


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
