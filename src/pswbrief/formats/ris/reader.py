r"""RIS records, of any program's making, as items.

Why not rispy 0.10, the well-kept reader: without a word it finds nothing in a file whose tags are in small letters or have one blank
before the hyphen, or whose first `TY` stands behind a number or a byte order mark; a record without `ER` is lost, or loses the one
after it; and it knows no line numbers. `tests/formats/test_ris.py` keeps the cases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.tagged import TaggedRecord, read_records

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf

# The hyphen stands after two blanks; programs and people leave out one, or the one behind it. A number may come before `TY`, but
# before no other tag, where it would be text.
_LINE = re.compile(
    r"(?:\s*\[?[0-9]+[.)\]]?\s+(?=TY\s))?\s{0,3}([A-Z][A-Z0-9])(?:\s{1,2}-(?:[ \t](.*))?|\s{2}-(.+))$", re.IGNORECASE
)
_TYPES = {
    tag: item_type
    for item_type, tags in {
        ItemType.ARTICLE: "JOUR EJOUR JFULL MGZN NEWS ABST INPR CTLG",
        ItemType.REPORT: "RPRT GOVDOC STAND",
        ItemType.WEBPAGE: "ELEC WEB BLOG ICOMM",
        ItemType.BOOK: "BOOK EBOOK EDBOOK SER CLSWK",
        ItemType.CHAPTER: "CHAP ECHAP DICT ENCYC",
        ItemType.THESIS: "THES",
        ItemType.PAPER: "CONF CPAPER",
        ItemType.DATASET: "DATA AGGR DBASE",
    }.items()
    for tag in tags.split()
}
# A type in words, as some programs write it.
_TYPE_WORDS = (
    ("journal", ItemType.ARTICLE),
    ("article", ItemType.ARTICLE),
    ("section", ItemType.CHAPTER),
    ("chapter", ItemType.CHAPTER),
    ("report", ItemType.REPORT),
    ("web", ItemType.WEBPAGE),
    ("thesis", ItemType.THESIS),
    ("conference", ItemType.PAPER),
    ("dataset", ItemType.DATASET),
    ("book", ItemType.BOOK),
)
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9X]", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9X]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_DATE = re.compile(r"([0-9]{4})(?:/([0-9]{0,2})(?:/([0-9]{0,2})(?:/(.*))?)?)?", re.DOTALL)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*|^)(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_PMC = re.compile(r"PMC[0-9]+", re.ASCII)


def loads(text: str) -> ParseResult:
    """The items of a RIS file; FormatError if no record starts in it and it isn't empty."""
    assembly = Assembly()
    found = False
    for record in read_records(text, _LINE, ("TY",), "ER"):
        found = found or record.opener != ""
        if record.opener:
            assembly.add(_parts(record))
        else:
            assembly.problem(record.line, record.source, "the record has no TY line before this one, and is left out")
    if text.strip() and not found:
        raise FormatError("there is no RIS record in the text", hint="A record starts with a line such as TY  - JOUR.")
    return assembly.loaded()


def _parts(record: TaggedRecord) -> RawRecord:
    item_type = _type(record.first("TY"))
    texts = {
        "id": record.first("ID"),
        "title": record.first("TI", "T1", "CT") or (record.first("BT") if item_type is ItemType.BOOK else ""),
        "container": _container(record, item_type),
        "publisher": record.first("PB"),
        "place": record.first("CY", "PP"),
        "edition": record.first("ET"),
        "genre": record.first("M3") if not _DOI.search(record.first("M3")) else "",
        "volume": record.first("VL"),
        "issue": record.first("IS", "CP"),
        "doi": record.first("DO")
        or next((match[1] for value in record.every("M3", "L3") if (match := _DOI.search(value))), ""),
        "pmid": _pmid(record),
        "pmcid": next((value for value in record.every("C2") if _PMC.fullmatch(value)), ""),
        "url": record.first("UR", "L2"),
        "abstract": record.first("AB", "N2"),
        "note": "; ".join(record.every("N1")),
        "language": to_tag(record.first("LA")),
    } | _numbers(record, item_type)
    issued, texts["issued"] = _issued(record)
    accessed = _date(record.first("Y2"))
    return RawRecord(
        line=record.line,
        source=record.source,
        type=item_type,
        texts=texts,
        authors=[_name(value) for value in record.every("AU", "A1")],
        editors=[_name(value) for value in record.every("ED", "A2" if item_type is not ItemType.BOOK else "A3")],
        keywords=record.every("KW"),
        issued=issued,
        accessed=accessed,
    )


def _type(tag: str) -> ItemType:
    if known := _TYPES.get(tag.upper()):
        return known
    return next((item_type for word, item_type in _TYPE_WORDS if word in tag.lower()), ItemType.DOCUMENT)


def _container(record: TaggedRecord, item_type: ItemType) -> str:
    journal = record.first("JF", "JO", "JA", "J1", "J2") if item_type is ItemType.ARTICLE else record.first("BT")
    # `T2` is the older name of the journal's full title and the newer one of what holds a chapter; abbreviations come last.
    return record.first("T2") or (journal if item_type is not ItemType.BOOK else "")


def _pmid(record: TaggedRecord) -> str:
    number = record.first("AN")
    # An accession number is PubMed's only if it looks so; other databases have their own.
    return (
        number
        if number.isascii() and number.isdecimal() and not number.startswith("0") and len(number) <= len("12345678")
        else ""
    )


def _numbers(record: TaggedRecord, item_type: ItemType) -> dict[str, str]:
    """Pages, the article number, and what `SN` is: an ISBN, an ISSN, or a report's number."""
    first, last, number = record.first("SP"), record.first("EP"), record.first("C7")
    pages = f"{first}-{last}" if first and last and last != first and "-" not in first else first or last
    found = {"pages": "" if pages == number and item_type is ItemType.ARTICLE else pages, "article_number": number}
    for serial in record.every("SN"):
        if _ISSN.match(serial) and len(serial.split("(")[0].strip()) <= len("1234-5678"):
            found.setdefault("issn", serial)
        elif item_type is ItemType.REPORT and not any(char.isdecimal() for char in serial[:1]):
            found["article_number"] = number or serial
        else:
            found.setdefault("issn" if item_type is ItemType.ARTICLE and not _ISBN.match(serial) else "isbn", serial)
    return found


def _issued(record: TaggedRecord) -> tuple[Edtf | None, str]:
    """The most exact date of `DA`, `PY` and `Y1` that agree on the year; its text where none can be read."""
    dates = [date for value in record.every("PY", "Y1", "DA") if (date := _date(value))]
    if not dates:
        return None, record.first("PY", "Y1", "DA")
    return max((date for date in dates if date.year == dates[0].year), key=lambda date: len(str(date))), ""


def _date(text: str) -> Edtf | None:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return written_date(text)
    year, month, day, other = match.groups()
    if other:
        date = written_date(other) or written_date(f"{other} {year}")
        if date and date.year == int(year):
            return date
    return written_date("-".join(part for part in (year, (month or "").zfill(2), (day or "").zfill(2)) if part != "00"))


def _name(text: str) -> Name:
    """A body where the comma stands last, a person where it stands elsewhere; without one, what the words look like."""
    family, comma, given = (part.strip(" ") for part in text.partition(","))
    if comma:
        return Person(family, given) if given else Organisation(family)
    words = family.split()
    if len(words) > 1 and _INITIALS.fullmatch(words[-1]):
        return Person(" ".join(words[:-1]), words[-1])
    return Organisation(family) if len(words) > 1 else Person(family)
