"""`add` on a terminal asks for each field."""

from __future__ import annotations

import pytest

from testing.libraries import library
from testing.terminal import at_terminal


def test_each_field_is_asked_for_and_a_wrong_answer_asked_again(own_program):
    keys = [
        ("to be looked up", "\n"),
        ("Title", "Nights on the ward\n"),
        ("Type", "zeppelin\n"),
        ("Type", "Journal\n"),
        ("Authors", "Smith A, Jones B\n"),
        ("Year", "last year\n"),
        ("Year", "2020\n"),
        ("Journal", "Ward Notes\n"),
        ("Volume", "3\n"),
        ("Issue", "\n"),
        ("Pages", "1-9\n"),
        ("DOI", "nonsense\n"),
        ("DOI", "\n"),
        ("Address", "\n"),
        ("Tags", "thesis; night\n"),
        ("Note", "Good\n"),
    ]
    screen = at_terminal(own_program, "add", keys=keys)
    assert screen.status == 0, screen.text
    assert "this is no type of work" in screen.text
    assert library(own_program)["references"] == [
        {
            "id": "smith2020nights",
            "type": "article-journal",
            "title": "Nights on the ward",
            "authors": [{"family": "Smith", "given": "A."}, {"family": "Jones", "given": "B."}],
            "container": "Ward Notes",
            "issued": "2020",
            "volume": "3",
            "pages": "1-9",
            "tags": ["thesis", "night"],
            "notes": "Good",
        }
    ]


def test_a_report_is_asked_for_its_publisher_and_a_name_is_completed(own_program):
    keys = [
        ("to be looked up", "\n"),
        ("Title", "Plan\n"),
        ("Type", "repo\t\n"),
        ("Authors", "NHS England\n"),
        ("Year", "\n"),
        ("Publisher", "NHS England\n"),
        *((word, "\n") for word in ("Place", "DOI", "Address", "Tags", "Note")),
    ]
    screen = at_terminal(own_program, "add", "--prompt", keys=keys)
    assert screen.status == 0, screen.text
    (added,) = library(own_program)["references"]
    assert (added["type"], added["authors"], added["publisher"]) == (
        "report",
        [{"literal": "NHS England"}],
        "NHS England",
    )


@pytest.mark.parametrize(("keys", "status"), [([("Title", "\n")], 0), ([("Title", "\x03")], 130)])
def test_without_a_title_or_when_interrupted_nothing_is_added(own_program, keys, status):
    screen = at_terminal(own_program, "add", keys=[("to be looked up", "\n"), *keys])
    assert screen.status == status
    assert library(own_program) == {}


def test_fields_and_the_questions_for_them_exclude_each_other(own_program):
    answer = own_program("add", "--toml", "--title", "Nights")
    assert (answer.status, answer.out) == (2, "")
    assert "--prompt and --toml ask for a whole reference." in answer.err
