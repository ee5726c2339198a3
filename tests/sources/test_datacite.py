"""DataCite's answers. The works are made up."""

from __future__ import annotations

import pytest

from pswbrief.core.found_work import WorkKind
from pswbrief.core.name import Organisation, Person
from pswbrief.sources.datacite import look_up, read_work

ATTRIBUTES = {
    "doi": "10.5555/REPORT.1",
    "titles": [{"title": "Peer work in numbers"}, {"title": "A report", "titleType": "Subtitle"}],
    "creators": [
        {"name": "Nowhere, Ann", "nameType": "Personal", "givenName": "Ann", "familyName": "Nowhere"},
        {"name": "Elsewhere, Bo", "nameType": "Personal"},
        {"name": "Imagined Trust, North", "nameType": "Organizational"},
    ],
    "publisher": {"name": "Imagined Press"},
    "publicationYear": 2021,
    "types": {"resourceTypeGeneral": "Report"},
    "container": {"title": "Series", "volume": "2", "firstPage": "1", "lastPage": "9"},
    "descriptions": [{"description": "<p>One.</p><p>Two.</p>", "descriptionType": "Abstract"}],
}


def test_a_record_is_read_whole(client, services):
    services.play("/dois/10.5555/report.1", {"data": {"attributes": ATTRIBUTES}})
    work = look_up(client, "10.5555/report.1")
    assert work.full_title == "Peer work in numbers: A report"
    assert work.authors == (Person("Nowhere", "Ann"), Person("Elsewhere", "Bo"), Organisation("Imagined Trust, North"))
    assert (work.kind, work.publisher, work.years, work.pages) == (WorkKind.REPORT, "Imagined Press", (2021,), "1-9")
    assert work.abstract == "One.\nTwo."


def test_a_publisher_of_the_older_schema_is_a_text():
    assert read_work({"data": {"attributes": ATTRIBUTES | {"publisher": "Old Press"}}}).publisher == "Old Press"


@pytest.mark.parametrize("name", [name for name in ATTRIBUTES if name != "doi"])
@pytest.mark.parametrize("junk", [None, [], {}, [None], 3, [{"x": 1}]])
def test_a_damaged_field_costs_no_other(name, junk):
    assert read_work({"data": {"attributes": ATTRIBUTES | {name: junk}}}).doi == "10.5555/report.1"


@pytest.mark.parametrize("answer", [{}, {"data": None}, {"data": []}, {"errors": [{"status": "404"}]}])
def test_no_record_is_none(answer):
    assert read_work(answer) is None
