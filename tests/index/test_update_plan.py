from __future__ import annotations

import contextlib

import pytest

from pswbrief.core.enums import Source
from pswbrief.index.build import build_index
from pswbrief.index.raw_tables import raw_tables_of
from pswbrief.index.schema import LIBRARY_START
from pswbrief.index.update_plan import TooMuchError, plan_edit, plan_update
from pswbrief.store.document import TableChange
from testing.shelf import Shelf, titled


@pytest.fixture
def shelf(tmp_path):
    """A brief of `a` and `b`, and a library of `m` and `n`."""
    shelf = Shelf(tmp_path, [titled("a"), titled("b")], [titled("m"), titled("n")])
    shelf.write()
    return shelf


@pytest.fixture
def index(shelf):
    with contextlib.closing(
        build_index(shelf.folder / "brief.toml", shelf.folder / "library.toml", keep=False)
    ) as made:
        yield made


M, N, NEXT = LIBRARY_START, LIBRARY_START + 1, LIBRARY_START + 2


def test_files_are_compared_reference_by_reference(shelf, index):
    shelf.brief[1][1].update(title="Other")
    shelf.library[:] = [titled("n"), titled("o"), ("annotations", {"id": "a", "tags": ["x"]})]
    shelf.write()
    parts = [raw_tables_of(file.path.read_bytes()) for file in shelf.files]
    deleted, inserted = plan_update(index, parts)
    assert sorted(deleted) == [0, 1, M]
    assert inserted == [(0, Source.BRIEF, "a"), (1, Source.BRIEF, "b"), (NEXT, Source.LIBRARY, "o")]


EDITS = {
    "changed": ([TableChange("references", "n")], [N], [(N, "library", "n")]),
    "removed": ([TableChange("references", "m", is_gone=True)], [M], []),
    "added": (
        [TableChange("references", key, is_new=True) for key in "op"],
        [],
        [(NEXT, "library", "o"), (NEXT + 1, "library", "p")],
    ),
    "annotated": ([TableChange("annotations", "b", is_new=True)], [1], [(1, "brief", "b")]),
    "no longer annotated": ([TableChange("annotations", "b", is_gone=True)], [1], [(1, "brief", "b")]),
    "annotated, but nowhere": ([TableChange("annotations", "z", is_new=True)], [], []),
    "annotated and removed": ([TableChange("annotations", "m"), TableChange("references", "m", is_gone=True)], [M], []),
    "in any order": (
        [TableChange("references", "n"), TableChange("references", "m"), TableChange("annotations", "a")],
        [0, M, N],
        [(0, "brief", "a"), (M, "library", "m"), (N, "library", "n")],
    ),
}


@pytest.mark.parametrize(("changes", "deleted", "inserted"), EDITS.values(), ids=EDITS)
def test_an_edit_changes_what_it_names(index, changes, deleted, inserted):
    assert plan_edit(index, changes, Source.LIBRARY) == (deleted, inserted)


UNKNOWN = {
    "a section": [TableChange("sections", "s")],
    "one of the other file": [TableChange("references", "a")],
    "one that is nowhere": [TableChange("references", "z")],
    "a new one that is there": [TableChange("references", "m", is_new=True)],
    "one removed and added again": [
        TableChange("references", "m", is_gone=True),
        TableChange("references", "m", is_new=True),
    ],
}


@pytest.mark.parametrize("changes", UNKNOWN.values(), ids=UNKNOWN)
def test_an_edit_that_does_not_fit_the_index_is_too_much(index, changes):
    with pytest.raises(TooMuchError):
        plan_edit(index, changes, Source.LIBRARY)


@pytest.mark.parametrize(("number", "fits"), [(200, True), (201, False)])
def test_an_edit_of_many_is_too_much(index, number, *, fits):
    changes = [TableChange("references", f"r{at}", is_new=True) for at in range(number)]
    with contextlib.nullcontext() if fits else pytest.raises(TooMuchError):
        assert len(plan_edit(index, changes, Source.LIBRARY).inserted) == number
