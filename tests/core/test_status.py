from __future__ import annotations

from pswbrief.core.status import Status
from pswbrief.query.choice import STATUSES


def test_the_statuses_are_those_that_can_be_chosen():
    assert tuple(Status) == ("to-read", "reading", "read")
    assert set(STATUSES) >= set(Status)
