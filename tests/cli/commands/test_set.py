"""`set`: fields of one's own references, and what is a reader's on the brief's."""

from __future__ import annotations

import pytest

from pswbrief.core.variables import VARIABLES, VariableKind
from pswbrief.workspace.assignment import field_named, settable
from testing.libraries import BRIEFS, OWN, add_one, field, library, library_file


def test_fields_are_set_and_only_their_lines_change(own_program):
    add_one(own_program)
    before = library_file(own_program).read_text().splitlines()
    answer = own_program("set", "smith", "volume=12", "pages=3-9", "journal=A Journal = good")
    assert (answer.status, answer.out, answer.err) == (0, "", "pswbrief: 1 reference changed.\n")
    after = library_file(own_program).read_text().splitlines()
    assert [line for line in after if line not in before] == [
        'container = "A Journal = good"',
        'volume = "12"',
        'pages = "3-9"',
    ]
    assert [line for line in after if line in before] == before


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        (
            "author=Jones, Bo; WHO; Sørensen, K.",
            "authors",
            [{"family": "Jones", "given": "Bo"}, {"literal": "WHO"}, {"family": "Sørensen", "given": "K."}],
        ),
        ("year=2021-05", "issued", "2021-05"),
        ("DOI=https://doi.org/10.1234/ABC", "doi", "10.1234/ABC"),
        ("article-number=e12", "article_number", "e12"),
        ("tags=a; b c; a", "tags", ["a", "b c"]),
        ("status=Reading", "status", "reading"),
        ("type=Report", "type", "report"),
        ("access=open", "access", "open"),
        ("title=Ünïcode “quoted” \\n 'x'", "title", "Ünïcode “quoted” \\n 'x'"),
        ("section=rural", "section", "Rural areas"),
    ],
)
def test_a_value_is_read_as_a_person_writes_it(own_program, written, name, value):
    add_one(own_program)
    answer = own_program("set", OWN, written)
    assert answer.status == 0, answer.err
    found = field(own_program, OWN, name)
    assert (found.lower() if name == "doi" else found) == (value.lower() if name == "doi" else value)


def test_an_empty_value_takes_a_field_out_and_a_section_of_none_too(own_program):
    bare = {"id", "type", "title", "authors", "issued"}
    add_one(own_program, "--volume", "3", "--section", "rural")
    assert own_program("set", OWN, "volume=", "section=").status == 0
    assert library(own_program)["references"][0].keys() == bare
    assert own_program("set", OWN, "section=rural").status == 0
    own_program("add", "--title", "Another one without a section")
    assert own_program("set", OWN, "section=your library").status == 0
    assert library(own_program)["references"][0].keys() == bare


def test_an_id_is_changed_and_undo_brings_it_back(own_program):
    add_one(own_program)
    assert own_program("set", OWN, "id=smith2020better").status == 0
    assert own_program("list", "--mine").ids == ["smith2020better"]
    assert own_program("undo").status == 0
    assert own_program("list", "--mine").ids == [OWN]


