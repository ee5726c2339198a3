"""Splitting paragraphs into blocks where a source line is among other lines, so that each block is one thing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.ingest.asides import is_address, is_aside, is_stray
from pswbrief.ingest.block import (
    Block,
    could_be_title,
    is_certain,
    may_be_title_with_stop,
)
from pswbrief.ingest.citation_line import split_citation
from pswbrief.ingest.document import Paragraph, join_lines
from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.people import is_author_line, is_name_list
from pswbrief.ingest.source_line import parse_source, unlabelled
from pswbrief.ingest.source_location import MOST_TITLE_LINES, find_source
from pswbrief.ingest.undated import names_only_a_body, with_undated
from pswbrief.ingest.wording import (
    is_access_note,
    split_note_after,
    split_note_before,
    split_note_inside,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# The most blocks that a broken access note and the title before it may take.
_MOST_NOTE_BLOCKS = 5
_MOST_ASIDE_LINES = 3
# The most notes, lines of authors and the like after a title.
_MOST_ASIDES = 30
# The most lines over which a citation is wrapped.
_MOST_CITATION_LINES = 10


def part_into_blocks(paragraphs: Sequence[Paragraph], headings: Collection[str]) -> list[Block]:
    """Return the blocks of a document. `headings`: the keys of the headings in its table of contents.

    A line that only names a publisher counts as a source line if another source line, with a date, has the same name.
    """
    first = _parted_all(paragraphs, headings, frozenset())
    known = frozenset(heading_key(block.source.name) for block in first if block.source)
    return with_undated(_parted_all(paragraphs, headings, known), headings, known, last_title)


def _parted_all(paragraphs: Sequence[Paragraph], headings: Collection[str], known: Collection[str]) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in (part for whole in paragraphs for part in _without_asides(whole)):
        previous = last_title(blocks, len(blocks))
        titled = previous is not None and could_be_title(previous, headings)
        parts = list(_parted(paragraph, titled=titled, headings=headings, known=known))
        if previous is None or titled:
            blocks += parts
            continue
        # "Gardens on wards, 2022" is a title, and no source line, if a certain one is below it.
        doubtful = previous is blocks[-1] and _is_doubtful(previous, known)
        if doubtful or may_be_title_with_stop(previous, headings):
            parted = list(_parted(paragraph, titled=True, headings=headings, known=known))
            if is_certain(parted[0].source, known):
                parts = parted
                blocks[-1] = replace(blocks[-1], source=None) if doubtful else blocks[-1]
        blocks += parts
    return blocks


def _is_doubtful(block: Block, known: Collection[str]) -> bool:
    """Return whether a source line is recognised only by its date."""
    return block.source is not None and not is_certain(block.source, known) and unlabelled(block.text) == block.text


def _without_asides(paragraph: Paragraph) -> list[Paragraph]:
    """Split a paragraph of running text at lines that are access notes or addresses."""
    if paragraph.emphasised or len(paragraph.lines) == 1:
        return [paragraph]
    runs: list[tuple[bool, tuple[str, ...]]] = []
    place = 0
    while place < len(paragraph.lines):
        length = _aside_lines(paragraph.lines[place:])
        lines = paragraph.lines[place : place + (length or 1)]
        if length or not runs or runs[-1][0]:
            runs.append((length > 0, lines))
        else:
            runs[-1] = (False, (*runs[-1][1], *lines))
        place += length or 1
    return [paragraph.replaced(lines) for _, lines in runs] if len(runs) > 1 else [paragraph]


def _aside_lines(lines: tuple[str, ...]) -> int:
    """Return how many of the first lines are one access note or address, which may be wrapped; 0 if none are."""
    for length in range(min(_MOST_ASIDE_LINES, len(lines)), 0, -1):
        text = join_lines(lines[:length])
        if is_access_note(text) or is_address(text):
            return length
    return 0


def aside_length(blocks: Sequence[Block], place: int, taken: int) -> int:
    """Return how many blocks before `place` belong to the title above: an access note (perhaps in parts), authors, a stray letter."""
    if blocks[place].is_aside:
        return 1
    for length in range(2, min(_MOST_NOTE_BLOCKS, place - taken) + 1):
        run = [block.text for block in blocks[place - length + 1 : place + 1] if not is_stray(block.text)]
        noted = split_note_after(join_lines(run))
        if is_access_note(join_lines(run)):
            return length
        if noted.note and len(noted.text) < len(run[0]):
            return length - 1
    return 0


def last_title(blocks: Sequence[Block], end: int) -> Block | None:
    """Return the last block that is not an access note, a list of authors or the like; None if there is none."""
    place, least = end - 1, end - 1 - _MOST_ASIDES
    while place >= max(least, 0) and (length := aside_length(blocks, place, -1)):
        place -= length
    return blocks[place] if place >= max(least, 0) else None


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
    if cited := list(_cited(paragraph)):
        yield from cited
        return
    found = find_source(paragraph, titled=titled, headings=headings, known=known)
    short = len(lines) <= MOST_TITLE_LINES and not is_author_line(paragraph.text)
    if found is None and short and any(is_author_line(line) for line in lines[1:]):
        yield from _before(paragraph, lines)
        return
    if found is None:
        yield from _without_source(paragraph, known if titled and not paragraph.wrapped else None)
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


def _without_source(paragraph: Paragraph, known: Collection[str] | None) -> Iterator[Block]:
    """Yield a paragraph without a dated source line; what precedes the abstract line by line, if `known` is given."""
    lines = paragraph.lines
    first = 0 if known is None else _lines_before_abstract(lines, known)
    for line in lines[:first]:
        yield Block(text=line, paragraph=paragraph)
    if first < len(lines):
        yield Block(text=joined(lines[first:], wrapped=False) if first else paragraph.text, paragraph=paragraph)


def _lines_before_abstract(lines: Sequence[str], known: Collection[str]) -> int:
    """Return how many of the first lines are authors, notes and a publisher without a date; 0 without a publisher."""
    for place, line in enumerate(lines):
        if names_only_a_body(unlabelled(line), known):
            return place + 1
        if not is_aside(line):
            break
    return 0


def _cited(paragraph: Paragraph) -> Iterator[Block]:
    """Yield the blocks of a paragraph that begins with a whole citation, the title first; nothing for other paragraphs."""
    lines = paragraph.lines
    last = min(len(lines), _MOST_CITATION_LINES)
    for end in range(last, 0, -1) if paragraph.wrapped else (1,):
        if (cited := split_citation(join_lines(lines[:end]))) is None:
            continue
        yield Block(text=f"{cited.title} {cited.note}" if cited.note else cited.title, paragraph=paragraph)
        if cited.authors:
            yield Block(text=cited.authors, paragraph=paragraph, authors=True)
        yield Block(text=cited.source, paragraph=paragraph, source=cited.parsed)
        if end < len(lines):
            yield Block(text=joined(lines[end:], wrapped=paragraph.wrapped), paragraph=paragraph)
        return


def _before(paragraph: Paragraph, lines: tuple[str, ...]) -> Iterator[Block]:
    """Yield a title, then the lines below it; a wrapped list of authors is one block."""
    runs: list[tuple[bool, list[str]]] = []
    for line in lines:
        aside = bool(runs) and is_aside(line)
        go_on = aside and is_name_list(line) and is_author_line(runs[-1][1][0])
        if runs and (go_on or (not aside and not runs[-1][0])):
            runs[-1][1].append(line)
        else:
            runs.append((aside, [line]))
    for _, run in runs:
        yield Block(text=join_lines(run), paragraph=paragraph)


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
