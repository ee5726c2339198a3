"""`edit`: a reference as TOML in an editor, until it is valid or abandoned."""

from __future__ import annotations

import tomllib

import pytest

from testing.editor import Editor
from testing.libraries import BRIEFS, OWN, add_one, field, library, library_file
from testing.terminal import at_terminal


def test_one_of_your_own_is_edited_as_toml_and_undo_brings_it_back(own_program, tmp_path):
    add_one(own_program)
    before = library_file(own_program).read_bytes()
    editor = Editor(tmp_path / "editor", 'sed -i \'s/2020"/2021"/; $a # from the cover\' "$1"')
    screen = at_terminal(own_program, "edit", "smith", env=editor.environment)
    assert (screen.status, screen.text) == (0, "pswbrief: Changed 1 reference.\n")
    assert editor.seen == [before.decode()]
    assert field(own_program, OWN, "issued") == "2021"
    assert "# from the cover" in library_file(own_program).read_text()
    assert own_program("undo").err.startswith("pswbrief: Took back: pswbrief edit smith\n")
    assert library_file(own_program).read_bytes() == before


def test_what_is_noted_on_one_of_the_briefs_is_edited(own_program, tmp_path):
    editor = Editor(tmp_path / "editor", "sed -i 's/^#! tags/tags/' \"$1\"", "sed -i 's/reading/read/' \"$1\"")
    assert own_program("edit", BRIEFS, env=editor.environment).err == "pswbrief: Changed 1 reference.\n"
    assert own_program("edit", BRIEFS, env=editor.environment).err == "pswbrief: Changed 1 reference.\n"
    assert editor.seen[0].startswith(f'[[annotations]]\nid = "{BRIEFS}"\n#! tags = ["reading"]\n')
    assert editor.seen[1] == f'[[annotations]]\nid = "{BRIEFS}"\ntags = ["reading"]\n'
    assert library(own_program)["annotations"] == [{"id": BRIEFS, "tags": ["read"]}]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ('echo "year = 2020" >>"$1"', "year: is not a field that pswbrief knows."),
        ('echo "issued" >>"$1"', "this is not TOML"),
        ('sed -i \'s/2020"/20x"/\' "$1"', "issued: '20x' is not a date"),
        ("sed -i '/^title/d' \"$1\"", "title: is missing."),
        ('sed -i \'s/^id = .*/id = "gillard2022impact"/\' "$1"', "There is a reference gillard2022impact already."),
        ('sed -i \'s/^id = .*/id = ".."/\' "$1"', "'..' is not an id"),
        (
            'printf "\\n[[references]]\\nid = \\"b\\"\\ntype = \\"book\\"\\ntitle = \\"B\\"\\n" >>"$1"',
            "one [[references]]",
        ),
        ('echo "Dear reader" >"$1"', "this is not TOML"),
        ('printf "\\377\\000" >>"$1"', "this is not TOML"),
        ('echo "section = \\"nowhere\\"" >>"$1"', "There is no section 'nowhere'."),
    ],
)
def test_a_text_that_is_not_valid_opens_again_and_can_be_abandoned(own_program, tmp_path, step, reason):
    add_one(own_program)
    before = library_file(own_program).read_bytes()
    editor = Editor(tmp_path / "editor", step)
    answer = own_program("edit", OWN, env=editor.environment)
    assert (answer.status, answer.out) == (3, "")
    first, second = editor.seen
    comment = "".join(line for line in second.splitlines(keepends=True) if line.startswith("#! "))
    assert reason in comment
    assert "To give up, change nothing, or empty the file." in comment
    draft = own_program.data / "pswbrief" / "drafts" / f"{OWN}.toml"
    assert answer.err == (
        f"pswbrief: Nothing was changed: the text that was refused is kept in {draft}.\nGo on: pswbrief edit --resume\n"
    )
    assert draft.read_text() == second.removeprefix(comment)
    assert draft.read_text() != first
    assert library_file(own_program).read_bytes() == before


