"""A catalogue as TOML, judged by the standard library's reader and the models."""

from __future__ import annotations

import re
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.catalogue import Annotation, Brief, Catalogue, LabelledLink, Library, Section
from pswbrief.core.reference import Access, Author, Reference
from pswbrief.store.toml_writer import dump_reference, dumps, dumps_library
from testing.exchange_items import CATALOGUE, CATALOGUE_FILE, HOSTILE, SOME, TEXT


def test_the_shipped_catalogue_is_written_as_it_is_kept():
    """Byte for byte, apart from comments and the blank line after each."""
    kept = CATALOGUE_FILE.read_text(encoding="utf-8")
    assert dumps(CATALOGUE) == re.sub(r"^#.*\n\n?", "", kept, flags=re.MULTILINE)


def test_the_shipped_catalogue_reads_back_equal():
    assert Catalogue.model_validate(tomllib.loads(dumps(CATALOGUE))) == CATALOGUE


def test_one_reference_is_one_block_that_can_be_appended():
    text = dumps(CATALOGUE.model_copy(update={"references": CATALOGUE.references[:-1]}))
    appended = text + "\n" + dump_reference(CATALOGUE.references[-1])
    assert appended == dumps(CATALOGUE)


def test_only_what_is_known_is_written():
    reference = Reference(id="a", section="s", type="report", title="T", access=Access.OPEN)
    assert (
        dump_reference(reference)
        == '[[references]]\nid = "a"\nsection = "s"\ntype = "report"\ntitle = "T"\naccess = "open"\n'
    )


def test_a_library_is_its_sections_annotations_and_references():
    library = Library(
        sections=(Section(id="s", title="S"),),
        annotations=(Annotation(id="x", tags=("t",)),),
        references=(Reference(id="a", type="book", title="T"), Reference(id="b", type="book", title="U")),
    )
    text = dumps_library(library)
    assert re.findall(r"^\[.*", text, re.MULTILINE) == [
        "[[sections]]",
        "[[annotations]]",
        "[[references]]",
        "[[references]]",
    ]
    assert Library.model_validate(tomllib.loads(text)) == library
    assert dumps_library(Library()) == ""


def test_the_parts_of_a_name_are_written_as_csl_calls_them():
    name = Author.model_validate({"family": "Berg", "dropping-particle": "von", "non-dropping-particle": "van"})
    text = dump_reference(Reference(id="a", type="book", title="T", authors=(name,)))
    assert '{ family = "Berg", dropping-particle = "von", non-dropping-particle = "van" }' in text


def test_a_table_that_holds_only_tables_has_no_heading():
    reference = Reference(id="a", type="book", title="T", extra={"ris": {"U 1": "x"}, "bibtex": {"file": ("y", "z")}})
    assert dump_reference(reference).partition("\n\n")[2] == (
        '[references.extra.ris]\n"U 1" = "x"\n\n[references.extra.bibtex]\nfile = [\n    "y",\n    "z",\n]\n'
    )


def test_an_author_stays_on_one_line_however_long():
    reference = Reference(
        id="a",
        section="s",
        type="report",
        title="T",
        access=Access.OPEN,
        authors=(Author(literal="N" * 200), Author(family="F")),
    )
    assert f'authors = [\n    {{ literal = "{"N" * 200}" }},\n    {{ family = "F" }},\n]\n' in dump_reference(reference)


VALUES = (TEXT | st.sampled_from(HOSTILE) | st.text("\"'\\\n\r\t[]{}#= \u0085\u2028", max_size=8)).filter(
    lambda text: text.strip() and not re.search("[\ud800-\udfff]", text)
)


@SOME
@given(VALUES, VALUES, VALUES, st.sampled_from([None, ""]))
def test_any_text_reads_back_as_it_was(first, second, third, given_name):
    catalogue = Catalogue(
        brief=Brief(
            title=first,
            access_help=(second, third),
            update_links=(LabelledLink(text=third), LabelledLink(text=first, url="https://a.uk")),
        ),
        sections=(Section(id="s", title=second),),
        references=(
            Reference(
                id="a",
                section="s",
                type="book",
                title=third,
                access=Access.ABSTRACT,
                authors=(Author(family=first, given=given_name), Author(literal=second)),
                tags=(first, second),
                abstract=second,
            ),
        ),
    )
    assert Catalogue.model_validate(tomllib.loads(dumps(catalogue))) == catalogue
