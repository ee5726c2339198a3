"""The query language: what each form means, and that no text whatever fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.search.language import parse
from pswbrief.search.nodes import And, Node, Not, Or, Term, terms


def written(node: Node) -> str:
    """A tree in Lisp's way, to compare by eye; words that are searched as one are in quotation marks."""
    if isinstance(node, Term):
        typed = f'"{node.typed}"' if " " in node.typed and node.field != "year" else node.typed + "*" * node.prefix
        return f"{node.field}={typed}" if node.field else typed
    if isinstance(node, Not):
        return f"(not {written(node.node)})"
    return f"({type(node).__name__.lower()} {' '.join(map(written, node.nodes))})"


def tree(text: str) -> str:
    return written(parse(text).root)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Burnout  turnover", "(run Burnout turnover)"),
        ("+burnout +rural", "(and burnout rural)"),
        ("+burnout pay -rural", "(run (and burnout) pay (not rural))"),
        ('+"job satisfaction" a + b c+ +1', '(run "job satisfaction" a b c 1)'),
        ("youth rural OR remote OR island burnout", "(run youth (or rural remote island) burnout)"),
        ("burnout AND retention", "(and (run burnout) (run retention))"),
        ("peer support AND burnout", "(and (run peer support) (run burnout))"),
        ("a1 OR b2 AND c3", "(or (run a1) (and (run b2) (run c3)))"),
        ("(a1 OR b2) AND c3", "(and (or a1 b2) (run c3))"),
        ("burnout NOT rural", "(run burnout (not (run rural)))"),
        ("burnout AND NOT rural", "(and (run burnout) (not (run rural)))"),
        ("NOT (a1 OR b2)", "(not (or a1 b2))"),
        ("-(a1 OR b2) c3", "(run (not (or a1 b2)) c3)"),
        ("NOT NOT rural", "(run rural)"),
        ("title:(stigma OR shame)", "(or title=stigma title=shame)"),
        ("title:(stigma author:byrne)", "(run title=stigma author=byrne)"),
        ("any:burnout", "(run burnout)"),
        ("and or not", "(run and or not)"),
        ("peer (support) workers) now (here", "(run peer support workers now here)"),
        ("((burnout))", "(run burnout)"),
        ("(a1 or b2) and c3", "(and (or a1 b2) (run c3))"),
        ("(a1 or b2) and c3 not d4", "(and (or a1 b2) (run c3 (not (run d4))))"),
        ("1. a1\n2. b2\n3. 1 AND 2", "(and (run a1) (run b2))"),
        ("burnout && retention", "(and (run burnout) (run retention))"),
        ("burnout || retention", "(or burnout retention)"),
        ("burnout | retention", "(or burnout retention)"),
        ("!rural burnout", "(run (not rural) burnout)"),
        ("NOT rural burnout", "(run (not (run rural)) burnout)"),
        ("“job satisfaction” «lived experience»", '(run "job satisfaction" "lived experience")'),
        ("title: stigma", "(run title=stigma)"),
        ("year: 2020 burnout", "(run year=2020 burnout)"),
        ("volunt$", "(run volunt*)"),
        ("co-production - peer", "(run co production peer)"),
        ("a1 co-production OR b2 c3", "(run a1 (or (run co production) b2) c3)"),
        ("a1 OR co-prod*", "(or a1 (run co prod*))"),
        ("NOT co-production", "(not (run co production))"),
        ("wom?n organi#ation", "(run wom?n* organi#ation*)"),
        ("Byrne et al 2019", "(run Byrne 2019)"),
        ("Byrne ET AL. (2019)", "(run Byrne 2019)"),
        ("byrne et alia", "(run byrne et alia)"),
        ("et al", "(run et al)"),
        ("TI stigma", "(run title=stigma)"),
        ("burnout or retention and not rural", "(run burnout or retention and not rural)"),
        ("a1 b2 OR c3 d4", "(run a1 (or b2 c3) d4)"),
        ("(a1 b2) OR c3", "(or (run a1 b2) c3)"),
        ("a1 OR (b2 OR c3)", "(or a1 b2 c3)"),
        ("(NOT a1 b2) OR c3", "(or (run (not (run a1)) b2) c3)"),
        ("a1 NOT (b2 c3)", "(run a1 (not (run b2 c3)))"),
        ("a1 AND b2 c3 -d4", "(and (run a1) (run b2 c3 (not d4)))"),
        ("(a1 AND b2 c3) d4", "(run (and (run a1) (run b2 c3)) d4)"),
        ("a1 AND (b2 OR c3) OR d4", "(or (and (run a1) (or b2 c3)) (run d4))"),
        ("NOT NOT NOT a1", "(not (run a1))"),
        ("title:(author:(byrne) stigma)", "(run author=byrne title=stigma)"),
        ("title:(colour:(stigma) a1)", "(run title=stigma title=a1)"),
        (
            '-rural -"social work" -title:stigma -(a1 OR b2)',
            '(run (not rural) (not "social work") (not title=stigma) (not (or a1 b2)))',
        ),
        # What is not valid is searched as words.
        ('a1 "b2 c3" "d4 e5', '(run a1 "b2 c3" d4 e5)'),
        ("colour:red", "(run colour red)"),
        ("access:half", "(run access half)"),
        ("() a1 -() b2", "(run a1 b2)"),
        ("a1 OR OR b2", "(or a1 b2)"),
        ("a1 AND AND b2 AND", "(and (run a1) (run b2))"),
        ("(a1 NOT) OR b2", "(or (run a1) b2)"),
        ("NOT AND a1", "(run a1)"),
        ("a1 (OR b2)", "(run a1 b2)"),
        ("Byrne et al 2019 with Pitt et al.", "(run Byrne 2019 with Pitt)"),
        ("la Rue et ses amis al", "(run la Rue et ses amis al)"),
    ],
)
def test_a_query_is_the_tree_that_the_grammar_says(text: str, meant: str) -> None:
    assert tree(text) == meant


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("burnout since 2020", "since 2020"),
        ("burnout after 2019", "after 2019"),
        ("before 2015 burnout", "before 2015"),
        ("burnout 2020-2022", "2020..2022"),
        ("burnout 2020–2022", "2020..2022"),
        ("between 2018 and 2020 burnout", "2018..2020"),
        ("burnout >2020", ">2020"),
        ("burnout year:>=2020", ">=2020"),
        ("burnout year:2020-2022", "2020-2022"),
        ("burnout from 2020 onwards", "since 2020"),
        ("burnout 2020 or later", "since 2020"),
        ("burnout 2020+", "since 2020"),
        ("burnout 2019 and earlier", "until 2019"),
        ("burnout prior to 2021", "before 2021"),
        ("burnout pre-2015", "before 2015"),
        ("burnout later than 2020", "after 2020"),
        ("burnout post-2020", "after 2020"),
        ("burnout (2018 to 2020)", "2018..2020"),
        ("NOT since 2021 burnout", "since 2021"),
        ("burnout \u22652020", ">=2020"),
        ("burnout ２０１８\uff0d\u200b２０２０", "2018..2020"),
        ("burnout date:2019", "2019"),
        ("burnout [2018-2022]/py", "2018..2022"),
    ],
)
def test_years_are_read_as_people_write_them(text: str, years: str) -> None:
    assert f"year={years}" in tree(text)
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("burnout in the last five years", 2020),
        ("burnout last 10 years", 2015),
        ("the past twenty years of peer work", 2005),
        ("previous 2 years burnout", 2023),
        ("burnout in the past decade", 2015),
    ],
)
def test_the_last_years_are_counted_from_this_one_and_named(text: str, first: int) -> None:
    query = parse(text, 2025)
    assert f"year=since {first}" in written(query.root)
    assert [hint.partition(" are those ")[2] for hint in query.hints] == [f"since {first}."]
    assert [hint.partition(" are those ")[2] for hint in parse("burnout in the late 1990s").hints] == ["1995..1999."]
    # A year that was typed needs no explanation.
    assert parse(f"{text} since {first}", 2025).hints == ()


