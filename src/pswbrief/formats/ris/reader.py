r"""Reading RIS as written by any program.

Why not rispy 0.10, the maintained library: it silently finds nothing in a file whose tags are in lower case or have one blank before
the hyphen, or whose first `TY` follows a number or a byte order mark; it loses a record without `ER`, or the one after it; and it has
no line numbers. `tests/formats/ris/test_writer.py` keeps the cases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.variables import VARIABLES
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.cleaning import decode_entities
from pswbrief.formats.common.dates import is_part_of, most_exact, written_date
from pswbrief.formats.common.document_types import is_document_type
from pswbrief.formats.common.endnote_fields import section_as_page
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.names import read_people
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.tagged import RecordEnds, TaggedRecord, TaggedSyntax, carried_values, read_records
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.ris.fields import BY_TYPE, is_names
from pswbrief.formats.ris.identifiers import DOI, PMC, doi_elsewhere, read_pmcid, read_pmid, web_address
from pswbrief.formats.ris.types import ARTICLES, read_type

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf
    from pswbrief.core.name import Name

    CslSource = str | list[Name]

# The hyphen follows two blanks; programs and people omit one, or the one after it, or write a dash. A number may precede `TY`, but
# no other tag, where it would be text. Scripts write whole words for identifiers.
_TAG = r"[A-Z][A-Z0-9]|(?:PMC?ID|DOI|URL)(?=\s{2})"
_LINE = re.compile(
    rf"(?:\s*\[?[0-9]+[.)\]]?\s+(?=TY\s))?\s{{0,3}}({_TAG})(?:(?:\s{{1,4}}-|\s{{2}}–)(?:[ \t](.*))?|\s{{2}}-(.+))$",
    re.IGNORECASE,
)
# EndNote writes KW once, and each further keyword on a line of its own.
_SYNTAX = TaggedSyntax(_LINE, frozenset({"TY"}), closer="ER", lists=frozenset({"KW"}))
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9X]", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9X]", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{4}")
_WHOLE = re.compile(r"([0-9]+)(?:\s?(?:p|pp|pages|S)\.?)?")
_DATE = re.compile(r"([0-9]{4})(?:/([0-9]{0,2})(?:/([0-9]{0,2})(?:/(.*))?)?)?", re.DOTALL)
# An issue, a supplement or a part; five digits are more likely an article's number.
_ISSUE = re.compile(
    r"[0-9]+(?:\s*[-–/]\s*[0-9]+)?|(?:no\.?|issue|suppl?\.?|supplement|part|pt\.?|special issue)\s?[0-9A-Z]*",
    re.IGNORECASE,
)
_LONGEST_ISSUE = 4
_LAST_MONTH = 12
# Zotero appends the time to the date.
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?Z?")
# Tags that indicate a record; lines of other tags outside a record ("NL", Ovid's links after ER) are ignored.
_TAGS_OF_WORKS = frozenset("TI T1 AU A1 JO JF T2 AB".split())


# The last of the tags that the specification leaves to users, for values that no other can hold (`common.carried`).
CARRIER = "U5"
# Other CSL variables that are one tag each; of several tags, the first that the record has.
VARIABLE_TAGS = {
    "title-short": ("ST",),
    "call-number": ("CN",),
    "source": ("DP",),
    "archive": ("DB",),
    "archive_location": ("AV",),
    "number-of-volumes": ("NV",),
    "section": ("SE",),
}
# Tags of the older specification that repeat others, or don't describe the work.
_PASSED_OVER = ("TY", "ER", "ID")


def loads(text: str) -> ParseResult:
    """Return the items of a RIS file. FormatError if it is not empty and no record starts in it."""
    assembly = Assembly(FormatName.RIS)
    ends = RecordEnds("ER")
    found = False
    for record in read_records(text, _SYNTAX):
        found = found or record.opener != ""
        if record.opener:
            ends.see(record)
            assembly.add(read_record(record))
        elif not _TAGS_OF_WORKS.isdisjoint(record.values):
            assembly.problem(record.line, record.source, "the record has no TY line before this one, and is left out")
    if text.strip() and not found:
        raise FormatError("there is no RIS record in the text", hint="A record starts with a line such as TY  - JOUR.")
    ends.report(assembly)
    return assembly.result()


def read_record(record: TaggedRecord) -> RawRecord:
    """Convert one record; tags that CSL has no variable for are kept in `extra`."""
    item_type = read_type(record.first("TY"))
    special = _special(record, item_type)
    texts, csl = _texts(record, item_type)
    authors, editors = _people_by_role(record, item_type, csl)
    for name, values in special.items():
        if name == "author":
            authors += _people(values)
        elif is_names(name):
            csl[name] = _people(values)
        elif name in VARIABLES:
            csl[name] = "; ".join(values)
        else:
            texts[name] = "; ".join(values)
    issued, texts["issued"] = _issued(record)
    accessed = _date(record.peek("Y2"))
    if accessed:
        record.first("Y2")
    record.every(*_PASSED_OVER)
    carried = carried_values(record, CARRIER)
    return RawRecord(
        line=record.line,
        source=record.source,
        type=item_type,
        texts=texts,
        authors=authors,
        editors=editors,
        keywords=_keywords(record),
        issued=issued,
        accessed=accessed,
        csl=csl,
        extra=record.rest(),
        carried=carried,
    )


def _texts(record: TaggedRecord, item_type: ItemType) -> tuple[dict[str, str], dict[str, CslSource]]:
    """Return the plain fields, by attribute of Item, and the other texts, by CSL variable."""
    article = item_type in ARTICLES
    pmid, pmcid = read_pmid(record), read_pmcid(record)
    titles = _titles(record, item_type)
    texts = {
        "id": record.first("ID"),
        "publisher": record.first("PB"),
        "place": record.first("CY", "PP"),
        # Of an article, a date in ET is that of first publication online.
        "edition": "" if article and _DATE.match(record.peek("ET")) else record.first("ET"),
        "genre": "" if _is_no_genre(record.peek("M3"), item_type) else record.first("M3"),
        "volume": record.first("VL"),
        "issue": record.first("IS", "CP") or _issue(record, article=article),
        "doi": record.first("DO", "DOI") or doi_elsewhere(record),
        "pmid": pmid,
        "pmcid": pmcid,
        "url": web_address(record),
        "abstract": record.first("AB", "N2"),
        "note": "\n".join(record.every("N1")),
        "language": to_tag(record.first("LA")),
    }
    texts |= {name: titles.pop(name, "") for name in ("title", "container")} | _numbers(record, item_type)
    csl: dict[str, CslSource] = dict(titles)
    csl |= {variable: value for variable, tags in VARIABLE_TAGS.items() if (value := record.first(*tags))}
    section_as_page(item_type, texts, csl)
    if item_type is ItemType.THESIS and not any(map(str.isdecimal, texts["volume"])):
        # EndNote's degree.
        texts["genre"], texts["volume"] = texts["genre"] or texts["volume"], ""
    if "number-of-pages" in texts:
        csl["number-of-pages"] = texts.pop("number-of-pages")
    return texts, csl


def _people_by_role(
    record: TaggedRecord, item_type: ItemType, csl: dict[str, CslSource]
) -> tuple[list[Name], list[Name]]:
    """Return the authors and the editors, and add people in other roles to `csl`."""
    authors = _names(record, "AU", "A1")
    book = item_type in {ItemType.BOOK, ItemType.CLASSIC}
    # The other names of a thesis are advisers'.
    editors = _names(record, "ED", *(() if item_type is ItemType.THESIS else ("A3" if book else "A2",)))
    if item_type is not ItemType.THESIS:
        csl["collection-editor"] = _names(record, "A2" if book else "A3")
    csl["translator"] = _names(record, "A4")
    return authors, editors


def _special(record: TaggedRecord, item_type: ItemType) -> dict[str, list[str]]:
    """Remove and return the values of tags that have a special meaning for the record's type, by field or variable."""
    tags = dict(BY_TYPE.get(item_type, {}))
    if item_type is ItemType.PAPER and not record.peek("AN").startswith("WOS:"):
        # EndNote has the proceedings and their place there, and the conference's under the usual tags.
        for own, name, usual, other in (("C3", "container", "T2", "event-title"), ("C1", "place", "CY", "event-place")):
            if record.peek(own):
                tags |= {own: name, usual: other}
    if item_type is ItemType.PATENT and not record.peek("SN"):
        tags["IS"] = "article_number"
    return {name: values for tag, name in tags.items() if (values := record.pop(tag))}


