from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pswbrief.core.catalogue import Annotation, Section
from pswbrief.core.reference import Reference
from pswbrief.errors import BriefError, InputError
from pswbrief.index.known_edit import KnownEdit
from pswbrief.index.update import update_index
from pswbrief.store.catalogue_editor import CatalogueEditor
from pswbrief.store.document import Document
from pswbrief.store.write import digest
from testing.index_tables import tables
from testing.shelf import Shelf, titled


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return _shelf(tmp_path)


def _shelf(folder):
    shelf = Shelf(
        folder,
        [titled("a", section="first"), titled("b", "Stigma", section="second"), titled("c", "Hope")],
        [
            ("annotations", {"id": "a", "tags": ["x"]}),
            ("annotations", {"id": "n", "notes": "Read twice."}),
            titled("m", "Mine"),
            titled("n", "Nearly mine", tags=["y", "stigma"]),
        ],
    )
    shelf.write()
    assert shelf.built(keep=True) is not None
    return shelf


class _Desk:
    """One of the files of a shelf, to be edited and written."""

    def __init__(self, shelf, *, library=True):
        self.shelf = shelf
        self.path = shelf.folder / ("library.toml" if library else "brief.toml")
        self.before = self.path.read_bytes()
        self.document = Document(self.before, str(self.path), library=library)
        brief_ids = ["a", "b", "c"] if library else []
        self.editor = CatalogueEditor(self.document, sections=["first", "second"], brief_ids=brief_ids)

    def written(self):
        """Write the file and return the edit. InputError if it isn't valid."""
        self.editor.check()
        after = self.document.text().encode()
        self.path.write_bytes(after)
        return KnownEdit(self.path.resolve(), digest(self.before), digest(after), self.document, after)

    def updated(self):
        """The tables of the index that was updated by the edit; None if that couldn't be done."""
        connection = update_index(self.shelf.files, self.written())
        if connection is None:
            return None
        with contextlib.closing(connection):
            return tables(connection)


def _new(key, title="New", **fields):
    return Reference.model_validate({"id": key, "type": "book", "title": title, **fields})


