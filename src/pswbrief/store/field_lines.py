"""Setting fields in the text of one table by replacing lines; all other lines stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from pswbrief.core.variables import VARIABLES
from pswbrief.errors import InputError
from pswbrief.store.blocks import comments, without_strings
from pswbrief.store.line_numbers import value_lines
from pswbrief.store.toml_writer import dump_field, dump_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class _Span(NamedTuple):
    """A field's lines, counted from 0: from `first` up to but not including `end`."""

    first: int
    end: int


# Tables of a reference in which single values are set, by dotted names: "csl.medium", "extra.bibtex.file".
_TABLES = {"csl": 1, "extra": 2}


def set_fields(block: str, values: Mapping[str, Any], order: Sequence[str], *, name: str, rewrite: bool) -> str:
    """Return `block` (one table, from its header) with fields set to `values`; None removes a field.

    A new field is inserted by `order`; a dotted name sets a value in a sub-table. InputError, which names the file (`name`), if a
    comment on a field would be lost, unless `rewrite` is set.
    """
    ((kind, (before,)),) = tomli.loads(block).items()
    tables = {field.partition(".")[0] for field in values if "." in field or field in _TABLES}
    whole = {field: value for field, value in values.items() if field not in tables and "." not in field}
    merged = {
        table: values[table] or {} if table in values else merge(before.get(table, {}), table, values)
        for table in tables
    }
    wanted = {field: value for field, value in {**before, **whole, **merged}.items() if value not in (None, {})}
    edited = _edited(block, whole, order, name=name, rewrite=rewrite)
    for table, value in merged.items():
        edited = _with_table(edited, kind, table, value, order, name=name, rewrite=rewrite)
    if _holds(edited, kind, wanted):
        return edited
    # TOML has more ways to write a table than lines of `field = value`: `verified.basis = "title"`, `[[references.authors]]`.
    if (lines := comments(block)) and not rewrite:
        raise InputError(
            f"{wanted.get('id')} in {name} does not have one line for each field; rewriting it would drop its comments,"
            f" the first in its line {lines[0]}.",
            hint="--rewrite drops them.",
        )
    return dump_fields(kind, {field: wanted[field] for field in (*order, *wanted) if field in wanted})


def merge(before: Mapping[str, Any], table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table (`csl` or `extra`) with values set by dotted name; None removes one, and a table left empty is removed."""
    found = {name: dict(value) if isinstance(value, dict) else value for name, value in before.items()}
    for dotted, value in values.items():
        head, *path = dotted.split(".", _TABLES[table]) if dotted.startswith(f"{table}.") else [""]
        if head != table:
            continue
        inner = found
        for part in path[:-1]:
            inner = inner.setdefault(part, {})
        if value is None:
            inner.pop(path[-1], None)
        else:
            inner[path[-1]] = value
    kept = {name: value for name, value in found.items() if value != {}}
    return {name: kept[name] for name in sorted(kept, key=lambda name: _ORDER.get(name, len(_ORDER)))}


_ORDER = {name: rank for rank, name in enumerate(VARIABLES)}


def _with_table(
    block: str, kind: str, table: str, value: dict[str, Any], order: Sequence[str], *, name: str, rewrite: bool
) -> str:
    """Return `block` with one of its sub-tables rewritten, or inserted by `order`."""
    lines = block.split("\n")
    shown = without_strings(block).split("\n")
    headings = [number for number, line in enumerate(shown) if _SUBHEADING.match(line)]
    edges = [*headings, len(lines)]
    names = [_SUBHEADING.match(shown[number])[1].split(".")[1].strip() for number in headings]  # type: ignore[index] # they match
    new = dump_fields(kind, {table: value}).split("\n", 2)[2].rstrip("\n").split("\n") if value else []
    own = [place for place, known in enumerate(names) if known == table]
    if own:
        first, end = headings[own[0]], edges[own[-1] + 1]
        if comments("\n".join(lines[first:end])) and not rewrite:
            raise InputError(f"Setting {table} would drop a comment in it, in {name}.", hint="--rewrite drops it.")
        # The blank lines between this table and the next stay.
        while not lines[end - 1].strip():
            end -= 1
        lines[first:end] = new
        return "\n".join(lines).rstrip("\n") + "\n" * (len(block) - len(block.rstrip("\n")))
    behind = order[order.index(table) :]
    later = [number for number, known in zip(headings, names, strict=True) if known in behind]
    if not new:
        return block
    if later:
        lines[later[0] : later[0]] = [*new, ""]
        return "\n".join(lines)
    return block.rstrip("\n") + "\n\n" + "\n".join(new)


# The heading of a sub-table in the block: `[references.csl]`.
_SUBHEADING = re.compile(r"[ \t]*\[[ \t]*([a-z_]+[ \t]*\.[^\]]*)\]")


def _holds(block: str, kind: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return tomli.loads(block) == {kind: [wanted]}
    except tomli.TOMLDecodeError:
        return False


def _edited(block: str, values: Mapping[str, Any], order: Sequence[str], *, name: str, rewrite: bool) -> str:
    """Return `block` with the lines of fields changed. Expects each field on lines of its own."""
    for field, value in values.items():
        lines = block.split("\n")
        spans = _spans(block, lines)
        new = [] if value is None else dump_field(field, value).rstrip("\n").split("\n")
        if field in spans:
            span = spans[field]
            if comments("\n".join(lines[span.first : span.end])) and not rewrite:
                raise InputError(f"Setting {field} would drop the comment on it in {name}.", hint="--rewrite drops it.")
            lines[span.first : span.end] = new
        else:
            before = [known for known in order[: order.index(field)] if known in spans]
            at = spans[before[-1]].end if before else 1
            lines[at:at] = new
        block = "\n".join(lines)
    return block


def _spans(block: str, lines: Sequence[str]) -> dict[str, _Span]:
    """Return the lines of each field of the table itself, without those of its sub-tables."""
    _header, *found = ((place[-1], line - 1) for place, line in value_lines(block.replace("\r\n", "\n")).items())
    last = next((line for _, line in found if lines[line].lstrip().startswith("[")), len(lines))
    starts = {str(field): line for field, line in found if line < last}
    edges = [*starts.values(), last]
    shown = without_strings(block).split("\n")
    spans = {}
    for field, line in starts.items():
        end = edges[edges.index(line) + 1]
        # Blank lines and comments that follow a field are not a part of it.
        while not shown[end - 1].strip() or shown[end - 1].lstrip().startswith("#"):
            end -= 1
        spans[field] = _Span(line, end)
    return spans
