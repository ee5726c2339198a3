"""`add`: fields as options, or a template in an editor."""

from __future__ import annotations

import pytest

from testing.editor import Editor
from testing.libraries import OWN, add_one, library, library_file
from testing.terminal import at_terminal

ALL = {
    "--title": "A title: of “one”",
    "--type": "Chapter",
    "--author": "Smith, Ann; WHO",
    "--editor": "Jones, Bo",
    "--year": "2020-05",
    "--journal": "A Book",
    "--volume": "3",
    "--issue": "4",
    "--article-number": "e12",
    "--pages": "3-9",
    "--publisher": "A House",
    "--place": "Leeds",
    "--edition": "2nd",
    "--genre": "Report",
    "--doi": "https://doi.org/10.1234/abc",
    "--pmid": "12345",
    "--pmcid": "PMC12345",
    "--isbn": "978-0-00-000000-0",
    "--issn": "1234-5678",
    "--url": "https://example.org/a",
    "--accessed": "2024-01-31",
    "--language": "en-GB",
    "--section": "Rural",
    "--access": "Open",
    "--abstract": "Two\nlines",
    "--tag": "a; b",
    "--status": "Reading",
    "--note": "Mine",
    "--id": "my-own-id",
}


def test_every_field_has_an_option(own_program):
    answer = own_program("add", *(word for pair in ALL.items() for word in pair))
    assert (answer.status, answer.out, answer.err) == (0, "my-own-id\n", "pswbrief: Added.\n")
    (reference,) = library(own_program)["references"]
    assert reference == {
        "id": "my-own-id",
        "section": "rural-areas",
        "type": "chapter",
        "title": "A title: of “one”",
        "authors": [{"family": "Smith", "given": "Ann"}, {"literal": "WHO"}],
        "editors": [{"family": "Jones", "given": "Bo"}],
        "container": "A Book",
        "publisher": "A House",
        "place": "Leeds",
        "edition": "2nd",
        "genre": "Report",
        "volume": "3",
        "issue": "4",
        "article_number": "e12",
        "pages": "3-9",
        "issued": "2020-05",
        "access": "open",
        "doi": "10.1234/abc",
        "pmid": "12345",
        "pmcid": "PMC12345",
        "isbn": "978-0-00-000000-0",
        "issn": "1234-5678",
        "url": "https://example.org/a",
        "accessed": "2024-01-31",
        "language": "en-GB",
        "tags": ["a", "b"],
        "status": "reading",
        "notes": "Mine",
        "abstract": "Two\nlines",
    }
    assert own_program("list", "--mine", "--section", "rural").ids == ["my-own-id"]


def test_any_other_variable_of_csl_is_set_and_what_is_no_assignment_is_refused(own_program):
    options = (
        "--set",
        "event-title=Peer work = work",
        "--set",
        "chair=Okoro, Ada",
        "--set",
        "csl.note=Seen",
        "--set",
        "year=2020",
    )
    assert own_program("add", "--title", "A talk", "--type", "speech", *options).status == 0
    (reference,) = library(own_program)["references"]
    assert (reference["issued"], reference["csl"]) == (
        "2020",
        {"chair": [{"family": "Okoro", "given": "Ada"}], "note": "Seen", "event-title": "Peer work = work"},
    )
    answer = own_program("add", "--title", "Another", "--set", "event-title")
    assert (answer.status, answer.err.count("\n")) == (2, 2)
    assert "--set takes FIELD=VALUE, not 'event-title'." in answer.err
    assert "no field 'shelf'" in own_program("add", "--title", "Another", "--set", "shelf=3").err
    assert len(library(own_program)["references"]) == 1


def test_an_id_is_made_that_is_stable_and_free(own_program):
    assert add_one(own_program).out == f"{OWN}\n"
    answer = own_program("add", "--title", "Nights at home", "--author", "Smith, Bo", "--year", "2020")
    assert answer.out == f"{OWN}-2\n"


