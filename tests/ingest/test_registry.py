"""Documents of every kind give the brief that they print: nothing lost, nothing invented."""

import re

import pytest

from pswbrief.core.reference import Access
from pswbrief.errors import InputError
from pswbrief.ingest.registry import DocumentFormat, document_format, ingest_document
from testing import brief_contents, briefs

FIELDS = ("container", "publisher", "volume", "issue", "article_number", "pages", "issued")
ACCESS = {"": Access.OPEN, brief_contents.ABSTRACT: Access.ABSTRACT, brief_contents.ATHENS: Access.OPENATHENS}

RENDERINGS = {
    "Markdown": ("brief.md", lambda: briefs.markdown().encode()),
    "plain text in short lines with a footer on each page": ("brief.txt", lambda: briefs.wrapped_text().encode()),
    "a web page as Word saves it": ("brief.html", lambda: briefs.html().encode()),
    "a web page without headings": ("brief.html", lambda: briefs.html(styled=False).encode()),
    "a web page of tables": ("brief.html", lambda: briefs.html_table().encode()),
    "a Word document": ("brief.docx", briefs.docx),
    "a Word document without styles": ("brief.docx", lambda: briefs.docx(styled=False)),
    "a Word document with soft line breaks": ("brief.docx", lambda: briefs.docx(soft_breaks=True)),
    "a Word document without styles, with soft line breaks": (
        "brief.docx",
        lambda: briefs.docx(styled=False, soft_breaks=True),
    ),
    "a PDF": ("brief.pdf", briefs.pdf),
    "a PDF in two columns": ("brief.pdf", lambda: briefs.pdf(columns=2)),
}


def _numbered():
    counted = iter(range(1, 100))
    text = re.sub(r"^#### \[", lambda _: f"#### {next(counted)}. [", briefs.markdown(), flags=re.MULTILINE)
    return text.replace("## Key publications", "## 1. Key publications").replace("## Tools", "## 3. Tools").encode()


RENDERINGS |= {
    "numbered titles and headings": ("brief.md", _numbered),
    "titles as items of a list": ("brief.md", lambda: briefs.markdown().replace("#### [", "- [").encode()),
}


@pytest.fixture(scope="module", params=RENDERINGS)
def ingested(request):
    name, render = RENDERINGS[request.param]
    data = render()
    return ingest_document(data, document_format(data, name))


def words(text):
    return " ".join(text.split()) if text else text


def test_every_reference_is_found_and_none_invented(ingested):
    """The titles are those that are printed, in their order."""
    assert [words(one.title) for one in ingested.catalogue.references] == [
        one.title for one in brief_contents.REFERENCES
    ]


def test_every_field_is_as_printed(ingested):
    """Source line and what it says, access note and access, authors and abstract."""
    for found, printed in zip(ingested.catalogue.references, brief_contents.REFERENCES, strict=True):
        assert words(found.source) == printed.source
        values = {name: getattr(found, name) for name in FIELDS}
        assert {name: str(value) for name, value in values.items() if value is not None} == printed.fields
        assert words(found.access_note) == (printed.note or None)
        assert found.access is ACCESS[printed.note]
        assert words(found.author_note) == (printed.authors or None)
        assert words(found.abstract) == words(printed.abstract)


def test_every_section_is_found(ingested):
    """The sections are the printed ones, and hold the references below them."""
    titles = {section.id: section.title for section in ingested.catalogue.sections}
    assert list(titles.values()) == [name for name, _, _ in brief_contents.SECTIONS]
    assert [titles[one.section] for one in ingested.catalogue.references] == [
        name for name, _, references in brief_contents.SECTIONS for _ in references
    ]


def test_the_brief_says_of_itself_what_is_printed(ingested):
    """Title, date and the words of the acknowledgement."""
    brief = ingested.catalogue.brief
    assert brief.title == brief_contents.TITLE
    assert str(brief.issued) == "2024-06"
    assert brief.producer == "Library and Knowledge Service"
    assert words(brief.acknowledgement).endswith("UK: Library and Knowledge Service")


@pytest.mark.parametrize("name", ["Markdown", "a web page as Word saves it", "a PDF", "a PDF in two columns"])
def test_links_give_addresses_and_dois(name):
    """The address behind a title is its url; a DOI in it is its DOI, with a link as the basis."""
    file, render = RENDERINGS[name]
    data = render()
    for found, printed in zip(
        ingest_document(data, document_format(data, file)).catalogue.references, brief_contents.REFERENCES, strict=True
    ):
        assert found.url == printed.link
        assert found.doi == (printed.doi or None)
        assert (found.verified.basis if found.verified else None) == ("link" if printed.doi else None)


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"%PDF-1.4", "x", DocumentFormat.PDF),
        (b"PK\x03\x04", "x", DocumentFormat.DOCX),
        (b"<!DOCTYPE html><p>x", "x.txt", DocumentFormat.HTML),
        (b"# A heading\n", "x", DocumentFormat.MARKDOWN),
        (b"words\n", "x.md", DocumentFormat.MARKDOWN),
        (b"# 1 of 2\n", "x.txt", DocumentFormat.TEXT),
    ],
)
def test_what_bytes_are(data, name, form):
    """The first bytes say it, then the ending of the name, then the text."""
    assert document_format(data, name) is form


def test_bytes_that_are_no_text():
    """They are refused with a sentence."""
    with pytest.raises(InputError, match="no document"):
        document_format(bytes(range(32)) * 9, "x")


def test_more_paragraphs_than_any_brief_has():
    """They are refused, in any format, before time goes into them."""
    with pytest.raises(InputError, match="30,001 paragraphs"):
        ingest_document(b"Shade\n\n" * 30_001, DocumentFormat.TEXT)
