"""`config`: settings shown, set and removed."""

from __future__ import annotations

import pytest

from pswbrief.store.locations import shipped_catalogue


def test_settings_are_listed_with_where_they_come_from(own_program):
    assert own_program("config", "email", "me@example.org").status == 0
    assert own_program("config", "openalex.key", "hush").status == 0
    assert own_program("config", "email").out == "me@example.org\n"
    listed = own_program("config", "list", env={"PSWBRIEF_STYLE": "ama"})
    assert "email\tme@example.org\tfile" in listed.lines
    assert "style\tama\tPSWBRIEF_STYLE" in listed.lines
    assert "openalex.key\t(set)\tfile" in listed.lines
    assert "hush" not in listed.out
    assert {one["key"]: one["source"] for one in own_program("config", "--format", "json").json()}[
        "catalogue"
    ] == "default"


def test_what_is_not_set_ends_with_1_and_what_is_unknown_with_the_nearest(own_program):
    assert own_program("config", "email").status == 1
    answer = own_program("config", "emial")
    assert answer.status == 1
    assert "Did you mean email?" in answer.err


def test_a_setting_is_taken_out(own_program):
    own_program("config", "style", "apa")
    assert own_program("config", "style", "--unset").status == 0
    assert own_program("config", "style").status == 1
    file = own_program.data / "config" / "pswbrief" / "config.toml"
    for line in ("style --unset", "unset STYLE"):
        again = own_program("config", *line.split())
        assert (again.status, again.out, again.err) == (0, "", f"pswbrief: style was not set in {file}.\n")
    assert own_program("config", "list", "x").status == 2
    assert own_program("config", "style", "apa", "--unset").status == 2


def test_commands_follow_the_settings_and_an_option_overrides_them(own_program, tmp_path):
    key = "gillard2022impact"
    own_program("config", "style", "vancouver")
    assert own_program("cite", key).out == own_program("cite", key, "--style", "vancouver").out
    assert own_program("cite", key, "--style", "apa").out != own_program("cite", key).out
    copy = tmp_path / "mine.toml"
    own_program("new", str(copy), "--title", "Mine")
    own_program("config", "catalogue", str(copy))
    assert own_program("about", "--format", "json").json()["title"] == "Mine"
    own_program("config", "catalogue", "--unset")
    own_program("add", "--title", "Nights on the ward", "--id", "own1")
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i s/Nights/Days/ "$1"\n')
    editor.chmod(0o755)
    own_program("config", "editor", str(editor))
    answer = own_program("edit", "own1", env={"VISUAL": None, "EDITOR": None})
    assert answer.status == 0, answer.err
    assert "Days on the ward" in own_program("show", "own1").out


def test_a_wrong_settings_file_stops_no_command_but_config(own_program):
    file = own_program.data / "config" / "pswbrief" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("openalex.key = 'hush'\nstlye = 'apa'\n")
    assert own_program("list", "--limit", "1").status == 0
    answer = own_program("config", "list")
    assert answer.status == 3
    assert "stlye" in answer.err
    assert "style" in answer.err
    assert "hush" not in answer.err


@pytest.mark.usefixtures("no_catalogues")
@pytest.mark.parametrize("name", ["library.toml", "other.bib"])
def test_the_line_advised_for_what_is_no_catalogue_can_be_followed(own_program, name):
    hint = own_program("config", "catalogue", name).err.splitlines()[1]
    line = hint.rpartition(": pswbrief ")[2].split()
    assert line[-1] == str(own_program.folder / name)
    assert own_program(*line, *(["list", "--mine"] if "--library" in line else [])).status == 0
    assert own_program("list", "--limit", "1").status == 0


def test_settings_that_can_not_be_read_stop_every_change_and_are_said_once_by_what_reads(own_program):
    file = own_program.data / "config" / "pswbrief" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("catalogue /mine.toml\n")
    said = f"pswbrief: It isn't known which catalogue you have set: {file} is not valid TOML: Expected '=' "
    listed = own_program("list", "--limit", "1")
    assert (listed.status, len(listed.lines)) == (0, 1)
    assert listed.err.startswith(said)
    assert "(at line 1, column 11)" in listed.err
    assert len(listed.err.splitlines()) == 2
    absent = own_program("show", "zzzz")
    assert (absent.status, absent.err.count(said)) == (1, 1)
    for change in ("tag gillard2022 +x", "note gillard2022 x", "add --title x", "undo", "edit gillard2022"):
        refused = own_program(*change.split())
        assert (refused.status, refused.out, refused.err) == (3, "", listed.err)
    assert not (own_program.data / "pswbrief").exists()
    # It is nothing to who names a catalogue, or reads none.
    for quiet in (["--catalogue", str(shipped_catalogue()), "list"], ["help"], ["--version"]):
        assert own_program(*quiet).err.count(said) == 0


