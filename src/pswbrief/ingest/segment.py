"""Segmenting blocks into the parts of a brief: front matter, sections, and the references in them.

A reference is found by its source line, and a section by the contents. Levels of headings decide nothing: they are uneven in
documents that people maintain for years.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pswbrief.ingest.block import Block, could_be_title
from pswbrief.ingest.blocks import aside_length, join_parts, part_into_blocks
from pswbrief.ingest.document import DocumentLink, join_lines
from pswbrief.ingest.found import FoundReference, FoundSection, Segments, drop_numbers, without_label
from pswbrief.ingest.furniture import Body, ContentsEntry, heading_key
from pswbrief.ingest.markdown import web_address
from pswbrief.ingest.wording import (
    ACCESS_HELP,
    POINTER,
    POINTER_INSIDE,
    address_in_line,
    is_about_the_brief,
    is_abstract_label,
    is_access_note,
    is_aside,
    is_author_note,
    is_stray,
    split_note_after,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# The longest heading, in characters; and the most words of one that is recognised by its position alone.
_LONGEST_HEADING = 120
_MOST_HEADING_WORDS = 9


def segment(body: Body) -> Segments:
    """Return the parts of a brief."""
    headings = {heading_key(entry.title): entry for entry in body.contents}
    blocks = part_into_blocks(body.rest, headings)
    starts = _title_starts(blocks, headings)
    found = _Segmenter(blocks, starts, headings).run()
    # There are no references before the contents.
    found.front[:0] = [Block(text=paragraph.text, paragraph=paragraph) for paragraph in body.front]
    return found


def _title_starts(blocks: Sequence[Block], headings: Collection[str]) -> dict[int, int]:
    """Map the position of each title to that of its source line; a source line without a title is left out."""
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
        while start - 1 > taken and _title_goes_on(blocks[start - 1], blocks[start], headings):
            start -= 1
        starts[start] = place
        taken = place
    return starts


def _title_goes_on(block: Block, following: Block, headings: Collection[str]) -> bool:
    """Return whether a title began in the block before: the same look, and a page break or an unfinished sentence."""
    if (
        not following.emphasised
        or block.paragraph.style != following.paragraph.style
        or not could_be_title(block, headings)
    ):
        return False
    urls, others = ({link.url for link in one.paragraph.links if link.url} for one in (block, following))
    same_link = bool(urls & others)
    return following.text[:1].islower() or same_link


class _Segmenter:
    """Builds the segments in one pass over the blocks."""

    def __init__(self, blocks: list[Block], starts: dict[int, int], headings: dict[str, ContentsEntry]) -> None:
        self._blocks = blocks
        self._starts = starts
        self._headings = headings
        self._titles = Counter(blocks[start].paragraph.style for start in starts)
        marked = [b.paragraph.style for b in blocks if heading_key(b.text) in headings]
        self._heading_styles = Counter(style for style in marked if style)
        self._front: list[Block] = []
        self._help: list[Block] = []
        self._sections: list[FoundSection] = []
        # Then headings can only be recognised by their position.
        self._plain = self._headings_are_plain()
        self._reference: FoundReference | None = None
        self._in_help = False
        self._last: Block | None = None

    def run(self) -> Segments:
        place = 0
        while place < len(self._blocks):
            block = self._blocks[place]
            if place in self._starts:
                end = self._starts[place]
                self._begin_reference(self._blocks[place:end], self._blocks[end])
                place = end + 1
                continue
            self._take(block, place)
            place += 1
        self._close()
        drop_numbers([one for section in self._sections for one in section.references])
        return Segments(front=self._front, help=self._help, sections=self._sections)

    def _take(self, block: Block, place: int) -> None:
        key = heading_key(block.text)
        entry = self._headings.get(key)
        if (
            len(block.text) <= _LONGEST_HEADING
            and (entry or block.emphasised or self._plain)
            and ACCESS_HELP.fullmatch(block.text)
        ):
            self._close()
            self._in_help = True
        elif entry is not None or self._is_heading(block, place):
            self._begin_section(entry.title if entry else block.text, block, entry)
        elif self._in_help:
            self._help.append(block)
        elif self._reference is not None:
            self._add_to_reference(block)
        elif self._sections:
            self._sections[-1].leading.append(block)
        else:
            self._front.append(block)

    def _is_heading(self, block: Block, place: int) -> bool:
        """Return whether a block is a heading although the contents don't list it."""
        if len(block.text) > _LONGEST_HEADING or block.text.rstrip().endswith((".", ":")):
            return False
        # The cells of a table, where that can be seen by their numbers only.
        cells = block.paragraph.row or sum(word.isdigit() for word in block.text.split()) > 1
        if is_aside(block.text) or block.paragraph.bullet or cells:
            return False
        if self._reference is not None and is_abstract_label(block.text) and place + 1 not in self._starts:
            return False
        if not block.emphasised:
            return not self._headings and self._plain and self._is_plain_heading(place)
        if not self._headings:
            return bool(block.paragraph.level or self._precedes_title(place)) and bool(self._sections or place)
        style = block.paragraph.style
        return bool(self._sections) and (self._heading_styles[style] > 0 or style not in self._titles)

    def _headings_are_plain(self) -> bool:
        """Return whether only titles are emphasised in a document without contents, so that headings look like running text."""
        marked = [
            block
            for place, block in enumerate(self._blocks)
            if place not in self._starts
            and block.paragraph.style not in {"", "link"}
            and not (is_aside(block.text) or is_abstract_label(block.text) or block.is_source)
        ]
        return not self._headings and len(marked) <= 1

    def _is_plain_heading(self, place: int) -> bool:
        """Return whether a plain block is a heading by its position: short, before a title or before prose that a title follows."""
        text = self._blocks[place].text
        if (
            len(self._blocks[place].paragraph.lines) > 1
            or not text[:1].isupper()
            or len(text.split()) > _MOST_HEADING_WORDS
            or text.endswith((",", ";", "?", "!"))
        ):
            return False
        if place + 1 in self._starts:
            return True
        following = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
        prose = following is not None and not following.paragraph.bullet and following.text.endswith(".")
        return prose and place + 2 in self._starts and not is_about_the_brief(text)

    def _precedes_title(self, place: int) -> bool:
        return any(start >= place for start in self._starts)

    def _begin_section(self, title: str, block: Block, entry: ContentsEntry | None) -> None:
        self._close()
        self._in_help = False
        self._sections.append(
            FoundSection(
                title=title,
                page=entry.page if entry else None,
                level=block.paragraph.level,
                style=block.paragraph.style,
                listed=entry is not None or not self._headings,
            )
        )

    def _begin_reference(self, head: Sequence[Block], source: Block) -> None:
        self._close()
        self._in_help = False
        if not self._sections:
            self._sections.append(FoundSection(title="References"))
        authors = [block.text for block in head[1:] if is_author_note(block.text) and not is_access_note(block.text)]
        strays = [block.text for block in head[1:] if is_stray(block.text)]
        addresses = [link for block in head[1:] if (link := _address_of(block))]
        aside = {*authors, *strays, *(link.text for link in addresses)}
        words = [block.text for place, block in enumerate(head) if place == 0 or block.text not in aside]
        noted = split_note_after(join_lines(words))
        self._reference = FoundReference(
            title=without_label(noted.text),
            page=head[0].paragraph.page,
            source=source,
            access_note=noted.note,
            author_note="; ".join(authors) or None,
            link=_link_of(head, noted.text),
            more_links=addresses,
            stray=strays[0] if strays else None,
        )
        self._last = None

    def _add_to_reference(self, block: Block) -> None:
        reference = self._reference
        assert reference is not None
        text = block.text
        if is_access_note(text) and reference.access_note is None:
            reference.access_note = text
            reference.more_links += [link for link in block.paragraph.links if link.url]
        elif (address := _address_of(block)) is not None:
            reference.more_links.append(address)
        elif is_stray(text):
            reference.stray = text
        elif is_author_note(text) and not reference.abstract and reference.author_note is None:
            reference.author_note = text
        elif POINTER.fullmatch(text) and len(text) <= _LONGEST_HEADING:
            reference.page_pointer = text
        else:
            if inside := POINTER_INSIDE.match(text):
                reference.page_pointer = reference.page_pointer or inside[1]
            reference.abstract = _with_block(reference.abstract, block, self._last)
        self._last = block

    def _close(self) -> None:
        if self._reference is not None:
            self._sections[-1].references.append(self._reference)
            self._reference = None


def _with_block(text: str, block: Block, last: Block | None) -> str:
    """Append the next block to an abstract; list items and table rows get lines of their own."""
    if last is not None and last.paragraph.full and last.paragraph.page != block.paragraph.page and text:
        return join_lines((text, block.text))
    if block.paragraph.bullet:
        return f"{text}\n• {block.text}" if text else f"• {block.text}"
    if block.paragraph.row and text:
        return f"{text}\n{block.text}"
    return join_parts(text, block.text)


def _address_of(block: Block) -> DocumentLink | None:
    """Return the address on a line by itself: its link if it has one, as a printed address may be cut; None for other lines."""
    if (address := address_in_line(block.text)) is None:
        return None
    return next((link for link in block.paragraph.links if link.url), DocumentLink(block.text, web_address(address)))


def _link_of(head: Sequence[Block], title: str) -> DocumentLink | None:
    """Return the link of a title: one in its paragraph with an address, on words of the title; None if there is none."""
    links = [link for block in head for link in block.paragraph.links if link.url]
    key = heading_key(title)
    # A link of a line of a PDF holds all of the line, the access note included.
    return next((one for one in links if (words := heading_key(one.text)) and (words in key or key in words)), None)
