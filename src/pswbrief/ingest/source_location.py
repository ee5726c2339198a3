"""Locating the source line in a paragraph, among titles, authors, notes and the beginning of an abstract."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.ingest.asides import is_aside
from pswbrief.ingest.block import (
    Block,
    breaks_off,
    could_be_title,
    is_certain,
    may_be_title_with_stop,
)
from pswbrief.ingest.document import join_lines
from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.names import names_body, names_journal
from pswbrief.ingest.people import is_author_line
from pswbrief.ingest.source_line import SourceLine, parse_source, unlabelled
from pswbrief.ingest.wording import is_about_the_brief, split_note_after, split_note_before

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pswbrief.ingest.document import Paragraph

# The most lines over which a source line, and a title, is wrapped in a narrow column.
_MOST_LINES = 4
MOST_TITLE_LINES = 6
# The fewest words of a title in one paragraph with its source line.
_FEWEST_TITLE_WORDS = 5


class SourceSpan(NamedTuple):
    """A source line in a paragraph: its first line (`start`, from 0), the line after it (`end`), its text, and its parts."""

    start: int
    end: int
    text: str
    source: SourceLine


def find_source(
    paragraph: Paragraph, *, titled: bool, headings: Collection[str], known: Collection[str]
) -> SourceSpan | None:
    """Return the source line in a paragraph, or None. `titled`: a title precedes it; `known`: keys of other sources' names."""
    lines = paragraph.lines
    for start in range(min(len(lines), MOST_TITLE_LINES)):
        if is_about_the_brief(lines[start]) or is_aside(lines[start]):
            continue
        before = tuple(line for line in lines[:start] if not is_aside(line))
        title = Block(text=join_lines(before), paragraph=paragraph.replaced(before)) if before else None
        if not (titled if title is None else _is_title(title, headings)):
            continue
        found = list(_spans(paragraph, start, title, known))
        if found:
            return _fullest(found)
    return None


def _is_title(title: Block, headings: Collection[str]) -> bool:
    """Return whether the lines before a source line in its paragraph may be a title."""
    paragraph = title.paragraph
    if paragraph.wrapped and not paragraph.emphasised and breaks_off(split_note_after(title.text).text):
        return False
    return could_be_title(title, headings) or may_be_title_with_stop(title, headings)


def _spans(paragraph: Paragraph, start: int, title: Block | None, known: Collection[str]) -> Iterator[SourceSpan]:
    """Yield the possible source lines that begin at a line; those that only name a known publisher last."""
    lines = paragraph.lines

    def named(text: str) -> SourceLine | None:
        name = unlabelled(text).rstrip(".")
        return SourceLine(name=name) if heading_key(name) in known else None

    last = min(start + (_MOST_LINES if paragraph.wrapped else 1), len(lines))
    # Authors between two lines separate them, and a label begins another.
    ends = [
        end
        for end in range(start + 1, last + 1)
        if not any(is_author_line(line) or unlabelled(line) != line for line in lines[start + 1 : end])
    ]
    for end, parse in [*((end, parse_source) for end in ends), *((end, named) for end in ends)]:
        text = split_note_before(join_lines(lines[start:end])).text
        source = parse(text)
        if source is None or not _fits(lines[start:end], source, title, known):
            continue
        if paragraph.emphasised and not source.numbered and title is None:
            return
        yield SourceSpan(start, end, text, source)


def _fits(lines: Sequence[str], source: SourceLine, title: Block | None, known: Collection[str]) -> bool:
    """Return whether lines that parse as a source line are one, and hold no title."""
    if title is None:
        return len(lines) == 1 or not _holds_title(lines, known)
    if title.text.endswith(".") and not is_certain(source, known):
        return False
    # If the last line is a complete source line by itself, the lines before it are the title.
    return len(lines) == 1 or parse_source(lines[-1]) is None


def _fullest(found: Sequence[SourceSpan]) -> SourceSpan:
    """Return the best candidate: one with a date, and of several with the same name the longest, as pages may follow."""
    dated = next((one for one in found if one.source.issued), None)
    first = dated or next((one for one in found if one.source.dated), found[0])
    return [one for one in found if one.source.name == first.source.name and one.end >= first.end][-1]


def _holds_title(lines: Sequence[str], known: Collection[str]) -> bool:
    """Return whether lines are a title and its source line, rather than one wrapped source line."""
    before = join_lines(tuple(lines[:-1]))
    last = parse_source(lines[-1])
    if split_note_after(before).note is not None:
        return True
    if unlabelled(before) != before:
        return False
    if last is None or not is_certain(last, known) or len(before.split()) < _FEWEST_TITLE_WORDS or breaks_off(before):
        return False
    if (
        names_body(before)
        and all(word[:1].isupper() or word.islower() for word in before.split())
        and ":" not in before
    ):
        # "Royal College of Wards and the Health", with "Foundation, 2013" below.
        return False
    named = names_journal(last.name) or names_body(last.name) or heading_key(last.name) in known
    return named and (":" in before or "?" in before or not names_journal(before))
