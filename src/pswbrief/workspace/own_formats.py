"""Read and write pswbrief's own formats: TOML, and records in JSON or JSON Lines."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pswbrief.errors import InputError
from pswbrief.formats.common.result import ParseResult, Problem
from pswbrief.formats.format_names import WrittenFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.reference import Reference

_SHOWN = 80


class OwnFormat(StrEnum):
    """A format of pswbrief's own."""

    JSON = "json"
    JSONL = "jsonl"
    TOML = "toml"


ConvertFormat = StrEnum("ConvertFormat", [(each.name, each.value) for each in (*WrittenFormat, *OwnFormat)])  # type: ignore[misc]


def parse_own(text: str, name: str) -> tuple[OwnFormat, ParseResult]:
    """Return the format of a text and the items of its references. InputError if it isn't valid.

    Annotations on a brief's references are not read; sections and access notes, which only a brief has, are left out.
    """
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] not in {"[", "{"} or not start[1:].lstrip().startswith(('"', "{")):
        from pswbrief.store.read import parse_either

        references = parse_either(text.encode(), name).references
        items = tuple(_as_read(reference) for reference in references)
        return OwnFormat.TOML, ParseResult(items, lines=(1,) * len(items))
    found: list[Item] = []
    lines: list[int] = []
    problems: list[Problem] = []
    for line, record in _records(start, name):
        try:
            found.append(_as_read(_reference(record)))
            lines.append(line)
        except (ValueError, TypeError, KeyError, AttributeError):
            shown = json.dumps(record, ensure_ascii=False)[:_SHOWN]
            problems.append(Problem(line, shown, "it is no valid record of pswbrief's, and is left out"))
    form = OwnFormat.JSON if start.startswith("[") else OwnFormat.JSONL
    return form, ParseResult(tuple(found), tuple(problems), tuple(lines))


def _records(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """Yield records with their line: those of an array are all on line 1. InputError if the text is no JSON."""
    try:
        if text.startswith("["):
            yield from ((1, record) for record in json.loads(text))
            return
        for line, record in enumerate(text.split("\n"), 1):
            if record.strip():
                yield line, json.loads(record)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} starts as pswbrief's records and is not valid JSON: {error}.") from None


def _reference(record: Mapping[str, Any]) -> Reference:
    """Convert a record to a reference. ValueError, TypeError, KeyError or AttributeError if it isn't valid."""
    from pswbrief.core.fields import FIELDS
    from pswbrief.core.reference import Reference

    left_out = {"section", "duplicate_of", "access", "access_note"}
    csl = dict(record.get("csl") or {})
    values = {
        field: value
        for field in Reference.model_fields
        if field not in left_out and (value := record.get(field)) not in (None, [], {})
    }
    if record.get("section"):
        # The value doesn't matter: only in a reference with a section may a title end with a full stop.
        values["section"] = "section"
    for field in FIELDS:
        if not field.record and field.csl in csl:
            values[field.name] = csl.pop(field.csl)
    if record.get("note"):
        csl["note"] = record["note"]
    return Reference.model_validate({**values, "csl": csl})


def _as_read(reference: Reference) -> Item:
    from pswbrief.core.imported import PERSONAL, personal_fields

    item = reference.model_copy(update={"access_note": None}).item()
    own = personal_fields(reference)
    return replace(item, extra={**item.extra, PERSONAL: own}) if own else item


def without_personal(items: Sequence[Item]) -> tuple[list[Item], int]:
    """Return items without the reader's notes and status, for files of other programs, and how many items had any."""
    from pswbrief.core.imported import PERSONAL

    public = [
        replace(item, extra={form: values for form, values in item.extra.items() if form != PERSONAL})
        if PERSONAL in item.extra
        else item
        for item in items
    ]
    return public, sum(PERSONAL in item.extra for item in items)


def dump_own(items: Sequence[Item], form: OwnFormat) -> tuple[str, list[str]]:
    """Return items as a library (TOML) or as records (JSON), and a sentence for each item or value that can't be kept."""
    from pswbrief.core.catalogue import Library
    from pswbrief.core.enums import Source
    from pswbrief.core.imported import imported
    from pswbrief.core.record import to_record
    from pswbrief.store.toml_writer import dumps_library
    from pswbrief.text.json_text import as_json, as_json_lines

    references: dict[str, Reference] = {}
    problems: list[str] = []
    for item in items:
        try:
            reference, left_out = imported(item)
        except ValueError as error:
            problems.append(f"{item.id}: {error}; it is left out.")
            continue
        if reference.id in references:
            problems.append(f"{item.id}: another reference has the id {reference.id!r}; it is left out.")
            continue
        references[reference.id] = reference
        problems += [f"{item.id}: {problem}" for problem in left_out]
    if form is OwnFormat.TOML:
        return dumps_library(Library(references=tuple(references.values()))), problems
    records = [to_record(reference, "", Source.LIBRARY) for reference in references.values()]
    return as_json(records) if form is OwnFormat.JSON else as_json_lines(records), problems
