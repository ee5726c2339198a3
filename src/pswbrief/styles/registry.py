"""The styles by name, and functions to cite in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pswbrief.styles.citation_systems import PARENTHETICAL
from pswbrief.styles.markup import render
from pswbrief.styles.quotes import tidy
from pswbrief.styles.style_names import StyleName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.core.item import Item
    from pswbrief.styles.citation_systems import InText
    from pswbrief.styles.inlines import Run
    from pswbrief.styles.quotes import Marks
    from pswbrief.styles.style_names import MarkupName


class Style(Protocol):
    """A citation style: lists of references, and in-text citations."""

    @property
    def marks(self) -> Marks:
        """The quotation marks of the style's language."""

    @property
    def is_listed(self) -> Callable[[Item], bool]:
        """A function that returns whether a work is in the list of references, or cited in the text only."""

    def bibliography(self, items: Sequence[Item]) -> list[tuple[Item, str, Run]]:
        """Return the list in the style's order: each listed item with its label ("" or a number) and the rest of its line."""

    def citations(
        self, items: Sequence[Item], each: Sequence[Sequence[Item]], form: InText = PARENTHETICAL
    ) -> list[Run]:
        """Return a citation for each of the groups in `each`, which are of `items`, the works that the text cites in that order."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options besides the style: the quotation marks of a locale (None for the style's), and titles in sentence case."""

    marks: Marks | None = None
    sentence_case: bool = False


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A line of a list of references: the item's id, its number ("" in styles without), and the line, number included."""

    id: str
    label: str
    text: str


def style_of(name: StyleName) -> Style:
    """Return a style by its name. Only its own modules are imported, as a command uses one style."""
    match name:
        case StyleName.HARVARD:
            from pswbrief.styles import harvard

            return harvard.STYLE
        case StyleName.VANCOUVER:
            from pswbrief.styles import vancouver

            return vancouver.STYLE
        case StyleName.APA:
            from pswbrief.styles.apa import style

            return style.STYLE
        case StyleName.AMA:
            from pswbrief.styles import ama

            return ama.STYLE
        case StyleName.NICE:
            from pswbrief.styles import nice

            return nice.STYLE


def bibliography(
    items: Sequence[Item], style: StyleName, markup: MarkupName, options: Options = DEFAULTS
) -> list[CitedLine]:
    """Return the list of references in `style`: in its order, numbered or disambiguated, one line of `markup` each."""
    chosen = style_of(style)
    listed = chosen.bibliography(_works(items, options))
    marks = options.marks or chosen.marks
    # In Markdown, a number and a full stop start an item of a numbered list, as intended.
    return [
        CitedLine(item.id, label, (f"{label}. " if label else "") + render(run, markup, marks))
        for item, label, run in listed
    ]


def unlisted(items: Sequence[Item], style: StyleName) -> list[Item]:
    """Return the items that the style cites in the text only and omits from its list of references."""
    is_listed = style_of(style).is_listed
    return [item for item in items if not is_listed(tidy(item))]


def without_form(items: Sequence[Item], style: StyleName) -> list[Item]:
    """Return the items of types for which the style has no form of its own; they are cited as documents."""
    if style is not StyleName.NICE:
        return []
    from pswbrief.styles.nice import KNOWN_TYPES

    return [item for item in items if item.type not in KNOWN_TYPES]


def in_text(
    items: Sequence[Item],
    style: StyleName,
    markup: MarkupName,
    form: InText = PARENTHETICAL,
    *,
    among: Sequence[Item] = (),
    options: Options = DEFAULTS,
) -> str:
    """Return a single in-text citation of all items together: "(Moran, 2018; Byrne and Wykes, 2020)", "(1–3)".

    `among` are all works that the text cites, in the order of their first citation; numbers, letters after years and given names
    agree with the list of these. Items that are not among them come after them.
    """
    chosen = style_of(style)
    listed = {item.id: item for item in (*_works(among, options), *_works(items, options))}
    works = [listed[item.id] for item in items]
    return render(chosen.citations([*listed.values()], [works], form)[0], markup, options.marks or chosen.marks)


def _works(items: Sequence[Item], options: Options) -> list[Item]:
    works = [tidy(item) for item in items]
    if not options.sentence_case:
        return works
    from pswbrief.styles.sentence_case import with_sentence_case

    return [with_sentence_case(work) for work in works]
