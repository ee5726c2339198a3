"""Conflicts as comments: written, found, and taken out when they are settled."""

from __future__ import annotations

import tomllib

import pytest

from pswbrief.store.conflict_comments import (
    ConflictComment,
    comment_for,
    fields_in_conflict,
    find_conflicts,
    with_comments,
    without_comments,
)
from pswbrief.store.merge.values import FieldConflict
from testing.steps import steps

BLOCK = (
    '[[references]]\nid = "a"\ntype = "book"\ntitle = "T"\nnotes = """\n# CONFLICT volume = no comment\n"""\n'
    '\n[references.verified]\nbasis = "title"'
)


@pytest.mark.parametrize("value", ["9", ["a", "b"], [{"family": "A"}, {"family": "B, C"}], 'a"\n# b', 3, True])
def test_the_value_reads_back_from_a_comment_of_one_line(value):
    comment = comment_for("x", value)
    assert "\n" not in comment
    assert tomllib.loads(comment.removeprefix("# CONFLICT ")) == {"x": value}


def test_a_field_that_was_removed_has_no_value():
    assert comment_for("volume", None) == "# CONFLICT volume ="


def test_a_field_of_a_sub_table_is_not_one_of_the_same_name_above():
    block = '[[references]]\nid = "a"\npages = "1"\nissue = "2"\n\n[references.verified]\npages = "3"'
    text = with_comments(block, [FieldConflict("verified.pages", "4"), FieldConflict("issue", None)])
    assert text == block.replace('pages = "3"', '# CONFLICT verified.pages = "4"\npages = "3"').replace(
        "issue", "# CONFLICT issue =\nissue"
    )


def test_a_field_without_a_line_has_its_conflict_below_the_header():
    assert with_comments('[[references]]\nid = "a"', [FieldConflict("verified.pages", "4")]) == (
        '[[references]]\n# CONFLICT verified.pages = "4"\nid = "a"'
    )


def test_a_comment_is_above_its_field_or_below_the_header():
    conflicts = [("title", "U"), ("verified.basis", "doi"), ("removed", True)]
    text = with_comments(BLOCK, [FieldConflict(*conflict) for conflict in conflicts])
    assert tomllib.loads(text) == tomllib.loads(BLOCK)
    lines = text.split("\n")
    assert lines[1] == "# CONFLICT removed = true"
    assert lines[lines.index('title = "T"') - 1] == '# CONFLICT title = "U"'
    assert lines[lines.index('basis = "title"') - 1] == '# CONFLICT verified.basis = "doi"'
    assert fields_in_conflict(text) == ["removed", "title", "verified.basis"]
    assert without_comments(text, ["removed", "title", "verified.basis"]) == BLOCK
    assert fields_in_conflict(without_comments(text, ["title"])) == ["removed", "verified.basis"]


def test_the_same_conflict_is_written_once():
    conflicts = [FieldConflict("title", "U")]
    assert with_comments(with_comments(BLOCK, conflicts), conflicts) == with_comments(BLOCK, conflicts)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_conflicts_are_found_with_line_and_table_and_only_in_comments(end):
    text = f"# CONFLICT of interest\n\n{with_comments(BLOCK, [FieldConflict('title', 'U')])}\n".replace("\n", end)
    assert find_conflicts(text) == [ConflictComment(6, "references", "a", "title", '"U"')]
    assert find_conflicts(BLOCK) == find_conflicts("") == []
    assert [each.line for each in find_conflicts(end + text)] == [7]
    assert find_conflicts(f'# CONFLICT title = "U"{end}') == [ConflictComment(1, "", "", "title", '"U"')]


def test_conflicts_are_found_in_steps_that_double_with_the_text():
    def text(count):
        return "".join(
            f'[[references]]\nid = "r{at}"\n# CONFLICT volume = "1"\nvolume = "2"\n\n' for at in range(count)
        )

    found = find_conflicts(text(400))
    assert (len(found), found[-1].line, found[-1].id) == (400, 399 * 5 + 3, "r399")
    once, twice = (steps(lambda count=count: find_conflicts(text(count))) for count in (400, 800))
    assert twice <= 2.1 * once
