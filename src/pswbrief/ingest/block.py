"""A block of a document, one thing of its text, and what can be told of it by itself."""

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
# A sentence that ends within, a verb of reports, or a word that nothing ends with.
_SENTENCE_BEGUN = re.compile(
    r"[a-z)][.?!]['\"’”)]* [A-Z]|\b(?:was|were|had|have been|has been)\b"
    r"|\b(?:in|of|at|and|or|for|from|with|by|to|a|an|the|on|between|across|than|that|which|p|e\.g\.)$"
)
ENDS_SENTENCE = re.compile(r".*[.;]['\"’”)\]]*$", re.DOTALL)


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


def could_be_title(block: Block, headings: Collection[str]) -> bool:
    """Whether a source line may follow the block: a heading or link, or a short text that doesn't end as a sentence does."""
    if block.is_source or heading_key(block.text) in headings or is_about_the_brief(block.text):
        return False
    if is_abstract_label(block.text):
        return False
    return block.emphasised or (len(block.text) <= _LONGEST_TITLE and not ENDS_SENTENCE.fullmatch(block.text))


def may_be_title_with_stop(block: Block, headings: Collection[str]) -> bool:
    """Whether a title may end with a full stop: a short text without a verb of reports, and without another sentence."""
    text = block.text.rstrip(".")
    return (
        len(text) <= _LONGEST_STOPPED
        and not (block.paragraph.bullet or breaks_off(text))
        and could_be_title(replace(block, text=text), headings)
    )


def breaks_off(text: str) -> bool:
    """Whether a text is rather the beginning of a sentence than a title."""
    return _SENTENCE_BEGUN.search(text) is not None


def is_certain(source: SourceLine | None, known: Collection[str]) -> bool:
    """Whether a source line is one whatever stands before it: it has numbers, or a date and a name that can be told as one."""
    if source is None or source.numbered or source.online_first:
        return source is not None
    named = JOURNAL.search(source.name) or ORGANISATION.search(source.name) or heading_key(source.name) in known
    return source.dated and bool(named)
