"""A reading list as Markdown. Source: CommonMark 0.31; what GitHub's and pandoc's dialects add is escaped too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.formats.plain import plain
from pswbrief.formats.reading_list import Entry, by_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST = 6
# CommonMark, "Backslash escapes". Wherever these stand they can begin or end something: emphasis, code, a link, a tag, a cell of a
# table; in pandoc's dialect also superscript, mathematics, attributes and citations; in GitHub's, mentions.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$]|&(?=#?\w+;)|(?<!\w)@")
# At the start of a block: a list, a quotation, a rule, an underline of a heading; and "(@)", "(a)", "a." lists in pandoc's dialect.
_BLOCK = re.compile(r"([-+=:%])|(\(?\w+)([.)])(?=\s|$)")


def dumps(entries: Sequence[Entry], *, title: str, notice: str | None = None, abstracts: bool = False) -> str:
    """The list under its headings; `notice` below the title; `abstracts` adds each abstract below its citation."""
    top = by_section(entries)
    blocks = [f"# {_text(title)}"]
    if notice:
        blocks.append(_text(notice))
    blocks += _items(top.entries, abstracts=abstracts)
    for depth, section in top.walk():
        blocks.append(f"{'#' * min(depth + 1, _DEEPEST)} {_text(section.title)}")
        blocks += _items(section.entries, abstracts=abstracts)
    return "\n\n".join(blocks) + "\n"


def _items(entries: Sequence[Entry], *, abstracts: bool) -> Iterator[str]:
    for entry in entries:
        yield "- " + _citation(entry)
        if abstracts and entry.abstract:
            yield "  " + _text(entry.abstract)


def _citation(entry: Entry) -> str:
    """The citation, the access in brackets, and the link where the citation doesn't print it."""
    rendered = entry.citation_markdown
    citation = _text(entry.citation) if rendered is None else _start(" ".join(rendered.split()))
    parts = [citation, rf"\[{_inline(entry.access)}\]" if entry.access else ""]
    if (address := entry.address) and not (rendered and address in rendered):
        parts.append(f"<{address}>")
    return " ".join(part for part in parts if part)


def _text(text: str) -> str:
    """Text that stays text at the start of a block."""
    return _start(_inline(text))


def _start(text: str) -> str:
    return _BLOCK.sub(_escape_start, text, count=1) if _BLOCK.match(text) else text


def _escape_start(match: re.Match[str]) -> str:
    return "\\" + match[1] if match[1] else f"{match[2]}\\{match[3]}"


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", plain(text))
