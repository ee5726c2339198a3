"""Reading and writing Refer, EndNote's `.enw` files. Sources: refer(1) of troff; EndNote's export style "EndNote Export".

A line is a percent sign, a letter, a blank and a value; a record starts with its type in `%0` and ends at a blank line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.carried import as_lines
from pswbrief.formats.common.dates import from_year_and_rest, is_part_of, year_and_rest
from pswbrief.formats.common.document_types import is_document_type
from pswbrief.formats.common.endnote_fields import FOR_TYPES, from_endnote, to_endnote
from pswbrief.formats.common.exact import KeptFields, carried_lines
from pswbrief.formats.common.identifiers import DOI_PREFIX, DOI_SHAPE, serial_numbers
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.common.names import read_people
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.tagged import TaggedRecord, TaggedSyntax, carried_values, read_records
from pswbrief.formats.endnote_xml.types import REF_TYPES, is_exact, read_kind, write_name
from pswbrief.formats.format_names import FormatName
from pswbrief.text.plain import plain, plain_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name

_LINE = re.compile(r"[ \t]{0,3}%([0-9A-Z?@!#$&()*+,.:;<=>\[\]^~|'-])(?:[ \t](.*))?$")
# A field that EndNote leaves to users, for values that no other can hold (`common.carried`).
_CARRIER = "4"
_LISTS = frozenset("AEHKY?4")
# In records with `%0`, a value may hold blank lines, as between paragraphs of an abstract; in old files they end the record.
_TYPED = TaggedSyntax(_LINE, frozenset("0"), lists=_LISTS)
_UNTYPED = TaggedSyntax(_LINE, frozenset(), lists=_LISTS, blank_ends=True)
_HAS_TYPES = re.compile(r"^[ \t]{0,3}%0", re.MULTILINE)
_LINE_END = "\r\n"
# Attributes of an item and CSL variables that are one letter each.
_FIELDS = {
    "title": "T",
    "publisher": "I",
    "place": "C",
    "edition": "7",
    "volume": "V",
    "issue": "N",
    "article_number": "]",
    "pages": "P",
    "pmcid": "2",
    "url": "U",
    "note": "Z",
}
_VARIABLES = {
    "title-short": "!",
    "number-of-volumes": "6",
    "section": "&",
    "call-number": "L",
    "source": "W",
    "archive": "~",
    "original-title": "Q",
}
VARIABLES = frozenset({*_VARIABLES, "collection-title", "collection-editor", "translator"})
# Values that always read back exactly, and need no trial.
KEPT = KeptFields(types=frozenset(filter(is_exact, ItemType)), variables=VARIABLES - {"original-title", "section"})
_ARTICLES = frozenset({ItemType.ARTICLE, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER})
_DOI = re.compile(rf"{DOI_PREFIX}?{DOI_SHAPE}", re.IGNORECASE)
_PMID = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)
_PMCID = re.compile(r"PMC[0-9]+", re.ASCII)
_KEY = re.compile(r"\S+")


def loads(text: str) -> ParseResult:
    """Return the items of a Refer file. FormatError if it is not empty and no line has a field."""
    assembly = Assembly(FormatName.ENW)
    syntax = _TYPED if _HAS_TYPES.search(text) else _UNTYPED
    found = False
    for record in read_records(text, syntax):
        found = True
        if record.opener or syntax is _UNTYPED:
            assembly.add(_raw_record(record))
        else:
            assembly.problem(record.line, record.source, "the record has no %0 line before this one, and is left out")
    if text.strip() and not found:
        raise FormatError(
            "there is no EndNote (Refer) record in the text", hint="A record starts with a line such as %0 Report."
        )
    return assembly.result()


def _raw_record(record: TaggedRecord) -> RawRecord:
    item_type = read_kind(record.first("0"), "") if record.peek("0") else _guessed_type(record)
    texts = {
        field: record.first(letter)
        for field, letter in _FIELDS.items()
        if field != "pmcid" or _PMCID.fullmatch(record.peek(letter))
    }
    texts["note"] = "\n".join(record.every("Z", "O"))
    texts["abstract"] = record.first("X")
    texts["language"] = to_tag(record.first("G"))
    for field, letter, shape in (("id", "F", _KEY), ("pmid", "M", _PMID), ("doi", "R", _DOI)):
        if shape.fullmatch(record.peek(letter)):
            texts[field] = record.first(letter)
    if not is_document_type(record.peek("9"), item_type):
        texts["genre"] = record.first("9")
    texts |= _serials(record, item_type)
    issued = from_year_and_rest(record.peek("D"), record.peek("8"))
    texts["issued"] = str(issued or record.first("D", "8"))
    if issued:
        record.take_if(lambda value: is_part_of(value, issued), "D", "8")
    texts["accessed"] = record.first("[")
    csl: dict[str, str | list[Name]] = {name: record.first(letter) for name, letter in _VARIABLES.items()}
    texts["container"], csl["collection-title"] = _containers(record, item_type)
    csl["translator"], csl["collection-editor"] = _names(record, "?"), _names(record, "Y")
    authors, editors = _names(record, "A"), _names(record, "E")
    from_endnote(item_type, texts, csl)
    carried = carried_values(record, _CARRIER)
    record.every("9")
    return RawRecord(
        line=record.line,
        source=record.source,
        type=item_type,
        texts=texts,
        authors=authors,
        editors=editors,
        keywords=[word for text in record.every("K") for word in text.split(";")],
        csl=csl,
        extra=record.rest(),
        carried=carried,
    )


def _serials(record: TaggedRecord, item_type: ItemType) -> dict[str, str]:
    """Return the first ISSN and the first ISBN; lines with another number stay unread."""
    found: dict[str, str] = {}
    for place, value in enumerate(record.values.get("@", ())):
        numbers = serial_numbers(value, in_journal=item_type in _ARTICLES)
        if numbers.keys().isdisjoint(found):
            found |= numbers
            record.take("@", place)
    return found


def _guessed_type(record: TaggedRecord) -> ItemType:
    """Return the type of a record without one, judged by its container or publisher."""
    for letter, item_type in (("J", ItemType.ARTICLE), ("B", ItemType.CHAPTER), ("I", ItemType.BOOK)):
        if record.peek(letter):
            return item_type
    return ItemType.DOCUMENT


def _containers(record: TaggedRecord, item_type: ItemType) -> tuple[str, str]:
    """Return the titles of the container and of the series, which for a book may be in `%B`."""
    if item_type is ItemType.BOOK and not record.peek("S"):
        return record.first("J"), record.first("B")
    return record.first("J", "B"), record.first("S")


def _names(record: TaggedRecord, letter: str) -> list[Name]:
    return [name for value in record.every(letter) for name in read_people(plain(value), family_last=True)]


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - Refer has no comments to put it in
    """Return the items as EndNote exports them: CRLF line ends, a blank line between records."""
    records = [
        [f"%{letter} {text}" for letter, value in _lines(to_endnote(item)) if value and (text := plain(str(value)))]
        for item in items
    ]
    carried = carried_lines(items, records, KEPT, _whole, loads)
    return _whole(
        [
            [*record, *(f"%{_CARRIER} {line}" for line in as_lines(lines))]
            for record, lines in zip(records, carried, strict=True)
        ]
    )


def _whole(records: Sequence[Sequence[str]]) -> str:
    return _LINE_END.join(_LINE_END.join([*record, ""]) for record in records)


def losses(items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return sentences on the values of items that Refer can't hold."""
    lost = lost_fields(
        items,
        FormatName.ENW,
        VARIABLES,
        lambda item: None if is_exact(item.type) else REF_TYPES[item.type][0],
        for_types=FOR_TYPES,
    )
    return lost.sentences("EndNote's Refer", f"%{_CARRIER} lines", verbose=verbose)


