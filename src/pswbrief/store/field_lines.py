"""Setting fields in the text of one table, line by line: the other lines stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from pswbrief.errors import InputError
from pswbrief.store.blocks import comments, without_strings
from pswbrief.store.lines import value_lines
from pswbrief.store.toml_writer import dump_field, dump_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class _Span(NamedTuple):
    """A field's lines, from `first` up to, and without, `end`; both count from 0."""

    first: int
    end: int


def set_fields(block: str, values: Mapping[str, Any], order: Sequence[str], *, name: str, rewrite: bool) -> str:
    """`block` (one table, from its header) with fields set to `values`; None takes a field out.

    A field that is new comes where `order` has it. InputError if a comment beside a field would be lost, unless `rewrite` allows it;
    `name` is the file's, for that sentence.
    """
    ((kind, (before,)),) = tomli.loads(block).items()
    wanted = {field: value for field, value in {**before, **values}.items() if value is not None}
    edited = _edited(block, values, order, name=name, rewrite=rewrite)
    if _holds(edited, kind, wanted):
        return edited
    # TOML has more ways to write a table than lines of `field = value`: `verified.basis = "title"`, `[[references.authors]]`.
    if (lines := comments(block)) and not rewrite:
        raise InputError(
            f"{wanted.get('id')} in {name} is not laid out as one line a field; writing it anew would drop its comments,"
            f" the first in its line {lines[0]}.",
            hint="--rewrite drops them.",
        )
    places = {field: place for place, field in enumerate(order)}
    return dump_fields(
        kind, {field: wanted[field] for field in sorted(wanted, key=lambda field: places.get(field, -1))}
    )


def _holds(block: str, kind: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return tomli.loads(block) == {kind: [wanted]}
    except tomli.TOMLDecodeError:
        return False


def _edited(block: str, values: Mapping[str, Any], order: Sequence[str], *, name: str, rewrite: bool) -> str:
    """`block` with the lines of some fields changed, if each field has lines of its own."""
    for field, value in values.items():
        lines = block.split("\n")
        spans, last = _spans(block, lines)
        new = [] if value is None else dump_field(field, value).rstrip("\n").split("\n")
        if field in spans:
            span = spans[field]
            if comments("\n".join(lines[span.first : span.end])) and not rewrite:
                raise InputError(
                    f"Setting {field} would drop the comment beside it in {name}.", hint="--rewrite drops it."
                )
            lines[span.first : span.end] = new
        else:
            before = [known for known in order[: order.index(field)] if known in spans]
            at = spans[before[-1]].end if before else 1
            lines[min(at, last) : min(at, last)] = new
        block = "\n".join(lines)
    return block


def _spans(block: str, lines: Sequence[str]) -> tuple[dict[str, _Span], int]:
    """The lines of each field of the table itself, and the line where they end, before the first sub-table or at the end."""
    found = value_lines(block.replace("\r\n", "\n"))
    (header,) = {place[:2] for place in found if len(place) > 1 and isinstance(place[1], int)}
    starts = {str(place[2]): line - 1 for place, line in found.items() if place[:2] == header and len(place) == 3}  # noqa: PLR2004 - table, position, field
    tables = [line - 1 for place, line in found.items() if _is_table(place, lines[line - 1])]
    last = min(tables, default=len(lines))
    starts = {field: line for field, line in starts.items() if line < last}
    edges = sorted([*starts.values(), last])
    shown = without_strings(block).split("\n")
    spans = {}
    for field, line in starts.items():
        end = edges[edges.index(line) + 1]
        # Blank lines and comments that follow a field are not a part of it.
        while end > line + 1 and (not shown[end - 1].strip() or shown[end - 1].lstrip().startswith("#")):
            end -= 1
        spans[field] = _Span(line, end)
    return spans, max((span.end for span in spans.values()), default=1)


def _is_table(place: tuple[str | int, ...], line: str) -> bool:
    return len(place) > 2 and line.lstrip().startswith("[")  # noqa: PLR2004 - a sub-table's place has three parts
