"""Source lines that only name a publisher, or that can't be parsed, recognised by a label or by position."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.ingest.asides import is_aside
from pswbrief.ingest.block import ENDS_SENTENCE, Block, could_be_title, may_be_title_with_stop
from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.names import names_body, names_journal
from pswbrief.ingest.source_line import LONGEST_SOURCE, SourceLine, unlabelled
from pswbrief.ingest.wording import (
    begins_access_note,
    completes_access_note,
    is_about_the_brief,
    is_abstract_label,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

# The most words of an organisation's name; its words in lower case are conjunctions and the like.
_MOST_NAME_WORDS = 12
_JOINING = frozenset("a and at by for from in of on or the to with &".split())


def with_undated(
    blocks: Sequence[Block],
    headings: Collection[str],
    known: Collection[str],
    last_title: Callable[[Sequence[Block], int], Block | None],
) -> list[Block]:
    """Mark source lines that only name a publisher, or that can't be parsed.

    Such a line follows a title, and has a label, or is plain where titles are emphasised, or, if nothing is emphasised, is only the
    name of an organisation and is followed by running text. `known`: the keys of names in other source lines.
    """
    titles = [last_title(blocks, place) for place, block in enumerate(blocks) if block.source]
    styles = {title.paragraph.style for title in titles if title is not None and title.emphasised}
    found = list(blocks)
    for place, block in enumerate(blocks[1:], 1):
        if block.is_source or block.paragraph.bullet or not _is_line(block.text) or block.is_aside:
            continue
        before = last_title(found, place)
        if before is None or before.is_source or heading_key(before.text) in headings:
            continue
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if (following is not None and following.source) or completes_access_note(found[place - 1].text, block.text):
            continue
        name = unlabelled(block.text).rstrip(".")
        labelled = name != block.text.rstrip(".")
        below_marked = not block.emphasised and before.emphasised and before.paragraph.style in styles
        certain = below_marked or (labelled and _may_be_title(before, headings))
        if not certain and not (
            _is_plain(block, before, headings) and names_only_a_body(name, known) and _is_prose(following)
        ):
            continue
        if labelled or names_body(name) or names_journal(name):
            found[place] = replace(block, source=SourceLine(name=name))
        else:
            found[place] = replace(block, opaque=True)
    return found


def _is_line(text: str) -> bool:
    return (
        len(text) <= LONGEST_SOURCE // 2
        and not (ENDS_SENTENCE.fullmatch(text) or begins_access_note(text) or is_about_the_brief(text))
        and not is_aside(text)
    )


def _may_be_title(block: Block, headings: Collection[str]) -> bool:
    return could_be_title(block, headings) or may_be_title_with_stop(block, headings)


def _is_plain(block: Block, before: Block, headings: Collection[str]) -> bool:
    """Return whether neither a block nor the title before it is marked."""
    return not (block.emphasised or before.emphasised or before.paragraph.bullet) and _may_be_title(before, headings)


def names_only_a_body(name: str, known: Collection[str]) -> bool:
    """Return whether a text is only the name of an organisation: its words begin with capitals."""
    words = name.split()
    if len(words) > _MOST_NAME_WORDS or any(char in name for char in ":?!"):
        return False
    capitals = all(word[:1].isupper() or word.lower() in _JOINING for word in words)
    return (
        capitals and (names_body(name) or heading_key(name) in known) and not name.isupper() | is_abstract_label(name)
    )


def _is_prose(block: Block | None) -> bool:
    """Return whether a block is running text, or a line before a list."""
    return block is not None and not (block.emphasised or block.is_aside) and block.text.endswith((".", ":", "?", "*"))
