"""The exchange formats by name, and the functions of each.

A format is imported on first use: an export to BibTeX does not load an XML parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pswbrief.formats.format_names import FormatName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.core.item import Item
    from pswbrief.formats.common.result import ParseResult


class Loads(Protocol):
    """The type of a reader."""

    def __call__(self, text: str) -> ParseResult:
        """Return the items of a text, and its problems. FormatError if it isn't in the format at all."""


class Dumps(Protocol):
    """The type of a writer."""

    def __call__(self, items: Sequence[Item], notice: str | None = None) -> str:
        """Return the items as text; `notice` becomes a comment, if the format has comments."""


class Losses(Protocol):
    """The type of a function that reports what a format can't express."""

    def __call__(self, items: Sequence[Item], *, verbose: bool = False) -> list[str]:
        """Return a sentence for each value of these items that is left out; `verbose` names the records."""


def _nothing_lost(items: Sequence[Item], *, verbose: bool = False) -> list[str]:  # noqa: ARG001 - the signature is the protocol's
    return []


class Codec(NamedTuple):
    """The functions of a format: its reader, its writer if it has one, and the report on what the writer leaves out."""

    loads: Loads
    dumps: Dumps | None = None
    losses: Losses = _nothing_lost


def _bibtex() -> Codec:
    from pswbrief.formats.bibtex import bibtex

    return Codec(bibtex.loads, bibtex.dumps, bibtex.losses)


def _biblatex() -> Codec:
    from pswbrief.formats.bibtex import biblatex

    return Codec(biblatex.loads, biblatex.dumps, biblatex.losses)


def _ris() -> Codec:
    from pswbrief.formats.ris import reader, writer

    return Codec(reader.loads, writer.dumps, writer.losses)


def _csl_json() -> Codec:
    from pswbrief.formats.csl_json import csl_json

    return Codec(csl_json.loads, csl_json.dumps)


def _endnote_xml() -> Codec:
    from pswbrief.formats.endnote_xml import reader, writer

    return Codec(reader.loads, writer.dumps, writer.losses)


def _enw() -> Codec:
    from pswbrief.formats import refer

    return Codec(refer.loads, refer.dumps, refer.losses)


def _nbib() -> Codec:
    from pswbrief.formats.nbib import reader, writer

    return Codec(reader.loads, writer.dumps, writer.losses)


def _csl_yaml() -> Codec:
    from pswbrief.formats import csl_yaml

    return Codec(csl_yaml.loads, csl_yaml.dumps)


def _pubmed_xml() -> Codec:
    from pswbrief.formats import pubmed_xml

    return Codec(pubmed_xml.loads)


def _web_of_science() -> Codec:
    from pswbrief.formats import web_of_science

    return Codec(web_of_science.loads)


def _ovid() -> Codec:
    from pswbrief.formats.ovid import reader

    return Codec(reader.loads)


def _csv() -> Codec:
    from pswbrief.formats.csv_table import csv_table

    return Codec(csv_table.loads, csv_table.dumps)


FORMATS: dict[FormatName, Callable[[], Codec]] = {
    FormatName.BIBTEX: _bibtex,
    FormatName.BIBLATEX: _biblatex,
    FormatName.RIS: _ris,
    FormatName.CSL_JSON: _csl_json,
    FormatName.ENDNOTE_XML: _endnote_xml,
    FormatName.ENW: _enw,
    FormatName.NBIB: _nbib,
    FormatName.CSL_YAML: _csl_yaml,
    FormatName.PUBMED_XML: _pubmed_xml,
    FormatName.WEB_OF_SCIENCE: _web_of_science,
    FormatName.OVID: _ovid,
    FormatName.CSV: _csv,
}


def dumps(name: FormatName, items: Sequence[Item], notice: str | None = None) -> str:
    """Return the items in a format. ValueError if the format can only be read."""
    write = FORMATS[name]().dumps
    if write is None:
        raise ValueError(f"{name} can only be read")
    return write(items, notice)


def losses(name: FormatName, items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return sentences on what a format leaves out of the items: counts by field, or with `verbose` the records of each."""
    return FORMATS[name]().losses(items, verbose=verbose)


def loads(name: FormatName, text: str) -> ParseResult:
    """Return the items of a text in a format, and its problems. FormatError if it isn't in the format at all."""
    return FORMATS[name]().loads(text)
