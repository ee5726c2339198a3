from __future__ import annotations

import pytest

from pswbrief.core.catalogue import Annotation, Library
from pswbrief.core.enums import Source, Status
from pswbrief.core.reference import Reference
from pswbrief.index.entries import annotated, collection_entries, sections_of, unfiled_id
from pswbrief.index.raw_tables import fingerprint, raw_tables_of
from pswbrief.index.schema import LIBRARY_START
from pswbrief.text.about import About
from testing.catalogues import model, reference


def _entries(catalogue, library=None):
    parts = [None] if library is None else [None, None]
    return list(collection_entries(catalogue, library, parts, sections_of(catalogue, library)))


def _library(*references, **tables):
    return Library.model_validate({"references": references, **tables})


def test_the_librarys_references_come_behind_all_of_the_briefs():
    entries = _entries(model(reference(id="a"), reference(id="b")), _library(reference(id="m"), reference(id="n")))
    assert [(entry.pos, entry.reference.id, entry.source) for entry in entries] == [
        (0, "a", Source.BRIEF),
        (1, "b", Source.BRIEF),
        (LIBRARY_START, "m", Source.LIBRARY),
        (LIBRARY_START + 1, "n", Source.LIBRARY),
    ]


@pytest.mark.parametrize(
    ("references", "headings"),
    [
        ([reference(section="all")], ["All of it"]),
        ([reference(section=None)], ["Your library"]),
        ([reference(section="gone")], ["Your library"]),
        ([reference(id="a", section="own"), reference(id="b", section=None)], ["Own", "Your library"]),
    ],
)
def test_a_reference_of_a_library_is_in_a_section_of_the_brief_or_the_library_or_in_one_for_the_rest(
    references, headings
):
    library = _library(*references, sections=[{"id": "own", "title": "Own"}, {"id": "all", "title": "Not this"}])
    entries = _entries(model(), library)
    assert [entry.heading for entry in entries[1:]] == headings


def test_a_section_for_the_rest_is_there_only_where_it_is_needed():
    catalogue = model(reference(section=None))
    assert [section.title for section in sections_of(catalogue, None)] == ["All of it", "Without a section"]
    assert [section.title for section in sections_of(model(), _library())] == ["All of it"]
    assert [section.title for section in sections_of(model(), _library(reference(id="m", section="gone")))] == [
        "All of it",
        "Your library",
    ]
    filed = _library(reference(id="m", section="own"), sections=[{"id": "own", "title": "Own"}])
    assert [section.title for section in sections_of(model(), filed)] == ["All of it", "Own"]
    both = _library(
        reference(id="m", section="own"), reference(id="n", section="all"), sections=[{"id": "own", "title": "Own"}]
    )
    assert [section.title for section in sections_of(model(), both)] == ["All of it", "Own"]
    own = model(sections=[{"id": "all", "title": "All"}, {"id": unfiled_id(Source.LIBRARY), "title": "Mine"}])
    library = _library(reference(id="m", section=None))
    assert [section.title for section in sections_of(own, library)] == ["All", "Mine"]
    assert _entries(own, library)[-1].heading == "Mine"


def test_what_is_noted_comes_with_its_reference():
    library = _library(annotations=[{"id": "smith2020words", "tags": ["x"], "status": "read", "notes": "N"}])
    (entry,) = _entries(model(), library)
    assert (entry.reference.tags, entry.reference.status, entry.reference.notes) == (("x",), Status.READ, "N")


def test_a_note_adds_to_what_the_catalogue_itself_notes():
    there = Reference.model_validate(reference(tags=["x", "y"], notes="One.", status="read"))
    noted = annotated(there, Annotation(id="a", tags=("y", "z"), notes="Two."))
    assert (noted.tags, noted.notes, noted.status) == (("x", "y", "z"), "One.\nTwo.", Status.READ)
    assert annotated(there, None) is there
    empty = annotated(Reference.model_validate(reference()), Annotation(id="a", status="read"))
    assert (empty.tags, empty.notes, empty.status) == ((), None, Status.READ)


def test_what_was_merged_and_accepted_is_kept_together():
    there = Reference.model_validate(reference(aliases=["old"], accepted=["no-year"]))
    noted = annotated(there, Annotation(id="a", aliases=("older",), accepted=("no-doi",)))
    assert (noted.aliases, noted.accepted) == (("old", "older"), ("no-year", "no-doi"))


def test_an_id_that_both_have_is_the_briefs_and_the_library_goes_by_another():
    library = _library(reference(id="a", title="Mine"), reference(id="a-2"), annotations=[{"id": "a", "tags": ["x"]}])
    entries = _entries(model(reference(id="a")), library)
    assert [entry.reference.id for entry in entries] == ["a", "a-2", "a-2-2"]
    assert [entry.reference.tags for entry in entries] == [("x",), (), ()]


def test_the_digest_of_a_reference_changes_with_its_text_and_with_what_is_noted_on_it():
    def digests(title, tag):
        texts = (f'[[references]]\nid = "a"\ntitle = "{title}"\n', f'[[annotations]]\nid = "a"\ntags = ["{tag}"]\n')
        catalogue, library = model(reference(id="a")), _library(annotations=[{"id": "a"}])
        parts = [raw_tables_of(text.encode()) for text in texts]
        return [
            entry.digest for entry in collection_entries(catalogue, library, parts, sections_of(catalogue, library))
        ]

    assert digests("One", "x") == digests("One", "x")
    assert len({*digests("One", "x"), *digests("Two", "x"), *digests("One", "y")}) == 3


def test_the_digest_of_ones_own_reference_is_that_of_its_text_and_what_is_noted_on_it():
    brief = raw_tables_of(b'[[references]]\nid = "a"\n')
    own = raw_tables_of(b'[[annotations]]\nid = "m"\n[[references]]\nid = "m"\n[[references]]\nid = "n"\n')
    catalogue, library = model(reference(id="a")), _library(reference(id="m"), reference(id="n"))
    sections = sections_of(catalogue, library)
    assert [entry.digest for entry in collection_entries(catalogue, library, [brief, own], sections)] == [
        fingerprint('[[references]]\nid = "a"', ""),
        fingerprint('[[references]]\nid = "m"', '[[annotations]]\nid = "m"'),
        fingerprint('[[references]]\nid = "n"', ""),
    ]
    assert [entry.digest for entry in collection_entries(catalogue, None, [brief], sections)] == [
        fingerprint('[[references]]\nid = "a"', "")
    ]


class _Filed:
    """Files each reference under its id and its section."""

    def of(self, filed, section):
        return About((filed.id,), (section,))


def test_a_reference_is_filed_by_what_it_is_called_and_where_it_is():
    library = _library(reference(id="a"), sections=[{"id": "own", "title": "Own"}])
    catalogue = model(reference(id="a"))
    sections = sections_of(catalogue, library)
    entries = collection_entries(catalogue, library, [None, None], sections, _Filed())
    assert [entry.about for entry in entries] == [About(("a",), ("All of it",)), About(("a-2",), ("All of it",))]
    assert [entry.about for entry in _entries(catalogue, library)] == [About(), About()]


def test_without_the_text_of_a_file_its_references_have_no_digest():
    assert [entry.digest for entry in _entries(model(), _library(reference(id="m")))] == ["", ""]
