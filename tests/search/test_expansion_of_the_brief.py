"""How the words of a query are expanded in the shipped brief: forms, synonyms, phrases, questions and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection
from pswbrief.search.concepts import FORM
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from testing.searches import find, ids

if TYPE_CHECKING:
    from pswbrief.index.index import Index


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("evaluated", "haywood2024national"),
        ("supervise", "factors2017supporting"),
        ("randomized", "exploratory2024randomised"),
        ("PSW", "jacobson2012job"),
        ("on-line", "ali2015online"),
        ("off-line", "claisse2024chugging"),
        ("in-patient", "rooney2016patients"),
        ("out-patient", "johansen2024paving"),
        ("non-clinical", "exploratory2024randomised"),
        ("up-skilling", "charles2021initial"),
        ("self-disclosure", "truong2019selfdisclosure"),
        ("in-patinet", "debyser2019transition"),
        ("teenagers", "debeer2024balancing"),
        ("Scandinavia", "grim2023managing"),
        ("can nurses and peer workers work together", "nurses2017selfperceptions"),
    ],
)
def test_forms_spellings_synonyms_regions_and_questions_find_it(index: Index, query: str, holds: str) -> None:
    assert holds in find(index, query)


@pytest.mark.parametrize("query", ["off-label", "de-escalation", "in-group", "by-product", "pre-post", "follow-up"])
def test_a_word_with_a_hyphen_that_is_nowhere_is_not_found_by_its_parts(index: Index, query: str) -> None:
    found = search(index, parse(query), Selection(), correct)
    assert (found.hits, found.unknown) == ({}, (query,))


def excluding(index: Index, query: str) -> int:
    """How many references a query leaves out."""
    return index.count() - len(find(index, query, whole=True))


@pytest.mark.parametrize("no", ["NOT ", "-", "NOT NOT NOT "])
@pytest.mark.parametrize(
    ("word", "leaves_out"),
    [
        ("peer-to-peer", 4),
        ("peer\u2011to\u2011peer", 4),
        ("one-to-one", 1),
        ("in-patient", 1),
        ("inpatient", 1),
        ("face-to-face", 0),
        ("e-health", 1),
        ("service-user", 12),
        ("well-being", 10),
        ("wellbeing", 10),
    ],
)
def test_a_word_with_hyphens_is_excluded_as_a_whole_in_any_spelling(
    index: Index, no: str, word: str, leaves_out: int
) -> None:
    assert excluding(index, no + word) == leaves_out


PEER_TO_PEER = {"naslund2016future", "keynejad2016global", "biagianti2018potential", "ali2015online"}


def test_operators_take_a_word_with_hyphens_as_one(index: Index) -> None:
    assert {*find(index, "peer-to-peer", widen=False)} == PEER_TO_PEER
    assert {*find(index, "NOT rural +peer-to-peer", widen=False, whole=True)} == PEER_TO_PEER
    assert {*find(index, "support AND peer-to-peer", widen=False, whole=True)} == {
        *find(index, 'support "peer to peer"', widen=False, whole=True)
    }
    rural = {*find(index, "rural", widen=False, whole=True)}
    assert {*find(index, "rural OR peer-to-peer", widen=False, whole=True)} == rural | PEER_TO_PEER
    assert {*find(index, "peer-to-peer OR off-the-job", widen=False, whole=True)} == PEER_TO_PEER
    assert find(index, "rural AND peer-to-peer") == []


@pytest.mark.parametrize("word", ["off-the-job", "follow-up", "Zzqq"])
def test_an_alternative_that_is_in_no_reference_is_named_as_it_was_typed(index: Index, word: str) -> None:
    for query in (f"{word} OR burnout", f"burnout OR {word}"):
        found = search(index, parse(query), Selection(), correct)
        assert (ids(index, found), found.unknown) == (find(index, "burnout"), (word,))


def test_a_particle_makes_no_title_of_one_word(index: Index) -> None:
    found = search(index, parse("in-patient"), Selection(), correct)
    assert (found.titles, found.related) == ({}, {})
    assert "debyser2019transition" not in ids(index, found)


@pytest.mark.parametrize(
    ("written", "like"),
    [
        ("onetoone", "one-to-one"),
        ("evidencebased", "evidence-based"),
        ("likeminded", '"like minded"'),
        ("inperson", '"in person"'),
        ("setback", '"set backs"'),
        ("coleader", '"co leaders"'),
        ("turnoverintentions", '"turnover intention"'),
        ("title:coproduction", "title:co-production"),
        ("title:jobsatisfaction", 'title:"job satisfaction"'),
        ("tiab:jobsatisfaction", 'tiab:"job satisfaction"'),
    ],
)
def test_words_written_as_one_are_found_as_they_are_in_the_texts(index: Index, written: str, like: str) -> None:
    expected = find(index, like)
    assert expected
    assert {*expected} <= {*find(index, written)}


def test_a_field_is_searched_as_it_is_typed_where_words_are(index: Index) -> None:
    assert find(index, "title:coproduction", widen=False) == find(index, "title:jobsatisfaction", widen=False) == []


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


def test_a_phrase_of_a_question_does_not_swallow_the_small_word_next_to_it(index: Index) -> None:
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


def test_a_word_that_occurs_somewhere_is_never_corrected(index: Index) -> None:
    assert search(index, parse("stigma"), Selection(), correct).corrections == ()
    assert search(index, parse("stigmma"), Selection(), correct).corrections == (("stigmma", "stigma"),)


def test_a_synonym_is_no_surname(index: Index) -> None:
    assert all(
        "names" not in counts[doc]
        for match in search(index, parse("england"), Selection(), correct).matches
        for variant, counts in match.counts
        if not variant.is_typed
        for doc in counts
    )


def test_a_phrase_that_occurs_nowhere_is_searched_by_its_words_as_well(index: Index) -> None:
    assert "cleary2018walking" in find(index, "walking a tightrope")


def test_a_word_of_english_is_not_taken_for_another(index: Index) -> None:
    found = search(index, parse("burnout police"), Selection(), correct)
    assert (found.corrections, found.unknown) == ((), ("police",))
    assert search(index, parse("recover"), Selection(), correct).corrections == (("recover", "recovery"),)


def test_a_known_phrase_that_is_nowhere_does_not_fall_into_words_of_another_sense(index: Index) -> None:
    found = search(index, parse("learning disability"), Selection(), correct)
    assert (found.hits, found.unknown) == ({}, ("learning disability",))


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


@pytest.mark.parametrize("query", ["job satisfaction", "jobsatisfaction", "peer support worker"])
def test_of_a_phrase_only_what_is_found_apart_is_loose_and_it_weighs_less_than_the_phrase(
    index: Index, query: str
) -> None:
    (match,) = search(index, parse(query), Selection(), correct).matches
    together = [variant.weight for variant in match.concept.variants if variant.why in {"typed", "form", "apart"}]
    apart = [variant.weight for variant in match.concept.variants if variant.why == "words apart"]
    assert all(variant.loose is variant.why.endswith("words apart") for variant in match.concept.variants)
    assert apart
    assert 0 < max(apart) < min(together)


def test_after_words_that_were_parted_the_next_word_is_one_of_its_own(index: Index) -> None:
    matches = search(index, parse("work place stigma"), Selection(), correct).matches
    assert [match.concept.typed for match in matches] == ["work place", "stigma"]
    matches = search(index, parse("stigma work place"), Selection(), correct).matches
    assert [match.concept.typed for match in matches] == ["stigma", "work place"]


def test_words_that_were_run_together_weigh_less_than_as_they_are_and_other_forms_still_less(index: Index) -> None:
    (match,) = search(index, parse("jobsatisfaction"), Selection(), correct).matches
    read = [variant.weight for variant in match.concept.variants if variant.why == "apart"]
    assert len(read) == 2
    assert 1 > read[0] > read[1] > 0
