"""How the words of a query are expanded: forms, synonyms, phrases, corrections; with a lexicon of a few words."""

from __future__ import annotations

import pytest

from pswbrief.search.concepts import (
    CORRECTED,
    FORM,
    LOOSE,
    LOOSE_SYNONYM,
    ONE_WORD,
    RELATIVE,
    Concept,
    Reading,
    Variant,
    concepts,
    significant_words,
    unspaced,
)
from testing.known_words import KnownWords


def expanded(query: str, lexicon: KnownWords, *, widen: bool = True) -> list[Concept]:
    return concepts(query.split(), lexicon, widen=widen)


def shown(variant: Variant) -> tuple[str, float, str]:
    """A variant in short: its forms, its weight, and why; `~` before forms that need not be adjacent."""
    text = " ".join("|".join(forms) for forms in variant.forms)
    return f"{'~' if variant.loose else ''}{text}", round(variant.weight, 4), variant.why


def variants(query: str, lexicon: KnownWords) -> list[tuple[str, float, str]]:
    (concept,) = expanded(query, lexicon)
    return [shown(variant) for variant in concept.variants]


@pytest.mark.parametrize(
    ("query", "significant"),
    [("what is the burnout of staff", "burnout staff"), ("what is it", "what is it"), ("", "")],
)
def test_stopwords_count_only_where_there_is_nothing_else(query: str, significant: str) -> None:
    assert significant_words(query.split()) == significant.split()
    as_typed = [Concept(word, (Variant(((word,),), 1.0, "typed"),)) for word in significant.split()]
    assert expanded(query, KnownWords("burnouts"), widen=False) == as_typed
    assert [concept.typed for concept in expanded(query, KnownWords())] == significant.split()


WORDS = KnownWords(
    "supervisor supervisors supervise burnout turnover staff leave quit job workplace lonely company",
    {
        "supervisors": [("burnout", 0.5), ("unheard of", 0.7)],
        "leave job": [("quit", 0.8), ("staff turnover", 0.6), ("leave the staff", 0.6)],
        "workplace": [("company", 0.5)],
        "lonely": [("company", 0.98)],
    },
)


def test_a_word_counts_as_typed_then_in_its_forms_then_by_its_relatives_and_synonyms() -> None:
    assert variants("supervisors", WORDS) == [
        ("supervisors", 1.0, "typed"),
        ("supervisor", FORM, "form"),
        ("supervise", RELATIVE, "relative"),
        ("burnout", 0.5, "thesaurus: burnout"),
    ]


def test_a_phrase_counts_as_typed_in_its_forms_and_apart_and_by_one_word_where_it_is_nowhere() -> None:
    (concept,) = expanded("leave the jobs", WORDS.also({"leave the staff": ()}))
    assert [shown(variant) for variant in concept.variants] == [
        ("leave the jobs", 1.0, "typed"),
        ("leave the job", FORM, "form"),
        ("quit", 0.8, "thesaurus: quit"),
        ("~leave the job", LOOSE, "words apart"),
        ("staff turnover", 0.6, "thesaurus: staff turnover"),
    ]
    assert [shown(variant) for variant in concept.fallback] == [
        ("leave", ONE_WORD, "one word"),
        ("job", ONE_WORD, "one word"),
    ]


@pytest.mark.parametrize(
    ("query", "known", "fallback"),
    [
        ("quit job", {"quit job": [("staff", 0.5)]}, ["quit", "job"]),
        ("quit job", {"quit job": [("nowhere", 0.5)]}, []),
        ("make a zebra quit", {"make a zebra quit": [("staff", 0.5)]}, ["quit"]),
        ("quit work", {"quit work": [("staff", 0.5)]}, ["quit"]),
    ],
)
def test_single_words_of_a_phrase_are_significant_known_words_and_only_with_a_synonym(
    query: str, known: dict[str, list[tuple[str, float]]], fallback: list[str]
) -> None:
    (concept,) = expanded(query, KnownWords("quit job staff make work", known))
    assert [forms for variant in concept.fallback for forms in variant.forms] == [(word,) for word in fallback]
    assert concept.enough == 6


def test_a_synonym_of_three_words_may_be_found_apart_and_of_two_may_not() -> None:
    lexicon = KnownWords("leave the staff job", {"quit": [("leave the staff", 0.8), ("leave job", 0.6)]})
    assert variants("quit", lexicon) == [
        ("leave the staff", 0.8, "thesaurus: leave the staff"),
        ("leave job", 0.6, "thesaurus: leave job"),
        ("~leave the staff", round(0.8 * LOOSE_SYNONYM, 4), "thesaurus: leave the staff, words apart"),
    ]


