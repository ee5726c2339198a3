from __future__ import annotations

import json

from pswbrief.core.fields import record_keys
from pswbrief.core.record import to_record
from testing.catalogues import model, reference

CONTRACT = (
    "id type title authors container publisher volume issue article_number pages issued year section access access_note doi pmid"
    " pmcid url abstract note citation duplicate_of verified tags status notes source csl extra"
).split()


def test_a_record_has_the_keys_of_the_contract_in_their_order_even_when_nothing_is_known():
    record = to_record(model().references[0], "All of it")
    assert list(record) == list(record_keys()) == CONTRACT
    empty = {key: value for key, value in record.items() if value in (None, [], {})}
    shapes = {"authors": [], "tags": [], "csl": {}, "extra": {}}
    assert empty == {key: shapes.get(key) for key in empty}
    assert set(CONTRACT) - set(empty) == {"id", "type", "title", "section", "access", "source"}
    assert record["section"] == "All of it"


def test_a_record_keeps_printed_values_and_has_the_verified_ones_separately():
    seen = {
        "basis": "abstract",
        "volume": "12",
        "pages": "1–9",
        "published": "2019-12-01",
        "seen_at": ["https://example.org"],
    }
    made = model(reference(volume="11", pages="1-8", issued="2020-03/2020-04", verified=seen)).references[0]
    record = to_record(made, "All of it")
    assert (record["volume"], record["pages"], record["issued"], record["year"]) == (
        "11",
        "1-8",
        "2020-03/2020-04",
        2020,
    )
    verified = {key: value for key, value in record["verified"].items() if value is not None}
    assert verified == seen | {"pages": "1-9"}


def test_the_note_of_a_file_is_the_records_note_and_not_one_of_its_variables():
    record = to_record(model(reference(csl={"note": "N", "medium": "film"})).references[0], "All of it")
    assert (record["note"], record["csl"]) == ("N", {"medium": "film"})


def test_a_record_is_json():
    made = model(reference(authors=[{"family": "Watson"}, {"literal": "NHS"}], tags=["a"])).references[0]
    record = to_record(made, "All of it")
    assert json.loads(json.dumps(record)) == record
    assert record["authors"] == [{"family": "Watson", "given": ""}, {"literal": "NHS"}]


def test_a_record_has_all_other_variables_under_their_names_in_csl():
    made = model(
        reference(
            editors=[{"family": "Berg", "non-dropping-particle": "van den"}],
            accessed="2025-03-01",
            csl={"translator": [{"literal": "NHS"}], "original-date": "1850~"},
            extra={"bibtex": {"groups": ["a", "b"]}},
        )
    )
    record = to_record(made.references[0], "All of it")
    assert record["csl"] == {
        "editor": [{"family": "Berg", "given": "", "non-dropping-particle": "van den"}],
        "translator": [{"literal": "NHS"}],
        "original-date": "1850~",
        "accessed": "2025-03-01",
    }
    assert record["extra"] == {"bibtex": {"groups": ["a", "b"]}}
    assert json.loads(json.dumps(record)) == record
