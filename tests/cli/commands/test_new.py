"""`new`, and a catalogue of one's own that every writing command works on."""

from __future__ import annotations

import pytest

from testing.libraries import BRIEFS, library, library_file


def test_a_catalogue_is_started_and_kept(own_program):
    answer = own_program(
        "new", "my.toml", "--title", "My brief", "--section", "Rural  areas", "--section", "Été & more"
    )
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.startswith("pswbrief: Started my.toml.\nNext: pswbrief --catalogue my.toml add")
    assert (own_program.folder / "my.toml").read_text() == (
        '[brief]\ntitle = "My brief"\n\n[[sections]]\nid = "rural-areas"\ntitle = "Rural areas"\n\n'
        '[[sections]]\nid = "ete-more"\ntitle = "Été & more"\n'
    )
    mine = ("--catalogue", "my.toml")
    assert own_program(*mine, "add", "--title", "A first paper of mine", "--section", "rural").out == "first-paper\n"
    assert own_program(*mine, "list", "--section", "rural").ids == ["first-paper"]
    assert own_program(*mine, "about").lines[1].startswith("Contents\t1 reference, 2 sections")


@pytest.mark.parametrize(
    "command",
    [("list",), ("list", "-f", "json"), ("list", "--year", "2020"), ("stats",), ("export", "-f", "ris"),
     ("cite", "--year", "2020"), ("show", "--year", "2020"), ("list", "--template", "{id}")],
)  # fmt: skip
def test_a_catalogue_without_references_says_so_and_how_to_add_some(own_program, command):
    own_program("new", "my own.toml")
    answer = own_program("--catalogue", "my own.toml", *command)
    assert (answer.status, answer.out.strip()) == (1, "[]" if "json" in command else "")
    assert answer.err == (
        "pswbrief: There are no references in my own.toml yet.\n"
        "To add some: pswbrief --catalogue 'my own.toml' add --title TITLE, or import FILE\n"
    )


def test_every_writing_command_works_on_the_catalogue_and_not_on_the_library(own_program):
    own_program("new", "my.toml")
    file = own_program.folder / "my.toml"
    states = [file.read_bytes()]
    mine = {"PSWBRIEF_CATALOGUE": "my.toml"}
    for command in [
        ("add", "--title", "A first paper of mine"),
        ("tag", "first", "+a"),
        ("note", "first", "Noted"),
        ("mark", "first", "read"),
        ("set", "first", "volume=3"),
        ("edit", "first"),
        ("import", "-"),
        ("remove", "first-paper", "--yes"),
    ]:
        env = mine | {"EDITOR": "sed -i s/3/4/"}
        answer = own_program(*command, env=env, stdin="TY  - BOOK\nTI  - A second book of mine\nER  - \n")
        assert answer.status == 0, answer.err
        assert file.read_bytes() != states[-1]
        states.append(file.read_bytes())
    assert library(own_program) == {}
    for state in reversed(states[:-1]):
        assert own_program("undo", env=mine).status == 0
        assert file.read_bytes() == state
    assert own_program("log").status == 1


def test_a_catalogue_gets_nothing_on_a_reference_that_it_has_not(own_program):
    """Opened with a library, an id of the library's would make the catalogue invalid."""
    own_program("new", "my.toml")
    own_program("--library", "lib.toml", "add", "--title", "In the library only")
    both = ("--catalogue", "my.toml", "--library", "lib.toml")
    assert own_program(*both, "list").ids == ["library-only"]
    before = (own_program.folder / "my.toml").read_bytes()
    for command in (("tag", "library-only", "+x"), ("set", "library-only", "volume=3"), ("edit", "library-only")):
        answer = own_program(*both, *command)
        assert answer.status == 1
        assert "There is no reference 'library-only'." in answer.err
    assert (own_program.folder / "my.toml").read_bytes() == before


def test_the_brief_that_ships_is_never_written(own_program, tmp_path):
    from pswbrief.store.locations import shipped_catalogue

    before = shipped_catalogue().read_bytes()
    (tmp_path / "link.toml").symlink_to(shipped_catalogue())
    for path in (shipped_catalogue(), tmp_path / "link.toml"):
        answer = own_program("--catalogue", str(path), "tag", BRIEFS, "+x")
        assert (answer.status, answer.err.partition("\n")[0]) == (
            2,
            "pswbrief: The brief that ships with pswbrief stays as it is.",
        )
    assert shipped_catalogue().read_bytes() == before


def test_a_comment_is_kept_wherever_a_change_leaves_it_and_else_needs_rewrite(own_program):
    own_program("new", "my.toml", "--section", "All")
    file = own_program.folder / "my.toml"
    file.write_text("# Kept by the library team\n" + file.read_text() + "\n# The end\n")
    mine = ("--catalogue", "my.toml")
    before = file.read_text()
    assert own_program(*mine, "add", "--title", "A first paper of mine", "--volume", "3").status == 0
    assert file.read_text().startswith(before)
    file.write_text(file.read_text().replace('volume = "3"', 'volume = "3" # or 4?'))
    answer = own_program(*mine, "set", "first", "volume=4")
    assert answer.status == 3
    assert "would drop the comment on it in my.toml" in answer.err
    assert own_program(*mine, "set", "first", "volume=4", "--rewrite").status == 0
    assert file.read_text().startswith(before)


def test_a_catalogue_in_another_layout_is_written_only_where_its_comments_may_go(own_program):
    file = own_program.folder / "my.toml"
    file.write_text('# mine\nbrief = { title = "B" }\nreferences = [{ id = "a", type = "book", title = "A" }]\n')
    mine = ("--catalogue", "my.toml")
    before = file.read_bytes()
    for command in (("tag", "a", "+x"), ("add", "--title", "Another one of mine"), ("edit", "a")):
        answer = own_program(*mine, *command, env={"EDITOR": "sed -i s/A/B/"})
        assert answer.status == 3
        assert "would drop its comments, the first in line 1.\n--rewrite drops them." in answer.err
        assert file.read_bytes() == before
    assert own_program(*mine, "edit", "a", "--rewrite", env={"EDITOR": "sed -i s/A/B/"}).status == 0
    assert own_program(*mine, "list").lines == ["a\t\t\t\tB"]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("there.toml",), 3, "there.toml exists already.\nUse --force to replace it"),
        (("no/such/my.toml",), 3, "Can't write no/such/my.toml: no such file or directory."),
        ((".",), 3, "Can't write .: it is a folder."),
        ((), 2, "Which file?"),
    ],
)
def test_what_can_not_be_started_is_reported(program, arguments, status, sentence):
    (program.folder / "there.toml").write_text("mine")
    answer = program("new", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert (program.folder / "there.toml").read_text() == "mine"


def test_with_force_it_is_replaced(own_program):
    (own_program.folder / "there.toml").write_text("mine")
    assert own_program("new", "there.toml", "--force").status == 0
    assert own_program("--catalogue", "there.toml", "list").status == 1
    assert not library_file(own_program).exists()
