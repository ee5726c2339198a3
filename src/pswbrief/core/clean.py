"""Texts from outside, without what neither a file nor a terminal should hold."""

from __future__ import annotations

import re

# C0 and C1 controls but for tab and line feed, and lone surrogates, which UTF-8 can't write.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """`text` in lines that end with a line feed, without other control characters; a lone surrogate becomes U+FFFD."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", lines))


def clean_line(text: str) -> str:
    """`text` in one line: any white space is one blank."""
    return " ".join(clean_text(text).split())
