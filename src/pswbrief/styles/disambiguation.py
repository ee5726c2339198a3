"""Disambiguate works whose citations would be identical (CSL 1.0.2, "Disambiguation").

First more names are shown before "et al."; then initials or given names of namesakes; works that are still identical get
letters after the year, in the order of the list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.name import Person
from pswbrief.styles.inlines import plain
from pswbrief.styles.name_lists import Shown, cited, family, initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pswbrief.core.name import Name
    from pswbrief.styles.name_lists import NameRules


class Cited(NamedTuple):
    """The parts of a citation: names, the text used if there are none (`title`), and a date."""

    names: tuple[Name, ...]
    title: str
    year: str


def distinguish(works: Sequence[Cited], rules: NameRules, *, always: bool = False) -> list[Shown]:
    """Return for each work the additional details that its citation must show; works are in the order of the list.

    With `always`, first authors with the same family name but different initials show these in every citation (APA 7, 8.20).
    """
    given = _with_unique_initials({work.names[0] for work in works if work.names}) if always else {}
    shown = [Shown(given=given) for _ in works]
    for positions in _identical(works, rules, shown):
        _show_more_names(works, positions, shown, always=always)
        if not always:
            _show_given_names(works, positions, shown)
    for positions in _identical(works, rules, shown):
        for count, position in enumerate(positions):
            shown[position] = replace(shown[position], year_suffix=letters(count))
    return shown


def letters(count: int) -> str:
    """Return the letter after a year: "a" for 0, "z" for 25, "aa" for 26."""
    before, last = divmod(count, 26)
    return (letters(before - 1) if before else "") + chr(ord("a") + last)


def _identical(works: Sequence[Cited], rules: NameRules, shown: Sequence[Shown]) -> list[list[int]]:
    """Return groups of two or more positions of works whose citations are identical."""
    same_names: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for position, work in enumerate(works):
        # An organisation may be the author of one work, and replace the author of another as its publisher or title.
        names = plain(cited(work.names, rules, shown[position])) or work.title
        same_names[names.casefold(), work.year].append(position)
    return [positions for positions in same_names.values() if len(positions) > 1]


def _show_more_names(works: Sequence[Cited], positions: list[int], shown: list[Shown], *, always: bool) -> None:
    """For works that more names can distinguish from others, show the fewest names that distinguish as well as all names do."""
    most = max(len(works[position].names) for position in positions)
    same_names = [_with_same_names(works, positions, count, always=always) for count in range(most + 1)]
    for position in positions:
        if same_names[most][position] != positions:
            count = next(
                count for count in range(1, most + 1) if same_names[count][position] == same_names[most][position]
            )
            shown[position] = replace(shown[position], first=count)


def _with_same_names(works: Sequence[Cited], positions: list[int], count: int, *, always: bool) -> dict[int, list[int]]:
    """Return for each position those of the works, itself included, with the same first `count` names."""
    same: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for position in positions:
        names = works[position].names[:count]
        same[tuple(_as_cited(names)) if always else names].append(position)
    return {position: found for found in same.values() for position in found}


def _as_cited(names: Iterable[Name]) -> Iterable[tuple[str, str]]:
    for position, name in enumerate(names):
        yield family(name), initials(name.given) if position == 0 and isinstance(name, Person) else ""


def _show_given_names(works: Sequence[Cited], positions: list[int], shown: list[Shown]) -> None:
    """Show the initials or given names of namesakes at the same position in the lists of two works."""
    for column in zip_longest(*(works[position].names for position in positions)):
        given = _need_given_names({name for name in column if name is not None})
        for position, name in zip(positions, column, strict=True):
            if name in given:
                shown[position] = replace(shown[position], given={**shown[position].given, name: given[name]})


def _namesakes(names: Iterable[Name]) -> Iterable[tuple[Person, list[Person]]]:
    """Yield each person that has namesakes, with the others of the same family name."""
    families: defaultdict[str, list[Person]] = defaultdict(list)
    for name in names:
        if isinstance(name, Person):
            families[family(name)].append(name)
    for people in families.values():
        for person in people:
            if len(people) > 1:
                yield person, [other for other in people if other != person]


def _with_unique_initials(names: Iterable[Name]) -> dict[Name, bool]:
    """Return the namesakes whose initials are unique; the value False means to show initials, not given names."""
    return {
        person: False
        for person, others in _namesakes(names)
        if initials(person.given) not in {initials(other.given) for other in others}
    }


def _need_given_names(names: Iterable[Name]) -> dict[Name, bool]:
    """Return the namesakes, and whether their given names must be shown because their initials are the same."""
    return {
        person: initials(person.given) in {initials(other.given) for other in others}
        for person, others in _namesakes(names)
    }
