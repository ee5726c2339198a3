"""Parsing names as databases write them: several people in one field, organisations with commas, initials after the family name.

A comma separates the family name from the given names, or one person from the next, or is part of an organisation's name. The texts
between the commas decide: initials are short and in capitals, an organisation's name has words that no person's has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pswbrief.core.name import OTHERS, Name, Organisation, Person, is_others, is_suffix
from pswbrief.formats.common.cleaning import decode_entities

_INITIALS = re.compile(r"(?:[^\W\d_](?:\.|(?=[^a-z]|$))[\s-]?){1,5}", re.UNICODE)
_PARTICLE = frozenset(
    "van von der den de del della di da dos das du la le ter ten zu zur af av al el bin ibn st".split()
)
# Words of organisations' names; one of them before a comma shows that the comma is part of the name.
_BODY_WORDS = frozenset(
    "academy agency association authority board bureau center centre centers centres collaboration college commission committee"
    " company consortium corporation council department directorate executive faculty federation foundation government group health"
    " hospital initiative institute institutes institution laboratory league library ministry network office organisation"
    " organization panel parliament partnership programme project school service services society taskforce team trust union"
    " unit universität université universidad university workforce".split()
)
# Words that, in a name of two words, are as likely a family name.
_ALSO_NAMES = frozenset(
    "board college company group health hospital league office school service trust union work".split()
)
_LAST_OF_A_BODY = re.compile(r"(?:and|&)\s", re.IGNORECASE)
_ET_AL = re.compile(r"[\s,;]+(?:(?:and|&)\s+others|\[?et\.? al\.?\]?)$", re.IGNORECASE)
_JOINED = re.compile(r",?\s+(?:&|\\&|and)\s+", re.IGNORECASE)
_FEWEST = 3  # texts between commas, for a list of people
# Chinese and Japanese marks between names.
_FULL_WIDTH = re.compile("[；、，]")


def split_people(text: str) -> list[str]:
    """Return the names in a field that may hold several people, each as `Family, Given` or unchanged.

    >>> split_people("Quill, J., Brook, B., Cole, C.")
    ['Quill, J.', 'Brook, B.', 'Cole, C.']
    >>> split_people("Quill AB, van der Brook CD, Cole E")
    ['Quill, AB', 'van der Brook, CD', 'Cole, E']
    >>> split_people("Quill, Jane & Brook, B., et al.")
    ['Quill, Jane', 'Brook, B.', 'et al.']
    >>> split_people("Ada Quill, Ben Brook, Cole Ash") == split_people("Ada Quill; Ben Brook; Cole Ash")
    True
    >>> split_people("Quill, Ada; Brook, Ben"), split_people("van der Ash, Ada; Le Brook, Ben Cole")
    (['Quill, Ada', 'Brook, Ben'], ['van der Ash, Ada', 'Le Brook, Ben Cole'])
    >>> split_people("李明；王芳"), split_people("王，小明")
    (['李明', '王芳'], ['王, 小明'])
    >>> split_people("National Institutes of Hope, Work, and Rest")
    ['National Institutes of Hope, Work, and Rest']
    """
    text = text.strip(" ")
    if _FULL_WIDTH.search(text):
        text = _half_width(text)
    if "&" in text and ";" in text:
        # The semicolon of an entity separates nobody.
        text = decode_entities(text)
    if ";" in text:
        pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
        if len(pieces) > 1 and all(map(_is_whole_name, pieces)):
            return [_family_first(piece) for piece in pieces]
        return [name for piece in text.split(";") for name in split_people(piece) if piece.strip()]
    if others := _ET_AL.search(text):
        return [*split_people(text[: others.start()]), OTHERS.literal]
    if "," not in text or ",," in text or is_body(text):
        return [text] if text else []
    if len(joined := _JOINED.split(text)) > 1:
        people = [person for piece in joined for person in split_people(_initials_last(piece) or piece)]
        return people if all(map(_is_person, people)) else [text]
    return _split_at_commas(text)


def _half_width(text: str) -> str:
    """Return a text with Latin separators; `王，小明` is one person with a short family name, `李明，王芳` are two."""
    text = text.replace("；", ";").replace("、", ";")
    whole = all(len(piece.strip(" ")) > 1 for piece in text.split("，"))
    return text.replace("，", ";" if whole else ", ")


def _split_at_commas(text: str) -> list[str]:
    pieces = [piece.strip(" ") for piece in text.rstrip(" ,").split(",")]
    for order in (_initials_last, _initials_first):
        people = [person for piece in pieces if (person := order(piece))]
        if len(pieces) > 1 and len(people) == len(pieces):
            return people
    joined = _rejoined(pieces)
    if len(joined) > 1 and all(_is_family(family) and is_initials(given.partition(",")[0]) for family, given in joined):
        return [f"{family}, {given}" for family, given in joined]
    if len(pieces) > _FEWEST and all(
        _is_family(piece) and " " not in piece and not is_initials(piece) for piece in pieces
    ):
        # Family names alone, as an index of authors has them.
        return pieces
    if len(pieces) >= _FEWEST and all(map(_is_whole_name, pieces)):
        return [_family_first(piece) for piece in pieces]
    return [text]


def is_initials(text: str) -> bool:
    """Return whether a text is only initials: `J.`, `J. P.`, `JP`, `J.-P.`."""
    return _INITIALS.fullmatch(text) is not None


def is_body(text: str) -> bool:
    """Return whether a name with a comma is an organisation's: its last part begins with `and`, or a word before it is typical."""
    first, *rest = (piece.strip() for piece in text.split(","))
    if not rest or is_initials(rest[0]):
        return False
    words = first.casefold().split()
    return (len(rest) > 1 and _LAST_OF_A_BODY.match(rest[-1]) is not None) or (
        len(words) > 1 and not _BODY_WORDS.isdisjoint(words)
    )


