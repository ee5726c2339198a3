"""Select references from the index by ids and by fields, and sort them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pswbrief.core.selection import Selection, SortKey, Years
from pswbrief.errors import AmbiguousNameError, UnknownNameError, UnknownReferenceError, UsageError, some_of
from pswbrief.index.identifiers import identified, identifier_key
from pswbrief.index.index import ROW, Index, IndexRow
from pswbrief.index.schema import LIBRARY_START
from pswbrief.text.normalize import fold
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


# The column of each order.
_COLUMNS = {
    SortKey.BRIEF: "pos",
    SortKey.YEAR: "year",
    SortKey.TITLE: "by_title",
    SortKey.AUTHOR: "by_author",
    SortKey.JOURNAL: "by_journal",
    SortKey.ID: "id",
}
# The most names that an error lists.
_MOST_NAMED = 6
# Up to this share of all references, they are looked up one by one; reading all is faster from there on.
FEW = 0.1

# An SQL condition and its values.
Condition = tuple[str, list[Any]]


def select(index: Index, selection: Selection) -> list[IndexRow]:
    """Return the selected references, in the selection's order. UnknownNameError or AmbiguousNameError for a bad name."""
    if selection.ids is not None:
        allowed = matching(index, selection._replace(ids=None))
        found = [pos for pos in resolve(index, selection.ids) if allowed is None or pos in allowed]
        return sort_and_limit(index, found, selection)
    where, values = _where(index, selection)
    limit = -1 if selection.limit is None else selection.limit
    order = _order(selection.sort or SortKey.BRIEF, reverse=selection.reverse)
    statement = f"SELECT {ROW} FROM reference WHERE {where} ORDER BY {order} LIMIT ?"  # noqa: S608
    rows = [IndexRow(*row) for row in index.connection.execute(statement, [*values, limit])]
    if not rows:
        _check_authors(index, selection)
    return rows


def sort_and_limit(index: Index, positions: Iterable[int], selection: Selection) -> list[IndexRow]:
    """Return the rows at positions, in their order unless the selection sorts, reversed and limited as it asks."""
    asked = list(dict.fromkeys(positions))
    if selection.sort is not None:
        order = _order(selection.sort, reverse=selection.reverse)
        statement = f"SELECT pos FROM reference WHERE pos IN (SELECT value FROM json_each(?)) ORDER BY {order}"  # noqa: S608
        asked = [pos for (pos,) in index.connection.execute(statement, (str(asked),))]
    elif selection.reverse:
        asked.reverse()
    return index.rows(asked if selection.limit is None else asked[: selection.limit])


def _order(key: SortKey, *, reverse: bool) -> str:
    """Return an ORDER BY clause; unknown values come last either way, and ties keep the order of the brief."""
    column = _COLUMNS[key]
    return (
        f"{column} IS NULL, {column}{' DESC' if reverse else ''}, pos"
        if column != "pos"
        else f"pos{' DESC' if reverse else ''}"
    )


def matching(index: Index, selection: Selection, within: Collection[int] | None = None) -> set[int] | None:
    """Return the positions that pass a selection's filters, at least those `within`; None if it has none that excludes anything."""
    where, values = _where(index, selection)
    found: set[int] | None = None
    if values:
        if within is not None and len(within) <= FEW * index.count():
            where, values = f"{where} AND pos IN (SELECT value FROM json_each(?))", [*values, str([*within])]  # noqa: S608
        rows = index.connection.execute(f"SELECT pos FROM reference WHERE {where}", values)  # noqa: S608
        found = {pos for (pos,) in rows}
        if not found:
            _check_authors(index, selection)
    if selection.ids is not None:
        wanted = set(resolve(index, selection.ids))
        found = wanted if found is None else found & wanted
    return found


def resolve(index: Index, ids: Sequence[str]) -> list[int]:
    """Return the positions of ids, unique beginnings of ids, and DOIs, PMIDs or PMCIDs, in order.

    UnknownReferenceError, which names every one that is unknown or ambiguous; UsageError for an empty one.
    """
    if not all(asked.strip() for asked in ids):
        raise UsageError("Which references? An id is empty.", hint="Is a variable of the shell unset?")
    found: list[int] = []
    wrong: list[str] = []
    hint: str | None = None
    for asked in ids:
        matches = with_id_prefix(index, asked)
        # Exactly as typed first, then in any case, then as the beginning of a single id.
        same = [pos for pos, key in matches if key == asked] or [
            pos for pos, key in matches if key.lower() == fold(asked)
        ]
        if not same and asked.isascii() and (merged := identified(index, f"id:{asked.lower()}")):
            found.append(merged[0])
            continue
        if len(same) == 1 or len(matches) == 1:
            found.append((same or [matches[0][0]])[0])
            continue
        key = identifier_key(asked)
        if key is not None and (bearing := identified(index, key)):
            found.append(bearing[0])
            continue
        wrong.append(asked)
        if hint is None and matches:
            hint = f"{asked!r} begins several ids: {some_of([key for _, key in matches], _MOST_NAMED)}."
    if wrong:
        known = [key for (key,) in index.connection.execute("SELECT id FROM reference")]
        raise UnknownReferenceError(wrong, known=known, hint=hint)
    return found


