"""A block: one title, source line, note or paragraph of a document, and what can be told from its text alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.wording import is_about_the_brief, is_abstract_label

if TYPE_CHECKING:
    from collections.abc import Collection

    from pswbrief.ingest.document import Paragraph
    from pswbrief.ingest.source_line import SourceLine

_LONGEST_TITLE, _LONGEST_STOPPED = 400, 250
# Words in the names of organisations that publish.
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
# Signs of running text: a sentence that ends inside it, a verb of reporting, or a last word that ends no title.
_SENTENCE_BEGUN = re.compile(
    r"[a-z)][.?!]['\"’”)]* [A-Z]|\b(?:was|were|had|have been|has been)\b"
    r"|\b(?:in|of|at|and|or|for|from|with|by|to|a|an|the|on|between|across|than|that|which|p|e\.g\.)$"
)
ENDS_SENTENCE = re.compile(r".*[.;]['\"’”)\]]*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or part of one. `source`: its parts, if it is a source line; `opaque`: whether it is one that can't be parsed."""

    text: str
    paragraph: Paragraph
    source: SourceLine | None = None
    opaque: bool = False

    @property
    def is_source(self) -> bool:
        """Return whether the block is a source line, parsed or not."""
        return self.source is not None or self.opaque

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
    return (
        len(text) <= _LONGEST_STOPPED
        and not (block.paragraph.bullet or breaks_off(text))
        and could_be_title(replace(block, text=text), headings)
    )


def breaks_off(text: str) -> bool:
    """Return whether a text is the beginning of a sentence rather than a title."""
    return _SENTENCE_BEGUN.search(text) is not None


def is_certain(source: SourceLine | None, known: Collection[str]) -> bool:
    """Return whether a source line is certain whatever precedes it: it has numbers, or a date and a recognised name."""
    if source is None or source.numbered or source.online_first:
        return source is not None
    named = JOURNAL.search(source.name) or ORGANISATION.search(source.name) or heading_key(source.name) in known
    return source.dated and bool(named)
