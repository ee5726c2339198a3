"""The index of the shipped brief."""

from __future__ import annotations

import pytest

from pswbrief.index.build import build_index
from pswbrief.index.index import Index
from pswbrief.store.locations import shipped_catalogue


@pytest.fixture(scope="package")
def index() -> Index:
    return Index(build_index(shipped_catalogue(), keep=False))
