"""Writing EndNote's XML, which EndNote exports and imports, and Zotero, JabRef and pandoc read.

EndNote publishes no specification: the elements and their order are those of its own exports, in which each text is in a <style>.
Its custom fields hold, for a journal article, the PMCID (custom2) and the article's number (custom7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.carried import as_lines
from pswbrief.formats.common.cleaning import as_rich
from pswbrief.formats.common.dates import year_and_rest
from pswbrief.formats.common.endnote_fields import FOR_TYPES, to_endnote
from pswbrief.formats.common.exact import KeptFields, carried_lines
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.common.xml_values import NOT_XML
from pswbrief.formats.endnote_xml.elements import (
    CARRIER,
    LAST,
    MAKERS,
    MIDDLE,
    NUMBERS,
    VARIABLE_PATHS,
    VARIABLES,
    editors_element,
)
from pswbrief.formats.endnote_xml.reader import loads
from pswbrief.formats.endnote_xml.records import FACES
from pswbrief.formats.endnote_xml.types import REF_TYPES, is_exact, write_name
from pswbrief.formats.format_names import FormatName
from pswbrief.text.plain import plain, plain_lines
from pswbrief.text.rich import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.text.rich import RichPart

__all__ = ["dumps", "loads", "losses"]

# Values that always read back exactly, and need no trial.
KEPT = KeptFields(
    types=frozenset(filter(is_exact, ItemType)),
    variables=VARIABLES - {"container-title-short", "original-title", "section"},
)
_ELEMENT = re.compile(r"[a-z][a-z0-9-]*")


def dumps(items: Sequence[Item], notice: str | None = None) -> str:
    """Return the records as EndNote exports them, one a line, with the notice as a comment above; always well-formed."""
    # A comment can't hold two hyphens in a row, nor end with one (XML 1.0, section 2.5).
    words = re.sub("-(?=-)", "- ", NOT_XML.sub(" ", plain(notice or "")))
    comment = f"<!-- {words} -->\n" if words else ""
    records = [_record(number, item) for number, item in enumerate(items, 1)]
    carried = carried_lines(items, records, KEPT, _whole, loads)
    # EndNote separates lines within a field by a carriage return.
    lines = ("&#xD;".join(escape(NOT_XML.sub(_REPLACEMENT, line)) for line in as_lines(found)) for found in carried)
    texts = [f"{record}{_inside(CARRIER, line)}</record>\n" for record, line in zip(records, lines, strict=True)]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{comment}<xml><records>\n{"".join(texts)}</records></xml>\n'


def _whole(records: Sequence[str]) -> str:
    return f"<xml><records>{''.join(f'{record}</record>' for record in records)}</records></xml>"


def _record(number: int, item: Item) -> str:
    """Return a record without its closing tag, so that carried lines can be appended."""
    item = to_endnote(item)
    name, code = REF_TYPES[item.type]
    parts = (
        '<source-app name="pswbrief">pswbrief</source-app>',
        f"<rec-number>{number}</rec-number>",
        # pandoc reads a record's id from here, where EndNote has the record's number in its database.
        f'<foreign-keys><key app="pswbrief">{_escaped(item.id)}</key></foreign-keys>',
        f'<ref-type name="{name}">{code}</ref-type>',
        _contributors(item),
        _titles(item),
        _inside("periodical", _text("full-title", item.container), _text("abbr-1", item.text("container-title-short")))
        if item.type in {ItemType.ARTICLE, ItemType.BOOK} or item.text("container-title-short")
        else "",
        _texts(item, MIDDLE),
        # For EndNote, an article's edition is the date of its first publication online.
        _text("edition", item.edition) if item.type is not ItemType.ARTICLE else "",
        _inside("keywords", *(_text("keyword", word) for word in item.keywords)),
        _dates(item.issued) if item.issued else "",
        _texts(item, MAKERS),
        # EndNote has one field for both; they differ in form. A field that held more numbers is written back as it was.
        _text("isbn", " ".join(number for number in (item.issn, item.isbn) if number))
        if "isbn" not in item.extra.get(FormatName.ENDNOTE_XML, {})
        else "",
        _texts(item, NUMBERS),
        _text("work-type", item.genre),
        "".join(_text(path[0], item.text(name)) for name, path in VARIABLE_PATHS.items() if len(path) == 1),
        _inside("urls", _inside("related-urls", _text("url", item.url))),
        _texts(item, LAST),
        *_beyond_csl(item),
    )
    return "<record>" + "".join(parts)


def _contributors(item: Item) -> str:
    series = {"secondary-authors", "tertiary-authors"} - {editors_element(item.type)}
    return _inside(
        "contributors",
        _names("authors", item.authors),
        _names(editors_element(item.type), item.editors),
        _names(series.pop(), item.names("collection-editor")),
        _names("subsidiary-authors", item.names("translator")),
    )


def _titles(item: Item) -> str:
    second, third = item.container, item.text("collection-title")
    if item.type is ItemType.BOOK:
        second, third = third, None
    return _inside(
        "titles",
        _title("title", item.title),
        _title("secondary-title", second),
        _title("tertiary-title", third),
        _text("short-title", item.text("title-short")),
        _text("translated-title", item.text("original-title")),
    )


def _beyond_csl(item: Item) -> Iterator[str]:
    """Yield the elements of an EndNote file that CSL has no variable for."""
    for name, values in item.extra.get(FormatName.ENDNOTE_XML, {}).items():
        path = name.split("/")
        if all(map(_ELEMENT.fullmatch, path)):
            texts = "".join(_text(path[-1], value) for value in ((values,) if isinstance(values, str) else values))
            for element in reversed(path[:-1]):
                texts = _inside(element, texts)
            yield texts


def losses(items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return sentences on the values of items that EndNote's XML can't hold."""
    lost = lost_fields(
        items,
        FormatName.ENDNOTE_XML,
        VARIABLES,
        lambda item: None if is_exact(item.type) else REF_TYPES[item.type][0],
        for_types=FOR_TYPES,
    )
    return lost.sentences("EndNote XML", f"<{CARRIER}>", verbose=verbose)


