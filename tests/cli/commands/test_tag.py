"""`tag`: on, off, from ids on standard input, and what is refused."""

from __future__ import annotations

import pytest

from testing.libraries import BRIEFS, OWN, add_one, field, library, library_file


def test_tags_are_put_on_the_briefs_references_and_ones_own_alike(own_program):
    add_one(own_program, "--tag", "todo")
    answer = own_program("tag", "gillard2022", "smith", "+reading", "-todo", "+to discuss")
    assert (answer.status, answer.out, answer.err) == (0, "", "pswbrief: 2 references changed.\n")
    assert field(own_program, OWN, "tags") == ["reading", "to discuss"]
    assert field(own_program, BRIEFS, "tags") == ["reading", "to discuss"]
    assert library(own_program)["annotations"] == [{"id": BRIEFS, "tags": ["reading", "to discuss"]}]


def test_what_a_search_found_is_tagged_through_a_pipe(own_program):
    found = own_program("search", "suicide")
    answer = own_program("tag", "-", "+chapter2", stdin=found.out)
    assert (answer.status, answer.err) == (0, "pswbrief: 2 references changed.\n")
    assert sorted(own_program("list", "--tag", "chapter2").ids) == sorted(found.ids)
    assert sorted(own_program("search", "tag:chapter2").ids) == sorted(found.ids)


def test_a_tag_is_the_same_in_any_case_and_is_there_once(own_program):
    own_program("tag", BRIEFS, "+Reading")
    before = library_file(own_program).read_bytes()
    answer = own_program("tag", BRIEFS, "+reading", "+READING")
    assert (answer.status, answer.err) == (0, "pswbrief: Nothing to change: the tags are set so already.\n")
    assert library_file(own_program).read_bytes() == before
    assert own_program("tag", BRIEFS, "-rEADING").status == 0
    assert library(own_program) == {}


def test_a_tag_to_remove_may_come_first_and_among_options(own_program):
    own_program("tag", BRIEFS, "+a", "+b")
    assert own_program("tag", "-a", BRIEFS, "--rewrite", "-b").status == 0
    assert field(own_program, BRIEFS, "tags") == []


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "sentence"),
    [
        ((BRIEFS,), "", 2, "Which references get which tags?"),
        (("+x",), "", 2, "Which references get which tags?"),
        ((BRIEFS, "+"), "", 2, "There is no tag after the + in '+'."),
        ((BRIEFS, "+ "), "", 2, "There is no tag after the + in '+ '."),
        (("-", "+x"), "", 1, "There are no ids on standard input."),
        (("-", "+x"), "nobody2020\n", 1, "There is no reference 'nobody2020'."),
        (("gilard2022", "+x"), "", 1, "Did you mean gillard2022impact"),
        (("gillard20", "+x"), "", 1, "begins several ids"),
        ((BRIEFS, "nobody2020", "+x"), "", 1, "There is no reference 'nobody2020'."),
        ((), "", 2, "Which references get which tags?"),
    ],
)
def test_what_makes_no_sense_changes_nothing(program, arguments, stdin, status, sentence):
    answer = program("tag", *arguments, stdin=stdin)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert library(program) == {}


@pytest.mark.parametrize(
    "tag", ["../../etc/passwd", "a\tb\nc", "\x1b[31mred", "=1+1", "[x] # y", '"', "'''", "\\", "x" * 100_000, "é\u202e"]
)
def test_a_tag_of_any_characters_comes_back_in_one_line(own_program, tag):
    assert own_program("tag", BRIEFS, f"+{tag}").status == 0
    (kept,) = field(own_program, BRIEFS, "tags")
    assert kept == " ".join("".join(char for char in tag if char.isprintable() or char in "\t\n\u202e").split())
    assert own_program("tags").lines == [f"{kept}\t1"]
