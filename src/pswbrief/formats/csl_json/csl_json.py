"""CSL-JSON: what citation processors, Zotero and pandoc read. Source: the CSL-JSON schema, `csl-data.json` of CSL 1.0.2."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pswbrief.core.csl import check_extra
from pswbrief.core.edtf import Edtf
from pswbrief.core.fields import FieldKind, item_fields
from pswbrief.core.variables import ALIASES, VARIABLES, VariableKind
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.cleaning import as_rich
from pswbrief.formats.common.identifiers import identifiers_in_note
from pswbrief.formats.csl_json.records import FoundRecord, read_records
from pswbrief.formats.csl_json.values import (
    date_in_words,
    read_date,
    read_names,
    read_status,
    read_text,
    read_type,
    write_date,
    write_names,
)
from pswbrief.text.plain import plain, plain_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pswbrief.core.csl import CslValue, ExtraValue
    from pswbrief.core.item import Item
    from pswbrief.formats.common.result import ParseResult

# Attributes of an item that are texts, numbers or identifiers, and their CSL variables; names, dates and keywords are not among them.
_OTHERS = (FieldKind.NAMES, FieldKind.DATE, FieldKind.WORDS)
_VARIABLES = {field.item or field.name: field.csl for field in item_fields() if field.kind not in _OTHERS}
# Variables that are attributes of an item, and members of a record that are no variables.
_OWNED = {field.csl for field in item_fields()}
_BESIDE = {"id", "type", "custom"}
# The name under which an item keeps members that are no CSL variables.
_FORM = "csl-json"
# A lone surrogate is no character (Unicode 16, section 3.9, D75), and no encoding could write it.
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - JSON has no comments to put it in
    """Return an array of records, valid against the schema, with one member a line and a final line end."""
    text = ",\n".join(_record_text(to_csl(item)) for item in items)
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", f"[\n{text}\n]\n" if text else "[]\n")


# Fields that aren't one plain line: rich text, and the note, whose line breaks matter.
_AS_WRITTEN: Mapping[str, Callable[[str], str]] = {
    "title": as_rich,
    "container": as_rich,
    "note": lambda text: "\n".join(plain_lines(text)),
}


def _record_text(record: dict[str, Any]) -> str:
    return "  {\n" + ",\n".join(f'    "{name}": {_ENCODER.encode(value)}' for name, value in record.items()) + "\n  }"


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def to_csl(item: Item) -> dict[str, Any]:
    """Return the record of one item: only known values, titles in CSL's rich text, and other texts without markup.

    `custom`, which the schema leaves to programs, holds keywords that can't be separated in the one text for them, the EDTF of dates
    that date-parts can't express, and the fields beyond CSL.
    """
    record: dict[str, Any] = {"id": item.id, "type": str(item.type)}
    dates = {role: date for role, date in (("issued", item.issued), ("accessed", item.accessed)) if date is not None}
    record |= _written({"author": item.authors, "editor": item.editors, **dates})
    for field, variable in _VARIABLES.items():
        value = getattr(item, field)
        if value and (text := _AS_WRITTEN.get(field, plain)(str(value))):
            record[variable] = text
    record |= _written(item.csl)
    custom = {name: dict(fields) for name, fields in item.extra.items()}
    ours: dict[str, Any] = {}
    if keywords := [text for keyword in item.keywords if (text := plain(keyword))]:
        record["keyword"] = "; ".join(keywords)
        if _keywords(record["keyword"]) != keywords:
            ours["keywords"] = keywords
    dates |= {variable: value for variable, value in item.csl.items() if isinstance(value, Edtf)}
    if inexact := {variable: str(date) for variable, date in dates.items() if read_date(record[variable]) != date}:
        ours["edtf"] = inexact
    theirs = custom.pop(_FORM, {})
    if (
        found := ours
        | {name: _as_json(value) for name, value in theirs.items()}
        | ({"extra": custom} if custom else {})
    ):
        record["custom"] = found
    return record


def _written(values: Mapping[str, CslValue]) -> dict[str, Any]:
    """Return variables in CSL-JSON's form: names as objects, dates as date-parts, texts plain; empty ones are left out."""
    written = {
        variable: (as_rich(value) if VARIABLES[variable] is VariableKind.TITLE else plain(value))
        if isinstance(value, str)
        else write_date(value)
        if isinstance(value, Edtf)
        else write_names(value)
        for variable, value in values.items()
    }
    return {variable: value for variable, value in written.items() if value}


