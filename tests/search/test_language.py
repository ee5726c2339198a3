"""The query language: what each form means, and that no text whatever fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.search.language import parse
from pswbrief.search.nodes import And, Node, Not, Or, Run, Term, terms


def written(node: Node) -> str:
    """A tree in Lisp's way, to compare by eye."""
    if isinstance(node, Term):
        return f"{node.field}={node.typed}" if node.field else node.typed + "*" * node.prefix
    if isinstance(node, Not):
        return f"(not {written(node.node)})"
    return f"({type(node).__name__.lower()} {' '.join(map(written, node.nodes))})"


def tree(text: str) -> str:
    return written(parse(text).root)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Burnout  turnover", "(run Burnout turnover)"),
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
        ("peer (support) workers", "(run peer support workers)"),
        ("((burnout))", "(run burnout)"),
        ("burnout && retention", "(and (run burnout) (run retention))"),
        ("burnout || retention", "(or burnout retention)"),
        ("burnout | retention", "(or burnout retention)"),
        ("!rural burnout", "(run (not rural) burnout)"),
        ("NOT rural burnout", "(run (not (run rural)) burnout)"),
        ("“job satisfaction” «lived experience»", "(run job satisfaction lived experience)"),
        ("title: stigma", "(run title=stigma)"),
        ("year: 2020 burnout", "(run year=2020 burnout)"),
        ("volunt$", "(run volunt*)"),
        ("wom?n organi#ation", "(run wom?n* organi#ation*)"),
        ("Byrne et al 2019", "(run Byrne 2019)"),
        ("Byrne ET AL. (2019)", "(run Byrne 2019)"),
        ("byrne et alia", "(run byrne et alia)"),
        ("et al", "(run et al)"),
        ("TI stigma", "(run title=stigma)"),
        ("burnout or retention and not rural", "(run burnout or retention and not rural)"),
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
        ("burnout from 2018 to 2020", "2018..2020"),
        ("between 2018 and 2020 burnout", "2018..2020"),
        ("burnout >2020", ">2020"),
        ("burnout year:>=2020", ">=2020"),
        ("burnout year:2020-2022", "2020-2022"),
        ("burnout from 2020 onwards", "since 2020"),
        ("burnout 2020 or later", "since 2020"),
        ("burnout 2020+", "since 2020"),
        ("burnout 2020..", "since 2020"),
        ("burnout ..2020", "until 2020"),
        ("burnout 2019 and earlier", "until 2019"),
        ("burnout up to 2020", "until 2020"),
        ("burnout prior to 2021", "before 2021"),
        ("burnout older than 2015", "before 2015"),
        ("burnout pre-2015", "before 2015"),
        ("burnout later than 2020", "after 2020"),
        ("burnout post-2020", "after 2020"),
        ("burnout 2019-22", "2019..2022"),
        ("burnout 2018/19", "2018..2019"),
        ("burnout (2018 to 2020)", "2018..2020"),
        ("NOT since 2021 burnout", "since 2021"),
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
    ],
)
def test_the_last_years_are_counted_from_this_one_and_named(text: str, first: int) -> None:
    query = parse(text, 2025)
    assert f"year=since {first}" in written(query.root)
    assert f"are those since {first}." in query.hints[0]


@pytest.mark.parametrize(
    "text",
    [
        "burnout 2020", "pages 312-318", "1998-1990", "8(2), 2020-2022-1", "covid-2019-2020", "2008-12", "years of peer work",
        "ten years on", "2020s",
    ],
)  # fmt: skip
def test_other_numbers_are_words(text: str) -> None:
    assert all(term.field is None for term in terms(parse(text).root))


def test_a_phrase_is_one_term() -> None:
    (term,) = terms(parse('"job satisfaction"').root)
    assert term == Term(("job", "satisfaction"), "job satisfaction", phrase=True)


def test_minus_negates_a_word_a_phrase_and_a_field() -> None:
    root = parse('-forensic -"social work" -title:stigma rural').root
    assert isinstance(root, Run)
    assert [isinstance(node, Not) for node in root.nodes] == [True, True, True, False]


def test_a_hyphen_inside_a_word_and_alone_negates_nothing() -> None:
    assert tree("co-production - peer") == "(run co production peer)"


