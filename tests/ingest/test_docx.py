"""Word documents are read with what Word puts around text, and refused with a sentence where they can't be."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pswbrief.errors import InputError
from pswbrief.ingest.docx import read_docx


def document(*paragraphs):
    """A Word document of paragraphs in WordprocessingML."""
    made = docx.Document()
    for xml in paragraphs:
        made.element.body.insert(
            len(made.element.body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
        )
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction, text):
    """A complex field, as Word writes a link that was typed by hand."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return marks[0] + code + marks[1] + run(text) + marks[2]


def test_tracked_insertions_are_read_and_deletions_are_not():
    """The text is that which is seen when all changes are accepted."""
    inserted = f'<w:ins w:id="1" w:author="x">{run("and rest")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>and sun</w:delText></w:r></w:del>'
    (paragraph,) = read_docx(document(f"<w:p>{run('Shade ')}{deleted}{inserted}</w:p>"))
    assert paragraph.text == "Shade and rest"


def test_content_controls_are_read():
    """The text in a content control is text, within a line and around paragraphs."""
    inline = f"<w:p><w:sdt><w:sdtContent>{run('Shade')}</w:sdtContent></w:sdt>{run(' and rest')}</w:p>"
    block = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run('Sun')}</w:p></w:sdtContent></w:sdt>".replace(
        "<w:p>", "<w:p >"
    )
    assert [paragraph.text for paragraph in read_docx(document(inline, block))] == ["Shade and rest", "Sun"]


def test_links_that_are_fields_have_their_addresses():
    """Word keeps a link either as an element or as a field; both lead somewhere."""
    code = ' HYPERLINK "https://doi.org/10.5555/w1" '
    (paragraph,) = read_docx(document(f"<w:p>{field(code, 'Shade: a trial')}</w:p>"))
    assert [(link.text, link.url) for link in paragraph.links] == [("Shade: a trial", "https://doi.org/10.5555/w1")]


def packed(**parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed(word__document_xml=b" " * 41_000_000), "unpack to 41,000,000 bytes"),
        (
            packed(word__document_xml=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
            "defines entities",
        ),
        (packed(word__document_xml=b"<x>" * 200_001), "more than 200,000 tags"),
        (packed(word__document_xml=b"<x"), "damaged"),
        (packed(xl__workbook_xml=b"<x/>"), "no Word document"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "encrypted Word document"),
    ],
    ids=["inflating", "entities", "crowded", "damaged", "spreadsheet", "cut", "encrypted"],
)
def test_what_cannot_be_read(data, reason):
    """A part that inflates is refused before it is unpacked, as are entities, damaged and encrypted files."""
    with pytest.raises(InputError, match=reason):
        read_docx(data)