@pytest.mark.parametrize("line", ["style APA", "style=apa", "set style apa", "SET style=apa"])
def test_a_setting_is_set_as_other_programs_write_it(own_program, line):
    assert own_program("config", *line.split()).status == 0
    assert own_program("config", "get", "style").out == "apa\n"
    assert own_program("config", "unset", "style").status == 0
    assert own_program("config", "style").status == 1


def test_a_setting_has_one_value(own_program):
    answer = own_program("config", "editor", "code", "wait")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "pswbrief: A setting has one value.\nTry: pswbrief config editor 'code wait'\n"


def test_a_catalogue_that_was_named_from_one_folder_is_meant_from_every_other(own_program):
    own_program("new", "mine.toml", "--title", "Mine")
    own_program("config", "catalogue", "mine.toml")
    assert own_program("config", "catalogue").out == f"{own_program.folder / 'mine.toml'}\n"


def test_a_set_catalogue_that_is_gone_stops_what_reads_it_and_is_unset_as_the_message_says(own_program):
    own_program("new", "mine.toml", "--title", "Mine")
    own_program("config", "catalogue", "mine.toml")
    (own_program.folder / "mine.toml").unlink()
    for line in ("list", "tag gillard2022 +x", "section add Rural"):
        answer = own_program(*line.split())
        assert (answer.status, answer.out) == (3, "")
        assert answer.err == (
            f"pswbrief: Can't read {own_program.folder / 'mine.toml'}: there is no such file.\n"
            "It is the catalogue that you have set. To use the brief again: pswbrief config catalogue --unset\n"
        )
    assert own_program("styles").status == 0
    assert own_program("config", "catalogue", "--unset").status == 0
    assert own_program("list", "--limit", "1").status == 0


# What is no catalogue, and how the message about it begins.
NO_CATALOGUES = {
    "gone.toml": "Can't read {}: there is no such file.",
    "folder": "Can't read {}: it is a folder.",
    "/dev/null": "Can't read {}: it is a device, not a plain file.",
    "library.toml": "{}: brief: is missing.",
    "other.bib": "{}:1: this is not TOML: invalid statement.",
    "empty.toml": "{} is empty.",
}


@pytest.fixture
def no_catalogues(own_program):
    (own_program.folder / "folder").mkdir()
    (own_program.folder / "other.bib").write_text("@article{a, title={T}, year={2020}}\n")
    (own_program.folder / "empty.toml").touch()
    own_program("--library", "library.toml", "add", "--title", "Nights on the ward")


@pytest.mark.usefixtures("no_catalogues")
@pytest.mark.parametrize(("name", "said"), NO_CATALOGUES.items())
def test_whatever_is_wrong_with_a_set_catalogue_the_message_says_how_to_do_without(own_program, name, said):
    """By the setting, and by the variable; not where another file is at fault, or what was named for this command alone."""
    path = own_program.folder / name
    config = own_program.data / "config" / "pswbrief" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f"catalogue = '{path}'\n")
    way_out = "It is the catalogue that you have set. To use the brief again: pswbrief config catalogue --unset"
    for line in ("list", "show gillard2022", "tag gillard2022 +x", "section add Rural", "--library library.toml list"):
        answer = own_program(*line.split())
        assert (answer.status, answer.out, answer.err.splitlines()[-1]) == (3, "", way_out)
    assert own_program("list").err.splitlines()[0] == f"pswbrief: {said.format(path)}"
    option = own_program("--catalogue", name, "list").err
    assert way_out not in option
    assert own_program("list", env={"PSWBRIEF_CATALOGUE": name}).err.splitlines() == [
        option.splitlines()[0],
        "It is named by the variable PSWBRIEF_CATALOGUE; without that, the brief is used.",
    ]
    own_program("config", "catalogue", "--unset")
    assert own_program("list", "--limit", "1").status == 0


def test_an_error_in_what_should_be_written_to_a_set_catalogue_is_none_of_the_catalogue(own_program, tmp_path):
    own_program("new", "mine.toml", "--title", "Mine")
    own_program("config", "catalogue", "mine.toml")
    editor = tmp_path / "editor.sh"
    section = '[[sections]]\\nid = "a"\\ntitle = "A"\\n'
    editor.write_text(f"#!/bin/sh\nprintf '{section}{section}' >> \"$1\"\n")
    editor.chmod(0o755)
    answer = own_program("edit", "--brief", env={"VISUAL": None, "EDITOR": str(editor)})
    assert (answer.status, answer.out) == (3, "")
    assert "the id 'a' is used already" in answer.err
    assert "--unset" not in answer.err


@pytest.mark.usefixtures("no_catalogues")
@pytest.mark.parametrize(("name", "said"), NO_CATALOGUES.items())
def test_what_is_no_catalogue_is_refused_as_the_option_refuses_it(own_program, name, said):
    answer = own_program("config", "catalogue", name)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"pswbrief: {said.format(own_program.folder / name)}\n")
    assert answer.err == own_program("--catalogue", str(own_program.folder / name), "list").err
    assert own_program("config", "catalogue").status == 1
