from __future__ import annotations

import contextlib
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pswbrief.index.build import build_index
from pswbrief.index.freshness import files_at, index_path
from pswbrief.index.schema import LIBRARY_START
from pswbrief.index.update import update_index
from testing.index_tables import tables
from testing.shelf import Shelf, titled


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shelf = Shelf(
        tmp_path,
        [titled("a", section="first"), titled("b", "Stigma", section="second"), titled("c", "Hope")],
        [
            ("annotations", {"id": "a", "tags": ["x"]}),
            titled("m", "Mine"),
            titled("n", "Nearly mine", tags=["y", "stigma"]),
        ],
    )
    shelf.write()
    assert shelf.built(keep=True) is not None
    return shelf


def _drop(parts, key):
    parts[:] = [part for part in parts if part[1]["id"] != key]


# Each is done in places, and gives what an index made from nothing would.
CHANGES = {
    "a word in a title": lambda shelf: shelf.library[1][1].update(title="Mine and zebras"),
    "the only word of its kind is gone": lambda shelf: shelf.brief[1][1].update(title="Peers"),
    "a tag on one of the brief's": lambda shelf: shelf.library[0][1].update(tags=["x", "z"]),
    "the last note on one of the brief's": lambda shelf: _drop(shelf.library, "a"),
    "a first note": lambda shelf: shelf.library.append(
        ("annotations", {"id": "b", "notes": "Good.", "status": "read"})
    ),
    "a note on nothing": lambda shelf: shelf.library.append(("annotations", {"id": "nobody", "notes": "Good."})),
    "a new reference": lambda shelf: shelf.library.append(titled("o", "Ours", duplicate_of="m")),
    "a reference is gone": lambda shelf: _drop(shelf.library, "m"),
    "the last reference is gone and another comes": lambda shelf: shelf.library.__setitem__(-1, titled("q")),
    "another section": lambda shelf: shelf.brief[0][1].update(section="second"),
    "a new one in the brief": lambda shelf: shelf.brief.append(titled("d", section="first")),
    "one of the brief's is gone": lambda shelf: _drop(shelf.brief, "a"),
    "a tag that is a heading": lambda shelf: shelf.library[1][1].update(tags=["Burnout"]),
    "a tag that was a heading is gone": lambda shelf: shelf.library[2][1].update(tags=[]),
    "an abstract with a heading": lambda shelf: shelf.brief[2][1].update(abstract="They left their jobs; turnover."),
    "a DOI that readers filed": lambda shelf: shelf.brief[2][1].update(doi="10.1186/1472-6963-12-205"),
    "a PMID that readers filed": lambda shelf: shelf.library[1][1].update(pmid="22812608"),
    "another year": lambda shelf: shelf.brief[0][1].update(issued="2020"),
    "a verified title": lambda shelf: shelf.library[1][1].update(
        verified={"basis": "title", "seen_at": ["https://example.org"], "title": "Mine, and burnout"}
    ),
    "two new ones in each": lambda shelf: [
        parts.append(titled(key, "New", section="first"))
        for parts, key in ((shelf.brief, "d"), (shelf.library, "o"), (shelf.brief, "e"), (shelf.library, "p"))
    ],
    "one changes and one is gone": lambda shelf: (
        _drop(shelf.brief, "a"),
        shelf.brief[0][1].update(title="Burnout, stigma"),
    ),
    "a duplicate": lambda shelf: shelf.brief[2][1].update(duplicate_of="a"),
    "a comment": lambda shelf: setattr(shelf, "extra", "\n# A comment.\n"),
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_index_is_brought_up_to_date_to_what_one_made_from_nothing_holds(shelf, change):
    change(shelf)
    shelf.write()
    updated = shelf.updated()
    assert updated is not None
    assert updated == shelf.built()


# Each is left to `build`, which knows what it means or says what is wrong.
OTHERS = {
    "another order": (lambda shelf: shelf.library.reverse(), True),
    "a new one between others": (lambda shelf: shelf.library.insert(2, titled("l")), True),
    "the first without a section": (lambda shelf: shelf.brief[2][1].update(section="first"), True),
    "the last without a section is gone": (lambda shelf: _drop(shelf.brief, "c"), True),
    "all of one's own are gone": (lambda shelf: shelf.library.__delitem__(slice(1, 3)), True),
    "the first of the brief's in a section": (lambda shelf: shelf.brief[0][1].update(section="empty"), True),
    "a new section": (lambda shelf: shelf.library.append(("sections", {"id": "own", "title": "Own"})), True),
    "a duplicate of what is gone": (
        lambda shelf: (shelf.brief[1][1].update(duplicate_of="a"), _drop(shelf.brief, "a")),
        False,
    ),
    "a duplicate of a duplicate": (
        lambda shelf: (shelf.brief[1][1].update(duplicate_of="a"), shelf.brief[2][1].update(duplicate_of="b")),
        False,
    ),
    "an id of the brief's in the library": (lambda shelf: shelf.library.append(titled("a")), True),
    "a duplicate of one of the brief's": (lambda shelf: shelf.library[1][1].update(duplicate_of="b"), False),
    "a duplicate of itself": (lambda shelf: shelf.library[1][1].update(duplicate_of="m"), False),
    "an unknown section": (lambda shelf: shelf.brief[0][1].update(section="third"), False),
    "an unknown field": (lambda shelf: shelf.library[1][1].update(colour="red"), False),
    "an unknown status": (lambda shelf: shelf.library[0][1].update(status="lost"), False),
    "an unknown status of nothing": (
        lambda shelf: shelf.library.append(("annotations", {"id": "nobody", "status": "lost"})),
        False,
    ),
    "an id twice": (lambda shelf: shelf.library.append(titled("m")), False),
    "an escape in a comment": (lambda shelf: setattr(shelf, "extra", "\n# \x1b[31m\n"), False),
    "a lone carriage return": (lambda shelf: setattr(shelf, "extra", "\n# a\rb\n"), False),
    "one table for a list": (lambda shelf: setattr(shelf, "extra", '\n[references]\nid = "z"\n'), False),
    "no TOML": (lambda shelf: setattr(shelf, "extra", "\nnonsense\n"), False),
    "nested too deeply": (lambda shelf: setattr(shelf, "extra", f"\ntags = {'[' * 5000}\n"), False),
}


@pytest.mark.parametrize(("change", "valid"), OTHERS.values(), ids=OTHERS)
def test_what_is_not_as_simple_is_left_to_build(shelf, change, valid):
    change(shelf)
    shelf.write()
    assert shelf.updated() is None
    assert (shelf.built() is not None) == valid


def test_where_both_files_have_an_id_a_new_index_is_made_after_any_change(shelf):
    shelf.library.append(titled("a"))
    shelf.write()
    assert shelf.built(keep=True) is not None
    shelf.library[1][1].update(title="Other")
    shelf.write()
    assert shelf.updated() is None


def test_an_index_that_was_brought_up_to_date_is_kept(shelf):
    shelf.library[1][1].update(title="Other")
    shelf.write()
    before = index_path(shelf.files).read_bytes()
    assert shelf.updated() is not None
    assert index_path(shelf.files).read_bytes() != before
    assert len(os.listdir(index_path(shelf.files).parent)) == 1  # noqa: PTH208 - names are enough


def test_a_tag_that_is_no_word_of_the_vocabulary_is_put_in_without_reading_it(shelf, monkeypatch):
    """Reading it takes longer than all the rest of tagging one of ten thousand references."""
    shelf.library[1][1].update(tags=["chapter2"])
    shelf.write()
    built = shelf.built()
    for module in ("update.subjects", "populate.vocabulary"):
        monkeypatch.setattr(f"pswbrief.index.{module}", None)
    assert shelf.updated() == built


def test_without_an_index_there_is_nothing_to_bring_up_to_date(shelf):
    index_path(shelf.files).unlink()
    assert update_index(shelf.files) is None


@pytest.mark.parametrize(
    ("many", "part", "changed", "updates"),
    [(3, 0.0, 3, True), (3, 0.0, 4, False), (0, 0.5, 4, True), (0, 0.5, 5, False)],
)
def test_where_many_have_changed_a_new_index_is_made(shelf, monkeypatch, *, many, part, changed, updates):
    shelf.library += [titled(f"r{number}") for number in range(3)]
    shelf.write()
    shelf.built(keep=True)
    monkeypatch.setattr("pswbrief.index.update_plan._MANY", many)
    monkeypatch.setattr("pswbrief.index.update_plan._PART", part)
    for _, table in [*shelf.brief, *shelf.library[1:]][:changed]:
        table["title"] = "Other"
    shelf.write()
    assert (shelf.updated() is not None) is updates


def _positions(connection):
    with contextlib.closing(connection):
        return dict(connection.execute("SELECT id, pos FROM reference"))


def test_a_new_one_is_behind_the_last_of_its_file_also_where_it_is_the_first(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    noted = [("annotations", {"id": "nobody", "notes": "Good."}), ("sections", {"id": "own", "title": "Own"})]
    shelf = Shelf(tmp_path, [], noted)
    shelf.write()
    shelf.built(keep=True)
    shelf.library += [titled("m", section="own"), titled("n", section="own")]
    shelf.write()
    assert _positions(update_index(shelf.files)) == {"m": LIBRARY_START, "n": LIBRARY_START + 1}
    shelf.brief.append(titled("a", section="first"))
    shelf.write()
    assert shelf.updated() is None, "the first of the brief's in a section"
    shelf.built(keep=True)
    shelf.brief.append(titled("b", section="first"))
    shelf.write()
    known = {"a": 0, "b": 1, "m": LIBRARY_START, "n": LIBRARY_START + 1}
    assert _positions(update_index(shelf.files)) == known


def test_a_brief_without_a_library_is_brought_up_to_date_too(shelf):
    (path, _) = (file.path for file in shelf.files)
    build_index(path).close()
    shelf.brief[0][1].update(title="Zebras and stigma")
    shelf.write()
    updated, built = update_index(files_at(path)), build_index(path, keep=False)
    with contextlib.closing(updated), contextlib.closing(built):
        assert tables(updated) == tables(built)


def test_what_references_are_about_stays_with_them(shelf):
    shelf.brief[0][1].update(title="Burnout and turnover")
    shelf.brief[1][1].update(title="Burnout and training")
    shelf.write()
    assert shelf.built(keep=True)["neighbour"]
    shelf.brief[0][1].update(title="Other")
    shelf.brief.append(titled("d", "Burnout again"))
    shelf.write()
    updated = shelf.updated()
    assert updated == shelf.built()
    assert updated["neighbour"]


def test_a_brief_that_names_a_section_of_the_library_is_left_to_who_tells_what_is_wrong(shelf):
    shelf.brief[0][1].update(section="your-library")
    shelf.write()
    assert shelf.updated() is shelf.built() is None


KEYS = st.sampled_from("abcdmno")
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Burnout of staff", "Stress", "Peers", "Zebra", "<sup>x</sup>", "Hope and stigma"]),
        "section": st.sampled_from(["first", "second", "third", "your-library"]),
        "tags": st.lists(st.sampled_from(["x", "X", "to read", "é", "burnout", "training"]), max_size=2),
        "notes": st.sampled_from(["stress", "# no comment\n[[references]]", '"""']),
        "status": st.sampled_from(["read", "reading", "lost"]),
        "duplicate_of": KEYS,
        "issued": st.sampled_from(["2020", "soon"]),
    },
)
STEPS = st.tuples(
    st.sampled_from(["brief", "library"]), st.sampled_from(["set", "add", "drop", "note", "swap"]), KEYS, VALUES
)


