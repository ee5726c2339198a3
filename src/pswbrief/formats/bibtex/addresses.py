"""Reading web addresses and identifiers in .bib files: bare, in TeX commands, or escaped as if they were TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType

if TYPE_CHECKING:
    from pswbrief.formats.bibtex.fields import EntryFields

URL = re.compile(r"\\(?:url|href)\s*\{\s*([^{}\s]+)\s*\}|(https?://[^\s{}]+)")
_LINK = re.compile(r"\\(?:url|href|path|nolinkurl|doi)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?")
_ESCAPED = re.compile(r"\\([&%$#_{}~<>])(?:\{\})?")
_IN_MATH = re.compile(r"\$([<>_]|\\[a-z]+)\$")
_COMMAND = re.compile(r"\\(textasciitilde|textunderscore|textless|textgreater|sim|slash)(?:\{\}| |\b)")
_SIGNS = {"textasciitilde": "~", "textunderscore": "_", "textless": "<", "textgreater": ">", "sim": "~", "slash": "/"}
# Fields that hold the address if there is no `url`: DBLP's, BibDesk's, and users' own.
_OTHERS = ("link", "ee", "bdsk-url-1")
# Types that exist only on the web, and may have their address in a note.
_ON_THE_WEB = frozenset({ItemType.WEBPAGE, ItemType.DOCUMENT, ItemType.DATASET, ItemType.SOFTWARE})


def address(source: str) -> str:
    r"""Return an address or identifier from its source, which is not TeX, though some programs escape it as if it were.

    >>> address(r"\url{https://example.org/a\_b}"), address(r"https://example.org/$\sim$ash")
    ('https://example.org/a_b', 'https://example.org/~ash')
    """
    if (link := _LINK.search(source)) and link[1].strip():
        source = link[1]
    if "\\" in source or "$" in source:
        source = _COMMAND.sub(_sign, _IN_MATH.sub(_sign, source))
    return _ESCAPED.sub(r"\1", source).replace("{", "").replace("}", "").strip()


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get(match[1].removeprefix("\\"), match[1])


def read_url(fields: EntryFields, item_type: ItemType = ItemType.DOCUMENT) -> str:
    """Take the address of an entry from `url`, or see it in another field, which stays; "" if there is none."""
    if found := address(fields.source("url")):
        return found
    places = ("howpublished", *(("note",) if item_type in _ON_THE_WEB else ()), *_OTHERS)
    return next((found for name in places if fields.has(name) and (found := url_in(fields.peek(name)))), "")


def url_in(source: str) -> str:
    """Return the first web address in the source of a text; "" if there is none."""
    match = URL.search(source)
    return address(match[1] or match[2]) if match else ""
