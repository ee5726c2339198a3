"""A reading list as one HTML page: nothing to load, nothing that runs, and readable by eye, ear, keyboard and on paper.

Source: the HTML standard; WCAG 2.2 at level AA for headings, landmarks, links, focus and contrast (the last in `html_style`).
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from pswbrief.publish.html_style import STYLE
from pswbrief.publish.reading_list import ListedReference, ListSection, by_section
from pswbrief.text.normalize import fold
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST = 6
# Nothing but its own style may do anything in the page, even if a text should slip through as markup.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# What a citation may be made of: escaped text, inline tags without attributes, and links to web addresses.
_INLINE = re.compile(
    r"(?:[^<>&]|&(?:amp|lt|gt|quot|#x27);|</?(?:em|strong|i|b|sup|sub)>|<a href=\"https?://[^\"<>\s]*\">(?:[^<>&]|&(?:amp|lt|gt|quot|#x27);)*</a>)*"
)


def dumps(entries: Sequence[ListedReference], *, title: str, notice: str | None = None, abstracts: bool = False) -> str:
    """The page; `notice` stands in its footer; `abstracts` adds each abstract, folded up on the screen and open on paper."""
    top = by_section(entries)
    page = _Page(abstracts=abstracts)
    main = page.entries(top.entries) + "".join(page.section(section, 1) for section in top.sections.values())
    count = f"{len(entries)} reference{'' if len(entries) == 1 else 's'}"
    return f"""\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{_text(title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<a class="skip" href="#references">Skip to the references</a>
<header>
<h1>{_text(title)}</h1>
<p>{count}</p>
</header>
<div class="columns">
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
{page.contents(top)}</nav>
<main id="references" tabindex="-1">
{main}</main>
</div>
<footer>
{f"<p>{_text(notice)}</p>" if notice else ""}
</footer>
</body>
</html>
"""


class _Page:
    """The parts of one page, whose anchors are unlike one another."""

    def __init__(self, *, abstracts: bool) -> None:
        self._abstracts = abstracts
        self._taken = {"contents", "references"}
        self._anchors: dict[int, str] = {}

    def contents(self, section: ListSection) -> str:
        if not section.sections:
            return ""
        rows = (
            f'<li><a href="#{self._anchor(inner)}">{_text(inner.title)}</a>{_count(inner)}{self._nested(inner)}</li>\n'
            for inner in section.sections.values()
        )
        return "<ul>\n" + "".join(rows) + "</ul>\n"

    def _nested(self, section: ListSection) -> str:
        inner = self.contents(section)
        return "\n" + inner if inner else ""

    def section(self, section: ListSection, depth: int) -> str:
        anchor, level = self._anchor(section), min(depth + 1, _DEEPEST)
        inner = "".join(self.section(child, depth + 1) for child in section.sections.values())
        return (
            f'<section aria-labelledby="{anchor}">\n<h{level} id="{anchor}">{_text(section.title)}</h{level}>\n'
            f"{self.entries(section.entries)}{inner}</section>\n"
        )

    def entries(self, entries: Sequence[ListedReference]) -> str:
        if not entries:
            return ""
        # A list without markers is one for a screen reader only if it says so (WebKit).
        return '<ul class="entries" role="list">\n' + "".join(map(self._entry, entries)) + "</ul>\n"

    def _entry(self, entry: ListedReference) -> str:
        citation = entry.citation_html if _INLINE.fullmatch(entry.citation_html) else _text(entry.citation)
        access = [f"<span>{_text(entry.access)}</span>"] if entry.access else []
        # The style prints the address, or the DOI's, as the end of most citations; once is enough.
        if (address := entry.address) and f'href="{_attribute(address)}"' not in citation:
            access.append(f'<a href="{_attribute(address)}">{_text(address)}</a>')
        lines = [f'<p class="citation">{citation}</p>']
        if access:
            lines.append(f'<p class="access">{" · ".join(access)}</p>')
        if self._abstracts and entry.abstract:
            lines.append(f"<details><summary>Abstract</summary>\n<p>{_text(entry.abstract)}</p></details>")
        anchor = self._take("ref-" + _slug(entry.id))
        return f'<li id="{anchor}">\n' + "\n".join(lines) + "\n</li>\n"

    def _anchor(self, section: ListSection) -> str:
        if id(section) not in self._anchors:
            self._anchors[id(section)] = self._take("section-" + _slug(fold(section.title)))
        return self._anchors[id(section)]

    def _take(self, name: str) -> str:
        free, count = name, 1
        while free in self._taken:
            count += 1
            free = f"{name}-{count}"
        self._taken.add(free)
        return free


def _count(section: ListSection) -> str:
    return f" <span>{len(section.entries)}</span>" if section.entries else ""


def _slug(text: str) -> str:
    """A part of an anchor: it has no blanks (HTML, "The id attribute"), and an address needs no escapes for it."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", text).strip("-")


def _text(text: str) -> str:
    return escape(plain(text), quote=False)


def _attribute(text: str) -> str:
    return escape(text, quote=True)
