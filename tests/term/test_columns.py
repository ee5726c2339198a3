from __future__ import annotations

import pytest

from pswbrief.core import fields
from pswbrief.core.fields import record_keys
from pswbrief.errors import UsageError
from pswbrief.term import columns


def test_columns_are_read_in_the_order_in_which_they_are_named():
    assert columns.parse(" DOI, id ,,title") == ("doi", "id", "title")
    assert columns.parse(",".join(fields.column_names())) == fields.column_names()


def test_every_key_of_a_record_and_every_other_variable_is_a_column():
    assert columns.parse(",".join(record_keys())) == record_keys()
    assert columns.parse("editors,Translator,csl.event-place,container-title") == (
        "editors",
        "translator",
        "event-place",
        "container",
    )


def test_a_column_that_is_no_key_of_a_record_is_found_among_its_variables():
    record = {"csl": {"editor": [{"family": "Ng", "given": ""}], "medium": "film"}}
    assert columns.texts(record, ("editors", "medium", "translator")) == ["Ng", "film", ""]


@pytest.mark.parametrize("text", ["", " ", ",", "colour", "id;title", "id,verified.title"])
def test_what_is_no_column_is_wrong_usage(text):
    with pytest.raises(UsageError) as caught:
        columns.parse(text)
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (None, ""),
        ("x", "x"),
        (2020, "2020"),
        ([], ""),
        (["a", "b"], "a; b"),
        (
            [{"family": "Watson", "given": "Emma"}, {"literal": "NHS"}, {"family": "Plato", "given": ""}],
            "Watson, Emma; NHS; Plato",
        ),
        ({"basis": "title"}, '{"basis": "title"}'),
    ],
)
def test_a_value_is_written_as_one_field(found, text):
    assert columns.text(found) == text


@pytest.mark.parametrize(
    ("container", "publisher", "venue"), [("BMJ", "Wiley", "BMJ"), (None, "Wiley", "Wiley"), (None, None, None)]
)
def test_the_venue_is_the_container_or_else_the_publisher(container, publisher, venue):
    assert columns.value({"container": container, "publisher": publisher}, "venue") == venue
