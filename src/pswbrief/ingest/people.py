"""Lists of authors as briefs print them: "Harrow J, van der Berg AB", "Harrow, J., Wood, A. and Lee, C.", "Harrow et al."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.name import Person
from pswbrief.core.typed_names import read_names
from pswbrief.ingest.names import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Sequence

# The longest list of authors, in characters.
LONGEST_AUTHORS = 600
_LABEL = re.compile(r"(?:authors?|author\(s\)|by|written by)\s*:\s*(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;,]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_OTHERS = re.compile(r"(?:et\.? al\.?|and others|others|\.\.\.|…)$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_PARTICLES = frozenset("af al av bin da dal de del della den der di dos du el la le ten ter van vom von zu zur".split())
_SUFFIX = re.compile(r"jr\.?|sr\.?|i{2,3}|2nd|3rd", re.IGNORECASE)
_MOST_FAMILY_WORDS = 4


def is_author_line(text: str) -> bool:
    """Return whether a line begins with a label such as "Authors:", or is a list of names with initials."""
    return len(text) <= LONGEST_AUTHORS and (_LABEL.match(text) is not None or is_name_list(text))


def is_name_list(text: str) -> bool:
    """Return whether a text holds only names with initials (before or after the family name), perhaps with "et al."."""
    if len(text) > LONGEST_AUTHORS or not text[:1].isalpha() or ORGANISATION.search(text):
        return False
    text = text.strip()
    begun = _OTHERS.search(text)
    text = text[: begun.start()].rstrip(" ,;") if begun else text
    if ";" in text and all(map(_is_inverted, text.split(";"))):
        return True
    pieces = [piece for piece in _BETWEEN.split(text) if not _SUFFIX.fullmatch(piece)]
    place = names = 0
    while place < len(pieces):
        length = _name_length(pieces, place)
        if not length and not (begun and len(pieces) == 1 and _is_family(text.split())):
            return False
        names += 1
        place += length or 1
    return names > 0


def certain_authors(text: str | None) -> tuple[Person, ...]:
    """Return the people of a printed list; an empty tuple if a name isn't understood or the list is cut short ("et al.")."""
    listed = _LABEL.sub("", text or "", count=1).strip()
    if not listed or _OTHERS.search(listed) or not is_name_list(listed):
        return ()
    if ";" not in listed:
        # "Smith, J., Jones, A. and Brown, C.": each name with its initials after a comma.
        listed = _with_semicolons(listed)
    found = [one.name for one in read_names(listed.replace(" and ", "; ").replace(" & ", "; "))]
    return tuple(name for name in found if isinstance(name, Person)) if all(_whole(name) for name in found) else ()


def _whole(name: object) -> bool:
    return isinstance(name, Person) and bool(name.family and name.given)


def _with_semicolons(text: str) -> str:
    pieces = _BETWEEN.split(text)
    names, place = [], 0
    while place < len(pieces):
        length = _name_length(pieces, place) or 1
        names.append(", ".join(pieces[place : place + length]))
        place += length
    return "; ".join(names)


def _name_length(pieces: Sequence[str], place: int) -> int:
    """Return how many pieces from a position on are one name ("Harrow AB", "A. B. Harrow", "Harrow" + "A. B."); 0 if none are."""
    words = pieces[place].split()
    last = len(words)
    while last > 1 and _is_initials(words[last - 1]):
        last -= 1
    if last < len(words) and _is_family(words[:last]):
        return 1
    first = 0
    while first < len(words) - 1 and _is_initials(words[first]) and words[first].endswith("."):
        first += 1
    if first and _is_family(words[first:]):
        return 1
    follows = place + 1 < len(pieces) and all(map(_is_initials, pieces[place + 1].split())) and pieces[place + 1]
    return 2 if follows and _is_family(words) else 0


def _is_inverted(text: str) -> bool:
    """Return whether a text is one name with the family name first: "Harrow, Jane A."."""
    family, comma, given = text.strip().partition(", ")
    words = given.split()
    return (
        bool(comma)
        and _is_family(family.split())
        and 0 < len(words) <= _MOST_FAMILY_WORDS
        and all(word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in words)
    )


def _is_initials(text: str) -> bool:
    return _INITIALS.fullmatch(text) is not None and all(char.isupper() for char in text if char.isalpha())


def _is_family(words: Sequence[str]) -> bool:
    """Return whether words are a family name: particles and capitalised words."""
    if not 1 <= len(words) <= _MOST_FAMILY_WORDS or not words[-1][:1].isupper():
        return False
    return all(
        (word[:1].isupper() or word.lower() in _PARTICLES) and all(char.isalpha() or char in "-'’" for char in word)
        for word in words
    ) and any(char.islower() for char in words[-1])
