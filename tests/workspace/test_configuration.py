"""Settings: where they come from, and what is refused."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from pswbrief.errors import InputError, UnknownNameError, UsageError
from pswbrief.store.locations import config_file
from pswbrief.workspace import configuration
from pswbrief.workspace.configuration import change, known_setting, lone_setting, setting, values
from testing.catalogues import write


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for entry in configuration.SETTINGS.values():
        for variable in entry.variables:
            monkeypatch.delenv(variable, raising=False)


def test_nothing_is_set_by_default():
    assert {value.source for value in values()} == {"default"}
    assert known_setting("email") is None


def test_a_setting_is_kept_and_the_environment_overrides_it(monkeypatch):
    change("email", " me@example.org ")
    change("OpenAlex.key", "abc")
    assert setting("email") == ("email", "me@example.org", "file")
    monkeypatch.setenv("PSWBRIEF_EMAIL", "you@example.org")
    assert setting("email") == ("email", "you@example.org", "PSWBRIEF_EMAIL")
    assert known_setting("openalex.key") == "abc"
    assert stat.S_IMODE(config_file().stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_key_is_nobody_elses_from_the_first_moment_and_a_link_to_the_settings_stays(tmp_path, monkeypatch):
    elsewhere = tmp_path / "settings.toml"
    config_file().parent.mkdir(parents=True)
    config_file().symlink_to(elsewhere)
    modes = []
    real = os.replace

    def replace(source, target):
        modes.append(stat.S_IMODE(source.stat().st_mode))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    before = os.umask(0)
    try:
        change("openalex.key", "abc")
    finally:
        os.umask(before)
    assert modes == [0o600]
    assert config_file().is_symlink()
    assert "abc" in elsewhere.read_text()
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o600


def test_a_setting_is_taken_out_again():
    change("style", "APA")
    assert known_setting("style") == "apa"
    change("style", None)
    assert known_setting("style") is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("email", "nobody"),
        ("email", "a b@example.org"),
        ("openathens.prefix", "http://go.example.org/?url="),
        ("openathens.prefix", "javascript:x"),
        ("openalex.key", "a b"),
        ("style", "chicken"),
        ("editor", " "),
        ("catalogue", "a/" * 2100),
    ],
)
def test_a_wrong_value_is_refused_and_not_repeated(key, value):
    with pytest.raises(UsageError) as caught:
        change(key, value)
    assert value.strip() == "" or value not in caught.value.sentence
    assert not config_file().exists()


def test_a_catalogue_is_set_only_if_commands_can_open_it(tmp_path):
    library, other = tmp_path / "library.toml", tmp_path / "other.bib"
    library.write_text('[[references]]\nid = "a"\ntype = "report"\ntitle = "T"\n')
    other.write_text("@article{a, title={T}}\n")
    for path, said in (
        (library, "brief: is missing"),
        (other, "this is not TOML"),
        (tmp_path, "it is a folder"),
        (tmp_path / "none.toml", "there is no such file"),
    ):
        with pytest.raises(InputError, match=said):
            change("catalogue", str(path))
    assert not config_file().exists()
    change("catalogue", str(write(tmp_path / "mine.toml")))
    assert known_setting("catalogue") == str(tmp_path / "mine.toml")


def test_taking_out_what_is_not_set_changes_nothing():
    assert not change("style", None)
    assert not config_file().exists()
    assert change("style", "apa")
    kept = "# of mine\nstyle = 'apa'\n"
    config_file().write_text(kept)
    assert not change("email", None)
    assert config_file().read_text() == kept
    config_file().write_text("style = 'apa'\n")
    assert change("style", None)


def test_an_unknown_setting_is_answered_with_the_nearest():
    with pytest.raises(UnknownNameError) as caught:
        change("emial", "x")
    assert "email" in caught.value.known


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("emial = 'x'", "email"),
        ("email = 3", "no text"),
        ("[email]", "email is no text"),
        ("openalex.key.old = 'secret'", "openalex.key is no text"),
        ("email = 'x'", "no e-mail"),
        ("= 3", "not valid TOML"),
        ("[openalex]\nkye = 'secret'", "openalex.key"),
        ("openalex" + ".a" * 5000 + " = 1", "nested too deeply"),
        ("[openalex" + ".a" * 990 + "]", "nested too deeply"),
        ("[openalex" + ".a" * 5000 + "]\nb = 1", "nested too deeply"),
        ("style = " + "[" * 5000, "nested too deeply"),
        ("# caf\udce9", "not a text file in UTF-8"),
    ],
)
def test_a_wrong_file_is_reported_and_stops_nothing_else(text, said):
    config_file().parent.mkdir(parents=True)
    config_file().write_text(text, errors="surrogateescape")
    with pytest.raises(InputError) as caught:
        values()
    assert said in f"{caught.value.sentence} {caught.value.hint}"
    assert "secret" not in caught.value.sentence
    assert known_setting("email") is None


@pytest.mark.parametrize("wrong", ["stlye = 'apa'", "style = 'none'", "email = 3", "[openalex]\nkye = 'x'"])
def test_a_wrong_setting_takes_no_other_one_away(wrong):
    config_file().parent.mkdir(parents=True)
    config_file().write_text(f"catalogue = '/mine.toml'\n{wrong}\n")
    assert known_setting("catalogue") == "/mine.toml"
    assert lone_setting("catalogue") == "/mine.toml"
    assert known_setting("style") is known_setting("email") is None
    with pytest.raises(InputError):
        values()


@pytest.mark.parametrize("wrong", ['style = "no such style"', "style = 5", "style = []", "[style]\napa = 1"])
def test_a_wrong_value_can_be_replaced_or_taken_out(wrong):
    for value, left in (("apa", "apa"), (None, None)):
        config_file().parent.mkdir(exist_ok=True)
        config_file().write_text(f'email = "me@example.org"\n{wrong}\n')
        change("style", value)
        assert (setting("style").value, setting("email").value) == (left, "me@example.org")


def test_a_wrong_value_of_another_setting_is_reported_before_anything_is_written():
    config_file().parent.mkdir(exist_ok=True)
    config_file().write_text('email = "nobody"\n')
    with pytest.raises(InputError, match="email is no e-mail address"):
        change("style", "apa")
    assert config_file().read_text() == 'email = "nobody"\n'


def test_comments_of_a_file_written_by_hand_are_not_lost():
    config_file().parent.mkdir(parents=True)
    config_file().write_text("# mine\nemail = 'me@example.org'\n")
    with pytest.raises(InputError, match="comments"):
        change("style", "apa")
    assert "# mine" in config_file().read_text()


def test_a_wrong_value_in_the_environment_is_reported_by_its_variable(monkeypatch):
    monkeypatch.setenv("PSWBRIEF_STYLE", "chicken")
    with pytest.raises(UsageError, match="PSWBRIEF_STYLE"):
        known_setting("style")


def test_the_page_of_services_names_every_setting_with_its_variables():
    page = (Path(__file__).parents[2] / "docs" / "enrich.md").read_text(encoding="utf-8")
    _, _, table = page.partition("| Setting | Variable | For |\n")
    rows = re.findall(r"^\| `(\S+)` \| (.*?) \|", table, re.MULTILINE)
    assert {key: tuple(re.findall(r"\w+", names)) for key, names in rows} == {
        key: entry.variables for key, entry in configuration.SETTINGS.items()
    }
