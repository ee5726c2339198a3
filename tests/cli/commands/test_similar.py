"""`similar`: the references nearest to given ones."""

from __future__ import annotations

import pytest


def test_the_nearest_are_of_the_same_subject_and_not_the_given_one(program):
    found = program("similar", "weikel2022").ids
    assert {"scanlan2020workplace", "predictors2022worklife"} <= set(found[:4])
    assert "weikel2022burnout" not in found


def test_the_second_printing_of_a_paper_is_nearest_to_the_first(program):
    assert program("similar", "ehrlich2020happens").ids[0] == "ehrlich2020happens-2"


def test_several_are_taken_together_from_standard_input_and_the_limit_holds(program):
    answer = program("similar", "-", "--limit", "3", stdin=b"truong2019\nmancini2019\n")
    assert len(answer.ids) == 3
    assert not {"truong2019selfdisclosure", "mancini2019strategic"} & set(answer.ids)


def test_records_have_a_score_that_falls(program):
    scores = [record["score"] for record in program("similar", "weikel2022", "--format", "json").json()]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(("arguments", "status"), [(("nobody",), 1), ((), 2)])
def test_an_unknown_id_and_no_id_are_reported(program, arguments, status):
    answer = program("similar", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert answer.err.startswith("pswbrief: ")
