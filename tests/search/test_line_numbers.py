"""Pasted search histories: the lines, combined by number as the last one says, are one query."""

from __future__ import annotations

import pytest

from pswbrief.search.language import parse
from search.test_language import tree


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ("1. a1\n2. b2\n3. 1 AND 2", "(a1) AND (b2)"),
        ("1. a1 a2\n2. b2\n3. 1 or 2", "(a1 a2) OR (b2)"),
        ("1. a1\n2. b2\n3. c3\n4. (1 OR 2) AND 3", "((a1) OR (b2)) AND (c3)"),
        # Ovid, with the number of hits.
        ("1     a1.ti,ab. (1,234)\n2     exp b2/ (56)\n3     or/1-2 (1290)\n", "(tiab:a1) OR (b2)"),
        ("1 a1\n2 b2\n3 c3\n4 and/1-2,3", "a1 AND b2 AND c3"),
        ("1 a1 or a2\n2 b2\n3 1 or 2\n4 3 not c3", "(((a1 OR a2) OR (b2))) NOT c3"),
        ("Database: Ovid\nSearch Strategy:\n--------\n1 a1\n2 b2\n3 1 and 2", "(a1) AND (b2)"),
        (
            '1 a1\n2 b2\n3 1 and 2\n4 limit 3 to (english language and yr="2015 -Current")',
            "((a1) AND (b2)) AND language:english AND year:2015..",
        ),
        ('1 a1\n2 limit 1 to yr="2015-2018"', "(a1) AND year:2015..2018"),
        # PubMed, Embase and Web of Science, some with the last line first.
        ("#1 a1[ti]\n#2 b2[ti]\n#3 #1 AND #2", "title:a1 AND title:b2"),
        ("#3 #1 AND #2\n#2 b2\n#1 a1", "(a1) AND (b2)"),
        ("#1 Search: a1\n#2 Search: #1 NOT b2", "(a1) NOT b2"),
        ("#1 TS=(a1)\n#2 TI=b2\n#3 #2 OR #1", "(title:b2) OR (any:a1)"),
        # Cochrane Library and EBSCOhost.
        ("#1 a1:ti\n#2 b2:ti\n#3 {OR #1-#2}\t88", "(title:a1) OR (title:b2)"),
        ("#1 a1\n#2 b2\n#3 c3\n#4 {AND #1, #3}", "(a1) AND (c3)"),
        ("S1 TI a1\nS2 AB b2\nS3 S1 AND S2", "title:a1 AND abstract:b2"),
        # Lines of lines, one that the last doesn't need, and one that was broken.
        ("1 a1\n2 b2\n3 1 or 2\n4 c3\n5 3 and 4", "((a1) OR (b2)) AND (c3)"),
        ("1 a1\n2 zz\n3 b2\n4 1 and 3", "(a1) AND (b2)"),
        ("1 a1 or\n  a2\n2 b2\n3 1 and 2", "(a1 OR a2) AND (b2)"),
        # A number in the words of a line is a word.
        ("1 grade 1 or 2\n2 b2\n3 1 and 2", "(grade 1 OR 2) AND (b2)"),
        ('1 "a1 or a2"\n2 in 1 place\n3 1 and 2', '"a1 or a2" AND (in 1 place)'),
    ],
)
def test_the_lines_of_a_history_are_one_query(lines: str, meant: str) -> None:
    assert tree(lines) == tree(meant)
    assert [hint.partition(",")[0] for hint in parse(lines).hints] == [
        f"Searching for line {max(int(line.lstrip('#S').split('.')[0].split()[0]) for line in _numbered(lines))}"
    ]


def _numbered(lines: str) -> list[str]:
    return [line for line in lines.splitlines() if line.lstrip("#S")[:1].isdecimal()]


def test_a_limit_that_is_not_known_is_named_and_left_out() -> None:
    query = parse("1 a1\n2 limit 1 to (humans and french language)")
    assert tree("1 a1\n2 limit 1 to (humans and french language)") == tree("(a1) AND language:french")
    assert query.hints[0] == "The limit 'humans' is not known; searching without it."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("#1 AND #2", "'#1' in column 1"),
        ("(#1 OR #2) AND #3", "'#1' in column 2"),
        ("#1 and #2", "'#1' in column 1"),
        ("burnout AND #12", "'#12' in column 13"),
        ("1 AND 2", "'1' in column 1"),
        ("or/1-3", "'or/1-3' in column 1"),
        ("{OR #1-#3}", "'{OR #1-#3}' in column 1"),
        ("burnout AND or/1-3", "'or/1-3' in column 13"),
        ("1. a1\n2. 1 and 5", "no line 5"),
        ("1. a1\n2. 2 and 1", "no line 2"),
        ("1. a1\n2. limit 9 to english language", "no line 9"),
    ],
)
def test_a_line_that_is_not_there_is_named(text: str, named: str) -> None:
    query = parse(text)
    assert named in query.error
    assert not query.is_empty


@pytest.mark.parametrize(
    "text",
    [
        "1 in 4", "1 or 2", "S1 AND S2", "2019 OR 2020", "grade 1 AND 2", "#metoo AND burnout", "we are #1", "#1 and burnout",
        "and/or 1-3", "10.5555/1-3",
        # Lines that name no other: a list of words, references, a table of contents.
        "1. burnout\n2. retention", "1. Ash A. Peers (2) and others\n2. Elm B. Herons", "1 Introduction\n2 Methods 3",
        "1. burnout\n3. 1 and 2", "1. burnout and 2\nretention", "#1 burnout\n2. 1 and 2",
    ],
)  # fmt: skip
def test_anything_else_with_numbers_is_words(text: str) -> None:
    query = parse(text)
    assert query.error == ""
    assert not any("line" in hint for hint in query.hints)


def test_a_line_that_is_named_again_and_again_is_too_long() -> None:
    lines = ["1 burnout", *(f"{number} {number - 1} or {number - 1}" for number in range(2, 40))]
    assert "is too long" in parse("\n".join(lines)).error