def test_two_words_that_references_write_as_one_count_as_that_as_well() -> None:
    assert variants("work place", WORDS) == [
        ("work place", 1.0, "typed"),
        ("work place", FORM, "form"),
        ("workplace", FORM, "one word"),
        ("~work place", LOOSE, "words apart"),
        ("company", 0.5, "thesaurus: company"),
    ]
    found = expanded("staff work place staff work place", WORDS)
    assert [concept.typed for concept in found] == ["staff", "work place", "staff", "work place"]


def hyphenated(query: str, lexicon: KnownWords) -> Concept:
    (concept,) = concepts(query.split("-"), lexicon, widen=True, hyphens={*range(query.count("-"))})
    return concept


def test_a_hyphen_after_a_particle_makes_one_word_of_two_and_neither_counts_by_itself() -> None:
    known = KnownWords("off line lines offline in patient inpatients", {"offline": [("in patient", 0.5)]})
    assert [shown(variant) for variant in hyphenated("off-line", known).variants] == [
        ("off line", 1.0, "typed"),
        ("off line|lines", FORM, "form"),
        ("offline", FORM, "one word"),
        ("in patient", 0.5, "thesaurus: in patient"),
    ]
    assert [shown(variant) for variant in hyphenated("in-patient", known).variants] == [
        ("in patient", 1.0, "typed"),
        ("in patient", FORM, "form"),
        ("inpatients", FORM, "one word"),
    ]
    assert not hyphenated("off-line", known).fallback
    # Nor if the vocabulary has it as a phrase, nor of three.
    known = known.also({"off line": [("patient", 0.5)], "to line": ()})
    for query in ("off-line", "off-to-line"):
        assert not hyphenated(query, known).fallback
        assert not any(variant.loose for variant in hyphenated(query, known).variants)
    # In a phrase of the thesaurus as well.
    known = known.also({"in patient": [("line", 0.5)]})
    assert [shown(variant)[0] for variant in hyphenated("in-patient", known).variants][2:] == ["line|lines"]


def test_a_hyphen_after_a_prefix_makes_one_word_of_which_the_second_counts_a_little_where_both_are_rare() -> None:
    known = KnownWords("de non clinical nonclinical nurse led")
    concept = hyphenated("non-clinical", known)
    assert [shown(variant) for variant in concept.variants] == [
        ("non clinical", 1.0, "typed"),
        ("non clinical", FORM, "form"),
        ("nonclinical", FORM, "one word"),
        ("~non clinical", LOOSE, "words apart"),
    ]
    assert [shown(variant) for variant in concept.fallback] == [("clinical", ONE_WORD, "one word")]
    # The first is no word by itself, so nothing else is found.
    assert [forms for variant in hyphenated("de-escalation", known).variants for forms in variant.forms][1:] == [
        ("escalation",),
        ("de",),
        ("escalation",),
        ("de",),
        ("escalation",),
    ]
    assert [each.typed for each in concepts(["nurse", "led"], known, widen=True, hyphens={0})] == ["nurse", "led"]


@pytest.mark.parametrize(("query", "words"), [("in-patinet", "patient"), ("self-stgima", "stigma")])
def test_a_misspelt_word_after_a_hyphen_is_corrected(query: str, words: str) -> None:
    second = query.partition("-")[2]
    known = KnownWords(words, readings={second: Reading("corrected", ((words,),))})
    assert (words, CORRECTED, "corrected") in [shown(variant) for variant in hyphenated(query, known).variants]


@pytest.mark.parametrize(
    ("words", "hyphens", "typed"),
    [
        ("switch off line", {1}, ["switch", "off line"]),
        ("switch off line", set(), ["switch", "line"]),
        ("follow up of staff", {0}, ["follow up", "staff"]),
        ("know how", {0}, ["know how"]),
        ("nurse led care", {0}, ["nurse", "led", "care"]),
        ("peer to peer care", {0, 1}, ["peer to peer", "care"]),
    ],
)
def test_without_expansion_words_with_a_hyphen_are_one_as_well(words: str, hyphens: set[int], typed: list[str]) -> None:
    found = concepts(words.split(), KnownWords(), widen=False, hyphens=hyphens)
    assert [concept.typed for concept in found] == typed
    assert [len(concept.variants[0].forms) for concept in found] == [len(each.split()) for each in typed]


