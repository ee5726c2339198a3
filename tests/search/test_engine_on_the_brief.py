"""Searching the shipped brief: what is found by which words, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.search.ranking import FIRST_PAGE, STRONG
from pswbrief.search.result import SearchResult
from testing.searches import find, ids

if TYPE_CHECKING:
    from pswbrief.index.index import Index


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("stigmma", "byrne2019stigma"),
        ("paving the road", "johansen2024paving"),
        ("jacobson job description", "jacobson2012job"),
        ("cochrane 2013", "pitt2013consumer"),
        ("globalization", "keynejad2016global"),
        ("Sweden", "grim2023managing"),
        ("A&E", "oneill2024whatever"),
        ("Lerbaek", "lerbaek2024nonpeer"),
        ("what do peer support workers do", "jacobson2012job"),
        ("milk tablets", "moore2021milk"),
        ("10.1186/1472-6963-12-205", "jacobson2012job"),
    ],
)
def test_a_query_finds_what_it_means_at_the_top(index: Index, query: str, first: str) -> None:
    assert first in find(index, query)[:2]


def test_exact_takes_words_as_they_are_typed(index: Index) -> None:
    assert find(index, "stigmma", widen=False) == []
    assert "grim2023managing" not in find(index, "Sweden", widen=False)


def test_one_clear_word_does_not_return_the_whole_catalogue(index: Index) -> None:
    assert len(find(index, "burnout")) < 10


def test_all_lifts_the_cut(index: Index) -> None:
    query = "can nurses and peer workers work together"
    assert len(find(index, query, whole=True)) > len(find(index, query))


def test_phrases_fields_and_minus_filter(index: Index) -> None:
    assert find(index, '"job satisfaction" year:2023') == ["edwards2023explaining"]
    assert "scanlan2020workplace" not in find(index, "burnout -australia")
    assert set(find(index, "title:stigma")) == {"byrne2019stigma", "flanagan2016stigma"}
    assert len(find(index, "access:abstract")) == 34
    assert set(find(index, "author:jacobson OR author:pitt")) == {"jacobson2012job", "pitt2013consumer"}
    assert find(index, "section:rural") == ["rural2020helpseeking"]
    assert find(index, "id:jacobson") == ["jacobson2012job"]
    assert find(index, "section:nowhere") == find(index, "id:nobody") == find(index, "tag:none") == []


def test_a_beginning_finds_every_word_that_begins_so(index: Index) -> None:
    assert {"kilpatrick2017tokenistic", "wolfendale2017implementation"} <= set(find(index, "volunt*"))


def test_or_finds_either(index: Index) -> None:
    assert {"rural2020helpseeking", "ashton2013smoking"} <= set(find(index, "rural OR smoking"))


def test_a_choice_narrows_a_search(index: Index) -> None:
    assert find(index, "burnout", Selection(years=(Years(2020, 2020),))) == ["scanlan2020workplace"]


def test_words_that_are_nowhere_are_reported(index: Index) -> None:
    found = search(index, parse("burnout xyzzyqq"), Selection(), correct)
    assert found.unknown == ("xyzzyqq",)
    assert ids(index, found)[0] == "weikel2022burnout"


@pytest.mark.parametrize(
    ("query", "is_off_subject"),
    [
        ("is peer support worker the right title", False),
        ("patients who cut themselves", False),
        ("kidney transplant waiting list", True),
        ("how do solar panels work", True),
    ],
)
def test_nothing_is_about_a_query_only_if_its_everyday_words_ask_for_no_heading(
    index: Index, query: str, *, is_off_subject: bool
) -> None:
    found = search(index, parse(query), Selection(), correct)
    assert found.unknown
    assert found.is_off_subject is is_off_subject


def test_what_a_reference_is_about_finds_it_where_its_words_do_not(index: Index) -> None:
    query = "staff wellbeing"
    assert "bailie2015effects" in find(index, query)
    assert "bailie2015effects" not in find(index, query, widen=False, whole=True)
    assert "bailie2015effects" not in find(index, f'"{query}"')


def test_similar_references_share_scores_in_a_query_of_several_words_but_not_for_a_title(index: Index) -> None:
    several = search(index, parse("do peer workers get burnt out"), Selection(), correct)
    assert max(several.from_neighbours.values()) > 0
    exact = search(index, parse("peer burnout"), Selection(), correct, widen=False)
    one = search(index, parse("burnout"), Selection(), correct)
    title = search(index, parse("paving the road while walking"), Selection(), correct)
    assert [sum(found.from_neighbours.values()) for found in (exact, one, title)] == [0, 0, 0]
    assert title.titles[next(iter(title.hits))] > 0


@pytest.mark.parametrize(
    ("query", "venue"),
    [
        ("journal of mental health 2016", "Journal of Mental Health"),
        ("Psychiatric Rehabilitation Journal", "Psychiatric Rehabilitation Journal"),
    ],
)
def test_a_journal_that_is_named_in_full_comes_first(index: Index, query: str, venue: str) -> None:
    (row,) = index.rows([*search(index, parse(query), Selection(), correct).hits][:1])
    assert row.venue == venue


def test_a_journal_of_two_words_may_be_a_topic(index: Index) -> None:
    found = search(index, parse("psychiatric services"), Selection(), correct, whole=True)
    (row,) = [row for row in index.rows([*found.hits]) if row.id == "corrigan2017navigators"]
    assert row.venue == "Psychiatric Services"
    assert row.pos not in found.titles


def test_where_few_answer_the_next_best_follow_but_not_where_a_title_is_meant(index: Index) -> None:
    few = search(index, parse("tension"), Selection(), correct)
    assert 1 < len(few.hits) <= FIRST_PAGE
    first, second = [*few.hits.values()][:2]
    assert second < STRONG * first
    assert find(index, "paving the road") == ["johansen2024paving"]


@pytest.mark.parametrize(
    "narrow", ["year:2020", "access:open", "section:rural", "author:byrne", "-rural", "title:stigma"]
)
def test_a_word_that_occurs_nowhere_finds_nothing_whatever_the_filters(index: Index, narrow: str) -> None:
    found = search(index, parse(f"zzqqxx {narrow}"), Selection(), correct)
    assert (found.hits, found.unknown) == ({}, ("zzqqxx",))


@pytest.mark.parametrize("query", ["zzqqxx", "zzqq*", "zzqqxx OR zzyyxx", "zzqqxx AND burnout"])
def test_a_word_that_is_nowhere_finds_nothing_within_options_either(index: Index, query: str) -> None:
    assert find(index, query, Selection(years=(Years(2020, 2020),))) == []


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("10.1186/1472-6963-12-205", "jacobson2012job"),
        ("https://doi.org/10.1186/1472-6963-12-205", "jacobson2012job"),
        ("doi:https://doi.org/10.1186/1472-6963-12-205", "jacobson2012job"),
        ("doi:10.1186/1472-6963-12-205", "jacobson2012job"),
        ("PMID: 22812608", "jacobson2012job"),
        ("22812608", "jacobson2012job"),
        ("https://pubmed.ncbi.nlm.nih.gov/22812608/", "jacobson2012job"),
        ("jacobson2012job", "jacobson2012job"),
    ],
)
def test_an_identifier_finds_the_reference_that_has_it_and_no_other(index: Index, query: str, key: str) -> None:
    assert find(index, query) == [key]


@pytest.mark.parametrize(
    "query", ["10.1186/0000-0000-00-000", "PMID: 99999999", "https://pubmed.ncbi.nlm.nih.gov/99999999/"]
)
def test_an_identifier_that_no_reference_has_finds_nothing_and_is_named(index: Index, query: str) -> None:
    found = search(index, parse(query), Selection(), correct)
    assert (found.hits, len(found.missing)) == ({}, 1)


def test_the_beginning_of_ids_finds_what_has_them_if_it_is_no_word(index: Index) -> None:
    assert find(index, "jacobson2012") == ["jacobson2012job"]
    assert set(find(index, "gillard20")) >= {"gillard2013introducing", "gillard2015developing"}
    assert find(index, "gillard1999") == []
    assert "weikel2022burnout" in find(index, "weik")


def test_et_al_means_nothing(index: Index) -> None:
    assert find(index, "Byrne et al. (2019)") == find(index, "byrne 2019")


def test_an_identifier_among_words_puts_its_reference_first(index: Index) -> None:
    assert find(index, "rural burnout 10.1186/1472-6963-12-205 volunteers job")[0] == "jacobson2012job"


def test_and_asks_for_both_and_or_for_either(index: Index) -> None:
    both = set(find(index, "burnout AND rural"))
    assert both
    assert both == set(find(index, "burnout AND (rural)")) == set(find(index, "rural AND burnout"))
    either = set(find(index, "(burnout OR smoking) AND (rural OR tobacco OR smoking)"))
    assert both | {"ashton2013smoking"} <= either


def test_not_excludes_the_word_in_every_inflection_and_a_phrase_to_the_letter(index: Index) -> None:
    volunteers = set(find(index, "volunteers", whole=True))
    assert volunteers
    assert not set(find(index, "support NOT volunteer", whole=True)) & set(find(index, '"volunteers"', whole=True))
    assert set(find(index, 'burnout NOT "rural"')) == set(find(index, "burnout NOT rural"))
    assert find(index, "NOT volunteer") == find(index, "NOT volunteers")


def test_authors_come_before_those_whom_a_note_names_first_authors_first(index: Index) -> None:
    found = find(index, "author:byrne")
    firsts = [key.startswith("byrne") for key in found]
    assert firsts == sorted(firsts, reverse=True)
    assert not firsts[-1]


def test_a_misspelt_author_is_read_as_the_nearest_name(index: Index) -> None:
    found = search(index, parse("author:weikle"), Selection(), correct)
    assert ids(index, found) == ["weikel2022burnout"]
    assert found.corrections == (("weikle", "weikel"),)


def test_nothing_is_found_outside_of_the_filters(index: Index) -> None:
    assert search(index, parse("burnout"), Selection(years=(Years(1999, 1999),)), correct).hits == {}


def test_a_reference_named_by_its_id_is_found_only_within_the_filters(index: Index) -> None:
    found = {
        year: search(index, parse("scanlan2020workplace"), Selection(years=(Years(year, year),)), correct)
        for year in (2020, 2021)
    }
    assert {year: ids(index, each) for year, each in found.items()} == {2020: ["scanlan2020workplace"], 2021: []}


@pytest.mark.parametrize(
    ("query", "like"),
    [
        ("burnout AND english[la]", "+burnout"),
        ("burnout NOT french[la]", "burnout"),
        ("language:(english OR french) burnout", "burnout"),
        ("burnout (english[la] OR title:rural)", "burnout title:rural"),
    ],
)
def test_where_no_reference_says_its_language_none_is_left_out_for_it(index: Index, query: str, like: str) -> None:
    found, other = (search(index, parse(text), Selection(), correct) for text in (query, like))
    assert found.hits == other.hits != {}
    assert found.of_any_language
    assert not other.of_any_language


def test_a_language_alone_finds_nothing_where_no_reference_says_its_own(index: Index) -> None:
    assert search(index, parse("english[la]"), Selection(), correct) == SearchResult({}, of_any_language=True)
