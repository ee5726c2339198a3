"""Text that Markdown shows as it is. Source: CommonMark 0.31; what GitHub's and pandoc's dialects add is escaped too."""

from __future__ import annotations

import re

from pswbrief.formats.plain import plain

# CommonMark, "Backslash escapes". Wherever these stand they can begin or end something: emphasis, code, a link, a tag, a cell of a
# table; in pandoc's dialect also superscript, mathematics, attributes and citations; in GitHub's, mentions.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$]|&(?=#?\w+;)|(?<!\w)@")
# At the start of a block: a list, a quotation, a rule, an underline of a heading; and "(@)", "(a)", "a." lists in pandoc's dialect.
_BLOCK = re.compile(r"([-+=:%])|(\(?\w+)([.)])(?=\s|$)")


def as_block(text: str) -> str:
    """Text that stays text at the start of a block."""
    return at_start(as_inline(text))


def as_inline(text: str) -> str:
    """Text within a line: plain, and with nothing in it that Markdown would obey."""
    return _SPECIAL.sub(r"\\\g<0>", plain(text))


def at_start(markdown: str) -> str:
    """Markdown that opens no list, rule or heading where it opens a block."""
    return _BLOCK.sub(_escaped, markdown, count=1) if _BLOCK.match(markdown) else markdown


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[1] if match[1] else f"{match[2]}\\{match[3]}"
