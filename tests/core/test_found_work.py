"""A work as a service describes it."""

from __future__ import annotations

from pswbrief.core.found_work import FoundWork

BASE = FoundWork(service="Test", page="https://example.org/x")


def test_a_subtitle_is_joined_once():
    work = FoundWork(service="Test", page="p", title="Hope on the ward:", subtitle="a study")
    assert work.full_title == "Hope on the ward: a study"
    assert FoundWork(service="Test", page="p", title="Hope: a study", subtitle="A study").full_title == "Hope: a study"


def test_a_work_is_known_by_its_doi_then_its_pmid_then_its_page():
    assert FoundWork(service="T", page="p", doi="10.5555/ABC", pmid="1").identity == "doi:10.5555/abc"
    assert FoundWork(service="T", page="p", pmid="1").identity == "pmid:1"
    assert BASE.identity == "https://example.org/x"
