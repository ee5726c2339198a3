"""How far the field of a database's notation reaches: to all the words that the database would take for it."""

from __future__ import annotations

import pytest

from pswbrief.search.language import parse
from search.test_language import tree


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # PubMed: all words before the tag.
        ("a1 b2[ti]", "title:(a1 b2)"),
        ("a1 b2 c3 [tiab]", "tiab:(a1 b2 c3)"),
        ("a1 b2[Title/Abstract] AND c3", "tiab:(a1 b2) AND c3"),
        ("a1 b2[ti] OR c3 d4[ti]", "title:(a1 b2) OR title:(c3 d4)"),
        ("NOT a1 b2[ti]", "NOT title:(a1 b2)"),
        ("(a1 OR b2 c3[ti]) AND d4", "(a1 OR title:(b2 c3)) AND d4"),
        ("a1[ti] b2 c3[ab]", "title:a1 abstract:(b2 c3)"),
        ("a1 of the b2*[ti]", "title:(a1 b2*)"),
        ("of the[ti]", "title:(of the)"),
        ("a1 b2[mh] c3", "(a1 b2) c3"),
        ("bmj open[ta]", 'journal:"bmj open"'),
        ("peer support[ot]", 'tag:"peer support"'),
        ("journal article[pt]", "type:article-journal"),
        ("a1 van der berg[au]", 'a1 author:"van der berg"'),
        ("von berg jf[au]", 'author:"von berg jf"'),
        # Embase and the Cochrane Library, as PubMed.
        ("a1 b2:ti,ab", "tiab:(a1 b2)"),
        ("a1 b2:ti or c3", "title:(a1 b2) OR c3"),
        # Ovid: the phrase before the codes, of which nearness makes words.
        ("a1 b2.ti.", 'title:"a1 b2"'),
        ("a1 b2.ti,ab. and c3", 'tiab:"a1 b2" AND c3'),
        ("a1 or b2 c3*.ti.", 'a1 OR title:"b2 c3*"'),
        ("bmj open.jn.", 'journal:"bmj open"'),
        # EBSCOhost and Web of Science: all words behind the code.
        ("TI a1 b2", "title:(a1 b2)"),
        ("TI a1 b2 AND AB c3 d4", "title:(a1 b2) AND abstract:(c3 d4)"),
        ("TI=a1 b2 AND c3", "title:(a1 b2) AND c3"),
        ("SO bmj open", 'journal:"bmj open"'),
        ("AU von berg AND a1", 'author:"von berg" AND a1'),
    ],
)
def test_a_field_is_that_of_all_words_that_its_database_takes_for_it(text: str, meant: str) -> None:
    assert tree(text) == tree(meant)
    assert parse(text).hints == ()


@pytest.mark.parametrize("text", ["a1 adj3 b2.ti.", "TI a1 N3 b2", "a1 near/3 b2:ti"])
def test_words_that_are_near_each_other_are_no_phrase(text: str) -> None:
    assert tree(text) == tree("title:(a1 b2)")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # The query language's own fields are those of one word.
        ("title:a1 b2", "title:a1 b2"),
        ("a1 title:b2", "a1 title:b2"),
        ("title: a1 b2", "title:a1 b2"),
        # A phrase, a required word and an excluded one are by themselves.
        ('"a1 b2" c3[ti]', '"a1 b2" title:c3'),
        ("+a1 b2[ti]", "+a1 title:b2"),
        ("-a1 b2[ti]", "-a1 title:b2"),
        ("a1 -b2[ti]", "a1 -title:b2"),
        ("TI a1 -b2", "title:a1 -b2"),
        # Nobody knows where a name begins.
        ("a1 berg[au]", "a1 author:berg"),
        ("AU berg a1", "author:berg a1"),
        # An identifier and a year are one word.
        ("a1 123456[uid]", "a1 pmid:123456"),
        ("a1 2019[dp]", "a1 year:2019"),
        ("a1 or b2[ti]", "a1 or title:b2"),
    ],
)
def test_a_field_does_not_reach_further(text: str, meant: str) -> None:
    assert tree(text) == tree(meant)
