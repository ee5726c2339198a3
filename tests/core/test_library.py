from __future__ import annotations

import pytest
from pydantic import ValidationError

from pswbrief.core.library import Annotation, Library, library_faults
from testing.catalogues import reference


def _faults(**tables):
    library = Library.model_validate(tables)
    return [(fault.where, fault.what) for fault in library_faults(library)]


def test_a_library_may_have_nothing_in_it():
    assert _faults() == []


def test_a_reference_may_stand_in_a_section_that_only_the_brief_has():
    assert _faults(references=[reference(section="of-the-brief")]) == []


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("references", reference(id="a", section=None)),
        ("sections", {"id": "a", "title": "A"}),
        ("annotations", {"id": "a", "tags": ["x"]}),
    ],
)
def test_an_id_is_there_once_in_each_table(kind, part):
    assert _faults(**{kind: [part]}) == []
    assert _faults(**{kind: [part, part]}) == [((kind, 1, "id"), "the id 'a' is used already")]


def test_ids_of_different_tables_may_be_the_same():
    assert (
        _faults(references=[reference(id="a")], annotations=[{"id": "a"}], sections=[{"id": "a", "title": "A"}]) == []
    )


def test_a_duplicate_has_an_original_in_the_library():
    parts = [reference(id="a"), reference(id="b", duplicate_of="a"), reference(id="c", duplicate_of="of-the-brief")]
    assert _faults(references=parts) == [
        (("references", 2, "duplicate_of"), "there is no other reference 'of-the-brief'")
    ]


@pytest.mark.parametrize("fields", [{"tags": [""]}, {"status": "lost"}, {"notes": " "}, {"title": "T"}, {"id": "../a"}])
def test_what_cannot_be_noted_is_refused(fields):
    with pytest.raises(ValidationError):
        Annotation.model_validate({"id": "a", **fields})