def _titles(record: TaggedRecord, item_type: ItemType) -> dict[str, str]:
    """Return the titles: of the work, of its container, the container's abbreviation, and the series."""
    found = {"title": record.first("TI", "T1", "CT", "ST")}
    if item_type in {ItemType.BOOK, ItemType.CLASSIC}:
        found["title"] = found["title"] or record.first("BT")
        return found | {"container": record.first("JO", "JF"), "collection-title": record.first("T2", "T3")}
    # `T2` is an older tag of a journal's full title, and a newer one of a chapter's container; abbreviations come last.
    # Programs write `JF` and `JO` for any container; of a thesis, that is the database that lists it.
    tags = ("T2", "JF", "JO", "JA", "J1", "J2") if item_type in ARTICLES else ("T2", "BT", "JF", "JO", "JA", "J1", "J2")
    container = record.first(*(tags if item_type is not ItemType.THESIS else ("T2",)))
    short = record.peek("J2", "JA", "JO", "J1") if container else ""
    if short and short != container and len(short) < len(container):
        found["container-title-short"] = record.first("J2", "JA", "JO", "J1")
    return found | {"container": container, "collection-title": record.first("T3")}


def _is_no_genre(text: str, item_type: ItemType) -> bool:
    kind = ItemType.ARTICLE if item_type in ARTICLES else item_type
    return DOI.search(text) is not None or is_document_type(text, kind)


