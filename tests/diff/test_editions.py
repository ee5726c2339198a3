"""Two editions: what came, went, moved, was renamed or changed; and that nothing else is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.catalogue import Library
from pswbrief.diff.editions import differences
from pswbrief.store.locations import shipped_catalogue
from pswbrief.store.read import parse_catalogue
from testing.catalogues import model, reference

SECTIONS = [{"id": "all", "title": "All of it"}, {"id": "more", "title": "More"}]
LONG = "Peer workers in community mental health teams"


def _reported(old, new):
    return [(one.kind, one.part, one.id, one.field, one.old, one.new) for one in differences(old, new)]


def _editions(old, new, **tables):
    tables = {"sections": SECTIONS} | tables
    return _reported(model(*old, **tables), model(*new, **tables))


@pytest.fixture(scope="module")
def brief():
    return parse_catalogue(shipped_catalogue().read_bytes(), "brief")


def test_an_edition_does_not_differ_from_itself(brief):
    assert differences(brief, brief) == []


def test_what_came_and_what_went_is_reported_with_its_section():
    a, b = reference(id="a"), reference(id="b", title="Bees and their keepers", section="more")
    assert _editions([a], [a, b]) == [("added", "reference", "b", "section", None, "More")]
    assert _editions([a, b], [a]) == [("removed", "reference", "b", "section", "More", None)]


def test_a_reference_in_another_section_has_moved():
    assert _editions([reference()], [reference(section="more")]) == [
        ("moved", "reference", "smith2020words", "section", "All of it", "More")
    ]


def test_every_field_that_has_another_value_is_reported():
    verified = {"basis": "title", "pages": "1-9", "seen_at": ["https://example.org/"]}
    old = reference(volume="11", issue="1", verified=verified)
    new = reference(volume="23", doi="10.5555/1", verified=verified | {"pages": "1-8"})
    assert _editions([old], [new]) == [
        ("changed", "reference", "smith2020words", "volume", "11", "23"),
        ("changed", "reference", "smith2020words", "doi", None, "10.5555/1"),
        ("changed", "reference", "smith2020words", "verified.pages", "1-9", "1-8"),
        ("changed", "reference", "smith2020words", "issue", "1", None),
    ]


def test_csl_variables_and_fields_beyond_csl_are_reported_one_by_one():
    old = reference(csl={"medium": "tape", "scale": "1:10"}, extra={"ris": {"U1": "x"}})
    new = reference(csl={"medium": "film", "scale": "1:10"}, extra={"ris": {"U1": "x", "U2": ["y", "z"]}})
    assert _editions([old], [new]) == [
        ("changed", "reference", "smith2020words", "csl.medium", "tape", "film"),
        ("changed", "reference", "smith2020words", "extra.ris.U2", None, ["y", "z"]),
    ]


@pytest.mark.parametrize(
    "fields",
    [{"doi": "10.5555/1", "title": "Words"}, {"title": LONG}, {"title": "Words"}],
    ids=["by identifier", "by title", "by every field"],
)
def test_a_reference_with_another_id_is_recognised_by_its_content(fields):
    old, new = reference(id="old", **fields), reference(id="new", **fields)
    assert _editions([old], [new]) == [("renamed", "reference", "new", "id", "old", "new")]


def test_a_renamed_reference_may_have_moved_and_changed_too():
    old, new = reference(id="old", title=LONG), reference(id="new", title=LONG, section="more", volume="2")
    assert [kind for kind, *_ in _editions([old], [new])] == ["moved", "renamed", "changed"]


def test_each_old_id_is_given_to_one_new_one():
    old = [reference(id="old", title=LONG)]
    new = [reference(id=key, title=LONG) for key in ("one", "two")]
    assert [(kind, key) for kind, _, key, *_ in _editions(old, new)] == [("added", "two"), ("renamed", "one")]


def test_twins_among_the_old_are_all_found_again():
    old = [reference(id=key, title=LONG) for key in ("a", "b")]
    new = [reference(id=key, title=LONG) for key in ("c", "d")]
    assert {(kind, was, now) for kind, _, _, _, was, now in _editions(old, new)} == {
        ("renamed", "a", "c"),
        ("renamed", "b", "d"),
    }


def test_a_duplicate_follows_its_original_s_new_id():
    pair = [reference(id="old", title=LONG), reference(id="two", title=LONG, duplicate_of="old")]
    now = [reference(id="new", title=LONG), reference(id="two", title=LONG, duplicate_of="new")]
    assert [(kind, key) for kind, _, key, *_ in _editions(pair, now)] == [("renamed", "new")]


def test_sections_resources_and_the_brief_itself_are_compared():
    resource = {"id": "r", "section": "all", "title": "R", "text": "R"}
    old = model(brief={"title": "B", "issued": "2025"}, sections=SECTIONS, resources=[resource])
    new = model(
        brief={"title": "B", "issued": "2026"},
        sections=[SECTIONS[0] | {"page": 3}, {"id": "new", "title": "New"}],
        resources=[resource | {"text": "S"}],
    )
    assert _reported(old, new) == [
        ("changed", "brief", "", "issued", "2025", "2026"),
        ("added", "section", "new", None, None, None),
        ("removed", "section", "more", None, None, None),
        ("changed", "section", "all", "page", None, 3),
        ("changed", "resource", "r", "text", "R", "S"),
    ]


def test_a_section_with_another_id_and_the_same_title_moves_nothing():
    new = model(reference(section="whole"), sections=[{"id": "whole", "title": "All of it"}])
    assert _reported(model(), new) == [("renamed", "section", "whole", "id", "all", "whole")]


def test_libraries_are_compared_with_what_is_noted_in_them():
    old = Library.model_validate({"annotations": [{"id": "a", "tags": ["x"]}, {"id": "b", "notes": "n"}]})
    new = Library.model_validate({"annotations": [{"id": "a", "tags": ["x", "y"]}, {"id": "c", "notes": "n"}]})
    assert _reported(old, new) == [
        ("added", "note", "c", None, None, None),
        ("removed", "note", "b", None, None, None),
        ("changed", "note", "a", "tags", ["x"], ["x", "y"]),
    ]


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)))
def test_whatever_order_and_ids_the_brief_s_references_have_they_are_found_again(brief, order, renamed):
    """The order of references is not compared, and a new id alone is nothing but that."""
    kept = brief.model_copy(update={"references": brief.references[:12]})
    chosen = [brief.references[place] for place in order]
    new = kept.model_copy(
        update={
            "references": tuple(
                one.model_copy(update={"id": f"new-{place}"}) if place in renamed else one
                for place, one in zip(order, chosen, strict=True)
            )
        }
    )
    reported = differences(kept, new)
    assert {one.kind for one in reported} <= {"renamed"}
    assert {(one.old, one.new) for one in reported} == {
        (brief.references[place].id, f"new-{place}") for place in renamed
    }
    back = differences(new, kept)
    assert sorted((one.new, one.old) for one in back) == sorted((one.old, one.new) for one in reported)
