"""How a run ends: exit statuses, streams that are closed or full, and what a command has loaded."""

from __future__ import annotations

import codecs
import os
import re
import signal
import sys
from subprocess import DEVNULL, PIPE

import pytest

from testing.catalogues import reference, write
from testing.libraries import BRIEFS, OWN, add_one
from testing.ordinary import ordinary
from testing.program import LONGEST, UNMEASURED, Program
from testing.terminal import until_asleep

posix = pytest.mark.skipif(os.name == "nt", reason="asks a POSIX shell and signals")
MEGABYTES = 50


def _through_shell(program, redirection, *arguments):
    """A run with its streams redirected as a shell does it."""
    return program.process(command=["sh", "-c", f'exec "$@" {redirection}', "sh", *program.command(*arguments)])


BAD_FILES = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 20,
    "zero bytes": b"\0" * 1000,
    "UTF-16": '[brief]\ntitle = "B"\n'.encode("utf-16"),
    "a mark alone": codecs.BOM_UTF8,
    "no TOML": b"Dear reader,",
    "no catalogue": b'title = "x"\n',
    "deep": b"a = " + b"[" * 100_000,
    "duplicate ids": b'[brief]\ntitle = "B"\n'
    + b'[[sections]]\nid = "a"\ntitle = "A"\n' * 2
    + b'[[references]]\nid = "r"\nsection = "a"\ntype = "report"\ntitle = "T"\naccess = "open"\n' * 2,
    "unknown keys": b'[brief]\ntitle = "B"\ncolour = "red"\n',
    "wrong types": b"[brief]\ntitle = 7\n[references]\n",
    "many megabytes of nothing": b"\0" * (MEGABYTES << 20),
    "many megabytes of a comment": b"#" * (MEGABYTES << 20),
}


@pytest.mark.parametrize("data", BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_is_no_catalogue_ends_with_status_3_and_sentences(program, data):
    path = program.folder / "bad.toml"
    path.write_bytes(data)
    answer = program("--catalogue", str(path), "list")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(("pswbrief: " + str(path), f"pswbrief: Can't read {path}"))
    assert "Traceback" not in answer.err
    assert "fault in pswbrief" not in answer.err
    assert len(answer.err) < 1000
    path.unlink()


@pytest.mark.parametrize(
    ("name", "reason"),
    [(".", "it is a folder"), ("none.toml", "there is no such file"), ("x" * 300, "file name too long")],
)
def test_a_file_that_cannot_be_read_ends_with_status_3_and_the_reason(program, name, reason):
    answer = program("--catalogue", name, "list")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"pswbrief: Can't read {name}: {reason}.\n")


def test_a_file_that_may_not_be_read_ends_with_status_3(own_program):
    path = write(own_program.folder / "b.toml")
    path.chmod(0)
    answer = own_program.process(command=ordinary(own_program.command("--catalogue", str(path), "list")))
    assert (answer.status, answer.out) == (3, "")
    assert "you may not read it" in answer.err


@posix
def test_a_catalogue_may_come_through_a_pipe_with_a_name(program):
    path = write(program.folder / "piped.toml", reference(title="Piped"))
    answer = program.process(
        command=["sh", "-c", 'cat "$0" | "$@"', str(path), *program.command("--catalogue", "/dev/stdin", "list")]
    )
    assert answer.status == 0, answer.err
    assert answer.lines[0].endswith("\tPiped")


@posix
def test_a_reader_who_stops_reading_ends_the_run_in_silence(program):
    with program.start("list", "--format", "json", stdin=DEVNULL, stdout=PIPE, stderr=PIPE, bufsize=0) as process:
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(LONGEST) == 0


@posix
@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("list", "--help"), ("list",)], ids=" ".join)
def test_a_pipe_that_nobody_reads_is_no_failure(program, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    with program.start(*arguments, stdin=DEVNULL, stdout=writing, stderr=PIPE) as process:
        os.close(writing)
        assert process.stderr.read() == b""
        assert process.wait(LONGEST) == 0


@posix
@pytest.mark.parametrize("arguments", [("list",), ("cite",), ("--help",), ("about", "--format", "json")], ids=" ".join)
def test_without_a_standard_output_nothing_goes_wrong(program, arguments):
    answer = _through_shell(program, ">&-", *arguments)
    assert answer.err == ""
    assert answer.status == 0


@posix
@pytest.mark.parametrize("arguments", [("list",), ("cite",), ("export", "--format", "json"), ("--help",)], ids=" ".join)
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")  # noqa: PTH110 - a device
def test_a_full_disk_ends_with_status_3_and_a_sentence(program, arguments):
    answer = _through_shell(program, ">/dev/full", *arguments)
    assert answer.status == 3
    assert answer.err == "pswbrief: Can't write the output: no space left on device.\n"


@posix
def test_without_a_standard_error_the_status_still_tells(program):
    assert _through_shell(program, "2>&-", "list", "nobody").status == 1
    assert _through_shell(program, "2>&-", "list").status == 0
    assert _through_shell(program, ">&- 2>&-", "list").status == 0


@posix
def test_without_a_standard_input_there_are_no_ids_on_it(program):
    answer = _through_shell(program, "<&-", "list", "-")
    assert answer.status == 1
    assert "no ids on standard input" in answer.err


@posix
def test_an_interrupted_run_ends_with_status_130_and_in_silence(program):
    # A test may run where interrupts are ignored, which a program would inherit.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = program.start("list", "-", stdin=PIPE, stdout=PIPE, stderr=PIPE, bufsize=0)
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        # More than a pipe holds: once all of it is written, the program is reading, and waits for the end.
        process.stdin.write(b"watson2024social\n" * 100_000)
        until_asleep(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.wait(LONGEST) == 130
        assert process.stdout.read() == b""
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": None},
    ],
    ids=str,
)
def test_output_in_a_pipe_is_utf8_whatever_the_locale(program, env):
    assert program.process("list", env=env) == program.once("list")
    assert "–" in program.once("list").out


