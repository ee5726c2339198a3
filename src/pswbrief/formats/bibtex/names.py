"""Names as .bib files write them. Source: "BibTeXing" (Patashnik 1988), section 4: `von Last, Jr, First`, joined by `and`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pswbrief.core.name import OTHERS, Name, Organisation, Person, is_others, is_suffix, split_suffix
from pswbrief.formats.bibtex.tex_reader import decode, split_outside_braces
from pswbrief.formats.bibtex.tex_writer import escape
from pswbrief.formats.common.names import has_body_word, person_without_comma, split_degrees, split_people

if TYPE_CHECKING:
    from collections.abc import Iterable

# A comma or `and` would cut the name; `=` is BibLaTeX's other way of writing names (manual, 3.6.3: `family=…`).
_CUTS = re.compile(r"[,=;]|\band\b|^others$", re.IGNORECASE | re.ASCII)
_ONE_WORD = re.compile(r"[^\s{}]+")
_RUN = re.compile(r"\s+", re.ASCII)
_AND = re.compile(r" and (?:and )*", re.IGNORECASE)
_COMMA = re.compile(r",")
# A tie separates words, but after a backslash it is an accent.
_BLANK = re.compile(r"(?:\s|(?<!\\)~)+", re.ASCII)
_PART = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)
_FIRST_OF_THREE = 3
# An `and` with no name before or behind it.
_ENDS = re.compile(r"^and\s|\sand$", re.IGNORECASE)
# TeX ignores the blank after a command, so it doesn't separate names: `Bol\'\i var`, `\v Capek`.
_COMMAND = re.compile(r"(\\(?:[ijlLoO]|ss|ae|AE|oe|OE|aa|AA)) +")
_ACCENT = re.compile(r"(\\[uvHtcdbrk]) +([A-Za-z])")
# A no-break space is part of a name.
_BLANKS = " \t\r\n"


def write_names(names: Iterable[Name]) -> str:
    """Return the names of one field: people as `Family, Suffix, Given`, organisations in a group, so that no reader splits them."""
    return " and ".join(written for name in names if (written := _write_name(name)))


def _write_name(name: Name) -> str:
    if isinstance(name, Organisation):
        if name == OTHERS:
            return "others"
        literal = escape(name.literal)
        return f"{{{literal}}}" if literal else ""
    family, given = _write_part(name.full_family), _write_part(name.full_given)
    if family and given:
        return ", ".join(part for part in (family, _write_part(name.suffix), given) if part)
    only = escape(name.full_family) or escape(name.full_given)
    if not only:
        return ""
    # A single plain word is a person's last name; any other name needs a comma, or would be read as an organisation or as two parts.
    return only if _ONE_WORD.fullmatch(only) and not _CUTS.search(only) else f"{{{only}}}, {{}}"


def _write_part(part: str) -> str:
    part = escape(part)
    return f"{{{part}}}" if _CUTS.search(part) else part


def read_names(text: str) -> list[Name]:
    """Return the names in the TeX source of one field; `others` at the end is read as `OTHERS`.

    Also accepts people separated by commas or semicolons, and the single group of Web of Science.
    """
    if not text:
        return []
    # Runs of blanks are collapsed first: a pattern that begins with a run would try each of its blanks.
    text = _RUN.sub(" ", text).strip(" ")
    if is_group(text) and " and " in text and all("," in part.strip(" ,")[:-1] for part in _AND.split(text[1:-1])):
        text = text[1:-1]
    text = _ENDS.sub("", text)
    if "\\" in text:
        text = _ACCENT.sub(r"\1{\2}", _COMMAND.sub(r"\1{}", text))
    return [name for part in split_outside_braces(text, _AND) for name in _named(part)]


# Authors of one work are often those of another.
@lru_cache(maxsize=8192)
def _named(part: str) -> tuple[Name, ...]:
    """Return the names between two `and`; () for blanks."""
    names = map(_read_name, _people(part))
    return tuple(name for name in names if name is not None)


def _people(part: str) -> list[str]:
    """Return the names between two `and`: one, unless people wrote several there in some other way."""
    if "{" in part or "=" in part:
        return [part]
    return split_people(part) or [part]


def _read_name(text: str) -> Name | None:
    text = text.strip(_BLANKS)
    if not text:
        return None
    if is_others(text):
        return OTHERS
    if is_group(text):
        literal = decode(text)
        return Organisation(literal) if literal else None
    if "," in text:
        return _with_commas(split_outside_braces(text, _COMMA))
    return _without_comma(text)


def _without_comma(text: str) -> Name | None:
    printed = decode(text)
    if "{" not in text and has_body_word(printed):
        return Organisation(printed)
    if "{" not in text and (person := person_without_comma(printed)):
        return person
    text, suffix = split_suffix(text)
    words = [word for word in split_outside_braces(text, _BLANK) if word]
    plain_words = [decode(word) for word in words]
    # The last name starts at the first word in small letters ("von"), else it is the last word.
    last = next(
        (n for n, word in enumerate(words[:-1]) if word[0] != "{" and plain_words[n][:1].islower()), len(words) - 1
    )
    return _person(" ".join(plain_words[last:]), " ".join(plain_words[:last]), suffix)


def _with_commas(parts: list[str]) -> Name | None:
    named = {match[1].lower(): decode(match[2]) for part in parts if (match := _PART.fullmatch(part))}
    if "family" in named:
        return Person(
            named["family"],
            named.get("given", ""),
            named.get("suffix", ""),
            non_dropping_particle=named.get("prefix", ""),
        )
    parts = [decode(part) for part in parts]
    while len(parts) >= _FIRST_OF_THREE and split_degrees(f"{parts[-2]}, {parts[-1]}")[1]:
        parts[-2:] = [f"{parts[-2]}, {parts[-1]}"]
    if len(parts) >= _FIRST_OF_THREE:
        family, suffix, given = parts[0], parts[1], " ".join(parts[2:])
        # BibTeX has the suffix before the given names; people also write it after them.
        return Person(family, given, suffix) if not is_suffix(given) else Person(family, suffix, parts[2])
    family, given = parts[0], parts[-1] if len(parts) > 1 else ""
    if is_suffix(given) and " " in family:
        # "John Smith, Jr."
        before, _, family = family.rpartition(" ")
        return Person(family, before, given)
    family, suffix = split_suffix(family)
    return _person(family, given, suffix)


def _person(family: str, given: str, suffix: str = "") -> Person | None:
    if family:
        return Person(family, given, suffix)
    return Person(given) if given else None


def is_group(text: str) -> bool:
    """Return whether one group of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for position, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return position == len(text) - 1
    return False
