"""Brief and library as one collection, and an index that is damaged."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3

import pytest

from pswbrief.core.selection import Selection
from pswbrief.index.cache import CHECKED_BYTES
from pswbrief.index.contents import records_of
from pswbrief.index.freshness import SIZE
from pswbrief.workspace import Settings, Workspace
from testing.libraries import BRIEFS, OWN, add_one, library_file
from testing.program import Program


@pytest.fixture(scope="module")
def reader(cache_home, tmp_path_factory):
    """The program with a library of two references, of which one is in a section of the brief, and notes on one of the brief's."""
    made = Program(cache_home, tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("data"))
    add_one(made, "--section", "rural", "--journal", "Night Papers", "--status", "read", "--access", "open")
    assert made("add", "--title", "Burnout of wards at dawn", "--year", "2021", "--type", "report").status == 0
    assert made("set", BRIEFS, "tags=x", "status=read", "notes=Yours").status == 0
    return made


SECOND = "burnout2021wards"


def test_every_reading_command_sees_brief_and_library_as_one(reader):
    assert len(reader("list").ids) == 138
    assert reader("list").ids[-2:] == [OWN, SECOND]
    assert SECOND in reader("search", "burnout").ids
    assert reader("search", "journal:night").ids == [OWN]
    assert set(reader("list", "--section", "rural").ids) > {OWN}
    assert reader("list", "--section", "your library").ids == [SECOND]
    assert reader("list", "--journal", "night papers").ids == [OWN]
    assert reader("list", "--author", "smith", "--year", "2020", "--access", "open", "--mine").ids == [OWN]
    assert SECOND in reader("similar", "weikel2022", "--limit", "100").ids
    assert reader("cite", OWN).out.startswith("Smith, A. (2020) ‘Nights on the ward’, Night Papers")
    assert "Section\tRural areas" in reader("show", OWN).lines
    assert reader("sections").lines[-1] == "your-library\t1\t\t\tYour library"
    assert reader("export", "--mine", "--format", "ris").out.count("TY  - ") == 2
    assert "Nights on the ward" in reader("export", "--section", "rural", "--format", "markdown").out
    assert reader("cite").out == reader("cite", "--library", "none.toml").out


def test_each_side_can_be_chosen_alone(reader, program):
    assert reader("list", "--mine").ids == [OWN, SECOND]
    assert reader("list", "--brief-only").ids == program.once("list").ids
    assert reader("search", "burnout", "--mine").ids == [SECOND]
    assert SECOND not in reader("search", "burnout", "--brief-only").ids
    assert reader("list", "--status", "read").ids == [BRIEFS, OWN]
    assert reader("list", "--status", "read", "--mine").ids == [OWN]
    answer = reader("list", "--mine", "--brief-only")
    assert (answer.status, answer.out) == (2, "")
    assert "--mine and --brief-only leave nothing to choose from." in answer.err


def test_where_a_reference_comes_from_is_in_json_and_csv_and_a_column_and_not_in_plain(reader):
    found = reader("list", BRIEFS, OWN, "--format", "json").json()
    assert [(record["source"], record["status"], record["notes"]) for record in found] == [
        ("brief", "read", "Yours"),
        ("library", "read", None),
    ]
    assert reader("list", BRIEFS, OWN, "--columns", "id,source").out == f"{BRIEFS}\tbrief\n{OWN}\tlibrary\n"
    assert reader("list", OWN, "--format", "csv").lines[0].rstrip("\r").endswith(",source")
    assert reader("list", OWN).out == f"{OWN}\t2020\topen\tNight Papers\tNights on the ward\n"


def test_what_is_about_the_brief_itself_leaves_the_library_out(reader, program):
    assert reader("about") == program.once("about")
    assert reader("resources") == program.once("resources")