def _people(item: Item) -> Iterator[tuple[str, object]]:
    for letter, names in (
        ("A", item.authors),
        ("E", item.editors),
        ("?", item.names("translator")),
        ("Y", item.names("collection-editor")),
    ):
        for name in names:
            yield letter, write_name(name)


def _lines(item: Item) -> Iterator[tuple[str, object]]:
    yield "0", REF_TYPES[item.type][0]
    yield from _people(item)
    if item.issued:
        year, rest = year_and_rest(item.issued)
        yield "D", year
        yield "8", rest
    yield "J" if item.type in _ARTICLES or item.type is ItemType.BOOK else "B", item.container
    yield "S", item.text("collection-title")
    for field, letter in _FIELDS.items():
        if field != "note":
            yield letter, getattr(item, field)
    yield from ((_FIELDS["note"], line) for line in plain_lines(item.note or ""))
    yield "9", item.genre
    yield "@", item.issn
    yield "@", item.isbn
    yield "R", item.doi
    yield "M", item.pmid
    yield "X", item.abstract
    yield "G", item.language
    yield "[", item.accessed
    for variable, letter in _VARIABLES.items():
        yield letter, item.text(variable)
    for keyword in item.keywords:
        yield "K", keyword
    yield "F", item.id
    for letter, values in item.extra.get(FormatName.ENW, {}).items():
        if _LINE.match(f"%{letter} x"):
            for value in (values,) if isinstance(values, str) else values:
                yield letter, value
