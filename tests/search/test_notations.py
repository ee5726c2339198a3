"""Search strategies of bibliographic databases, as the query language has them."""

from __future__ import annotations

import pytest

from pswbrief.search.language import parse
from pswbrief.search.nodes import terms
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
        ("title: stigma", "title:stigma"),
        ("year: 2020 burnout", "year:2020 burnout"),
        ("Title: stigma at work in teams", "title:stigma at work in teams"),
        # In every place, of a group and of what is excluded
        ("rural ((stigma or shame) and pay).ti.", "rural title:((stigma OR shame) AND pay)"),
        ("(title:stigma or shame).ab.", "(title:stigma OR abstract:shame)"),
        ("author:(stigma).ab.", "author:(stigma)"),
        ("-TI burnout rural", "-title:burnout rural"),
        ("TI -burnout rural", "-title:burnout rural"),
        ("-burnout.ti. rural", "-title:burnout rural"),
        ("TI (rural and pay) not TI team", "title:(rural AND pay) NOT title:team"),
        ("TS=stigma and pay", "any:stigma AND pay"),
    ],
)
def test_a_strategy_means_what_it_means_there(text: str, meant: str) -> None:
    assert tree(text) == tree(meant)
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("moran gs[au]", 'author="moran gs"'),
        ("Vermeiren RRJM[Author]", 'author="Vermeiren RRJM"'),
        ("moran g.au.", 'author="moran g"'),
        ("AU Ash AB", 'author="Ash AB"'),
        ("NOT moran gs[au]", '(not (run author="moran gs"))'),
        ("-moran gs[au]", '(not author="moran gs")'),
    ],
)
def test_initials_behind_an_authors_name_belong_to_it(text: str, meant: str) -> None:
    assert tree(text) in {meant, f"(run {meant})"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # PubMed's dates, as its search details print them.
        ("a1 AND 2018:2022[dp]", "a1 AND year:2018..2022"),
        ('a1 AND ("2018/01/01"[PDAT] : "2022/12/31"[PDAT])', "a1 AND year:2018..2022"),
        ('("2020/01/01"[Date - Publication] : "3000"[Date - Publication])', "year:2020.."),
        ('a1 AND "2019/05/01"[pdat]', "a1 AND year:2019"),
        ("2018-2020[dp]", "year:2018..2020"),
        ("a1 AND [2018-2020]/py", "a1 AND year:2018..2020"),
        ("[2018]/py", "year:2018..2018"),
        # The languages of its filters, of Embase's limits, and of EBSCOhost, Ovid and Web of Science.
        ("a1 AND english[la]", "a1 AND language:english"),
        ("a1 AND (english[Filter])", "a1 AND language:english"),
        ("a1 AND [english]/lim", "a1 AND language:english"),
        ("a1 AND LA French", "a1 AND language:French"),
        ("a1 and french.la.", "a1 AND language:french"),
        ("a1 and english.lg.", "a1 AND language:english"),
        ("LA=(English OR French)", "language:(English OR French)"),
        # Its tags behind a blank or a group, and headings in the thesaurus's own order.
        ("a1 [ti]", "title:a1"),
        ("(a1 OR b2)[ti]", "title:(a1 OR b2)"),
        ('"a1, b2"[MeSH Terms] OR c3', "(a1 b2) OR c3"),
        ('-"a1, b2"[mh] c3', "-(a1 b2) c3"),
        # Embase and the Cochrane Library.
        ("a1:ti", "title:a1"),
        ("a1:ti,ab", "tiab:a1"),
        ("burnout:ti,ab", "tiab:burnout"),
        ("byrne:au", "author:byrne"),
        ("stigma*:ti", "title:stigma*"),
        ("(a1 or b2):ti", "title:(a1 OR b2)"),
        ('"a1 b2":ti', 'title:"a1 b2"'),
        ('"a1 b2".ti.', 'title:"a1 b2"'),
        # Scopus, which prints blanks.
        ("TITLE ( a1 )", "title:(a1)"),
        ("TITLE-ABS-KEY ( a1 AND b2 )", "any:(a1 AND b2)"),
        ("AUTHOR-NAME(ash)", "author:(ash)"),
        ("SRCTITLE ( birds )", "journal:(birds)"),
        ("intitle:a1", "title:a1"),
    ],
)
def test_what_databases_print_is_read(text: str, meant: str) -> None:
    assert tree(text) == tree(meant)
    assert parse(text).hints == ()


@pytest.mark.parametrize("text", ["note:that", "a1:zz"])
def test_a_word_before_a_colon_is_no_notation_by_itself(text: str) -> None:
    assert "title" not in tree(text)


