"""`check` on the brief, on files with mistakes, and with `--fix`."""

from __future__ import annotations

import json
import shutil

import pytest

from pswbrief.store.locations import shipped_catalogue
from testing.catalogues import reference, write
from testing.libraries import library_file
from testing.terminal import on_terminal

KEYS = ["severity", "code", "file", "line", "id", "field", "sentence", "score"]
EVIL = "[red]peers[/red]\x1b[31m\tx \u202ertl"
MINE = '[[references]]\nid = "mine"\ntype = "report"\ntitle = "Stress  at work"\nauthors = [{ family = "Li" }]\nissued = "2020"\n'


def _library(program, text):
    path = program.data / "pswbrief" / "library.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _codes(answer):
    return [line.split("\t")[1] for line in answer.lines]


def test_the_brief_has_warnings_and_no_errors(program):
    answer = program.once("check")
    assert answer.status == 0
    lines = [line.split("\t") for line in answer.lines]
    assert {len(line) for line in lines} == {5}
    assert {line[0] for line in lines} == {"warning"}
    assert answer.err == f"pswbrief: 0 errors, {len(lines)} warnings.\n"
    text = shipped_catalogue().read_text(encoding="utf-8").split("\n")
    for _, code, place, key, _ in lines:
        name, _, number = place.rpartition(":")
        assert name == str(shipped_catalogue())
        before = text[: int(number) + 1]
        assert f'id = "{key}"' == next(line for line in reversed(before) if line.startswith("id = ")), code


def test_a_finding_s_line_is_that_of_its_field(program):
    found = program.once("check", "--format", "json").json()
    text = shipped_catalogue().read_text(encoding="utf-8").split("\n")
    assert list(found[0]) == KEYS
    with_field = [one for one in found if one["field"]]
    assert len(with_field) > 30
    for one in with_field:
        assert text[one["line"] - 1].startswith(f"{one['field']} = ")
    assert [json.loads(line) for line in program("check", "--format", "jsonl").lines] == found


def test_brief_and_library_are_checked_together_and_each_by_itself(own_program):
    title = (
        "Challenges faced by mental health peer support workers: peer support from the peer supporter's point of view"
    )
    path = _library(own_program, MINE.replace("Stress  at work", title).replace("2020", "2012"))
    whole = own_program("check")
    (line,) = [line.split("\t") for line in whole.lines if line.startswith("warning\tduplicate")]
    assert line[2:4] == [f"{path}:1", "mine"]
    assert "the brief's challenges2012faced" in line[4]
    mine, brief = own_program("check", "--mine"), own_program("check", "--brief-only")
    assert mine.lines == ["\t".join(line)]
    assert sorted(mine.lines + brief.lines) == sorted(whole.lines)


def test_a_named_catalogue_is_checked_alone(own_program):
    _library(own_program, MINE)
    path = write(own_program.folder / "b.toml", reference())
    answer = own_program("--catalogue", "b.toml", "check")
    assert _codes(answer) == ["no-year", "no-authors", "no-pages", "no-doi", "no-headings"]
    assert all("b.toml:" in line for line in answer.lines)
    assert own_program("check", "--catalogue", str(path)).status == 0


def test_the_errors_of_a_file_are_all_reported_first_and_end_with_status_1(own_program):
    write(own_program.folder / "b.toml", reference(pmid="x", volume=7), reference(colour="red"))
    answer = own_program("--catalogue", "b.toml", "check")
    assert answer.status == 1
    assert {line.split("\t")[0] for line in answer.lines} == {"error"}
    assert sorted(_codes(answer)) == ["bad-identifier", "bad-value", "unknown-field"]
    assert answer.err == "pswbrief: 3 errors, 0 warnings.\n"
    text = (own_program.folder / "b.toml").read_text().split("\n")
    for line in answer.lines:
        number = int(line.split("\t")[2].rpartition(":")[2])
        assert text[number - 1].split(" = ")[0] in {"pmid", "volume", "colour"}


def test_a_library_that_does_not_load_leaves_the_brief_s_warnings(own_program):
    path = _library(own_program, 'a = "')
    answer = own_program("check")
    assert answer.status == 1
    assert answer.lines[0].startswith(f"error\tnot-toml\t{path}:1\t\tThis is not TOML: ")
    assert len(answer.lines) > 50


@pytest.mark.parametrize("arguments", [("--catalogue", "none.toml"), ("--library", "none.toml"), ("--catalogue", ".")])
def test_a_file_that_can_not_be_read_ends_with_status_3(own_program, arguments):
    answer = own_program(*arguments, "check")
    assert (answer.status, answer.out) == (3, "")
    assert "Can't read" in answer.err


