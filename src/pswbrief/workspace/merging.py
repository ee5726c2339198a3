"""Merge copies of a catalogue or library that diverged: on two machines, among colleagues, in a cloud folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from pswbrief.errors import InputError, UsageError
from pswbrief.store.commit import commit, contents
from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.history import earlier_versions
from pswbrief.store.lock import locked
from pswbrief.store.merge.base import find_base
from pswbrief.store.merge.files import MergeConflict, MergeResult, merge_files
from pswbrief.store.write import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# The name of the merge driver in git's settings (gitattributes(5), "Defining a custom merge driver").
DRIVER = "pswbrief"
# If the program is missing or refuses a file, git would take ours alone; instead, it merges by line as without a driver. Status 1
# means conflicts.
_OR_BY_LINE = "|| { status=$?; test $status -eq 1 || { git merge-file %A %O %B; status=$?; }; exit $status; }"


def merge_paths(base: Path, ours: Path, theirs: Path) -> MergeResult:
    """Merge the files at `ours` and `theirs`, both changed from `base`.

    An empty `base`, which git passes if there is no common version, means none. InputError if a file can't be read or isn't valid.
    """
    data = [read_bytes(path) for path in (base, ours, theirs)]
    return merge_files(data[0] if data[0].strip() else None, data[1], data[2], [str(base), str(ours), str(theirs)])


def merge_copy(path: Path, copy: Path, *, command: str, without_base: bool = False) -> list[MergeConflict]:
    """Merge a conflicted copy into the file at `path` and return the conflicts; `undo` reverts it.

    The common version is looked for among those that the history of `path` can restore. UsageError if there is none, unless
    `without_base`: then nothing counts as removed, and every difference is a conflict. `command` is recorded in the log.
    """
    theirs = read_bytes(copy)
    with locked(path):
        ours = contents(path)
        base = find_base([ours, *earlier_versions(path, ours)], theirs)
        if base is None and not without_base:
            raise UsageError(
                f"No version that {path.name} and {copy.name} have in common is known here.",
                hint="Name one (merge-files BASE OURS THEIRS), or add --no-base: nothing is lost, and what differs is a conflict.",
            )
        result = merge_files(base, ours, theirs, ["the common version", str(path), str(copy)])
        commit(path, ours, result.data, command=command, restores=[f"{path.name} as it was before it was merged"])
    return result.conflicts


def install_driver(path: Path) -> Path:
    """Configure git to merge the file at `path` by table and field; return the path of the `.gitattributes`.

    The settings apply to this clone only, as git takes no commands from a repository. InputError if git is not installed, or
    `path` doesn't exist, is in no repository, or can't be named in `.gitattributes`.
    """
    if not is_there(path):
        raise InputError(f"There is no file {path}.", hint="Name the library or catalogue that git keeps.")
    path = path.resolve()
    root = path.parent / _git(path.parent, "rev-parse", "--show-cdup")
    name = path.relative_to(root.resolve()).as_posix()
    if any(char in name for char in '"\n\r\t') or not name.isprintable():
        raise InputError(f".gitattributes can't name the file {name!r}.", hint="Give it a plainer name.")
    program = DRIVER if shutil.which(DRIVER) else f'"{sys.executable}" -m pswbrief'
    _git(path.parent, "config", f"merge.{DRIVER}.name", "references of pswbrief, by field")
    _git(path.parent, "config", f"merge.{DRIVER}.driver", f"{program} merge-files %O %A %B --output %A {_OR_BY_LINE}")
    attributes = root / ".gitattributes"
    # The name becomes a pattern: escape special characters, and quote it if it has a space, which would end the pattern.
    pattern = "/" + "".join(f"\\{char}" if char in "*?[]\\!#" else char for char in name)
    quoted = pattern if " " not in pattern else '"' + pattern.replace("\\", "\\\\") + '"'
    line = f"{quoted} merge={DRIVER}\n"
    before = read_bytes(attributes).decode("utf-8", errors="surrogateescape") if is_there(attributes) else ""
    if line not in before.splitlines(keepends=True):
        text = before + ("" if before.endswith("\n") or not before else "\n") + line
        write_file(attributes, text.encode("utf-8", errors="surrogateescape"), force=True)
    return attributes


def _git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return its output. InputError if it is not installed or fails."""
    git = shutil.which("git")
    if git is None:
        raise InputError("git is not installed.")
    words: Sequence[str] = [git, "-C", str(folder), *arguments]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - git, with words of our own
    if done.returncode:
        reason = done.stderr.strip().split("\n")[0].removeprefix("fatal: ")
        raise InputError(f"git {arguments[0]} failed in {folder}: {reason}.")
    return done.stdout.strip("\n")