def _names(record: TaggedRecord, *tags: str) -> list[Name]:
    """Return the names under any of the tags, in the order of the record."""
    return _people(record.in_order(*tags))


def _people(values: list[str]) -> list[Name]:
    return [name for value in values for name in read_people(value)]


def _keywords(record: TaggedRecord) -> list[str]:
    """Return the keywords: as in Zotero, split at semicolons, and at commas if there is only one KW."""
    found = [
        keyword
        for value in record.every("KW")
        for piece in decode_entities(value).split(";")
        if (keyword := piece.strip())
    ]
    if len(found) == 1:
        found = [keyword for piece in found[0].split(",") if (keyword := piece.strip())]
    return found


def _issue(record: TaggedRecord, *, article: bool) -> str:
    """Return the issue in `M1`, where EndNote puts it for some articles; other programs use that tag for anything."""
    text = record.peek("M1")
    if not article or not _ISSUE.fullmatch(text) or (text.isdecimal() and len(text) > _LONGEST_ISSUE):
        return ""
    return record.first("M1")


def _numbers(record: TaggedRecord, item_type: ItemType) -> dict[str, str]:
    """Return the pages, the article number, and `SN` as an ISBN, an ISSN, or a report's number."""
    first, last = record.first("SP"), record.first("EP")
    number = record.first("C7") if not PMC.fullmatch(record.peek("C7")) else ""
    if last == "+":
        first, last = f"{first}+", ""
    pages = f"{first}-{last}" if first and last and last != first and "-" not in first else first or last
    article = item_type in ARTICLES
    found = {"pages": "" if pages == number and article else pages, "article_number": number}
    if item_type in {ItemType.BOOK, ItemType.THESIS} and not last and (whole := _WHOLE.fullmatch(first)):
        # For a whole book, EndNote and the specification have the number of pages there.
        found |= {"number-of-pages": whole[1], "pages": ""}
    for place, serial in enumerate(record.values.get("SN", ())):
        if _ISSN.match(serial) and len(serial.split("(")[0].strip()) <= len("1234-5678"):
            name = "issn"
        elif item_type is ItemType.REPORT and not any(char.isdecimal() for char in serial[:1]):
            name = "article_number"
        else:
            name = "issn" if article and not _ISBN.match(serial) else "isbn"
        if serial and not found.get(name):
            # Any further number stays unread.
            found[name] = serial
            record.take("SN", place)
    return found


def _issued(record: TaggedRecord) -> tuple[Edtf | None, str]:
    """Return the most exact of the dates in `DA`, `PY` and `Y1` that agree on the year; the text if none can be parsed."""
    texts = [value for tag in _DATES for value in record.values.get(tag, ()) if value]
    dates = [date for value in texts if (date := _date(value))]
    if not dates:
        return None, record.first(*_DATES)
    # "DA  - Mar-Apr", with the year in another tag.
    dates += [date for value in texts if not _YEAR.search(value) and (date := written_date(f"{value} {dates[0].year}"))]
    exact = most_exact(dates)
    record.take_if(lambda value: is_part_of(value, exact, _date), *_DATES)
    return exact, ""


_DATES = ("PY", "Y1", "DA")


def _date(text: str) -> Edtf | None:
    match = _DATE.fullmatch(text.strip())
    if match is None or (match[2] and int(match[2]) > _LAST_MONTH):
        return written_date(text)
    year, month, day, other = match.groups()
    if other and _TIME.fullmatch(other.strip("/ ")) is None:
        date = written_date(other) or written_date(f"{other} {year}")
        if date and date.year == int(year):
            return date
    return written_date("-".join(part for part in (year, (month or "").zfill(2), (day or "").zfill(2)) if part != "00"))
