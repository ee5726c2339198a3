"""Inheriting fields from other entries: from the one in `crossref`, and from those in `xdata`.

Sources: "BibTeXing" (Patashnik 1988), section 4; the biblatex manual, 2.4.1 and appendix B, for the fields that change their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.formats.bibtex.fields import CARRIER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.formats.bibtex.reader import BibEntry

# The longest chain of parents that entries inherit from.
_DEEPEST = 4
_OWN = frozenset(
    {
        "doi",
        "url",
        "abstract",
        "keywords",
        "isbn-a",
        "eprint",
        "file",
        "note",
        "pages",
        "crossref",
        "xdata",
        "shorttitle",
    }
)
# Parts of a book share the parent's author; those of a collection have their own.
_OF_ONE_AUTHOR = frozenset({"book", "inbook", "bookinbook", "suppbook", "mvbook"})
_WHOLE = frozenset(
    {"book", "collection", "proceedings", "reference", "mvbook", "mvcollection", "mvproceedings", "mvreference"}
)


def inherited(entry: BibEntry, entries: Mapping[str, BibEntry], depth: int = 0) -> dict[str, str]:
    """Return the fields that an entry inherits, by their names in it; its own fields take precedence.

    `entries`: those of the file, by key in lower case.
    """
    found: dict[str, str] = {}
    if depth < _DEEPEST and not entry.fields.keys().isdisjoint({"crossref", "xdata"}):
        parent = entries.get(entry.fields.get("crossref", "").strip().casefold())
        if parent is not None and parent is not entry:
            whole = inherited(parent, entries, depth + 1) | parent.fields
            found = {_renamed(name, entry, parent): value for name, value in whole.items() if _passes(name, entry)}
        for key in entry.fields.get("xdata", "").split(","):
            data = entries.get(key.strip().casefold())
            if data is not None and data is not entry:
                found |= inherited(data, entries, depth + 1) | data.fields
    return found


def _renamed(name: str, entry: BibEntry, parent: BibEntry) -> str:
    """Return the name of a parent's field in the entry: the title of a book is the container of its chapters."""
    if name not in {"title", "subtitle"}:
        return name
    if parent.kind == "periodical":
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}[name]
    return f"main{name}" if entry.kind in _WHOLE else f"book{name}"


def _passes(name: str, entry: BibEntry) -> bool:
    if name == "author":
        return entry.kind in _OF_ONE_AUTHOR
    return name not in _OWN and not name.startswith(CARRIER)