# A fault that is made on purpose, in place of the command line.
BROKEN = "import pswbrief.cli.main as m\ndef run(_): raise KeyError('oops')\nm.run_command = run\nm.main()"


def test_a_fault_is_reported_in_a_sentence_and_its_traceback_is_in_the_file_that_is_named(own_program):
    answer = own_program.process(command=[sys.executable, "-c", BROKEN, "note", "gillard2022impact", "private words"])
    log = own_program.cache / "pswbrief" / "fault.log"
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == (
        f"pswbrief: This is a fault in pswbrief: KeyError: 'oops'. What happened is in {log}.\n"
        "Please send that file to whoever looks after pswbrief.\n"
    )
    text = log.read_text()
    assert "Traceback" in text
    assert "KeyError: 'oops'" in text
    assert "Command: note" in text
    assert "private words" not in text
    assert log.stat().st_mode & 0o077 == 0


def test_a_fault_where_nothing_can_be_written_is_reported_with_how_to_see_it(program, tmp_path):
    (tmp_path / "file").write_text("")
    answer = program.process(command=[sys.executable, "-c", BROKEN], env={"XDG_CACHE_HOME": str(tmp_path / "file")})
    assert answer.status == 3
    assert answer.err == "pswbrief: This is a fault in pswbrief: KeyError: 'oops'.\nPSWBRIEF_DEBUG=1 shows where.\n"


def test_a_fault_is_shown_with_its_traceback_on_request(program):
    shown = program.process(command=[sys.executable, "-c", BROKEN], env={"PSWBRIEF_DEBUG": "1"})
    assert "Traceback" in shown.err


def _loaded(program, *arguments):
    """The modules that a run imports."""
    answer = program.process(command=[sys.executable, "-X", "importtime", "-m", "pswbrief", *arguments], env=UNMEASURED)
    assert answer.status == 0, answer.err
    return set(re.findall(r"^import time: .*\| +(\S+)$", answer.err, re.MULTILINE))


SLOW = {
    "pydantic",
    "pydantic_core",
    "tomli",
    "tomllib",
    "rich",
    "rapidfuzz",
    "tomli_w",
    "html.entities",
    "pswbrief.store.read",
    "pswbrief.index.build",
    "pswbrief.text.endings",
    "pswbrief.text.han",
    "pswbrief.search.related",
}


@pytest.mark.parametrize(
    ("arguments", "may_load"),
    [
        (("list",), set()),
        (("list", "--format", "json"), {"json"}),
        (("search", "burnout"), set()),
        (("sections",), set()),
        (("resources",), set()),
        (("about",), set()),
        (("cite",), set()),
        (("cite", "gillard2022impact"), set()),
        (("show", "gillard2022impact"), set()),
        (("export", "--format", "json", "--limit", "1"), set()),
        (("search", "burnuot"), {"rapidfuzz"}),
        (("search", "career", "progression"), {"pswbrief.search.related"}),
        (("search", "burnout", "OR", "同儕"), {"pswbrief.text.han"}),
        (("search", "burnout", "OR", "больницы"), {"pswbrief.text.endings", "rapidfuzz"}),
        (("list", "--format", "table", "--limit", "1"), {"rich"}),
        (("stats",), set()),
        (("stats", "--format", "json"), {"json"}),
        (("--help",), set()),
        (("--version",), set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_run_with_a_fresh_index_loads_nothing_slow(program, arguments, may_load):
    program.once("list")
    loaded = _loaded(program, *arguments)
    assert "pswbrief.cli.main" in loaded
    assert loaded & SLOW == may_load & SLOW


# Of the writing commands: what each may load of what a terminal or a foreign format needs.
@pytest.mark.parametrize(
    ("arguments", "may_load"),
    [
        (("tags",), set()),
        (("tags", "--format", "json"), {"json"}),
        (("list", "--mine"), set()),
        (("list", "--tag", "x"), set()),
        (("list", "--tag", "x*", "--status", "read", "--brief-only"), set()),
        (("list", "--columns", "id,source"), set()),
        (("search", "nights", "tag:x", "status:read"), set()),
        (("show", OWN), set()),
        (("about",), set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_run_that_reads_a_library_loads_nothing_slow(reader, arguments, may_load):
    reader(*arguments)
    assert _loaded(reader, *arguments) & SLOW == may_load & SLOW


@pytest.fixture(scope="module")
def reader(cache_home, tmp_path_factory):
    """The program with a library in which everything is noted on one reference of each kind."""
    made = Program(cache_home, tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("data"))
    add_one(made, "--tag", "x", "--status", "read", "--note", "Mine")
    assert made("set", BRIEFS, "tags=x; y", "status=read", "notes=Yours").status == 0
    return made


@pytest.mark.parametrize(
    "arguments",
    [("tag", BRIEFS, "+z"), ("mark", BRIEFS, "reading"), ("set", BRIEFS, "notes=N"), ("undo",), ("remove", OWN, "-y")],
    ids=" ".join,
)
def test_a_small_change_loads_neither_the_formats_nor_what_compares_references(reader, arguments):
    loaded = _loaded(reader, *arguments)
    assert not loaded & {"rich", "rapidfuzz", "json.tool", "pswbrief.formats.registry", "pswbrief.core.duplicates"}
