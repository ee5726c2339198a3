from __future__ import annotations

import re


def test_all_references_are_listed_in_the_briefs_order(program):
    text = (program.once("list").out, program.once("sections").out)
    ids = program.once("list").ids
    assert len(ids) == len(set(ids)) == 136
    assert (ids[0], ids[-1]) == ("watson2024social", ids[135])
    assert sum(int(line.split("\t")[1]) for line in text[1].splitlines() if not line.split("\t")[3]) == 136


def test_ids_have_the_shape_that_the_contract_promises(program):
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", key) for key in program.once("list").ids)


def test_a_list_says_nothing_on_standard_error(program):
    assert program.once("list").err == ""
