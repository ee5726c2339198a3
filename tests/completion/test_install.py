"""How completion is set up in each shell."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from testing.shells import SHELLS, Shell

FILES = {
    "bash": ".local/share/bash-completion/completions/pswbrief",
    "zsh": ".local/share/zsh/site-functions/_pswbrief",
    "fish": ".config/fish/completions/pswbrief.fish",
}


def _at_home(home, **changes):
    # Without the shells themselves nobody is asked what they load, which makes the test fast.
    return {"HOME": str(home), "PATH": "/nowhere", "XDG_DATA_HOME": None, "XDG_CONFIG_HOME": None, **changes}


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_put_where_the_shell_looks_and_nothing_else_is_touched(program, tmp_path, name):
    rc = [tmp_path / ".bashrc", tmp_path / ".zshrc"]
    for path in rc:
        path.write_text("mine\n")
    shown = program("--show-completion", name)
    assert (shown.status, shown.err) == (0, "")
    for _ in range(2):
        answer = program("--install-completion", name, env=_at_home(tmp_path))
        assert (answer.status, answer.out) == (0, "")
        assert answer.err.startswith(f"pswbrief: Wrote ~/{FILES[name]}.\n")
    assert (tmp_path / FILES[name]).read_text() == shown.out
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {*rc, tmp_path / FILES[name]}
    assert all(path.read_text() == "mine\n" for path in rc)


def test_folders_that_the_reader_has_moved_are_used(program, tmp_path):
    moved = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "my config")}
    for name in SHELLS:
        assert program("--install-completion", name, env=_at_home(tmp_path, **moved)).status == 0
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*pswbrief*")} == {
        "data/bash-completion/completions/pswbrief",
        "data/zsh/site-functions/_pswbrief",
        "my config/fish/completions/pswbrief.fish",
    }


def test_without_a_name_the_shell_is_found_out(program, tmp_path):
    """From the processes around the program, of which here none is a shell, or else from the variable."""
    alone = (
        "import shellingham as s\ndef none(): raise s.ShellDetectionFailure\n"
        "s.detect_shell = none\nfrom pswbrief.cli.main import main\nmain()"
    )
    command = [sys.executable, "-c", alone, "--install-completion"]
    answer = program.process(command=command, env=_at_home(tmp_path, SHELL="/usr/bin/fish"))
    assert (answer.status, (tmp_path / FILES["fish"]).exists()) == (0, True)
    answer = program.process(command=command, env=_at_home(tmp_path, SHELL="/bin/tcsh"))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("pswbrief: Can't tell which shell this is.\nTry --install-completion bash, ")


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_another_shell_is_wrong_usage(program, option):
    answer = program(option, "tcsh")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"pswbrief: There is no completion for 'tcsh'.\nTry {option} bash, ")


def test_a_folder_that_cannot_be_made_ends_with_status_3(program, tmp_path):
    (tmp_path / ".config").write_text("in the way")
    answer = program("--install-completion", "fish", env=_at_home(tmp_path))
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith("pswbrief: Can't make the folder ")


@pytest.mark.slow
def test_what_is_left_to_do_is_said(shell):
    lines = shell.installed.splitlines()[1:]
    assert lines[-1] == {
        "bash": ". ~/.local/share/bash-completion/completions/pswbrief",
        "zsh": "autoload -Uz compinit && compinit",
        "fish": "It is there now, in every fish.",
    }.get(shell.name)
    again = shell.install_again().splitlines()[1:]
    if shell.name != "bash":
        assert len(again) == 1
        assert again[0].startswith("It is there")


@pytest.mark.slow
def test_bash_completion_finds_the_script_by_itself(program, tmp_path):
    loader = Path("/usr/share/bash-completion/bash_completion")
    if shutil.which("bash") is None or not loader.exists():
        pytest.skip("bash-completion is not installed")
    with Shell("bash", tmp_path, program, rc=f". {loader}") as bash:
        assert bash.line("pswbrief show gillard2022") == "pswbrief show gillard2022impact "
        assert bash.line("pswbrief search access:abs") == "pswbrief search access:abstract "
        assert bash.install_again().splitlines()[1:] == ["It is there in the next bash that you open."]
