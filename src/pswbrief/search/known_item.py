"""Queries that name references and describe nothing: identifiers, addresses, and ids as manuscripts cite them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.index.identifiers import address_key, handle_key, identified, identifier_keys, with_whole_ids
from pswbrief.index.select import with_id_prefix
from pswbrief.text.words import words

if TYPE_CHECKING:
    from pswbrief.index.index import Index

# The signs that Pandoc and LaTeX have around keys: [@ash2020; @elm2021], \citep{ash2020}.
_CITATION = re.compile(r"\\[a-z]*cite[a-z]*\*?\{([^{}]*)\}|\[?((?:@[^\s@,;\]]+[\s,;]*)+)\]?", re.IGNORECASE)


class KnownItems(NamedTuple):
    """The positions of the references that a query names, and the identifiers in it that no reference has."""

    found: list[int]
    missing: tuple[str, ...] = ()


def known_items(index: Index, text: str) -> KnownItems | None:
    """Return the references that a query names; None if it is a query of words."""
    if keys := identifier_keys(text):
        return _identified(index, keys)
    asked = text.strip()
    if "/" in asked and (handle := handle_key(asked)) and (known := _with_handle(index, handle)):
        return known
    named = _with_ids(index, asked) or _begun(index, asked) or _at_address(index, asked)
    return KnownItems(named) if named else None


def _identified(index: Index, keys: list[str]) -> KnownItems | None:
    """Return the references with the identifiers; None for a number that is no reference's PMID but occurs as a word."""
    bearing = {key: identified(index, key) for key in keys}
    found = list(dict.fromkeys(pos for positions in bearing.values() for pos in positions))
    number = keys[0].removeprefix("pmid:")
    if not found and number.isdecimal() and index.has_word(number):
        return None
    return KnownItems(found, tuple(key for key, positions in bearing.items() if not positions))


def _with_handle(index: Index, key: str) -> KnownItems | None:
    """Return the references with a handle; None for one that no reference has, if it may be a fraction, years or words."""
    if found := identified(index, key):
        return KnownItems(found)
    handle = key.removeprefix("url:hdl.handle.net/")
    # The prefixes of handles that are no years: five digits and more, and the parts of 20.500.
    if not re.match(r"[0-9]{5,}[./]|20\.500\.", handle) or all(map(index.has_word, words(handle))):
        return None
    return KnownItems([], (key,))


def _with_ids(index: Index, text: str) -> list[int]:
    """Return the positions of the references whose ids make up a text; [] if a part of it is no id, or a word as well."""
    cited = _CITATION.fullmatch(text) if "@" in text or "{" in text else None
    if cited is None and (text.isalpha() or not re.search(r"[\s,;]", text)):
        pos = index.position(text)
        return [] if pos is None or (text.isalpha() and index.has_word(text.lower())) else [pos]
    listed = (cited[1] or cited[2]).replace("@", " ") if cited else text
    keys = re.split(r"[\s,;]+", listed.strip(" ,;"))
    # Without a digit they are words, of which most queries consist.
    if cited is None and not all(any(char.isdigit() for char in key) for key in keys):
        return []
    whole = with_whole_ids(index, keys)
    found = [index.position(whole.get(key, key)) for key in keys]
    return [] if None in found else list(dict.fromkeys(pos for pos in found if pos is not None))


def _begun(index: Index, text: str) -> list[int]:
    """Return the positions of the references whose ids a text begins, if it has a digit in it and is no word."""
    if (
        not any(char.isdigit() for char in text)
        or text.isdecimal()
        or not text.isalnum()
        or index.has_word(text.lower())
    ):
        return []
    return [pos for pos, _ in with_id_prefix(index, text)]


def _at_address(index: Index, text: str) -> list[int]:
    """Return the positions of the references at an address that was typed without `https://`."""
    return identified(index, address_key(text.lower())) if "." in text and not re.search(r"\s", text) else []
