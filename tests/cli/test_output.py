"""The forms of a listing: table, plain, ids, json, jsonl and csv, and their columns."""

from __future__ import annotations

import csv
import io
import json

import pytest

from pswbrief.core.fields import record_keys
from pswbrief.text.plain import plain
from testing.catalogues import reference, write


def test_plain_is_the_form_in_a_pipe_and_has_five_fields_a_line(program, records):
    lines = [line.split("\t") for line in program.once("list").lines]
    assert lines == [
        [r["id"], str(r["year"] or ""), r["access"], r["container"] or r["publisher"] or "", r["title"]]
        for r in records
    ]
    assert len(lines) == 136
    assert program.once("list", "--format", "plain") == program.once("list")


def test_ids_are_ids_and_no_more(program, records):
    assert program.once("list", "--format", "ids").lines == [record["id"] for record in records]


def test_json_is_an_array_of_records_with_all_keys_in_order(records):
    assert len(records) == 136
    assert {tuple(record) for record in records} == {record_keys()}
    assert all(isinstance(record["year"], int | None) for record in records)
    assert all(isinstance(record[key], list) for record in records for key in ("authors", "tags"))


def test_json_lines_are_the_same_records(program, records):
    assert [json.loads(line) for line in program("list", "--format", "jsonl").lines] == records


def test_csv_reads_back_with_a_header(program, records):
    answer = program("list", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out, newline="")))
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    assert list(rows[0]) == [key for key in record_keys() if key not in {"verified", "csl", "extra"}]
    # A cell holds no markup.
    abstracts = [plain(r["abstract"] or "") for r in records]
    assert [row["abstract"].lstrip("'") for row in rows] == [abstract.lstrip("'") for abstract in abstracts]


def test_columns_choose_the_fields_of_plain_and_csv(program, records):
    lines = program("list", "--columns", "doi,id,Year")
    assert lines.lines == [f"{r['doi'] or ''}\t{r['id']}\t{r['year'] or ''}" for r in records]
    table = program("list", "--columns", "doi,id,year", "--format", "csv")
    assert list(csv.reader(io.StringIO(table.out)))[1:] == [line.split("\t") for line in lines.lines]


def test_columns_choose_the_fields_of_a_table(program):
    answer = program("list", "--columns", "year,id", "--format", "table", "--limit", "1")
    assert [line.split() for line in answer.lines] == [["year", "id"], ["2024", "watson2024social"]]


@pytest.mark.parametrize("form", ["plain", "json", "ids"])
def test_a_column_that_is_not_there_is_wrong_usage_in_every_form(program, form):
    answer = program("list", "--columns", "id,tilte", "--format", form)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("pswbrief: There is no column 'tilte'.\nDid you mean title")


@pytest.mark.parametrize(("form", "out"), [("json", "[]\n"), ("jsonl", ""), ("plain", ""), ("ids", ""), ("table", "")])
def test_nothing_found_is_an_empty_answer_of_its_form(program, form, out):
    answer = program("list", "--year", "1801", "--format", form)
    assert (answer.status, answer.out, answer.err) == (1, out, "pswbrief: Nothing matched.\nTry without --year.\n")


def test_nothing_found_is_a_header_in_csv(program):
    answer = program("list", "--year", "1801", "--format", "csv", "--columns", "id,title")
    assert (answer.status, answer.out) == (1, "id,title\r\n")


def test_a_form_that_is_not_there_is_wrong_usage(program):
    answer = program("list", "--format", "yaml")
    assert (answer.status, answer.out) == (2, "")
    assert "'yaml'" in answer.err


def test_no_value_breaks_a_line_or_runs_in_a_spreadsheet(program):
    titles = ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "a\tb\nc\r\x1b[31md", 'say "x", y', "-1"]
    parts = [reference(id=f"r{number}", title=title) for number, title in enumerate(titles)]
    path = write(program.folder / "formulas.toml", *parts)
    plain = program("--catalogue", str(path), "list")
    assert [line.split("\t")[0::4] for line in plain.lines][3] == ["r3", "a b c  [31md"]
    assert {len(line.split("\t")) for line in plain.lines} == {5}
    table = program("--catalogue", str(path), "list", "--format", "csv", "--columns", "id,title")
    rows = list(csv.reader(io.StringIO(table.out, newline="")))[1:]
    assert [title for _, title in rows] == [
        "'=cmd|' /C calc'!A0",
        "'+1",
        "'@SUM(A1)",
        "a b c  [31md",
        'say "x", y',
        "'-1",
    ]
    whole = program("--catalogue", str(path), "list", "--format", "json").json()
    assert [record["title"] for record in whole] == titles


@pytest.mark.parametrize("command", ["cite", "export"])
@pytest.mark.parametrize("name", ["lists", "lists.docx", "lists.bib"])
def test_an_output_that_is_a_folder_is_said_to_be_one(program, tmp_path, command, name):
    (tmp_path / name).mkdir()
    answer = program(command, "weikel2022burnout", "--output", str(tmp_path / name))
    assert answer.status == 3
    assert f"Can't write {tmp_path / name}: it is a folder." in answer.err


def test_an_output_named_pdf_is_answered_as_the_form_is(program, tmp_path):
    answer = program("cite", "weikel2022burnout", "--output", str(tmp_path / "x.pdf"))
    assert answer.status == 2
    assert "There is no PDF; write a Word document" in answer.err


@pytest.mark.parametrize(
    "line",
    [
        "list --limit 2",
        "search burnout",
        "show weikel2022burnout",
        "cite weikel2022burnout --style apa",
        "export weikel2022burnout --format ris",
        "diff brief brief --format json",
        "convert one.ris --to bibtex",
        "ingest brief.md",
    ],
)
@pytest.mark.parametrize("dash", [("--output", "-"), ("-o", "-"), ("--output=-",)], ids=" ".join)
def test_a_hyphen_is_standard_output_and_no_file(own_program, line, dash):
    (own_program.folder / "one.ris").write_text("TY  - JOUR\nTI  - Nights on the ward\nPY  - 2023\nER  - \n")
    (own_program.folder / "brief.md").write_text(
        "# A brief\n\n## Work\n\nNights on the ward\n\nMental Health Practice 12(3), May 2021\n"
    )
    words = line.split()
    printed = own_program(*words)
    assert printed.out
    assert own_program(*words, *dash) == printed
    assert not (own_program.folder / "-").exists()
