"""Manuscripts: the keys in a file of each kind, and what is none."""

from __future__ import annotations

import zipfile

import pytest

from pswbrief.errors import InputError, UsageError
from pswbrief.workspace.manuscripts import read_keys


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "[@okoro2020]"),
        ("a.qmd", "@okoro2020"),
        ("a.tex", "\\cite{okoro2020}"),
        ("a.aux", "\\citation{okoro2020}"),
        ("a.typ", "@okoro2020"),
    ],
)
def test_the_ending_says_how_a_manuscript_is_read(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert read_keys(tmp_path / name) == ["okoro2020"]


def test_a_word_document_is_read_across_its_runs(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            "<w:p><w:r><w:t>See [@oko</w:t></w:r><w:r><w:t xml:space='preserve'>ro2020; @marsh2019]</w:t></w:r></w:p>",
        )
    assert read_keys(path) == ["okoro2020", "marsh2019"]


def test_a_tab_or_a_line_break_of_a_word_document_parts_words(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        runs = "<w:t>see</w:t><w:tab/><w:t>@okoro2020</w:t><w:br w:type='page'/><w:t>@marsh2019</w:t>"
        archive.writestr("word/document.xml", f"<w:p><w:r>{runs}</w:r></w:p>")
    assert read_keys(path) == ["okoro2020", "marsh2019"]


def test_what_is_no_manuscript_is_refused(tmp_path):
    (tmp_path / "a.docx").write_text("no document")
    with pytest.raises(InputError, match="is no Word document"):
        read_keys(tmp_path / "a.docx")
    with pytest.raises(UsageError, match="is no manuscript"):
        read_keys(tmp_path / "a.png")
    with pytest.raises(InputError):
        read_keys(tmp_path / "missing.md")
