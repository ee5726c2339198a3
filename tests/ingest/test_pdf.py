"""PDFs that hold no text, are encrypted or damaged are refused with a sentence."""

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pswbrief.errors import InputError
from pswbrief.ingest.pdf import read_pdf


def pdf(*pages, locked=False):
    """A PDF with a text on each page; a page without is one with a picture's place only, as a scanner makes it."""
    written = io.BytesIO()
    canvas = Canvas(written, encrypt=StandardEncryption("x") if locked else None)
    for text in pages:
        if text:
            canvas.drawString(72, 700, text)
        else:
            canvas.rect(72, 72, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf("", ""), "no text on 2 pages: it is a scan"),
        (pdf(""), "no text on 1 page: it is a scan"),
        (pdf("Shade", locked=True), "encrypted PDF"),
        (b"%PDF-1.7\nnothing", "damaged PDF"),
    ],
    ids=["scan", "scan-of-one", "encrypted", "damaged"],
)
def test_what_cannot_be_read(data, reason):
    """The sentence says what is wrong with it."""
    with pytest.raises(InputError, match=reason):
        read_pdf(data)


def test_a_pdf_without_a_password_to_open_is_read():
    """Text is read where only changes are forbidden."""
    written = io.BytesIO()
    canvas = Canvas(written, encrypt=StandardEncryption("", ownerPassword="x", canModify=0))
    canvas.drawString(72, 700, "Shade and rest")
    canvas.save()
    assert [paragraph.text for paragraph in read_pdf(written.getvalue())] == ["Shade and rest"]
