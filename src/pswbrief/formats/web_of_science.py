"""Reading Web of Science's tagged text: `savedrecs.txt`, `.ciw`. Source: "Web of Science Core Collection Field Tags" (Clarivate).

A record starts with `PT` and ends with `ER`. A tag takes two columns; continuation lines start with three blanks. Each line of a
field of names or cited references is a value; the lines of any other field are one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Organisation
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.dates import from_year_and_rest
from pswbrief.formats.common.identifiers import serial_numbers
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.left_over import left_over, said_of
from pswbrief.formats.common.names import read_name, split_people
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.tagged import RecordEnds, TaggedRecord, TaggedSyntax, read_records
from pswbrief.formats.format_names import FormatName

if TYPE_CHECKING:
    from pswbrief.core.name import Name

_SYNTAX = TaggedSyntax(
    re.compile(r"([A-Z][A-Z0-9])(?:[ \t](.*))?$"),
    frozenset({"PT"}),
    closer="ER",
    lists=frozenset("AU AF BA BF BE CA CR ED GP".split()),
)
# Attributes that are one tag each; of several tags, the first that the record has.
_FIELDS = {
    "publisher": ("PU",),
    "place": ("PI", "PA"),
    "volume": ("VL",),
    "issue": ("IS",),
    "article_number": ("AR",),
    "doi": ("DI", "D2"),
    "pmid": ("PM",),
    "abstract": ("AB",),
}
_VARIABLES = {
    "collection-title": ("SE",),
    "event-title": ("CT",),
    "event-place": ("CL",),
    "supplement-number": ("SU",),
}
# "DT", the document type, where it is more specific than "PT", the publication type.
_TYPES = (
    ("book chapter", ItemType.CHAPTER),
    ("data set", ItemType.DATASET),
    ("dissertation", ItemType.THESIS),
    ("preprint", ItemType.PREPRINT),
    ("proceedings paper", ItemType.PAPER),
    ("meeting", ItemType.PAPER),
)
_PUBLICATIONS = {
    "B": ItemType.BOOK,
    "C": ItemType.PAPER,
    "S": ItemType.CHAPTER,
    "P": ItemType.PATENT,
    "D": ItemType.DATASET,
}
_ANONYMOUS = re.compile(r"\[?anonymous\]?|\[?anon\]?", re.IGNORECASE)


def loads(text: str) -> ParseResult:
    """Return the items of a tagged file. FormatError if it is not empty and no record starts in it."""
    assembly = Assembly(FormatName.WEB_OF_SCIENCE)
    ends = RecordEnds("ER")
    found = False
    for record in read_records(text, _SYNTAX):
        found = found or record.opener != ""
        if record.opener:
            ends.see(record)
            assembly.add(_raw_record(record))
        elif "TI" in record.values:
            assembly.problem(record.line, record.source, "the record has no PT line before this one, and is left out")
    if text.strip() and not found:
        raise FormatError(
            "there is no Web of Science record in the text", hint="A record starts with a line such as PT J."
        )
    ends.report(assembly)
    return assembly.result()


def _raw_record(record: TaggedRecord) -> RawRecord:
    item_type = _type(record)
    texts = {field: record.first(*tags) for field, tags in _FIELDS.items()}
    csl: dict[str, str | list[Name]] = {
        variable: value for variable, tags in _VARIABLES.items() if (value := record.first(*tags))
    }
    whole = item_type is ItemType.BOOK and record.peek("TI") in {"", record.peek("SO")}
    texts["title"] = record.first("TI", "SO")
    texts["container"] = "" if whole else record.first("SO")
    if short := record.first("JI"):
        csl["container-title-short"] = short
    first, last = record.first("BP", "PS"), record.first("EP")
    texts["pages"] = f"{first}-{last}" if first and last and first != last else first
    match item_type:
        case ItemType.PATENT:
            texts["article_number"] = record.first("PN") or texts["article_number"]
        case ItemType.BOOK:
            csl["number-of-pages"] = record.first("PG")
        case _:
            csl["part-number"] = record.first("PN")
    texts |= serial_numbers(" ".join(record.every("SN", "EI", "BN")), in_journal=item_type is ItemType.ARTICLE)
    texts["language"] = to_tag(record.first("LA"))
    date = from_year_and_rest(record.first("PY"), record.first("PD")) or from_year_and_rest("", record.peek("EA"))
    texts["issued"] = str(date or "")
    authors = _names(record, "AF", "BF") or _names(record, "AU", "BA")
    bodies = [Organisation(name) for name in record.every("CA", "GP")]
    editors = _names(record, "BE", "ED")
    keywords = [word for text in record.every("DE", "ID") for word in text.split(";")]
    names = [*authors, *bodies]
    said = said_of(item_type, texts, names, editors, keywords, csl, record.peek("LA") if texts["language"] else "")
    # The document type, and another abbreviation of the journal's name, may add nothing.
    record.every("DT", "J9")
    short_names = {"AU": "AF", "BA": "BF"}
    passed_over = {"PT", *(tag for tag, full in short_names.items() if record.peek(full))}
    return RawRecord(
        line=record.line,
        source=record.source,
        type=item_type,
        texts=texts,
        authors=names,
        editors=editors,
        keywords=keywords,
        csl=csl,
        extra=left_over(record, said, passed_over),
    )


def _type(record: TaggedRecord) -> ItemType:
    """Return the type of a record. An article that was also a conference paper is cited as a journal article."""
    publication, document = record.peek("PT").upper()[:1], record.peek("DT").casefold()
    found = next((item_type for word, item_type in _TYPES if word in document), None)
    if publication == "J":
        return found if found in {ItemType.DATASET, ItemType.PREPRINT} else ItemType.ARTICLE
    return found or _PUBLICATIONS.get(publication, ItemType.ARTICLE)


def _names(record: TaggedRecord, *tags: str) -> list[Name]:
    return [
        read_name(name)
        for value in record.every(*tags)
        for name in split_people(value)
        if not _ANONYMOUS.fullmatch(name)
    ]
