"""What styles that cite by number share: works are numbered as they come, and cited by ranges (CSL 1.0.2, "Cite Collapsing")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.styles.pieces import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pswbrief.core.item import Item
    from pswbrief.styles.pieces import Run
    from pswbrief.styles.quotes import Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A style that cites by number; `entry` is a line of the list without its number, `cite` sets a citation's numbers."""

    marks: Marks
    entry: Callable[[Item], Run]
    cite: Callable[[Run], Run]

    def bibliography(self, items: Sequence[Item]) -> list[tuple[Item, str, Run]]:
        """The list in the order given: each item with its number, and its line without it."""
        return [(item, str(number), self.entry(item)) for number, item in enumerate(items, 1)]

    def citations(self, items: Sequence[Item], each: Sequence[Sequence[Item]]) -> list[Run]:
        """A citation for each of the groups in `each`, which are of the items: "(1–3,5)"."""
        numbers = {id(item): number for number, item in reversed([*enumerate(items, 1)])}
        return [self.cite(text(",".join(_ranges(sorted({numbers[id(item)] for item in cited}))))) for cited in each]


def _ranges(numbers: Iterable[int]) -> Iterable[str]:
    """Three numbers or more that follow one another as one range."""
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
