"""`undo`: step by step, at least fifty back; and what each step would restore."""

from __future__ import annotations

import pytest

from testing.libraries import BRIEFS, OWN, add_one, library, library_file
from testing.terminal import on_terminal

FIFTY = 50


def test_every_kind_of_change_is_taken_back_to_the_byte(own_program):
    changes = [
        ("add", "--title", "Nights on the ward", "--author", "Smith, Ann", "--year", "2020"),
        ("tag", "smith", "gillard2022", "+a"),
        ("note", "gillard2022", "Noted"),
        ("mark", "smith", "read"),
        ("set", "smith", "volume=3", "tags=b"),
        ("remove", "smith", "--yes"),
    ]
    states = []
    for change in changes:
        states.append(library_file(own_program).read_bytes() if library_file(own_program).exists() else None)
        assert own_program(*change).status == 0
    for change, state in zip(reversed(changes), reversed(states), strict=True):
        answer = own_program("undo")
        assert (answer.status, answer.out) == (0, "")
        assert answer.err.startswith(f"pswbrief: Took back: pswbrief {change[0]} ")
        assert (library_file(own_program).read_bytes() if library_file(own_program).exists() else None) == state
    answer = own_program("undo")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == f"pswbrief: There is nothing to undo in {library_file(own_program)}.\n"


def test_an_undone_import_says_how_many_more_it_took_out_again_even_after_a_redo(own_program):
    many = "".join(
        f"@book{{a{number}, title = {{Tides of harbour {number}}}, year = 2001}}\n" for number in range(1060)
    )
    assert own_program("import", "-", "--from", "bibtex", stdin=many).status == 0
    for _ in range(2):
        listed = own_program("undo", "--list")
        assert listed.out.count("taken out again") == len(own_program("log", "-f", "json").json()[0]["restores"]) == 50
        assert listed.out.endswith("; and 1,010 more\n")
        answer = own_program("undo")
        assert [line.split(": ")[-1].strip() for line in answer.err.splitlines()[1:7]] == [
            *["taken out again"] * 5,
            "and 1,055 more",
        ]
        assert own_program("redo").status == 0


def test_as_many_as_are_named_are_all(own_program):
    own_program("tag", BRIEFS, "+a")
    answer = own_program("undo")
    assert answer.err.splitlines()[1:] == [f"  {BRIEFS}: tags empty", "To make it again: pswbrief redo"]


@pytest.mark.slow
def test_fifty_changes_are_taken_back_one_by_one(own_program):
    for number in range(FIFTY):
        assert own_program("tag", BRIEFS, f"+t{number}").status == 0
    assert len(own_program("undo", "--list").lines) == FIFTY
    for _ in range(FIFTY - 1):
        assert own_program("undo").err.startswith("pswbrief: Took back")
    assert library(own_program) == {"annotations": [{"id": BRIEFS, "tags": ["t0"]}]}
    assert own_program("undo").status == 0
    assert library(own_program) == {}


def test_a_change_after_an_undo_is_the_next_to_be_taken_back(own_program):
    own_program("tag", BRIEFS, "+a")
    own_program("tag", BRIEFS, "+b")
    own_program("undo")
    own_program("tag", BRIEFS, "+c")
    assert [line.split("\t")[1] for line in own_program("undo", "--list").lines] == [
        f"pswbrief tag {BRIEFS} +c",
        f"pswbrief tag {BRIEFS} +a",
    ]
    own_program("undo")
    assert library(own_program)["annotations"] == [{"id": BRIEFS, "tags": ["a"]}]


def test_the_list_shows_what_each_would_restore_and_changes_nothing(own_program):
    add_one(own_program)
    own_program("set", OWN, "author=Jones, Bo; WHO", "year=2021")
    before = library_file(own_program).read_bytes()
    answer = own_program("undo", "--list")
    assert [line.split("\t")[2] for line in answer.lines] == [
        f"{OWN}: authors was Smith, Ann; {OWN}: issued was 2020",
        f"{OWN}: taken out again",
    ]
    assert library_file(own_program).read_bytes() == before
    screen = on_terminal(own_program, "undo", "--list", columns=100)
    assert screen.lines[0].split("  ")[0] == "When (UTC)"
    assert screen.lines[0].endswith("Would restore")
    assert f"{OWN}: issued was 2020" in screen.text


def test_a_library_that_another_program_has_changed_is_left_as_it_is(own_program):
    own_program("tag", BRIEFS, "+a")
    with library_file(own_program).open("a") as file:
        file.write("# by hand\n")
    answer = own_program("undo")
    assert answer.status == 3
    assert (
        f"Can't undo 'pswbrief tag {BRIEFS} +a': {library_file(own_program)} has been changed by another" in answer.err
    )
    assert "Take that other change out again in a text editor" in answer.err
    assert library_file(own_program).read_text().endswith("# by hand\n")
    library_file(own_program).write_text(library_file(own_program).read_text().removesuffix("# by hand\n"))
    assert own_program("undo").status == 0


def test_a_library_that_is_gone_is_not_said_to_have_been_undone_and_can_be_put_back(own_program):
    own_program("tag", BRIEFS, "+a")
    file = library_file(own_program)
    file.rename(file.with_name("elsewhere.toml"))
    answer = own_program("undo")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(f"pswbrief: There is no file {file}, so its changes can't be undone.\n")
    assert "put it back there" in answer.err
    file.touch()
    assert own_program("undo").err == f"pswbrief: Every known change of {file} has been undone.\n"
    file.with_name("elsewhere.toml").rename(file)
    assert own_program("undo").status == 0


def test_where_nothing_was_ever_changed_nothing_is_made(own_program):
    for arguments in (("undo",), ("undo", "--list"), ("log",)):
        answer = own_program(*arguments)
        assert (answer.status, answer.out) == (1, "")
    assert not own_program.data.exists()


@pytest.mark.parametrize("arguments", [("undo", "2"), ("undo", "--all")])
def test_wrong_words_are_wrong_usage(program, arguments):
    assert program(*arguments).status == 2
