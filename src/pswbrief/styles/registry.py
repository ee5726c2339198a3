"""The styles by name, and what a command asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pswbrief.styles.citation_systems import PARENTHETICAL
from pswbrief.styles.markup import render
from pswbrief.styles.names import StyleName
from pswbrief.styles.quotes import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.core.item import Item
    from pswbrief.styles.citation_systems import InText
    from pswbrief.styles.inlines import Run
    from pswbrief.styles.names import MarkupName
    from pswbrief.styles.quotes import Marks


class Style(Protocol):
    """A way to cite: the list of references, and the citation in a text."""

    @property
    def marks(self) -> Marks:
        """The quotation marks of the language that the style is read in."""

    @property
    def is_listed(self) -> Callable[[Item], bool]:
        """Whether a work stands in the list of references, or is cited in the text only."""

    def bibliography(self, items: Sequence[Item]) -> list[tuple[Item, str, Run]]:
        """The list, in the style's order: each listed item with its label ("" or a number) and the rest of its line."""

    def citations(
        self, items: Sequence[Item], each: Sequence[Sequence[Item]], form: InText = PARENTHETICAL
    ) -> list[Run]:
        """Return a citation for each of the groups in `each`, which are of `items`, the works that the text cites in that order."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a writer may choose besides the style: the quotation marks of a locale, and titles in sentence case."""

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
    """Return a style by its name. Its modules are imported when it is asked for: a command cites in one."""
    match name:
        case StyleName.HARVARD:
            from pswbrief.styles import harvard

            return harvard.STYLE
        case StyleName.VANCOUVER:
            from pswbrief.styles import vancouver

            return vancouver.STYLE
        case StyleName.APA:
            from pswbrief.styles import apa

            return apa.STYLE
        case StyleName.AMA:
            from pswbrief.styles import ama

            return ama.STYLE
        case StyleName.NICE:
            from pswbrief.styles import nice

            return nice.STYLE


def bibliography(
    items: Sequence[Item], style: StyleName, markup: MarkupName, options: Options = DEFAULTS
) -> list[CitedLine]:
    """Return the items as `style` lists them: in its order, numbered or told apart, each on one line of `markup`."""
    chosen = style_of(style)
    listed = chosen.bibliography(_works(items, options))
    marks = options.marks or chosen.marks
    # A number and a full stop are an item of a numbered list in Markdown too, which is what they should be.
    return [
        CitedLine(item.id, label, (f"{label}. " if label else "") + render(run, markup, marks))
        for item, label, run in listed
    ]


def unlisted(items: Sequence[Item], style: StyleName) -> list[Item]:
    """Return the items that the style cites in the text only, and that its list of references leaves out."""
    is_listed = style_of(style).is_listed
    return [item for item in items if not is_listed(tidy(item))]


def without_form(items: Sequence[Item], style: StyleName) -> list[Item]:
    """Return the items of types for which the style has no form of its own: they are cited as documents are."""
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
    """Return one citation of all the items together, as it stands in a text: "(Moran, 2018; Byrne and Wykes, 2020)", "(1–3)".

    `among` are the works that the whole text cites, in the order of their first citation: numbers, letters after years and given
    names agree with their list. An item that is not among them comes after them.
    """
    chosen = style_of(style)
    listed = {item.id: item for item in (*_works(among, options), *_works(items, options))}
    works = [listed[item.id] for item in items]
    return render(chosen.citations([*listed.values()], [works], form)[0], markup, options.marks or chosen.marks)


def in_text_each(items: Sequence[Item], style: StyleName, markup: MarkupName) -> list[str]:
    """Return one citation for each item, in the order given, told apart from the others as in one text."""
    chosen = style_of(style)
    works = [tidy(item) for item in items]
    return [render(run, markup, chosen.marks) for run in chosen.citations(works, [[item] for item in works])]


def _works(items: Sequence[Item], options: Options) -> list[Item]:
    works = [tidy(item) for item in items]
    if not options.sentence_case:
        return works
    from pswbrief.styles.sentence_case import with_sentence_case

    return [with_sentence_case(work) for work in works]
