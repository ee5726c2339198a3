"""Lists of names, as CSL sets them: inversion, "and", "et al." (CSL 1.0.2, "Name" and "Names")."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pswbrief.core.name import Organisation
from pswbrief.styles.name_parts import family, glued, initials, is_spaced, parts
from pswbrief.styles.pieces import Emphasis, group, text
from pswbrief.styles.quotes import apostrophes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.core.name import Name
    from pswbrief.styles.pieces import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRules:
    """How a style lists names.

    `period` follows each initial ("." in "D.D.", "" in "DD"), `hyphen` keeps "A.-L.", `separator` stands between an inverted
    family name and its initials; `conjunction` before the last name, with a comma always, never, or (None) from three names up. From
    `et_al_min` names only the first `et_al_first` are listed, and then, if `et_al_last`, an ellipsis and the last name.
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
        """How many of `count` names are listed before "et al."; all, if there is no "et al."."""
        if not self.et_al_min or count < self.et_al_min:
            return count
        return min(count, max(self.et_al_first, shown.first if shown else 0))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a work shows to be told apart.

    At least `first` names; of each person in `given` the given name (True) or initials (False); a letter after the year.
    """

    first: int = 0
    given: Mapping[Name, bool] = field(default_factory=dict)
    year_suffix: str = ""


def display(name: Name, rules: NameRules, *, whole: bool = False) -> str:
    """One name in full: "van Bergen, D.D.", or, where `rules` don't invert, "D.D. van Bergen"; a body as it calls itself.

    With `whole`, the given name instead of initials.
    """
    if isinstance(name, Organisation):
        return apostrophes(name.literal)
    found = parts(name)
    given = initials(found.given, rules.period, hyphen=rules.hyphen, whole=whole)
    if not is_spaced(found.family):
        return found.family + given
    if rules.inverted:
        inverted = (glued(found.particle, found.family), glued(given, found.dropping), found.suffix)
        return rules.separator.join(piece for piece in inverted if piece)
    upright = (given, found.dropping, glued(found.particle, found.family), found.suffix)
    return " ".join(piece for piece in upright if piece)


def listed(names: Sequence[Name], rules: NameRules, shown: Shown | None = None) -> Run:
    """The names in one list, shortened to "et al." where `rules` ask for it and `shown` doesn't ask for more."""
    given = shown.given if shown else {}
    written = [display(name, rules, whole=given.get(name, False)) for name in names]
    return _list(written, rules, rules.count_shown(len(names), shown))


def cited(names: Sequence[Name], rules: NameRules, shown: Shown) -> Run:
    """The family names in one list, as between parentheses, with what `shown` asks for."""
    upright = replace(rules, inverted=False, period=". ")
    written = [
        display(name, upright, whole=shown.given[name]) if name in shown.given else family(name) for name in names
    ]
    return _list(written, rules, rules.count_shown(len(names), shown))


def _list(written: Sequence[str], rules: NameRules, kept: int) -> Run:
    shown = [name for name in written if name]
    if kept >= len(shown):
        return group(*_with_conjunction(shown, rules))
    run = group(*(text(name) for name in shown[:kept]), delimiter=", ")
    comma = "," if kept > 1 and rules.et_al_comma else ""
    if rules.et_al_last:
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
    """What a list of names is sorted by: as many as are listed, family name first.

    "van Bergen, Diana" is sorted as "Bergen, D. van"; with `as_seen` as it stands (CSL 1.0.2, "Non-dropping particles").
    """
    count = rules.et_al_first if rules.et_al_min and len(names) >= rules.et_al_min else len(names)
    # The engines that read CSL write one name after another without a blank, and sort the whole by its words.
    return "".join(_sort_name(name, rules, as_seen=as_seen) for name in names[:count])


def _sort_name(name: Name, rules: NameRules, *, as_seen: bool) -> str:
    if isinstance(name, Organisation):
        return apostrophes(name.literal)
    found = parts(name)
    if as_seen:
        pieces = (glued(found.particle, found.family), glued(found.given, found.dropping), found.suffix)
    else:
        given = initials(found.given, rules.period, hyphen=rules.hyphen)
        pieces = (
            found.family,
            " ".join(part for part in (given, found.dropping, found.particle) if part),
            found.suffix,
        )
    return ", ".join(piece for piece in pieces if piece)
