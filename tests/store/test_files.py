"""Reading: every kind of file that is no plain one is refused at once, by the function that all commands share."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pswbrief.errors import InputError
from pswbrief.store.files import (
    MOST_BYTES,
    check_regular,
    decode_text,
    failing_as,
    is_there,
    read_bytes,
    reason_of,
    utf16_codec,
)
from testing.ordinary import ordinary

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def test_a_plain_file_is_read_whole(tmp_path):
    (tmp_path / "b.toml").write_bytes(b"a\r\nb\x00")
    assert read_bytes(tmp_path / "b.toml") == b"a\r\nb\x00"


@posix
def test_a_link_to_a_plain_file_is_followed(tmp_path):
    (tmp_path / "b.toml").write_bytes(b"a")
    (tmp_path / "link").symlink_to("b.toml")
    assert read_bytes(tmp_path / "link") == b"a"


def test_a_file_that_cannot_be_read_is_reported_with_the_reason(tmp_path):
    for path, reason in ((tmp_path, "it is a folder"), (tmp_path / "none.toml", "there is no such file")):
        with pytest.raises(InputError) as caught:
            read_bytes(path)
        assert caught.value.sentence == f"Can't read {path}: {reason}."
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"Can't read .*: not a directory"):
        read_bytes(tmp_path / "file" / "b.toml")


@pytest.mark.parametrize(("name", "reason"), [("x" * 256, "file name too long"), ("a\0b", "this is not a file name")])
def test_a_name_that_no_file_can_have_is_reported(tmp_path, name, reason):
    with pytest.raises(InputError, match=f"Can't read .*: {reason}") as caught:
        read_bytes(tmp_path / name)
    assert caught.value.file == str(tmp_path / name)


def _fifo(folder):
    os.mkfifo(folder / "special")
    return folder / "special"


def _socket(folder):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "special"))
    return folder / "special"


SPECIAL = {
    "a FIFO that nobody writes": (_fifo, "a pipe"),
    "a socket": (_socket, "a socket"),
    "a device without an end": (lambda _: Path("/dev/zero"), "a device"),
    "a device without anything": (lambda _: Path("/dev/null"), "a device"),
}


@posix
@pytest.mark.parametrize(("make", "what"), SPECIAL.values(), ids=SPECIAL)
@pytest.mark.parametrize("link", [False, True], ids=["itself", "by a link"])
def test_a_special_file_is_refused_without_being_read(tmp_path, monkeypatch, make, what, link):
    monkeypatch.chdir(tmp_path)
    path = make(Path())
    if link:
        Path("link").symlink_to(path)
        path = Path("link")
    with pytest.raises(InputError, match=f"Can't read {path}: it is {what}, not a plain file"):
        read_bytes(path)


@posix
@pytest.mark.parametrize(
    ("doing", "hint"),
    [("read", "Save it to a file first; or, where a command takes -, pipe it in."), ("write", "Name a file.")],
)
def test_what_can_be_done_instead_depends_on_what_was_to_be_done(doing, hint):
    path = Path("/dev/null")
    with pytest.raises(InputError, match=f"Can't {doing} /dev/null: it is a device") as caught:
        check_regular(path, path.stat().st_mode, doing=doing)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "it is a folder"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "there is no such file"),
        (PermissionError(errno.EACCES, "Permission denied"), "you may not read it"),
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (OSError("Of another kind"), "of another kind"),
    ],
)
def test_the_reason_of_a_failure_is_in_plain_words(error, reason):
    assert reason_of(error) == reason


def test_a_failure_of_the_system_becomes_one_of_ours_with_its_reason():
    with pytest.raises(InputError) as caught, failing_as("Can't write x"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.sentence == "Can't write x: no space left on device."
    with pytest.raises(ZeroDivisionError), failing_as("Can't write x"):
        raise ZeroDivisionError


@posix
def test_what_turns_into_a_pipe_between_looking_and_opening_is_refused(tmp_path, monkeypatch):
    """The second look is at the file that was opened, and opening does not wait."""
    path, real = tmp_path / "b.toml", os.open
    path.touch()

    def swap(name, flags):
        path.unlink()
        os.mkfifo(path)
        return real(name, flags)

    monkeypatch.setattr(os, "open", swap)
    with pytest.raises(InputError, match="it is a pipe"):
        read_bytes(path)


def test_a_file_larger_than_any_of_references_is_refused_without_being_read(tmp_path):
    path = tmp_path / "b.toml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(
        InputError, match=r"Can't read .*: it has 1,073,741,825 bytes, more than any file of references"
    ):
        read_bytes(path)


@posix
def test_a_file_that_would_block_is_refused(tmp_path, monkeypatch):
    """As some of the kernel's, which pass for plain files. The other end of the pipe stays open, so that a read would never end."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    (tmp_path / "b.toml").touch()
    monkeypatch.setattr(os, "open", lambda *_: reader)
    monkeypatch.setattr("pswbrief.store.files.check_regular", lambda *_: None)
    try:
        with pytest.raises(InputError, match="it holds nothing at the moment, and can't be waited for"):
            read_bytes(tmp_path / "b.toml")
    finally:
        os.close(writer)


