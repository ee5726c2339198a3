"""Paragraphs parted where a source line stands among other lines, so that each block is one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pswbrief.ingest.document import Paragraph, join_lines
from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.source_line import LONGEST_SOURCE, SourceLine, parse_source, unlabelled
from pswbrief.ingest.wording import (
    begins_access_note,
    completes_access_note,
    is_about_the_brief,
    is_abstract_label,
    is_access_note,
    is_aside,
    is_stray,
    split_note_after,
    split_note_before,
    split_note_inside,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# A source line is wrapped over so many lines at most, in a narrow column.
_MOST_LINES = 4
# An access note that is broken, with the title before it, is in so many blocks at most.
_MOST_NOTE_BLOCKS = 5
_LONGEST_TITLE, _MOST_TITLE_LINES = 400, 6
_ENDS_SENTENCE = re.compile(r".*[.;]['\"’”)\]]*$", re.DOTALL)
# A sentence that ends within, a verb of reports, or a word that nothing ends with.
_SENTENCE_BEGUN = re.compile(
    r"[a-z)][.?!]['\"’”)]* [A-Z]|\b(?:was|were|had|have been|has been)\b"
    r"|\b(?:in|of|at|and|or|for|from|with|by|to|a|an|the|on|between|across|than|that|which|p|e\.g\.)$"
)
# Bodies that publish, by the words in their names.
ORGANISATION = re.compile(
    r"\b(?:university|college|institute?|trust|department|office|centre|council|commission|agency|foundation|society"
    r"|association|federation|government|ministry|committee|board|authority|library|press|network|alliance|ltd|limited|plc"
    r"|fund|employers|inspectorate|executive|group|center|company|consultancy|publishing|publishers|publications|unit|bureau"
    r"|parliament|routledge|springer|wiley|elsevier|sage|charity|union|nhs|service|services|team|partnership|collaborative|academy|organi[sz]ation|confederation|forum)\b"
    r"|^skills for\b|\b(?:report|briefing|guidance|guideline|strategy|paper|toolkit|blog|website)$"
    r"|\b(?:england|scotland|wales|northern ireland|uk)$",
    re.IGNORECASE,
)
JOURNAL = re.compile(
    r"\b(?:journal|annals|archives?|acta|bulletin|proceedings|transactions|quarterly|bmj|bmc|plos|jmir|jama|lancet|frontiers"
    r"|cochrane database|reviews?|nursing times|gazette|letters|revista|zeitschrift|advances in|issues in|perspectives)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or a part of one; `source` if it is a source line, `opaque` if it stands where one should and isn't understood."""

    text: str
    paragraph: Paragraph
    source: SourceLine | None = None
    opaque: bool = False

    @property
    def is_source(self) -> bool:
        """Whether the block is a source line, understood or not."""
        return self.source is not None or self.opaque

    @property
    def emphasised(self) -> bool:
        """Whether it looks like more than running text."""
        return self.paragraph.emphasised


def part_into_blocks(paragraphs: Sequence[Paragraph], headings: Collection[str]) -> list[Block]:
    """The blocks of a document; `headings` are the keys of the headings in its contents.

    A line that only names a publisher is a source line if another source line, with a date, names the same.
    """
    first = _parted_all(paragraphs, headings, frozenset())
    known = frozenset(heading_key(block.source.name) for block in first if block.source)
    return _with_undated(_parted_all(paragraphs, headings, known), headings)


def _parted_all(paragraphs: Sequence[Paragraph], headings: Collection[str], known: Collection[str]) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in paragraphs:
        previous = _last_title(blocks)
        titled = previous is not None and could_be_title(previous, headings)
        blocks += _parted(paragraph, titled=titled, headings=headings, known=known)
    return blocks


def could_be_title(block: Block, headings: Collection[str]) -> bool:
    """Whether a source line may follow the block: a heading or link, or a short text that doesn't end as a sentence does."""
    if block.is_source or heading_key(block.text) in headings or is_about_the_brief(block.text):
        return False
    if is_abstract_label(block.text):
        return False
    return block.emphasised or (len(block.text) <= _LONGEST_TITLE and not _ENDS_SENTENCE.fullmatch(block.text))