def _names(element: str, names: Sequence[Name]) -> str:
    return _inside(element, *(_text("author", write_name(name)) for name in names))


def _dates(issued: Edtf) -> str:
    year, rest = year_and_rest(issued)
    return _inside("dates", _text("year", year), _inside("pub-dates", _text("date", rest)))


def _texts(item: Item, fields: Mapping[str, str]) -> str:
    return "".join(
        _text(element, str(value)) if field != "note" else _lines(element, str(value))
        for field, element in fields.items()
        if (value := getattr(item, field))
    )


def _text(element: str, text: str | None) -> str:
    return _styled(element, _escaped(text or ""))


def _lines(element: str, text: str) -> str:
    """Return an element with lines separated by carriage returns, as in EndNote."""
    return _styled(element, "&#xD;".join(map(_escaped, plain_lines(text))))


def _styled(element: str, escaped: str) -> str:
    return (
        f'<{element}><style face="normal" font="default" size="100%">{escaped}</style></{element}>' if escaped else ""
    )


def _title(element: str, text: str | None) -> str:
    """Return an element with a style for each run of rich text."""
    if not text or "<" not in text:
        return _text(element, text)
    runs = ((words, " ".join(faces)) for words, faces in _runs(parse(as_rich(text)), ()))
    styles = [
        f'<style face="{faces or "normal"}" font="default" size="100%">{escape(NOT_XML.sub(_REPLACEMENT, words))}</style>'
        for words, faces in runs
    ]
    return _inside(element, *styles)


def _runs(parts: Iterable[RichPart], faces: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for piece in parts:
        if isinstance(piece, str):
            yield piece, faces
        else:
            yield from _runs(piece.inner, (*faces, _FACE_OF[piece.style]) if piece.style in _FACE_OF else faces)


_FACE_OF = {style: face for face, style in FACES.items()}
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def _inside(element: str, *content: str) -> str:
    joined = "".join(content)
    return f"<{element}>{joined}</{element}>" if joined else ""


def _escaped(text: str) -> str:
    return escape(NOT_XML.sub(_REPLACEMENT, plain(text)))