# Authors of one work are often those of another.
@lru_cache(maxsize=8192)
def read_people(text: str, *, family_last: bool = False) -> tuple[Name, ...]:
    """Return the names in a field that may hold several people, each as `read_name` reads it."""
    return tuple(read_name(name, family_last=family_last) for name in split_people(text))


def has_body_word(text: str) -> bool:
    """Return whether a name without a comma has a word typical of organisations: "World Health Organization"."""
    words = text.casefold().split()
    found = _BODY_WORDS.intersection(words)
    return len(words) > 1 and bool(found if len(words) >= _FEWEST else found - _ALSO_NAMES)


def person_without_comma(text: str) -> Person | None:
    """Return the person in `Quill AB` or `A. B. Quill`; None where no initials show which name is the family's."""
    found = _initials_last(text) or _initials_first(text)
    return Person.parse(found) if found else None


def read_name(text: str, *, family_last: bool = False) -> Name:
    """Parse a name: an organisation if the comma is at the end or part of its name, a person with any other comma.

    A doubled comma is one inside an organisation's name, as in EndNote. Without a comma, several words are an organisation unless
    they begin or end with initials, or, with `family_last`, unless none of them is typical of organisations; a single word is a
    family name.
    """
    text = text.strip(" ")
    if is_others(text):
        return OTHERS
    if body := _body(text):
        return Organisation(body)
    if "," in text:
        return Person.parse(text)
    if person := person_without_comma(text):
        return person
    given, blank, family = text.rpartition(" ")
    return Person(family, given) if family_last or not blank else Organisation(text)


def _body(text: str) -> str:
    """Return the name of an organisation that a text shows to be one; "" for any other."""
    if text.startswith("{") and text.endswith("}"):
        return text.strip("{} ")
    if ",," in text:
        return text.replace(",,", ",", 1)
    if text.endswith(",") or is_body(text):
        return text.rstrip(", ")
    return text if "," not in text and has_body_word(text) else ""


