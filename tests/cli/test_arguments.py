from __future__ import annotations

import pytest

from pswbrief.cli.arguments import move_global_options, protect_exclusions


@pytest.mark.parametrize(
    ("given", "hoisted"),
    [
        ("", ""),
        ("list", "list"),
        ("list --color never", "--color never list"),
        ("list --color=never x", "--color=never list x"),
        ("list --catalogue a --limit 1 --color always", "--catalogue a --color always list --limit 1"),
        ("search -- --color never", "search -- --color never"),
        ("list --colors x --catalogues=y", "list --colors x --catalogues=y"),
    ],
)
def test_global_options_are_moved_to_the_front_and_nothing_else_is(given, hoisted):
    assert move_global_options(given.split()) == hoisted.split()


def test_a_word_to_leave_out_of_a_search_is_no_heap_of_options() -> None:
    assert protect_exclusions(["search", "burnout", "-forensic", "-n", "3"]) == [
        "search",
        "burnout",
        "-n",
        "3",
        "--",
        "-forensic",
    ]
    assert protect_exclusions(["--color", "never", "search", "-title:x", "y"])[-2:] == ["--", "-title:x"]


def test_short_options_a_lone_hyphen_and_other_commands_are_left_alone() -> None:
    for arguments in (
        ["search", "x", "-n3", "-fids", "-h"],
        ["search", "x", "-"],
        ["list", "-forensic"],
        ["search", "--", "-x"],
    ):
        assert protect_exclusions(arguments) == arguments
