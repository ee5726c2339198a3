from __future__ import annotations

import json
import re

import pytest

from testing.catalogues import reference, write
from testing.terminal import on_terminal


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


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 160])
def test_an_id_is_never_cut_on_a_terminal(program, columns):
    screen = on_terminal(program, "list", "--format", "table", columns=columns)
    words = set(screen.text.split())
    assert set(program.once("list").ids) <= words
    assert "…" not in "".join(word for word in words if word.startswith("contribution"))


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_an_id_is_whole_next_to_other_columns(program, columns):
    screen = on_terminal(program, "list", "--columns", "id,doi,pmid,authors,title", columns=columns)
    assert set(program.once("list").ids) <= set(screen.text.split())


def test_a_terminal_is_reported_how_many_there_are_and_how_many_are_free(program):
    assert on_terminal(program, "list", "--section", "rural").err == "pswbrief: 1 of 136 · 0 free to read\n"


def test_lines_are_written_by_a_template(program):
    answer = program("list", "gillard2022", "--template", r"{year}\t{id}")
    assert answer.out == "2022\tgillard2022impact\n"
    assert program("list", "--template", "{yaer}").status == 2
    assert program("list", "--template", "{id}", "--format", "json").status == 2
    assert program("search", "burnout", "--template", "{id} {score}", "--limit", "1").lines[0].startswith("weikel2022")


def test_a_work_of_1_bc_has_the_year_0_in_every_form(cold_program, tmp_path):
    path = write(tmp_path / "b.toml", reference(id="odes", issued="Y00000"))
    chosen = ("--catalogue", str(path), "list", "--year", "..1900")
    assert cold_program(*chosen, "--format", "plain").lines == ["odes\t0\topen\t\tWords on peers"]
    assert cold_program(*chosen, "--template", "{id} {year}").lines == ["odes 0"]
    assert cold_program(*chosen, "--format", "csv", "--columns", "id,year").lines == ["id,year\r", "odes,0\r"]
    assert [record["year"] for record in cold_program(*chosen, "--format", "json").json()] == [0]


@pytest.mark.parametrize("command", [("list",), ("search", "burnout"), ("show", "--section", "rural")])
def test_a_file_is_written_whole_and_replaced_only_by_force(program, tmp_path, command):
    path = tmp_path / "out.txt"
    answer = program(*command, "-o", str(path))
    assert (answer.status, answer.out) == (0, "")
    assert path.read_text(encoding="utf-8") == program(*command).out
    path.write_text("mine", encoding="utf-8")
    assert program(*command, "-o", str(path)).status == 3
    assert path.read_text(encoding="utf-8") == "mine"
    assert program(*command, "-o", str(path), "--force").status == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_the_ending_of_a_file_chooses_its_format_and_nothing_found_is_no_file(program, tmp_path):
    path = tmp_path / "out.json"
    program("list", "gillard2022", "-o", str(path))
    assert json.loads(path.read_text(encoding="utf-8")) == program("list", "gillard2022", "--format", "json").json()
    assert program("list", "--year", "1801", "-o", str(tmp_path / "none.csv")).status == 1
    assert not (tmp_path / "none.csv").exists()


@pytest.mark.parametrize("option", ["--catalogue", "--library"])
@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("my refs.ris", b"TY  - JOUR\nTI  - Nights\nER  - \n", "pswbrief import 'my refs.ris'"),
        ("refs.BIB", b"@article{a, title = {Nights}}\n", "pswbrief import refs.BIB"),
        ("brief.docx", b"PK\x03\x04\xe9", "pswbrief ingest brief.docx"),
        ("brief.md", b"# A brief\n\n## Work\n\nNights on the ward\n", "pswbrief ingest brief.md"),
    ],
)
def test_a_file_of_another_kind_is_answered_with_the_command_that_reads_it(own_program, option, name, data, hint):
    (own_program.folder / name).write_bytes(data)
    answer = own_program(option, name, "list")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.splitlines()[1].endswith(f": {hint}")


def test_a_library_is_not_taken_for_a_catalogue_nor_a_catalogue_for_a_library(own_program):
    own_program("add", "--title", "Nights on the ward", "--library", "mine.toml")
    answer = own_program("--catalogue", "mine.toml", "list")
    assert (answer.status, *answer.err.splitlines()) == (
        3,
        "pswbrief: mine.toml: brief: is missing.",
        "A catalogue starts with [brief] and a title. It may be a library: pswbrief --library mine.toml",
    )
    own_program("new", "brief.toml", "--title", "Ours")
    answer = own_program("--library", "brief.toml", "list")
    assert (answer.status, *answer.err.splitlines()) == (
        3,
        "pswbrief: brief.toml:1: brief: is not a field that pswbrief knows.",
        "A file with [brief] is a catalogue: pswbrief --catalogue brief.toml",
    )
