"""Reading Ovid's citations as text: tagged (`TI  - `) or with field names in words. Source: Ovid's database field guides.

The databases on Ovid (MEDLINE, Embase, PsycInfo, HMIC, CENTRAL) share most tags; journal, volume, pages and date are in one text,
`SO`, which each writes in its own way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.dates import most_exact, written_date
from pswbrief.formats.common.identifiers import DOI_SHAPE, serial_numbers
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.left_over import left_over, said_of
from pswbrief.formats.common.names import read_name, split_people
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.tagged import TaggedRecord, TaggedSyntax, read_records
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.ovid.source import read_source

if TYPE_CHECKING:
    from pswbrief.core.name import Name

# Field names that replace tags, on a line of their own, with their tags.
_LABELS = {
    "UNIQUE IDENTIFIER": "UI",
    "ACCESSION NUMBER": "AN",
    "TITLE": "TI",
    "AUTHOR": "AU",
    "AUTHORS": "AU",
    "AUTHORS FULL NAME": "FA",
    "EDITOR": "ED",
    "BOOK TITLE": "BT",
    "SOURCE": "SO",
    "YEAR OF PUBLICATION": "YR",
    "DATE OF PUBLICATION": "DP",
    "ABSTRACT": "AB",
    "LANGUAGE": "LG",
    "PUBLISHER": "PU",
    "PUBLICATION TYPE": "PT",
    "DOCUMENT TYPE": "DT",
    "ISSN": "IS",
    "ISSN PRINT": "IS",
    "ISSN ELECTRONIC": "IT",
    "ISBN": "IB",
    "DIGITAL OBJECT IDENTIFIER": "DO",
    "DOI": "DO",
    "PMID": "PM",
    "KEYWORDS": "KW",
    "SUBJECT HEADINGS": "MH",
    "MESH SUBJECT HEADINGS": "MH",
    "URL": "UR",
}
_LABELLED = re.compile(
    rf"({'|'.join(re.escape(name) for name in _LABELS)}|<(?=[0-9]))(?:[0-9]+\.?\s*>)?\s*$", re.IGNORECASE
)
_TAGGED = re.compile(r"\s{0,2}([A-Z][A-Z0-9]|<(?=[0-9]+\.?\s*>\s*$))(?:\s{1,2}-(?:\s(.*))?|[0-9]+\.?\s*>\s*)$")
_HAS_TAGS = re.compile(r"^\s{0,2}[A-Z][A-Z0-9]\s{1,2}-\s", re.MULTILINE)
_COUNTED = re.compile(r"^\s{0,2}<[0-9]+\.?\s*>\s*$", re.MULTILINE)
_VENDOR = re.compile(r"^\s{0,2}VN\s{1,2}-", re.MULTILINE)
_TYPES = {
    "article": ItemType.ARTICLE,
    "authored book": ItemType.BOOK,
    "book": ItemType.BOOK,
    "book chapter": ItemType.CHAPTER,
    "chapter": ItemType.CHAPTER,
    "conference paper": ItemType.PAPER,
    "dissertation": ItemType.THESIS,
    "dissertation abstract": ItemType.THESIS,
    "edited book": ItemType.BOOK,
    "journal article": ItemType.ARTICLE,
    "legal case": ItemType.LEGAL_CASE,
    "legislation": ItemType.LEGISLATION,
    "newspaper article": ItemType.ARTICLE_NEWSPAPER,
    "patent": ItemType.PATENT,
    "preprint": ItemType.PREPRINT,
    "report": ItemType.REPORT,
    "technical report": ItemType.REPORT,
    "video-audio media": ItemType.MOTION_PICTURE,
}
# Labels that databases append to a title: "[References].", "[Review] [45 refs]".
_AFTER_TITLE = re.compile(r"(?:\s*\[(?:[A-Z][a-z]+(?: [A-Z]?[a-z]+)*|[0-9]+ refs?)\]\.?)+$")
_ROLE = re.compile(r"\s*\[[^\]]*\]\s*$|[0-9,+*\s]+$")
_PMID = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)
_DOI = re.compile(DOI_SHAPE)
# Tags that number a record or name its database.
_WITHOUT_CONTENT = frozenset({"<", "VN"})


def loads(text: str) -> ParseResult:
    """Return the items of Ovid's text. FormatError if it is not empty and no record starts in it."""
    assembly = Assembly(FormatName.OVID)
    found = False
    for record in read_records(text, _syntax(text)):
        for name in [name for name in record.values if name in _LABELS]:
            record.rename(name, _LABELS[name])
        found = found or record.opener != ""
        if record.opener and record.values.keys() <= _WITHOUT_CONTENT:
            assembly.problem(record.line, record.source, "it has no field, and is left out")
        elif record.opener:
            assembly.add(_raw_record(record))
        elif "TI" in record.values:
            assembly.problem(record.line, record.source, "no line before it starts a record, and it is left out")
    if text.strip() and not found:
        raise FormatError("there is no Ovid record in the text", hint="A record starts with a line such as <1>.")
    return assembly.result()


