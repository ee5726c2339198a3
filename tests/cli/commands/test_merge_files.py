"""`merge-files`: three versions, a conflicted copy, and git's driver."""

from __future__ import annotations

import os
import subprocess

import pytest

from testing.libraries import BRIEFS, OWN, add_one, field, library, library_file

THREE = ("base.toml", "ours.toml", "theirs.toml")
BASE = '[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\nvolume = "1"\n'


def _files(program, *texts):
    for name, text in zip(THREE, texts, strict=True):
        (program.folder / name).write_text(text)


def test_three_versions_are_merged_to_standard_output_or_into_ours(own_program):
    merged = BASE.replace('"A"', '"B"').replace('"1"', '"2"')
    _files(own_program, BASE, BASE.replace('"A"', '"B"'), BASE.replace('"1"', '"2"'))
    answer = own_program("merge-files", *THREE)
    assert (answer.status, answer.out, answer.err) == (0, merged, "")
    assert own_program("merge-files", *THREE, "-o", "-").out == merged
    assert own_program("merge-files", *THREE, "-o", "ours.toml").status == 0
    assert (own_program.folder / "ours.toml").read_text() == merged


def test_one_side_that_alone_was_changed_is_the_result_whatever_it_holds(own_program):
    _files(own_program, BASE, BASE, "")
    data = BASE.encode("utf-16")
    (own_program.folder / "theirs.toml").write_bytes(data)
    answer = own_program("merge-files", *THREE)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == "pswbrief: The result is not a text in UTF-8.\nWrite it to a file: --output FILE\n"
    assert own_program("merge-files", *THREE, "-o", "merged.toml").status == 0
    assert (own_program.folder / "merged.toml").read_bytes() == data


def test_another_file_is_replaced_only_with_force(own_program):
    _files(own_program, BASE, BASE, BASE)
    (own_program.folder / "other.toml").write_text("precious")
    answer = own_program("merge-files", *THREE, "-o", "other.toml")
    assert (answer.status, (own_program.folder / "other.toml").read_text()) == (3, "precious")
    assert own_program("merge-files", *THREE, "-o", "other.toml", "--force").status == 0
    assert (own_program.folder / "other.toml").read_text() == BASE


def test_a_conflict_is_named_kept_readable_found_by_check_and_settled_by_set(own_program):
    _files(own_program, BASE, BASE.replace('"1"', '"3"'), BASE.replace('"1"', '"2"'))
    mine = ("--library", "ours.toml")
    answer = own_program("merge-files", *THREE, "-o", "ours.toml")
    assert answer.status == 1
    assert answer.err.startswith("pswbrief: 1 conflict:\n  a: volume has two values\n")
    assert own_program(*mine, "show", "a").status == 0
    found = [line for line in own_program(*mine, "check", "--mine").lines if "conflict" in line]
    place = "ours.toml:5"
    assert found == [f'warning\tconflict\t{place}\ta\tvolume: a merge found two values; the other is "3".']
    # Setting it to the value that it has already settles it, too.
    assert own_program(*mine, "set", "a", "volume=2").status == 0
    assert (own_program.folder / "ours.toml").read_text() == BASE.replace('"1"', '"2"')


def test_a_conflicted_copy_is_merged_into_the_library_and_undo_takes_it_back(own_program):
    add_one(own_program)
    file = library_file(own_program)
    copy = own_program.folder / "library (conflicted copy).toml"
    # The copy is of another machine, where it was changed in another way since.
    copy.write_text(
        file.read_text().replace('"2020"', '"2021"') + f'\n[[annotations]]\nid = "{BRIEFS}"\ntags = ["theirs"]\n'
    )
    assert own_program("tag", BRIEFS, OWN, "+ours").status == 0
    before = file.read_bytes()
    answer = own_program("merge-files", str(copy))
    assert (answer.status, answer.out) == (0, ""), answer.err
    assert f"Merged {copy} into {file}" in answer.err
    assert field(own_program, OWN, "issued") == "2021"
    assert field(own_program, OWN, "tags") == ["ours"]
    assert library(own_program)["annotations"] == [{"id": BRIEFS, "tags": ["ours", "theirs"]}]
    assert own_program("undo").status == 0
    assert file.read_bytes() == before


def test_without_a_common_version_that_is_asked_and_nothing_is_lost(own_program):
    file = library_file(own_program)
    file.parent.mkdir(parents=True)
    file.write_text(BASE)
    copy = own_program.folder / "copy.toml"
    copy.write_text(BASE.replace('"A"', '"B"').replace('"a"', '"b"') + "\n" + BASE.replace('"1"', '"2"'))
    answer = own_program("merge-files", str(copy))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "pswbrief: No version that library.toml and copy.toml have in common is known here.\n"
        "Name one (merge-files BASE OURS THEIRS), or add --no-base: nothing is lost, and what differs is a conflict.\n"
    )
    assert file.read_text() == BASE
    assert own_program("merge-files", str(copy), "--no-base").status == 1
    assert [made["id"] for made in library(own_program)["references"]] == ["b", "a"]
    assert '# CONFLICT volume = "2"\nvolume = "1"' in file.read_text()


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "What should be merged?"),
        (("a", "b"), 2, "What should be merged?"),
        (("base.toml", "-o", "x"), 2, "A copy is merged into the library itself, and not into another file."),
        (("none.toml",), 3, "Can't read none.toml: there is no such file."),
        (("base.toml", "ours.toml", "none.toml"), 3, "Can't read none.toml: there is no such file."),
        (("--install", "a", "b"), 2, "One file can be named with --install."),
        (("--install", "none.toml"), 3, "There is no file none.toml."),
        (("--install", "base.toml"), 3, "git rev-parse failed in"),
    ],
)
def test_what_can_not_be_done_is_reported(own_program, arguments, status, sentence):
    _files(own_program, BASE, BASE, BASE)
    answer = own_program("merge-files", *arguments, env={"GIT_CEILING_DIRECTORIES": str(own_program.folder.parent)})
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err


def test_install_sets_git_up_once_and_says_what_to_commit(own_program):
    root = own_program.folder / "repository"
    (root / "my refs").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    path = root / "my refs" / "[lib].toml"
    path.write_text(BASE)
    (root / ".gitattributes").write_text("*.bin binary")
    for _ in range(2):
        answer = own_program("merge-files", "--install", str(path))
        assert answer.status == 0, answer.err
        assert answer.err.startswith("pswbrief: From now on, git merges [lib].toml by reference and field.\n")
    assert (root / ".gitattributes").read_text() == '*.bin binary\n"/my refs/\\\\[lib\\\\].toml" merge=pswbrief\n'

    def git(*words):
        return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, text=True).stdout

    assert git("check-attr", "merge", "my refs/[lib].toml").endswith("merge: pswbrief\n")
    command = git("config", "merge.pswbrief.driver")
    assert " merge-files %O %A %B --output %A || { status=$?; test $status -eq 1 || " in command


@pytest.mark.skipif(os.name == "nt", reason="Windows finds programs in other ways")
def test_without_git_that_is_reported(own_program):
    _files(own_program, BASE, BASE, BASE)
    answer = own_program("merge-files", "--install", "base.toml", env={"PATH": str(own_program.folder)})
    assert (answer.status, answer.err) == (3, "pswbrief: git is not installed.\n")
