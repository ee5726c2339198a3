"""Free copies by DOI, and who is asked at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.sources.free_copies import ask_openalex, ask_unpaywall, read_openalex, read_unpaywall

DOI = "10.5555/care.1"
UNPAYWALL = {
    "doi": DOI,
    "is_oa": True,
    "best_oa_location": {"url": "https://example.org/a.pdf", "url_for_landing_page": "https://example.org/a"},
}
OPENALEX = {
    "doi": f"https://doi.org/{DOI}",
    "open_access": {"is_oa": True, "oa_url": "https://example.org/a.pdf"},
    "best_oa_location": None,
    "is_retracted": True,
}


def test_both_services_name_the_page_of_the_copy(client, services):
    services.play(f"/v2/{DOI}", UNPAYWALL)
    services.play(f"/works/doi:{DOI}", OPENALEX)
    assert ask_unpaywall(client, DOI).address == "https://example.org/a"
    found = ask_openalex(client, DOI)
    assert (found.address, found.retracted) == ("https://example.org/a.pdf", True)


def test_a_work_that_is_not_free_has_no_address():
    assert read_unpaywall(UNPAYWALL | {"is_oa": False}, DOI).address is None
    assert read_openalex(OPENALEX | {"open_access": {"is_oa": False, "oa_url": "https://x.org"}}, DOI).address is None


@pytest.mark.parametrize("changes", [{"doi": "10.5555/other"}, {"doi": None}, {"is_oa": None, "open_access": None}])
def test_an_answer_about_another_work_is_none(changes):
    assert read_unpaywall(UNPAYWALL | changes, DOI) is None
    assert read_openalex(OPENALEX | changes, DOI) is None


def test_an_address_that_is_none_is_left_out():
    best = {"url": "javascript:alert(1)"}
    assert read_unpaywall(UNPAYWALL | {"best_oa_location": best}, DOI).address is None


def test_without_an_address_or_a_key_the_services_themselves_are_not_asked(client, monkeypatch):
    monkeypatch.delenv("PSWBRIEF_UNPAYWALL")
    monkeypatch.delenv("PSWBRIEF_OPENALEX")
    bare = replace(client, email=None)
    assert ask_unpaywall(bare, DOI) is None
    assert ask_openalex(bare, DOI) is None
    assert not bare.failed
