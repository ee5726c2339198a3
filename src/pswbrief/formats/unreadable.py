"""Bibliographic formats that are recognised but can't be read, and what to export instead."""

from __future__ import annotations

import re
from typing import NamedTuple


class UnreadableFormat(NamedTuple):
    """A format without a reader: its name, and what its program can export instead."""

    name: str
    instead: str


_LOOKED_AT = 20_000
# The beginnings of XML, RefWorks' tags and YAML; other texts are not examined further.
_STARTS = re.compile(r"<|RT |#|---|[^\s:{}\[\]@%,;\"'-][^\n:]{0,80}:[ \t]*\n")
_SHAPES = (
    (
        re.compile(r"^RT [A-Z][A-Za-z ,/]+\n(?:[A-Z][A-Z0-9] .*\n)", re.MULTILINE),
        UnreadableFormat("RefWorks tagged format", "Export RIS or BibTeX from RefWorks."),
    ),
    (
        re.compile(r"<rdf:RDF\b[^>]*(?:zotero\.org|biblio|bibo)", re.DOTALL),
        UnreadableFormat("Zotero RDF", "Export CSL JSON, BibLaTeX or RIS from Zotero."),
    ),
    (
        re.compile(r"<(?:\w+:)?(?:modsCollection|mods)\b"),
        UnreadableFormat("MODS XML", "Export RIS or BibTeX, or convert it with xml2bib of bibutils."),
    ),
    (
        re.compile(r"<(?:\w+:)?(?:collection|record)\b[^>]*MARC21/slim|<(?:\w+:)?leader>"),
        UnreadableFormat("MARCXML", "Export RIS or BibTeX from the library's catalogue."),
    ),
    (
        re.compile(r"<(?:\w+:)?Sources\b[^>]*officeDocument/2006/bibliography"),
        UnreadableFormat(
            "Word's Sources.xml", "Add the sources by DOI, or export RIS from the program that they came from."
        ),
    ),
    (
        # Works by key at the top level, each with a type.
        re.compile(
            r"\A(?:(?:#.*|---)?[ \t]*\n)*[^\s:#\[\]{}<-][^\n:]*:[ \t]*\n[ \t]+(?:[a-z-]+:.*\n[ \t]+){0,20}type:[ \t]*[A-Z]"
        ),
        UnreadableFormat("Hayagriva YAML", "Keep the bibliography as BibLaTeX, which Typst reads, too."),
    ),
    (
        re.compile(r"<(?:\w+:)?RDF\b"),
        UnreadableFormat("RDF", "Export CSL JSON, BibLaTeX or RIS."),
    ),
)


def unreadable_format(text: str) -> UnreadableFormat | None:
    """Return the unreadable format of a text; None if it is not one of these."""
    start = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    return next((form for shape, form in _SHAPES if shape.search(start)), None) if _STARTS.match(start) else None