def test_an_id_that_a_new_edition_takes_is_the_briefs_and_ones_own_goes_by_a_number(own_program):
    add_one(own_program)
    file = library_file(own_program)
    file.write_text(file.read_text().replace(OWN, BRIEFS))
    assert own_program("list", "--mine").ids == [f"{BRIEFS}-2"]
    assert own_program("show", BRIEFS).lines[0].startswith("Title\tThe impact of working")


@pytest.mark.parametrize(
    "command",
    [("list",), ("search", "burnout"), ("show", BRIEFS), ("cite", BRIEFS, "--style", "apa"), ("list", "-f", "json")],
)
@pytest.mark.parametrize("text", ["garbage = [\n", '[[references]]\nid = "a"\n', "\x00"])
def test_the_brief_alone_is_read_even_if_the_library_is_not_valid(program, tmp_path, command, text):
    file = tmp_path / "library.toml"
    file.write_text(text)
    blocked = program("--library", str(file), *command)
    assert (blocked.status, blocked.out) == (3, "")
    assert "--brief-only reads the brief without it" in blocked.err
    answer = program("--library", str(file), *command, "--brief-only")
    assert (answer.status, answer.out) == (0, program(*command, "--brief-only").out)
    assert answer.err.startswith(f"pswbrief: Your library was left out, with your tags and notes. {file}")


def test_a_tag_of_the_brief_is_not_looked_for_without_the_library(program, tmp_path):
    file = tmp_path / "library.toml"
    file.write_text("garbage = [\n")
    for option in ("--tag", "--status"):
        answer = program("--library", str(file), "list", "--brief-only", option, "read")
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.startswith(f"pswbrief: {file}:")


def test_a_catalogue_that_is_not_valid_is_reported_even_if_it_alone_is_asked_for(program, tmp_path):
    files = tmp_path / "mine.toml", tmp_path / "library.toml"
    for file in files:
        file.write_text("garbage = [\n")
    answer = program("--catalogue", str(files[0]), "--library", str(files[1]), "list", "--brief-only")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"pswbrief: {files[0]}:")


@pytest.mark.parametrize("command", [("list",), ("tags",), ("tag", BRIEFS, "+x"), ("export", "--format", "toml")])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dear reader,", ":1: this is not TOML"),
        ('[brief]\ntitle = "B"\n', ":1: brief: is not a field"),
        ('[[annotations]]\nid = "a"\nstatus = "done"\n', ":3: annotation a, status: "),
    ],
)
def test_a_library_that_is_not_valid_is_reported_with_its_line_and_left_as_it_is(
    program, tmp_path, command, text, sentence
):
    file = tmp_path / "library.toml"
    file.write_text(text)
    answer = program("--library", str(file), *command)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"pswbrief: {file}{sentence}")
    assert file.read_text() == text


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (".", "Can't write .: it is a folder."),
        (os.devnull, f"Can't write {os.devnull}: it is a device, not a plain file."),
    ],
)
def test_a_library_that_is_no_file_is_not_written(program, path, sentence):
    answer = program("--library", path, "tag", BRIEFS, "+x")
    assert answer.status == 3
    assert sentence in answer.err


def test_a_library_that_is_missing_is_empty_and_made_where_it_is_named(own_program):
    assert own_program("--library", "my/own.toml", "list", "--mine").status == 1
    assert own_program("tags", env={"PSWBRIEF_LIBRARY": "my/own.toml"}).status == 1
    assert not (own_program.folder / "my").exists()
    assert own_program("tag", BRIEFS, "+x", env={"PSWBRIEF_LIBRARY": "my/own.toml"}).status == 0
    assert own_program("--library=my/own.toml", "tags").out == "x\t1\n"
    assert not library_file(own_program).exists()


