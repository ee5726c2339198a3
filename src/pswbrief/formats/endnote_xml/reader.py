"""Reading EndNote XML, as EndNote and other programs write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.carried import from_line
from pswbrief.formats.common.dates import from_year_and_rest, is_part_of
from pswbrief.formats.common.document_types import is_document_type
from pswbrief.formats.common.endnote_fields import from_endnote
from pswbrief.formats.common.identifiers import serial_numbers
from pswbrief.formats.common.names import read_people
from pswbrief.formats.endnote_xml.elements import (
    CARRIER,
    LAST,
    MAKERS,
    MIDDLE,
    NUMBERS,
    VARIABLE_PATHS,
    editors_element,
)
from pswbrief.formats.endnote_xml.records import Damaged, EndnoteRecord, read_records
from pswbrief.formats.endnote_xml.types import EDITED_BOOK, read_kind
from pswbrief.formats.format_names import FormatName
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from pswbrief.core.name import Name
    from pswbrief.formats.common.result import ParseResult

# Elements that don't describe the work: numbers of the record in its database, and repeated titles.
_PASSED_OVER = (
    ("database",),
    ("source-app",),
    ("rec-number",),
    ("ref-type",),
    ("foreign-keys", "key"),
)
# Repeats the journal's name; a different name stays unread.
_PERIODICAL = ("periodical", "full-title")
# A label may be any remark; a key is one word. Other databases have accession numbers, too ("WOS:000654321000012").
_KEY = re.compile(r"\S+")
_PMID = re.compile(r"[0-9]+", re.ASCII)
_PMCID = re.compile(r"PMC[0-9]+", re.ASCII)


def loads(text: str) -> ParseResult:
    """Return the items of EndNote's XML.

    FormatError if it isn't such XML, or declares a document type or an entity. A record that isn't well-formed becomes a problem.
    """
    assembly = Assembly(FormatName.ENDNOTE_XML)
    for record in read_records(text):
        if isinstance(record, Damaged):
            assembly.problem(record.line, record.text, record.reason)
        else:
            assembly.add(_raw_record(record))
    return assembly.result()


def _raw_record(record: EndnoteRecord) -> RawRecord:
    kind = read_kind(record.type_name, record.first("ref-type"))
    elements = MIDDLE | MAKERS | NUMBERS | LAST
    texts = {
        field: record.first(element) for field, element in elements.items() if field not in {"id", "pmid", "pmcid"}
    }
    texts["issue"] = texts["issue"] or record.first("issue")
    texts |= _identifiers(record)
    genre = next(iter(record.texts.get(("work-type",), ())), "")
    if not is_document_type(genre, kind):
        texts["genre"] = record.first("work-type")
    texts |= {
        "title": record.first("titles", "title"),
        "container": record.first("titles", "secondary-title") or record.first("periodical", "full-title"),
        "edition": record.first("edition") if kind is not ItemType.ARTICLE else "",
        "issued": _issued(record),
        "url": _address(record),
    }
    texts |= _serials(record, kind)
    csl: dict[str, str | list[Name]] = {name: record.first(*path) for name, path in VARIABLE_PATHS.items()}
    if csl["container-title-short"] == texts["container"]:
        del csl["container-title-short"]
    if kind is ItemType.BOOK:
        # A book's second title is its series.
        csl["collection-title"] = record.first("titles", "secondary-title") or csl["collection-title"]
        texts["container"] = record.first("periodical", "full-title")
    people = {role: _people(record, f"{role}-authors") for role in ("secondary", "tertiary", "subsidiary")}
    authors, editors = _people(record, "authors"), people.pop(editors_element(kind).partition("-")[0])
    if record.type_name.casefold() == EDITED_BOOK[0] and not editors:
        authors, editors = [], authors
    csl |= {"translator": people.pop("subsidiary"), "collection-editor": next(iter(people.values()))}
    if kind is ItemType.PAPER:
        # The proceedings and their place are in custom fields, the conference's in the usual ones.
        for element, field, other in (("custom3", "container", "event-title"), ("custom1", "place", "event-place")):
            if value := record.first(element):
                texts[field], csl[other] = value, texts[field]
    if record.texts.get(_PERIODICAL) == [texts["container"]]:
        record.every(*_PERIODICAL)
    for path in _PASSED_OVER:
        record.every(*path)
    from_endnote(kind, texts, csl)
    carried = _carried(record)
    return RawRecord(
        line=record.line,
        source=texts["title"],
        type=kind,
        texts=texts,
        authors=authors,
        editors=editors,
        keywords=[word for text in record.every("keywords", "keyword") for word in re.split(r"[\r\n]+", text)],
        csl=csl,
        extra=record.rest(),
        carried=carried,
    )


def _carried(record: EndnoteRecord) -> dict[str, str]:
    """Return the lines of `common.carried` in their custom field, and count it as read; other lines are kept."""
    found: dict[str, str] = {}
    others = []
    for line in "\n".join(record.texts.get((CARRIER,), ())).replace("\r", "\n").split("\n"):
        if carried := from_line(line):
            found[carried[0]] = carried[1]
        elif line.strip():
            others.append(line)
    if found:
        record.texts[CARRIER,] = ["\n".join(others)] if others else []
    return found


def _identifiers(record: EndnoteRecord) -> dict[str, str]:
    """Return the key and PubMed's numbers, whose fields may also hold other values; those stay unread."""
    found = {}
    for name, element, shape in (("id", "label", _KEY), ("pmid", "accession-num", _PMID), ("pmcid", "custom2", _PMCID)):
        texts = record.texts.get((element,), [""])
        if match := shape.fullmatch(texts[0].strip()):
            found[name] = match[0]
            record.first(element)
    return found


def _people(record: EndnoteRecord, element: str) -> list[Name]:
    values = record.every("contributors", element, "author")
    return [name for value in values for name in read_people(plain(value), family_last=True)]


def _issued(record: EndnoteRecord) -> str:
    """Return the date as EDTF, from the year and the date field, or from the year alone if both can't be combined."""
    year, more = (next(iter(record.texts.get(path, ())), "").strip() for path in _DATES)
    date = from_year_and_rest(year, more)
    if date is None:
        return record.first(*_DATES[0]).strip() or record.first(*_DATES[1]).strip()
    for path in _DATES:
        record.texts[path] = [text for text in record.texts.get(path, ()) if not is_part_of(text, date)]
    return str(date)


_DATES = (("dates", "year"), ("dates", "pub-dates", "date"))


def _serials(record: EndnoteRecord, kind: ItemType) -> dict[str, str]:
    """Return the ISSN and the ISBN; a field with more numbers ("1234-5678 (Electronic)") stays unread."""
    text = next(iter(record.texts.get(("isbn",), ())), "")
    found = serial_numbers(text, in_journal=kind is ItemType.ARTICLE)
    if len(set(_SERIAL.findall(text))) <= len(found):
        record.first("isbn")
    return found


_SERIAL = re.compile(r"[0-9][0-9X-]{6,}[0-9X]", re.IGNORECASE | re.ASCII)


def _address(record: EndnoteRecord) -> str:
    """Return the first web address; other addresses, such as files on the exporting computer, stay unread."""
    for place in ("web-urls", "related-urls", "text-urls"):
        path = ("urls", place, "url")
        for url in record.texts.get(path, ()):
            if url.strip().startswith(("http://", "https://")):
                record.texts[path].remove(url)
                return url.strip()
    return ""
