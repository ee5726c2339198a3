from __future__ import annotations

from pswbrief.core.source import Source


def test_the_brief_comes_before_the_library():
    """An index keeps its files in this order."""
    assert tuple(Source) == ("brief", "library")
