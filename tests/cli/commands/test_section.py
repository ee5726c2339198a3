"""`pswbrief section` and `set --brief`: the sections and the brief itself are changed, and the change is undone."""

import pytest

from testing.catalogues import reference, write

SECTIONS = [
    {"id": "one", "title": "Part one"},
    {"id": "two", "title": "Part two"},
    {"id": "empty", "title": "Nothing yet"},
]


@pytest.fixture
def catalogue(own_program):
    return write(
        own_program.folder / "own.toml", reference(section="one"), sections=SECTIONS, brief={"title": "A brief"}
    )


def titles(program):
    return [line.split("\t")[4] for line in program("--catalogue", "own.toml", "sections").lines]


@pytest.mark.usefixtures("catalogue")
def test_a_section_is_added_at_its_place(own_program):
    """Behind another, under another, or at the end."""
    assert own_program("--catalogue", "own.toml", "section", "add", "Part one and a half", "--after", "one").status == 0
    assert own_program("--catalogue", "own.toml", "section", "add", "The end").status == 0
    assert titles(own_program) == ["Part one", "Part one and a half", "Part two", "Nothing yet", "The end"]


@pytest.mark.usefixtures("catalogue")
def test_a_section_is_renamed_and_keeps_its_id(own_program):
    """References stay in it."""
    answer = own_program("--catalogue", "own.toml", "section", "rename", "Part one", "Beginnings")
    assert answer.err == "pswbrief: Renamed the section one.\n"
    assert titles(own_program)[0] == "Beginnings"
    assert own_program("--catalogue", "own.toml", "list", "--section", "beginnings").ids == ["smith2020words"]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("two", "--before", "one"), ["Part two", "Part one", "Nothing yet"]),
        (("one", "--after", "empty"), ["Part two", "Nothing yet", "Part one"]),
    ],
)
def test_a_section_is_moved(own_program, arguments, expected):
    """In front of another, or behind it."""
    assert own_program("--catalogue", "own.toml", "section", "move", *arguments).status == 0
    assert titles(own_program) == expected


def parents(program):
    return {line.split("\t")[0]: line.split("\t")[3] for line in program("--catalogue", "own.toml", "sections").lines}


@pytest.mark.usefixtures("catalogue")
def test_a_section_moves_with_its_parts_and_to_the_level_of_its_neighbour(own_program):
    """Under another it is the last part; next to a part it becomes one; next to a section it is one again."""

    def move(*arguments):
        answer = own_program("--catalogue", "own.toml", "section", "move", *arguments)
        return answer.status, answer.err

    assert move("two", "--under", "one")[0] == 0
    assert move("empty", "--before", "two")[0] == 0
    assert titles(own_program) == ["Part one", "Nothing yet", "Part two"]
    assert parents(own_program) == {"one": "", "empty": "one", "two": "one"}
    assert own_program("--catalogue", "own.toml", "section", "add", "Last").status == 0
    assert move("one", "--after", "last")[0] == 0
    assert titles(own_program) == ["Last", "Part one", "Nothing yet", "Part two"]
    assert move("one", "--under", "last") == (
        2,
        "pswbrief: Part one has parts, so it can't be a part of another section.\n",
    )
    assert move("last", "--under", "two") == (2, "pswbrief: Part two is a part itself, so it can't have parts.\n")
    assert move("two", "--before", "last")[0] == 0
    assert titles(own_program) == ["Part two", "Last", "Part one", "Nothing yet"]
    assert parents(own_program) == {"two": "", "last": "", "one": "", "empty": "one"}


@pytest.mark.usefixtures("catalogue")
def test_only_an_empty_section_is_removed(own_program):
    """A section that is not empty stays, and the sentence says what it holds."""
    assert own_program("--catalogue", "own.toml", "section", "remove", "nothing yet").status == 0
    assert titles(own_program) == ["Part one", "Part two"]
    answer = own_program("--catalogue", "own.toml", "section", "remove", "one")
    assert answer.status == 2
    assert "it holds smith2020words" in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("section", "add", "More"),
        ("section", "rename", "one", "Other"),
        ("section", "move", "two", "--before", "one"),
        ("section", "move", "two", "--under", "one"),
        ("section", "remove", "empty"),
        ("set", "--brief", "date=2026-03", "title=Another"),
    ],
)
def test_every_change_is_taken_back(own_program, catalogue, arguments):
    """`undo` gives the file back byte for byte."""
    before = catalogue.read_bytes()
    assert own_program("--catalogue", "own.toml", *arguments).status == 0
    assert catalogue.read_bytes() != before
    assert own_program("--catalogue", "own.toml", "undo").status == 0
    assert catalogue.read_bytes() == before


def test_fields_of_the_brief_are_set(own_program, catalogue):
    """A date is EDTF, an empty value takes a field out, and the rest of the file stays."""
    assert own_program("--catalogue", "own.toml", "set", "--brief", "date=2026-03", "producer=Us").status == 0
    text = catalogue.read_text(encoding="utf-8")
    assert 'issued = "2026-03"' in text
    assert own_program("--catalogue", "own.toml", "set", "--brief", "producer=").status == 0
    assert "producer" not in catalogue.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("set", "--brief", "date=soon"), 2, "That can't be set: issued: 'soon' is not a date"),
        (("set", "--brief", "title="), 2, "title can't be empty"),
        (("section", "move", "one", "--under", "one"), 2, "can't be moved next to itself"),
        (("section", "move", "one", "--under", "two", "--after", "two"), 2, "Where should the section go?"),
        (("set", "--brief", "colour=red"), 2, "The brief has no field 'colour'."),
        (("section", "rename", "one"), 2, "takes 2 names"),
        (("section", "move", "one"), 2, "Where should the section go?"),
        (("section", "remove", "nowhere"), 1, "There is no section 'nowhere'."),
        (("section", "rename", "part", "x"), 1, "is in the title of 2 sections"),
    ],
)
def test_what_can_t_be_done_is_said(own_program, catalogue, arguments, status, sentence):
    """One sentence, the right status, and the file as it was."""
    before = catalogue.read_bytes()
    answer = own_program("--catalogue", "own.toml", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert catalogue.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [("section", "add", "More"), ("set", "--brief", "date=2026"), ("edit", "--brief")]
)
def test_a_catalogue_in_another_encoding_is_reported_as_by_other_commands(own_program, catalogue, arguments):
    catalogue.write_bytes(catalogue.read_text().encode("utf-16"))
    answer = own_program("--catalogue", "own.toml", *arguments)
    assert (answer.status, answer.out, answer.err) == (3, "", own_program("--catalogue", "own.toml", "list").err)
    assert "this is UTF-16" in answer.err


def test_the_brief_that_ships_stays_as_it_is(own_program):
    """Without a catalogue of one's own there is nothing to change."""
    answer = own_program("section", "add", "More")
    assert answer.status == 2
    assert "stays as it is" in answer.err
