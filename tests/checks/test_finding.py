from __future__ import annotations

import pytest

from pswbrief.checks.codes import Code
from pswbrief.checks.finding import Finding
from pswbrief.core.enums import Source


@pytest.mark.parametrize(
    ("where", "field"),
    [
        ((), ""),
        (("brief", "issued"), "issued"),
        (("references", 3), ""),
        (("references", 3, "doi"), "doi"),
        (("references", 3, "verified", "pages"), "verified.pages"),
        (("references", 3, "authors", 1, "family"), "authors.2.family"),
    ],
)
def test_a_field_is_named_within_its_table_and_people_are_counted_from_one(where, field):
    assert Finding(Code.SPACES, Source.BRIEF, where, "", "").field == field
