"""Searching the shipped brief: what is found by which words, and what is not."""

from __future__ import annotations

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.index.build import build_index
from pswbrief.index.index import Index
from pswbrief.search.concepts import FORM
from pswbrief.search.engine import SearchResult, search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.search.ranking import CUT_ONE, FEW
from pswbrief.store.locations import shipped_catalogue


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(build_index(shipped_catalogue(), keep=False))


def ids(index: Index, found: SearchResult) -> list[str]:
    return [row.id for row in index.rows([hit.position for hit in found.hits])]


def find(index: Index, text: str, selection: Selection | None = None, **how: bool) -> list[str]:
    return ids(index, search(index, parse(text), selection or Selection(), correct, **how))


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


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("evaluated", "haywood2024national"),
        ("supervise", "factors2017supporting"),
        ("randomized", "exploratory2024randomised"),
        ("PSW", "jacobson2012job"),
        ("teenagers", "debeer2024balancing"),
        ("Scandinavia", "grim2023managing"),
        ("can nurses and peer workers work together", "nurses2017selfperceptions"),
    ],
)
def test_forms_spellings_synonyms_regions_and_questions_find_it(index: Index, query: str, holds: str) -> None:
    assert holds in find(index, query)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("is it hard to switch off at the end of the day", "mirbahaeddin2023worklife"),
        ("are peer workers bullied", "byrne2019stigma"),
        ("why do they really leave the job", "scanlan2020workplace"),
        ("what did peer workers get out of it", "benefits2013working"),
        ("who started it", "moran2018consumer"),
    ],
)
def test_a_question_finds_what_papers_call_by_another_name(index: Index, query: str, holds: str) -> None:
    assert holds in find(index, query)[:5]


def test_a_phrase_of_a_question_does_not_swallow_the_small_word_beside_it(index: Index) -> None:
    found = search(index, parse("what is the pay of the peer workers and the doctors"), Selection(), correct)
    assert "peer workers" in [match.concept.typed for match in found.matches]


def test_a_phrase_may_be_parted_by_another(index: Index) -> None:
    matches = search(index, parse("why treat the service users differently"), Selection(), correct).matches
    assert [match.concept.typed for match in matches] == ["treat differently", "service users"]


def test_a_word_that_references_hold_means_what_it_says_whatever_it_asks_for_besides(index: Index) -> None:
    # Both are everyday ways to ask about training; but references hold the word "learn".
    found = {text: search(index, parse(text), Selection(), correct).matches[0] for text in ("learn", "learn the job")}
    training = {
        text: any("training" in variant.why for variant in match.concept.variants) for text, match in found.items()
    }
    assert training == {"learn": False, "learn the job": True}


def test_an_everyday_word_counts_less_than_one_that_tells_unless_it_is_known_to_ask(index: Index) -> None:
    matches = search(index, parse("exactly reach belong hospital"), Selection(), correct).matches
    common = {match.concept.typed: match.concept.is_common for match in matches}
    assert common == {"reach": True, "belong": False, "hospital": False}


def test_a_word_that_stands_somewhere_is_never_corrected(index: Index) -> None:
    assert search(index, parse("stigma"), Selection(), correct).corrections == ()
    assert search(index, parse("stigmma"), Selection(), correct).corrections == (("stigmma", "stigma"),)


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


def test_words_that_are_nowhere_are_told(index: Index) -> None:
    found = search(index, parse("burnout xyzzyqq"), Selection(), correct)
    assert found.unknown == ("xyzzyqq",)
    assert ids(index, found)[0] == "weikel2022burnout"


def test_a_synonym_is_no_surname(index: Index) -> None:
    assert all(
        "names" not in counts[doc]
        for match in search(index, parse("england"), Selection(), correct).matches
        for variant, counts in match.counts
        if not variant.is_typed
        for doc in counts
    )


def test_what_a_reference_is_about_finds_it_where_its_words_do_not(index: Index) -> None:
    query = "staff wellbeing"
    assert "bailie2015effects" in find(index, query)
    assert "bailie2015effects" not in find(index, query, widen=False, whole=True)
    assert "bailie2015effects" not in find(index, f'"{query}"')


def test_what_is_about_the_same_is_lent_to_by_a_query_of_several_words_but_not_by_a_title(index: Index) -> None:
    several = search(index, parse("do peer workers get burnt out"), Selection(), correct)
    assert max(several.from_neighbours.values()) > 0
    exact = search(index, parse("peer burnout"), Selection(), correct, widen=False)
    one = search(index, parse("burnout"), Selection(), correct)
    title = search(index, parse("paving the road while walking"), Selection(), correct)
    assert [sum(found.from_neighbours.values()) for found in (exact, one, title)] == [0, 0, 0]
    assert title.titles[title.hits[0].position] > 0


def test_a_phrase_that_stands_nowhere_is_looked_for_by_its_words_as_well(index: Index) -> None:
    assert "cleary2018walking" in find(index, "walking a tightrope")


