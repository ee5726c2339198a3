"""A list of references as one text: paragraphs of HTML or Markdown, items in LaTeX, lines or hanging paragraphs of text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from pswbrief.styles.markup import escape
from pswbrief.styles.style_names import MarkupName

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDENT = "    "
LATEX_NEEDS = "% Needs \\usepackage{hyperref} for the addresses.\n"
_LATEX_HEAD = """\\begin{list}{}{\\setlength{\\leftmargin}{1.5em}\\setlength{\\itemindent}{-1.5em}}
"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body {{ max-width: 45em; margin: 2em auto; padding: 0 1em; font-family: sans-serif }}
.reference {{ padding-left: 2em; text-indent: -2em; overflow-wrap: anywhere }}</style>
</head>
<body>
<h1>{title}</h1>
{references}</body>
</html>
"""


def reference_list(lines: Sequence[str], markup: MarkupName) -> str:
    """Join references, one line of markup each, to one text in which each is a paragraph or an item.

    A single reference stays a line; plain text has one reference a line.
    """
    if markup is MarkupName.TEXT or len(lines) == 1:
        return "".join(f"{line}\n" for line in lines)
    if markup is MarkupName.HTML:
        return "".join(f'<p class="reference">{line}</p>\n' for line in lines)
    if markup is MarkupName.MARKDOWN:
        return "\n".join(f"{line}\n" for line in lines)
    return LATEX_NEEDS + _LATEX_HEAD + "".join(f"\\item {line}\n" for line in lines) + "\\end{list}\n"


def hanging(lines: Sequence[str], width: int) -> str:
    """Return references wrapped to `width` columns: hanging indents, blank lines between them, no address broken."""
    wrapper = textwrap.TextWrapper(
        width=width, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(f"{wrapper.fill(line)}\n" for line in lines)


def html_page(lines: Sequence[str], title: str) -> str:
    """Return references, in HTML, as a complete page."""
    references = "".join(f'<p class="reference">{line}</p>\n' for line in lines)
    return _PAGE.format(title=escape(title, MarkupName.HTML), references=references)
