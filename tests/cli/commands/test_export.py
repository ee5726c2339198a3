from __future__ import annotations

import csv
import io
import json
import os
import tomllib

import pytest

from pswbrief.cli.commands.export import ExportFormat  # type: ignore[attr-defined]
from testing.catalogues import reference, write

# What every export of the brief holds, whatever else the format says.
MARKS = {
    "bibtex": "@article{gillard2022impact,",
    "biblatex": "@article{gillard2022impact,",
    "ris": "\nID  - gillard2022impact",
    "csl-json": '"id": "gillard2022impact"',
    "endnote-xml": "<record>",
    "csl-yaml": "- id: gillard2022impact\n",
    "enw": "%F gillard2022impact",
    "nbib": "GN  - csl.id: gillard2022impact",
    "csv": "gillard2022impact,article-journal,",
    "markdown": "# Evidence Brief: Peer Support Workers",
    "html": "<!doctype html>",
    "json": '"id": "gillard2022impact"',
    "jsonl": '"id": "gillard2022impact"',
    "toml": 'id = "gillard2022impact"',
}


@pytest.mark.parametrize("form", ExportFormat)
def test_the_whole_brief_goes_into_every_format_on_standard_output(program, form):
    answer = program("export", "--format", form)
    assert answer.status == 0, answer.err
    assert MARKS[form] in answer.out
    assert "10.1186/s12888-022-03999-9" in answer.out
    counted = {
        "bibtex": "\n@",
        "biblatex": "\n@",
        "ris": "TY  - ",
        "endnote-xml": "<record>",
        "enw": "%0 ",
        "nbib": "PMID-",
        "toml": "[[references]]",
    }
    if form in counted:
        count = answer.out.count(counted[form])
    elif form == "jsonl":
        count = len([json.loads(line) for line in answer.lines])
    elif form in {"json", "csl-json"}:
        count = len(answer.json())
    elif form == "csv":
        count = len(list(csv.DictReader(io.StringIO(answer.out, newline=""))))
    else:
        return
    # What keeps all that the catalogue has keeps both printings of the one paper that is printed twice.
    assert count == (136 if form in {"json", "jsonl", "toml"} else 135)


def test_a_paper_that_is_printed_twice_is_exported_once_to_other_programs(program):
    both = program("export", "-", "--format", "csl-json", stdin="ehrlich2020happens-2\nehrlich2020happens\n")
    assert [item["id"] for item in both.json()] == ["ehrlich2020happens"]
    alone = program("export", "ehrlich2020happens-2", "--format", "csl-json")
    assert [item["id"] for item in alone.json()] == ["ehrlich2020happens-2"]


def test_a_part_of_the_catalogue_is_a_catalogue_again(program):
    answer = program("export", "gillard2022impact", "watson2024social", "--format", "toml")
    assert [part["id"] for part in tomllib.loads(answer.out)["references"]] == ["watson2024social", "gillard2022impact"]
    path = program.folder / "part.toml"
    path.write_text(answer.out, encoding="utf-8")
    assert program("--catalogue", str(path), "list").ids == ["watson2024social", "gillard2022impact"]


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("a.bib", "@article"),
        ("a.RIS", "TY  - "),
        ("a.json", '"DOI"'),
        ("a.csv", "id,type"),
        ("a.toml", "[brief]"),
        ("a.md", "# "),
    ],
)
def test_the_ending_of_a_file_chooses_the_format(program, tmp_path, name, mark):
    path = tmp_path / name
    answer = program("export", "gillard2022impact", "--output", str(path))
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"pswbrief: Wrote 1 reference to {path}.\n"
    assert mark in path.read_text(encoding="utf-8")


def test_a_file_that_exists_stays_without_force(program, tmp_path):
    path = tmp_path / "a.ris"
    path.write_bytes(b"mine")
    answer = program("export", "gillard2022", "-o", str(path))
    assert (answer.status, answer.out) == (3, "")
    assert "exists already" in answer.err
    assert "--force" in answer.err
    assert path.read_bytes() == b"mine"
    assert program("export", "gillard2022", "-o", str(path), "--force").status == 0
    assert path.read_bytes().startswith(b"TY  - JOUR")
    assert os.listdir(tmp_path) == ["a.ris"]  # noqa: PTH208 - names only


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "Which format"),
        (("--format", "word"), 2, "'word'"),
        (("--output", "a.docx"), 2, "does not name a format"),
        (("--output", "none/a.ris"), 3, "Can't write none/a.ris: no such file or directory"),
        (("--output", ".", "--format", "ris"), 3, "it is a folder"),
        (("--year", "1801", "--output", "a.ris"), 1, "Nothing matched"),
        (("nobody", "--output", "a.ris"), 1, "There is no reference 'nobody'"),
    ],
)
def test_what_cannot_be_exported_is_reported_and_nothing_is_written(program, arguments, status, sentence):
    before = sorted(program.folder.iterdir())
    answer = program("export", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert sorted(program.folder.iterdir()) == before


def test_text_of_a_catalogue_is_never_a_command_of_another_program(program):
    odd = r"\input{/etc/passwd} 100% $x^2$ & #1 {a} ~b_c <script>alert(1)</script>"
    path = write(
        program.folder / "commands.toml",
        reference(title=odd, container=odd, issued="2020"),
        reference(id="f", title="=1+1"),
    )
    assert r"\input" not in program("--catalogue", str(path), "export", "--format", "bibtex").out
    assert "<script>alert" not in program("--catalogue", str(path), "export", "--format", "html").out
    assert ",'=1+1," in program("--catalogue", str(path), "export", "--format", "csv").out


def test_abstracts_are_added_on_request(program, records):
    abstract = next(record["abstract"] for record in records if record["id"] == "gillard2022impact")
    start = abstract[:60]
    assert start not in program("export", "gillard2022", "--format", "markdown").out
    assert start in program("export", "gillard2022", "--format", "markdown", "--abstracts").out


def test_keys_are_made_by_a_pattern_in_another_programs_format_alone(program):
    answer = program("export", "gillard2022impact", "--format", "bibtex", "--keys", "[auth:lower]:[year]")
    assert "@article{gillard:2022," in answer.out
    assert program("export", "gillard2022impact", "--format", "toml", "--keys", "[auth]").status == 2