def test_many_are_set_through_a_pipe(own_program):
    found = own_program("list", "--section", "impact")
    answer = own_program("set", "-", "status=read", stdin=found.out)
    assert (answer.status, answer.err) == (0, f"pswbrief: {len(found.ids)} references changed.\n")
    assert own_program("list", "--status", "read").ids == found.ids
    assert own_program("set", "-", "status=read", stdin=found.out).err.startswith("pswbrief: Nothing to change")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((OWN, "volumen=3"), 2, "A reference has no field 'volumen'.\nDid you mean volume"),
        ((OWN, "year=20x"), 2, "That can't be set: issued: '20x' is not a date"),
        ((OWN, "title="), 2, "That can't be set: title can't be empty."),
        ((OWN, "id="), 2, "That can't be set: id can't be empty."),
        ((OWN, "id=A B"), 2, "'A B' is not an id"),
        ((OWN, f"id={BRIEFS}"), 3, f"There is a reference {BRIEFS} already."),
        ((OWN, "doi=10"), 2, "'10' is not a DOI"),
        ((OWN, "status=skimmed"), 2, "should be 'to-read', 'reading' or 'read', not 'skimmed'"),
        ((OWN, "type=novel"), 2, "not 'novel'"),
        ((OWN, "section=nowhere"), 1, "There is no section 'nowhere'."),
        ((OWN, "section=re"), 1, "is part of the names of several sections"),
        ((OWN, "duplicate_of=nobody"), 3, f"{OWN} can't be a duplicate of nobody"),
        ((OWN, "=3"), 2, "A reference has no field ''."),
        ((OWN,), 2, "Which fields of which references should be set?"),
        (("volume=3",), 2, "Which fields of which references should be set?"),
        (("nobody", "volume=3"), 1, "There is no reference 'nobody'."),
        ((OWN, BRIEFS, "id=x"), 2, "Several references can't have one id."),
        ((BRIEFS, "volume=3"), 2, f"{BRIEFS} is one of the brief's references, which stay as they are"),
        ((), 2, "Which fields of which references should be set?"),
    ],
)
def test_what_can_not_be_set_changes_nothing(owner, arguments, status, sentence):
    before = library_file(owner).read_bytes()
    answer = owner("set", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert "fault" not in answer.err
    assert library_file(owner).read_bytes() == before


def test_a_comment_next_to_a_field_is_kept_unless_it_may_go(own_program):
    add_one(own_program)
    file = library_file(own_program)
    file.write_text(file.read_text().replace('issued = "2020"', 'issued = "2020" # so says the cover'))
    answer = own_program("set", OWN, "year=2021")
    assert answer.status == 3
    assert "Setting issued would drop the comment on it" in answer.err
    assert "--rewrite drops it." in answer.err
    assert own_program("set", OWN, "volume=1").status == 0
    assert "# so says the cover" in file.read_text()
    assert own_program("set", OWN, "year=2021", "--rewrite").status == 0
    assert "# so says the cover" not in file.read_text()


def test_ids_are_made_by_a_pattern_and_printed_old_and_new_and_taken_back_at_once(own_program):
    add_one(own_program)
    before = library(own_program)
    (old,) = [reference["id"] for reference in before["references"]]
    answer = own_program("set", "--keys", "[auth:upper]-[year]", old)
    assert (answer.status, answer.err) == (0, "pswbrief: 1 reference changed.\n")
    (line,) = answer.lines
    assert line.split("\t") == [old, library(own_program)["references"][0]["id"]]
    assert line.split("\t")[1].startswith("SMITH-")
    again = own_program("set", "--keys", "[auth:upper]-[year]", line.split("\t")[1])
    assert (again.out, again.err) == ("", "pswbrief: Nothing to change: the ids have this form already.\n")
    own_program("undo")
    assert library(own_program) == before


def test_an_invalid_pattern_and_fields_with_a_pattern_are_refused(own_program):
    add_one(own_program)
    for arguments in (("--keys", "[foo]", "smith"), ("--keys", "[auth]", "smith", "volume=1")):
        assert own_program("set", *arguments).status == 2


@pytest.mark.parametrize("name", [name for name in settable() if field_named(name).startswith("csl.")])
def test_every_other_variable_of_csl_is_set_by_its_name_and_taken_out_again(own_program, name):
    add_one(own_program)
    variable = name.removeprefix("csl.")
    typed, kept = VALUES.get(VARIABLES[variable], ("The 1st", "The 1st"))
    assert own_program("set", OWN, f"{name}={typed}").status == 0
    assert library(own_program)["references"][0]["csl"] == {variable: kept}
    assert own_program("set", OWN, f"{name}=").status == 0
    assert "csl" not in library(own_program)["references"][0]


VALUES = {
    VariableKind.NAMES: (
        "Okoro, Ada; NHS England",
        [{"family": "Okoro", "given": "Ada"}, {"literal": "NHS England"}],
    ),
    VariableKind.DATE: ("1850~", "1850~"),
}
