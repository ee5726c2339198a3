r"""RIS records, of any program's making, as items.

Why not rispy 0.10, the well-kept reader: without a word it finds nothing in a file whose tags are in small letters or have one blank
before the hyphen, or whose first `TY` stands behind a number or a byte order mark; a record without `ER` is lost, or loses the one
after it; and it knows no line numbers. `tests/formats/test_ris.py` keeps the cases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.document_types import is_document_type
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.names import read_name, split_people
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.tagged import TaggedRecord, TaggedSyntax, carried_values, read_records
from pswbrief.formats.names import FormatName
from pswbrief.formats.ris.types import ARTICLES, read_type

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf
    from pswbrief.core.name import Name

# The hyphen stands after two blanks; programs and people leave out one, or the one behind it. A number may come before `TY`, but
# before no other tag, where it would be text.
_LINE = re.compile(
    r"(?:\s*\[?[0-9]+[.)\]]?\s+(?=TY\s))?\s{0,3}([A-Z][A-Z0-9])(?:\s{1,2}-(?:[ \t](.*))?|\s{2}-(.+))$", re.IGNORECASE
)
_SYNTAX = TaggedSyntax(_LINE, frozenset({"TY"}), closer="ER")
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9X]", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9X]", re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})(?:/([0-9]{0,2})(?:/([0-9]{0,2})(?:/(.*))?)?)?", re.DOTALL)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*|^)(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_PMC = re.compile(r"PMC[0-9]+", re.ASCII)
_PMID = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)
_LABELLED_PMID = re.compile(r"\bPUBMED\s+([1-9][0-9]{0,7})\b", re.IGNORECASE)
# Databases whose accession numbers are PubMed's.
_PUBMED = ("pubmed", "medline", "ovid", "nlm")
# Zotero writes the time behind the day.
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?Z?")
# What a record has; lines of other tags outside a record ("NL", links that Ovid writes behind ER) are passed over.
_TELLING = frozenset("TI T1 AU A1 JO JF T2 AB".split())
# PsycInfo's words where there are no pages.
_NO_PAGES = frozenset({"no", "specified", "no pagination specified", "no-specified"})


# The last of the tags that the specification leaves to users: what no other can hold is kept there (`common.carried`).
CARRIER = "U5"
# Other variables of CSL that are one tag each; where several tags are named, the first that the record has.
VARIABLE_TAGS = {
    "title-short": ("ST",),
    "call-number": ("CN",),
    "source": ("DP",),
    "archive": ("DB",),
    "archive_location": ("AV",),
    "number-of-volumes": ("NV",),
    "section": ("SE",),
}
# Tags of the older specification that say again what another says, or nothing of the work.
_PASSED_OVER = ("TY", "ER", "ID")


def loads(text: str) -> ParseResult:
    """Return the items of a RIS file; FormatError if no record starts in it and it isn't empty."""
    assembly = Assembly(FormatName.RIS)
    found = False
    for record in read_records(text, _SYNTAX):
        found = found or record.opener != ""
        if record.opener:
            assembly.add(read_record(record))
        elif not _TELLING.isdisjoint(record.values):
            assembly.problem(record.line, record.source, "the record has no TY line before this one, and is left out")
    if text.strip() and not found:
        raise FormatError("there is no RIS record in the text", hint="A record starts with a line such as TY  - JOUR.")
    return assembly.loaded()


def read_record(record: TaggedRecord) -> RawRecord:
    """Return the parts of a record of RIS; tags that CSL has no place for are its `extra`."""
    item_type = read_type(record.first("TY"))
    article = item_type in ARTICLES
    pmid, pmcid = _pmid(record), _pmcid(record)
    titles = _titles(record, item_type)
    texts = {
        "id": record.first("ID"),
        "publisher": record.first("PB"),
        "place": record.first("CY", "PP"),
        # On an article, a date in ET is that of its first publication online.
        "edition": "" if article and _DATE.match(record.peek("ET")) else record.first("ET"),
        "genre": "" if _is_no_genre(record.peek("M3"), item_type) else record.first("M3"),
        "volume": record.first("VL"),
        "issue": record.first("IS", "CP"),
        "doi": record.first("DO") or _doi_elsewhere(record),
        "pmid": pmid,
        "pmcid": pmcid,
        "url": record.first("UR", "L2"),
        "abstract": record.first("AB", "N2"),
        "note": "\n".join(record.every("N1")),
        "language": to_tag(record.first("LA")),
    }
    texts |= {name: titles.pop(name, "") for name in ("title", "container")} | _numbers(record, item_type)
    csl: dict[str, str | Edtf | list[Name]] = dict(titles)
    csl |= {variable: value for variable, tags in VARIABLE_TAGS.items() if (value := record.first(*tags))}
    if "number-of-pages" in texts:
        csl["number-of-pages"] = texts.pop("number-of-pages")
    authors = _names(record, "AU", "A1")
    book = item_type in {ItemType.BOOK, ItemType.CLASSIC}
    editors = _names(record, "ED", "A3" if book else "A2")
    csl |= {"collection-editor": _names(record, "A2" if book else "A3"), "translator": _names(record, "A4", "TA")}
    issued, texts["issued"] = _issued(record)
    accessed = _date(record.first("Y2"))
    record.every(*_PASSED_OVER)
    carried = carried_values(record, CARRIER)
    return RawRecord(
        line=record.line,
        source=record.source,
        type=item_type,
        texts=texts,
        authors=authors,
        editors=editors,
        keywords=record.every("KW"),
        issued=issued,
        accessed=accessed,
        csl=csl,
        extra=record.rest(),
        carried=carried,
    )