def _check_authors(index: Index, selection: Selection) -> None:
    if selection.authors:
        from pswbrief.index.authors import check_authors  # noqa: PLC0415 - as below

        check_authors(index, selection.authors)


def with_id_prefix(index: Index, prefix: str) -> list[tuple[int, str]]:
    """Return position and id of up to 50 references whose ids have a prefix, in any case."""
    prefix = fold(prefix)
    if not (prefix and prefix.isascii()):
        return []
    # "~" sorts after every character of a key.
    statement = (
        "SELECT pos, id FROM reference WHERE id COLLATE NOCASE >= ? AND id COLLATE NOCASE < ?"
        " ORDER BY id COLLATE NOCASE LIMIT 50"
    )
    return index.connection.execute(statement, (prefix, prefix + "~")).fetchall()


def section_positions(index: Index, name: str) -> list[int]:
    """Return the positions of the section with the id `name`, or with `name` in its title, and of those below it.

    UnknownNameError if there is none, AmbiguousNameError if there are several.
    """
    found = _sections_like(index, name)
    if not found:
        known = [section.title for section in index.sections()]
        raise UnknownNameError(f"There is no section {name!r}.", asked=name, known=known, see="pswbrief sections")
    if len(found) > 1:
        named = some_of([title for _, _, title in found], _MOST_NAMED, "; ")
        raise AmbiguousNameError(
            f"{name!r} is part of the names of several sections: {named}.", hint="Write more of the name."
        )
    return _with_below(index, found)


def in_sections_like(index: Index, name: str) -> set[int]:
    """Return the positions of the references in any section whose name contains `name`."""
    where, values = _in("section", _with_below(index, _sections_like(index, name)))
    return {pos for (pos,) in index.connection.execute(f"SELECT pos FROM reference WHERE {where}", values)}  # noqa: S608


def _sections_like(index: Index, name: str) -> list[tuple[int, str, str]]:
    """Return position, id and title of each section whose name contains `name`; only of the best matches.

    The whole name is better than a beginning of words in it ("views" in "Views and experiences"), and this than any part ("reviews").
    """
    asked = fold(name).strip()
    rows = index.connection.execute("SELECT pos, id, title FROM section ORDER BY pos").fetchall()
    exact = [row for row in rows if asked in (row[1], fold(row[2]))]
    begun = [row for row in rows if asked and re.search(rf"\b{re.escape(asked)}", fold(row[2]))]
    return exact or begun or [row for row in rows if asked and asked in fold(row[2])]


def _with_below(index: Index, sections: Sequence[tuple[int, str, str]]) -> list[int]:
    where, values = _in("parent", [key for _, key, _ in sections])
    below = index.connection.execute(f"SELECT pos FROM section WHERE {where} ORDER BY pos", values)  # noqa: S608
    return [*(pos for pos, _, _ in sections), *(pos for (pos,) in below)]


def _where(index: Index, selection: Selection) -> Condition:
    """Return the selection's filters as one condition, joined by AND."""
    parts: list[Condition] = []
    if selection.sections:
        parts.append(_in("section", [pos for name in selection.sections for pos in section_positions(index, name)]))
    if selection.years:
        parts.append(_any([_between(years) for years in selection.years]))
    if selection.access:
        parts.append(_in("access", selection.access))
    if selection.types:
        parts.append(_in("type", selection.types))
    if selection.journals:
        parts.append(_any([("instr(journals, ?)", [" ".join(words(text))]) for text in selection.journals]))
    if selection.authors:
        from pswbrief.index.authors import as_indexed  # noqa: PLC0415 - few selections name an author

        parts.append(_any([("instr(names, ?)", [asked]) for text in selection.authors for asked in as_indexed(text)]))
    if selection.tags:
        parts.append(_any([_tagged(tag) for tag in selection.tags]))
    if selection.statuses:
        parts.append(_in("status", selection.statuses))
    parts += _of_source(index, selection.source)
    return " AND ".join(sql for sql, _ in parts) or "1", [value for _, values in parts for value in values]


def _in(column: str, values: Sequence[Any]) -> Condition:
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)


def _any(parts: list[Condition]) -> Condition:
    return f"({' OR '.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]


def _tagged(tag: str) -> Condition:
    asked = fold(tag.removesuffix("*").strip())
    if tag.endswith("*"):
        return "pos IN (SELECT pos FROM tag WHERE substr(folded, 1, ?) = ?)", [len(asked), asked]
    return "pos IN (SELECT pos FROM tag WHERE folded = ?)", [asked]


def _of_source(index: Index, source: str | None) -> list[Condition]:
    """Return the condition of a source; none where all references are from it, as for readers without a library."""
    if source is None:
        return []
    here, elsewhere = ("pos >= ?", "pos < ?") if source == "library" else ("pos < ?", "pos >= ?")
    others = f"SELECT 1 FROM reference WHERE {elsewhere} LIMIT 1"  # noqa: S608
    return [(here, [LIBRARY_START])] if index.connection.execute(others, (LIBRARY_START,)).fetchone() else []


def _between(years: Years) -> Condition:
    return "year BETWEEN coalesce(?, year) AND coalesce(?, year)", [years.first, years.last]


def deduplicate(rows: Sequence[IndexRow]) -> list[IndexRow]:
    """Return the rows without duplicates whose original is among them too."""
    chosen = {row.id for row in rows}
    return [row for row in rows if row.duplicate_of not in chosen]
