"""Text as one plain line, the form of a value before any format writes it; and text made safe for Markdown."""

from __future__ import annotations

import re

# Control characters (Unicode's C0 and C1), line and paragraph separators, and runs of blanks: everything that could be taken for the
# end of a line. A no-break space is none of these, and stays.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+ *| {2,}")
# Lone surrogates, which no encoding can write, and two code points that are never characters, which XML and YAML can't hold.
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
# Two blanks in a row are searched for separately: one pattern for both takes three times as long.
_NEEDS_WORK = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff<\ufeff\ufffe\uffff]")
_ATTRIBUTES = r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*/?>"
_ANGLES = re.compile("([<>])")
_SUP = re.compile(rf"<sup{_ATTRIBUTES}", re.IGNORECASE)
_SUP_END = re.compile(r"</sup\s*>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:p|br|jats:p|jats:sec|jats:title){_ATTRIBUTES}", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:sup|sub|i|b|em|strong|u|span|scp|jats:[a-z-]+){_ATTRIBUTES}", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")


def plain(text: str) -> str:
    """Return `text` as one line without control characters, outer blanks, or the tags of running text.

    `<sup>` becomes superscript characters (`m<sup>2</sup>` gives "m²"); `<sub>`, `<i>`, `<b>` and their like go, and their content
    stays. Any other "<" is text. A code point that is no character, such as a lone surrogate, becomes U+FFFD.
    """
    if "  " not in text and _NEEDS_WORK.search(text) is None:
        return text.strip(" ")
    text = one_line(text)
    return _BREAKS.sub(" ", _without_tags(text) if "<" in text and ">" in text else text).strip(" ")


def one_line(text: str) -> str:
    """Return `text` as `plain` does, but with its tags."""
    if "  " not in text and _NEEDS_WORK.search(text) is None:
        return text.strip(" ")
    return _BREAKS.sub(" ", _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text).replace("\ufeff", "")).strip(" ")


def plain_lines(text: str) -> list[str]:
    """Return the lines of `text`, each as `plain` has it; empty ones go."""
    return [line for source in text.splitlines() if (line := plain(source))]


def _without_tags(text: str) -> str:
    """Return `text` without the tags of running text, including those that appear when a tag inside another is removed.

    One pass: `opened` are the places in `kept` of each "<" that no ">" has followed, so "<<b>b>" is gone when its last ">" is read.
    """
    kept: list[str] = []
    opened: list[int] = []
    raised: int | None = None
    for piece in _ANGLES.split(text):
        if piece == "<":
            opened.append(len(kept))
        kept.append(piece)
        if piece != ">" or not opened:
            continue
        start = opened.pop()
        tag = "".join(kept[start:])
        if _BLOCK.fullmatch(tag):
            kept[start:] = [" "]
        elif _TAG.fullmatch(tag) is None:
            # No tag holds a ">", so none that was opened before this one can be closed any more.
            opened.clear()
        else:
            del kept[start:]
            if raised is not None and (start < raised or _SUP_END.fullmatch(tag)):
                kept[raised:] = ["".join(kept[raised:]).translate(_RAISED)]
                raised = None
            elif _SUP.fullmatch(tag):
                raised = start
    return "".join(kept)


# CommonMark, "Backslash escapes". Anywhere in a line these can begin or end something: emphasis, code, a link, a tag, a cell of a
# table; in pandoc's dialect also superscript, mathematics, attributes and citations; in GitHub's, mentions.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$]|&(?=#?\w+;)|(?<!\w)@")
# At the start of a block: a list, a quotation, a rule, an underline of a heading; and "(@)", "(a)", "a." lists in pandoc's dialect.
_BLOCK_2 = re.compile(r"([-+=:%])|(\(?\w+)([.)])(?=\s|$)")


def as_block(text: str) -> str:
    """Return `text` escaped for the start of a Markdown block."""
    return at_start(as_inline(text))


def as_inline(text: str) -> str:
    """Return `text` as one line, escaped for running Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", plain(text))


def at_start(markdown: str) -> str:
    """Return Markdown escaped so that it opens no list, rule or heading at the start of a block."""
    return _BLOCK_2.sub(_escaped, markdown, count=1) if _BLOCK_2.match(markdown) else markdown


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[1] if match[1] else f"{match[2]}\\{match[3]}"
