from __future__ import annotations

import json

import pytest

from testing.terminal import on_terminal


def _by_access(records, access):
    return next(record for record in records if record["access"] == access)


READING = {
    "open": ("Free to read",),
    "openathens": ("With an NHS OpenAthens account", "register yourself"),
    "abstract": ("Only the abstract", "england.knowledgemanagement@nhs.net"),
}


@pytest.mark.parametrize("access", READING)
def test_a_reader_is_reported_whether_and_how_the_full_text_can_be_read(program, records, access):
    key = _by_access(records, access)["id"]
    piped, screen = program("show", key), on_terminal(program, "show", key)
    for phrase in READING[access]:
        assert phrase in piped.out
        assert phrase in screen.words


def test_plain_lines_have_a_label_and_a_value(program):
    lines = [line.split("\t") for line in program.once("show", "gillard2022impact").lines]
    assert {len(line) for line in lines} == {2}
    facts = dict(reversed(lines))
    assert facts["ID"] == "gillard2022impact"
    assert facts["DOI"] == "10.1186/s12888-022-03999-9"
    assert facts["Section"] == "Impact/ Effect"
    assert facts["Cite as"].startswith("Gillard, S. et al. (2022) ")
    assert facts["Abstract"]
    assert facts["Full text"] == "Free to read"


def test_several_are_parted_by_an_empty_line(program):
    one, other = program("show", "gillard2022impact").out, program("show", "watson2024social").out
    assert program("show", "gillard2022impact", "watson2024social").out == f"{one}\n{other}"


def test_json_has_the_same_records_as_a_list(program, records):
    shown = program("show", "watson2024social", "gillard2022", "--format", "json").json()
    by_id = {record["id"]: record for record in records}
    assert shown == [by_id["watson2024social"], by_id["gillard2022impact"]]
    lines = program("show", "-", "--format", "jsonl", stdin="watson2024social\n").lines
    assert [json.loads(line) for line in lines] == shown[:1]


def test_every_reference_can_be_shown(program, records):
    answer = program("show", *(record["id"] for record in records))
    assert answer.status == 0, answer.err
    assert answer.out.count("Title\t") == 136
    for record in records:
        assert f"ID\t{record['id']}\n" in answer.out


def test_a_second_printing_names_the_first(program):
    assert "Same as\tehrlich2020happens\n" in program("show", "ehrlich2020happens-2").out


def test_references_are_chosen_as_for_a_list(program):
    shown = program("show", "--section", "rural", "--format", "json")
    assert shown.out == program("list", "--section", "rural", "--format", "json").out
    assert program("show").status == 2
    assert program("show", "--year", "1801").status == 1


def test_the_abstract_comes_before_the_apparatus_and_text_is_no_wider_than_is_read_with_ease(program):
    screen = on_terminal(program, "show", "gillard2022impact", columns=180)
    assert screen.text.index("Abstract") < screen.text.index("As printed")
    assert max(map(len, screen.lines)) <= 100


def test_a_rule_parts_two_cards(program):
    assert on_terminal(program, "show", "gillard2022impact", columns=80).text.count("─" * 80) == 0
    assert on_terminal(program, "show", "gillard2022impact", "watson2024social", columns=80).text.count("─" * 80) == 1


def test_of_thousands_of_unknown_ids_the_first_are_named_and_the_others_counted(program):
    answer = program("show", *(f"x{place}" for place in range(2000)))
    assert (answer.status, answer.out) == (1, "")
    assert "pswbrief: There are no references 'x0', 'x1', 'x2', 'x3', 'x4' and 1,995 more.\n" in answer.err
