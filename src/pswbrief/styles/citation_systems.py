"""The two citation systems, author-date and numbered: the order of lists, and citations of several works."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.name import Person
from pswbrief.styles.disambiguation import Cited, distinguish
from pswbrief.styles.inlines import Raised, group, plain, text
from pswbrief.styles.name_lists import NameRules, Shown, cited
from pswbrief.styles.quotes import typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run
    from pswbrief.styles.quotes import Marks


class InText(NamedTuple):
    """The form of an in-text citation: part of the sentence (`narrative`) or in parentheses, with a `locator` ("p. 5")."""

    narrative: bool = False
    locator: str = ""


PARENTHETICAL = InText()


def _always(item: Item) -> bool:  # noqa: ARG001 - most styles list every work
    return True


_NARRATIVE_NAMES = NameRules(conjunction="and", et_al_min=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorDate:
    """A style that cites by author and date.

    `entry` returns a line of the list. `cited_by` returns the names that a citation shows and the text used if there are none;
    `year` returns the date, with a letter if one is needed. `sort_key` orders the list and `cite_key` the works of one citation.
    `names` are the rules for names in a citation, and `comma` follows the names. Namesakes are distinguished by given name if two
    citations would be the same, or, with `always_distinguish_namesakes`, by initials wherever two first authors with one family name
    are cited. Works whose citations show the same names share them in one citation; with `joins_same_authors_only`, only works by the
    same authors do. A work for which `is_listed` is false is cited in the text only.
    """

    marks: Marks
    entry: Callable[[Item, Shown], Run]
    cited_by: Callable[[Item], tuple[Sequence[Name], Run]]
    year: Callable[[Item, str], Run]
    sort_key: Callable[[Item], tuple[object, ...]]
    cite_key: Callable[[Item], tuple[object, ...]]
    names: NameRules
    comma: str = ", "
    always_distinguish_namesakes: bool = False
    joins_same_authors_only: bool = False
    is_listed: Callable[[Item], bool] = _always

    def ordered(self, items: Sequence[Item]) -> list[tuple[Item, Shown]]:
        """Return the items in the order of the list, each with the details that distinguish it from the others."""
        ordered = sorted(items, key=self.sort_key)
        works = []
        for item in ordered:
            names, title = self.cited_by(item)
            works.append(Cited(tuple(names), plain(title), plain(self.year(item, ""))))
        return list(zip(ordered, distinguish(works, self.names, always=self.always_distinguish_namesakes), strict=True))

    def bibliography(self, items: Sequence[Item]) -> list[tuple[Item, str, Run]]:
        """Return the list: each item with its label, which is "" in these styles, and its line."""
        return [(item, "", self.entry(item, shown)) for item, shown in self.ordered(items) if self.is_listed(item)]

    def citations(
        self, items: Sequence[Item], each: Sequence[Sequence[Item]], form: InText = PARENTHETICAL
    ) -> list[Run]:
        """Return a citation for each of the groups in `each`, which are of the items.

        "(Byrne and Wykes, 2020; Moran, 2018, 2025, p. 5)", or, if `form` is narrative, "Byrne and Wykes (2020); Moran (2018)".
        """
        # Two entries of the list may be one item.
        shown = {id(item): told_apart for item, told_apart in self.ordered(items)}
        return [self._citation(cited_items, shown, form) for cited_items in each]

    def _citation(self, cited_items: Sequence[Item], shown: Mapping[int, Shown], form: InText) -> Run:
        groups: list[list[Item]] = []
        known: dict[object, list[Item]] = {}
        for item in sorted(cited_items, key=self.cite_key):
            signatures = self._signatures(item, shown[id(item)])
            same = next((known[signature] for signature in signatures if signature in known), None)
            if same is None:
                same = []
                groups.append(same)
            same.append(item)
            known.update((signature, same) for signature in signatures)
        rules = replace(self.names, conjunction="and") if form.narrative else self.names
        cites = []
        for same in groups:
            names, title = self.cited_by(same[0])
            lead = cited(names, rules, shown[id(same[0])]) or title
            locator = text(form.locator) if same is groups[-1] else ()
            first, *others = (self.year(item, shown[id(item)].year_suffix) for item in same)
            if form.narrative:
                dated = group(first, *others, locator, delimiter=", ", prefix="(", suffix=")")
                cites.append(group(lead, dated, delimiter=" "))
            else:
                cites.append(group(group(lead, first, delimiter=self.comma), *others, locator, delimiter=", "))
        if form.narrative:
            return group(*cites, delimiter="; ")
        return group(*cites, delimiter="; ", prefix="(", suffix=")")

    def _signatures(self, item: Item, shown: Shown) -> tuple[object, ...]:
        """Return the signatures of a work; works that share one share their names in a citation."""
        names, title = self.cited_by(item)
        authors = ("authors", tuple(names), plain(title))
        if self.joins_same_authors_only:
            return (authors,)
        # An organisation is the same as author or as publisher; two persons of one name are not.
        people = [name for name in names[: self.names.count_shown(len(names), shown)] if isinstance(name, Person)]
        return authors, ("as printed", tuple(people), plain(cited(names, self.names, shown) or title).casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A style that cites by number; `entry` returns a line without its number, `cite` formats a citation's numbers and locator.

    `names` are the rules for authors or editors in a narrative citation; a work without any shows its title.
    """

    marks: Marks
    entry: Callable[[Item], Run]
    cite: Callable[[Run, str], Run]
    names: NameRules = _NARRATIVE_NAMES
    is_listed: Callable[[Item], bool] = _always

    def bibliography(self, items: Sequence[Item]) -> list[tuple[Item, str, Run]]:
        """Return the list in the order given: each item with its number, and its line without the number."""
        return [(item, str(number), self.entry(item)) for number, item in enumerate(items, 1)]

    def citations(
        self, items: Sequence[Item], each: Sequence[Sequence[Item]], form: InText = PARENTHETICAL
    ) -> list[Run]:
        """Return a citation for each of the groups in `each`, which are of the items: "(1–3,5)", or narrative: "Moran (4)"."""
        numbers = {id(item): number for number, item in reversed([*enumerate(items, 1)])}
        if form.narrative:
            return [self._narrative(cited_items, numbers, form) for cited_items in each]
        return [
            self.cite(text(",".join(_ranges(sorted({numbers[id(item)] for item in cited_items})))), form.locator)
            for cited_items in each
        ]

    def _narrative(self, cited_items: Sequence[Item], numbers: Mapping[int, int], form: InText) -> Run:
        cites = []
        for item in cited_items:
            lead = cited(item.authors or item.editors, self.names, Shown()) or typeset(item.title)
            locator = form.locator if item is cited_items[-1] else ""
            number = self.cite((str(numbers[id(item)]),), locator)
            cites.append(group(lead, number, delimiter="" if isinstance(number[0], Raised) else " "))
        return group(*cites, delimiter="; ")


def _ranges(numbers: Iterable[int]) -> Iterable[str]:
    """Yield numbers as text, with three or more consecutive numbers as a range."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 - two numbers stay apart
            yield f"{run[0]}–{run[-1]}"
        else:
            yield from map(str, run)
