"""What is no exchange format takes time in proportion to its text, too: queries, TOML, manuscripts, briefs, patterns of keys.

Measured as in `tests/formats/test_growth.py`: steps that at most double, and a bound on a long text.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.identifiers import bare_doi
from pswbrief.core.item import Item
from pswbrief.core.key_patterns import keys_by_pattern
from pswbrief.core.name import Person
from pswbrief.core.pasted_identifiers import find_identifiers
from pswbrief.core.typed_names import read_names
from pswbrief.errors import BriefError
from pswbrief.index.raw_tables import raw_tables_of
from pswbrief.ingest.pdf_lines import read_lines
from pswbrief.ingest.registry import DocumentFormat, ingest_document
from pswbrief.search.language import parse
from pswbrief.store.document import Document
from pswbrief.store.read import parse_either
from pswbrief.term.template import Template
from pswbrief.text import rich
from pswbrief.text.cited_keys import READERS
from pswbrief.text.vocabulary import VocabularyError, parse_own_vocabulary
from pswbrief.workspace.assignment import value_of
from pswbrief.workspace.configuration import settings_in
from pswbrief.workspace.pandoc import style_named
from testing import growing_documents as documents
from testing import other_growing_texts as shapes
from testing.steps import processor_time, steps, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from testing.growing_texts import Shape

pytestmark = pytest.mark.slow

SMALL, LARGE = 3_000, 60_000
# Compiled patterns and filled caches are paid once.
CONSTANT = 4_000
SECONDS = 6
ITEM = Item(id="a", title="On the ward", authors=(Person("Quill", "Ada"),), issued=Edtf.parse("2020"))


def _catalogue(text: str) -> None:
    data = text.encode()
    raw_tables_of(data)
    parse_either(data, "c.toml")
    Document(data, "c.toml", library=True).text()


def _style(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csl"
        path.write_text(text, encoding="utf-8")
        style_named(str(path)).set_inline(Path(folder, "inline"))


def _pdf(text: str) -> None:
    data = documents.pdf_of(text)
    # A document is read in a process of its own, whose steps nobody counts.
    read_lines(data)
    ingest_document(data, DocumentFormat.PDF)


def _given(text: str) -> None:
    """What a command is given: names, identifiers, dates, pages, patterns of keys, templates, rich text."""
    read_names(text)
    list(find_identifiers(text))
    rich.write(rich.parse(text), rich.CSL)
    for read in (bare_doi, Edtf.parse, lambda pages: value_of("pages", pages), lambda pages: value_of("tags", pages)):
        with contextlib.suppress(BriefError, ValueError):
            read(text)
    with contextlib.suppress(BriefError):
        keys_by_pattern([ITEM], text)
    Template.parse(text)


PARSERS: dict[str, tuple[Callable[[str], object], list[Shape]]] = {
    "query": (parse, shapes.QUERIES),
    "catalogue": (_catalogue, shapes.CATALOGUES),
    "given": (_given, shapes.GIVEN),
    "html": (lambda text: ingest_document(text.encode(), DocumentFormat.HTML), shapes.PAGES),
    "md": (lambda text: ingest_document(text.encode(), DocumentFormat.MARKDOWN), shapes.BRIEFS),
    "txt": (lambda text: ingest_document(text.encode(), DocumentFormat.TEXT), shapes.BRIEFS),
    "docx": (lambda text: ingest_document(documents.docx_of(text), DocumentFormat.DOCX), documents.WORD_DOCUMENTS),
    "pdf": (_pdf, documents.PDFS),
    "style": (_style, documents.STYLES),
    "vocabulary": (parse_own_vocabulary, documents.VOCABULARIES),
    "settings": (lambda text: settings_in(text.encode(), Path("config.toml")), documents.SETTINGS),
    **{ending: (READERS[ending], shapes.MANUSCRIPTS) for ending in (".md", ".tex", ".aux", ".bcf", ".typ")},
}
ALL = [
    pytest.param(parser, shape, id=f"{name}-{number}")
    for name, (parser, known) in PARSERS.items()
    for number, shape in enumerate(known)
]


def _run(parser: Callable[[str], object], text: str) -> None:
    with contextlib.suppress(BriefError, VocabularyError):
        parser(text)


def test_each_has_twenty_shapes():
    assert all(len(known) >= 20 for _, known in PARSERS.values())


@pytest.mark.parametrize(("parser", "shape"), ALL)
def test_twice_the_text_takes_at_most_twice_the_steps(parser, shape):
    _run(parser, text_of(shape, 100))
    _run(parser, text_of(shape, SMALL))
    once, twice = (steps(lambda size=size: _run(parser, text_of(shape, size))) for size in (SMALL, 2 * SMALL))
    assert twice <= 2.1 * once + CONSTANT


@pytest.mark.parametrize(("parser", "shape"), ALL)
def test_no_pattern_backtracks_over_a_long_text(parser, shape):
    text = text_of(shape, LARGE)
    with processor_time(SECONDS):
        _run(parser, text)
