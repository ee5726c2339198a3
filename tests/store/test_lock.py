from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from pswbrief.errors import InputError
from pswbrief.store import lock
from pswbrief.store.lock import lock_file, locked

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither links nor pipes of this kind")
HOLD = """
import sys
from pathlib import Path
from pswbrief.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path):
    """A file whose lock another process holds, and that process."""
    path = tmp_path / "l.toml"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"held\n"
        yield path, process
        process.kill()


def test_a_lock_is_free_again_when_it_is_let_go_of(tmp_path):
    for _ in range(2):
        with locked(tmp_path / "l.toml", 0):
            assert lock_file(tmp_path / "l.toml").exists()


def test_a_lock_is_let_go_of_when_something_fails(tmp_path):
    with pytest.raises(ZeroDivisionError) as caught, locked(tmp_path / "l.toml", 0):
        raise ZeroDivisionError
    with locked(tmp_path / "l.toml", 0):
        # The traceback holds all that was there when it failed, so that the lock is not let go of by clearing up alone.
        assert caught.tb


def test_a_lock_that_another_process_holds_is_reported_after_a_while(held):
    path, _ = held
    with pytest.raises(InputError, match="another process has been writing it for 0 seconds"), locked(path, 0.1):
        pytest.fail("two have the lock")


def test_whoever_waits_does_so_for_as_long_as_others_write(held, monkeypatch):
    path, process = held
    looks = 0

    def written_meanwhile(path):
        nonlocal looks
        looks += 1
        path.write_text(str(looks) * looks)
        if looks == 9:
            process.kill()
            process.wait()
        return real(path)

    real = lock._written
    monkeypatch.setattr(lock, "_written", written_meanwhile)
    # Each look at the file comes after a wait for the lock in vain; the file has been written in each.
    with locked(path, 0.01):
        assert looks == 9


def test_a_lock_is_free_when_the_process_that_held_it_is_killed(held):
    path, process = held
    process.kill()
    process.wait()
    with locked(path, 0.5):
        pass


@posix
def test_a_file_has_one_lock_whatever_links_lead_to_it(held, tmp_path):
    path, _ = held
    (tmp_path / "folder").symlink_to(tmp_path)
    (tmp_path / "link.toml").symlink_to(path)
    for other in (tmp_path / "link.toml", tmp_path / "folder" / "l.toml", tmp_path / "folder" / "link.toml"):
        with pytest.raises(InputError, match="another process"), locked(other, 0.1):
            pytest.fail("two have the lock")


def test_the_folder_of_a_new_library_is_made_for_its_owner_alone(tmp_path):
    with locked(tmp_path / "new" / "pswbrief" / "l.toml"):
        assert (tmp_path / "new" / "pswbrief").stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_a_name_as_long_as_the_file_system_allows_has_a_lock(tmp_path):
    one, other = (tmp_path / (letter * 120 + ending) for letter, ending in (("é", "1.toml"), ("é", "2.toml")))
    with locked(one, 0), locked(other, 0):
        assert lock_file(one) != lock_file(other)


def test_a_short_name_is_that_of_the_lock_and_a_long_one_is_shortened(tmp_path):
    assert lock_file(tmp_path / ("x" * 48)).name == f".{'x' * 48}.lock"
    assert lock_file(tmp_path / ("x" * 49)).name.startswith(f".{'x' * 48}-")


def _pipe(path):
    os.mkfifo(path)


@posix
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (os.mkdir, "it is a folder"),
        (_pipe, "it is a pipe"),
        (lambda path: path.symlink_to("/dev/null"), "it is a device"),
    ],
    ids=["folder", "pipe", "device"],
)
def test_what_is_no_file_is_not_written(tmp_path, make, reason):
    make(tmp_path / "l.toml")
    with pytest.raises(InputError, match=f"Can't write .*l.toml: {reason}"), locked(tmp_path / "l.toml", 0):
        pytest.fail("it was locked")
    assert os.listdir(tmp_path) == ["l.toml"]  # noqa: PTH208 - names are enough


@posix
def test_a_link_that_runs_in_a_circle_is_reported(tmp_path):
    (tmp_path / "l.toml").symlink_to(tmp_path / "l.toml")
    with pytest.raises(InputError, match=r"Can't (find|write) "), locked(tmp_path / "l.toml", 0):
        pytest.fail("it was locked")


@posix
def test_a_folder_that_cannot_be_made_is_reported(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="Can't write"), locked(tmp_path / "file" / "l.toml", 0):
        pytest.fail("it was locked")


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_the_place_of_the_lock_is_refused_and_what_it_leads_to_is_left_alone(tmp_path, there):
    """A file that it leads to is neither emptied nor, where it isn't there, made."""
    victim, path = tmp_path / "victim", tmp_path / "l.toml"
    if there:
        victim.write_bytes(b"precious")
    lock_file(path).symlink_to(victim)
    with (
        pytest.raises(InputError, match=r"Can't lock .*l\.toml: .*\.l\.toml\.lock is a link") as caught,
        locked(path, 0),
    ):
        pytest.fail("it was locked")
    assert caught.value.hint == "Remove it: .l.toml.lock"
    assert victim.read_bytes() == b"precious" if there else not victim.exists()


@posix
def test_a_link_that_is_put_in_the_place_of_the_lock_at_the_last_moment_is_not_followed(tmp_path, monkeypatch):
    """The look at the lock's name is only for a good sentence: the system itself refuses to open a link."""
    victim, path = tmp_path / "victim", tmp_path / "l.toml"
    victim.write_bytes(b"precious")
    real = lock._wait

    def swap(held, known):
        lock_file(path).unlink(missing_ok=True)
        lock_file(path).symlink_to(victim)
        real(held, known)

    monkeypatch.setattr(lock, "_wait", swap)
    with pytest.raises(InputError, match="Can't write"), locked(path, 0):
        pytest.fail("it was locked")
    assert victim.read_bytes() == b"precious"


@posix
@pytest.mark.parametrize("error", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_reported_by_the_name_of_the_file(tmp_path, monkeypatch, error):
    import fcntl

    def refuse(*_):
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with (
        pytest.raises(InputError, match=r"Can't write .*l\.toml: its file system has no locks"),
        locked(tmp_path / "l.toml", 0),
    ):
        pytest.fail("it was locked")


@posix
def test_a_name_longer_than_a_file_system_allows_is_reported(tmp_path):
    path = tmp_path / ("x" * 256)
    with pytest.raises(InputError, match=f"Can't write {path}: file name too long"), locked(path, 0):
        pytest.fail("it was locked")
