"""Manuscripts: read the citation keys of a text, and make pandoc's arguments for the finished document."""

from __future__ import annotations

import re
import zipfile
import zlib
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError, UsageError
from pswbrief.text.cited_keys import READERS, markdown_keys

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# The largest unpacked text of a document, in bytes.
_LARGEST = 100_000_000
# A run of text, or a tab or a line break between two.
_DOCX_TEXT = re.compile(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>|<w:(?:tab|br|cr)\b[^<>]*/>")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")


class CitedKeys(NamedTuple):
    """The keys that manuscripts cite, in the order of their first citation.

    `known`: ids of the collection; `recased`: the ids among them that are cited in other capitals, by key; `unknown`: the rest.
    """

    known: list[str]
    recased: dict[str, str]
    unknown: list[str]


def read_keys(path: Path) -> list[str]:
    """Return the keys that a manuscript cites; the file extension determines how it is read.

    InputError if it can't be read, or is no text; UsageError for an unknown extension.
    """
    from pswbrief.store.files import decode_text, read_bytes

    # Read first: if the file is missing or a folder, that is the error, and not its extension.
    data = read_bytes(path)
    ending = path.suffix.lower()
    if ending != ".docx" and ending not in READERS:
        known = ", ".join((*READERS, ".docx"))
        raise UsageError(f"{path} is no manuscript that can be read.", hint=f"Known are {known}.")
    if ending == ".docx":
        return markdown_keys(_docx_text(data, path))
    text = decode_text(data)
    if "\0" in text:
        raise InputError(f"Can't read {path}: it is no text.", hint="Name the manuscript itself, and no picture of it.")
    return READERS[ending](text)


def _refuse_entities(*_: object) -> None:
    raise ValueError("A Word document defines no entities.")


def _docx_text(data: bytes, path: Path) -> str:
    """Return the text of a Word document, one line per paragraph. InputError if it is too large, damaged or no Word document."""
    from xml.parsers.expat import ExpatError, ParserCreate

    from pswbrief.ingest.document import DocumentError
    from pswbrief.ingest.docx import check_is_word

    try:
        check_is_word(data)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [info for info in archive.infolist() if _PARTS.fullmatch(info.filename)]
            if sum(info.file_size for info in parts) > _LARGEST:
                raise InputError(f"{path} is too large once it is unpacked.")
            read = [archive.read(info) for info in parts]
        for part in read:
            # A parser that keeps nothing, to check only whether the text is well-formed.
            parser = ParserCreate()
            parser.StartDoctypeDeclHandler = _refuse_entities
            parser.Parse(part, True)
    except DocumentError as error:
        raise InputError(
            f"Can't read {path}: {error.sentence[:1].lower()}{error.sentence[1:]}", hint=error.hint
        ) from None
    except (zipfile.BadZipFile, zlib.error, ExpatError, OSError, EOFError, RuntimeError, ValueError) as error:
        raise InputError(f"Can't read {path}: it is a damaged Word document ({type(error).__name__}).") from None
    xml = "\n".join(part.decode("utf-8", errors="replace") for part in read)
    paragraphs = re.split(r"</w:p>", xml)
    return "\n".join(unescape("".join(text or " " for text in _DOCX_TEXT.findall(one))) for one in paragraphs)


def citing_arguments(style: Path, bibliography: Path, source: Path, locale: str, ending: str) -> Sequence[str]:
    """Return pandoc's arguments to format a manuscript's citations and list of references."""
    return (
        "--citeproc",
        f"--csl={style}",
        f"--bibliography={bibliography}",
        f"--metadata=lang={locale}",
        "--metadata=link-citations=true",
        "--metadata=reference-section-title=References",
        f"--resource-path={source.resolve().parent}",
        f"--from={_SOURCE_FORMATS.get(source.suffix.lower(), 'markdown')}",
        f"--to={ending}",
        "--standalone",
    )


_SOURCE_FORMATS = {".tex": "latex", ".ltx": "latex", ".typ": "typst", ".docx": "docx+citations"}