def test_where_nothing_is_wrong_that_is_said(own_program):
    _library(own_program, MINE.replace("Stress  ", "Stress "))
    answer = own_program("check", "--mine")
    assert (answer.status, answer.out, answer.err) == (0, "", "pswbrief: Nothing was found.\n")
    assert own_program("check", "--mine", "--format", "json").json() == []


def test_references_without_a_heading_are_listed(own_program):
    _library(own_program, MINE + MINE.replace('"mine"', '"bees"').replace("Stress  at work", "Bees"))
    found = [line.split("\t") for line in own_program("check", "--mine").lines]
    assert [(code, key) for _, code, _, key, _ in found if code == "no-headings"] == [("no-headings", "bees")]


def test_where_most_of_a_file_is_of_another_field_one_finding_says_so(own_program):
    other = [MINE.replace('"mine"', f'"bees{n}"').replace("Stress  at work", f"Bees of field {n}") for n in range(8)]
    _library(own_program, "\n".join([MINE, *other]))
    found = [line for line in own_program("check", "--mine").lines if "no-headings" in line]
    assert len(found) == 1
    assert "8 of 9 references have no heading" in found[0]


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_terminal_gets_groups_that_fit_it_and_nothing_that_it_would_obey(own_program, columns):
    path = write(own_program.folder / "b.toml", reference(title=EVIL, container=EVIL, abstract=f"{EVIL} ("))
    arguments = ("--catalogue", str(path), "check")
    screen = on_terminal(own_program, *arguments, columns=columns)
    assert screen.widest <= columns
    assert screen.stray == []
    assert "\u202e" not in screen.text
    assert "[red]peers[/red]" in screen.words
    plain = own_program(*arguments)
    assert {"garbled", "spaces", "bracket"} <= set(_codes(plain))
    assert f"Warnings ({len(plain.lines)})" in screen.lines
    assert "\x1b" not in plain.out


def test_fix_changes_the_library_says_so_and_can_be_undone(own_program):
    text = f"# mine\n\n{MINE}# beside it\nvolume = '3'\n"
    path = _library(own_program, text)
    answer = own_program("check", "--mine", "--fix")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "pswbrief: Fixed mine: title (spaces).\npswbrief: Nothing was found.\n"
    assert path.read_text() == text.replace("Stress  at", "Stress at")
    assert "check --mine --fix" in own_program("log").out
    assert own_program("undo").status == 0
    assert path.read_text() == text


def test_fix_corrects_what_keeps_a_file_from_loading(own_program):
    path = _library(own_program, MINE + 'doi = "https://doi.org/10.5555/A"\npmcid = "pmc12"\n')
    assert own_program("list", "--mine").status == 3
    answer = own_program("check", "--mine", "--fix")
    assert answer.status == 0
    assert 'doi = "10.5555/A"\npmcid = "PMC12"\n' in path.read_text()
    assert own_program("list", "--mine", "--format", "ids").lines == ["mine"]


@pytest.mark.parametrize("other", ['pmid = "x"\n', 'colour = "red"\n', MINE])
def test_a_file_that_would_still_not_load_is_left_as_it_is(own_program, other):
    path = _library(own_program, MINE + other)
    before = path.read_bytes()
    answer = own_program("check", "--mine", "--fix")
    assert answer.status == 1
    assert "Nothing was fixed in" in answer.err
    assert path.read_bytes() == before


def test_a_comment_next_to_a_field_is_kept_unless_rewriting_is_allowed(own_program):
    path = _library(own_program, MINE.replace('work"\n', 'work" # sic\n'))
    before = path.read_bytes()
    answer = own_program("check", "--mine", "--fix")
    assert answer.status == 3
    assert "would drop the comment" in answer.err
    assert path.read_bytes() == before
    assert own_program("check", "--mine", "--fix", "--rewrite").status == 0
    assert "Stress at work" in path.read_text()


def test_fix_works_on_a_named_catalogue_and_never_on_the_brief_that_ships(own_program):
    path = write(own_program.folder / "b.toml", reference(title="Two  blanks"))
    assert "Fixed smith2020words: title (spaces)." in own_program("--catalogue", "b.toml", "check", "--fix").err
    assert "Two blanks" in path.read_text()
    for arguments in (("--catalogue", str(shipped_catalogue())), ("--brief-only",)):
        answer = own_program("check", "--fix", *arguments)
        assert (answer.status, answer.out) == (2, "")
        assert "stays as it is" in answer.err


def test_fix_with_nothing_to_fix_makes_no_file_and_no_entry(own_program):
    answer = own_program("check", "--fix")
    assert answer.status == 0
    assert answer.err.startswith("pswbrief: Nothing was fixed in ")
    assert not (own_program.data / "pswbrief" / "library.toml").exists()
    assert own_program("log").status == 1


