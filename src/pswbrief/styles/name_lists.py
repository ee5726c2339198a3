"""Names of people: parts, initials and lists (CSL 1.0.2, "Name" and appendix III, "Name Variables")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.name import OTHERS, Organisation
from pswbrief.styles.inlines import Emphasis, group, text
from pswbrief.styles.quotes import apostrophes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.core.name import Name, Person
    from pswbrief.styles.inlines import Run


class NameParts(NamedTuple):
    """A person's name in CSL's parts: "van" in "van Bergen" is a particle, "Jr" after a comma a suffix."""

    particle: str
    family: str
    given: str
    dropping: str
    suffix: str


# A name is split for sorting, for disambiguation and for printing.
@lru_cache(maxsize=10_000)
def parts(person: Person) -> NameParts:
    """Split a name. Lower-case words before the family name or after the given names are particles, unless particles are given."""
    given, _, suffix = apostrophes(person.given).partition(",")
    suffix = apostrophes(person.suffix) or suffix.strip(" !")
    words = apostrophes(person.family).split()
    if person.non_dropping_particle or person.dropping_particle:
        particles = apostrophes(person.non_dropping_particle), apostrophes(person.dropping_particle)
        return NameParts(particles[0], " ".join(words), given.strip(), particles[1], suffix)
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
    return NameParts(particle, family, " ".join(names[:last]), " ".join(names[last:]), suffix)


def _is_particle(word: str) -> bool:
    return all(char.islower() or char in "'’-–." for char in word)


def initials(given: str, period: str = ".", *, hyphen: bool = True, whole: bool = False) -> str:
    """Return the initials of given names: "C.S." for "Carolyn S", "J.-M." for "Jean-Marc"; lower-case words stay whole.

    `period` follows each initial; a space at its end separates them. With `whole`, names that are written in full stay so.
    """
    shown = ""
    for match in _GIVEN.finditer(given):
        word, stop = match["word"], match["stop"]
        joined = "-" if hyphen and match["joint"] and shown else ""
        if stop or len(word) == 1:
            # A word that ends in a full stop is an abbreviation already: "Ph." stays so.
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
            shown += _without_capital(word, period)
    return " ".join(shown.split())


def _without_capital(word: str, period: str) -> str:
    """Return a name that starts with no capital: whole if its script has capitals or takes no initials, else its initial."""
    if word.upper() != word.lower():
        return word + period
    # Chinese, Japanese and Korean names have no initials (and take no full stop); Hebrew and Arabic ones do.
    return word[0] + period if _SPACED.match(word) else word


# "SH" and "CRM" are initials run together; four capitals or more are a name in capitals ("ANNA").
_LONGEST_RUN = 3
_GIVEN = re.compile(r"(?P<joint>-)?(?P<word>[^\s.-]+)(?P<stop>\.)?")
# In scripts other than these the given name follows the family name without a space (CSL 1.0.2, "Name-part Order").
_SPACED = re.compile(
    r"[-0-9A-Za-z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u1f00-\u1fff]"
)


def is_spaced(family_name: str) -> bool:
    """Return whether the name is in a script that separates family and given names."""
    return _SPACED.search(family_name) is not None


def family(name: Name) -> str:
    """Return a name's short form: an organisation's name, or a person's family name with its particle."""
    if isinstance(name, Organisation):
        return apostrophes(name.literal)
    found = parts(name)
    return glued(found.particle, found.family)


def glued(before: str, after: str) -> str:
    """Join two parts of a name, with a space unless the first ends in an apostrophe or a hyphen: "d’Angelo"."""
    return before + after if before.endswith(("’", "-", "–")) or not before or not after else f"{before} {after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRules:
    """A style's rules for lists of names.

    `period` follows each initial ("." in "D.D.", "" in "DD"), `hyphen` keeps "A.-L.", `separator` separates an inverted family name
    from the initials; `conjunction` precedes the last name, with a comma always, never, or (None) for three or more names. From
    `et_al_min` names, only the first `et_al_first` are listed, then "et al." or, if `et_al_last`, an ellipsis and the last name.
    """

    inverted: bool = True
    period: str = "."
    hyphen: bool = True
    separator: str = ", "
    conjunction: str = ""
    comma_before_last: bool | None = None
    et_al_min: int = 0
    et_al_first: int = 1
    et_al_last: bool = False
    et_al_italic: bool = False
    et_al_comma: bool = True

    def count_shown(self, count: int, shown: Shown | None = None) -> int:
        """Return how many of `count` names are listed before "et al."; all if it isn't used."""
        if not self.et_al_min or count < self.et_al_min:
            return count
        return min(count, max(self.et_al_first, shown.first if shown else 0))


