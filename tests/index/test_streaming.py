"""Large files read reference by reference: the same index as of the whole file, and left alone where anything is wrong."""

from __future__ import annotations

import contextlib
import errno
import sys

import pytest
import tomli_w

from pswbrief.index import build
from pswbrief.index.build import build_index
from pswbrief.index.file_tables import FileTables, NotStreamableError
from pswbrief.index.streaming import stream
from pswbrief.index.workers import Workers
from pswbrief.store.read import CatalogueError
from testing.catalogues import reference

MANY = [
    reference(id=f"smith20{number:02}words", title=f"Words on falcons {number}", section="all" if number % 2 else None)
    for number in range(30)
]


def write(path, *references, title='"A brief"'):
    """Write a catalogue as programs do, one block a table."""
    blocks = ["[[references]]\n" + tomli_w.dumps(one) for one in references]
    path.write_text(
        "\n".join([f'[brief]\ntitle = {title}\n\n[[sections]]\nid = "all"\ntitle = "All of it"\n', *blocks]),
        encoding="utf-8",
    )
    return path


@contextlib.contextmanager
def streamed(path, library=None):
    with contextlib.ExitStack() as stack:
        own = FileTables(stack.enter_context(library.open("rb"))) if library else None
        tables = FileTables(stack.enter_context(path.open("rb")))
        yield stream(tables, "c.toml", own, "l.toml", stack.enter_context(Workers(0)))


def rows(contents, table="reference"):
    return [row for batch in contents.batches(contents.sections()) for row in batch.tables[table]]


def dump(connection):
    with contextlib.closing(connection):
        tables = ("brief", "section", "reference", "detail", "made", "vocabulary", "neighbour", "identifier", "rest")
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608


@pytest.fixture
def library(tmp_path):
    """A library with a note on the brief, a section and an id of its own, one of the brief's, and a duplicate."""
    path = tmp_path / "l.toml"
    tables = [
        reference(id=MANY[0]["id"], title="Another work of that id", section="mine"),
        reference(id="own2020", title="Ärger – “peer”", section="nowhere", doi="10.5555/1"),
        reference(id="own2021", title="Ärger", duplicate_of="own2020"),
    ]
    text = ['[[sections]]\nid = "mine"\ntitle = "Mine"\n']
    text += [f'[[annotations]]\nid = "{MANY[3]["id"]}"\ntags = ["Read"]\nnotes = "On falcons."\n']
    path.write_text("\n".join([*text, *("[[references]]\n" + tomli_w.dumps(one) for one in tables)]), encoding="utf-8")
    return path


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_large_file_gives_the_index_that_it_gives_when_read_whole(tmp_path, monkeypatch, library, number):
    path = write(tmp_path / "c.toml", *MANY)
    whole = dump(build_index(path, library, keep=False))
    monkeypatch.setattr(build, "LARGE", 1)
    monkeypatch.setattr(build, "parse_catalogue", None)
    monkeypatch.setattr(build, "worker_count", lambda: number)
    # So many parts that each worker gets several, and one fewer at the end.
    monkeypatch.setattr("pswbrief.index.streaming.SIZE", 4)
    assert dump(build_index(path, library, keep=False)) == whole


def test_without_workers_a_large_file_is_read_in_one_process(tmp_path, monkeypatch):
    path = write(tmp_path / "c.toml", *MANY)
    whole = dump(build_index(path, keep=False))
    monkeypatch.setattr(build, "LARGE", 1)
    monkeypatch.setattr(build, "parse_catalogue", None)
    monkeypatch.setattr(build, "worker_count", lambda: 2)
    for program in ("/nowhere/python", "/bin/false"):
        monkeypatch.setattr(sys, "executable", program)
        assert dump(build_index(path, keep=False)) == whole


