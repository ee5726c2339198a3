"""The set phrases of a brief: access notes, page pointers, and what its first pages say about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from pswbrief.core.reference import Access

# The longest access note and author note, in characters; longer texts are not matched, which bounds the time.
_LONGEST_NOTE, _LONGEST_NOTED = 120, 1_000
_ACCOUNT = r"""(?:(?:an?\s+|your\s+)?(?:NHS\s+)?(?:Open\s?)?Athens
    (?:\s+(?:account|login|log-in|password|credentials|registration|details|access))?)"""
_THROUGH = r"(?:with|via|through|using|by|to)"
_NOTE = rf"""(?:
    (?:free\s+)?full[\s-]+text\s+(?:(?:is\s+)?(?:freely\s+)?(?:available|accessible|access)|accessed|here)?\s*{_THROUGH}\s+{_ACCOUNT}
  | (?:available|access(?:ible)?|log[\s-]?in|sign[\s-]?in)\s+(?:(?:is\s+)?(?:available|required)\s+)?{_THROUGH}\s+{_ACCOUNT}
  | (?:requires|needs)\s+{_ACCOUNT}
  | {_ACCOUNT}\s+(?:is\s+)?(?:required|needed|necessary|only)
  | (?:only\s+(?:the\s+)?)?abstracts?\s+(?:only|available(?:\s+only)?)(?:\s+available)?
  | only\s+(?:the\s+)?abstracts?(?:\s+(?:is\s+)?available)?
  | free(?:ly)?\s+(?:available\s+)?full\s+text
  | full\s+text\s+(?:is\s+)?(?:freely\s+)?available(?:\s+free(?:ly)?)?(?!\s+{_THROUGH}\b)
  | (?:please\s+)?(?:click|follow\s+the\s+link|see)\s+(?:here|below)?\s*(?:to|for)\s+
    (?:(?:view|read|access|see|open|get|download)\s+)?
    (?:the\s+)?(?:full|complete|whole)[\s-]+(?:text|article|report|paper|document|publication)
  | (?:view|read|download|link\s+to)\s+(?:the\s+)?(?:free\s+)?full[\s-]+(?:text|article|report|paper|document|publication)(?:\s+here)?
  | open\s+access | free\s+to\s+(?:read|access)
  | paywalled | subscription\s+(?:is\s+)?(?:required|needed|only) | (?:requires|by)\s+subscription | available\s+(?:on|by)\s+request
)"""
_MARKED_NOTE = rf"[\[(–-]?\s*{_NOTE}\s*[\])]?\.?\s*\*?\s*[\])]?"
_WHOLE_NOTE = re.compile(_MARKED_NOTE, re.VERBOSE | re.IGNORECASE)
# Within a line, a note begins with a capital, a bracket or a dash; other words belong to the title.
_NOTE_AT_END = re.compile(
    rf"(?P<before>.*?\S)\s+(?P<note>(?=(?-i:[\[(A-Z–-]))(?:{_MARKED_NOTE}))\s*$", re.VERBOSE | re.IGNORECASE
)
_NOTE_FIRST = re.compile(rf"(?P<note>{_MARKED_NOTE})\s+(?P<rest>\S.*)", re.VERBOSE | re.IGNORECASE)
_NOTE_INSIDE = re.compile(
    rf"(?P<before>.*?\S)\s+(?P<note>(?=(?-i:[\[(A-Z–-]))(?:{_MARKED_NOTE}))\s+(?P<rest>\S.*)",
    re.VERBOSE | re.IGNORECASE,
)
# "Full text", continued on the next line.
_NOTE_BEGUN = re.compile(
    r"(?:.*\s)?(?:Full text(?: (?:is )?available)?(?: (?:with|via|through|using))?(?: an?)?(?: NHS)?(?: (?:Open)?Athens)?"
    r"|Abstracts?)$"
)
POINTER = re.compile(r"(?:see\s+)?(?:pp?\.|pages?)\s*\d+.*", re.IGNORECASE)
POINTER_INSIDE = re.compile(r"See ((?:pp?\.|pages?) ?\d+(?:[-–]\d+)?)[ ,:]")
# Headings within an abstract, which look like headings of sections.
_ABSTRACT_LABEL = re.compile(
    r"(?:(?:structured\s+)?abstract|(?:executive\s+)?summary|background|introduction|context|rationale|(?:study\s+)?(?:aims?|objectives?)"
    r"(?:\s+and\s+(?:aims?|objectives?))?|purpose|questions?|(?:study\s+)?design|settings?|participants|patients|population|sample"
    r"|interventions?|(?:data\s+)?sources|search\s+methods|review\s+methods|materials?\s+and\s+methods|methods?|methodology|approach"
    r"|design/methodology/approach|(?:main\s+)?outcome(?:\s+measures?|s)?|measures?|results?|(?:main\s+|key\s+)?findings|discussion|analysis"
    r"|conclusions?|interpretation|limitations|(?:practical\s+|research\s+|social\s+)?implications(?:\s+for\s+[\w\s]{3,40})?"
    r"|relevance\s+to\s+[\w\s]{3,40}|originality(?:/value)?|value|impact|funding|keywords?|key\s+(?:messages|points|words|recommendations)"
    r"|recommendations)\s*:?",
    re.IGNORECASE,
)
DATE_LABEL = re.compile(
    r"(?:date\s+of\s+publication|publication\s+date|published(?:\s+on)?|date|issued)\s*:\s*(?P<date>.+)", re.IGNORECASE
)
PRODUCER = re.compile(
    r"(?i:produced|prepared|compiled|written)\s+by\s+(?:the\s+)?"
    r"(?:(?P<team>[^.]+?\b[Tt]eam)\s+(?P<sentence>[A-Z].*)|(?P<name>[^.]+)(?:\.\s*(?P<rest>.*))?)"
)
ACKNOWLEDGE = re.compile(r"(?:please\s+)?(?:acknowledge|cite|reference)\b.*\b(?:as|this)\b.*", re.IGNORECASE)
UPDATE = re.compile(
    r".*\b(?:been\s+an?\s+update|most\s+(?:current|recent|up[\s-]to[\s-]date)\s+version|latest\s+version)\b.*",
    re.IGNORECASE,
)
ACCESS_HELP = re.compile(
    r"\*?\s*(?:help|how)\b.*\b(?:access|obtain|getting)\w*\b.*|\*?\s*(?:accessing|access to)\b.*", re.IGNORECASE
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class NotedText(NamedTuple):
    """A text without its access note (`text`), and the note (`note`, None if there is none)."""

    text: str
    note: str | None


def is_access_note(text: str) -> bool:
    """Return whether the text is an access note and nothing else."""
    return len(text) <= _LONGEST_NOTE and _WHOLE_NOTE.fullmatch(text.strip()) is not None


def begins_access_note(text: str) -> bool:
    """Return whether a text ends with the beginning of an access note."""
    return _NOTE_BEGUN.match(text) is not None


def completes_access_note(before: str, text: str) -> bool:
    """Return whether `text` completes an access note that begins at the end of `before`."""
    note = split_note_after(f"{before} {text}").note
    return note is not None and note.endswith(text) and len(note) > len(text)


def split_note_after(text: str) -> NotedText:
    """Split a title from the access note after it."""
    match = _NOTE_AT_END.fullmatch(text) if len(text) <= _LONGEST_NOTED else None
    if match is None:
        return NotedText(text, None)
    return NotedText(match["before"].rstrip(" -–"), match["note"].strip(" -–"))


def split_note_before(text: str) -> NotedText:
    """Split an access note from the text after it."""
    match = _NOTE_FIRST.fullmatch(text) if len(text) <= _LONGEST_NOTED else None
    return NotedText(match["rest"], match["note"].strip()) if match else NotedText(text, None)


def split_note_inside(text: str) -> tuple[str, str, str] | None:
    """Split a line into title, access note, and the text after it; None without a note inside the line."""
    match = _NOTE_INSIDE.fullmatch(text) if len(text) <= _LONGEST_NOTED else None
    if match is None:
        return None
    return match["before"], match["note"].strip(), match["rest"]


def access_of(note: str | None) -> Access:
    """Return the access that a note describes; open for None."""
    if note is None:
        return Access.OPEN
    folded = note.lower()
    if "athens" in folded:
        return Access.OPENATHENS
    if "abstract" in folded or "paywall" in folded or "subscription" in folded or "request" in folded:
        return Access.ABSTRACT
    return Access.OPEN


def is_about_the_brief(text: str) -> bool:
    """Return whether a line is about the brief itself: its date, producer, acknowledgement, or a newer edition."""
    return any(pattern.match(text) for pattern in (DATE_LABEL, PRODUCER, ACKNOWLEDGE, UPDATE))


def is_abstract_label(text: str) -> bool:
    """Return whether a line is a heading within an abstract ("Methods:")."""
    return len(text) <= _LONGEST_NOTE and _ABSTRACT_LABEL.fullmatch(text.strip()) is not None
