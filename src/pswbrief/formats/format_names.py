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


# The formats of file endings (`.bib` has two, of which this is the default); and endings shared by many formats, of which some hold
# no references.
ENDINGS = {
    ".ris": FormatName.RIS,
    ".nbib": FormatName.NBIB,
    ".enw": FormatName.ENW,
    ".ciw": FormatName.WEB_OF_SCIENCE,
    ".bib": FormatName.BIBTEX,
    ".yaml": FormatName.CSL_YAML,
    ".yml": FormatName.CSL_YAML,
    ".csv": FormatName.CSV,
    ".tsv": FormatName.CSV,
}
ENDINGS_OF_MANY = frozenset({".json", ".jsonl", ".xml", ".txt"})
