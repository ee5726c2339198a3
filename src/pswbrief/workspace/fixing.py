"""`check --fix`: what can be put right without a doubt, written like any other change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from pswbrief.checks.fix import Fix, fixes_for
from pswbrief.store.change import commit, contents
from pswbrief.store.document import Document
from pswbrief.store.editor import CatalogueEditor
from pswbrief.store.lock import locked
from pswbrief.store.read import CatalogueError, parse_catalogue, parse_library, text_of
from pswbrief.term.out import say
from pswbrief.workspace.changing import command_line, renew_index, target

if TYPE_CHECKING:
    from pathlib import Path

# So many fields that were mended are told one by one.
_MOST_TOLD = 20


def fix_file(*, rewrite: bool) -> None:
    """Mend the file that may be written, and tell what was mended. A file is written only if it loads then."""
    path, library = target()
    # Nothing is locked where nothing can be mended.
    done = _mend(path, library=library, rewrite=rewrite) if _found(contents(path), path) else []
    if done is None:
        say(f"Nothing was fixed in {path}: it would still not load.", hint="Mend the other errors first.")
        return
    if done:
        renew_index()
    told = [f"Fixed {key}: {one.field} ({one.what})." for key, one in done[:_MOST_TOLD]]
    if len(done) > _MOST_TOLD:
        told.append(f"And {len(done) - _MOST_TOLD:,} fields more.")
    say("\n".join(told) if told else f"Nothing was fixed in {path}.")


def _mend(path: Path, *, library: bool, rewrite: bool) -> list[tuple[str, Fix]] | None:
    """What was mended, by the ids; None if the file has errors besides, and was left as it is."""
    with locked(path):
        before = contents(path)
        found = _found(before, path)
        try:
            editor = CatalogueEditor(Document(before, str(path), library=library, rewrite=rewrite), sections=())
            for key, mends in found.items():
                editor.set_fields(key, {one.field: one.value for one in mends})
            text = editor.document.text().encode()
            parse = parse_library if library else parse_catalogue
            parse(text, str(path))
        except CatalogueError:
            return None
        commit(path, before, text, command=command_line(), restores=editor.restores)
    return [(key, one) for key, mends in found.items() for one in mends]


def _found(data: bytes, path: Path) -> dict[str, list[Fix]]:
    """What can be mended, by the id of the reference."""
    try:
        tables: Any = tomli.loads(text_of(data, str(path))).get("references")
    except (CatalogueError, tomli.TOMLDecodeError, RecursionError):
        return {}
    known = [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []
    found = {table["id"]: list(fixes_for(table)) for table in known if isinstance(table.get("id"), str)}
    return {key: mends for key, mends in found.items() if mends}
