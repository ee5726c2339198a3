"""Search strategies of bibliographic databases, as the query language has them."""

from __future__ import annotations

import pytest

from pswbrief.search.language import parse
from search.test_language import tree


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # PubMed
        ("burnout[ti]", "title:burnout"),
        ("burnout[Title/Abstract]", "title:burnout OR abstract:burnout"),
        ('"job satisfaction"[ti] AND byrne[au]', 'title:"job satisfaction" AND author:byrne'),
        ("burnout[MeSH Terms]", "any:burnout"),
        # Ovid
        ("burnout.ti.", "title:burnout"),
        ("burnout.ti,ab.", "title:burnout OR abstract:burnout"),
        ("burnout.mp.", "any:burnout"),
        ("(stigma OR shame).ti. AND rural.ab.", "title:(stigma OR shame) AND abstract:rural"),
        ("(stigma or shame).ti. not rural.ab.", "title:(stigma OR shame) NOT abstract:rural"),
        ("exp burnout/", "burnout"),
        ("exp burnout/ and rural", "burnout AND rural"),
        # EBSCOhost
        ("TI burnout", "title:burnout"),
        ('AU "von peter"', 'author:"von peter"'),
        ("TI (stigma OR shame)", "title:(stigma OR shame)"),
        # Web of Science
        ("TI=burnout", "title:burnout"),
        ("TS=(burnout AND rural)", "any:(burnout AND rural)"),
        ("AU = byrne", "author:byrne"),
        ("TI=(burnout and rural)", "title:(burnout AND rural)"),
        # Scopus
        ("TITLE(burnout)", "title:(burnout)"),
        ("TITLE-ABS-KEY(burnout AND rural)", "any:(burnout AND rural)"),
        # Europe PMC and others
        ("au:byrne", "author:byrne"),
        ("kw:stigma", "tag:stigma"),
    ],
)
def test_a_strategy_means_what_it_means_there(text: str, meant: str) -> None:
    assert tree(text) == tree(meant)
    assert parse(text).hints == ()


@pytest.mark.parametrize("text", ["peer adj3 support", "peer NEAR/3 support", "peer N3 support", "peer PRE/2 support"])
def test_nearness_is_reported_not_to_be_known_and_the_words_are_searched(text: str) -> None:
    assert tree(text) == tree("peer support")
    assert "column 6 is not known" in parse(text).hints[0]


@pytest.mark.parametrize(
    "text", ["TI", "TI AND SO", "PEER SUPPORT IN TI TEAMS", "e.g. burnout", "St. Ives", "vol. 12 no. 3", "N3"]
)
def test_what_only_looks_like_a_notation_is_words(text: str) -> None:
    query = parse(text)
    assert "=" not in tree(text)
    assert not any("not known" in hint for hint in query.hints)


def test_a_colon_in_a_title_names_no_field() -> None:
    assert "=" not in tree("Title: an account of peer work in nine rural services")
