"""A file is written whole or not at all, with the permissions of the old one; links are followed or replaced as promised."""

from __future__ import annotations

import os
import stat
import struct
import threading
import time

import pytest

from pswbrief.errors import InputError
from pswbrief.store.write import digest, drop_left_over, make_private_folder, resolved, write_file, write_private

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither links nor permissions of this kind")


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_and_nothing_else(tmp_path):
    write_file(tmp_path / "a.ris", b"one\r\n")
    assert (tmp_path / "a.ris").read_bytes() == b"one\r\n"
    assert _names(tmp_path) == ["a.ris"]


def test_a_file_that_exists_is_not_replaced_without_force(tmp_path):
    path = tmp_path / "a.ris"
    path.write_bytes(b"old")
    with pytest.raises(InputError, match="exists already") as caught:
        write_file(path, b"new")
    assert "--force" in caught.value.hint
    assert path.read_bytes() == b"old"
    write_file(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert _names(tmp_path) == ["a.ris"]


def test_a_folder_is_never_replaced(tmp_path):
    for force in (False, True):
        with pytest.raises(InputError, match="it is a folder"):
            write_file(tmp_path, b"new", force=force)


def test_a_folder_that_is_not_there_is_reported(tmp_path):
    with pytest.raises(InputError, match="no such file or directory"):
        write_file(tmp_path / "none" / "a.ris", b"new")
    assert _names(tmp_path) == []


@posix
def test_a_place_where_nothing_can_be_made_is_reported_and_the_old_file_stays(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(InputError, match="Can't write"):
        write_file(tmp_path / "file" / "a.ris", b"new", force=True)
    assert (tmp_path / "file").read_bytes() == b"old"


@posix
def test_a_write_that_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.ris"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_file(path, "text, which is no bytes", force=True)
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["a.ris"]


@posix
def test_the_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path):
    (tmp_path / "folder").mkdir()
    path, link = tmp_path / "folder" / "a.ris", tmp_path / "link.ris"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_file(link, b"new", force=True)
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert _names(tmp_path / "folder") == ["a.ris"]


@posix
def test_a_link_to_nothing_makes_what_it_points_to(tmp_path):
    link = tmp_path / "link.ris"
    link.symlink_to(tmp_path / "a.ris")
    write_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "a.ris").read_bytes() == b"new"


@posix
def test_a_link_that_runs_in_a_circle_is_reported(tmp_path):
    link = tmp_path / "link.ris"
    link.symlink_to(link)
    with pytest.raises(InputError, match="Can't write"):
        write_file(link, b"new", force=True)


@posix
@pytest.mark.parametrize(("umask", "mode"), [(0o000, 0o666), (0o027, 0o640), (0o077, 0o600)])
def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        write_file(tmp_path / "new.ris", b"new")
    finally:
        assert os.umask(before) == umask
    assert stat.S_IMODE((tmp_path / "new.ris").stat().st_mode) == mode


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
@pytest.mark.parametrize("by_name", [False, True], ids=["of the open file", "by its name"])
def test_the_permissions_of_a_replaced_file_are_kept(tmp_path, monkeypatch, mode, by_name):
    if by_name:
        monkeypatch.delattr(os, "fchmod")
    path = tmp_path / "a.ris"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_file(path, b"new", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the administrator has files of others")
def test_a_replaced_file_stays_its_owners_and_its_groups(tmp_path):
    path = tmp_path / "a.ris"
    path.write_bytes(b"old")
    os.chown(path, 1234, 2345)
    path.chmod(0o640)
    write_file(path, b"new", force=True)
    facts = path.stat()
    assert (facts.st_uid, facts.st_gid, stat.S_IMODE(facts.st_mode)) == (1234, 2345, 0o640)


@posix
@pytest.mark.parametrize(("mode", "left"), [(0o640, 0o600), (0o664, 0o644), (0o660, 0o600), (0o646, 0o666)])
def test_where_it_cant_stay_its_groups_another_group_may_do_only_what_all_may(tmp_path, monkeypatch, mode, left):
    path = tmp_path / "a.ris"
    path.write_bytes(b"old")
    path.chmod(mode)
    real = os.stat

    def of_another_group(name, *arguments, **options):
        facts = real(name, *arguments, **options)
        return os.stat_result([*facts[:5], facts.st_gid + 1, *facts[6:]]) if name == path else facts

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "stat", of_another_group)
    monkeypatch.setattr(os, "fchown", refuse)
    write_file(path, b"new", force=True)
    assert stat.S_IMODE(real(path).st_mode) == left


@posix
def test_what_is_written_is_on_disk_before_it_takes_the_place_of_the_old_and_then_its_name(tmp_path, monkeypatch):
    path, seen, real = tmp_path / "a.ris", [], os.fsync
    path.write_bytes(b"old")

    def look(handle):
        facts = os.fstat(handle)
        seen.append(
            ("folder", path.read_bytes()) if stat.S_ISDIR(facts.st_mode) else (facts.st_size, path.read_bytes())
        )
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    open_before = len(os.listdir("/dev/fd"))  # noqa: PTH208 - numbers are enough
    write_file(path, b"newer", force=True)
    assert seen == [(5, b"old"), ("folder", b"newer")]
    assert len(os.listdir("/dev/fd")) == open_before  # noqa: PTH208 - numbers are enough