# Academic degrees and licences. Without a comma before it, a text is one only if it can be no initials.
_DEGREE = (
    r"(?:M\.?D|Ph\.?\s?D|D\.?Phil|M\.?Sc|B\.?Sc|M\.?P\.?H|M\.?B\.?A|M\.?S\.?W|R\.?N|Psy\.?D|Ed\.?D|Dr\.?P\.?H|Pharm\.?D|D\.?O|Ed\.?M"
    r"|MBBS|MBChB|MRC[A-Z]{1,6}|FRC[A-Z]{1,6}|LCSW|LPC|FAAN|OTR|CRNA|APRN)\.?"
)
_DEGREES = re.compile(
    rf"(?:\s*,\s*{_DEGREE})+$|(?<=[\w.])(?:,?\s+(?:Ph\.?\s?D|[MD]\.D|M\.P\.H|Psy\.?D|D\.?Phil|MBBS)\.?)+$"
)


def split_degrees(given: str) -> tuple[str, str]:
    """Return given names without the degrees behind them, and the degrees, which no citation prints; "" if there are none.

    >>> split_degrees("Jane A., MD, PhD"), split_degrees("M.D.")
    (('Jane A.', 'MD, PhD'), ('M.D.', ''))
    """
    found = _DEGREES.search(given)
    return (given[: found.start()], found[0].strip(", ")) if found and found.start() else (given, "")


def _initials_last(piece: str) -> str | None:
    """Return `Quill, AB` for `Quill AB`; None if the words are no family name followed by initials."""
    if "," in piece:
        return None
    words = piece.split()
    suffix = words.pop() if len(words) > _FEWEST - 1 and is_suffix(words[-1]) else ""
    # Initials may be separated by blanks ("Quill A. B."), but a family name comes first.
    start = len(words)
    while start > 1 and is_initials(words[start - 1]):
        start -= 1
    if start == len(words) or not words:
        return None
    family, given = " ".join(words[:start]), " ".join(words[start:])
    return f"{family}, {given}{f', {suffix}' if suffix else ''}" if _is_family(family) else None


def _initials_first(piece: str) -> str | None:
    """Return `Quill, A. B.` for `A. B. Quill`; None where the words are no initials with a family name behind them."""
    words = piece.split()
    suffix = words.pop() if len(words) > _FEWEST - 1 and is_suffix(words[-1]) else ""
    start = next((place for place, word in enumerate(words) if not _is_first(word)), len(words))
    if not 0 < start < len(words):
        return None
    family, given = " ".join(words[start:]), " ".join(words[:start])
    return f"{family}, {given}{f', {suffix}' if suffix else ''}" if _is_family(family) else None


def _is_first(word: str) -> bool:
    """Return whether a word may be initials before a family name; three letters without a full stop may not ("NHS England")."""
    return is_initials(word) and ("." in word or len(word) < _FEWEST)


def _is_person(text: str) -> bool:
    family, comma, given = text.partition(",")
    return is_others(text) or bool(comma and given.strip() and _is_family(family.strip(" ")))


def _is_family(text: str) -> bool:
    """Return whether the text may be a family name: letters, few words, none typical of organisations."""
    words = text.casefold().split()
    names = [word for word in words if word not in _PARTICLE]
    return 0 < len(names) < _FEWEST and not any(char.isdecimal() for char in text) and _BODY_WORDS.isdisjoint(words)


def _is_whole_name(text: str) -> bool:
    """Return whether a text may be a whole name, given names first: two or three capitalised words, none of organisations."""
    words = text.split()
    return (
        "," not in text
        and 1 < len(words) <= _FEWEST
        and all(word[:1].isupper() and not word.isupper() and not is_suffix(word) for word in words)
        and _BODY_WORDS.isdisjoint(text.casefold().split())
        and not any(char.isdecimal() for char in text)
    )


def _family_first(text: str) -> str:
    *given, family = text.split()
    return f"{family}, {' '.join(given)}"


def _rejoined(pieces: list[str]) -> list[tuple[str, str]]:
    """Return texts as pairs of family name and given names; a suffix stays with the given names before it."""
    kept: list[str] = []
    for piece in pieces:
        if kept and len(kept) % 2 == 0 and is_suffix(piece):
            kept[-1] = f"{kept[-1]}, {piece}"
        else:
            kept.append(piece)
    return list(zip(kept[::2], kept[1::2], strict=True)) if len(kept) % 2 == 0 else []
