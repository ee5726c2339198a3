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
    (tmp_path / "a.png").write_text("no manuscript")
    with pytest.raises(UsageError, match="is no manuscript"):
        read_keys(tmp_path / "a.png")
    with pytest.raises(InputError):
        read_keys(tmp_path / "missing.md")


def _word(path, parts):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"a.txt": "x"}, "it is no Word document: it has no word/document.xml."),
        ({"word/document.xml": "<w:p><w:t>[@okoro2020]</w:t>"}, "it is a damaged Word document (ExpatError)."),
        ({"word/document.xml": "<w:p/>", "word/footnotes.xml": "<w:p"}, "it is a damaged Word document (ExpatError)."),
        (
            {"word/document.xml": "<!DOCTYPE d [<!ENTITY e 'x'>]><w:p>&e;</w:p>"},
            "it is a damaged Word document (ValueError).",
        ),
    ],
)
def test_what_is_no_sound_word_document_is_said_to_be_none(tmp_path, parts, reason):
    path = tmp_path / "a.docx"
    _word(path, parts)
    with pytest.raises(InputError) as caught:
        read_keys(path)
    assert caught.value.sentence == f"Can't read {path}: {reason}"


def test_a_picture_under_the_name_of_a_manuscript_is_no_text(tmp_path):
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR [@okoro2020]"
    (tmp_path / "a.docx").write_bytes(picture)
    with pytest.raises(InputError, match=r"it is no Word document\.$"):
        read_keys(tmp_path / "a.docx")
    (tmp_path / "a.md").write_bytes(picture)
    with pytest.raises(InputError, match=r"it is no text\.$"):
        read_keys(tmp_path / "a.md")


def test_a_manuscript_in_utf_16_is_text(tmp_path):
    (tmp_path / "a.md").write_text("As [@okoro2020] says.", encoding="utf-16")
    assert read_keys(tmp_path / "a.md") == ["okoro2020"]


@pytest.mark.parametrize("ending", ["", ".md", ".png"])
def test_what_is_not_there_or_no_file_is_said_first(tmp_path, ending):
    with pytest.raises(InputError, match="there is no such file"):
        read_keys(tmp_path / f"missing{ending}")
    (tmp_path / f"folder{ending}").mkdir()
    with pytest.raises(InputError, match="it is a folder"):
        read_keys(tmp_path / f"folder{ending}")
