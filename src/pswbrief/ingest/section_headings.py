"""Recognising the headings of sections that the contents don't list."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pswbrief.ingest.block import breaks_off
from pswbrief.ingest.furniture import heading_key, without_number
from pswbrief.ingest.wording import is_about_the_brief, is_abstract_label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pswbrief.ingest.block import Block

# The longest heading, in characters; and the most words of one that is recognised by its position alone.
LONGEST_HEADING = 120
_MOST_HEADING_WORDS = 9
# Lines of a record that a database printed.
_RECORD_LINE = re.compile(
    r"(?:database|source|author|publication (?:date|type)|language|copyright|issn|keyword|doi|pubmed\s?id)[^:]{0,4}:",
    re.IGNORECASE,
)


class Headings:
    """The headings of a document, recognised by look and position.

    `blocks`: the whole document; `starts`: the positions of its titles; `listed`: the keys of the headings in its contents.
    """

    def __init__(self, blocks: Sequence[Block], starts: Collection[int], listed: Collection[str]) -> None:
        self._blocks, self._starts, self._listed = blocks, starts, listed
        self._titles = Counter(blocks[start].paragraph.style for start in starts)
        self._title_level = min((blocks[start].paragraph.level for start in starts), default=0)
        marked = [block.paragraph.style for block in blocks if heading_key(block.text) in listed]
        self._styles = Counter(style for style in marked if style)
        self.plain = self._are_plain()

    def is_heading(self, place: int, *, in_section: bool, in_reference: bool) -> bool:
        """Return whether a block is a heading although the contents don't list it."""
        block = self._blocks[place]
        if len(block.text) > LONGEST_HEADING or block.text.rstrip().endswith((".", ":")):
            return False
        # The cells of a table, where that can be seen by their numbers only.
        cells = block.paragraph.row or sum(word.isdigit() for word in block.text.split()) > 1
        if block.is_aside or block.paragraph.bullet or cells:
            return False
        above = 0 < block.paragraph.level < (self._title_level or LONGEST_HEADING)
        if in_reference and is_abstract_label(block.text) and not (above or self._opens(place + 1)):
            return False
        if not block.emphasised:
            return not self._listed and (self.plain or block.text.isupper()) and self._is_plain_heading(place)
        if not self._listed:
            return bool(block.paragraph.level or self._precedes_title(place)) and (in_section or place > 0)
        style = block.paragraph.style
        return in_section and (self._styles[style] > 0 or style not in self._titles)

    def _opens(self, place: int) -> bool:
        """Return whether a title or a heading is at a position, and no running text."""
        if place in self._starts or place >= len(self._blocks):
            return place in self._starts
        block = self._blocks[place]
        return (block.emphasised and not is_abstract_label(block.text)) or (self.plain and place + 1 in self._starts)

    def _are_plain(self) -> bool:
        """Return whether only titles are emphasised in a document without contents, so that headings look like running text."""
        marked = [
            block
            for place, block in enumerate(self._blocks)
            if place not in self._starts
            and block.paragraph.style not in {"", "link"}
            and not (block.is_aside or is_abstract_label(block.text) or block.is_source)
        ]
        return not self._listed and len(marked) <= 1

    def _is_plain_heading(self, place: int, *, above: bool = True) -> bool:
        """Return whether a plain block is a heading by its position: short, before a title or before prose that a title follows."""
        text = without_number(self._blocks[place].text)
        if (
            len(self._blocks[place].paragraph.lines) > 1
            or not text[:1].isupper()
            or len(text.split()) > _MOST_HEADING_WORDS
            or text.endswith((",", ";", "?", "!"))
            or breaks_off(text)
            or is_about_the_brief(text)
            or _RECORD_LINE.match(text)
        ):
            return False
        if place + 1 in self._starts:
            return True
        following = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
        # The heading of a section with parts precedes that of the first part.
        plain = following is not None and not following.emphasised and not following.is_aside
        if above and plain and self._is_plain_heading(place + 1, above=False):
            return True
        prose = following is not None and not following.paragraph.bullet and following.text.endswith(".")
        return prose and place + 2 in self._starts

    def _precedes_title(self, place: int) -> bool:
        return any(start >= place for start in self._starts)
