"""A block: one title, source line, note or paragraph of a document, and what its text alone shows about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pswbrief.ingest.asides import is_aside
from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.names import names_body, names_journal
from pswbrief.ingest.people import is_author_line
from pswbrief.ingest.wording import is_about_the_brief, is_abstract_label

if TYPE_CHECKING:
    from collections.abc import Collection

    from pswbrief.ingest.document import Paragraph
    from pswbrief.ingest.source_line import SourceLine

_LONGEST_TITLE, _LONGEST_STOPPED, _SHORT = 400, 250, 120
# A sentence that ends within (a title may begin with a question), or a verb of reports.
_REPORTS = re.compile(r"\b(?:was|were|had|have been|has been)\b")
_SENTENCE_BEGUN = re.compile(rf"[a-z)][.!]['\"’”)]* [A-Z]|{_REPORTS.pattern}")
_OPEN_END = re.compile(
    r"\b(?:in|of|at|and|or|for|from|with|by|to|a|an|the|on|between|across|than|that|which|p|e\.g\.)$"
)
ENDS_SENTENCE = re.compile(r".*[.;]['\"’”)\]]*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or a part of one.

    It is a source line if it has `source`, or is `opaque`: it is in the place of one, but can't be parsed. `authors`: whether it
    holds the names at the start of a citation.
    """

    text: str
    paragraph: Paragraph
    source: SourceLine | None = None
    opaque: bool = False
    authors: bool = False

    @property
    def is_source(self) -> bool:
        """Return whether the block is a source line, parsed or not."""
        return self.source is not None or self.opaque

    @property
    def is_aside(self) -> bool:
        """Return whether the block may be between a title and its source line."""
        return self.authors or is_aside(self.text)

    @property
    def names_authors(self) -> bool:
        """Return whether the block names authors."""
        return self.authors or is_author_line(self.text)

    @property
    def emphasised(self) -> bool:
        """Return whether it looks like more than running text: a heading, bold, larger, or a link."""
        return self.paragraph.emphasised


def could_be_title(block: Block, headings: Collection[str]) -> bool:
    """Return whether the block may be a title: a heading or link, or a short text that doesn't end like a sentence."""
    if block.is_source or heading_key(block.text) in headings or is_about_the_brief(block.text):
        return False
    if is_abstract_label(block.text):
        return False
    return block.emphasised or (len(block.text) <= _LONGEST_TITLE and not ENDS_SENTENCE.fullmatch(block.text))


def may_be_title_with_stop(block: Block, headings: Collection[str]) -> bool:
    """Return whether a text with a full stop may be a title: it is short, has no verb of reporting, and is a single sentence."""
    text = block.text.rstrip(".")
    # "Pain. A guide": two sentences, as long as both are short.
    broken = ends_open(text) or _REPORTS.search(text) if len(text) <= _SHORT else breaks_off(text)
    return (
        len(text) <= _LONGEST_STOPPED
        and not (block.paragraph.bullet or broken)
        and could_be_title(replace(block, text=text), headings)
    )


def breaks_off(text: str) -> bool:
    """Return whether a text is the beginning of a sentence rather than a title."""
    return ends_open(text) or _SENTENCE_BEGUN.search(text) is not None


def ends_open(text: str) -> bool:
    """Return whether the last word of a text can't be its end ("of", "and")."""
    return _OPEN_END.search(text) is not None


def is_certain(source: SourceLine | None, known: Collection[str]) -> bool:
    """Return whether a source line is certain in any context: it has numbers, or a date and a recognised name."""
    if source is None or source.numbered or source.online_first:
        return source is not None
    named = names_journal(source.name) or names_body(source.name) or heading_key(source.name) in known
    return source.dated and named
