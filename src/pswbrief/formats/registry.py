"""The exchange formats by name, and the functions of each.

A format's module is imported when it is asked for, by its name in the table: an export to BibTeX does not pay for a reader of XML.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from pswbrief.formats.names import FormatName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.formats.loaded import Loaded


class Writer(Protocol):
    """The module of a format that can be written."""

    def dumps(self, items: Sequence[Item], notice: str | None = None) -> str:
        """The items as a text of the format; `notice` goes into a comment, where the format has comments."""


class LossyWriter(Writer, Protocol):
    """The module of a format that can't say everything, and says what it leaves out."""

    def losses(self, items: Sequence[Item]) -> list[str]:
        """What is left out of these items, a sentence each."""


class Reader(Protocol):
    """The module of a format that can be read."""

    def loads(self, text: str) -> Loaded:
        """The items of a text, and what of it could not be read; FormatError if it isn't in the format at all."""


class Entry(NamedTuple):
    """A format's module in this package, and whether it has losses to tell."""

    module: str
    loses: bool = False


FORMATS: dict[FormatName, Entry] = {
    FormatName.BIBTEX: Entry("bibtex"),
    FormatName.BIBLATEX: Entry("biblatex"),
    FormatName.RIS: Entry("ris", loses=True),
    FormatName.CSL_JSON: Entry("csl_json"),
    FormatName.ENDNOTE_XML: Entry("endnote_xml"),
    FormatName.NBIB: Entry("nbib"),
    FormatName.CSV: Entry("csv_table"),
}


def dumps(name: FormatName, items: Sequence[Item], notice: str | None = None) -> str:
    """The items in a format that can be written."""
    return cast("Writer", _module(name)).dumps(items, notice)


def losses(name: FormatName, items: Sequence[Item]) -> list[str]:
    """What a format leaves out of the items, a sentence each."""
    return cast("LossyWriter", _module(name)).losses(items) if FORMATS[name].loses else []


def loads(name: FormatName, text: str) -> Loaded:
    """What a text holds in a format that can be read."""
    return cast("Reader", _module(name)).loads(text)


def _module(name: FormatName) -> object:
    return import_module(f"pswbrief.formats.{FORMATS[name].module}")
