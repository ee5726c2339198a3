from __future__ import annotations

import os
import re
import stat
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.store import history
from pswbrief.store.write import digest

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no links of this kind")


@pytest.fixture(autouse=True)
def _data(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "l.toml"


def _record(path, old, new, command="c", restores=()):
    history.record(path, old, new, time="2025-03-01T10:00:00+00:00", command=command, restores=restores)


def _back(path, current):
    """The states of a file that holds `current`, as far back as they can be taken back."""
    states = []
    for _ in range(1000):
        try:
            current, change = history.undone(path, current)
        except NothingFoundError:
            return states
        history.forget(path, change)
        states.append(current)
    raise AssertionError


def test_a_change_is_recorded_with_all_that_can_be_said_of_it(path):
    _record(path, b"abc", b"axxc", "pswbrief tag", ["one", "two"])
    (change,) = history.changes(path)
    assert history.record(path, b"axxc", b"", time="", command="c", restores=()).number == 2
    assert change == history.HistoryEntry(
        1, "2025-03-01T10:00:00+00:00", "pswbrief tag", digest(b"abc"), digest(b"axxc"), 1, 2, "b", ("one", "two")
    )


def test_changes_are_taken_back_one_after_the_other(path):
    states = [bytes([65 + number]) * number for number in range(6)]
    for old, new in pairwise(states):
        _record(path, old, new)
    assert _back(path, states[-1]) == states[-2::-1]
    assert history.changes(path) == []


def test_a_clock_that_goes_back_changes_nothing(path):
    for number, year in enumerate((2030, 1999, 2015)):
        time = f"{year}-01-01T00:00:00+00:00"
        history.record(path, b"%d" % number, b"%d" % (number + 1), time=time, command="c", restores=())
    assert [change.time[:4] for change in history.changes(path)] == ["2030", "1999", "2015"]
    assert _back(path, b"3") == [b"2", b"1", b"0"]


def test_two_hundred_changes_can_be_taken_back_and_no_more_are_kept(path):
    states = [str(number).encode() for number in range(211)]
    for old, new in pairwise(states):
        _record(path, old, new)
    assert _back(path, states[-1]) == states[-2:9:-1]


def test_a_state_that_comes_again_is_no_end(path):
    states = [b"", b"a", b"", b"a", b"b", b"a"]
    for old, new in pairwise(states):
        _record(path, old, new)
    assert _back(path, b"a") == states[-2::-1]


def test_the_versions_of_a_file_are_those_before_each_change_as_far_as_they_are_known(path):
    states = [b"", "Grün".encode(), "Grüß".encode(), b"", b"x"]
    for old, new in pairwise(states):
        _record(path, old, new)
    assert list(history.earlier_versions(path, b"x")) == states[-2::-1]
    assert list(history.earlier_versions(path, b"by hand")) == []
    file = history.history_folder(path) / "000002.json"
    file.write_bytes(file.read_bytes().replace(b'"old": "n"', b'"old": "m"'))
    assert list(history.earlier_versions(path, b"x")) == states[-2:1:-1]


def test_changes_on_either_side_of_what_another_program_changed_and_changed_back_are_all_in_force(path):
    _record(path, b"a", b"b")
    _record(path, b"by hand", b"x")
    _record(path, b"b", b"c")
    applied = history.in_force(history.changes(path), digest(b"c"))
    assert [change.before for change in applied] == [digest(b"b"), digest(b"a")]
    assert _back(path, b"c") == [b"b", b"a"]


@posix
def test_a_folder_of_records_that_can_not_be_listed_is_reported(path):
    folder = history.history_folder(path)
    folder.parent.mkdir(parents=True)
    folder.symlink_to(folder)
    with pytest.raises(InputError, match=f"Can't read {folder}: "):
        history.changes(path)


def test_a_record_whose_change_never_happened_is_passed_over_and_written_over(path):
    _record(path, b"0", b"1", "first")
    _record(path, b"1", b"2", "killed")
    assert history.undone(path, b"1")[1].command == "first"
    _record(path, b"1", b"3", "third")
    assert [change.command for change in history.changes(path)] == ["first", "third"]
    assert _back(path, b"3") == [b"1", b"0"]


def test_a_first_record_whose_change_never_happened_does_no_harm(path):
    _record(path, b"", b"1", "killed")
    with pytest.raises(NothingFoundError, match="There is no file"):
        history.undone(path, b"")
    _record(path, b"", b"2", "first")
    assert _back(path, b"2") == [b""]


def test_a_record_of_what_has_been_taken_back_already_does_no_harm(path):
    """The process was killed after the file was put back and before the record was dropped."""
    _record(path, b"0", b"1")
    _record(path, b"1", b"2")
    assert history.undone(path, b"2")[0] == b"1"
    assert _back(path, b"1") == [b"0"]


def test_after_a_step_back_a_new_change_takes_the_place_of_the_old(path):
    for old, new in ((b"0", b"1"), (b"1", b"2"), (b"2", b"3")):
        _record(path, old, new)
    _record(path, b"1", b"x")
    assert [change.number for change in history.changes(path)] == [1, 2]
    assert _back(path, b"x") == [b"1", b"0"]


def test_what_another_program_has_changed_is_not_taken_back(path):
    _record(path, b"0", b"1", "pswbrief tag")
    with pytest.raises(InputError, match=r"Can't undo 'pswbrief tag': .* has been changed by another program"):
        history.undone(path, b"by hand")
    _record(path, b"by hand", b"2")
    assert history.undone(path, b"2")[0] == b"by hand"
    history.forget(path, history.changes(path)[-1])
    with pytest.raises(InputError, match="changed by another program"):
        history.undone(path, b"by hand")


def test_where_nothing_was_changed_there_is_nothing_to_take_back(path):
    with pytest.raises(NothingFoundError, match="There is nothing to undo"):
        history.undone(path, b"")


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"number": 1}', b"\xff\xfe", b'{"restores": [1], "x": 2}', b"[" * 9999]
)
def test_a_record_that_is_damaged_is_left_out(path, damage):
    _record(path, b"0", b"1")
    _record(path, b"1", b"2")
    file = history.history_folder(path) / "000001.json"
    file.write_bytes(damage)
    assert [change.number for change in history.changes(path)] == [2]
    assert history.undone(path, b"2")[0] == b"1"


