"""One person's name: its parts and its initials (CSL 1.0.2, "Name" and appendix III, "Name Variables")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.name import Organisation
from pswbrief.styles.quotes import apostrophes

if TYPE_CHECKING:
    from pswbrief.core.name import Name, Person


class Parts(NamedTuple):
    """A person's name in CSL's parts: "van" in "van Bergen" is a particle, "Jr" after a comma a suffix."""

    particle: str
    family: str
    given: str
    dropping: str
    suffix: str


# A name is taken apart to sort, to tell apart, and to print.
@lru_cache(maxsize=10_000)
def parts(person: Person) -> Parts:
    """The parts of a name: lower-case words before the family name or after the given names are its particles."""
    given, _, suffix = apostrophes(person.given).partition(",")
    words = apostrophes(person.family).split()
    count = 0
    while count < len(words) - 1 and _is_particle(words[count]):
        count += 1
    particle, family = " ".join(words[:count]), " ".join(words[count:])
    elided = re.fullmatch(r"([^\W\d_A-Z]+['’.–-])(\w+)", family) if not particle else None
    if elided and _is_particle(elided[1]):
        particle, family = elided[1], elided[2]
    names = given.split()
    last = len(names)
    while last > 1 and _is_particle(names[last - 1]):
        last -= 1
    return Parts(particle, family, " ".join(names[:last]), " ".join(names[last:]), suffix.strip(" !"))


def _is_particle(word: str) -> bool:
    return all(char.islower() or char in "'’-–." for char in word)


def initials(given: str, period: str = ".", *, hyphen: bool = True, whole: bool = False) -> str:
    """The initials of given names: "Carolyn S" is "C.S.", "Jean-Marc" "J.-M.", "CRM" "C.R.M."; lower-case words stay whole.

    `period` follows each one; a blank at its end stands between two. With `whole`, names that are written out stay so.
    """
    shown = ""
    for match in _GIVEN.finditer(given):
        word, stop = match["word"], match["stop"]
        joined = "-" if hyphen and match["joint"] and shown else ""
        if stop or len(word) == 1:
            # What ends in a full stop is an abbreviation already: "Ph." stays so.
            shown = shown.rstrip() + joined + word + period if joined else shown + word + period
        elif word.islower():
            # "Maria del Mar" keeps "del"; "Ji-ping" is one name.
            shown += "" if match["joint"] else f"{word} " if period.endswith(" ") else f" {word} "
        elif word.isupper() and len(word) <= _LONGEST_RUN and word.isascii():
            shown += "".join(char + period for char in word)
        elif whole:
            shown = f"{shown.rstrip()}-{word} " if match["joint"] else f"{shown}{word} "
        elif word[0].isupper():
            shown = (shown.rstrip() + joined if joined else shown) + word[0] + period
        else:
            shown += word + period
    return " ".join(shown.split())


# "SH" and "CRM" are initials run together; four capitals or more are a name in capitals ("ANNA").
_LONGEST_RUN = 3
_GIVEN = re.compile(r"(?P<joint>-)?(?P<word>[^\s.-]+)(?P<stop>\.)?")
# In other scripts than these the given name follows the family name without a blank (CSL 1.0.2, "Name-part Order").
_SPACED = re.compile(
    r"[-0-9A-Za-z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u1f00-\u1fff]"
)


def is_spaced(family_name: str) -> bool:
    """Whether the name is in a script that sets a given name apart from it."""
    return _SPACED.search(family_name) is not None


def family(name: Name) -> str:
    """A name's short form: a body's name, or a person's family name with its particle."""
    if isinstance(name, Organisation):
        return apostrophes(name.literal)
    found = parts(name)
    return glued(found.particle, found.family)


def glued(before: str, after: str) -> str:
    """Two parts of a name, with a blank between them unless the first ends in an apostrophe or a hyphen: "d’Angelo"."""
    return before + after if before.endswith(("’", "-", "–")) or not before or not after else f"{before} {after}"