def aside_length(blocks: Sequence[Block], place: int, taken: int) -> int:
    """How many blocks up to a place stand below a title: an access note (which may be broken), authors, a stray letter."""
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
    """The last block that is not one of those that stand below a title."""
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
    found = _source_in(paragraph, titled=titled, headings=headings, known=known)
    if found is None:
        yield Block(text=paragraph.text, paragraph=paragraph)
        return
    start, end, text, source = found
    if start:
        # Each line by itself: a title, then perhaps authors and an access note.
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


def _source_in(
    paragraph: Paragraph, *, titled: bool, headings: Collection[str], known: Collection[str]
) -> tuple[int, int, str, SourceLine] | None:
    """The first and last line of the source line in a paragraph, its text, and what it says."""
    lines = paragraph.lines

    def named(text: str) -> SourceLine | None:
        """The source line that only names a publisher whom another names, too."""
        name = unlabelled(text).rstrip(".")
        return SourceLine(name=name) if heading_key(name) in known else None

    for start in range(min(len(lines), _MOST_TITLE_LINES)):
        if is_about_the_brief(lines[start]) or is_aside(lines[start]):
            continue
        before = tuple(line for line in lines[:start] if not is_aside(line))
        title = Block(text=join_lines(before), paragraph=paragraph.replaced(before)) if before else None
        if not (titled if title is None else could_be_title(title, headings)):
            continue
        if title is not None and paragraph.wrapped and not paragraph.emphasised and _breaks_off(title.text):
            continue
        most = _MOST_LINES if paragraph.wrapped else 1
        found: list[tuple[int, int, str, SourceLine]] = []
        ends = range(start + 1, min(start + most, len(lines)) + 1)
        for end, parse in [*((end, parse_source) for end in ends), *((end, named) for end in ends)]:
            text = split_note_before(join_lines(lines[start:end])).text
            source = parse(text)
            if source is None or (title and end - start > 1 and parse_source(lines[end - 1])):
                # Where the last line says all that a source line says, what stands before it is the title.
                continue
            if paragraph.emphasised and not source.numbered and title is None:
                break
            found.append((start, end, text, source))
        if found:
            # A date may stand on the next line.
            return _fullest(found)
    return None


def _fullest(found: Sequence[tuple[int, int, str, SourceLine]]) -> tuple[int, int, str, SourceLine]:
    """Of what a source line may be, the one with a date; and of those that name the same, the longest, as pages may follow."""
    first = next((one for one in found if one[3].issued), None) or next(
        (one for one in found if one[3].dated), found[0]
    )
    return [one for one in found if one[3].name == first[3].name and one[1] >= first[1]][-1]


def _breaks_off(text: str) -> bool:
    """Whether a text is rather the beginning of a sentence than a title."""
    return _SENTENCE_BEGUN.search(text) is not None


def joined(lines: Sequence[str], *, wrapped: bool) -> str:
    """Lines of an abstract as a text: those that the author ended stay apart."""
    if wrapped:
        return join_lines(tuple(lines))
    text = ""
    for line in lines:
        text = join_parts(text, line)
    return text


def join_parts(text: str, part: str) -> str:
    """A text and its next paragraph; a sentence that goes on (over a page's end) is not parted."""
    if not text:
        return part
    if _ENDS_ALL.fullmatch(text) and not part[:1].islower():
        return f"{text}\n\n{part}"
    return join_lines((text, part))


_ENDS_ALL = re.compile(r".*[.!?:;]['\"’”)\]]*(?:\d{1,3}(?:[,–-]\d{1,3})*)?$", re.DOTALL)


def _with_undated(blocks: list[Block], headings: Collection[str]) -> list[Block]:
    """The blocks with the source lines that only say who published, or that aren't understood."""
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
        and not _ENDS_SENTENCE.fullmatch(text)
        and not is_aside(text)
        and not begins_access_note(text)
    )
