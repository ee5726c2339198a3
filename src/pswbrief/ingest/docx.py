"""Reading Word documents: mammoth converts them to HTML."""

from __future__ import annotations

import io
import zipfile

from pswbrief.ingest.document import DocumentError, Paragraph
from pswbrief.ingest.html import read_html

_DOCUMENT = "word/document.xml"
# Limits that no brief comes near: bytes of the main document and of all parts, unpacked, and the number of parts.
_MOST_TEXT, _MOST_BYTES, _MOST_PARTS = 40_000_000, 400_000_000, 5_000
# Tags take much more memory than text; the brief of 136 references has 4,139.
_MOST_TAGS = 200_000
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# In addition to mammoth's style map, which has headings: titles, and the levels of the contents.
_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        *(f"p[style-name='toc {level}'] => p.toc{level}:fresh" for level in range(1, 7)),
        *(f"p[style-name='TOC {level}'] => p.toc{level}:fresh" for level in range(1, 7)),
    ]
)


def read_docx(data: bytes) -> list[Paragraph]:
    """Return the paragraphs of a Word document. DocumentError if it is none, is encrypted, or is too large unpacked."""
    check_is_word(data)
    _check_parts(data)
    try:
        import mammoth  # noqa: PLC0415 - an extra, which only Word documents need
    except ImportError:
        raise DocumentError(
            "Reading Word documents needs mammoth.", hint="Install it: pip install 'pswbrief[ingest]'"
        ) from None
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {}),
            ignore_empty_paragraphs=True,
        )
    except Exception as error:  # noqa: BLE001 - mammoth raises whatever a damaged document makes of it
        raise DocumentError(f"It is a damaged Word document ({type(error).__name__}).") from None
    return read_html(result.value)


def check_is_word(data: bytes) -> None:
    """Raise DocumentError if `data` is no Word document by its parts, or is encrypted."""
    if data.startswith(_OLE):
        raise DocumentError(
            "It is an encrypted Word document, or one in the format of Word 97.",
            hint="Open it in Word, and save it as .docx without a password.",
        )
    if not data.startswith(b"PK"):
        raise DocumentError("It is no Word document.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise DocumentError(f"It is a damaged Word document ({type(error).__name__}).") from None
    if all(part.filename != _DOCUMENT for part in parts):
        raise DocumentError("It is no Word document: it has no word/document.xml.")
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("It is an encrypted document.", hint="Save it without a password.")


def _check_parts(data: bytes) -> None:
    """Raise DocumentError if the parts of a Word document are too large unpacked, or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            sizes = {part.filename: part.file_size for part in parts}
            if sizes[_DOCUMENT] > _MOST_TEXT or sum(sizes.values()) > _MOST_BYTES or len(parts) > _MOST_PARTS:
                raise DocumentError(
                    f"Its parts would unpack to {sum(sizes.values()):,} bytes, which is more than a brief needs."
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise DocumentError(f"It is a damaged Word document ({type(error).__name__}).") from None


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Raise DocumentError if a part defines entities, or has more tags than memory could hold."""
    with archive.open(part) as opened:
        chunk = opened.read(_CHUNK)
        if b"<!DOCTYPE" in chunk[:4096]:
            raise DocumentError("One of its parts defines entities, which no Word document does.")
        tags = 0
        while chunk:
            tags += chunk.count(b"<")
            if tags > _MOST_TAGS:
                raise DocumentError(
                    f"{part.filename} has more than {_MOST_TAGS:,} tags, which is more than a brief needs."
                )
            chunk = opened.read(_CHUNK)