def _titles(record: TaggedRecord, item_type: ItemType) -> dict[str, str]:
    """Return the titles: the work's, that of what holds it, its abbreviation and the series."""
    found = {"title": record.first("TI", "T1", "CT")}
    if item_type in {ItemType.BOOK, ItemType.CLASSIC}:
        found["title"] = found["title"] or record.first("BT")
        return found | {"container": record.first("JO", "JF"), "collection-title": record.first("T2", "T3")}
    # `T2` is the older name of the journal's full title and the newer one of what holds a chapter; abbreviations come last.
    # Programs write `JF` and `JO` for whatever holds the work; of a thesis, that is the database that lists it.
    tags = ("T2", "JF", "JO", "JA", "J1", "J2") if item_type in ARTICLES else ("T2", "BT", "JF", "JO", "JA", "J1", "J2")
    container = record.first(*(tags if item_type is not ItemType.THESIS else ("T2",)))
    short = record.peek("J2", "JA", "JO", "J1") if container else ""
    if short and short != container and len(short) < len(container):
        found["container-title-short"] = record.first("J2", "JA", "JO", "J1")
    return found | {"container": container, "collection-title": record.first("T3")}


def _is_no_genre(text: str, item_type: ItemType) -> bool:
    kind = ItemType.ARTICLE if item_type in ARTICLES else item_type
    return _DOI.search(text) is not None or is_document_type(text, kind)


def _names(record: TaggedRecord, *tags: str) -> list[Name]:
    """Return the names under any of the tags, in the order of the record."""
    return [read_name(name) for value in record.in_order(*tags) for name in split_people(value)]


def _pmid(record: TaggedRecord) -> str:
    """Return the PMID: Scopus's `C2`, a label in Cochrane's `C3`, or an accession number that is no other database's."""
    database = record.peek("DB", "DP").casefold()
    tags = ("AN", "C2") if not database or any(name in database for name in _PUBMED) else ("C2",)
    for tag in ("C3", "AN"):
        if match := _LABELLED_PMID.search(record.peek(tag)):
            return match[1]
    return next((record.first(tag) for tag in tags if _PMID.fullmatch(record.peek(tag))), "")


def _doi_elsewhere(record: TaggedRecord) -> str:
    for tag in ("M3", "L3"):
        if match := _DOI.search(record.peek(tag)):
            record.first(tag)
            return match[1]
    return ""


def _pmcid(record: TaggedRecord) -> str:
    return record.first("C2") if _PMC.fullmatch(record.peek("C2")) else ""


def _numbers(record: TaggedRecord, item_type: ItemType) -> dict[str, str]:
    """Return pages, the article number, and what `SN` is: an ISBN, an ISSN, or a report's number."""
    first, last = ("" if (page := record.first(tag)).casefold().strip() in _NO_PAGES else page for tag in ("SP", "EP"))
    number = record.first("C7")
    pages = f"{first}-{last}" if first and last and last != first and "-" not in first else first or last
    article = item_type in ARTICLES
    found = {"pages": "" if pages == number and article else pages, "article_number": number}
    if item_type in {ItemType.BOOK, ItemType.THESIS} and first.isdecimal() and not last:
        # Of a whole book, EndNote and the specification have the number of pages there.
        found |= {"number-of-pages": first, "pages": ""}
    for serial in record.every("SN"):
        if _ISSN.match(serial) and len(serial.split("(")[0].strip()) <= len("1234-5678"):
            found.setdefault("issn", serial)
        elif item_type is ItemType.REPORT and not any(char.isdecimal() for char in serial[:1]):
            found["article_number"] = number or serial
        else:
            found.setdefault("issn" if article and not _ISBN.match(serial) else "isbn", serial)
    return found


def _issued(record: TaggedRecord) -> tuple[Edtf | None, str]:
    """Return the most exact date of `DA`, `PY` and `Y1` that agree on the year; the text where none can be read."""
    dates = [date for value in record.every("PY", "Y1", "DA") if (date := _date(value))]
    if not dates:
        return None, record.first("PY", "Y1", "DA")
    return max((date for date in dates if date.year == dates[0].year), key=lambda date: len(str(date))), ""


def _date(text: str) -> Edtf | None:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return written_date(text)
    year, month, day, other = match.groups()
    if other and _TIME.fullmatch(other.strip("/ ")) is None:
        date = written_date(other) or written_date(f"{other} {year}")
        if date and date.year == int(year):
            return date
    return written_date("-".join(part for part in (year, (month or "").zfill(2), (day or "").zfill(2)) if part != "00"))