@pytest.mark.parametrize(
    "text",
    [
        "burnout 2020", "pages 312-318", "1998-1990", "8(2), 2020-2022-1", "covid-2019-2020", "2008-12", "years of peer work",
        "ten years on",
    ],
)  # fmt: skip
def test_other_numbers_are_words(text: str) -> None:
    assert all(term.field is None for term in terms(parse(text).root))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a1 "b2 c3" "d4 e5', "column 12 is not closed; searching its words"),
        ("OR burnout", "OR in column 1 has nothing before it"),
        ("burnout OR", "OR in column 9 has nothing after it"),
        ("burnout AND", "AND in column 9 has nothing after it"),
        ("a1 AND OR b2", "OR in column 8 has nothing before it"),
        ("burnout NOT", "NOT in column 9 has nothing after it"),
        ("(burnout", "parenthesis in column 1 is not closed"),
        ('a1 "b2)', "parenthesis in column 7 closes nothing"),
        ("a1 OR b2 AND c3", "AND binds before OR"),
        ("a1 (b2 (c3", "parenthesis in column 8 is not closed"),
        ("(a1 NOT) b2", "NOT in column 5 has nothing after it"),
        ("a1 NOT OR b2", "NOT in column 4 has nothing after it"),
        ("a1 AND AND b2", "AND in column 8 has nothing before it"),
        ("a1 year:2022..2018", "'year:2022..2018' in column 4: the years '2022..2018' run backwards; searching"),
    ],
)
def test_what_is_not_valid_is_hinted_at_with_its_place(text: str, said: str) -> None:
    assert any(said in hint for hint in parse(text).hints)


