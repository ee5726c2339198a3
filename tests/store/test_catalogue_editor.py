from __future__ import annotations

import pytest

from pswbrief.core.reference import Reference
from pswbrief.errors import InputError, UsageError
from pswbrief.store.catalogue_editor import CatalogueEditor
from pswbrief.store.document import Document
from pswbrief.store.read import parse_catalogue, parse_library
from testing.catalogues import reference

LIBRARY = """\
[[sections]]
id = "mine"
title = "Mine"

[[annotations]]
id = "noted"
tags = ["x"]

[[references]]
id = "own"
type = "book"
title = "Own"

[[references]]
id = "copy"
type = "book"
title = "Own"
duplicate_of = "own"
"""
CATALOGUE = '[brief]\ntitle = "B"\n\n[[sections]]\nid = "first"\ntitle = "First"\n\n' + "\n".join(
    f'[[references]]\nid = "{key}"\ntype = "book"\ntitle = "T"\n' for key in ("one", "two", "three")
)
BRIEF_IDS = ("noted", "plain")


def _editor(text=LIBRARY, brief_ids=BRIEF_IDS):
    """An editor of a library, with a brief that has the references `brief_ids` and the section `first`."""
    return CatalogueEditor(Document(text.encode(), "l.toml", library=True), sections=["first"], brief_ids=brief_ids)


def _keeper(text=CATALOGUE):
    """The editor for a catalogue."""
    return CatalogueEditor(Document(text.encode(), "b.toml", library=False), sections=[])


def _library(editor):
    """The library after all changes, which are valid."""
    editor.check()
    return parse_library(editor.document.text().encode(), "l.toml")


def _catalogue(editor):
    editor.check()
    return parse_catalogue(editor.document.text().encode(), "b.toml")


def test_what_is_a_readers_own_can_be_set_in_every_field():
    editor = _editor()
    assert editor.owns("own")
    assert editor.set_fields("own", {"title": "New", "volume": "2"})
    changed = _library(editor).references[0]
    assert (changed.title, changed.volume) == ("New", "2")
    assert editor.restores == ["own: title was Own", "own: volume empty"]


def test_on_one_of_the_briefs_only_notes_can_be_put():
    editor = _editor()
    with pytest.raises(UsageError, match=r"plain is one of the brief's references.*title can't be set"):
        editor.set_fields("plain", {"title": "New"})
    assert editor.set_fields("plain", {"tags": ["y"], "status": "read"})
    assert editor.fields("plain") == {"id": "plain", "tags": ["y"], "status": "read"}
    assert [note.id for note in _library(editor).annotations] == ["noted", "plain"]


def test_a_note_that_says_nothing_any_more_is_taken_out():
    editor = _editor()
    assert editor.set_fields("noted", {"tags": []})
    assert _library(editor).annotations == ()
    assert editor.restores == ["noted: tags was x"]


def test_setting_what_is_so_already_changes_nothing():
    editor = _editor()
    assert not editor.set_fields("noted", {"tags": ["x"], "notes": None})
    assert not editor.set_fields("plain", {"tags": [], "notes": ""})
    assert editor.document.text() == LIBRARY
    assert editor.restores == []


def test_a_long_value_is_reported_in_part():
    editor = _editor(LIBRARY.replace('"Own"', f'"{"long " * 100}"', 1))
    editor.set_fields("own", {"title": "New"})
    assert editor.restores == [f"own: title was {('long ' * 100)[:60]}…"]


def test_a_value_of_sixty_characters_is_reported_whole():
    editor = _editor(LIBRARY.replace('"Own"', f'"{"x" * 60}"', 1))
    editor.set_fields("own", {"title": "New"})
    assert editor.restores == [f"own: title was {'x' * 60}"]


def test_earlier_notes_are_kept_with_new_ones():
    editor = _editor()
    assert editor.set_fields("noted", {"status": "read"})
    assert editor.fields("noted") == {"id": "noted", "tags": ["x"], "status": "read"}


def test_a_value_of_a_table_is_set_by_its_dotted_name_and_reported_so():
    editor = _editor()
    values = {"csl.medium": "film", "extra.bibtex.date.x": "a"}
    assert editor.set_fields("own", values)
    assert not editor.set_fields("own", values)
    assert editor.set_fields("own", {"csl.medium": "tape", "csl.scale": None, "extra.bibtex.date.x": None})
    assert editor.restores == [
        "own: csl.medium empty",
        "own: extra.bibtex.date.x empty",
        "own: csl.medium was film",
        "own: extra.bibtex.date.x was a",
    ]
    assert editor.fields("own")["csl"] == {"medium": "tape"}


def test_each_reference_is_listed_under_an_id_of_its_own():
    editor = _editor(CLASH.replace('"own"', '"plain-2"'), brief_ids=("plain",))
    titles = {key: editor.fields(key).get("title") for key in ("plain", "plain-2", "plain-3", "plain-2-2")}
    assert titles == {"plain": None, "plain-2": "Own", "plain-3": "Mine", "plain-2-2": None}


