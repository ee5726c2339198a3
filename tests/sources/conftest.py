"""The real client, with a cache of its own, and services played by a server on this machine."""

from __future__ import annotations

import pytest

from pswbrief.sources.answer_cache import AnswerCache
from pswbrief.sources.client import Client
from testing.services import play_services


@pytest.fixture
def services(monkeypatch):
    with play_services() as played:
        for name, value in played.environment().items():
            monkeypatch.setenv(name, value)
        yield played


@pytest.fixture
def pauses():
    """The pauses that the client would have made, in seconds."""
    return []


@pytest.fixture
def client(services, pauses, tmp_path):  # noqa: ARG001 - they are played before it asks
    return Client(email="me@example.org", cache=AnswerCache(tmp_path / "answers"), pause=pauses.append)