# A library whose index is too large to be compared with its checksum as a whole: so many references, with so many words each.
LARGE, WORDS = 250, 1200


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The program with a large library that no test may count on to be unchanged but for what it noted and tagged itself."""
    made = Program(tmp_path_factory.mktemp("cache"), tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("data"))
    numbers = random.Random(1)  # noqa: S311 - the same words in every run
    words = ["".join(numbers.choices("abdeghiklmnoprstu", k=numbers.randint(3, 9))) for _ in range(4000)]
    library_file(made).parent.mkdir()
    library_file(made).write_text(
        "".join(
            f'[[references]]\nid = "own{number}"\ntype = "report"\ntitle = "Report {number}"\n'
            f'abstract = "{" ".join(numbers.choices(words, k=WORDS))}"\n\n'
            for number in range(LARGE)
        )
    )
    return made


def _damage(program):
    """Wipe all pages of the index that are not compared with its checksum, so that only reading them shows it."""
    program("list", "--limit", "1")
    (path,) = (program.cache / "pswbrief").glob("*.sqlite")
    whole = path.read_bytes()
    database = len(whole) - SIZE
    assert database > CHECKED_BYTES
    wiped = bytearray(len(whole))
    for start in (0, *(number * (database - 4096) // 63 for number in range(64)), len(whole) - 4096):
        wiped[start : start + 4096] = whole[start : start + 4096]
    with path.open("r+b") as file:
        file.write(wiped)
    with contextlib.closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT id FROM reference ORDER BY pos").fetchall()
    return path, bytes(wiped)


@pytest.mark.parametrize(
    "arguments", [("list", "-"), ("export", "-", "--format", "ris"), ("list", "-", "--format", "json")], ids=" ".join
)
def test_a_large_index_that_is_damaged_gives_right_answers_to_ids_that_are_piped_in(large, arguments):
    ids = f"own7\n{BRIEFS}\nown200\n"
    known = large(*arguments, stdin=ids)
    assert known.status == 0
    path, damaged = _damage(large)
    assert large(*arguments, stdin=ids) == known
    assert path.read_bytes() != damaged


def test_a_note_that_is_piped_in_is_kept_where_a_large_index_is_damaged(large):
    _damage(large)
    answer = large("note", "own7", "-", stdin="My note")
    assert (answer.status, answer.err) == (0, "pswbrief: Noted on own7.\n")
    assert large("note", "own7").out == "My note\n"


def test_tags_are_put_on_the_ids_that_are_piped_in_where_a_large_index_is_damaged(large):
    _damage(large)
    answer = large("tag", "-", "+x", stdin=f"own7\n{BRIEFS}\n")
    assert (answer.status, answer.err) == (0, "pswbrief: 2 references changed.\n")
    assert sorted(large("list", "--tag", "x").ids) == [BRIEFS, "own7"]
    assert len(large("list", "--mine").ids) == LARGE


def test_rows_that_were_read_before_are_found_again_by_their_ids(tmp_path):
    """Positions may differ between an updated index and one compiled from scratch."""
    own = tmp_path / "own.toml"
    own.write_text('[[references]]\nid = "a"\ntype = "report"\ntitle = "A"\n')
    workspace = Workspace(Settings(library=own))
    (row,) = workspace.select(Selection(ids=("a",)))
    elsewhere = row._replace(pos=row.pos + 1)
    with pytest.raises(sqlite3.DatabaseError):
        records_of(workspace.index, [elsewhere])
    assert [record["title"] for record in workspace.records([elsewhere])] == ["A"]
    workspace.close()


def test_a_workspace_closes_its_index_behind_a_with_block():
    with Workspace(Settings()) as brief:
        connection = brief.index.connection
        assert brief.select()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_after_a_change_the_index_is_updated_by_what_was_changed_alone(own_program, monkeypatch):
    """Comparing ten thousand references takes longer than all the rest of tagging one of them."""
    add_one(own_program)
    for name in ("update.plan_update", "build.build_index"):
        monkeypatch.setattr(f"pswbrief.index.{name}", None)
    assert own_program("tag", OWN, BRIEFS, "+seen").status == 0
    assert own_program("list", "--tag", "seen").ids == [BRIEFS, OWN]
