"""Artefacts of copying in texts: tags, spaces, asterisks, unpaired brackets, characters decoded wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code
from pswbrief.checks.finding import Remark
from pswbrief.checks.texts import RUNNING, excerpt, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pswbrief.core.reference import Reference

# Tags of journals' pages and exports, entities, and TeX commands, but not "<5 years" and "p<.05".
_MARKUP = re.compile(
    r"""
    </?(?:sup|sub|i|b|u|em|strong|span|scp|p|br|div|h[1-6]|li|ul|ol|a|title|sec|italic|bold|jats:[a-z-]+)(?:\s[^<>]*)?/?>
    | &(?:[a-zA-Z]{2,8}|\#[0-9]{1,6}|\#x[0-9a-fA-F]{1,5});
    | \\(?:text[a-z]{2}|emph|mathrm|mathit|mathbf|url)\{
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The tags that CSL allows in a title (`text.rich`).
_RICH_TEXT = re.compile(
    r"</?(?:i|b|sub|sup)>|<span (?:style=\"font-variant: ?small-caps;?\"|class=\"nocase\")>|</span>"
)
# Control characters except tab and line end; the replacement character; UTF-8 (also of Cyrillic letters) that was decoded as
# Windows-1252, Windows-1251 or Mac Roman; and GBK or Big5, two bytes a letter, that was decoded as Windows-1252.
_GARBLED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufeff]|â€[™œ\x9d˜“”¢¦]|Ã[©¨¤¶¼Ÿ¡³±§´ª®¸º]|Â[ £©®°·]"
    "|вЂ[^\\w\\s]|√[^\x00-\x7f\\s]|‚Ä[^\x00-\x7f\\s]|(?:[ÐÑ][^A-Za-zÀ-ÿ\\s]){2}|[À-ÿ][¡-¿][¡-ÿ]{2}|[¡-¿][¡-ÿ]{3}"
)
# "**bold**", "*word", "word*" at an edge of the text or next to a space; but not "CYP2D6*4", "2 * 3", "p < .05*" or a list's "* ".
_ASTERISK = re.compile(r"\*\*|(?<![^\s(])\*(?=[^\W\d_])|(?<=[^\W\d_])[.,;:!?]?\*(?![\w*])|(?<=\S)\s\*$")
# Ordinary whitespace only: a no-break or a thin space is intentional.
_SPACES_IN_LINE = re.compile(r"[ \t\n\r\v\f]{2,}|[\t\n\r\v\f]|\A | \Z")
_SPACES_IN_TEXT = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|[ \t]+$|\A\s+|\s+\Z", re.MULTILINE)
_PAIRS = {")": "(", "]": "[", "}": "{"}
# "a) … b) …", "1) …", "iv) …": the numbering of a list has a closing bracket without an opening one.
_NUMBERING = re.compile(r"(?<!\S)(?:[a-zA-Z]|[0-9]{1,2}|[ivxIVX]{1,4})[)\]](?=\s|$)")
# Intervals may be half open: [0, 1), ]0; 1[.
_INTERVAL = re.compile(r"[\[(\]]\s*[-−+]?[\d.,∞]+\s*[,;–-]\s*[-−+]?[\d.∞]+\s*[\[)\]]")
# Emoticons: a colon or semicolon before a bracket.
_FACE = re.compile(r"[:;]-?[()]")


def markup(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find tags, entities and TeX commands, except CSL's tags in titles, which styles and formats convert."""
    for field, whole, _, rich in texts(reference):
        text = _RICH_TEXT.sub("", whole) if rich else whole
        if found := list(_MARKUP.finditer(text)) if "<" in text or "&" in text or "\\" in text else []:
            yield Remark(Code.MARKUP, field, f"There is markup in it{_more(found)}: {excerpt(text, found[0].span())}.")


def garbled(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find control characters, and letters that were decoded with the wrong encoding."""
    for field, text, *_ in texts(reference):
        if not text.isascii() or not text.isprintable():
            found = list(_GARBLED.finditer(text))
            if found:
                shown = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for match in found for char in match[0]))
                yield Remark(Code.GARBLED, field, f"There are garbled characters in it: {shown}.")


def asterisks(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find asterisks left over from footnote marks or emphasis."""
    for field, text, *_ in texts(reference):
        if found := list(_ASTERISK.finditer(text)) if "*" in text else []:
            yield Remark(
                Code.ASTERISK, field, f"There is a stray asterisk{_more(found)}: {excerpt(text, found[0].span())}."
            )


def spaces(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find superfluous whitespace: repeated, leading or trailing, or line ends in single-line fields."""
    for field, text, lines, _ in texts(reference):
        if found := list((_SPACES_IN_TEXT if lines else _SPACES_IN_LINE).finditer(text)):
            yield Remark(
                Code.SPACES, field, f"There are too many spaces in it{_more(found)}: {excerpt(text, found[0].span())}."
            )


# A title with fewer letters or words may be an acronym that belongs in capitals.
_LETTERS, _WORDS = 12, 3


def capitals(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find titles in capitals, which no style can convert back to words and acronyms."""
    title = reference.title
    if title.isupper() and sum(map(str.isalpha, title)) >= _LETTERS and len(title.split()) >= _WORDS:
        yield Remark(Code.CAPITALS, ("title",), f"The title is in capitals: {excerpt(title, (0, 0))}.")


def brackets(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find brackets that are not closed, or not opened."""
    for field, text, *_ in texts(reference):
        if field[-1] not in RUNNING:
            continue
        for place, what in _unpaired(text):
            yield Remark(Code.BRACKET, field, f"{text[place]!r} is not {what}: {excerpt(text, (place, place + 1))}.")
            break


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """Yield the positions of unpaired brackets, each with "opened" or "closed" for the missing partner."""
    for aside in (_INTERVAL, _FACE):
        text = aside.sub(lambda match: _masked(match[0]), text)
    numbering = {match.end() - 1 for match in _NUMBERING.finditer(text)}
    waiting: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    for place, char in enumerate(text):
        if char in waiting:
            waiting[char].append(place)
        elif char in _PAIRS:
            if waiting[_PAIRS[char]]:
                waiting[_PAIRS[char]].pop()
            elif place not in numbering:
                yield place, "opened"
    yield from sorted((place, "closed") for places in waiting.values() for place in places)


def _masked(part: str) -> str:
    """Replace brackets by spaces, keeping the length."""
    return "".join(" " if char in "()[]{}" else char for char in part)


def _more(found: list[re.Match[str]]) -> str:
    return f" ({len(found)} times)" if len(found) > 1 else ""