def test_what_is_there_already_is_refused_unless_it_is_wanted_twice(own_program):
    match = ("add", "--title", "Any", "--doi", "10.1186/s12888-022-03999-9")
    answer = own_program(*match)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "pswbrief: The same work is there already: gillard2022impact (same DOI).\n--duplicate adds it anyway.\n"
    )
    assert own_program(*match, "--duplicate").status == 0
    assert own_program("list", "--mine").lines[0].endswith("\tAny")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "What should be added?\nTry: pswbrief add 10."),
        (("--year", "2020"), 2, "The reference can't be added: title can't be empty."),
        (("--title", ""), 2, "What should be added?"),
        (("--title", "x", "--year", "20x"), 2, "issued: '20x' is not a date"),
        (("--title", "x", "--type", "novel"), 2, "type: input should be"),
        (("--title", "x", "--access", "maybe"), 2, "not 'maybe'"),
        (("--title", "x", "--doi", "1"), 2, "'1' is not a DOI"),
        (("--title", "x", "--url", "ftp:/x"), 2, "url: 'ftp:/x' is not an http(s) address"),
        (("--title", "x", "--id", "../x"), 2, "'../x' is not an id"),
        (("--title", "x", "--id", OWN), 2, f"There is a reference {OWN} already."),
        (("--title", "x", "--id", "gillard2022impact"), 2, "There is a reference gillard2022impact already."),
        (("--title", "x", "--section", "nowhere"), 1, "There is no section 'nowhere'."),
        (("--titel", "x"), 2, "add has no option --titel."),
    ],
)
def test_what_can_not_be_added_changes_nothing(owner, arguments, status, sentence):
    before = library_file(owner).read_bytes()
    answer = owner("add", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert library_file(owner).read_bytes() == before


@pytest.mark.parametrize(
    "title",
    [
        "\x1b[31mred of\x9b day",
        "=cmd|' /C calc'!A0",
        "\\input{x} $a$ %",
        "[b]x[/b]",
        "x" * 100_000,
        "\U0001f642 \u202eabc",
    ],
)
def test_a_hostile_title_is_kept_as_data(own_program, title):
    made = own_program("add", "--title", title, "--author", title)
    assert made.status == 0, made.err
    (line,) = own_program("list", "--mine").lines
    assert "\x1b" not in line
    assert "\x9b" not in line
    assert line.count("\t") == 4
    for form in ("bibtex", "ris", "csl-json", "csv", "html", "toml"):
        assert own_program("export", "--mine", "--format", form).status == 0


FILLED = """sed -i 's/^title = ""/title = "Nights on the ward"/; s/family = "", given = ""/family = "Smith", given = "Ann"/' "$1" """


def test_a_template_is_filled_in_an_editor(own_program, tmp_path):
    editor = Editor(tmp_path / "editor", f'{FILLED}; sed -i \'s/^issued = ""/issued = "2020"/\' "$1"')
    screen = at_terminal(own_program, "add", "--toml", env=editor.environment)
    assert (screen.status, screen.text) == (0, f"{OWN}\npswbrief: Added.\n")
    assert editor.seen[0].startswith("#! A reference needs a title;")
    assert library(own_program)["references"] == [
        {
            "id": OWN,
            "type": "article-journal",
            "title": "Nights on the ward",
            "authors": [{"family": "Smith", "given": "Ann"}],
            "issued": "2020",
        }
    ]
    assert "#!" not in library_file(own_program).read_text()


def test_a_template_that_is_not_valid_opens_again_and_loses_nothing(own_program, tmp_path):
    editor = Editor(
        tmp_path / "editor",
        f'{FILLED}; echo \'colour = "red"\' >>"$1"',
        'sed -i \'/^colour/d; s/Smith/Smith"/\' "$1"',
        'sed -i \'s/Smith"/Smith/; s/^issued.*/issued = "2020"/\' "$1"',
    )
    screen = at_terminal(own_program, "add", "--toml", env=editor.environment)
    assert (screen.status, screen.text) == (0, f"{OWN}\npswbrief: Added.\n")
    _, second, third = editor.seen
    assert second.startswith("#! The reference can't be added: colour: is not a field that pswbrief knows.\n")
    assert third.startswith("#! This is not TOML: ")
    assert third.count("#!") == 2
    assert "Nights on the ward" in third


@pytest.mark.parametrize("step", ["true", ': >"$1"', 'rm "$1"'], ids=["as it is", "empty", "gone"])
def test_a_template_is_abandoned(own_program, tmp_path, step):
    screen = at_terminal(own_program, "add", "--toml", env=Editor(tmp_path / "editor", step).environment)
    assert (screen.status, screen.text) == (0, "pswbrief: Nothing was added.\n")
    assert library(own_program) == {}


def test_a_refused_text_that_is_abandoned_is_kept_with_earlier_ones(own_program, tmp_path):
    for number, name in enumerate(("new.toml", "new-2.toml")):
        editor = Editor(tmp_path / f"editor{number}", f"{FILLED}; echo 'no toml {number}' >>\"$1\"")
        screen = at_terminal(own_program, "add", "--toml", env=editor.environment)
        draft = own_program.data / "pswbrief" / "drafts" / name
        assert screen.status == 3
        assert screen.words.startswith(f"pswbrief: Nothing was changed: the text that was refused is kept in {draft}. ")
        assert "Nights on the ward" in draft.read_text()
        assert "#!" not in draft.read_text()
    assert library(own_program) == {}
