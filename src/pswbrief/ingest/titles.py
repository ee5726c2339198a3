"""Finding titles: before source lines, with what may be between the two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pswbrief.ingest.block import could_be_title, ends_open
from pswbrief.ingest.block_splitting import aside_length
from pswbrief.ingest.furniture import heading_key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pswbrief.ingest.block import Block

# The most unknown blocks between a title and its source line, if the style of titles shows where the title is.
_MOST_BETWEEN = 2


def title_starts(blocks: Sequence[Block], headings: Collection[str]) -> dict[int, int]:
    """Map the position of each title to that of its source line; a source line without a title is left out."""
    starts = _starts(blocks, headings)
    styles = Counter(blocks[start].paragraph.style for start in starts if blocks[start].emphasised)
    if not styles:
        return starts
    (style, times), found, taken = styles.most_common(1)[0], {}, -1
    for start, source in starts.items():
        first = start
        if times > 1 and not blocks[start].emphasised:
            first = _styled_before(blocks, start, taken, style, headings)
        found[first] = taken = source
    return found


def _styled_before(blocks: Sequence[Block], start: int, taken: int, style: str, headings: Collection[str]) -> int:
    """Return the position of a block in the style of titles shortly before a plain block taken for a title; else `start`."""
    for place in range(start - 1, max(taken, start - 1 - _MOST_BETWEEN), -1):
        block = blocks[place]
        if block.paragraph.style == style and could_be_title(block, headings):
            return place
        if block.emphasised or block.is_source:
            break
    return start


def _starts(blocks: Sequence[Block], headings: Collection[str]) -> dict[int, int]:
    starts: dict[int, int] = {}
    taken = -1
    for place, block in enumerate(blocks):
        if not block.is_source:
            continue
        start = place - 1
        while start > taken and (length := aside_length(blocks, start, taken)):
            start -= length
        if start <= taken or blocks[start].is_source or heading_key(blocks[start].text) in headings:
            continue
        while start - 1 > taken and _title_continues(blocks[start - 1], blocks[start], headings):
            start -= 1
        starts[start] = place
        taken = place
    return starts


def _title_continues(block: Block, following: Block, headings: Collection[str]) -> bool:
    """Return whether a title began in the block before: the same look, and a page break or an unfinished sentence."""
    if (
        not following.emphasised
        or block.paragraph.style != following.paragraph.style
        or not could_be_title(block, headings)
    ):
        return False
    urls, others = ({link.url for link in one.paragraph.links if link.url} for one in (block, following))
    same_link = bool(urls & others)
    return following.text[:1].islower() or same_link or ends_open(block.text)
