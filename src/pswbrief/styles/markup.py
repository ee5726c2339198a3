"""Render runs as plain text, Markdown (CommonMark 0.31), HTML or LaTeX, escaping each markup's special characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.styles.inlines import Emphasis, Link, Lowered, Quoted, Raised, SmallCaps, Strong, with_inner
from pswbrief.styles.style_names import MarkupName

if TYPE_CHECKING:
    from collections.abc import Callable

    from pswbrief.styles.inlines import Inline, Nested, Run
    from pswbrief.styles.quotes import Marks

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # TeX makes ligatures of some of these, reads some as delimiters, and prints other characters in some font encodings.
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    "\u00a0": "~",
}
# The special characters in the argument of \url and \href.
_TEX_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", "%": r"\%", "#": r"\#", "^": "%5E", " ": "%20"})
# CommonMark, "Backslash escapes", without punctuation that has no special meaning inside a line.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>~|$^@]|&(?=#?\w+;)|#(?=\w)|!(?=\[)|(?<=:)/(?=/)")

# Line starts that would make the line a heading, a rule or a list item.
_MARKDOWN_START = re.compile(r"^(\d*)([.)#+=-])(?=[\s#+=-]|$)")


def render(run: Run, markup: MarkupName, marks: Marks) -> str:
    """Return `run` as one line of `markup`, with quotations in `marks`."""
    if marks.takes_punctuation:
        run = _punctuation_inside(run)
    written = _WRITERS[markup](run, marks, 0)
    if markup is MarkupName.HTML:
        return upright_in_italics(written)
    return _MARKDOWN_START.sub(r"\1\\\2", written) if markup is MarkupName.MARKDOWN else written


def upright_in_italics(line: str) -> str:
    """Return a line of HTML with italics inside italics set upright, as in print; browsers and Word leave them in italics.

    LaTeX does so itself, and Markdown allows emphasis to end only in some places.
    """
    depth, nested, shown = 0, False, []
    for token in re.split(r"(<[^<>]+>)", line):
        if token in _TURNS:
            depth += _TURNS[token]
            nested = nested or depth > 1
        else:
            shown.append(f"<em>{token}</em>" if token and depth % 2 and token[0] != "<" else token)
    return "".join(shown).replace("</em><em>", "") if nested else line


_TURNS = {"<em>": 1, "</em>": -1}


def escape(value: str, markup: MarkupName) -> str:
    """Escape `value` so that `markup` shows it literally."""
    return _ESCAPES[markup](value)


def _punctuation_inside(run: Run) -> Run:
    """Move a full stop or comma after a quotation inside it, as in American styles, or drop it if the quotation ends in a mark."""
    inlines: list[Inline] = []
    for inline in run:
        inside = inline if isinstance(inline, str) else with_inner(inline, _punctuation_inside(inline.inner))
        if isinstance(inside, str) and inside[0] in ".," and inlines and isinstance(inlines[-1], Quoted):
            quotation = inlines[-1].inner
            last = _last_char(quotation)
            if last not in ".,;:!?":
                inlines[-1] = Quoted((*quotation, inside[0]))
            inside = inside[1:]
        if inside:
            inlines.append(inside)
    return tuple(inlines)


def _last_char(run: Run) -> str:
    from_end = run
    while from_end and not isinstance(from_end[-1], str):
        from_end = from_end[-1].inner
    last = from_end[-1] if from_end else ""
    return last[-1:] if isinstance(last, str) else ""


def _writer(escaped: Callable[[str], str], wrap: Callable[[Nested, str], str]) -> Callable[[Run, Marks, int], str]:
    def write(run: Run, marks: Marks, depth: int) -> str:
        parts = []
        for inline in run:
            if isinstance(inline, str):
                parts.append(escaped(inline))
            elif isinstance(inline, Quoted):
                opening, closing = marks.inner if depth % 2 else marks.outer
                parts.append(escaped(opening) + write(inline.inner, marks, depth + 1) + escaped(closing))
            else:
                parts.append(wrap(inline, write(inline.inner, marks, depth)))
        return "".join(parts)

    return write


def _wrap_text(_: Nested, inner: str) -> str:
    return inner


def _escape_markdown(value: str) -> str:
    return _MARKDOWN.sub(lambda match: "\\" + match[0], value)


def _wrap_markdown(inline: Nested, inner: str) -> str:
    match inline:
        case Emphasis():
            return f"*{inner}*"
        case Strong():
            return f"**{inner}**"
        case Raised() | Lowered() | SmallCaps():
            # CommonMark has no syntax for these.
            return _wrap_html(inline, inner)
        case Link(shown, href):
            if shown == (href,) and re.fullmatch(r"[a-z]+:[^\s<>\\]+", href):
                return f"<{href}>"
            target = re.sub(r"[\s<>()\\]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), href)
            return f"[{inner}]({target})"
    return inner


_HTML = {
    Emphasis: ("<em>", "</em>"),
    Strong: ("<strong>", "</strong>"),
    Raised: ("<sup>", "</sup>"),
    Lowered: ("<sub>", "</sub>"),
    SmallCaps: ('<span style="font-variant: small-caps">', "</span>"),
}
_LATEX = {
    Emphasis: r"\emph{",
    Strong: r"\textbf{",
    Raised: r"\textsuperscript{",
    Lowered: r"\textsubscript{",
    SmallCaps: r"\textsc{",
}


def _escape_html(value: str, *, quotes: bool = False) -> str:
    # The module html loads the names of all characters, which takes longer than a citation.
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;").replace("'", "&#x27;") if quotes else escaped


def _wrap_html(inline: Nested, inner: str) -> str:
    if isinstance(inline, Link):
        return f'<a href="{_escape_html(inline.href, quotes=True)}">{inner}</a>'
    before, after = _HTML.get(type(inline), ("", ""))
    return before + inner + after


def _escape_latex(value: str) -> str:
    escaped = "".join(_TEX.get(char, char) for char in value)
    # Two hyphens or two apostrophes would become one dash or one quotation mark.
    return re.sub(r"(?<=-)-|(?<=')'|(?<=,),", lambda match: "{}" + match[0], escaped)


def _wrap_latex(inline: Nested, inner: str) -> str:
    if isinstance(inline, Link):
        target = inline.href.translate(_TEX_URL)
        return rf"\url{{{target}}}" if inline.inner == (inline.href,) else rf"\href{{{target}}}{{{inner}}}"
    command = _LATEX.get(type(inline))
    return f"{command}{inner}}}" if command else inner


_ESCAPES: dict[MarkupName, Callable[[str], str]] = {
    MarkupName.TEXT: str,
    MarkupName.MARKDOWN: _escape_markdown,
    MarkupName.HTML: _escape_html,
    MarkupName.LATEX: _escape_latex,
}
_WRITERS = {
    MarkupName.TEXT: _writer(_ESCAPES[MarkupName.TEXT], _wrap_text),
    MarkupName.MARKDOWN: _writer(_ESCAPES[MarkupName.MARKDOWN], _wrap_markdown),
    MarkupName.HTML: _writer(_ESCAPES[MarkupName.HTML], _wrap_html),
    MarkupName.LATEX: _writer(_ESCAPES[MarkupName.LATEX], _wrap_latex),
}
