"""Names as .bib files write them. Source: "BibTeXing" (Patashnik 1988), section 4: `von Last, Jr, First`, joined by `and`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.name import Name, Organisation, Person
from pswbrief.formats.bibtex.tex_reader import decode, split_outside_braces
from pswbrief.formats.bibtex.tex_writer import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

# A comma or `and` would cut the name; `=` is BibLaTeX's other way of writing names (manual, 3.6.3: `family=…`).
_CUTS = re.compile(r"[,=]|\band\b|^others$", re.IGNORECASE | re.ASCII)
_ONE_WORD = re.compile(r"[^\s{}]+")
_RUN = re.compile(r"\s+", re.ASCII)
_AND = re.compile(r" and (?:and )*", re.IGNORECASE)
_COMMA = re.compile(r",")
_BLANK = re.compile(r"[\s~]+", re.ASCII)
_PART = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)
_FIRST_OF_THREE = 3
# A no-break space is part of a name.
_BLANKS = " \t\r\n"


def write_names(names: Iterable[Name]) -> str:
    """The names of one field: people as `Family, Given`, bodies in a group of their own, so that no reader cuts them."""
    return " and ".join(written for name in names if (written := _write_name(name)))


def _write_name(name: Name) -> str:
    if isinstance(name, Organisation):
        literal = escape(name.literal)
        return f"{{{literal}}}" if literal else ""
    family, given = _write_part(name.family), _write_part(name.given)
    if family and given:
        return f"{family}, {given}"
    only = escape(name.family) or escape(name.given)
    if not only:
        return ""
    # One plain word alone is a person's last name; anything else needs a comma, or it would be a body's name or cut in two.
    return only if _ONE_WORD.fullmatch(only) and not _CUTS.search(only) else f"{{{only}}}, {{}}"


def _write_part(part: str) -> str:
    part = escape(part)
    return f"{{{part}}}" if _CUTS.search(part) else part


def read_names(text: str) -> list[Name]:
    """The names of one field, still in TeX; `others`, which says that there are more, is no name."""
    # Runs of blanks are made one first: a pattern that began with a run would try each of its blanks.
    names = (_read_name(part) for part in split_outside_braces(_RUN.sub(" ", text), _AND))
    return [name for name in names if name is not None]


def _read_name(text: str) -> Name | None:
    text = text.strip(_BLANKS)
    if not text or text.lower() == "others":
        return None
    if _is_group(text):
        literal = decode(text)
        return Organisation(literal) if literal else None
    if "," in text:
        return _with_commas(split_outside_braces(text, _COMMA))
    words = [word for word in split_outside_braces(text, _BLANK) if word]
    plain_words = [decode(word) for word in words]
    # The last name starts at the first word in small letters ("von"), else it is the last word.
    last = next(
        (n for n, word in enumerate(words[:-1]) if word[0] != "{" and plain_words[n][:1].islower()), len(words) - 1
    )
    return _person(" ".join(plain_words[last:]), " ".join(plain_words[:last]))


def _with_commas(parts: list[str]) -> Name | None:
    named = {match[1].lower(): decode(match[2]) for part in parts if (match := _PART.fullmatch(part))}
    if "family" in named:
        family = f"{named.get('prefix', '')} {named['family']}".strip()
        return _person(family, f"{named.get('given', '')} {named.get('suffix', '')}".strip())
    parts = [decode(part) for part in parts]
    if len(parts) >= _FIRST_OF_THREE:
        family, suffix, *given = parts
        return _person(family, " ".join([*given, suffix]).strip())
    return _person(parts[0], parts[-1] if len(parts) > 1 else "")


def _person(family: str, given: str) -> Person | None:
    if family:
        return Person(family, given)
    return Person(given) if given else None


def _is_group(text: str) -> bool:
    """Whether one group of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for position, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return position == len(text) - 1
    return False
