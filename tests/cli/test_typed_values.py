"""Ambiguous names given to `add`: asked about on a terminal, and reported elsewhere."""

from __future__ import annotations

import json

import pytest

from testing.terminal import at_terminal


def authors(run):
    return json.loads(run("list", "--mine", "--format", "json").out)[0]["authors"]


@pytest.mark.parametrize(
    ("typed", "stored", "said"),
    [
        ("Smith A, Jones B", [{"family": "Smith", "given": "A."}, {"family": "Jones", "given": "B."}], ""),
        ("NHS England", [{"literal": "NHS England"}], ""),
        (
            "Ada Okoro",
            [{"family": "Okoro", "given": "Ada"}],
            "pswbrief: 'Ada Okoro' is read as a person (Okoro, Ada).\nFor an organisation: --body 'Ada Okoro'\n",
        ),
    ],
)
def test_elsewhere_what_is_doubtful_is_said(own_program, typed, stored, said):
    answer = own_program("add", "--title", "Nights", "--author", typed)
    assert answer.status == 0
    assert answer.err == f"{said}pswbrief: Added.\n"
    assert authors(own_program) == stored


def test_a_named_organisation_is_one_whatever_its_name_and_follows_the_people(own_program):
    answer = own_program("add", "--title", "Nights", "--body", "Ada Okoro", "--author", "Smith, Bo")
    assert (answer.status, answer.err) == (0, "pswbrief: Added.\n")
    assert authors(own_program) == [{"family": "Smith", "given": "Bo"}, {"literal": "Ada Okoro"}]


@pytest.mark.parametrize(
    ("typed", "stored"), [("y\n", {"family": "Okoro", "given": "Ada"}), ("n\n", {"literal": "Ada Okoro"})]
)
def test_on_a_terminal_what_is_doubtful_is_asked(own_program, typed, stored):
    screen = at_terminal(own_program, "add", "--title", "Nights", "--author", "Ada Okoro", keys=[("[Y/n]", typed)])
    assert "Ada Okoro: is this a person (Okoro, Ada)?" in screen.text
    assert screen.status == 0
    assert authors(own_program) == [stored]
