"""`config` as a user has it."""

from __future__ import annotations


def test_settings_are_listed_with_where_they_come_from(own_program):
    assert own_program("config", "email", "me@example.org").status == 0
    assert own_program("config", "openalex.key", "hush").status == 0
    assert own_program("config", "email").out == "me@example.org\n"
    listed = own_program("config", "list", env={"PSWBRIEF_STYLE": "ama"})
    assert "email\tme@example.org\tfile" in listed.lines
    assert "style\tama\tPSWBRIEF_STYLE" in listed.lines
    assert "openalex.key\t(set)\tfile" in listed.lines
    assert "hush" not in listed.out
    assert {one["key"]: one["source"] for one in own_program("config", "--format", "json").json()}[
        "catalogue"
    ] == "default"


def test_what_is_not_set_ends_with_1_and_what_is_unknown_with_the_nearest(own_program):
    assert own_program("config", "email").status == 1
    answer = own_program("config", "emial")
    assert answer.status == 1
    assert "Did you mean email?" in answer.err


def test_a_setting_is_taken_out(own_program):
    own_program("config", "style", "apa")
    assert own_program("config", "style", "--unset").status == 0
    assert own_program("config", "style").status == 1
    assert own_program("config", "list", "x").status == 2
    assert own_program("config", "style", "apa", "--unset").status == 2
