"""`pswbrief styles`."""

from __future__ import annotations


def test_styles_are_listed_by_any_part_of_their_names(program):
    answer = program("styles", "vancouver")
    assert answer.status == 0
    assert "vancouver\t--style\t" in answer.lines
    assert "nlm-citation-sequence\t--csl\tnlm, vancouver" in answer.lines


def test_no_such_style_is_nothing_found(program):
    answer = program("styles", "zzqq")
    assert (answer.status, answer.out) == (1, "")
