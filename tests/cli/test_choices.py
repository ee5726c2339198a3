"""Options that take one of several values."""

from __future__ import annotations

import pytest

from pswbrief.cli.choices import listed, one_of
from pswbrief.errors import UsageError


def test_a_value_is_taken_in_any_case_and_by_its_other_names(program):
    plain = program("list", "--access", "open", "--format", "json")
    assert program("list", "--access", "Free", "--format", "JSON") == plain
    assert program("search", "access:free", "--format", "ids").ids == program("search", "access:open").ids
    exported = program("export", "--format", "bibtex", "--limit", "2")
    assert program("export", "--format", "BIB", "--limit", "2") == exported
    assert program("list", "--type", "paper", "--sort", "Date") == program(
        "list", "--type", "article-journal", "--sort", "year"
    )


def test_global_options_take_other_names_too(program):
    assert program("--color", "OFF", "list") == program("--color", "never", "list")


@pytest.mark.parametrize("name", ["bib", "BibTeX", "latex"])
def test_a_file_is_converted_to_a_format_by_any_of_its_names(own_program, name):
    (own_program.folder / "one.ris").write_text("TY  - JOUR\nTI  - Night work\nER  - \n")
    answer = own_program("convert", "one.ris", "--to", name)
    assert answer.status == 0
    assert answer.out.startswith("@article{")


def test_a_wrong_value_is_answered_with_all_there_are_or_the_nearest_of_many():
    with pytest.raises(UsageError) as caught:
        one_of("blue", ("auto", "always", "never"), "--color")
    assert caught.value.sentence == "'blue' is not a value of --color."
    assert caught.value.hint == "Try auto, always or never."
    many = [f"value-{number}" for number in range(40)]
    with pytest.raises(UsageError) as caught:
        one_of("value-31x", many, "--many")
    assert "value-31" in caught.value.hint
    assert "value-17" not in caught.value.hint


def test_names_are_listed_as_alternatives():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
