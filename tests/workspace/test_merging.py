"""Merging the copies of a library through the API: which file is changed, from what common version, and how git is configured."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pswbrief.errors import InputError, UsageError
from pswbrief.store.commit import commit, contents
from pswbrief.workspace.merging import install_driver, merge_copy, merge_paths

BASE = '[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\nvolume = "1"\n'
OURS = BASE.replace('"A"', '"B"')
THEIRS = BASE.replace('"1"', '"2"')
# A reference that keeps what follows it apart from what comes before.
LONG = BASE + "".join(f'\n[[references]]\nid = "r{number}"\ntype = "book"\ntitle = "R"\n' for number in range(4)) + "\n"
BOTH = OURS.replace('"1"', '"2"')


@pytest.fixture
def write(tmp_path):
    """Write a file of a text, and return its path."""

    def written(name, text):
        path = tmp_path / name
        path.write_text(text, newline="")
        return path

    return written


def _change(path, text):
    """Make or change a library as commands do, so that its history can restore what it was."""
    commit(path, contents(path), text.encode(), command="set a", restores=["a"])


@pytest.mark.parametrize("empty", ["", " \n"])
def test_three_files_are_merged_and_none_of_them_is_changed(write, empty):
    base, ours, theirs = write("base", BASE), write("ours", OURS), write("theirs", THEIRS)
    result = merge_paths(base, ours, theirs)
    assert (result.data.decode(), result.conflicts) == (BOTH, [])
    assert (base.read_text(), ours.read_text(), theirs.read_text()) == (BASE, OURS, THEIRS)
    # An empty base is what git passes for a file that both sides added: both differences are conflicts then.
    without = merge_paths(write("none", empty), ours, theirs)
    assert sorted((each.id, each.field) for each in without.conflicts) == [("a", "title"), ("a", "volume")]


def test_an_error_names_the_file_that_is_wrong(write):
    base, ours = write("base.toml", BASE), write("ours.toml", OURS)
    with pytest.raises(InputError, match=r"theirs\.toml"):
        merge_paths(base, ours, write("theirs.toml", "[[references]\n"))


@pytest.mark.parametrize("changes_here", [0, 1, 2])
def test_a_copy_is_merged_from_the_newest_version_that_both_had(tmp_path, write, changes_here):
    library, copy = tmp_path / "library.toml", write("copy.toml", THEIRS)
    texts = [BASE, OURS, OURS.replace('"book"', '"report"')]
    for text in texts[: changes_here + 1]:
        _change(library, text)
    assert merge_copy(library, copy, command="merge-files copy.toml") == []
    assert library.read_text() == texts[changes_here].replace('"1"', '"2"')
    assert copy.read_text() == THEIRS


def test_a_value_that_both_changed_is_a_conflict_with_the_common_version_and_both_values_stay(tmp_path, write):
    library, copy = tmp_path / "library.toml", write("copy.toml", THEIRS)
    _change(library, BASE)
    _change(library, BASE.replace('"1"', '"3"'))
    conflicts = merge_copy(library, copy, command="merge-files copy.toml")
    assert [(each.id, each.field) for each in conflicts] == [("a", "volume")]
    assert all(f'volume = "{value}"' in library.read_text() for value in "23")


def test_without_a_common_version_nothing_is_written_unless_that_is_allowed(write):
    library = write("library.toml", BASE + '\n[[references]]\nid = "b"\ntype = "book"\ntitle = "B"\n')
    copy = write("copy.toml", '[[references]]\nid = "c"\ntype = "book"\ntitle = "C"\n')
    before = library.read_bytes()
    with pytest.raises(UsageError, match=r"library\.toml and copy\.toml"):
        merge_copy(library, copy, command="merge-files copy.toml")
    assert library.read_bytes() == before
    assert merge_copy(library, copy, command="merge-files copy.toml", without_base=True) == []
    assert [part in library.read_text() for part in ('id = "a"', 'id = "b"', 'id = "c"')] == [True] * 3


@pytest.fixture
def repository(tmp_path):
    root = tmp_path / "repository"
    root.mkdir()
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    return root


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("library.toml", "/library.toml merge=pswbrief"),
        ("my refs.toml", '"/my refs.toml" merge=pswbrief'),
        ("#1!.toml", "/\\#1\\!.toml merge=pswbrief"),
        ("a*[b]?.toml", "/a\\*\\[b\\]\\?.toml merge=pswbrief"),
    ],
)
def test_git_applies_the_driver_to_the_file_and_to_no_other(repository, name, line):
    (repository / name).write_text(BASE)
    assert install_driver(repository / name) == repository / ".gitattributes"
    assert (repository / ".gitattributes").read_text() == f"{line}\n"
    command = ["git", "-C", str(repository), "check-attr", "-z", "merge", name, "other.toml"]
    asked = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    assert (asked[2], asked[5]) == ("pswbrief", "unspecified")


def test_existing_attributes_stay_and_the_line_is_added_once(repository):
    path, attributes = repository / "library.toml", repository / ".gitattributes"
    path.write_text(BASE)
    attributes.write_bytes(b"# caf\xe9\n*.bin binary")
    for _ in range(2):
        install_driver(path)
    assert attributes.read_bytes() == b"# caf\xe9\n*.bin binary\n/library.toml merge=pswbrief\n"


@pytest.mark.parametrize("name", ['a"b.toml', "a\nb.toml", "a\tb.toml"])
def test_a_name_that_attributes_can_not_hold_is_refused(repository, name):
    (repository / name).write_text(BASE)
    with pytest.raises(InputError, match="can't name the file"):
        install_driver(repository / name)
    assert not (repository / ".gitattributes").exists()


def _git(repository, *words, path=None):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PATH": path or os.environ["PATH"],
    }
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    command = [shutil.which("git"), *who, "-C", str(repository), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def _diverge(repository, base, ours, theirs):
    """Commit `ours` where git is, and `theirs` to a branch of that name, both changed from `base`."""
    library = repository / "library.toml"
    for branch, text in (("base", base), ("theirs", theirs)):
        library.write_text(text)
        _git(repository, "add", "library.toml")
        _git(repository, "checkout", "-qb", branch)
        _git(repository, "commit", "-qm", branch)
    _git(repository, "checkout", "-qb", "ours", "base")
    library.write_text(ours)
    _git(repository, "commit", "-qam", "ours")
    return library


@pytest.mark.skipif(os.name == "nt", reason="Windows finds programs in other ways")
@pytest.mark.parametrize(
    ("theirs", "merged"),
    [
        # As git merges without a driver: what is far apart is merged, what is not gets marks.
        (LONG + BASE.replace('"a"', '"b"').replace('"1"', '"2"'), True),
        (LONG.replace('"A"', '"C"') + BASE.replace('"a"', '"b"'), False),
    ],
    ids=["apart", "the same line"],
)
def test_where_the_program_is_not_found_git_merges_by_line_and_nothing_is_lost(
    repository, tmp_path, monkeypatch, theirs, merged
):
    """If git took ours alone, the next commit would lose theirs."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "pswbrief").symlink_to("/bin/true")
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    base = LONG + BASE.replace('"a"', '"b"')
    library = _diverge(repository, base, base.replace('"A"', '"B"', 1), theirs)
    install_driver(library)
    (programs / "pswbrief").unlink()
    tools = os.pathsep.join({str(Path(found).parent) for tool in ("git", "sh") if (found := shutil.which(tool))})
    assert shutil.which("pswbrief", path=tools) is None
    done = _git(repository, "merge", "-q", "-m", "Merge", "theirs", path=tools)
    assert (done.returncode == 0) is merged, done.stderr
    text = library.read_text()
    assert '"B"' in text
    assert ('"2"' if merged else '"C"') in text
    assert ("<<<<<<<" in text) is not merged


@pytest.mark.parametrize("broken", ["ours", "theirs"])
def test_where_a_version_is_no_library_git_merges_by_line_and_shows_both(repository, broken):
    other = {"ours": "theirs", "theirs": "ours"}[broken]
    sides = {broken: BASE.replace('"1"', '"2'), other: BASE.replace('"1"', '"3"')}
    library = _diverge(repository, BASE, sides["ours"], sides["theirs"])
    install_driver(library)
    assert _git(repository, "merge", "-q", "-m", "Merge", "theirs").returncode == 1
    assert all(f"volume = {value}\n" in library.read_text() for value in ('"2', '"3"'))
    assert _git(repository, "diff", "--name-only", "--diff-filter=U").stdout == "library.toml\n"