def test_a_new_reference_is_added_if_its_id_is_free():
    editor = _editor()
    editor.add(Reference.model_validate(reference(id="new", section="mine")))
    assert _library(editor).references[-1].id == "new"
    assert editor.restores == ["new: taken out again"]
    for taken in ("own", "noted", "new"):
        with pytest.raises(UsageError, match=f"There is a reference {taken} already"):
            editor.add(Reference.model_validate(reference(id=taken, section=None)))


def test_a_reference_is_in_a_section_that_is_there():
    with pytest.raises(InputError, match="There is no section 'none'"):
        _editor().add(Reference.model_validate(reference(section="none")))
    editor = _keeper()
    editor.set_fields("one", {"section": "first"})
    assert _catalogue(editor).references[0].section == "first"
    editor.set_fields("one", {"section": "without-a-section"})
    with pytest.raises(InputError, match="There is no section 'without-a-section'"):
        editor.check()


def test_the_text_of_a_reference_can_be_replaced():
    editor = _editor()
    editor.replace("own", editor.text("own").replace("Own", "New"))
    assert _library(editor).references[0].title == "New"
    editor.note("plain", '[[annotations]]\nid = "plain"\nnotes = "N"')
    assert _library(editor).annotations[-1].notes == "N"
    assert editor.restores == ["own: as it was", "plain: nothing noted"]


def test_what_is_noted_on_one_reference_stays_with_it():
    editor = _editor()
    editor.replace("noted", '[[annotations]]\nid = "plain"\ntags = ["x"]')
    with pytest.raises(InputError, match="What is noted on noted can't be moved to plain"):
        editor.check()


@pytest.mark.parametrize("taken", ["two", "three"])
def test_an_id_is_not_changed_to_one_that_is_there(taken):
    editor = _keeper()
    editor.set_fields("one", {"id": taken})
    with pytest.raises(InputError, match=f"There is a reference {taken} already"):
        editor.check()


def test_an_id_of_a_readers_own_is_not_changed_to_one_of_the_briefs():
    editor = _editor()
    editor.set_fields("copy", {"id": "plain"})
    with pytest.raises(InputError, match="There is a reference plain already"):
        editor.check()


@pytest.mark.parametrize(
    "change", [lambda editor: editor.remove("own"), lambda editor: editor.set_fields("own", {"id": "x"})]
)
def test_what_others_are_duplicates_of_does_not_go(change):
    editor = _editor()
    change(editor)
    with pytest.raises(InputError, match="own can't be removed: copy is a duplicate of it") as caught:
        editor.check()
    assert caught.value.hint == "First: pswbrief set copy duplicate_of="


def test_a_duplicate_goes_together_with_its_original():
    editor = _editor()
    editor.remove("copy")
    editor.remove("own")
    assert _library(editor).references == ()
    assert editor.restores == ["copy: brought back", "own: brought back"]


@pytest.mark.parametrize("target", ["one", "none", "noted"])
def test_a_duplicate_is_one_of_another_reference_in_the_same_file(target):
    editor = _keeper()
    editor.set_fields("one", {"duplicate_of": target})
    with pytest.raises(InputError, match=f"one can't be a duplicate of {target}"):
        editor.check()


def test_duplicates_are_never_in_a_row():
    editor = _keeper()
    editor.set_fields("one", {"duplicate_of": "two"})
    text = _catalogue(editor) and editor.document.text()
    for key, target in (("three", "one"), ("two", "three")):
        editor = _keeper(text)
        editor.set_fields(key, {"duplicate_of": target})
        with pytest.raises(InputError, match=f"{key} can't be a duplicate of {target}"):
            editor.check()


CLASH = LIBRARY + '\n[[references]]\nid = "plain"\ntype = "book"\ntitle = "Mine"\n'


def test_a_reference_whose_id_the_brief_has_too_goes_by_another():
    editor = _editor(CLASH)
    assert not editor.owns("plain")
    assert editor.owns("plain-2")
    assert editor.fields("plain-2")["title"] == "Mine"
    editor.set_fields("plain-2", {"tags": ["y"]})
    editor.set_fields("plain", {"tags": ["z"]})
    after = _library(editor)
    assert [part.tags for part in after.references if part.id == "plain"] == [("y",)]
    assert [note.tags for note in after.annotations if note.id == "plain"] == [("z",)]


def test_a_reference_that_goes_by_another_id_can_get_one_of_its_own_or_go():
    editor = _editor(CLASH)
    editor.set_fields("plain-2", {"id": "mine"})
    assert [part.id for part in _library(editor).references] == ["own", "copy", "mine"]
    editor = _editor(CLASH)
    editor.remove("plain-2")
    assert [part.id for part in _library(editor).references] == ["own", "copy"]
    with pytest.raises(UsageError, match="plain-2 already"):
        _editor(CLASH).add(Reference.model_validate(reference(id="plain-2", section=None)))
