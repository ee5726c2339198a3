"""Names as people type them: `Okoro, Ada`, `Ada Okoro`, `Smith A, Jones B`, `NHS England`; each a person or an organisation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.name import OTHERS, Organisation, Person, is_others, is_suffix, split_suffix

if TYPE_CHECKING:
    from pswbrief.core.name import Name

# A name with one of these words is an organisation's.
_OF_BODIES = frozenset(
    """
    academy agency alliance association authority board bureau care centre center charity coalition college commission committee
    community company confederation consortium council department directorate england europe executive faculty federation forum
    foundation fund government group health hospital hospitals inc initiative institute institutes international ireland
    kingdom laboratory library limited llc ltd mind ministry national network nhs observatory office organisation organization
    panel parliament partnership programme project royal school scotland secretariat service services society states taskforce team
    trust trusts uk union unit united university wales world
    the of for and on in
    """.split()
)
# Particles in small letters before a family name, which belong to it.
_PARTICLES = frozenset("al bin da dal de del della den der di dos du el la le ten ter van vom von zu zur".split())
_INITIALS = re.compile(r"(?:[A-Z]\.?[- ]?){1,4}")
# "Smith A" or "van den Berg JM": as PubMed and Vancouver write people.
_FAMILY_AND_INITIALS = re.compile(
    r"(?P<family>[^\W\d_][^,;]*?[^\W\d_])\s+(?P<initials>[A-Z]{1,3}|(?:[A-Z]\.\s?-?){1,4})"
)
_FEWEST_WORDS, _MOST_WORDS = 2, 5


class TypedName(NamedTuple):
    """A name, and whether it may have been meant as one of the other kind (`doubtful`)."""

    name: Name
    doubtful: bool = False


def read_names(text: str) -> list[TypedName]:
    """Return the names that `text` holds, separated by semicolons, or by commas where each has its initials behind it.

    A name with a comma is a person's, with the family name before the comma. Without one, capitalised words are a person, unless one
    of them is typical of organisations; without initials, this is `doubtful`.
    """
    return [name for part in text.split(";") if part.strip() for name in _read(part.strip())]


def _read(text: str) -> list[TypedName]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < _FEWEST_WORDS and (is_others(text) or "," in text):
        # "Byrne,": a family name without given ones.
        return [TypedName(OTHERS if is_others(text) else Person(part, "")) for part in parts]
    last = re.split(r"\s+(?:and|&)\s+", parts[-1])
    listed = [*parts[:-1], *last]
    if all(_ends_in_initials(part) for part in listed):
        return [TypedName(_with_initials(part)) for part in listed]
    if len(parts) > 1:
        return _with_commas(text, parts)
    pair = [_in_order(part) for part in last]
    return pair if all(isinstance(one.name, Person) for one in pair) else [_in_order(parts[0])]


def _with_commas(text: str, parts: list[str]) -> list[TypedName]:
    given = [part for part in parts[1:] if not is_suffix(part)]
    first = parts[0].split()
    if not given and len(first) > 1 and first[0].lower() not in _PARTICLES:
        # "Martin L. Harrow, Jr."
        return [_in_order(" ".join(parts))]
    if len(given) <= 1:
        # "García Márquez, Gabriel José" is one person, "Ada Okoro, Ben Smith" are two: a single comma is read as the former.
        pair = [part for part in (parts[0], *given) if _looks_whole(part)]
        return [TypedName(Person.parse(text), doubtful=len(pair) > 1)]
    read = [_in_order(part) for part in parts]
    if all(isinstance(one.name, Person) for one in read):
        # "Ada Okoro, Ben Smith": each part is a whole name.
        return [TypedName(one.name, doubtful=True) for one in read]
    if len(parts) % 2 == 0 and not any(" " in part and not _INITIALS.fullmatch(part) for part in parts[1::2]):
        # "Okoro, Ada, Smith, Ben"
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return [TypedName(Person(family, given), doubtful=True) for family, given in pairs]
    return [TypedName(Person.parse(text), doubtful=True)]


def _looks_whole(text: str) -> bool:
    """Return whether a text could be given and family names: two words or more, none of them initials or a particle."""
    words = text.split()
    return len(words) >= _FEWEST_WORDS and not any(
        _INITIALS.fullmatch(word) or word.lower() in _PARTICLES for word in words
    )


def _ends_in_initials(text: str) -> bool:
    """Return whether a text is a family name with initials behind it; "Martin Harrow III" is whole, with a suffix."""
    name, suffix = split_suffix(text)
    is_whole = bool(suffix) and " " in name
    return not is_whole and _FAMILY_AND_INITIALS.fullmatch(text) is not None and not _has_word_of_bodies(text)


def _with_initials(text: str) -> Person:
    match = _FAMILY_AND_INITIALS.fullmatch(text)
    assert match is not None
    initials = re.findall("[A-Z]", match["initials"])
    return Person(match["family"], " ".join(f"{letter}." for letter in initials))


def _in_order(text: str) -> TypedName:
    """Return the name in words without a comma: given names first."""
    whole, suffix = split_suffix(text)
    words = whole.split()
    if not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS or _is_body(words):
        return TypedName(Organisation(text), doubtful=len(words) == 1 and not text.isupper() and text[:1].isupper())
    start = next((at for at, word in enumerate(words[1:], 1) if word.lower() in _PARTICLES), len(words) - 1)
    person = Person(" ".join(words[start:]), " ".join(words[:start]), suffix)
    return TypedName(person, doubtful=not any(_INITIALS.fullmatch(word) for word in words[:-1]))


def _has_word_of_bodies(text: str) -> bool:
    return any(word.lower().strip("()'’") in _OF_BODIES for word in text.split())


def _is_body(words: list[str]) -> bool:
    if _has_word_of_bodies(" ".join(words)):
        return True
    # "WHO Europe", "3M Health", "iPeer": people have neither acronyms of three letters nor digits in their names.
    return any(
        any(char.isdigit() for char in word)
        or (word.isupper() and len(word) > len("AB") and word.isalpha())
        or not (word[:1].isupper() or word.lower() in _PARTICLES or not word[:1].isascii())
        for word in words
    )