EDITS = {
    "a tag": lambda desk: desk.editor.set_fields("m", {"tags": ["chapter2"]}),
    "a tag that is a heading": lambda desk: desk.editor.set_fields("m", {"tags": ["Burnout"]}),
    "a word in a title": lambda desk: desk.editor.set_fields("m", {"title": "Mine and zebras"}),
    "another section": lambda desk: desk.editor.set_fields("n", {"section": "second"}),
    "a tag on one of the brief's": lambda desk: desk.editor.set_fields("a", {"tags": ["x", "z"]}),
    "the last note on one of the brief's": lambda desk: desk.editor.set_fields("a", {"tags": None}),
    "a first note on one of the brief's": lambda desk: desk.editor.set_fields("b", {"status": "read"}),
    "a note on one of one's own": lambda desk: desk.document.set_fields("annotations", "n", {"notes": "Good."}),
    "a note on nothing": lambda desk: desk.document.append("annotations", Annotation(id="nobody", notes="Good.")),
    "a new one": lambda desk: desk.editor.add(_new("o", duplicate_of="m")),
    "a new one that has notes": lambda desk: (
        desk.document.append("annotations", Annotation(id="o", tags=("z",))),
        desk.editor.add(_new("o")),
    ),
    "one is gone": lambda desk: desk.editor.remove("m"),
    "one that has notes is gone": lambda desk: desk.editor.remove("n"),
    "one is gone, with its notes": lambda desk: (
        desk.editor.remove("n"),
        desk.document.remove("annotations", "n"),
    ),
    "the last is gone and another comes": lambda desk: (desk.editor.remove("n"), desk.editor.add(_new("q"))),
    "a comment at the end of what was replaced": lambda desk: desk.editor.replace(
        "m", '[[references]]\nid = "m"\ntype = "book"\ntitle = "Mine again"\n# No more.\n'
    ),
    "several": lambda desk: (
        desk.editor.set_fields("n", {"title": "Hope and stigma", "duplicate_of": "m"}),
        desk.editor.set_fields("c", {"notes": "Later."}),
        desk.editor.add(_new("p", "Burnout", section="first")),
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_index_is_updated_by_an_edit_alone_to_what_one_made_from_nothing_holds(shelf, monkeypatch, edit):
    desk = _Desk(shelf)
    edit(desk)
    monkeypatch.setattr("pswbrief.index.update.plan_update", None)
    updated = desk.updated()
    assert updated is not None
    assert updated == shelf.built()


def test_an_edit_of_the_brief_is_known_as_well(shelf, monkeypatch):
    desk = _Desk(shelf, library=False)
    desk.editor.set_fields("b", {"title": "Peers", "section": "first"})
    desk.editor.add(_new("d", section="first"))
    monkeypatch.setattr("pswbrief.index.update.plan_update", None)
    assert desk.updated() == shelf.built()


def test_only_what_the_edited_file_holds_has_its_digest(shelf):
    desk = _Desk(shelf)
    desk.editor.set_fields("m", {"tags": ["chapter2"]})
    edit = desk.written()
    assert edit.digest_of(desk.path.read_bytes()) == digest(desk.path.read_bytes()) == edit.after
    # Another program may have written meanwhile.
    assert edit.digest_of(desk.before) == digest(desk.before) != edit.after


def test_a_later_comparison_finds_nothing_that_has_changed(shelf, monkeypatch):
    desk = _Desk(shelf)
    desk.editor.replace("m", '[[references]]\nid = "m"\ntype = "book"\ntitle = "Mine again"\n# No more.\n')
    assert desk.updated() is not None
    plans = []
    monkeypatch.setattr("pswbrief.index.update._apply", lambda _connection, plan, _parts: plans.append(plan))
    update_index(shelf.files).close()
    assert plans == [([], [])]


LEFT_TO_BUILD = {
    "a section": lambda desk: desk.document.append("sections", Section(id="own", title="Own")),
    "another id": lambda desk: desk.editor.set_fields("m", {"id": "mm"}),
    "one is removed and added again": lambda desk: (
        desk.document.remove("references", "m"),
        desk.editor.add(_new("m")),
    ),
    "all are gone": lambda desk: (desk.editor.remove("m"), desk.editor.remove("n")),
}


@pytest.mark.parametrize("edit", LEFT_TO_BUILD.values(), ids=LEFT_TO_BUILD)
def test_what_changes_more_than_references_is_left_to_build(shelf, edit):
    desk = _Desk(shelf)
    edit(desk)
    assert desk.updated() is None


@pytest.mark.parametrize(("number", "updates"), [(200, True), (201, False)])
def test_where_many_have_changed_a_new_index_is_made(shelf, number, *, updates):
    desk = _Desk(shelf)
    for at in range(number):
        desk.editor.add(_new(f"r{at}"))
    assert (desk.updated() is not None) is updates


# What somebody else does meanwhile; the edit alone would not tell.
MEANWHILE = {
    "the other file": lambda shelf: (shelf.folder / "brief.toml").write_text(
        (shelf.folder / "brief.toml").read_text(encoding="utf-8").replace("Hope", "Despair"), encoding="utf-8"
    ),
    "the same file, after it": lambda shelf: (shelf.folder / "library.toml").write_text(
        (shelf.folder / "library.toml").read_text(encoding="utf-8").replace("Nearly mine", "Not mine"), encoding="utf-8"
    ),
}


@pytest.mark.parametrize("change", MEANWHILE.values(), ids=MEANWHILE)
def test_where_other_things_have_changed_too_all_are_compared(shelf, change):
    desk = _Desk(shelf)
    desk.editor.set_fields("m", {"title": "Mine and zebras"})
    edit = desk.written()
    change(shelf)
    with contextlib.closing(update_index(shelf.files, edit)) as connection:
        assert tables(connection) == shelf.built()


def test_an_index_of_another_version_of_the_file_is_compared(shelf):
    """As where the file was changed in an editor, and nobody has read it since."""
    shelf.library[3][1].update(title="Other")
    shelf.write()
    desk = _Desk(shelf)
    desk.editor.set_fields("m", {"title": "Mine and zebras"})
    updated = desk.updated()
    assert "Other" in str(updated["reference"])
    assert updated == shelf.built()


def test_a_file_that_was_laid_out_anew_is_left_to_build(shelf):
    path = shelf.folder / "library.toml"
    path.write_text('references = [{ id = "m", type = "book", title = "Mine" }]\n', encoding="utf-8")
    shelf.built(keep=True)
    desk = _Desk(shelf)
    desk.editor.set_fields("m", {"title": "Ours"})
    assert desk.updated() is None


def test_a_reference_that_shares_its_id_with_one_of_the_brief_is_left_to_build(shelf):
    shelf.library.append(titled("a", "Also a"))
    shelf.write()
    assert shelf.built(keep=True) is not None
    desk = _Desk(shelf)
    desk.document.set_fields("references", "a", {"title": "Other"})
    assert desk.updated() is None


STEPS = st.tuples(
    st.sampled_from(["set", "add", "remove"]),
    st.sampled_from("abcmnop"),
    st.fixed_dictionaries(
        {},
        optional={
            "title": st.sampled_from(["Burnout of staff", "Zebra", "Hope and stigma"]),
            "section": st.sampled_from(["first", "second"]),
            "tags": st.lists(st.sampled_from(["x", "é", "burnout"]), unique=True, max_size=2),
            "notes": st.sampled_from(["stress", "# no comment\n[[references]]", '"""', None]),
            "duplicate_of": st.sampled_from(["m", "n", None]),
        },
    ),
)


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_after_any_edits_an_index_is_what_one_made_from_nothing_would_be(tmp_path_factory, edits):
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("shelf")
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        shelf = _shelf(folder)
        for steps in edits:
            desk = _Desk(shelf)
            for action, key, values in steps:
                with contextlib.suppress(BriefError, KeyError):
                    if action == "set":
                        desk.editor.set_fields(key, values)
                    elif action == "add":
                        desk.editor.add(_new(key, **({"title": "Peers"} | {k: v for k, v in values.items() if v})))
                    else:
                        desk.editor.remove(key)
            try:
                edit = desk.written()
            except InputError:
                continue
            updated = update_index(shelf.files, edit)
            if updated is None:
                assert shelf.built(keep=True) is not None
                continue
            with contextlib.closing(updated):
                assert tables(updated) == shelf.built()