def _syntax(text: str) -> TaggedSyntax:
    """Return the syntax of a text's records: numbered, or else beginning with the line that names the vendor or the record."""
    tagged = _HAS_TAGS.search(text) is not None
    opener = "<" if _COUNTED.search(text) else "VN" if _VENDOR.search(text) else "UI" if tagged else "UNIQUE IDENTIFIER"
    return TaggedSyntax(_TAGGED if tagged else _LABELLED, frozenset({opener}))


def _raw_record(record: TaggedRecord) -> RawRecord:
    item_type = _type(record)
    source = read_source(record.first("SO"))
    if item_type is ItemType.CHAPTER:
        source |= {"container": record.first("BT") or source.get("container", "")}
    publisher, _, place = (record.first("PB") or record.first("PU")).partition(";")
    texts = source | {
        name: text
        for name, text in {
            "title": _title(record.first("TI")),
            "container": record.first("JN", "JT", "NJ"),
            "volume": record.first("VO", "VI"),
            "issue": record.first("IP"),
            "pages": _pages(record.first("PG")),
            "issued": _issued([*record.every("DP", "YR"), source.get("issued", "")]),
            "publisher": publisher,
            "place": record.first("PL") or place.strip(" "),
            "edition": record.first("EN"),
            "abstract": record.first("AB"),
            "language": to_tag(record.first("LG")),
            "pmid": _pmid(record),
            "doi": next((match[0] for match in map(_DOI.search, record.every("DO", "DI")) if match), ""),
            "url": record.first("UR"),
        }.items()
        if text
    }
    texts |= serial_numbers(" ".join(record.every("IS", "IT", "IB")), in_journal=item_type is ItemType.ARTICLE)
    if item_type in {ItemType.BOOK, ItemType.THESIS}:
        texts.pop("container", None)
    csl = {"archive": record.first("DB")}
    if texts.get("container"):
        csl["container-title-short"] = record.first("TA", "JA")
    authors, editors, keywords = _names(record, "FA") or _names(record, "AU"), _names(record, "ED"), _keywords(record)
    language = record.peek("LG") if texts.get("language") else ""
    said = said_of(item_type, texts, authors, editors, keywords, csl, language)
    return RawRecord(
        line=record.line,
        source=record.source,
        type=item_type,
        texts=texts,
        authors=authors,
        editors=editors,
        keywords=keywords,
        csl=csl,
        extra=left_over(record, said, _WITHOUT_CONTENT | ({"AU"} if record.peek("FA") else set())),
    )


def _type(record: TaggedRecord) -> ItemType:
    kinds = [kind.strip(" .").casefold() for value in record.every("DT", "PT") for kind in value.split(",")]
    return next((_TYPES[kind] for kind in kinds if kind in _TYPES), ItemType.ARTICLE)


def _title(text: str) -> str:
    """Return a title without its full stop and the labels that the database appends."""
    found = _AFTER_TITLE.sub("", text.strip(" "))
    return (found or text).removesuffix(".")


def _issued(texts: list[str]) -> str:
    dates = [date for text in texts if (date := written_date(text))]
    return str(most_exact(dates)) if dates else ""


def _pages(text: str) -> str:
    return text if any(char.isdecimal() for char in text) else ""


def _pmid(record: TaggedRecord) -> str:
    """Return the PMID: from its own field, or in MEDLINE from the number of the record."""
    if match := _PMID.match(record.peek("PM")):
        record.first("PM")
        return match[0]
    medline = not record.peek("DB") or "medline" in record.peek("DB").casefold()
    return record.first("UI") if medline and _PMID.fullmatch(record.peek("UI")) else ""


def _names(record: TaggedRecord, *tags: str) -> list[Name]:
    people = (person for value in record.every(*tags) for person in split_people(value))
    return [read_name(name) for person in people if (name := _ROLE.sub("", _ROLE.sub("", person)))]


def _keywords(record: TaggedRecord) -> list[str]:
    """Return the authors' keywords, then the headings without subheadings and without the mark of a main topic; each once."""
    own = [word.strip(" ") for text in record.every("KW", "ID") for word in re.split(r"[;,]\s|\.\s*$", text)]
    headings = [text.replace("*", "").partition("/")[0].strip(" ") for text in record.every("MH", "SH", "DE")]
    return [word for word in dict.fromkeys(own + headings) if word]
