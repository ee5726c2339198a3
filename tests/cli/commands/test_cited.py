"""`pswbrief cited`, and the commands that use its keys: `export --cited`, `export -`, `cite --manuscript`."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.md"
    path.write_text("As [@weikel2022burnout; @nope2020] and @scanlan2020workplace say.\n")
    return str(path)


def test_known_keys_are_listed_and_unknown_ones_named(program, paper):
    answer = program("cited", paper)
    assert (answer.status, answer.lines) == (1, ["weikel2022burnout", "scanlan2020workplace"])
    assert "There is no reference 'nope2020'." in answer.err


def test_a_text_without_citations_has_none(program, tmp_path):
    (tmp_path / "plain.md").write_text("Nothing here, ada@example.org.")
    answer = program("cited", str(tmp_path / "plain.md"))
    assert (answer.status, answer.out) == (1, "")
    assert "Nothing is cited" in answer.err


def test_a_bibliography_of_a_manuscript_holds_what_is_known(program, paper, tmp_path):
    output = tmp_path / "paper.bib"
    answer = program("export", "--cited", paper, "-o", str(output))
    assert answer.status == 1
    assert output.read_text().count("\n@") + output.read_text().startswith("@") == 2
    assert "nope2020" in answer.err


def test_ids_from_a_pipe_are_written_although_one_is_unknown(program):
    answer = program("export", "-", "-f", "ris", stdin="weikel2022burnout\nnope2020\n")
    assert answer.status == 1
    assert answer.out.count("TY  - ") == 1
    assert "nope2020" in answer.err


def test_a_manuscript_is_finished_with_its_citations_and_its_list(program, paper, tmp_path):
    output = tmp_path / "paper.txt"
    answer = program("cite", "--manuscript", paper, "--style", "apa", "-o", str(output))
    assert answer.status == 1
    text = " ".join(output.read_text().split())
    assert "(Weikel & Fisher, 2022" in text
    assert "Scanlan et al. (2020) say." in text
    assert "References Scanlan, J. N." in text


def test_a_finished_manuscript_in_word_has_hanging_references(program, paper, tmp_path):
    docx = pytest.importorskip("docx")
    output = tmp_path / "paper.docx"
    program("cite", "--manuscript", paper, "--style", "apa", "-o", str(output))
    listed = [one for one in docx.Document(str(output)).paragraphs if one.style.name == "Bibliography"]
    assert listed
    assert listed[0].style.paragraph_format.first_line_indent.inches == -0.5


@pytest.mark.parametrize("key", ["gilard", "weikle2022burnout"])
def test_a_misspelt_key_is_answered_with_the_ids_that_show_names_for_it(program, key, tmp_path):
    offered = re.search(r"Did you mean ([^?]*)\?", program("show", key).err)
    assert offered is not None
    (tmp_path / "misspelt.md").write_text(f"Hope [@{key}].\n")
    answer = program("cited", str(tmp_path / "misspelt.md"))
    assert answer.status == 1
    assert f"There is no reference {key!r}.\nDid you mean {offered[1]}?" in answer.err


# Each names a reference on the command line, and nothing to what typesets a manuscript.
_NO_WHOLE_IDS = ["weikel2022", "weikel", "WEIKEL2022b"]


@pytest.mark.parametrize("key", _NO_WHOLE_IDS)
def test_the_beginning_of_an_id_is_no_key(program, key, tmp_path):
    (tmp_path / "w.tex").write_text(f"\\cite{{{key},scanlan2020workplace}}\n")
    for line in (("cited",), ("export", "--format", "bibtex", "--cited")):
        answer = program(*line, str(tmp_path / "w.tex"))
        assert answer.status == 1
        assert "scanlan2020workplace" in answer.out
        assert "weikel" not in answer.out.lower()
        assert f"There is no reference {key!r}.\nDid you mean weikel2022burnout?" in answer.err


def test_a_manuscript_is_finished_without_shortened_ids_and_these_are_named(program, tmp_path):
    (tmp_path / "w.tex").write_text("\\cite{weikel2022,scanlan2020workplace,Weikel2022Burnout}\n")
    answer = program("cite", "--manuscript", str(tmp_path / "w.tex"), "--style", "apa", "-o", str(tmp_path / "w.txt"))
    assert answer.status == 1
    assert "There is no reference 'weikel2022'. Did you mean weikel2022burnout?" in answer.err
    assert "There is no reference 'Weikel2022Burnout'. Did you mean weikel2022burnout?" in answer.err
    assert "Scanlan" in (tmp_path / "w.txt").read_text()


def test_an_identifier_of_a_work_is_no_key_and_its_id_is_offered(program, tmp_path):
    doi = next(row["doi"] for row in program("show", "weikel2022burnout", "-f", "json").json())
    (tmp_path / "w.md").write_text(f"[@{{{doi}}}]\n")
    answer = program("cited", str(tmp_path / "w.md"))
    assert (answer.status, answer.out) == (1, "")
    assert "Did you mean weikel2022burnout?" in answer.err


def test_an_id_in_other_capitals_is_known_and_said_to_be(program, tmp_path):
    (tmp_path / "w.tex").write_text("\\cite{Weikel2022Burnout}\n")
    answer = program("cited", str(tmp_path / "w.tex"))
    assert (answer.status, answer.out) == (0, "weikel2022burnout\n")
    assert "'Weikel2022Burnout' is the id weikel2022burnout" in answer.err
    exported = program("export", "--cited", str(tmp_path / "w.tex"), "--format", "bibtex")
    assert exported.status == 0
    assert "{weikel2022burnout," in exported.out
    assert "write weikel2022burnout" in exported.err


def test_a_manuscript_of_unknown_keys_alone_exports_nothing(program, tmp_path):
    (tmp_path / "w.tex").write_text("\\cite{weikel}\n")
    answer = program("export", "--cited", str(tmp_path / "w.tex"), "--format", "bibtex")
    assert (answer.status, answer.out) == (1, "")
    assert "Did you mean weikel2022burnout?" in answer.err