@posix
def test_a_pipe_is_waited_for_until_it_has_a_reader(tmp_path, monkeypatch):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)

    def pause(_):
        # The reader comes in the first pause, and not before.
        if reader.ident is None:
            reader.start()

    monkeypatch.setattr(time, "sleep", pause)
    monkeypatch.setattr("pswbrief.store.write._READER_PATIENCE", 60.0)
    write_file(pipe, b"new", force=True)
    reader.join(60)
    assert read == [b"new"]


@posix
def test_a_pipe_with_a_name_gets_what_is_written_and_is_waited_for_while_it_is_full(tmp_path):
    import fcntl
    import termios

    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)

    def read_when_full():
        with pipe.open("rb") as file:
            full, held = fcntl.fcntl(file, fcntl.F_GETPIPE_SZ) if hasattr(fcntl, "F_GETPIPE_SZ") else 0, 0
            while held < full:
                (held,) = struct.unpack("i", fcntl.ioctl(file, termios.FIONREAD, bytes(4)))
            read.append(file.read())

    reader = threading.Thread(target=read_when_full, daemon=True)
    reader.start()
    # More than a pipe holds, so that the writer has to wait for its reader.
    write_file(pipe, b"new" * 100_000, force=True)
    reader.join(60)
    assert read == [b"new" * 100_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")  # noqa: PTH110 - a device
def test_a_full_disk_is_reported():
    from pathlib import Path

    with pytest.raises(InputError, match="Can't write /dev/full: no space left on device"):
        write_file(Path("/dev/full"), b"new", force=True)


def test_a_name_as_long_as_the_file_system_allows_is_written(tmp_path):
    path = tmp_path / ("x" * 250 + ".ris")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_digest_is_blake2b_of_16_bytes():
    # The first from `b2sum -l 128` of GNU coreutils.
    assert digest(b"abc") == "cf4ab791c62b8d2b2109c90275287816"
    assert digest(b"") != digest(b"\0")


@posix
def test_a_pipe_that_nobody_reads_is_reported_and_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr("pswbrief.store.write._READER_PATIENCE", 0.0)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match=r"Can't write .*pipe: no such device or address"):
        write_file(tmp_path / "pipe", b"new", force=True)


@posix
def test_a_file_of_the_programs_own_is_nobody_elses_and_takes_the_place_of_a_link(tmp_path):
    (tmp_path / "victim").write_bytes(b"old")
    (tmp_path / "own").symlink_to(tmp_path / "victim")
    write_private(tmp_path / "own", b"new")
    assert not (tmp_path / "own").is_symlink()
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o600
    assert ((tmp_path / "own").read_bytes(), (tmp_path / "victim").read_bytes()) == (b"new", b"old")


@posix
def test_every_folder_that_is_made_is_nobody_elses_and_one_that_is_there_stays_as_it_is(tmp_path):
    before = os.umask(0)
    try:
        (tmp_path / "shared").mkdir()
        for _ in range(2):
            make_private_folder(tmp_path / "shared" / "one" / "two")
    finally:
        os.umask(before)
    folders = [tmp_path / "shared", tmp_path / "shared" / "one", tmp_path / "shared" / "one" / "two"]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o777, 0o700, 0o700]


@posix
def test_what_is_written_aside_is_nobody_elses_until_it_has_its_name(tmp_path, monkeypatch):
    """The permissions are set on the open file, and not by a name that somebody could have put a link behind."""
    path = tmp_path / "a.ris"
    path.write_bytes(b"old")
    path.chmod(0o640)
    modes = []
    real = os.fchmod

    def look(handle, mode):
        modes.append((stat.S_IMODE(os.fstat(handle).st_mode), mode))
        real(handle, mode)

    monkeypatch.setattr(os, "fchmod", look)
    write_file(path, b"new", force=True)
    assert modes == [(0o600, 0o640)]


def test_only_the_temporary_files_of_a_files_own_writes_are_left_over(tmp_path):
    others = [".b.toml.abcd1234.new", ".a.toml.short.new", ".a.toml.abcd1234.old", "a.toml", "a.toml.abcd1234.new"]
    for name in (".a.toml.abcd1234.new", ".a.toml.a_cd1234.new", *others):
        (tmp_path / name).touch()
    drop_left_over(tmp_path / "a.toml")
    assert _names(tmp_path) == sorted(others)


def test_links_are_resolved_and_one_that_leads_to_itself_is_refused(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "a.toml")
    assert resolved(tmp_path / "link") == (tmp_path / "a.toml").resolve()
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(InputError, match="Can't find"):
        resolved(tmp_path / "circle" / "a.toml")
