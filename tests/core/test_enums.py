"""The order of sources, and the statuses that a reader can choose."""

from __future__ import annotations

from pswbrief.core.enums import Source, Status
from pswbrief.core.selection import STATUSES


def test_the_brief_comes_before_the_library():
    """An index keeps its files in this order."""
    assert tuple(Source) == ("brief", "library")


def test_the_statuses_are_those_that_can_be_chosen():
    assert tuple(Status) == ("to-read", "reading", "read")
    assert set(STATUSES) >= set(Status)
