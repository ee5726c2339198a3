"""A range of pages, as a journal prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A page is digits, with letters before (S267) or after (12a); a dash of any kind, or BibTeX's two, joins first and last. CSL writes
# the hyphen of a single page "3-B" as "\\-" (CSL 1.0.2, "Number Variables").
_PAGE = r"(?:\\-|[^\s,;–—‐‑−-])+"
_RANGE = re.compile(rf"\s*({_PAGE})(?:\s*(?:--?|[–—‐‑−])\s*({_PAGE}))?\s*")


@dataclass(frozen=True, slots=True)
class Pages:
    """First and last page; `last` is None for a single page.

    >>> str(Pages.parse("S267–S274"))
    'S267-S274'
    """

    first: str
    last: str | None = None

    @classmethod
    def parse(cls, text: str) -> Pages:
        """Return the range that `text` writes; ValueError if it isn't one range or one page."""
        match = _RANGE.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a page or a range of pages")
        return cls(match[1], match[2])

    @classmethod
    def kept(cls, text: str) -> Pages:
        """Return the range in `text`; a list of pages ("12, 15-18") is kept whole. ValueError without a digit."""
        return cls.kept_as_text(text) if any(char.isdigit() for char in text) else cls.parse(text)

    @classmethod
    def kept_as_text(cls, text: str) -> Pages:
        """Return the range in `text`; any other text ("12, 15-18", "in press") is kept whole."""
        try:
            return cls.parse(text)
        except ValueError:
            return cls(text.strip())

    @property
    def is_reversed(self) -> bool:
        """Return whether both ends are plain numbers and the last, written in full, is smaller than the first."""
        if self.last is None or not (self.first.isdecimal() and self.last.isdecimal()):
            return False
        return len(self.last) >= len(self.first) and int(self.last) < int(self.first)

    def __str__(self) -> str:
        return self.first if self.last is None else f"{self.first}-{self.last}"
