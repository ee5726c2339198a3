"""Rich text in titles: the few tags that CSL-JSON allows, read into a tree and written as each output can.

The tags are `<i>`, `<b>`, `<sub>`, `<sup>`, `<span style="font-variant:small-caps;">` and `<span class="nocase">`, which keeps a
title's case as it is. Everything else, a lone "<" included, is text. `clean` turns what databases send (entities, `<em>`,
`<jats:italic>`, `<scp>`, `<p>`) into these. Reading is linear in the length of the text, however its tags are nested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class TextStyle(StrEnum):
    """The styles of rich text."""

    ITALIC = "i"
    BOLD = "b"
    SUBSCRIPT = "sub"
    SUPERSCRIPT = "sup"
    SMALL_CAPS = "sc"
    NO_CASE = "nocase"


class Styled(NamedTuple):
    """Inlines in one style."""

    style: TextStyle
    inner: tuple[RichPart, ...]


RichPart = str | Styled
# The marks before and after text of each style; a style that an output lacks has none.
Marks = Mapping[TextStyle, tuple[str, str]]

CSL: Marks = {
    TextStyle.ITALIC: ("<i>", "</i>"),
    TextStyle.BOLD: ("<b>", "</b>"),
    TextStyle.SUBSCRIPT: ("<sub>", "</sub>"),
    TextStyle.SUPERSCRIPT: ("<sup>", "</sup>"),
    TextStyle.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    TextStyle.NO_CASE: ('<span class="nocase">', "</span>"),
}
LATEX: Marks = {
    TextStyle.ITALIC: (r"\textit{", "}"),
    TextStyle.BOLD: (r"\textbf{", "}"),
    TextStyle.SUBSCRIPT: (r"\textsubscript{", "}"),
    TextStyle.SUPERSCRIPT: (r"\textsuperscript{", "}"),
    TextStyle.SMALL_CAPS: (r"\textsc{", "}"),
    TextStyle.NO_CASE: ("{", "}"),
}

_STYLES = {
    "i": TextStyle.ITALIC,
    "em": TextStyle.ITALIC,
    "italic": TextStyle.ITALIC,
    "b": TextStyle.BOLD,
    "strong": TextStyle.BOLD,
    "bold": TextStyle.BOLD,
    "sub": TextStyle.SUBSCRIPT,
    "inf": TextStyle.SUBSCRIPT,
    "sup": TextStyle.SUPERSCRIPT,
    "sc": TextStyle.SMALL_CAPS,
    "scp": TextStyle.SMALL_CAPS,
}
# Tags that end a line or a paragraph become a blank; other tags of running text are dropped.
_BLOCKS = frozenset({"p", "br", "sec", "title", "div"})
_TAG = re.compile(
    r"<(/?)(?:jats:)?(i|em|italic|b|strong|bold|sub|inf|sup|sc|scp|span|u|underline|p|br|sec|title|div)"
    r"((?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*/?>",
    re.IGNORECASE,
)
_SMALL_CAPS = re.compile(r"font-variant\s*:\s*small-caps", re.IGNORECASE)
_NO_CASE = re.compile(r"class\s*=\s*[\"']nocase[\"']", re.IGNORECASE)
# The deepest nesting of tags; deeper tags are dropped, and their text kept.
_DEEPEST = 20
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")


class _Open(NamedTuple):
    """A tag that has been opened: its name, its style (None for one without effect), and its content so far."""

    name: str
    style: TextStyle | None
    inner: list[RichPart]


def parse(text: str) -> tuple[RichPart, ...]:
    """Return the parts of a text. A tag that is never closed, or closes what is not open, is dropped, and its text stays."""
    if "<" not in text:
        return (text,) if text else ()
    stack = [_Open("", None, [])]
    done = 0
    for tag in _TAG.finditer(text):
        _add(stack[-1].inner, text[done : tag.start()])
        done = tag.end()
        name = tag[2].lower()
        if name in _BLOCKS:
            _add(stack[-1].inner, " ")
        elif not tag[1]:
            if len(stack) <= _DEEPEST and not tag[0].endswith("/>"):
                stack.append(_Open(name, _style(name, tag[3]), []))
        elif any(opened.name == name for opened in stack):
            while stack[-1].name != name:
                _close(stack, keep=False)
            _close(stack, keep=True)
    _add(stack[-1].inner, text[done:])
    while len(stack) > 1:
        _close(stack, keep=False)
    return tuple(stack[0].inner)


def _style(name: str, attributes: str) -> TextStyle | None:
    if name != "span":
        return _STYLES.get(name)
    if _SMALL_CAPS.search(attributes):
        return TextStyle.SMALL_CAPS
    return TextStyle.NO_CASE if _NO_CASE.search(attributes) else None


def _close(stack: list[_Open], *, keep: bool) -> None:
    """Move the content of the last opened tag into the one around it, with its style if `keep`."""
    opened = stack.pop()
    if keep and opened.style is not None and opened.inner:
        stack[-1].inner.append(Styled(opened.style, tuple(opened.inner)))
        return
    for part in opened.inner:
        if isinstance(part, str):
            _add(stack[-1].inner, part)
        else:
            stack[-1].inner.append(part)


def _add(inner: list[RichPart], text: str) -> None:
    if text and inner and isinstance(inner[-1], str):
        inner[-1] += text
    elif text:
        inner.append(text)


def write(parts: Iterable[RichPart], marks: Marks, escape: Callable[[str], str] = str) -> str:
    """Return parts as text of an output: each style between its `marks`, all other text passed through `escape`."""
    written = []
    for part in parts:
        if isinstance(part, str):
            written.append(escape(part))
        else:
            before, after = marks.get(part.style, ("", ""))
            written.append(before + write(part.inner, marks, escape) + after)
    return "".join(written)


def plain_text(text: str) -> str:
    """Return a text without its markup; superscript digits become characters ("m<sup>2</sup>" gives "m²")."""
    return _plain(parse(text)) if "<" in text else text


def _plain(parts: Iterable[RichPart]) -> str:
    written = []
    for part in parts:
        if isinstance(part, str):
            written.append(part)
        else:
            inner = _plain(part.inner)
            written.append(inner.translate(_RAISED) if part.style is TextStyle.SUPERSCRIPT else inner)
    return "".join(written)
