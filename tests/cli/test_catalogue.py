from __future__ import annotations

from pathlib import Path

from pswbrief.cli.catalogue import catalogue_path
from pswbrief.cli.state import state
from pswbrief.store.source import shipped_catalogue


def test_the_option_goes_before_the_environment_and_that_before_the_brief(monkeypatch):
    monkeypatch.delenv("PSWBRIEF_CATALOGUE", raising=False)
    assert catalogue_path() == shipped_catalogue()
    monkeypatch.setenv("PSWBRIEF_CATALOGUE", "a.toml")
    assert catalogue_path() == Path("a.toml")
    monkeypatch.setattr(state, "catalogue", "b.toml")
    assert catalogue_path() == Path("b.toml")
