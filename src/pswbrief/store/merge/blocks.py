"""Three-way merge of the text of one table: lines that only one side changed are taken over, comments included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from pswbrief.core.catalogue import Annotation, Brief, Resource, Section
from pswbrief.core.reference import Reference
from pswbrief.store.blocks import comments
from pswbrief.store.conflict_comments import with_comments
from pswbrief.store.field_lines import set_fields
from pswbrief.store.merge.values import MergedTable, merge_lines, merge_tables
from pswbrief.store.toml_writer import dump_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

_MODELS: dict[str, type[BaseModel]] = {
    "brief": Brief,
    "sections": Section,
    "resources": Resource,
    "references": Reference,
    "annotations": Annotation,
}


def table_of(block: str) -> dict[str, Any]:
    """Return the values of a table's text, as TOML has them; {} of an empty text. ValueError if it isn't TOML."""
    if not block:
        return {}
    ((_, table),) = tomli.loads(block).items()
    values: dict[str, Any] = table[0] if isinstance(table, list) else table
    return values


def merge_block(kind: str, base: str, ours: str, theirs: str) -> tuple[str, MergedTable]:
    """Merge the text of a table, from its header; `base` is "" if it is new on both sides.

    Return the text, with a comment for each field in conflict, and the merged values. Exchanging the sides gives the same result.
    """
    tables = [table_of(text) for text in (base, ours, theirs)]
    merged = merge_tables(*tables)
    if theirs in (base, ours):
        return ours, MergedTable(tables[1], [])
    if ours == base:
        return theirs, MergedTable(tables[2], [])
    lines = merge_lines(*(text.split("\n") for text in (base, ours, theirs)))
    if lines is not None and not merged.conflicts and _is(text := "\n".join(lines), merged.values):
        return text, merged
    # The side whose text sorts first is edited line by line until it has the merged values.
    (text, before), (other, _) = sorted(((ours, tables[1]), (theirs, tables[2])), key=lambda side: side[0])
    text = _changed(kind, text, before, merged.values)
    text = with_comments(text, merged.conflicts)
    return _with_lines_of(text, _comment_lines(other) - _comment_lines(base)), merged


def _is(text: str, values: Mapping[str, Any]) -> bool:
    try:
        return table_of(text) == values
    except (ValueError, AttributeError):
        return False


def _changed(kind: str, text: str, before: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    changes = {name: values.get(name) for name in {**before, **values} if before.get(name) != values.get(name)}
    order = list(_MODELS[kind].model_fields)
    if kind == "brief":
        # The one table that is no list, which `set_fields` does not know.
        whole = "[brief]\n" + "".join(dump_field(name, values[name]) for name in order if name in values)
        return _with_lines_of(whole.rstrip("\n"), _comment_lines(text)) if changes else text
    # Replacing a field also removes the comment after it, which is restored above the field.
    done = set_fields(text, changes, order, name="", rewrite=True).rstrip("\n")
    return _with_lines_of(done, _comment_lines(text) - _comment_lines(done))


def _comment_lines(text: str) -> set[str]:
    lines = text.split("\n")
    found = {lines[number - 1] for number in comments(text)} if "#" in text else set()
    return {line[line.index("#") :].strip() if not line.lstrip().startswith("#") else line.strip() for line in found}


def _with_lines_of(text: str, missing: set[str]) -> str:
    """Insert comments that only the other side has below the table's header."""
    known = _comment_lines(text)
    header, _, rest = text.partition("\n")
    new = sorted(line for line in missing if line not in known)
    return "\n".join([header, *new, rest]) if new else text