@pytest.mark.parametrize("between", ["adj3", "NEAR/3", "N3", "PRE/2", "near/2", "W/5"])
def test_nearness_is_reported_not_to_be_known_and_the_words_are_searched(between: str) -> None:
    assert tree(f"peer {between} support") == tree("peer support")
    assert "column 6 is not known" in parse(f"peer {between} support").hints[0]
    assert tree('"peer support"~3') == tree('"peer support"')
    assert tree(f"peer {between} support.ti.") == "(run title=peer title=support)", "two words, and no phrase"
    assert tree("peer support.ti.") == '(run title="peer support")'


@pytest.mark.parametrize(
    "text",
    [
        "TI", "TI AND SO", "TI AND stigma", "PEER SUPPORT IN TI TEAMS", "e.g. burnout", "St. Ives", "vol. 12 no. 3", "N3",
        "N3 teams", "burnout.zz.", ".ti. burnout", "burnout .ti.", '"TI" burnout', "exp burnout", "other burnout/",
        "Colour: red", "LA county teams", "la Finnish", "LA fin", "[humans]/lim",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_notation_is_words(text: str) -> None:
    query = parse(text)
    assert "=" not in tree(text)
    assert not any("not known" in hint for hint in query.hints)


@pytest.mark.parametrize(
    ("text", "name"),
    [("author:Moor EA herons", "Moor EA"), ("author:MOOR LEE herons", "MOOR"), ("author:Moor Lee herons", "Moor")],
)
def test_capitals_with_vowels_are_initials_behind_a_name_that_is_not_in_capitals_itself(text: str, name: str) -> None:
    assert next(terms(parse(text).root)).typed == name


def test_a_colon_in_a_title_names_no_field() -> None:
    assert "=" not in tree("Title: stigma at work in rural teams")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Burnout and stigma or not", "(run Burnout and stigma or not)"),
        ("burnout since 2020 and stigma", "(run burnout year=since 2020 and stigma)"),
        ("title:burnout and stigma", "(run title=burnout and stigma)"),
        ("burnout .ti. rural", "(run burnout ti rural)"),
        ("TI AND stigma", "(and (run TI) (run stigma))"),
        ("burnout.zz. Exp rural", "(run burnout zz Exp rural)"),
        # A short family name behind a word is no initials.
        ("stigma lee[au]", "(run stigma author=lee)"),
        ("stigma Lee[au]", "(run stigma author=Lee)"),
        ("stigma jones[au]", "(run stigma author=jones)"),
        ("stigma 18[au]", "(run stigma author=18)"),
        ("author:moor cranes", "(run author=moor cranes)"),
        ('"TI" burnout', "(run TI burnout)"),
        # PubMed's own operators are in capitals (PubMed Help, "Combining search terms with Boolean operators").
        ("burnout[ti] or stigma[ti]", "(run title=burnout or title=stigma)"),
    ],
)
def test_without_a_notation_of_a_database_a_word_is_a_word_and_small_operators_are_too(text: str, meant: str) -> None:
    assert tree(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("(a1 or b2) and c3 not d4", "(and (or a1 b2) (run c3 (not (run d4))))"),
        ("c3 and (a1 OR b2)", "(and (run c3) (or a1 b2))"),
        ("((a1 or b2) and c3)", "(and (or a1 b2) (run c3))"),
        ("a1 (b2 or c3) and d4", "(and (run a1 (or b2 c3)) (run d4))"),
        # A gloss, a plural and an aside are no groups that something joins.
        ("a1 (b2) and c3", "(run a1 b2 and c3)"),
        ("a1 (b2 or c3) d4 and e5", "(run a1 b2 or c3 d4 and e5)"),
        ("worker(s) and (b2)", "(run worker s and b2)"),
        ("a1 (b2 or c3)", "(run a1 b2 or c3)"),
        ("(a1 or b2) c3 and (d4)", "(run a1 or b2 c3 and d4)"),
        ("a1 and (b2 c3)", "(run a1 and b2 c3)"),
        ("not (a1 or b2) c3", "(run (not (or a1 b2)) c3)"),
        ("a1 and b2 (c3 or d4)", "(run a1 and b2 c3 or d4)"),
        ("(a1 or ) b2", "(run a1 or b2)"),
        ("(a1 or b2) OR (c3) and d4", "(or a1 b2 (and (run c3) (run d4)))"),
    ],
)
def test_small_operators_are_meant_so_where_they_join_a_group_that_has_one_within(text: str, meant: str) -> None:
    assert tree(text) == meant
