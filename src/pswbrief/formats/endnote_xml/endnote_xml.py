"""EndNote's XML: what EndNote exports and imports, and Zotero, JabRef and pandoc read.

EndNote publishes no specification: the elements and their order are those of its own exports, in which each text stands in a <style>.
Its custom fields hold, for a journal article, the PMCID (custom2) and the article's number (custom7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.carried import as_lines, from_line
from pswbrief.formats.common.dates import from_year_and_rest, year_and_rest
from pswbrief.formats.common.document_types import is_document_type
from pswbrief.formats.common.exact import KeptFields, carried_lines
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.common.serials import serial_numbers
from pswbrief.formats.endnote_xml.records import NOT_XML, Damaged, EndnoteRecord, read_records
from pswbrief.formats.endnote_xml.types import EDITED_BOOK, REF_TYPES, is_exact, read_kind, read_name, write_name
from pswbrief.formats.names import FormatName
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.formats.common.result import ParseResult

# Our fields and EndNote's elements, as far as they are one text each, in the three places where its order has them.
_MIDDLE = {"pages": "pages", "volume": "volume", "issue": "number"}
_MAKERS = {"place": "pub-location", "publisher": "publisher"}
_NUMBERS = {
    "pmid": "accession-num",
    "doi": "electronic-resource-num",
    "abstract": "abstract",
    "id": "label",
    "note": "notes",
    "language": "language",
}
_LAST = {"accessed": "access-date", "pmcid": "custom2", "article_number": "custom7"}
# Other variables of CSL that are one text each, and where they stand.
_VARIABLES = {
    "title-short": ("titles", "short-title"),
    "container-title-short": ("periodical", "abbr-1"),
    "collection-title": ("titles", "tertiary-title"),
    "number-of-volumes": ("num-vols",),
    "section": ("section",),
    "call-number": ("call-num",),
    "source": ("remote-database-provider",),
    "archive": ("remote-database-name",),
    "original-title": ("titles", "translated-title"),
}
VARIABLES = frozenset({*_VARIABLES, "translator", "collection-editor"})
# What says nothing of the work: numbers of the record in its database, and titles that say the same again.
_PASSED_OVER = (
    ("database",),
    ("source-app",),
    ("rec-number",),
    ("ref-type",),
    ("foreign-keys", "key"),
    ("periodical", "full-title"),
    ("dates", "year"),
    ("dates", "pub-dates", "date"),
)
# The last of EndNote's custom fields: what no element can hold is kept there, a line each (`common.carried`).
CARRIER = "custom8"
# What needs no trial, since it always comes back.
KEPT = KeptFields(
    types=frozenset({ItemType.ARTICLE, ItemType.REPORT, ItemType.WEBPAGE, ItemType.CHAPTER, ItemType.PAPER}),
    fields=frozenset("title container publisher place volume issue doi pmid pmcid url abstract note".split()),
    risky=re.compile(
        r"[\x00-\x09\x0b-\x1f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]|<[/a-zA-Z]|&[#\w]+;|  |^ | $",
        re.MULTILINE,
    ),
    variables=frozenset({"title-short"}),
)
# A label may be any remark; a key is one word. Other databases have accession numbers, too ("WOS:000654321000012").
_KEY = re.compile(r"\S+")
_PMID = re.compile(r"[0-9]+", re.ASCII)
_PMCID = re.compile(r"PMC[0-9]+", re.ASCII)
_ELEMENT = re.compile(r"[a-z][a-z0-9-]*")


def dumps(items: Sequence[Item], notice: str | None = None) -> str:
    """The records as EndNote exports them, one a line, the notice as a comment above; well-formed whatever the items hold."""
    # A comment can't hold two hyphens in a row, nor end with one (XML 1.0, section 2.5).
    words = re.sub("-(?=-)", "- ", NOT_XML.sub(" ", plain(notice or "")))
    comment = f"<!-- {words} -->\n" if words else ""
    carried = carried_lines(items, KEPT, _native, loads)
    records = "".join(
        _record(number, item, lines) + "\n" for number, (item, lines) in enumerate(zip(items, carried, strict=True), 1)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{comment}<xml><records>\n{records}</records></xml>\n'


def _native(items: Sequence[Item]) -> str:
    records = "".join(_record(number, item, {}) for number, item in enumerate(items, 1))
    return f"<xml><records>{records}</records></xml>"


def _record(number: int, item: Item, carried: Mapping[str, str]) -> str:
    name, code = REF_TYPES[item.type]
    parts = (
        '<source-app name="pswbrief">pswbrief</source-app>',
        f"<rec-number>{number}</rec-number>",
        # pandoc takes a record's id from here, where EndNote keeps the number of the record in its database.
        f'<foreign-keys><key app="pswbrief">{_escaped(item.id)}</key></foreign-keys>',
        f'<ref-type name="{name}">{code}</ref-type>',
        _contributors(item),
        _titles(item),
        _inside("periodical", _text("full-title", item.container), _text("abbr-1", item.text("container-title-short")))
        if item.type in {ItemType.ARTICLE, ItemType.BOOK} or item.text("container-title-short")
        else "",
        _texts(item, _MIDDLE),
        # An article's edition is, to EndNote, the date of its first publication online.
        _text("edition", item.edition) if item.type is not ItemType.ARTICLE else "",
        _inside("keywords", *(_text("keyword", word) for word in item.keywords)),
        _dates(item.issued) if item.issued else "",
        _texts(item, _MAKERS),
        # EndNote has one field for both; which it is shows in the number.
        _text("isbn", " ".join(number for number in (item.issn, item.isbn) if number)),
        _texts(item, _NUMBERS),
        _text("work-type", item.genre),
        "".join(_text(path[0], item.text(name)) for name, path in _VARIABLES.items() if len(path) == 1),
        _inside("urls", _inside("related-urls", _text("url", item.url))),
        _texts(item, _LAST),
        *_beyond_csl(item),
        # EndNote ends a line within a field with a carriage return.
        _inside(
            CARRIER, "&#xD;".join(escape(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", line)) for line in as_lines(carried))
        ),
    )
    return _inside("record", *parts)


def _contributors(item: Item) -> str:
    series = {"secondary-authors", "tertiary-authors"} - {_editors(item.type)}
    return _inside(
        "contributors",
        _names("authors", item.authors),
        _names(_editors(item.type), item.editors),
        _names(series.pop(), item.names("collection-editor")),
        _names("subsidiary-authors", item.names("translator")),
    )


def _titles(item: Item) -> str:
    second, third = item.container, item.text("collection-title")
    if item.type is ItemType.BOOK:
        second, third = third, None
    return _inside(
        "titles",
        _text("title", item.title),
        _text("secondary-title", second),
        _text("tertiary-title", third),
        _text("short-title", item.text("title-short")),
        _text("translated-title", item.text("original-title")),
    )


def _beyond_csl(item: Item) -> Iterator[str]:
    """Write back what an EndNote file had and CSL has no place for."""
    for name, values in item.extra.get(FormatName.ENDNOTE_XML, {}).items():
        path = name.split("/")
        if all(map(_ELEMENT.fullmatch, path)):
            texts = "".join(_text(path[-1], value) for value in ((values,) if isinstance(values, str) else values))
            for element in reversed(path[:-1]):
                texts = _inside(element, texts)
            yield texts


def losses(items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return what EndNote's XML can't hold of the items."""
    lost = lost_fields(
        items, FormatName.ENDNOTE_XML, VARIABLES, lambda item: None if is_exact(item.type) else REF_TYPES[item.type][0]
    )
    return lost.sentences("EndNote XML", f"<{CARRIER}>", verbose=verbose)