@pytest.mark.parametrize(("text", "word"), [("volunt*", "volunt"), ("co-prod*", "prod"), ('"job satisf"*', "satisf")])
def test_a_star_makes_a_beginning_of_the_last_word(text: str, word: str) -> None:
    last = list(terms(parse(text).root))[-1]
    assert (last.words[-1], last.prefix) == (word, True)


@pytest.mark.parametrize(
    ("text", "field", "typed"),
    [
        ("title:stigma", "title", "stigma"),
        ("abstract:stigma", "abstract", "stigma"),
        ('journal:"bmj open"', "journal", "bmj open"),
        ("YEAR:2018..2022", "year", "2018..2022"),
        ("access:open", "access", "open"),
    ],
)
def test_a_field_filters(text: str, field: str, typed: str) -> None:
    (term,) = terms(parse(text).root)
    assert (term.field, term.typed, term.phrase) == (field, typed, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour:red", "no field 'colour' (column 1)"),
        ("year:soon", "not a year"),
        ("year:soon", "'year:soon' in column 1"),
        ("access:half", "access is one of"),
        ('"never closed', "column 1 is not closed"),
        ("OR burnout", "OR in column 1 has nothing before it"),
        ("burnout OR", "OR in column 9 has nothing after it"),
        ("burnout AND", "AND in column 9 has nothing after it"),
        ("a1 AND OR b2", "OR in column 8 has nothing before it"),
        ("burnout NOT", "NOT in column 9 has nothing after it"),
        ("(burnout", "parenthesis in column 1 is not closed"),
        ("burnout)", "parenthesis in column 8 closes nothing"),
        ("a1 OR b2 AND c3", "AND binds before OR"),
        ("title:!", "no word in it"),
        ("b*", "'b*' in column 1: a beginning needs 2 letters"),
        ("pmid:soon", "column 1: that is no PMID"),
        ("pmid:22812608 OR pmid:x", "column 18: that is no PMID"),
        ("burnout[la]", "no field 'la' (column 1)"),
    ],
)
def test_what_is_not_valid_is_hinted_at_with_its_place(text: str, said: str) -> None:
    assert any(said in hint for hint in parse(text).hints)


@pytest.mark.parametrize(
    "text",
    [
        "https://doi.org/10.1186/x", "doi:10.1186/x", "2:1", "(a1 OR b2) AND c3", "worker(s)", "pmid:22812608, 36539752",
        "doi: 10.1186/x).", "arXiv:2101.09876", "burnout pmid:22812608",
    ],
)  # fmt: skip
def test_what_is_valid_needs_no_hint(text: str) -> None:
    assert not parse(text).hints


def test_us_in_capitals_is_a_country() -> None:
    assert next(terms(parse("US").root)).words == ("usa",)
    assert next(terms(parse("us").root)).words == ("us",)


def test_and_in_a_title_in_capitals_is_a_word() -> None:
    assert not isinstance(parse("PEER SUPPORT WORKERS AND THEIR PLACE IN TEAMS").root, And)
    assert isinstance(parse("BURNOUT AND RETENTION").root, And)


def test_a_run_of_a_script_without_blanks_is_one_term() -> None:
    (term,) = terms(parse("同儕支持").root)
    assert term.words == ("同儕", "儕支", "支持")


@pytest.mark.parametrize("text", ["(" * 5000 + "burnout" + ")" * 5000, "NOT " * 1500 + "rural", "(" * 5000, ")" * 5000])
def test_depth_is_no_danger(text: str) -> None:
    assert list(terms(parse(text).root)) or "rural" not in text


@given(st.text(st.characters(), max_size=60) | st.text('ab"-:*()OR AND NOT title', max_size=40))
def test_no_text_fails_and_every_term_has_words(text: str) -> None:
    assert all(term.words for term in terms(parse(text).root))
    assert not any(isinstance(node, Or | And) and len(node.nodes) < 2 for node in _nodes(parse(text).root))


def _nodes(node: Node) -> list[Node]:
    if isinstance(node, Term):
        return [node]
    children = (node.node,) if isinstance(node, Not) else node.nodes
    return [node, *(below for child in children for below in _nodes(child))]