def test_a_comment_of_the_readers_own_that_looks_like_ours_stays(own_program, tmp_path):
    add_one(own_program)
    file = library_file(own_program)
    file.write_text(file.read_text().replace("issued =", "#! check this\nissued ="))
    editor = Editor(tmp_path / "editor", 'sed -i \'s/2020"/2021"/\' "$1"')
    assert own_program("edit", OWN, env=editor.environment).status == 0
    assert '#! check this\nissued = "2021"\n' in file.read_text()


@pytest.mark.parametrize("step", ["true", ': >"$1"', 'rm "$1"'], ids=["as it is", "empty", "gone"])
def test_nothing_is_changed_where_the_reader_changes_nothing(owner, tmp_path, step):
    before = library_file(owner).read_bytes()
    answer = owner("edit", OWN, env=Editor(tmp_path / "editor", step).environment)
    assert (answer.status, answer.err) == (0, "pswbrief: Nothing was changed.\n")
    assert library_file(owner).read_bytes() == before


def test_a_change_by_another_process_meanwhile_is_not_overwritten(own_program, tmp_path):
    add_one(own_program)
    other = " ".join(own_program.command("set", OWN, "volume=9"))
    editor = Editor(tmp_path / "editor", f'{other} && sed -i \'s/2020"/2021"/\' "$1"')
    answer = own_program("edit", OWN, env=editor.environment)
    assert answer.status == 3
    assert f"#! {OWN} has been changed by another process meanwhile." in editor.seen[1]
    assert "is kept in" in answer.err
    assert field(own_program, OWN, "volume") == "9"
    assert field(own_program, OWN, "issued") == "2020"


@pytest.mark.parametrize(
    ("arguments", "env", "status", "sentence"),
    [
        (("nobody",), {}, 1, "There is no reference 'nobody'."),
        (("gillard20",), {}, 1, "begins several ids"),
        ((), {}, 2, "Which reference?"),
        ((OWN,), {"EDITOR": "/no/such/editor"}, 3, "Can't edit in '/no/such/editor': no such file or directory."),
        ((OWN,), {"EDITOR": "/"}, 3, "Can't edit in '/': permission denied."),
        ((OWN,), {"EDITOR": None, "VISUAL": None}, 2, "There is no terminal for an editor."),
        ((OWN,), {"EDITOR": "'", "VISUAL": "  "}, 2, "There is no terminal for an editor."),
    ],
)
def test_what_can_not_be_edited_is_reported(owner, arguments, env, status, sentence):
    answer = owner("edit", *arguments, env=env)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err


def test_edit_looks_again_where_others_write(own_program, monkeypatch, tmp_path):
    """Each read without the lock finds that the file was changed meanwhile; the last read holds the lock."""
    from pswbrief.workspace import changing

    add_one(own_program)
    real, looks = changing.check_unchanged, []  # type: ignore[attr-defined]

    def others(path, known):
        looks.append(path)
        if len(looks) <= 3:
            path.write_bytes(path.read_bytes() + b"# by another\n")
        real(path, known)

    monkeypatch.setattr(changing, "check_unchanged", others)
    editor = Editor(tmp_path / "e", 'sed -i \'s/2020"/2021"/\' "$1"')
    answer = own_program("edit", OWN, env=editor.environment)
    assert (answer.status, answer.err) == (0, "pswbrief: Changed 1 reference.\n")
    assert len(looks) == 5
    assert library_file(own_program).read_text().count("# by another") == 3


@pytest.fixture
def brief(own_program):
    """A catalogue of one's own, and its file."""
    file = own_program.folder / "wards.toml"
    assert own_program("new", file.name, "--title", "Wards").status == 0
    assert own_program("--catalogue", file.name, "section", "add", "Shade").status == 0
    return file


