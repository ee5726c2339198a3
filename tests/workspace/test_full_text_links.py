"""Where the full text of references is."""

from __future__ import annotations

import pytest

from pswbrief.core.full_text import Via
from pswbrief.workspace import Settings, Workspace
from pswbrief.workspace.full_text_links import can_show, full_text_links
from testing.catalogues import reference, write

SEEN = {"basis": "title", "seen_at": ["https://example.org/a"]}


def link(tmp_path, via=None, **fields):
    file = write(tmp_path / "brief.toml", reference(id="only2020one", **fields))
    (found,) = full_text_links(Workspace(Settings(catalogue=file)), ["only2020one"], via)
    return found


@pytest.mark.parametrize(
    ("fields", "way", "address"),
    [
        ({"doi": "10.5555/x", "verified": SEEN | {"free_copy": "https://free.org"}}, "oa", "https://free.org"),
        ({"doi": "10.5555/x", "pmcid": "PMC1"}, "oa", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"),
        ({"url": "https://p.org", "verified": SEEN | {"open_access": True}}, "oa", "https://p.org"),
        ({"doi": "10.5555/x", "url": "https://p.org"}, "doi", "https://doi.org/10.5555/x"),
        ({"url": "https://p.org", "pmid": "1"}, "publisher", "https://p.org"),
        ({"pmid": "1"}, "pubmed", "https://pubmed.ncbi.nlm.nih.gov/1/"),
    ],
)
def test_the_best_way_that_there_is(tmp_path, fields, way, address):
    found = link(tmp_path, **fields)
    assert (found.way, found.address) == (way, address)


def test_what_has_no_address_is_searched_for_and_the_reader_is_reported_whom_to_ask(tmp_path):
    found = link(tmp_path, access="open")
    assert found.way is Via.SCHOLAR
    assert found.address.startswith("https://scholar.google.com/scholar?q=")
    assert " " not in found.address
    assert "search for the title" in found.advice


def test_openathens_goes_through_the_redirector_that_was_set_and_never_through_a_guess(tmp_path, monkeypatch):
    fields = {"access": "openathens", "doi": "10.5555/x"}
    monkeypatch.delenv("PSWBRIEF_OPENATHENS_PREFIX", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert link(tmp_path, Via.OPENATHENS, **fields).address is None
    assert link(tmp_path, **fields).way is Via.DOI
    monkeypatch.setenv("PSWBRIEF_OPENATHENS_PREFIX", "https://go.example.org/r?url=")
    found = link(tmp_path, **fields)
    assert (found.way, found.address) == (
        Via.OPENATHENS,
        "https://go.example.org/r?url=https%3A%2F%2Fdoi.org%2F10.5555%2Fx",
    )
    # Without a known paywall, that way is only taken on request.
    assert link(tmp_path, doi="10.5555/x").way is Via.DOI
    assert link(tmp_path, Via.OPENATHENS, doi="10.5555/x").address


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"DISPLAY": ":0", "SSH_CONNECTION": "x"}, False),
        ({"SSH_TTY": "/dev/pts/1"}, False),
        ({"BROWSER": "w3m", "SSH_TTY": "x"}, True),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "w"}, True),
    ],
)
def test_over_ssh_no_browser_is_shown(environment, shown):
    assert can_show(environment) is shown