@pytest.mark.parametrize(
    "text",
    [
        "https://doi.org/10.1186/x", "doi:10.1186/x", "2:1", "(a1 OR b2) AND c3", "worker(s)", "pmid:22812608, 36539752",
        "doi: 10.1186/x).", "arXiv:2101.09876", "burnout pmid:22812608", "a1 AND b2", "a1 OR b2",
    ],
)  # fmt: skip
def test_what_is_valid_needs_no_hint(text: str) -> None:
    assert not parse(text).hints


def test_and_in_a_title_in_capitals_is_a_word() -> None:
    assert not isinstance(parse("PEER SUPPORT AND THEIR PLACE IN TEAMS").root, And)
    assert isinstance(parse("PEER SUPPORT AND THEIR PLACE IN").root, And)
    assert isinstance(parse("Peer SUPPORT AND THEIR PLACE IN TEAMS").root, And)


@pytest.mark.parametrize(
    ("count", "operators", "whether"),
    [(59, 0, False), (60, 0, True), (60, 7, True), (60, 8, False), (2000, 1000, False), (2001, 1000, True)],
)
def test_many_words_are_a_passage_unless_every_eighth_or_so_is_an_operator(
    count: int, operators: int, *, whether: bool
) -> None:
    query = parse(" ".join(["OR"] * operators + ["burnout"] * (count - operators)))
    assert (query.is_passage, query.is_empty) == (whether, False)


@pytest.mark.parametrize(("outer", "meant"), [(29, "(not (or a1 b2))"), (30, "(or a1 b2)")])
def test_parentheses_that_are_nested_too_deeply_are_left_out_closed_or_not(outer: int, meant: str) -> None:
    assert tree("(" * outer + "-(a1 OR b2)" + ")" * outer) == meant
    assert tree("(" * outer + "-(a1 OR b2") == meant


def test_a_line_that_is_not_there_is_an_error_with_the_text_as_it_was_typed() -> None:
    query = parse("#1 AND #2")
    assert query.text == "#1 AND #2"
    assert "'#1'" in query.error


@pytest.mark.parametrize("text", ["(" * 5000 + "burnout" + ")" * 5000, "NOT " * 1500 + "rural", "(" * 5000, ")" * 5000])
def test_depth_is_no_danger(text: str) -> None:
    assert list(terms(parse(text).root)) or "rural" not in text


@given(st.text(st.characters(), max_size=60) | st.text('ab"-+:*()OR AND NOT title', max_size=40))
def test_no_text_fails_and_every_term_has_words(text: str) -> None:
    assert all(term.words for term in terms(parse(text).root))
    nodes = _nodes(parse(text).root)
    assert not any(isinstance(node, Or) and len(node.nodes) < 2 for node in nodes)
    # A required word is a term by itself: +burnout.
    assert "+" in text or not any(isinstance(node, And) and len(node.nodes) < 2 for node in nodes)


def _nodes(node: Node) -> list[Node]:
    if isinstance(node, Term):
        return [node]
    children = (node.node,) if isinstance(node, Not) else node.nodes
    return [node, *(below for child in children for below in _nodes(child))]
