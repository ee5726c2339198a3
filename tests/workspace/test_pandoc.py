"""CSL styles by name or file, and what is said where pandoc or a style is missing."""

from __future__ import annotations

import sys

import pytest

from pswbrief.errors import InputError, UnknownNameError
from pswbrief.workspace.csl_names import COMMON_NAMES
from pswbrief.workspace.pandoc import how_to_install, style_named

STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl"><info>{}</info><citation/></style>'


@pytest.mark.parametrize("name", [*COMMON_NAMES, "IEEE", "apa", "Modern Language Association"])
def test_a_style_is_found_by_what_people_call_it(name):
    assert style_named(name).has_bibliography


def test_an_unknown_name_is_answered_with_what_it_may_mean_and_never_with_all_names():
    with pytest.raises(UnknownNameError) as caught:
        style_named("chigaco")
    assert caught.value.hint == "Did you mean chicago? See: pswbrief styles chicago"
    with pytest.raises(UnknownNameError) as caught:
        style_named("new england journal")
    assert str(caught.value.hint).endswith("See: pswbrief styles 'new england journal'")
    with pytest.raises(UnknownNameError) as caught:
        style_named("xxyyzz")
    assert caught.value.hint == "See: pswbrief styles"
    assert not caught.value.known


def test_a_dependent_style_is_the_one_that_it_depends_on(tmp_path):
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
    path = tmp_path / "dependent.csl"
    path.write_text(STYLE.format(link))
    assert style_named(str(path)).name == "apa"
    assert style_named(f"file://{path}").name == "apa"


def test_a_style_for_notes_has_no_list(tmp_path):
    path = tmp_path / "notes.csl"
    path.write_text(STYLE.format(""))
    assert not style_named(str(path)).has_bibliography


def test_what_is_no_style_is_refused(tmp_path):
    path = tmp_path / "bad.csl"
    path.write_text("[]")
    with pytest.raises(InputError, match="is no CSL style"):
        style_named(str(path))
    with pytest.raises(InputError, match=r"There is no file none\.csl"):
        style_named("none.csl")
    with pytest.raises(UnknownNameError, match="no CSL style 'bluebook2'"):
        style_named("bluebook2")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_style_is_read_in_any_encoding_of_xml(tmp_path, codec):
    path = tmp_path / "my.csl"
    path.write_bytes(STYLE.format("").encode(codec))
    assert style_named(str(path)).name == "my"


def test_a_style_whose_macros_never_end_is_refused(tmp_path):
    path = tmp_path / "my.csl"
    path.write_text(STYLE.format('</info><macro name="a"><text macro="a"/></macro><info>'))
    with pytest.raises(InputError, match=r"^my\.csl: the macros call each other in a circle: a → a"):
        style_named(str(path))


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/ada/.local/pipx/venvs/pswbrief", "pipx inject"),
        ("/home/ada/.local/share/uv/tools/pswbrief", "uv tool install --with"),
        ("/opt/python", "pip install"),
    ],
)
def test_advice_on_installing_fits_how_the_program_was_installed(monkeypatch, prefix, command):
    monkeypatch.setattr(sys, "prefix", prefix)
    assert command in how_to_install()