READ = """
import sys
from pathlib import Path
from pswbrief.errors import InputError
from pswbrief.store.files import is_there, read_bytes
path = Path(sys.argv[1])
try:
    read_bytes(path)
except InputError as error:
    print(is_there(path), error.sentence)
"""


@pytest.mark.parametrize("hidden", ["b.toml", "."], ids=["file", "folder"])
def test_a_file_that_may_not_be_read_is_reported_so_and_is_there(tmp_path, hidden):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.toml").touch()
    (folder / hidden).chmod(0)
    command = ordinary([sys.executable, "-c", READ, str(folder / "b.toml")])
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    folder.chmod(0o700)
    assert done.stdout == f"True Can't read {folder / 'b.toml'}: you may not read it.\n"


def test_what_is_missing_is_not_there(tmp_path):
    assert not is_there(tmp_path / "none")
    assert not is_there(tmp_path / "a\0b")
    assert is_there(tmp_path)
    (tmp_path / "file").touch()
    assert not is_there(tmp_path / "file" / "none")


@pytest.mark.skipif(not os.path.exists("/dev/fd/0"), reason="the system has no /dev/fd")  # noqa: PTH110 - a device
def test_a_pipe_that_a_shell_hands_over_is_read_to_its_end():
    """As in `--catalogue <(command)`: it has been opened already, and whoever writes it is at work."""
    reader, writer = os.pipe()
    os.write(writer, b"one")
    os.close(writer)
    try:
        assert read_bytes(Path(f"/dev/fd/{reader}")) == b"one"
    finally:
        os.close(reader)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_an_editor_wrote_is_text_whatever_it_wrote_it_in(codec, end):
    assert decode_text(f'title = "é"{end}'.encode(codec)) == 'title = "é"\n'


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"\xff\xfea\0", "utf-16"),
        (b"\xfe\xff\0a", "utf-16"),
        (b"a\0b\0", "utf-16-le"),
        (b"\0a\0b", "utf-16-be"),
        (b"\xff\xfe", "utf-16"),
        # Half a character, half a pair of surrogates, two NULs or none.
        (b"\xff\xfea", None),
        (b"\xff\xfe\0\xd8", None),
        (b"\0\0", None),
        (b"ab", None),
        (b"", None),
    ],
)
def test_utf_16_is_known_by_its_mark_or_by_a_nul_next_to_the_first_character(data, codec):
    assert utf16_codec(data) == codec


def test_what_is_no_text_is_replaced_byte_by_byte():
    assert decode_text(b"a\xff\xfe\x00b") == "a\ufffd\ufffd\x00b"
    assert decode_text(b"") == ""
