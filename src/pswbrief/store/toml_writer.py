"""Writing a catalogue as TOML in a readable layout: one block per reference, only known fields, always in the same order.

`store.read` reads it: what is written here reads back equal (TOML 1.0.0).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import tomli_w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from pswbrief.core.catalogue import Catalogue, Library
    from pswbrief.core.reference import Reference

# Characters that a basic string has to escape (TOML 1.0.0, "String").
_ESCAPED = re.compile('["\\\\\x00-\x08\x0a-\x1f\x7f]')


def dumps(catalogue: Catalogue) -> str:
    """Return a whole catalogue: `[brief]`, then each section, resource and reference, with a blank line between."""
    return "\n".join(_blocks(catalogue))


def dumps_library(library: Library) -> str:
    """Return a whole library: its sections, the annotations on references of the brief, then its own references."""
    parts = [("sections", library.sections), ("annotations", library.annotations), ("references", library.references)]
    return "\n".join(dump_table(kind, part) for kind, tables in parts for part in tables)


def dump_table(kind: str, part: BaseModel) -> str:
    """Return one table of `[[kind]]` with its sub-tables, such as `[references.verified]`, below it; it ends with a line end."""
    return dump_fields(kind, _known(part))


def dump_fields(kind: str, fields: dict[str, Any]) -> str:
    """Return the same for a table as plain TOML values; sub-tables, and tables in these, get their own headings."""
    return "\n".join(_tables(f"[[{kind}]]", kind, fields))


def _tables(heading: str, path: str, fields: dict[str, Any]) -> Iterator[str]:
    tables = {name: value for name, value in fields.items() if isinstance(value, dict) and value}
    plain = {name: value for name, value in fields.items() if not isinstance(value, dict)}
    # A table with nothing but sub-tables needs no heading.
    if plain or heading.startswith("[["):
        yield _block(heading, plain)
    for name, table in tables.items():
        below = f"{path}.{dump_key(name)}"
        yield from _tables(f"[{below}]", below, table)


@cache
def dump_key(name: str) -> str:
    """Return a key as TOML writes it: bare if it may be, else between quotes."""
    return tomli_w.dumps({name: ""}).removesuffix(' = ""\n')


def dump_reference(reference: Reference) -> str:
    """Return one `[[references]]` block, with `[references.csl]` and its other tables below it; it ends with a line end."""
    return dump_table("references", reference)


def _blocks(catalogue: Catalogue) -> Iterator[str]:
    yield _block("[brief]", _known(catalogue.brief))
    for section in catalogue.sections:
        yield dump_table("sections", section)
    for resource in catalogue.resources:
        yield dump_table("resources", resource)
    for reference in catalogue.references:
        yield dump_reference(reference)


def _known(model: BaseModel) -> dict[str, Any]:
    """Return the fields of a model that are set, in its order, without empty arrays."""
    fields = model.model_dump(mode="json", exclude_none=True, by_alias=True)
    return {name: value for name, value in fields.items() if value not in ([], {})}


def _block(heading: str, fields: dict[str, Any]) -> str:
    """Return a table under its heading. Its fields are written one by one, as tomli_w would put a short table on one line."""
    return heading + "\n" + "".join(dump_field(name, value) for name, value in fields.items())


def dump_field(name: str, value: object) -> str:
    """Return a field and its value on one line, or a list of tables with a line for each; it ends with a line end."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = "".join(f"    {_inline(table)},\n" for table in value)
        return f"{dump_key(name)} = [\n{rows}]\n"
    if isinstance(value, str):
        return f"{dump_key(name)} = {_text(value)}\n"
    return tomli_w.dumps({name: value})


def _inline(table: dict[str, str]) -> str:
    # tomli_w breaks a long table inside an array over several lines; an author stays on one line.
    return "{ " + ", ".join(f"{dump_key(name)} = {_text(value)}" for name, value in table.items()) + " }"


def _text(value: str) -> str:
    """Return a string as tomli_w writes it; tomli_w examines every character, and most strings have nothing to escape."""
    return tomli_w.dumps({"a": value})[4:-1] if _ESCAPED.search(value) else f'"{value}"'
