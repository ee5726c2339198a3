"""The tree of a query: which of its terms rank, which filter, and which are wanted."""

from __future__ import annotations

import pytest

from pswbrief.search.nodes import And, Not, Or, Query, Run, Term, filters, hyphens, terms, wholes, without

WORD = Term(("burnout",), "burnout")
OTHER = Term(("stigma",), "Stigma")
PHRASE = Term(("job", "satisfaction"), "job satisfaction", phrase=True)
BEGINNING = Term(("volunt",), "volunt", prefix=True)
FIELD = Term(("hope",), "hope", field="title")


def test_a_plain_word_has_no_quotes_no_field_and_no_star():
    assert [term.is_word for term in (WORD, PHRASE, BEGINNING, FIELD)] == [True, False, False, False]


def test_words_and_beginnings_rank_while_phrases_and_fields_filter():
    assert [term.ranks for term in (WORD, BEGINNING, PHRASE, FIELD)] == [True, True, False, False]


def test_a_word_of_a_script_without_blanks_may_be_part_of_a_word_but_not_a_phrase_of_one():
    assert Term(("研究",), "研究").is_unspaced
    assert Term(("究",), "究").is_unspaced
    assert not Term(("a究",), "a究").is_unspaced
    assert not Term(("研究",), "研究", phrase=True).is_unspaced
    assert not WORD.is_unspaced


@pytest.mark.parametrize(
    ("node", "whether"),
    [
        (WORD, False),
        (Or((WORD, OTHER)), False),
        (Run((WORD, BEGINNING)), False),
        (Or((WORD, PHRASE)), True),
        (Or((WORD, Run((OTHER, FIELD)))), True),
        (Not(WORD), True),
        (And((WORD, OTHER)), True),
    ],
)
def test_a_node_filters_if_anything_in_it_does(node, whether):
    assert filters(node) is whether


def test_a_tree_without_a_field_keeps_all_else():
    tree = And((WORD, Not(FIELD), Or((FIELD, PHRASE)), Run((FIELD,))))
    assert without(tree, FIELD.field) == And((WORD, Or((PHRASE,))))
    assert without(tree, "another") == tree
    assert without(Run((Not(FIELD), FIELD)), FIELD.field) is None


def test_a_hyphen_has_the_place_of_the_word_before_it():
    off, line = Term(("off",), "off", hyphen=True), Term(("line",), "line")
    assert hyphens([WORD, off, line, PHRASE, off, line]) == {1, 5}
    assert hyphens([off, line]) == {0}
    assert hyphens([WORD, OTHER]) == hyphens([]) == set()


def test_what_hyphens_join_is_one_whole():
    peer, to = Term(("peer",), "peer", hyphen=True), Term(("to",), "to", hyphen=True)
    last = Term(("peer",), "peer")
    assert list(wholes([WORD, peer, to, last, Not(peer), OTHER])) == [
        (WORD,),
        (peer, to, last),
        (Not(peer),),
        (OTHER,),
    ]
    assert list(wholes([WORD, peer])) == [(WORD,), (peer,)]
    assert list(wholes([])) == []


def test_terms_come_in_order_and_negated_ones_only_if_asked_for():
    tree = Run((WORD, Not(Or((PHRASE, FIELD))), And((OTHER, BEGINNING))))
    assert list(terms(tree)) == [WORD, PHRASE, FIELD, OTHER, BEGINNING]
    assert list(terms(tree, negated=False)) == [WORD, OTHER, BEGINNING]


def test_a_query_without_a_term_is_empty_unless_it_is_a_passage():
    assert Query(Run(())).is_empty
    assert not Query(Run(()), is_passage=True).is_empty
    assert not Query(Not(WORD)).is_empty
