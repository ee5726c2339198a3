from __future__ import annotations

import pytest

from pswbrief.core.catalogue import faults
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


def test_a_section_has_to_exist():
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