def test_the_brief_and_its_sections_are_edited_and_undo_brings_them_back(own_program, brief, tmp_path):
    """What opens is `[brief]` and `[[sections]]` and nothing else; the rest of the file stays."""
    before = brief.read_bytes()
    step = 'sed -i \'s/^title = "Wards"/title = "Wards and rest"/; s/^title = "Shade"/title = "Sun"/\' "$1"'
    editor = Editor(tmp_path / "editor", step)
    answer = own_program("--catalogue", brief.name, "edit", "--brief", env=editor.environment)
    assert (answer.status, answer.err) == (0, "pswbrief: Changed the brief.\n")
    assert "[brief]" in editor.seen[0]
    assert "[[sections]]" in editor.seen[0]
    assert "[[references]]" not in editor.seen[0]
    changed = tomllib.loads(brief.read_text())
    assert changed["brief"]["title"] == "Wards and rest"
    assert "Sun" in [section["title"] for section in changed["sections"]]
    assert own_program("--catalogue", brief.name, "undo").status == 0
    assert brief.read_bytes() == before


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ('echo "colour = 1" >>"$1"', "colour: is not a field"),
        ('sed -i \'/^title = "Wards"/d\' "$1"', "title: is missing"),
        ('printf "\\n[[references]]\\nid = \\"b\\"\\n" >>"$1"', "one [brief], and [[sections]] below it"),
    ],
)
def test_a_brief_that_would_not_be_valid_is_opened_again(own_program, brief, tmp_path, step, reason):
    """The reason is at the top, and the file is as it was."""
    before = brief.read_bytes()
    editor = Editor(tmp_path / "editor", step)
    own_program("--catalogue", brief.name, "edit", "--brief", env=editor.environment)
    assert reason in editor.seen[1]
    assert brief.read_bytes() == before


@pytest.mark.parametrize("meanwhile", [False, True], ids=["as it was", "changed since"])
def test_a_refused_text_of_the_brief_is_gone_on_with(own_program, brief, tmp_path, meanwhile):
    """The text opens as it was left, with what has changed since at its top, and is written once it is right."""
    before = brief.read_bytes()
    wrong = 'sed -i \'s/^title = "Wards"/title = "Wards and rest"\\ncolour = 1/\' "$1"'
    refused = own_program("--catalogue", brief.name, "edit", "--brief", env=Editor(tmp_path / "one", wrong).environment)
    assert refused.status == 3
    assert "Go on: pswbrief edit --resume" in refused.err
    assert brief.read_bytes() == before
    if meanwhile:
        assert own_program("--catalogue", brief.name, "set", "--brief", "producer=Us").status == 0
    editor = Editor(tmp_path / "two", "sed -i '/^colour/d' \"$1\"")
    resumed = own_program("--catalogue", brief.name, "edit", "--resume", env=editor.environment)
    assert (resumed.status, resumed.err) == (0, "pswbrief: Changed the brief.\n")
    assert "colour = 1" in editor.seen[0]
    assert ('#! producer = "Us"' in editor.seen[0]) == meanwhile
    assert tomllib.loads(brief.read_text())["brief"]["title"] == "Wards and rest"
    assert own_program("--catalogue", brief.name, "edit", "--resume", env=editor.environment).status == 1
    assert own_program("--catalogue", brief.name, "undo").status == 0
    assert tomllib.loads(brief.read_text())["brief"].get("producer") == ("Us" if meanwhile else None)


def test_the_brief_that_ships_is_not_edited(own_program, tmp_path):
    """It stays as it is, and a reference can't be edited at the same time."""
    answer = own_program("edit", "--brief", env=Editor(tmp_path / "editor").environment)
    assert (answer.status, answer.err.splitlines()[0]) == (
        2,
        "pswbrief: The brief that ships with pswbrief stays as it is.",
    )
    assert own_program("edit", BRIEFS, "--brief", env=Editor(tmp_path / "two").environment).status == 2
