"""A full disk, a folder that can't be written, a held lock, a file edited into nonsense: reported, and nothing lost."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time

import pytest

from pswbrief.store.lock import PATIENCE
from testing.ordinary import ordinary
from testing.program import UNMEASURED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="asks a POSIX shell, and for POSIX permissions"),
]

# One of the brief's references.
THEIRS = "gillard2022impact"
TAG = ("tag", THEIRS, "+more")
LONG = "word " * 8000


@pytest.fixture
def library(cold_program):
    """A reader's library with something in it, and one change that can be taken back; larger than a full disk has room for."""
    assert cold_program("tag", THEIRS, "+first").status == 0
    assert cold_program("note", THEIRS, LONG).status == 0
    return cold_program.data / "pswbrief" / "library.toml"


def _all(folder):
    """Every file below a folder but locks, with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


def _is_reported(answer, *reasons):
    """The run ended as a failure of a file, with one sentence, and a hint at most."""
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith("pswbrief: Can't ")
    assert any(reason in answer.err.split("\n")[0] for reason in reasons), answer.err
    assert answer.err.count("\n") <= 2
    assert "Traceback" not in answer.err
    assert "fault in" not in answer.err


def _works_again(program, library, before):
    """What was there is there; the same command does its work now, and all can be taken back."""
    assert library.read_bytes() == before
    assert program(*TAG).status == 0
    for _ in range(2):
        assert program("undo").status == 0
    assert '"first"' in library.read_text()
    assert LONG.strip() not in library.read_text()


@pytest.mark.parametrize(
    "command",
    [TAG, ("add", "--title", LONG), ("note", THEIRS, "Short."), ("import", "new.ris"), ("undo",)],
    ids=lambda command: command[0],
)
def test_where_no_file_may_grow_the_old_one_stays(cold_program, library, command):
    """The system lets no file of this process grow beyond four blocks: a write fails half-way, as on a full disk."""
    (cold_program.folder / "new.ris").write_text(f"TY  - JOUR\nTI  - {LONG}\nER  - \n")
    if command == ("undo",):
        # What comes back has to be too large as well.
        assert cold_program("note", THEIRS, "--replace", LONG.upper()).status == 0
    before = _all(cold_program.data)
    # What measures coverage would not find room for its own file.
    limited = ["sh", "-c", 'ulimit -f 4; exec "$@"', "sh", *cold_program.command(*command)]
    _is_reported(cold_program.process(command=limited, env=UNMEASURED), "file too large")
    left = _all(cold_program.data)
    assert left[library] == before[library]
    assert not [path for path in left if path.suffix == ".new"]
    if command == ("undo",):
        assert cold_program("undo").status == 0
    _works_again(cold_program, library, left[library] if command != ("undo",) else library.read_bytes())


@contextlib.contextmanager
def _full_disk(folder, size):
    """A disk of so many bytes at `folder`; the test is skipped where none can be made."""
    if os.geteuid() != 0 or sys.platform != "linux":
        pytest.skip("only the administrator of a Linux system can make a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False).returncode:
        pytest.skip("this system lets nobody make a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("part", ["library", "history", "all"])
def test_a_full_disk_is_reported_and_nothing_is_lost(cold_program, tmp_path, part):
    disk = tmp_path / "disk"
    disk.mkdir()
    with _full_disk(disk, 400_000):
        if part == "library":
            place = disk / "library.toml"
            arguments = ("--library", str(place))
        else:
            cold_program.data = disk
            place, arguments = disk / "pswbrief" / "library.toml", ()  # type: ignore[assignment]
        cold_program.cache = disk if part == "all" else cold_program.cache
        assert cold_program(*arguments, "tag", THEIRS, "+first").status == 0
        assert cold_program(*arguments, "note", THEIRS, LONG).status == 0
        before = place.read_bytes()
        filler = disk / "filler"
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        for command in (TAG, ("add", "--title", LONG), ("undo",)):
            _is_reported(cold_program(*arguments, *command), "no space left on device")
            assert place.read_bytes() == before
        assert cold_program(*arguments, "list", "--tag", "first").ids == [THEIRS]
        filler.unlink()
        assert cold_program(*arguments, *TAG).status == 0
        assert cold_program(*arguments, "undo").status == 0
        assert place.read_bytes() == before
        assert not list(disk.rglob("*.new"))


READ_ONLY = {
    "the library's folder": (".", 0o500, "permission denied"),
    "the library's folder, unseen": (".", 0, "permission denied"),
    "the folder of changes": ("history", 0o500, "permission denied"),
    "the folder of changes, unseen": ("history", 0, "permission denied"),
    "the library, unseen": ("library.toml", 0, "you may not read it"),
}


@pytest.mark.parametrize(("name", "mode", "reason"), READ_ONLY.values(), ids=READ_ONLY)
def test_what_may_not_be_written_is_reported_and_nothing_is_lost(cold_program, library, name, mode, reason):
    before = _all(cold_program.data)
    place = library.parent / name
    if name == "history":
        # The folder of this library's changes is in it.
        (place,) = place.iterdir()
    known = place.stat().st_mode
    place.chmod(mode)
    try:
        answers = [
            cold_program.process(command=ordinary(cold_program.command(*command)))
            for command in (TAG, ("add", "--title", "T"))
        ]
        seen = cold_program.process(command=ordinary(cold_program.command("list", "--tag", "first")))
    finally:
        place.chmod(known)
    for answer in answers:
        _is_reported(answer, reason)
    # What can be read is shown anyway.
    assert seen.ids == [THEIRS] if name == "history" or mode == 0o500 else seen.status == 3
    assert "write the output" not in seen.err
    assert _all(cold_program.data) == before
    _works_again(cold_program, library, before[library])


HOLD = "import sys\nfrom pathlib import Path\nfrom pswbrief.store.lock import locked\n"
HOLD += "with locked(Path(sys.argv[1])):\n    print(flush=True)\n    sys.stdin.read()\n"


def test_a_lock_that_another_process_holds_for_ten_seconds_is_reported_within_them(cold_program, library):
    before = _all(cold_program.data)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(library)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        holder.stdout.readline()
        start = time.monotonic()
        running = [cold_program.start(*words, stderr=subprocess.PIPE) for words in (TAG, ("undo",))]
        answers = [process.communicate(timeout=60)[1].decode() for process in running]
        waited = time.monotonic() - start
        # Whoever only reads waits for nobody.
        assert cold_program("list", "--tag", "first").ids == [THEIRS]
        holder.kill()
    assert [process.returncode for process in running] == [3, 3]
    sentence = f"pswbrief: Can't write {library}: another process has been writing it for 9 seconds.\n"
    assert answers == [sentence + "Try again when it has ended.\n"] * 2
    assert waited > PATIENCE
    assert _all(cold_program.data) == before
    _works_again(cold_program, library, before[library])


NONSENSE = {
    "garbage": b"\x00\xff\xfe garbage \x80",
    "no TOML": b"[[references]]\nid = \n",
    "no text": "# héllo".encode("latin-1"),
    "unclosed": b'[[annotations]]\nid = "a"\nnotes = """\nand so on',
    "of another kind": b'[brief]\ntitle = "B"\n',
    "fields of another kind": b'[[annotations]]\nid = 3\ntags = "x"\n',
    "twice": b'[[annotations]]\nid = "a"\n[[annotations]]\nid = "a"\n',
    "deep": b"x = " + b"[" * 3000,
    "merge marks": b"<<<<<<< HEAD\n[[annotations]]\n=======\n>>>>>>> other\n",
}


def _reports_nonsense(program, library, command):
    nonsense = library.read_bytes()
    answer = program(*command)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith("pswbrief: ")
    assert str(library) in answer.err
    assert "Traceback" not in answer.err
    assert "fault in" not in answer.err
    assert library.read_bytes() == nonsense


@pytest.mark.parametrize("data", NONSENSE.values(), ids=NONSENSE)
def test_a_library_that_was_edited_into_nonsense_is_reported_and_left_as_it_is(cold_program, data):
    assert cold_program("tag", THEIRS, "+first").status == 0
    library = cold_program.data / "pswbrief" / "library.toml"
    for nonsense in (data, library.read_bytes() + b"\n" + data):
        library.write_bytes(nonsense)
        _reports_nonsense(cold_program, library, TAG)


def test_every_command_reports_nonsense_and_nothing_is_lost_once_it_is_corrected(cold_program, library):
    before = library.read_bytes()
    library.write_bytes(before + b"\nnonsense\n")
    for command in (("add", "--title", "T"), ("note", THEIRS, "N"), ("list",), ("undo",), ("set", THEIRS, "tags=a")):
        _reports_nonsense(cold_program, library, command)
    library.write_bytes(before)
    _works_again(cold_program, library, before)
