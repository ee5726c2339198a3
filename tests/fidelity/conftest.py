"""The catalogue that ships, as a new copy for each test."""

from __future__ import annotations

import copy

import pytest

from fidelity.printed import shipped


@pytest.fixture
def catalogue() -> dict:
    return copy.deepcopy(shipped())
