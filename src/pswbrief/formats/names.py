"""The names of the formats: all that help, completion and a wrong `--format` need, and cheap to import."""

from __future__ import annotations

from enum import StrEnum


class FormatName(StrEnum):
    """A format that `export` or `convert` knows."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    ENDNOTE_XML = "endnote-xml"
    NBIB = "nbib"
    CSV = "csv"


class WrittenFormat(StrEnum):
    """A format that can be written: all but PubMed's."""

    BIBTEX = FormatName.BIBTEX
    BIBLATEX = FormatName.BIBLATEX
    RIS = FormatName.RIS
    CSL_JSON = FormatName.CSL_JSON
    ENDNOTE_XML = FormatName.ENDNOTE_XML
    CSV = FormatName.CSV