@pytest.mark.parametrize(
    ("query", "also"),
    [
        ("coauthors", ("co author|authors", FORM, "form")),
        ("selfcitation", ("self citation", FORM, "form")),
        ("nonprofit", ("non profits", FORM, "form")),
        # What follows is no word of the collection, or too short to be one by itself; or nothing has it as one word.
        ("coherent", None),
        ("cope", None),
        ("coworker", None),
    ],
)
def test_a_word_with_a_prefix_counts_as_written_with_a_hyphen_too(
    query: str, also: tuple[str, float, str] | None
) -> None:
    known = KnownWords(
        "coauthors author authors selfcitation citation nonprofit profits coherent cope pe worker self non co"
    )
    found = variants(query, known) if query in known.forms(query) else []
    assert [variant for variant in found if " " in variant[0]] == ([also] if also else [])


@pytest.mark.parametrize(
    ("typed", "why", "whether"),
    [("work", "typed", True), ("work", "thesaurus: company", False), ("company", "typed", False)],
)
def test_a_concept_is_common_if_its_word_is_one_of_any_subject_and_asks_for_nothing(
    typed: str, why: str, *, whether: bool
) -> None:
    assert Concept(typed, (Variant((("x",),), 0.5, why),)).is_common is whether


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        (Reading("beginning", (("staff", "staffing"),)), [("staff|staffing", CORRECTED, "beginning")]),
        (
            Reading("apart", (("leave",), ("job",))),
            [
                ("leave job", CORRECTED, "apart"),
                ("leave job", round(CORRECTED * FORM, 4), "apart"),
                ("quit", 0.8, "thesaurus: quit"),
                ("~leave job", round(CORRECTED * LOOSE, 4), "words apart"),
                ("staff turnover", 0.6, "thesaurus: staff turnover"),
            ],
        ),
        (
            Reading("corrected", (("supervisors",),)),
            [
                ("supervisors", CORRECTED, "corrected"),
                ("supervisor", round(CORRECTED * FORM, 4), "form"),
                ("supervise", round(CORRECTED * RELATIVE, 4), "relative"),
                ("burnout", 0.5, "thesaurus: burnout"),
            ],
        ),
    ],
)
def test_a_word_that_no_reference_holds_is_expanded_as_it_is_read(
    reading: Reading, found: list[tuple[str, float, str]]
) -> None:
    assert variants("xyzzy", WORDS.also(readings={"xyzzy": reading})) == found
    # One that the thesaurus knows is read as nothing else.
    assert variants("xyzzy", WORDS.also({"xyzzy": [("staff", 0.4)]}, {"xyzzy": reading})) == [
        ("staff", 0.4, "thesaurus: staff")
    ]


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (Reading("apart", (("leave",), ("job", "jobs"))), "leave job"),
        (Reading("beginning", (("a1", "a2", "a3"),)), "a1, a2, a3"),
        (Reading("beginning", (("a1", "a2", "a3", "a4"),)), "a1, a2, a3, …"),
    ],
)
def test_a_reading_is_shown_as_the_words_meant_and_of_many_beginnings_the_first(reading: Reading, text: str) -> None:
    assert reading.shown == text


@pytest.mark.parametrize(
    ("query", "weights"),
    [
        ("one supervisors lonely two three four", {"burnout": 0.5, "company": 0.98}),
        ("one supervisors lonely two three four five", {"burnout": 0.65, "company": 0.98}),
        ("boss one two three four five six", {"staff": FORM, "burnout": FORM}),
    ],
)
def test_in_a_question_of_seven_words_synonyms_weigh_more_up_to_a_form(query: str, weights: dict[str, float]) -> None:
    found = expanded(query, WORDS.also({"boss": [("staff", 0.8), ("burnout", 0.75)]}))
    assert {shown(each)[0]: each.weight for one in found for each in one.variants if not each.is_typed} == weights
    assert all(list(one.variants) == sorted(one.variants, key=lambda each: -each.weight) for one in found)


def test_a_run_of_a_script_without_blanks_is_its_pairs_side_by_side_or_apart_and_a_sign_a_beginning() -> None:
    several = unspaced(("同儕", "儕支"), "同儕支", KnownWords())
    assert [shown(variant) for variant in several.variants] == [
        ("同儕 儕支", 1.0, "typed"),
        ("~同儕 儕支", LOOSE, "words apart"),
    ]
    assert [shown(variant) for variant in several.fallback] == [("同儕|儕支", ONE_WORD, "one word")]
    found = {known: unspaced(("究",), "究", KnownWords(known)).variants[0].forms for known in ("究報 究竟", "報告")}
    assert found == {"究報 究竟": (("究報", "究竟"),), "報告": (("究",),)}