def test_a_record_that_says_something_else_than_it_did_never_changes_a_file(path):
    _record(path, b"0123", b"01x3")
    file = history.history_folder(path) / "000001.json"
    file.write_bytes(file.read_bytes().replace(b'"old": "2"', b'"old": "9"'))
    with pytest.raises(InputError, match="its record is damaged"):
        history.undone(path, b"01x3")


def test_files_of_one_name_have_changes_of_their_own(tmp_path):
    one, other = tmp_path / "a" / "l.toml", tmp_path / "b" / "l.toml"
    _record(one, b"0", b"1")
    assert history.changes(other) == []


def test_files_whose_paths_have_one_checksum_have_changes_of_their_own(tmp_path):
    """These two names have the same CRC-32, of which there are too few to tell all paths apart."""
    from zlib import crc32

    one, other = "plumless.toml", "buckeroo.toml"
    assert crc32(b"plumless") == crc32(b"buckeroo")
    assert crc32(one.encode()) == crc32(other.encode())
    assert history.history_folder(tmp_path / one).name[-8:] != history.history_folder(tmp_path / other).name[-8:]


@posix
def test_a_file_has_the_same_changes_whatever_links_lead_to_it(tmp_path, path):
    (tmp_path / "link.toml").symlink_to(path)
    (tmp_path / "folder").symlink_to(tmp_path)
    _record(path, b"0", b"1")
    for other in (tmp_path / "link.toml", tmp_path / "folder" / "link.toml"):
        assert [change.number for change in history.changes(other)] == [1]


@posix
def test_a_link_that_runs_in_a_circle_is_reported(path):
    path.symlink_to(path)
    with pytest.raises(InputError, match="Can't find"):
        history.changes(path)


def test_where_a_change_cannot_be_recorded_that_is_reported(path, tmp_path):
    (tmp_path / "data").write_text("a file, in which nothing can be kept")
    with pytest.raises(InputError, match=r"Can't write .*history"):
        _record(path, b"0", b"1")


def test_a_record_that_can_not_be_written_is_reported_with_its_file(path):
    _record(path, b"0", b"1")
    # A folder of the name of the next record is in the way; as root, permissions would not be.
    blocked = history.history_folder(path) / "000002.json"
    (blocked / "x").mkdir(parents=True)
    with pytest.raises(InputError, match=f"Can't write {re.escape(str(blocked))}: is a directory"):
        _record(path, b"1", b"2")


def test_what_killed_writes_have_left_among_the_records_is_cleared_away(path):
    _record(path, b"0", b"1")
    (history.history_folder(path) / ".000002.json.abcdefgh.new").write_bytes(b"{")
    _record(path, b"1", b"2")
    assert sorted(file.name for file in history.history_folder(path).iterdir()) == ["000001.json", "000002.json"]


def test_of_very_many_things_that_would_be_restored_only_some_are_named(path):
    _record(path, b"0", b"1", restores=[str(number) for number in range(1000)])
    assert len(history.changes(path)[0].restores) == 50


BYTES = st.binary(max_size=30) | st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace"))


@given(BYTES, BYTES, BYTES, BYTES)
def test_the_stretch_that_differs_is_all_that_it_takes_to_go_back(first, old, new, last):
    one, other = first + old + last, first + new + last
    difference = history.differing(one, other)
    back = other[: difference.start] + difference.old + other[difference.start + difference.length :]
    assert back == one
    assert len(difference.old) <= len(old)


@given(st.lists(BYTES, min_size=2, max_size=6))
def test_whatever_bytes_a_file_had_come_back(tmp_path_factory, states):
    path = tmp_path_factory.mktemp("any") / "l.toml"
    states = [state for place, state in enumerate(states) if place == 0 or state != states[place - 1]]
    for old, new in pairwise(states):
        _record(path, old, new)
    assert _back(path, states[-1]) == states[-2::-1]


@posix
def test_a_link_in_the_place_of_a_record_is_replaced_and_not_followed(path, tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    folder = history.history_folder(path)
    folder.mkdir(parents=True)
    (folder / "000001.json").symlink_to(victim)
    _record(path, b"", b"one")
    assert victim.read_bytes() == b"precious"
    assert not (folder / "000001.json").is_symlink()


@posix
def test_what_is_recorded_is_nobody_elses_whatever_the_umask(path):
    """A record holds what a library held, which only its owner may have been able to read."""
    before = os.umask(0)
    try:
        _record(path, b"", b"one")
    finally:
        os.umask(before)
    folder = history.history_folder(path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


@posix
def test_a_pipe_among_the_records_is_passed_over(path):
    _record(path, b"", b"one")
    os.mkfifo(history.history_folder(path) / "000002.json")
    assert [change.number for change in history.changes(path)] == [1]


def test_a_file_that_is_no_record_is_passed_over_whatever_it_holds(path):
    _record(path, b"0", b"1")
    (record,) = history.history_folder(path).glob("*.json")
    record.with_name("copy of " + record.name).write_bytes(record.read_bytes())
    record.with_name(record.name + "~").write_bytes(record.read_bytes())
    assert len(history.changes(path)) == 1