def _as_json(value: ExtraValue) -> Any:  # noqa: ANN401 - any value of JSON
    """Return a value that was kept as JSON text because it is no string."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def loads(text: str) -> ParseResult:
    """Return the items of an array of records, of one record, or of `items` or `references` in an object (Zotero, pandoc).

    FormatError if the text is none of these. A record that is empty or invalid JSON becomes a problem, and the others are read.
    """
    return read_all(read_records(text.removeprefix("\ufeff")))


def read_all(records: Iterable[FoundRecord]) -> ParseResult:
    """Return the items of CSL records from JSON or YAML; anything else becomes a problem."""
    assembly = Assembly(_FORM, exact=True)
    for found in records:
        if found.reason is None and isinstance(found.value, Mapping):
            assembly.add(read_record(found, found.value))
            extra = _extra_of_others(found.value)
            if extra and assembly.lines and assembly.lines[-1] == found.line:
                assembly.items[-1] = replace(assembly.items[-1], extra={**extra, **assembly.items[-1].extra})
        else:
            assembly.problem(found.line, found.text, found.reason or "a record is an object, in braces")
    return assembly.result()


def read_record(found: FoundRecord, record: Mapping[str, Any]) -> RawRecord:
    """Convert one record; members that are no CSL variables are kept in `extra`."""
    variables = {"id": "id"} | _VARIABLES
    texts = {field: text for field, variable in variables.items() if (text := read_text(record.get(variable)))}
    custom = record.get("custom")
    listed = custom.get("keywords") if isinstance(custom, Mapping) else None
    csl, extra = _other_members(record)
    exact = _exact_dates(custom)
    dates = {name: exact.pop(name, None) or read_date(record.get(name)) for name in ("issued", "accessed")}
    status = read_status(record.get("issued"))
    unread = {name: text for name, date in dates.items() if not date and (text := date_in_words(record.get(name)))}
    if status:
        unread.pop("issued", None)
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
        issued=dates["issued"],
        accessed=dates["accessed"],
        csl=csl | exact | status,
        extra=extra | unread,
    )


def _other_members(record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the CSL variables that are no attributes of an item, and the other members as text or JSON."""
    csl: dict[str, Any] = {}
    extra: dict[str, str] = {}
    for member, value in record.items():
        name = ALIASES.get(member, member)
        kind = VARIABLES.get(name)
        if name in _OWNED or member in _BESIDE:
            continue
        if kind is VariableKind.NAMES and isinstance(value, list):
            csl[name] = tuple(read_names(value))
        elif kind is VariableKind.DATE and (date := read_date(value)):
            csl[name] = date
        elif kind not in {None, VariableKind.NAMES, VariableKind.DATE} and (text := read_text(value)):
            csl[name] = text
        elif value not in (None, "", [], {}):
            extra[member] = value if isinstance(value, str) else _ENCODER.encode(value)
    custom = record.get("custom")
    for member, value in custom.items() if isinstance(custom, Mapping) else ():
        if not isinstance(value, _OURS.get(member, ())):
            extra[member] = value if isinstance(value, str) else _ENCODER.encode(value)
    return csl, extra


# The members that `to_csl` writes under `custom`, with their types.
_OURS: dict[str, type] = {"keywords": list, "edtf": Mapping, "extra": Mapping}


def _exact_dates(custom: object) -> dict[str, Edtf]:
    """Return the dates that `to_csl` wrote in `custom`, by variable."""
    written = custom.get("edtf") if isinstance(custom, Mapping) else None
    return {
        variable: date
        for variable, text in (written.items() if isinstance(written, Mapping) else ())
        if VARIABLES.get(variable) is VariableKind.DATE and (date := read_date({"edtf": text}))
    }


def _extra_of_others(record: Mapping[str, Any]) -> dict[str, dict[str, ExtraValue]]:
    """Return the fields of other formats that `to_csl` wrote in `custom`."""
    custom = record.get("custom")
    kept = custom.get("extra") if isinstance(custom, Mapping) else None
    try:
        return check_extra(kept) if isinstance(kept, Mapping) else {}
    except ValueError:
        return {}


def _keywords(text: str) -> list[str]:
    """Split CSL's one text of keywords: at semicolons, or without any at commas."""
    return [part.strip() for part in text.split(";" if ";" in text else ",") if part.strip()]
