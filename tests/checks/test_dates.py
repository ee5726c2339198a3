from __future__ import annotations

import pytest

from testing.findings import TODAY, codes_in, found, found_in


@pytest.mark.parametrize("issued", ["2027", "2026-04", "2026-03-16", "2027-21", "2026-12/2027-01"])
def test_a_date_after_today_is_in_the_future(issued):
    assert TODAY.isoformat() == "2026-03-15"
    assert codes_in(issued=issued) == ["future-date"]


@pytest.mark.parametrize("issued", ["2026", "2026-03", "2026-03-15", "2026-23", "2025-12/2026-12"])
def test_a_date_that_may_have_come_is_not(issued):
    assert codes_in(issued=issued) == []


def test_the_day_of_access_and_the_page_s_date_are_looked_at_too():
    verified = {"basis": "title", "published": "2026-05", "seen_at": ["https://example.org/"]}
    assert found_in(issued="2026", verified=verified) == {"future-date": "2026-05 is in the future."}
    assert codes_in(accessed="2030") == ["future-date"]


def test_a_brief_may_not_be_dated_ahead():
    (finding,) = (one for one in found(brief={"title": "B", "issued": "2030"}) if one.code == "future-date")
    assert (finding.where, finding.field) == (("brief", "issued"), "issued")


@pytest.mark.parametrize(
    ("pages", "codes"),
    [("9-3", ["reversed-pages"]), ("3-9", []), ("133-43", []), ("S9-S3", []), ("12, 3-4", []), ("e12", [])],
)
def test_pages_that_run_backwards_are_reported(pages, codes):
    assert codes_in(pages=pages) == codes