def test_a_word_of_english_is_not_taken_for_another(index: Index) -> None:
    found = search(index, parse("burnout police"), Selection(), correct)
    assert (found.corrections, found.unknown) == ((), ("police",))
    assert search(index, parse("recover"), Selection(), correct).corrections == (("recover", "recovery"),)


def test_a_known_phrase_that_is_nowhere_does_not_fall_into_words_of_another_sense(index: Index) -> None:
    found = search(index, parse("learning disability"), Selection(), correct)
    assert (found.hits, found.unknown) == ((), ("learning disability",))


@pytest.mark.parametrize(
    ("query", "venue"),
    [
        ("journal of mental health 2016", "Journal of Mental Health"),
        ("Psychiatric Rehabilitation Journal", "Psychiatric Rehabilitation Journal"),
    ],
)
def test_a_journal_that_is_named_in_full_comes_first(index: Index, query: str, venue: str) -> None:
    (row,) = index.rows([search(index, parse(query), Selection(), correct).hits[0].position])
    assert row.venue == venue


def test_a_journal_of_two_words_may_be_a_topic(index: Index) -> None:
    found = search(index, parse("psychiatric services"), Selection(), correct, whole=True)
    (row,) = [row for row in index.rows([hit.position for hit in found.hits]) if row.id == "corrigan2017navigators"]
    assert row.venue == "Psychiatric Services"
    assert row.pos not in found.titles


def test_where_few_answer_the_next_best_follow_but_not_where_a_title_is_meant(index: Index) -> None:
    few = search(index, parse("tension"), Selection(), correct)
    assert 1 < len(few.hits) <= FEW
    assert few.hits[1].score < CUT_ONE * few.hits[0].score
    assert find(index, "paving the road") == ["johansen2024paving"]


@pytest.mark.parametrize(
    "narrow", ["year:2020", "access:open", "section:rural", "author:byrne", "-rural", "title:stigma"]
)
def test_a_word_that_is_nowhere_finds_nothing_whatever_filters_stand_beside_it(index: Index, narrow: str) -> None:
    found = search(index, parse(f"zzqqxx {narrow}"), Selection(), correct)
    assert (found.hits, found.unknown) == ((), ("zzqqxx",))


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
    assert (found.hits, len(found.missing)) == ((), 1)


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


@pytest.mark.parametrize(
    ("query", "key"),
    [("burno", "weikel2022burnout"), ("veter", "weir2019military"), ("homel", "corrigan2017navigators")],
)
def test_a_word_that_is_being_typed_is_a_beginning_before_it_is_a_mistake(index: Index, query: str, key: str) -> None:
    assert key in find(index, query)[:3]


@pytest.mark.parametrize(
    ("query", "apart"),
    [("jobsatisfaction", "job satisfaction"), ("selfdisclosure", "self disclosure"), ("mentalhealth", "mental health")],
)
def test_words_that_were_run_together_are_found_apart(index: Index, query: str, apart: str) -> None:
    found = search(index, parse(query), Selection(), correct)
    assert found.corrections == ((query, apart),)
    assert set(ids(index, found)[:3]) & set(find(index, f'"{apart}"'))


def test_words_that_were_parted_are_found_as_one(index: Index) -> None:
    assert "weikel2022burnout" in find(index, "burn out")
    assert set(find(index, '"workplace"')) & set(find(index, "work place"))


@pytest.mark.parametrize("query", ["ketamine", "xenamine", "zolicy"])
def test_two_slips_or_a_wrong_first_letter_in_a_short_word_are_no_misspelling(index: Index, query: str) -> None:
    assert search(index, parse(query), Selection(), correct).corrections in {(), (("zolicy", "policy"),)}


def test_authors_come_before_those_whom_a_note_names_first_authors_first(index: Index) -> None:
    found = find(index, "author:byrne")
    firsts = [key.startswith("byrne") for key in found]
    assert firsts == sorted(firsts, reverse=True)
    assert not firsts[-1]


def test_a_misspelt_author_is_read_as_the_nearest_name(index: Index) -> None:
    found = search(index, parse("author:weikle"), Selection(), correct)
    assert ids(index, found) == ["weikel2022burnout"]
    assert found.corrections == (("weikle", "weikel"),)


def test_where_filters_leave_nothing_it_is_told_how_many_were_outside(index: Index) -> None:
    found = search(index, parse("burnout"), Selection(years=(Years(1999, 1999),)), correct)
    assert found.hits == ()
    assert found.outside > 0


def test_in_a_long_question_what_the_vocabulary_has_weighs_more_and_still_less_than_a_form(index: Index) -> None:
    """Hardly any paper has the words of a long question; a short query means what it says."""

    def weights(query: str) -> dict[str, float]:
        matches = search(index, parse(query), Selection(), correct).matches
        return {
            variant.why: variant.weight
            for match in matches
            for variant, _ in match.counts
            if match.concept.typed == "boss" and not variant.is_typed
        }

    short, long = weights("boss stigma"), weights("stigma boss sweden survey london hope depression")
    assert short.keys() == long.keys()
    assert all(short[why] < long[why] < FORM for why in short)
