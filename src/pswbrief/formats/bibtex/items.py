"""Reading a .bib file of either dialect: converts its entries to items.

Sources: "BibTeXing" (Patashnik 1988), section 3, and the biblatex manual, 2.1 and 2.2, for types and fields; Zotero's and JabRef's
names for what neither has (`pmid`, `pmcid`, `day`).
"""

from __future__ import annotations

import re
from typing import Any

from pswbrief.core.enums import ItemType
from pswbrief.core.variables import VARIABLES as CSL
from pswbrief.core.variables import VariableKind
from pswbrief.formats.bibtex.addresses import URL, address, read_url
from pswbrief.formats.bibtex.fields import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    TEXT_VARIABLES,
    VARIABLE_FIELDS,
    EntryFields,
)
from pswbrief.formats.bibtex.genres import read_genre
from pswbrief.formats.bibtex.identifiers import arxiv, eprint_kind, pubmed
from pswbrief.formats.bibtex.inheritance import inherited
from pswbrief.formats.bibtex.names import is_group, read_names
from pswbrief.formats.bibtex.notes import accessed_in_notes, read_notes
from pswbrief.formats.bibtex.reader import BibEntry, SyntaxFault, read_entries
from pswbrief.formats.bibtex.tex_reader import decode, decode_title, split_outside_braces
from pswbrief.formats.bibtex.types import ARTICLES, BOOKS, NUMBERED, ORDINALS, read_kind
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.languages import from_langid, to_tag
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.format_names import FormatName

_NOT_CITED = frozenset({"xdata", "set"})
_CONTAINERS = {
    ItemType.CHAPTER: ("booktitle", "maintitle"),
    # Scopus and others name the journal that published the proceedings.
    ItemType.PAPER: ("booktitle", "maintitle", "journaltitle", "journal"),
}
_JOURNALS = ("journaltitle", "fjournal", "journal", "shortjournal")
# Web of Science's, Scopus's and others' names of `shortjournal`.
_SHORT_JOURNALS = ("journal-iso", "abbrev_source_title", "journalabbr", "journal-abbrev")
_ACCESSED = (
    "urldate",
    "lastchecked",
    "lastaccessed",
    "accessed",
    "accessdate",
    "urlaccessdate",
    "date-accessed",
    "visited",
)
_OTHER_CONTAINERS = ("shortseries", "booktitle", "journaltitle", "journal")
_SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
_KEYWORD_ENDS = re.compile(r"[,;]")
_HYPHENS = re.compile("--+")
_OUTSIDE = re.compile(r"(?:\s|%[^\n]*(?:\n|$))*")


def loads(text: str) -> ParseResult:
    """Return the items of a .bib file of either dialect; FormatError if there is no entry in it and it isn't empty."""
    assembly = Assembly(FormatName.BIBTEX)
    read = list(read_entries(text))
    if not read and "@" not in text and _OUTSIDE.fullmatch(text) is None:
        raise FormatError(
            "there is no BibTeX entry in the text", hint="An entry starts with @article{key, or the like."
        )
    entries = {entry.key.casefold(): entry for entry in read if isinstance(entry, BibEntry) and entry.key}
    spare = _INHERITANCE_ALLOWANCE + _INHERITANCE_FACTOR * len(text)
    for found in read:
        if isinstance(found, SyntaxFault):
            assembly.problem(found.line, found.text, found.reason, lost=found.lost)
        elif found.kind not in _NOT_CITED:
            taken = inherited(found, entries)
            spare -= sum(map(len, taken.values()))
            if spare < 0:
                taken = {}
                assembly.problem(
                    found.line, found.source, "crossref would copy too much; it is left out here", lost=False
                )
            assembly.add(_raw_record(found, EntryFields(taken | found.fields)))
    return assembly.result()


# The most text that entries may inherit: a long field of an entry that many name would be copied for each.
_INHERITANCE_ALLOWANCE, _INHERITANCE_FACTOR = 200_000, 4


def _raw_record(entry: BibEntry, fields: EntryFields) -> RawRecord:
    item_type = _type(entry.kind, fields)
    texts = _texts(entry.kind, item_type, fields)
    csl = _variables(item_type, fields)
    if item_type is ItemType.PREPRINT or not texts["article_number"]:
        texts |= arxiv(fields, texts)
    texts["id"] = entry.key
    issued, notes = read_notes(fields, texts)
    if issued is None:
        texts["issued"] = _date_text(fields)
    texts["note"] = "\n".join(notes)
    fields.drop("crossref", "xdata", "date", "year", "month", "day", "langid", "shortseries")
    carried = fields.carried()
    listed = fields.source("keywords", "keyword")
    keywords = split_outside_braces(_without_group(listed), _KEYWORD_ENDS) if listed else []
    return RawRecord(
        line=entry.line,
        source=entry.source,
        type=item_type,
        texts=texts,
        authors=read_names(fields.source("author")),
        editors=read_names(fields.source("editor")),
        keywords=[decode(keyword) for keyword in keywords],
        issued=issued,
        csl=csl,
        extra=fields.rest(),
        carried=carried,
    )


_SAYS_TYPE = frozenset({"type", "howpublished", "eprinttype", "archiveprefix"})


