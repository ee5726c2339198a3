"""Which catalogue and which library the settings name, and which of them is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pswbrief.errors import InputError, UsageError
from pswbrief.store.locations import config_file, data_folder, shipped_catalogue
from pswbrief.workspace import Settings, Workspace
from testing.catalogues import write


def test_an_argument_takes_precedence_over_the_environment_and_that_over_the_brief():
    assert Settings.from_environment({}).catalogue_path == shipped_catalogue()
    assert Settings.from_environment({"PSWBRIEF_CATALOGUE": "a.toml"}).catalogue_path == Path("a.toml")
    named = Settings.from_environment({"PSWBRIEF_CATALOGUE": "a.toml"}, catalogue="b.toml")
    assert named.catalogue_path == Path("b.toml")


def test_the_library_is_where_it_is_named_else_in_the_data_folder_and_not_opened_with_another_catalogue():
    own = {"PSWBRIEF_LIBRARY": "mine.toml"}
    other = own | {"PSWBRIEF_CATALOGUE": "other.toml"}
    assert Settings.from_environment({}).library == data_folder() / "library.toml"
    assert Settings.from_environment(own).library == Path("mine.toml")
    assert Settings.from_environment(other).library is None
    assert Settings.from_environment(other, library="named.toml").library == Path("named.toml")


def test_only_a_library_that_is_named_on_the_command_line_must_exist_for_check():
    assert not Settings.from_environment({"PSWBRIEF_LIBRARY": "mine.toml"}).library_required
    assert Settings.from_environment({}, library="mine.toml").library_required


def test_the_environment_is_read_only_where_none_is_passed(monkeypatch):
    monkeypatch.setenv("PSWBRIEF_CATALOGUE", "env.toml")
    assert Settings() == Settings(None, None)
    assert Settings.from_environment({}).catalogue is None
    assert Settings.from_environment().catalogue == Path("env.toml")


def test_there_is_a_way_out_only_where_the_catalogue_that_was_named_once_for_all_is_at_fault(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    config_file().parent.mkdir(parents=True)
    gone, library = tmp_path / "gone.toml", tmp_path / "library.toml"
    config_file().write_text(f"catalogue = '{gone}'")
    library.write_text("title = 7")
    by_setting = Settings.from_environment({}, library=str(library))
    by_variable = Settings.from_environment({"PSWBRIEF_CATALOGUE": str(gone)}, library=str(library))
    by_option = Settings.from_environment({}, catalogue=str(gone), library=str(library))
    uses = (by_setting.target, Workspace(by_setting).count)
    at_fault = []
    for use in uses:
        with pytest.raises(InputError, match="there is no such file") as caught:
            use()
        at_fault.append(caught.value)
    gone.write_text("")
    with pytest.raises(InputError, match="is empty") as caught:
        Workspace(by_setting).count()
    at_fault.append(caught.value)
    for error in at_fault:
        assert by_setting.way_out_of(error).endswith("To use the brief again: pswbrief config catalogue --unset")
        assert "PSWBRIEF_CATALOGUE" in by_variable.way_out_of(error)
        assert by_option.way_out_of(error) is None
    write(gone)
    with pytest.raises(InputError, match="title: is not a field") as caught:
        Workspace(by_setting).count()
    assert by_setting.way_out_of(caught.value) is None
    assert by_setting.way_out_of(UsageError("There is no such option.")) is None
    assert Settings.from_environment({}).target() == (gone, False)


def test_changes_go_to_a_catalogue_that_is_named_else_to_the_library(tmp_path):
    catalogue, library = write(tmp_path / "b.toml"), tmp_path / "own.toml"
    assert Settings(library=library).target() == (library, True)
    assert Settings(catalogue, library).target() == (catalogue, False)


def test_the_brief_that_ships_and_a_missing_catalogue_are_never_written(tmp_path):
    with pytest.raises(UsageError, match="stays as it is"):
        Settings(shipped_catalogue()).target()
    with pytest.raises(UsageError, match="stays as it is"):
        Settings(library=shipped_catalogue()).target()
    with pytest.raises(UsageError, match="no library"):
        Settings().target()
    with pytest.raises(InputError, match="there is no such file"):
        Settings(tmp_path / "none.toml").target()
    with pytest.raises(InputError, match="folder"):
        Settings(library=tmp_path).target()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("style = 'apa'\ncatalogue /mine.toml", "at line 2, column 11"),
        ("catalogue = 5", "catalogue is no text"),
        ("[catalogue]", "catalogue is no text"),
        ("[catalogue]\nfile = '/mine.toml'", "catalogue is no text"),
    ],
)
def test_where_it_is_not_known_which_catalogue_is_set_nothing_is_changed(text, said, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    config_file().parent.mkdir(parents=True)
    config_file().write_text(text)
    settings = Settings.from_environment({})
    assert settings.catalogue_path == shipped_catalogue()
    assert str(config_file()) in settings.doubt.sentence
    assert said in settings.doubt.sentence
    for doubtful in (settings, Settings.from_environment({"PSWBRIEF_LIBRARY": str(tmp_path / "own.toml")})):
        with pytest.raises(InputError) as caught:
            doubtful.target()
        assert said in caught.value.sentence
    # What is named elsewhere is known.
    catalogue = write(tmp_path / "b.toml")
    assert Settings.from_environment({"PSWBRIEF_CATALOGUE": str(catalogue)}).target() == (catalogue, False)
    assert Settings.from_environment({}, catalogue=str(catalogue)).doubt is None
    # So it is where only another setting is wrong.
    config_file().write_text("catalogue = '/mine.toml'\nstyle = 5")
    known = Settings.from_environment({})
    assert (known.catalogue, known.doubt) == (Path("/mine.toml"), None)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("make", "said"), [(Path.mkdir, "it is a folder"), (os.mkfifo, "it is a pipe")], ids=["a folder", "a pipe"]
)
def test_nor_is_anything_changed_where_something_else_is_in_the_place_of_the_settings(
    make, said, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert Settings.from_environment({}).doubt is None
    config_file().parent.mkdir(parents=True)
    assert Settings.from_environment({}).doubt is None
    make(config_file())
    settings = Settings.from_environment({})
    assert settings.catalogue_path == shipped_catalogue()
    with pytest.raises(InputError, match=said):
        settings.target()
