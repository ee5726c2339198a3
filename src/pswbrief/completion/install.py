"""Set up completion: write a shell's script to where the shell looks for it. The reader's own files are never changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from pswbrief.errors import InputError, UsageError
from pswbrief.store.write import write_file
from pswbrief.term.out import say, write

SHELLS = ("bash", "zsh", "fish")
# The value of the options if no shell is given.
DETECT = "detect"
# In seconds. A shell that takes longer to start is not queried.
_LONGEST = 10


class ScriptLocation(NamedTuple):
    """Where a shell looks for the script: `path` below the folder in `variable`, or else below `otherwise` in the home folder."""

    variable: str
    otherwise: str
    path: str


# Sources: bash-completion's README ("Where should I put it to be sure that interactive bash shells will find it"), zshcompsys(1)
# (any folder of fpath; this one is the counterpart of /usr/local/share/zsh/site-functions), fish's completions(1), XDG 0.8.
_PLACES = {
    "bash": ScriptLocation("XDG_DATA_HOME", ".local/share", "bash-completion/completions/pswbrief"),
    "zsh": ScriptLocation("XDG_DATA_HOME", ".local/share", "zsh/site-functions/_pswbrief"),
    "fish": ScriptLocation("XDG_CONFIG_HOME", ".config", "fish/completions/pswbrief.fish"),
}


def script(shell: str) -> str:
    """Return the completion script of a shell."""
    return (Path(__file__).parent / f"pswbrief.{shell}").read_text(encoding="utf-8")


def show_completion(asked: str) -> None:
    """Write a shell's script to standard output. UsageError for an unknown shell."""
    write(script(_shell(asked, "--show-completion")))


def install_completion(asked: str) -> None:
    """Write a shell's script to where it looks for it, and print the path and further steps.

    UsageError for an unknown shell; InputError if the file can't be written.
    """
    shell = _shell(asked, "--install-completion")
    path = script_path(shell)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"Can't make the folder {path.parent}: {(error.strerror or str(error)).lower()}.") from error
    write_file(path, script(shell).encode(), force=True)
    say(f"Wrote {_short(path)}.\n{_NEXT[shell](path)}")


def script_path(shell: str) -> Path:
    """Return the path to write a shell's script to."""
    place = _PLACES[shell]
    if shell == "bash" and (folder := os.environ.get("BASH_COMPLETION_USER_DIR")):
        return Path(folder) / "completions" / "pswbrief"
    base = Path(os.environ.get(place.variable, ""))
    return (base if base.is_absolute() else _home() / place.otherwise) / place.path


def _shell(asked: str, option: str) -> str:
    found = _running_shell() if asked == DETECT else asked.strip().lower()
    if found not in SHELLS:
        what = "Can't tell which shell this is" if asked == DETECT else f"There is no completion for {asked!r}"
        raise UsageError(f"{what}.", hint=f"Try {', '.join(f'{option} {shell}' for shell in SHELLS)}.")
    return found


def _running_shell() -> str:
    """Return the shell that started the program, or else the login shell."""
    # Typer depends on it.
    from shellingham import ShellDetectionFailure, detect_shell

    try:
        name, _ = detect_shell()
    except (ShellDetectionFailure, OSError):
        name = ""
    if name in SHELLS:
        return str(name)
    return Path(os.environ.get("SHELL", "")).name.lower()


def _after_bash(path: Path) -> str:
    if "yes" in _asked("bash", '[ -n "${BASH_COMPLETION_VERSINFO-}" ] && echo yes'):
        return "It is there in the next bash that you open."
    return f"bash-completion is not loaded, so add this line to ~/.bashrc, and open a new bash:\n. {_short(path)}"


def _after_zsh(path: Path) -> str:
    said = _asked("zsh", "print -rl -- $fpath; (( $+functions[compdef] )) && print compdef")
    lines = [] if str(path.parent) in said else [f"fpath=({_short(path.parent)} $fpath)"]
    if lines or "compdef" not in said:
        lines.append("autoload -Uz compinit && compinit")
        where = "Add to ~/.zshrc, the first line in front of any compinit that is there, and open a new zsh:"
        return "\n".join([where if len(lines) > 1 else "Add this line to ~/.zshrc, and open a new zsh:", *lines])
    return "It is there in the next zsh that you open."


def _after_fish(_path: Path) -> str:
    return "It is there now, in every fish."


_NEXT = {"bash": _after_bash, "zsh": _after_zsh, "fish": _after_fish}


def _asked(shell: str, command: str) -> list[str]:
    """Run a command in an interactive shell, after its start-up files, and return the lines of output; [] if it fails."""
    program = shutil.which(shell)
    if program is None:
        return []
    try:
        # In a session of its own, as an interactive shell would take over our terminal.
        done = subprocess.run(  # noqa: S603 - the reader's shell, and a command of ours
            [program, "-i", "-c", command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return done.stdout.decode(errors="replace").splitlines()


def _home() -> Path:
    return Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.expanduser raises where a user has no home


def _short(path: Path) -> str:
    """Return a path as it may be written in a shell, with ~ and quotes."""
    text = str(path)
    home = str(_home())
    if text.startswith(f"{home}/"):
        text = "~" + text[len(home) :]
    return text if not any(char.isspace() for char in text) else f"'{path}'"
