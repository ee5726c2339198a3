"""The names of the styles and of the markups: all that help and completion need, and cheap to import."""

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
        """The name as it is written in a sentence."""
        return self.capitalize() if self in {"harvard", "vancouver"} else self.upper()


class MarkupName(StrEnum):
    """A way to write what a citation's pieces look like."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    LATEX = "latex"
