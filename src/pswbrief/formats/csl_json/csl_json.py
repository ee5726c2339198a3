"""CSL-JSON: what citation processors, Zotero and pandoc read. Source: the CSL-JSON schema, `csl-data.json` of CSL 1.0.2."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pswbrief.formats.common.assembly import Assembly, RawRecord, identifiers_in_note
from pswbrief.formats.csl_json.records import FoundRecord, read_records
from pswbrief.formats.csl_json.values import read_date, read_names, read_text, read_type, write_date, write_name
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.formats.common.result import ParseResult

# Our field and CSL's variable (CSL 1.0.2, appendix IV), in the order in which a person would look for them.
_VARIABLES = {
    "container": "container-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "genre": "genre",
    "volume": "volume",
    "issue": "issue",
    "article_number": "number",
    "pages": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "abstract": "abstract",
    "note": "note",
    "language": "language",
}
# A lone surrogate is no character (Unicode 16, section 3.9, D75), and no encoding could write it.
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - JSON has no comments to put it in
    """An array of records, valid against the schema, one field a line, with a final line end."""
    text = ",\n".join(_record_text(to_csl(item)) for item in items)
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", f"[\n{text}\n]\n" if text else "[]\n")


def _record_text(record: dict[str, Any]) -> str:
    return "  {\n" + ",\n".join(f'    "{name}": {_ENCODER.encode(value)}' for name, value in record.items()) + "\n  }"


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def to_csl(item: Item) -> dict[str, Any]:
    """The record of one item: only what is known, and texts without markup."""
    record: dict[str, Any] = {"id": item.id, "type": str(item.type)}
    if item.title and (title := plain(item.title)):
        record["title"] = title
    for role, names in (("author", item.authors), ("editor", item.editors)):
        if names:
            record[role] = [write_name(name) for name in names]
    for role, date in (("issued", item.issued), ("accessed", item.accessed)):
        if date is not None:
            record[role] = write_date(date)
    for field, variable in _VARIABLES.items():
        value = getattr(item, field)
        if value and (text := plain(str(value))):
            record[variable] = text
    if keywords := [text for keyword in item.keywords if (text := plain(keyword))]:
        record["keyword"] = "; ".join(keywords)
        # The schema has one text for all keywords; a keyword that holds the separator needs the list beside it.
        if _keywords(record["keyword"]) != keywords:
            record["custom"] = {"keywords": keywords}
    return record


def loads(text: str) -> ParseResult:
    """The items of an array of records, of one record, or of `items` or `references` in an object, as Zotero and pandoc write them.

    FormatError if the text is none of these. A record that isn't valid JSON, or holds nothing, is a problem, and the others are read.
    """
    assembly = Assembly()
    for found in read_records(text.removeprefix("\ufeff")):
        if found.reason is None and isinstance(found.value, Mapping):
            assembly.add(_parts(found, found.value))
        else:
            assembly.problem(found.line, found.text, found.reason or "a record is an object, in braces")
    return assembly.loaded()


def _parts(found: FoundRecord, record: Mapping[str, Any]) -> RawRecord:
    variables = {"id": "id", "title": "title"} | _VARIABLES
    texts = {field: text for field, variable in variables.items() if (text := read_text(record.get(variable)))}
    custom = record.get("custom")
    listed = custom.get("keywords") if isinstance(custom, Mapping) else None
    return RawRecord(
        line=found.line,
        source=found.text,
        type=read_type(record.get("type")),
        texts=identifiers_in_note(
            {"id": read_text(record.get("id"))} | {name: text for name, text in texts.items() if text}
        ),
        authors=read_names(record.get("author")),
        editors=read_names(record.get("editor")),
        keywords=map(read_text, listed) if isinstance(listed, list) else _keywords(read_text(record.get("keyword"))),
        issued=read_date(record.get("issued")),
        accessed=read_date(record.get("accessed")),
    )


def _keywords(text: str) -> list[str]:
    """The keywords in CSL's one text: cut at semicolons, or, where there is none, at commas."""
    return [part.strip() for part in text.split(";" if ";" in text else ",") if part.strip()]
