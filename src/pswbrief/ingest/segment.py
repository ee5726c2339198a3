"""Segmenting blocks into the parts of a brief: front matter, sections, and the references in them.

A reference is found by its source line, and a section by the contents. Levels of headings decide nothing: they are uneven in
documents that people maintain for years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.ingest.asides import identifiers_in_line, is_stray
from pswbrief.ingest.block import Block
from pswbrief.ingest.block_splitting import join_parts, part_into_blocks
from pswbrief.ingest.document import join_lines
from pswbrief.ingest.furniture import Body, ContentsEntry, heading_key
from pswbrief.ingest.head import address_of, begin_reference
from pswbrief.ingest.section_headings import LONGEST_HEADING, Headings
from pswbrief.ingest.segments import FoundReference, FoundSection, Segments, drop_numbers
from pswbrief.ingest.titles import title_starts
from pswbrief.ingest.wording import ACCESS_HELP, POINTER, POINTER_INSIDE, is_access_note

if TYPE_CHECKING:
    from collections.abc import Sequence


def segment(body: Body) -> Segments:
    """Return the parts of a brief."""
    headings = {heading_key(entry.title): entry for entry in body.contents}
    blocks = part_into_blocks(body.rest, headings)
    starts = title_starts(blocks, headings)
    found = _Segmenter(blocks, starts, headings).run()
    # There are no references before the contents.
    found.front[:0] = [Block(text=paragraph.text, paragraph=paragraph) for paragraph in body.front]
    return found


class _Segmenter:
    """Builds the segments in one pass over the blocks."""

    def __init__(self, blocks: list[Block], starts: dict[int, int], headings: dict[str, ContentsEntry]) -> None:
        self._blocks = blocks
        self._starts = starts
        self._headings = headings
        self._found = Headings(blocks, starts, headings)
        self._front: list[Block] = []
        self._help: list[Block] = []
        self._sections: list[FoundSection] = []
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
            len(block.text) <= LONGEST_HEADING
            and (entry or block.emphasised or self._found.plain)
            and ACCESS_HELP.fullmatch(block.text)
        ):
            self._close()
            self._in_help = True
        elif entry is not None or self._found.is_heading(
            place, in_section=bool(self._sections), in_reference=self._reference is not None
        ):
            self._begin_section(entry.title if entry else block.text, block, entry)
        elif self._in_help:
            self._help.append(block)
        elif self._reference is not None:
            self._add_to_reference(block)
        elif self._sections:
            self._sections[-1].leading.append(block)
        else:
            self._front.append(block)

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
        self._reference = begin_reference(head, source)
        self._last = None

    def _add_to_reference(self, block: Block) -> None:
        reference = self._reference
        assert reference is not None
        text = block.text
        if is_access_note(text) and reference.access_note is None:
            reference.access_note = text
            reference.more_links += [link for link in block.paragraph.links if link.url]
        elif (address := address_of(block)) is not None:
            reference.more_links.append(address)
        elif identifiers := identifiers_in_line(text):
            reference.identifiers = identifiers | reference.identifiers
        elif is_stray(text):
            reference.stray = text
        elif block.names_authors and not reference.abstract and reference.author_note is None:
            reference.author_note = text
        elif POINTER.fullmatch(text) and len(text) <= LONGEST_HEADING:
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