def _type(kind: str, fields: EntryFields) -> ItemType:
    subtype = decode(fields.peek("entrysubtype")).casefold()
    if (known := read_kind(kind, subtype)) is not None:
        if subtype and read_kind("", subtype) is not None:
            fields.drop("entrysubtype")
        return known
    if not fields.has_any(_SAYS_TYPE):
        return ItemType.DOCUMENT
    said = {fields.peek(name).casefold() for name in ("type", "howpublished")}
    if "dataset" in said:
        return ItemType.DATASET
    if "web page" in said or URL.search(fields.peek("howpublished")):
        return ItemType.WEBPAGE
    return ItemType.PREPRINT if eprint_kind(fields) == "arxiv" else ItemType.DOCUMENT


# The variables, by field.
_VARIABLES = frozenset({*VARIABLE_FIELDS.values(), *_SHORT_JOURNALS, "origyear", "journal", "location"})


def _variables(item_type: ItemType, fields: EntryFields) -> dict[str, Any]:
    """Return the CSL variables that are no attributes of an item."""
    if not fields.has_any(_VARIABLES):
        return {}
    csl: dict[str, Any] = {
        name: fields.title(VARIABLE_FIELDS[name])
        if CSL[name] is VariableKind.TITLE
        else fields.text(VARIABLE_FIELDS[name])
        for name in TEXT_VARIABLES
        if fields.has(VARIABLE_FIELDS[name])
    }
    csl |= {
        name: read_names(fields.source(VARIABLE_FIELDS[name]))
        for name in NAME_VARIABLES
        if fields.has(VARIABLE_FIELDS[name])
    }
    csl |= {name: fields.date(VARIABLE_FIELDS[name]) for name in DATE_VARIABLES if fields.has(VARIABLE_FIELDS[name])}
    if fields.has("origyear"):
        csl.setdefault("original-date", fields.text("origyear"))
    csl["collection-title"] = fields.title("series")
    if item_type in BOOKS:
        csl["collection-number"] = fields.text("number")
    if fields.has("shortjournal"):
        csl["container-title-short"] = fields.title("shortjournal")
    elif fields.has("journal") and item_type in ARTICLES:
        # MathSciNet has the full name there, and the short one under the name that BibTeX knows.
        csl["container-title-short"] = fields.title("journal")
    else:
        csl["container-title-short"] = decode_title(next(filter(None, map(fields.peek, _SHORT_JOURNALS)), ""))
    if item_type is ItemType.PAPER and fields.has("address") and fields.has("location"):
        csl.setdefault("event-place", fields.text("location"))
    return csl


def _texts(kind: str, item_type: ItemType, fields: EntryFields) -> dict[str, str]:
    """Return the plain fields, by attribute of Item."""
    containers = _JOURNALS if item_type in ARTICLES else _CONTAINERS.get(item_type, _OTHER_CONTAINERS)
    container = next((name for name in containers if fields.has(name)), "")
    eid = fields.text("eid", "article-number", "articleno", "articlenumber", "art_number")
    issue = ""
    if item_type in NUMBERED and not container:
        eid = eid or fields.text("number")
    elif item_type not in BOOKS or (item_type is ItemType.PAPER and container in _JOURNALS):
        issue = fields.text("number")
    pages = decode(_HYPHENS.sub("-", fields.source("pages"))) if fields.has("pages") else ""
    return {
        "title": _titled(fields, "title", "subtitle"),
        "container": _titled(fields, container, _SUBTITLES.get(container, "")),
        "publisher": fields.text("publisher", "institution", "school", "university", "organization"),
        # ACM has the publisher's place in `address`, and the conference's in `location`.
        "place": fields.text("address", "location")
        if item_type is ItemType.PAPER
        else fields.text("location", "address"),
        "edition": _edition(fields.text("edition")),
        "genre": read_genre(kind, item_type, fields),
        "volume": fields.text("volume"),
        "issue": issue or fields.text("issue"),
        "article_number": eid,
        # Styles that know no `eid` need the article number among the pages.
        "pages": pages if pages != eid or item_type not in ARTICLES else "",
        "isbn": fields.text("isbn"),
        "issn": fields.text("issn"),
        "abstract": fields.text("abstract"),
        "language": to_tag(fields.text("language")) or from_langid(fields.text("langid")) or "",
        "accessed": fields.date(*_ACCESSED) or accessed_in_notes(fields),
        "doi": address(source) if (source := fields.source("doi")) else "",
        "url": read_url(fields, item_type),
    } | pubmed(fields)


def _edition(text: str) -> str:
    """Return the number of an edition written as a word ("Second"), as in BibTeX; any other text unchanged."""
    return str(ORDINALS.index(text.casefold()) + 1) if text.casefold() in ORDINALS else text


def _titled(fields: EntryFields, title: str, subtitle: str) -> str:
    main, rest = fields.title(title), fields.title(subtitle)
    if not (main and rest):
        return main or rest
    return f"{main} {rest}" if main[-1] in ":.?!–—" else f"{main}: {rest}"


def _without_group(source: str) -> str:
    """Return a value without the outer braces of Web of Science, so that its separators are in no group."""
    return source[1:-1] if is_group(source.strip()) else source


def _date_text(fields: EntryFields) -> str:
    if date := fields.date("date").strip("/. "):
        return date
    year, month, day = (fields.text(name) for name in ("year", "month", "day"))
    if month.isdecimal():
        return "-".join(part.zfill(2) for part in (year, month, day) if part)
    return " ".join(part for part in (day, month, year) if part)