def test_many_fixes_are_reported_in_few_lines(own_program):
    _library(own_program, "\n".join(MINE.replace('"mine"', f'"mine{number}"') for number in range(25)))
    reported = own_program("check", "--mine", "--fix").err.split("\n")
    assert sum("Fixed mine" in line for line in reported) == 20
    assert "And 5 fields more." in reported


def test_what_excludes_itself_is_wrong_usage(program):
    assert program("check", "--mine", "--brief-only").status == 2


def test_a_copy_of_the_brief_has_what_the_brief_has(own_program):
    shutil.copy(shipped_catalogue(), own_program.folder / "copy.toml")
    copied = own_program("--catalogue", "copy.toml", "check").lines
    shipped = own_program("check").lines
    assert [line.split("\t")[3:] for line in copied] == [line.split("\t")[3:] for line in shipped]


def test_another_program_s_file_is_checked_and_nothing_is_imported(own_program):
    (own_program.folder / "x.bib").write_text("@article{a b, title = {Nights}, year = 2020}\n", encoding="utf-8")
    answer = own_program("check", "x.bib")
    assert answer.status == 0
    assert "warning\todd-key\tx.bib:1\ta b\t" in answer.out
    assert own_program("check", "x.bib", "--strict").status == 1
    assert own_program("check", "-", "--from", "bibtex", stdin="@article{a b, title = {Nights}, year = 2020}\n").lines
    assert own_program("check", "x.bib", "--fix").status == 2
    assert own_program("list", "--mine").status == 1


def test_a_catalogue_and_a_library_are_checked_as_files(own_program):
    own_program("add", "--title", "Nights on the  ward", "--id", "own")
    (own_program.folder / "own.toml").write_bytes(library_file(own_program).read_bytes())
    assert {line.split("\t")[3] for line in own_program("check", "own.toml").lines} == {"own"}
    whole = own_program("export", "--format", "toml").out
    (own_program.folder / "whole.toml").write_text(whole, encoding="utf-8")
    assert len(own_program("check", "whole.toml").lines) > 50


def test_findings_are_chosen_by_code_and_severity(program):
    lines = program("check", "--code", "no-year", "--code", "markup").lines
    assert {line.split("\t")[1] for line in lines} == {"no-year", "markup"}
    answer = program("check", "--severity", "error", "--strict")
    assert (answer.status, answer.out) == (0, "")
    assert program("check", "--strict").status == 1


def test_a_terminal_gets_counts_by_code_and_each_of_those_that_are_chosen(program):
    counted = on_terminal(program, "check")
    assert "no-authors" in counted.text
    assert "nhsengland-lived" not in counted.text
    assert "--code" in counted.err
    assert "nhsengland-lived" in on_terminal(program, "check", "--code", "no-year").text


def test_an_accepted_finding_is_reported_no_more_and_can_be_listed(own_program):
    before = own_program("check").lines
    line = next(line for line in before if "\tno-year\t" in line)
    key = line.split("\t")[3]
    answer = own_program("check", "--accept", "no-year", key)
    assert (answer.status, answer.err) == (
        0,
        "pswbrief: no-year is no longer reported for 1 reference; check --accepted lists what you accepted.\n",
    )
    assert (
        own_program("check", "--accept", "no-year", key).err
        == "pswbrief: Nothing to change: that was accepted before.\n"
    )
    assert own_program("check").lines == [other for other in before if other != line]
    assert own_program("check", "--accepted").lines == [line]
    assert own_program("undo").status == 0
    assert own_program("check").lines == before


def test_a_finding_is_accepted_in_the_catalogue_that_is_named(own_program):
    path = write(own_program.folder / "b.toml", reference())
    key = own_program("--catalogue", str(path), "list").ids[0]
    assert own_program("--catalogue", str(path), "check", "--accept", "no-doi", key).status == 0
    assert "no-doi" in path.read_text(encoding="utf-8")
    assert "no-doi" not in _codes(own_program("--catalogue", str(path), "check"))


def test_what_is_accepted_is_a_warning_of_a_reference(program):
    assert program("check", "--accept", "bad-value", "gillard2022impact").status == 2
    assert program("check", "--accept", "no-doi").status == 2
    assert program("check", "--accept", "no-doi", "nobody").status == 1
    answer = program("check", "--accept", "no-year", "gillard2022impact", "nhsengland-lived")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("pswbrief: There is no finding no-year on gillard2022impact.\n")
    assert program("check", "--accepted").lines == []


def test_another_program_s_file_holds_nothing_that_is_accepted(own_program):
    (own_program.folder / "a.bib").write_text("@misc{a, title={One}}")
    for options in (("--accepted", "a.bib"), ("--accept", "no-year", "a.bib")):
        answer = own_program("check", *options)
        assert (answer.status, answer.out) == (2, "")
        assert "a.bib is another program's file, which holds no accepted findings." in answer.err