def _editors(kind: ItemType) -> str:
    # A book's second names are its series' editors.
    return "tertiary-authors" if kind is ItemType.BOOK else "secondary-authors"


def _names(element: str, names: Sequence[Name]) -> str:
    return _inside(element, *(_text("author", write_name(name)) for name in names))


def _dates(issued: Edtf) -> str:
    year, rest = year_and_rest(issued)
    return _inside("dates", _text("year", year), _inside("pub-dates", _text("date", rest)))


def _texts(item: Item, fields: Mapping[str, str]) -> str:
    return "".join(_text(element, str(value)) for field, element in fields.items() if (value := getattr(item, field)))


def _text(element: str, text: str | None) -> str:
    escaped = _escaped(text or "")
    return (
        f'<{element}><style face="normal" font="default" size="100%">{escaped}</style></{element}>' if escaped else ""
    )


def _inside(element: str, *content: str) -> str:
    joined = "".join(content)
    return f"<{element}>{joined}</{element}>" if joined else ""


def _escaped(text: str) -> str:
    return escape(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", plain(text)))


def loads(text: str) -> ParseResult:
    """The items of EndNote's XML, its own or another program's.

    FormatError if it isn't such XML, or declares a document type or an entity. A record that isn't well-formed is a problem.
    """
    assembly = Assembly(FormatName.ENDNOTE_XML)
    for record in read_records(text):
        if isinstance(record, Damaged):
            assembly.problem(record.line, record.text, record.reason)
        else:
            assembly.add(_parts(record))
    return assembly.loaded()


def _parts(record: EndnoteRecord) -> RawRecord:
    kind = read_kind(record.type_name, record.first("ref-type"))
    elements = _MIDDLE | _MAKERS | _NUMBERS | _LAST
    texts = {
        field: record.first(element) for field, element in elements.items() if field not in {"id", "pmid", "pmcid"}
    }
    texts["issue"] = texts["issue"] or record.first("issue")
    texts["note"] = "; ".join(note for note in (texts["note"], record.first("research-notes")) if note)
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
    texts |= serial_numbers(record.first("isbn"), in_journal=kind is ItemType.ARTICLE)
    csl: dict[str, str | list[Name]] = {name: record.first(*path) for name, path in _VARIABLES.items()}
    if csl["container-title-short"] == texts["container"]:
        del csl["container-title-short"]
    if kind is ItemType.BOOK:
        # A book's second title is its series.
        csl["collection-title"] = record.first("titles", "secondary-title") or csl["collection-title"]
        texts["container"] = record.first("periodical", "full-title")
    people = {role: _people(record, f"{role}-authors") for role in ("secondary", "tertiary", "subsidiary")}
    authors, editors = _people(record, "authors"), people.pop(_editors(kind).partition("-")[0])
    if record.type_name.casefold() == EDITED_BOOK[0] and not editors:
        authors, editors = [], authors
    csl |= {"translator": people.pop("subsidiary"), "collection-editor": next(iter(people.values()))}
    for path in _PASSED_OVER:
        record.every(*path)
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
    """Return the lines of `common.carried` in the custom field that holds them; other lines stay there."""
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
    """Return the key and PubMed's numbers, which share their fields with anything else; what is none of these stays unread."""
    found = {}
    for name, element, shape in (("id", "label", _KEY), ("pmid", "accession-num", _PMID), ("pmcid", "custom2", _PMCID)):
        texts = record.texts.get((element,), [""])
        if match := shape.fullmatch(texts[0].strip()):
            found[name] = match[0]
            record.first(element)
    return found


def _people(record: EndnoteRecord, element: str) -> list[Name]:
    return [read_name(name) for name in record.every("contributors", element, "author")]


def _issued(record: EndnoteRecord) -> str:
    """The date as EDTF: the year and what is said beside it, or, if they can't be read together, the year alone."""
    year, more = record.first("dates", "year").strip(), record.first("dates", "pub-dates", "date").strip()
    return str(from_year_and_rest(year, more) or year or more)


def _address(record: EndnoteRecord) -> str:
    """Return the first web address; the others may be files on the computer of whoever exported them, and are kept as they are."""
    for place in ("web-urls", "related-urls", "text-urls"):
        path = ("urls", place, "url")
        for url in record.texts.get(path, ()):
            if url.strip().startswith(("http://", "https://")):
                record.texts[path].remove(url)
                return url.strip()
    return ""
