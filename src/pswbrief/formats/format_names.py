"""The names of the formats, cheap to import for help, completion and error messages."""

from __future__ import annotations

from enum import StrEnum


class FormatName(StrEnum):
    """A format that can be read or written."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    CSL_YAML = "csl-yaml"
    ENDNOTE_XML = "endnote-xml"
    ENW = "enw"
    NBIB = "nbib"
    PUBMED_XML = "pubmed-xml"
    WEB_OF_SCIENCE = "web-of-science"
    OVID = "ovid"
    CSV = "csv"


class WrittenFormat(StrEnum):
    """A format that can be written: all but those that only databases write."""

    BIBTEX = FormatName.BIBTEX
    BIBLATEX = FormatName.BIBLATEX
    RIS = FormatName.RIS
    CSL_JSON = FormatName.CSL_JSON
    CSL_YAML = FormatName.CSL_YAML
    ENDNOTE_XML = FormatName.ENDNOTE_XML
    ENW = FormatName.ENW
    NBIB = FormatName.NBIB
    CSV = FormatName.CSV
