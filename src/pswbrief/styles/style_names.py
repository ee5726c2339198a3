"""The names of the styles and of the markups, in a module that is cheap to import for help and completion."""

from __future__ import annotations

from enum import StrEnum


class StyleName(StrEnum):
    """A citation style that `cite` knows."""

    HARVARD = "harvard"
    VANCOUVER = "vancouver"
    APA = "apa"
    AMA = "ama"
    NICE = "nice"

    @property
    def label(self) -> str:
        """The name for use in a sentence."""
        return self.capitalize() if self in {"harvard", "vancouver"} else self.upper()


class MarkupName(StrEnum):
    """A markup language for citations."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    LATEX = "latex"
