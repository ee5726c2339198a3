from __future__ import annotations

import pytest


@pytest.mark.parametrize("form", ["bibtex", "ris", "csv"])
def test_what_is_exported_converts_to_csl_json(program, form):
    exported = program("export", "gillard2022impact", "--format", form)
    answer = program("convert", "-", "--from", form, "--to", "csl-json", stdin=exported.out)
    (item,) = answer.json()
    assert item["DOI"] == "10.1186/s12888-022-03999-9"
    assert item["container-title"] == "BMC Psychiatry"


@pytest.mark.parametrize(
    ("arguments", "data", "status", "sentence"),
    [
        (("none.ris", "--to", "bibtex"), b"", 3, "Can't read none.ris: there is no such file"),
        ((".", "--to", "bibtex"), b"", 3, "it is a folder"),
        (("-", "--to", "bibtex"), b"\x00\xff\x1b[31m" * 10, 3, "standard input"),
        (("-", "--to", "bibtex"), b"", 3, "standard input"),
        (("-", "--to", "bibtex", "--from", "ris"), b"Dear reader,", 3, ""),
        (("-", "--to", "ovid"), b"", 2, "is not a value of"),
        (("-", "--to", "word"), b"", 2, "'word'"),
        (("-",), b"", 2, "--to"),
    ],
)
def test_what_cannot_be_converted_is_reported_and_nothing_is_written(program, arguments, data, status, sentence):
    answer = program("convert", *arguments, stdin=data)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert answer.err.startswith("pswbrief: ")
    assert "fault" not in answer.err
    assert "\x1b" not in answer.err


def test_the_rest_is_converted_where_something_cannot_be_read(program):
    text = "@article{a, title = {A}, year = 2020}\n@article{b, title = {B\n"
    answer = program("convert", "-", "--from", "bibtex", "--to", "csv", stdin=text)
    assert answer.status == 0
    assert "a,article-journal,A" in answer.out
    assert "standard input:2: " in answer.err


FILM = (
    '[{"id": "film1", "type": "broadcast", "title": "A film", "jurisdiction": "gb", "director": [{"family": "Ash"}]}]'
)


def test_what_the_format_has_no_field_for_is_counted_or_named_and_comes_back(program):
    answer = program("convert", "-", "--from", "csl-json", "--to", "ris", stdin=FILM)
    assert "RIS has no place for jurisdiction (1), director (1); kept in U5 lines" in answer.err
    named = program("convert", "-", "--from", "csl-json", "--to", "ris", "--verbose", stdin=FILM)
    assert "RIS has no place for jurisdiction: film1." in named.err
    assert named.out == answer.out
    (item,) = program("convert", "-", "--from", "ris", "--to", "csl-json", stdin=answer.out).json()
    assert (item["type"], item["jurisdiction"], item["director"]) == ("broadcast", "gb", [{"family": "Ash"}])


@pytest.mark.parametrize("target", ["bibtex", "biblatex"])
def test_a_key_that_a_bib_file_has_otherwise_is_counted_or_named_and_comes_back(program, target):
    keys = ["ash:2019/x", "müller:2019/x", "Ash:2019/X", "brook 2020"]
    text = "".join(f"TY  - JOUR\nID  - {key}\nTI  - Nights\nER  - \n" for key in keys)
    answer = program("convert", "-", "--from", "ris", "--to", target, stdin=text)
    assert answer.err == (
        "pswbrief: .bib can't hold 3 keys unchanged, and has others instead; kept in csl-id, which other programs don't read.\n"
    )
    named = program("convert", "-", "--from", "ris", "--to", target, "--verbose", stdin=text)
    assert named.out == answer.out
    assert named.err.splitlines() == [
        "pswbrief: .bib can't hold the key 'müller:2019/x': it is written as muller:2019/x.",
        "pswbrief: .bib can't hold the key 'Ash:2019/X': it is written as Ash:2019/X-2.",
        "pswbrief: .bib can't hold the key 'brook 2020': it is written as brook-2020.",
    ]
    back = program("convert", "-", "--from", target, "--to", "csl-json", stdin=answer.out).json()
    assert [item["id"] for item in back] == keys
    assert program("convert", "-", "--from", "ris", "--to", "csl-json", stdin=text).err == ""


def test_a_file_of_pubmeds_is_written_as_one(program):
    text = "PMID- 12345678\nTI  - A title.\nAD  - Leeds.\nJT  - A journal\nPT  - Journal Article\n"
    answer = program("convert", "-", "--from", "nbib", "--to", "nbib", stdin=text)
    assert answer.status == 0
    assert set(text.splitlines()) <= set(answer.out.splitlines())
