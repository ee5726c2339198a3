"""An interrupt while references are looked up: what was found until then is kept, and can be written."""

from __future__ import annotations

import pytest

from pswbrief.core.selection import Selection
from pswbrief.workspace import Workspace
from pswbrief.workspace.enriching import LookUpOptions, apply_proposals, enrich, make_client
from pswbrief.workspace.settings import Settings
from testing.libraries import library
from testing.services import play_services
from testing.works import DOI, TITLE, crossref_work

FIRST, SECOND = "nowhere2019hope", "nowhere2020second"


@pytest.fixture
def services(monkeypatch):
    with play_services() as played:
        played.play("/works", {"message": {"items": [crossref_work()]}})
        for name, value in played.environment().items():
            monkeypatch.setenv(name, value)
        yield played


def test_an_interrupt_keeps_what_was_found_and_what_is_kept_can_be_written(own_program, services):
    for key, title in ((FIRST, TITLE), (SECOND, "Another title of five words")):
        added = own_program("add", "--title", title, "--journal", "J Imagin Care", "--year", "2019", "--id", key)
        assert added.status == 0, added.err
    workspace = Workspace(Settings(library=own_program.data / "pswbrief" / "library.toml", use_cache=False))
    rows = workspace.select(Selection(ids=(FIRST, SECOND)))

    def interrupt(done, total):
        assert total == len(rows)
        if done == 1:
            raise KeyboardInterrupt

    client = make_client(email=None, offline=False, on_first_request=lambda _service: None)
    found = enrich(workspace, rows, client, LookUpOptions(services=("crossref",)), interrupt)
    assert (found.interrupted, found.asked) == (True, 1)
    assert {proposal.id for proposal in found.proposals} == {FIRST}
    assert apply_proposals(workspace, found.proposals) == [FIRST]
    first, second = library(own_program)["references"]
    assert first["doi"] == DOI
    assert "doi" not in second
    assert len(services.asked) == 1