@dataclass(frozen=True, slots=True)
class Shown:
    """The additional details in a work's citation that distinguish it from others.

    At least `first` names; for each person in `given` the given name (True) or initials (False); a letter after the year.
    """

    first: int = 0
    given: Mapping[Name, bool] = field(default_factory=dict)
    year_suffix: str = ""


def display(name: Name, rules: NameRules, *, whole: bool = False) -> str:
    """Return one name in full: "van Bergen, D.D.", or "D.D. van Bergen" if `rules` don't invert; an organisation's name as given.

    With `whole`, given names replace initials.
    """
    if isinstance(name, Organisation):
        return apostrophes(name.literal)
    found = parts(name)
    given = initials(found.given, rules.period, hyphen=rules.hyphen, whole=whole)
    if not is_spaced(found.family):
        return found.family + given
    # Where initials take no full stop, "Jr" takes none.
    suffix = found.suffix if rules.period else found.suffix.rstrip(".")
    if rules.inverted:
        inverted = (glued(found.particle, found.family), glued(given, found.dropping), suffix)
        return rules.separator.join(inline for inline in inverted if inline)
    upright = (given, found.dropping, glued(found.particle, found.family), suffix)
    return " ".join(inline for inline in upright if inline)


def listed(names: Sequence[Name], rules: NameRules, shown: Shown | None = None) -> Run:
    """Return a list of names, shortened with "et al." if `rules` require it, but with at least the names that `shown` requires."""
    given = shown.given if shown else {}
    known, others = _without_others(names)
    written = [display(name, rules, whole=given.get(name, False)) for name in known]
    return _list(written, rules, min(len(known), rules.count_shown(len(known) + others, shown)), others=others)


def cited(names: Sequence[Name], rules: NameRules, shown: Shown) -> Run:
    """Return a list of family names for an in-text citation, with the additional details in `shown`."""
    upright = replace(rules, inverted=False, period=". ")
    known, others = _without_others(names)
    written = [
        display(name, upright, whole=shown.given[name]) if name in shown.given else family(name) for name in known
    ]
    return _list(written, upright, min(len(known), rules.count_shown(len(known) + others, shown)), others=others)


def _without_others(names: Sequence[Name]) -> tuple[Sequence[Name], bool]:
    """Return the known names, and whether the source omits others after them."""
    return (names[:-1], True) if len(names) > 1 and names[-1] == OTHERS else (names, False)


def _list(written: Sequence[str], rules: NameRules, kept: int, *, others: bool) -> Run:
    shown = [name for name in written if name]
    if kept >= len(shown) and not others:
        return group(*_with_conjunction(shown, rules))
    run = group(*(text(name) for name in shown[:kept]), delimiter=", ")
    parted = kept > 1 or (others and rules.inverted and rules.comma_before_last is not False)
    comma = "," if parted and rules.et_al_comma else ""
    if rules.et_al_last and not others:
        return group(run, (f"{comma} … {shown[-1]}",))
    return group(run, (f"{comma} ",), (Emphasis(("et al.",)),) if rules.et_al_italic else ("et al.",))


def _with_conjunction(shown: Sequence[str], rules: NameRules) -> list[Run]:
    runs: list[Run] = [text(name) for name in shown]
    if len(runs) < 2 or not rules.conjunction:  # noqa: PLR2004 - a list of one has no conjunction
        return [run for position, run in enumerate(runs) for run in (((", ",), run) if position else (run,))]
    comma = rules.comma_before_last if rules.comma_before_last is not None else len(runs) > 2  # noqa: PLR2004
    joined: list[Run] = [runs[0]]
    for run in runs[1:-1]:
        joined += [(", ",), run]
    return [*joined, (f"{',' if comma else ''} {rules.conjunction} ",), runs[-1]]


def sort_name(names: Sequence[Name], rules: NameRules, *, as_seen: bool = False) -> str:
    """Return the text by which a list of names is sorted: the listed names, family name first.

    "van Bergen, Diana" is sorted as "Bergen, D. van"; with `as_seen`, as given (CSL 1.0.2, "Non-dropping particles").
    """
    count = rules.et_al_first if rules.et_al_min and len(names) >= rules.et_al_min else len(names)
    # CSL processors concatenate the names without spaces and sort the result word by word.
    return "".join(_sort_name(name, rules, as_seen=as_seen) for name in names[:count])


def _sort_name(name: Name, rules: NameRules, *, as_seen: bool) -> str:
    if isinstance(name, Organisation):
        return apostrophes(name.literal)
    found = parts(name)
    if as_seen:
        inlines = (glued(found.particle, found.family), glued(found.given, found.dropping), found.suffix)
    else:
        given = initials(found.given, rules.period, hyphen=rules.hyphen)
        inlines = (
            found.family,
            " ".join(part for part in (given, found.dropping, found.particle) if part),
            found.suffix,
        )
    return ", ".join(inline for inline in inlines if inline)