@pytest.mark.parametrize("number", [0, 1, 2])
def test_where_the_disk_is_full_half_way_a_large_file_is_read_anew_into_memory(tmp_path, monkeypatch, number):
    path = write(tmp_path / "c.toml", *MANY)
    whole = dump(build_index(path, keep=False))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(build, "LARGE", 1)
    monkeypatch.setattr(build, "worker_count", lambda: number)
    monkeypatch.setattr("pswbrief.index.streaming.SIZE", 4)
    full = iter([OSError(errno.ENOSPC, "No space left on device")])

    def progress(done, _total):
        if done:
            for error in full:
                raise error

    made = build_index(path, progress=progress)
    assert next(full, None) is None
    assert not made.execute("PRAGMA database_list").fetchone()[2]
    assert dump(made) == whole


@pytest.mark.parametrize("number", [0, 2])
def test_a_large_file_that_is_not_valid_is_reported_of_as_any_other(tmp_path, monkeypatch, number):
    path = write(tmp_path / "c.toml", *MANY, reference(id="late2020", section="nowhere"))
    monkeypatch.setattr(build, "LARGE", 1)
    monkeypatch.setattr(build, "worker_count", lambda: number)
    with pytest.raises(CatalogueError, match="nowhere"):
        build_index(path, keep=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"section": "nowhere"},
        {"section": "mine"},
        {"type": "poem-of-no-type"},
        {"title": 7},
        {"duplicate_of": "nobody"},
        {"duplicate_of": "own2020"},
        {"duplicate_of": "wrong2020"},
        {"duplicate_of": "copy2020"},
    ],
)
def test_a_reference_that_is_not_valid_is_left_to_who_reads_the_whole(tmp_path, library, wrong):
    copy = reference(id="copy2020", duplicate_of=MANY[0]["id"])
    with streamed(write(tmp_path / "c.toml", *MANY, copy), library) as contents:
        assert [row[1] for row in rows(contents)][len(MANY)] == "copy2020"
    path = write(tmp_path / "c.toml", *MANY, copy, reference(id="wrong2020") | wrong)
    with streamed(path, library) as contents, pytest.raises(NotStreamableError):
        rows(contents)


def test_faults_outside_the_references_are_left_to_it_too(tmp_path):
    with pytest.raises(NotStreamableError), streamed(write(tmp_path / "c.toml", *MANY, title=7)):
        pass


@pytest.mark.parametrize(
    "own", ["", '[[sections]]\nid = "all"\ntitle = "All of it"\n\n'], ids=["references alone", "sections"]
)
def test_a_library_that_is_named_as_a_catalogue_is_refused_before_its_references_are_read(tmp_path, monkeypatch, own):
    path = tmp_path / "l.toml"
    path.write_text(
        own + "\n".join("[[references]]\n" + tomli_w.dumps(one) for one in [*MANY, {"id": "x", "title": 7}])
    )
    with pytest.raises(CatalogueError) as caught, streamed(path):
        pass
    assert caught.value.sentence == "c.toml: brief: is missing."
    assert caught.value.hint.endswith("It may be a library: pswbrief --library c.toml")
    monkeypatch.setattr(build, "LARGE", 1)
    monkeypatch.setattr(build, "worker_count", lambda: 0)
    with pytest.raises(CatalogueError) as caught:
        build_index(path, keep=False)
    assert caught.value.sentence == f"{path}: brief: is missing."


def test_references_can_be_counted_and_their_sections_listed_without_reading_them(tmp_path, monkeypatch, library):
    monkeypatch.setattr("pswbrief.index.streaming.Part", None)
    with streamed(write(tmp_path / "c.toml", *MANY), library) as contents:
        assert contents.total() == 33
        assert [section.id for section in contents.sections()] == ["all", "mine", "without-a-section", "your-library"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_of_them_is_read_whole_whatever_letters_precede_it(tmp_path, mark):
    path = write(tmp_path / "c.toml", reference(id="first2020", title="Ärger – “peer”"), *MANY)
    path.write_text(mark + path.read_text(encoding="utf-8"), encoding="utf-8")
    with streamed(path) as contents:
        assert [(row[0], row[1], row[5]) for row in rows(contents)] == [
            (0, "first2020", "Ärger – “peer”"),
            *((place, one["id"], one["title"]) for place, one in enumerate(MANY, 1)),
        ]
