"""Citations in a text as the styles make them, for comparing with what other programs make of the same works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.styles.markup import render
from pswbrief.styles.quotes import tidy
from pswbrief.styles.registry import style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.styles.style_names import MarkupName, StyleName


def in_text_each(items: Sequence[Item], style: StyleName, markup: MarkupName) -> list[str]:
    """Return one citation for each item, in the order given, disambiguated as in one text."""
    chosen = style_of(style)
    works = [tidy(item) for item in items]
    return [render(run, markup, chosen.marks) for run in chosen.citations(works, [[item] for item in works])]