def _step(shelf, step):
    """One change; what it makes need not be valid, but is in most cases."""
    name, action, key, values = step
    parts = getattr(shelf, name)
    there = [place for place, (kind, table) in enumerate(parts) if (kind, table["id"]) == ("references", key)]
    if action == "note":
        shelf.library[:] = [part for part in shelf.library if (part[0], part[1]["id"]) != ("annotations", key)]
        noted = {field: value for field, value in values.items() if field in {"tags", "notes", "status"}}
        if noted:
            shelf.library.append(("annotations", {"id": key, **noted}))
    elif action == "drop" or (action == "set" and there):
        for place in there:
            parts[place] = titled(key, **{"title": "Peers", **values})
        if action == "drop":
            parts[:] = [part for place, part in enumerate(parts) if place not in there]
    elif action == "swap":
        parts[:] = [*parts[1:], *parts[:1]]
    else:
        parts.append(titled(key, **{"title": "Peers", **values}))


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_after_any_changes_an_index_is_what_one_made_from_nothing_would_be(tmp_path_factory, steps):
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("shelf")
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        shelf = Shelf(folder, [titled("a", section="first"), titled("b")], [titled("m"), titled("n")])
        shelf.write()
        shelf.built(keep=True)
        for step in steps:
            before = (list(shelf.brief), list(shelf.library))
            _step(shelf, step)
            shelf.write()
            updated = shelf.updated()
            built = shelf.built(keep=updated is None)
            assert updated in (None, built)
            if built is None:
                # Nobody gets further with a file that isn't valid.
                shelf.brief, shelf.library = before
