"""The state of a browser on a catalogue."""

from __future__ import annotations

import pytest

from pswbrief.tui.state import BrowseState
from pswbrief.workspace import Settings, Workspace


@pytest.fixture
def state(tmp_path):
    return BrowseState(Workspace(Settings(library=tmp_path / "library.toml")))
