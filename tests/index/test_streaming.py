"""Large files read reference by reference: the same index as of the whole file, and left alone where anything is wrong."""

from __future__ import annotations

import contextlib

import pytest
import tomli_w

from pswbrief.core.reference import Reference
from pswbrief.index import build
from pswbrief.index.build import build_index
from pswbrief.index.file_tables import FileTables, NotStreamableError
from pswbrief.index.streaming import sections_named, stream_catalogue, stream_library
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
def streamed(path):
    with path.open("rb") as file:
        yield stream_catalogue(FileTables(file), "c.toml")


def dump(connection):
    with contextlib.closing(connection):
        tables = ("brief", "section", "reference", "detail", "made", "vocabulary", "neighbour", "identifier", "rest")
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608


def test_a_large_file_gives_the_index_that_it_gives_when_read_whole(tmp_path, monkeypatch):
    path = write(tmp_path / "c.toml", *MANY)
    whole = dump(build_index(path, keep=False))
    monkeypatch.setattr(build, "LARGE", 1)
    monkeypatch.setattr(build, "parse_catalogue", None)
    assert dump(build_index(path, keep=False)) == whole


def test_a_large_file_that_is_not_valid_is_reported_of_as_any_other(tmp_path, monkeypatch):
    path = write(tmp_path / "c.toml", *MANY, reference(id="late2020", section="nowhere"))
    monkeypatch.setattr(build, "LARGE", 1)
    with pytest.raises(CatalogueError, match="nowhere"):
        build_index(path, keep=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"section": "nowhere"},
        {"type": "poem-of-no-type"},
        {"title": 7},
        {"duplicate_of": "nobody"},
        {"duplicate_of": "wrong2020"},
        {"duplicate_of": "copy2020"},
    ],
)
def test_a_reference_that_is_not_valid_is_left_to_who_reads_the_whole(tmp_path, wrong):
    copy = reference(id="copy2020", duplicate_of=MANY[0]["id"])
    with streamed(write(tmp_path / "c.toml", *MANY, copy)) as read:
        assert list(read.references)[-1].id == "copy2020"
    path = write(tmp_path / "c.toml", *MANY, copy, reference(id="wrong2020") | wrong)
    with streamed(path) as read, pytest.raises(NotStreamableError):
        list(read.references)


def test_faults_outside_the_references_are_left_to_it_too(tmp_path):
    with pytest.raises(NotStreamableError), streamed(write(tmp_path / "c.toml", *MANY, title=7)):
        pass


def test_references_can_be_counted_and_their_sections_listed_without_reading_them(tmp_path, monkeypatch):
    monkeypatch.setattr(Reference, "model_validate", None)
    with streamed(write(tmp_path / "c.toml", *MANY)) as read:
        assert len(read.references) == 30
        assert sections_named(read.references) == {"all", None}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_of_them_is_the_whole_one_whatever_letters_precede_it(tmp_path, mark):
    tables = [reference(id="first2020", title="Ärger – “peer”"), *MANY]
    path = write(tmp_path / "c.toml", *tables)
    path.write_text(mark + path.read_text(encoding="utf-8"), encoding="utf-8")
    whole = [Reference.model_validate(table) for table in tables]
    with streamed(path) as read:
        assert list(read.references) == whole
        assert read.references[3] == whole[3]
        assert list(read.references[-2:]) == whole[-2:]


def test_a_library_may_name_sections_that_it_does_not_have(tmp_path):
    path = tmp_path / "l.toml"
    path.write_text('[[references]]\nid = "a"\nsection = "elsewhere"\ntype = "report"\ntitle = "T"\n', encoding="utf-8")
    with path.open("rb") as file:
        library = stream_library(FileTables(file), "l.toml")
        (read,) = library.references
        assert read.section == "elsewhere"
