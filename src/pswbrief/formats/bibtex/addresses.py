"""Web addresses and identifiers in .bib files, which programs write bare, in TeX's commands, or escaped as if they were TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pswbrief.formats.bibtex.fields import EntryFields

URL = re.compile(r"\\(?:url|href)\s*\{\s*([^{}\s]+)\s*\}|(https?://[^\s{}]+)")
_ESCAPED = re.compile(r"\\([&%$#_{}~<>])(?:\{\})?")


def address(source: str) -> str:
    """Return an address or identifier from its source, which is not TeX, though some programs escape it as if it were."""
    return _ESCAPED.sub(r"\1", source).replace("{", "").replace("}", "").strip()


def read_url(fields: EntryFields) -> str:
    """Take the address of an entry, from `url` or else `howpublished`, which stays; "" if there is none."""
    if source := fields.source("url"):
        match = URL.search(source)
        if found := address(match[1] if match and match[1] else source):
            return found
    return url_in(fields.peek("howpublished"))


def url_in(source: str) -> str:
    """Return the first web address in the source of a text; "" if there is none."""
    match = URL.search(source)
    return address(match[1] or match[2]) if match else ""
