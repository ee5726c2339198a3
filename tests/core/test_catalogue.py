"""A catalogue refuses ids used twice, sections that are missing, and parents at the wrong level."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pswbrief.core.catalogue import Annotation, Library, faults, library_faults
from testing.catalogues import model, reference

SECTIONS = [{"id": "all", "title": "All"}, {"id": "part", "title": "Part", "parent": "all"}]


def _found(*references, **tables):
    return [(fault.where, fault.what) for fault in faults(model(*references, **tables))]


def test_a_whole_catalogue_has_no_fault():
    resources = [{"id": "star", "section": "part", "title": "Star", "text": "The star"}]
    twice = reference(id="b", duplicate_of="a", section="part")
    assert _found(reference(id="a"), twice, sections=SECTIONS, resources=resources) == []


@pytest.mark.parametrize("table", ["sections", "resources", "references"])
def test_an_id_may_be_used_once_in_each_table(table):
    part = {
        "sections": {"id": "all", "title": "All"},
        "resources": {"id": "a", "section": "all", "title": "A", "text": "A"},
        "references": reference(id="a"),
    }[table]
    what = f"the id {part['id']!r} is used already"
    assert _found(**{table: [part, part, part]}) == [((table, 1, "id"), what), ((table, 2, "id"), what)]


def test_a_resource_may_bear_the_id_of_a_section():
    assert _found(resources=[{"id": "all", "section": "all", "title": "A", "text": "A"}]) == []


def test_a_section_must_exist():
    resource = {"id": "a", "section": "nowhere", "title": "A", "text": "A"}
    assert _found(reference(section="elsewhere"), resources=[resource]) == [
        (("resources", 0, "section"), "there is no section 'nowhere'"),
        (("references", 0, "section"), "there is no section 'elsewhere'"),
    ]


@pytest.mark.parametrize(
    "sections",
    [
        [{"id": "all", "title": "All"}, {"id": "part", "title": "Part", "parent": "nowhere"}],
        [{"id": "part", "title": "Part", "parent": "all"}, {"id": "all", "title": "All"}],
        [{"id": "all", "title": "All"}, {"id": "part", "title": "Part", "parent": "part"}],
        [*SECTIONS, {"id": "piece", "title": "Piece", "parent": "part"}],
    ],
    ids=["nowhere", "below", "itself", "third level"],
)
def test_a_parent_is_a_section_of_the_first_level_above(sections):
    (fault,) = _found(sections=sections)
    assert fault[0][2] == "parent"
    assert "at the first level" in fault[1]


@pytest.mark.parametrize(
    ("targets", "place", "what"),
    [
        (("nowhere", None), 0, "there is no other reference 'nowhere'"),
        (("a", None), 0, "there is no other reference 'a'"),
        (("b", "c"), 0, "'b' is itself a duplicate of 'c'"),
    ],
    ids=["nowhere", "itself", "a duplicate"],
)
def test_a_duplicate_points_to_another_reference_that_is_none(targets, place, what):
    first, second = targets
    parts = [reference(id="a", duplicate_of=first), reference(id="b", duplicate_of=second), reference(id="c")]
    assert _found(*parts) == [(("references", place, "duplicate_of"), what)]


def _faults(**tables):
    library = Library.model_validate(tables)
    return [(fault.where, fault.what) for fault in library_faults(library)]


def test_a_library_may_have_nothing_in_it():
    assert _faults() == []


def test_a_reference_may_be_in_a_section_that_only_the_brief_has():
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
