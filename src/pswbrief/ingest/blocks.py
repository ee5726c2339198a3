"""Splitting paragraphs into blocks where a source line is among other lines, so that each block is one thing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from pswbrief.ingest.block import (
    ENDS_SENTENCE,
    JOURNAL,
    ORGANISATION,
    Block,
    could_be_title,
    is_certain,
    may_be_title_with_stop,
)
from pswbrief.ingest.document import Paragraph, join_lines
from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.source_in import MOST_TITLE_LINES, source_in
from pswbrief.ingest.source_line import LONGEST_SOURCE, SourceLine, parse_source, unlabelled
from pswbrief.ingest.wording import (
    address_in_line,
    begins_access_note,
    completes_access_note,
    is_about_the_brief,
    is_access_note,
    is_aside,
    is_author_note,
    is_stray,
    split_note_after,
    split_note_before,
    split_note_inside,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# The most blocks that a broken access note and the title before it may take.
_MOST_NOTE_BLOCKS = 5


def part_into_blocks(paragraphs: Sequence[Paragraph], headings: Collection[str]) -> list[Block]:
    """Return the blocks of a document. `headings`: the keys of the headings in its table of contents.

    A line that only names a publisher counts as a source line if another source line, with a date, has the same name.
    """
    first = _parted_all(paragraphs, headings, frozenset())
    known = frozenset(heading_key(block.source.name) for block in first if block.source)
    return _with_undated(_parted_all(paragraphs, headings, known), headings)


def _parted_all(paragraphs: Sequence[Paragraph], headings: Collection[str], known: Collection[str]) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in (part for whole in paragraphs for part in _without_asides(whole)):
        previous = _last_title(blocks)
        titled = previous is not None and could_be_title(previous, headings)
        parts = list(_parted(paragraph, titled=titled, headings=headings, known=known))
        if previous is not None and not titled and may_be_title_with_stop(previous, headings):
            parted = list(_parted(paragraph, titled=True, headings=headings, known=known))
            parts = parted if is_certain(parted[0].source, known) else parts
        blocks += parts
    return blocks


def _without_asides(paragraph: Paragraph) -> list[Paragraph]:
    """Split a paragraph of running text at lines that are access notes or addresses."""
    marked = [is_access_note(line) or address_in_line(line) is not None for line in paragraph.lines]
    if paragraph.emphasised or len(marked) == 1 or not any(marked):
        return [paragraph]
    runs = groupby(zip(marked, paragraph.lines, strict=True), key=lambda pair: pair[0])
    found: list[Paragraph] = []
    for aside, pairs in runs:
        lines = [line for _, line in pairs]
        found += [paragraph.replaced((line,)) for line in lines] if aside else [paragraph.replaced(tuple(lines))]
    return found


def aside_length(blocks: Sequence[Block], place: int, taken: int) -> int:
    """Return how many blocks before `place` belong to the title above: an access note (may be broken), authors, a stray letter."""
    text = blocks[place].text
    if is_aside(text):
        return 1
    for length in range(2, min(_MOST_NOTE_BLOCKS, place - taken) + 1):
        run = [block.text for block in blocks[place - length + 1 : place + 1] if not is_stray(block.text)]
        noted = split_note_after(join_lines(run))
        if is_access_note(join_lines(run)):
            return length
        if noted.note and len(noted.text) < len(run[0]):
            return length - 1
    return 0


def _last_title(blocks: Sequence[Block]) -> Block | None:
    """Return the last block that is not an access note, a list of authors or the like; None if there is none."""
    place = len(blocks) - 1
    while place >= 0 and (length := aside_length(blocks, place, -1)):
        place -= length
    return blocks[place] if place >= 0 else None


def _parted(
    paragraph: Paragraph, *, titled: bool, headings: Collection[str], known: Collection[str]
) -> Iterator[Block]:
    lines = paragraph.lines
    if paragraph.emphasised and (parts := split_note_inside(paragraph.text)):
        title, note, rest = parts
        if (source := parse_source(rest)) is not None and source.numbered:
            yield Block(text=f"{title} {note}", paragraph=paragraph)
            yield Block(text=rest, paragraph=paragraph, source=source)
            return
    found = source_in(paragraph, titled=titled, headings=headings, known=known)
    short = len(lines) <= MOST_TITLE_LINES
    if found is None and short and any(is_author_note(line) for line in lines[1:]):
        yield from _before(paragraph, lines)
        return
    if found is None:
        yield Block(text=paragraph.text, paragraph=paragraph)
        return
    start, end, text, source = found
    if start:
        # Each line is a block: a title, then perhaps authors and an access note.
        yield from _before(paragraph, lines[:start])
    noted = split_note_before(join_lines(lines[start:end]))
    if noted.note:
        yield Block(text=noted.note, paragraph=paragraph)
    yield Block(text=text, paragraph=paragraph, source=source)
    if end < len(lines):
        yield Block(text=joined(lines[end:], wrapped=paragraph.wrapped), paragraph=paragraph)


def _before(paragraph: Paragraph, lines: tuple[str, ...]) -> Iterator[Block]:
    title: list[str] = []
    for line in lines:
        if title and is_aside(line):
            if title != [""]:
                yield Block(text=join_lines(title), paragraph=paragraph)
            title = [""]
            yield Block(text=line, paragraph=paragraph)
        else:
            title = [line] if title == [""] else [*title, line]
    if title and title != [""]:
        yield Block(text=join_lines(title), paragraph=paragraph)


def joined(lines: Sequence[str], *, wrapped: bool) -> str:
    """Join the lines of an abstract; breaks that the author made are kept."""
    if wrapped:
        return join_lines(tuple(lines))
    text = ""
    for line in lines:
        text = join_parts(text, line)
    return text


def join_parts(text: str, part: str) -> str:
    """Append the next paragraph to a text: with a blank if it continues a sentence (over a page break), else with a line end."""
    if not text:
        return part
    if _ENDS_ALL.fullmatch(text) and not part[:1].islower():
        return f"{text}\n\n{part}"
    return join_lines((text, part))


_ENDS_ALL = re.compile(r".*[.!?:;]['\"’”)\]]*(?:\d{1,3}(?:[,–-]\d{1,3})*)?$", re.DOTALL)


def _with_undated(blocks: list[Block], headings: Collection[str]) -> list[Block]:
    """Mark source lines that only name a publisher, or that can't be parsed."""
    styles = [
        blocks[place - 1].paragraph.style
        for place, block in enumerate(blocks)
        if block.source and place and blocks[place - 1].emphasised
    ]
    found = list(blocks)
    for place, block in enumerate(blocks[1:], 1):
        before = _last_title(found[:place]) or found[0]
        if block.is_source or block.emphasised or block.paragraph.bullet or before.is_source or not before.emphasised:
            continue
        if is_about_the_brief(block.text):
            continue
        if heading_key(before.text) in headings or not _is_line(block.text) or before.paragraph.style not in styles:
            continue
        if completes_access_note(found[place - 1].text, block.text):
            continue
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if following is not None and following.source is not None:
            continue
        name = unlabelled(block.text).rstrip(".")
        if ORGANISATION.search(name) or JOURNAL.search(name):
            found[place] = replace(block, source=SourceLine(name=name))
        else:
            found[place] = replace(block, opaque=True)
    return found


def _is_line(text: str) -> bool:
    return (
        len(text) <= LONGEST_SOURCE // 2
        and not ENDS_SENTENCE.fullmatch(text)
        and not is_aside(text)
        and not begins_access_note(text)
    )
