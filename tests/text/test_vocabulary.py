"""The vocabulary: what each key of a concept means, what is wrong with a file, and that the one that ships is whole."""

from __future__ import annotations

from collections import Counter

import pytest

from pswbrief.store.locations import vocabulary_file
from pswbrief.text.stems import phrase_key, root
from pswbrief.text.stopwords import STOPWORDS
from pswbrief.text.vocabulary import (
    SAME,
    EntryTerms,
    Vocabulary,
    VocabularyConcept,
    VocabularyError,
    asked_headings,
    entry_terms,
    key_and_words,
    parse_own_vocabulary,
    parse_vocabulary,
    relations,
    roots_of,
    words_of,
)
from pswbrief.text.words import words

LONGEST_LINE = 134


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    return parse_vocabulary(vocabulary_file().read_text(encoding="utf-8"))


def weights(concept: str) -> dict[tuple[str, str], float]:
    found = relations(parse_vocabulary(f"[[concepts]]\n{concept}"))
    return {(key, phrase): weight for key, phrases in found.items() for phrase, weight in phrases.items()}


def test_an_abbreviation_and_its_words_find_each_other() -> None:
    found = weights('label = "emergency department"\nsame = ["A&E"]')
    assert found["ae", "emergency department"] == SAME
    assert found[phrase_key(["emergency", "department"]), "ae"] == SAME


def test_a_synonym_is_less_than_the_same() -> None:
    found = weights('label = "burnout"\nsame = ["BO"]\nsynonyms = ["exhaustion"]')
    assert found["burnout", "bo"] > found["burnout", "exhaustion"] == found["exhaust", "burnout"] > 0


def test_a_broad_word_finds_the_narrow_one_more_than_the_other_way_round() -> None:
    found = weights('label = "staff"\nnarrower = ["nurse"]')
    assert found["staff", "nurse"] > found["nurs", "staff"]


def test_a_place_finds_its_adjective_its_parts_and_less_its_region() -> None:
    found = weights('label = "Sweden"\nsame = ["Swedish"]\nparts = ["Stockholm"]\nregions = ["Scandinavia"]')
    assert found["sweden", "swedish"] > found["sweden", "stockholm"] > found["sweden", "scandinavia"]
    assert found["scandinavia", "swedish"] > 0


def test_forms_of_one_word_are_no_synonyms() -> None:
    assert not weights('label = "manager"\nsynonyms = ["managers"]')


def test_entry_terms_ask_for_what_is_found_and_nothing_finds_them() -> None:
    text = '[[concepts]]\nlabel = "leaving"\nentry = ["leave the job", "quit"]\nfinds = ["turnover", "staff retention"]'
    vocabulary = parse_vocabulary(text)
    asks = (phrase_key(["leave", "job"]), phrase_key(["quit"]))
    assert entry_terms(vocabulary) == (EntryTerms(asks, ("turnover", "staff retention")),)
    assert relations(vocabulary) == {}


def test_the_questions_about_a_heading_are_counted_by_word_and_its_names_find_it() -> None:
    text = (
        'headings = ["turnover", "pay"]\n'
        '[[concepts]]\nlabel = "turnover"\nsynonyms = ["staff loss"]\n'
        'questions = ["when do they leave", "who leaves, and who leaves again"]\n'
        '[[concepts]]\nlabel = "leaving"\nentry = ["quit"]\nfinds = ["turnover", "retention"]\n'
        '[[concepts]]\nlabel = "no heading"\nquestions = ["who knows"]\n'
    )
    (asked,) = asked_headings(parse_vocabulary(text))
    assert asked.heading == "turnover"
    assert asked.times[phrase_key(["leave"])] == 2
    assert (asked.times["who"], asked.times["they"]) == (1, 1)
    assert asked.finds == {"turnover": 1.0, "staff loss": 0.5, "leaving": 0.5, "retention": 0.5}


def test_a_vocabulary_of_ones_own_may_ask_about_a_heading_as_well() -> None:
    one = parse_vocabulary('headings = ["pay"]\n[[concepts]]\nlabel = "pay"\nquestions = ["what do we earn"]')
    own = parse_own_vocabulary('[[concepts]]\nlabel = "pay"\nquestions = ["earn enough"]', one.headings)
    (asked,) = asked_headings(one.with_own(own))
    assert asked.times["earn"] == 2


def test_a_vocabulary_of_ones_own_adds_to_another() -> None:
    one = Vocabulary(("a", "b"), (VocabularyConcept("x"),))
    assert one.with_own(Vocabulary(("b", "c"), (VocabularyConcept("y"),))) == Vocabulary(
        ("a", "b", "c"), (VocabularyConcept("x"), VocabularyConcept("y"))
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("headings = [", 1, ""),
        ('heading = ["x"]', 1, "no key 'heading'"),
        ('\nheadings = "x"', 2, "list of texts"),
        ('headings = ["x", ""]', 1, "list of texts"),
        ('[[concepts]]\nsame = ["x"]', 1, "needs a label"),
        ('[[concepts]]\nlabel = "a"\n\n[[concepts]]\nlabel = "b"\nsynonym = ["x"]', 6, "no 'synonym'"),
        ('[[concepts]]\nlabel = "a"\nsynonyms = "x"', 3, "synonyms is a list"),
        ('[[concepts]]\nlabel = "a"\nsynonyms = [1]', 3, "synonyms is a list"),
        ('[[concepts]]\nlabel = "a"\nentry = ["x"]', 2, "needs entry and finds"),
        ('[concepts]\nlabel = "a"', 1, "under [[concepts]]"),
        ("\nconcepts = [1]", 2, "under [[concepts]]"),
        ("\nconcepts = [{}]", 2, "needs a label"),
        ('concepts = [{ label = "a" }, { label = "b", synonym = [] }]', 1, "no 'synonym'"),
        ('  [[ concepts ]] # One.\nlabel = "a"\n[[concepts]]\n[[concepts]]\nlabel = "b"', 3, "needs a label"),
        ("headings = " + "[" * 5000, 1, "nested too deeply"),
        ("a" + ".a" * 5000 + " = 1", 1, "nested too deeply"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(VocabularyError) as raised:
        parse_vocabulary(text)
    assert raised.value.line == line
    assert said in raised.value.sentence


def test_in_a_vocabulary_of_ones_own_questions_are_about_a_heading_that_ships_or_its_own() -> None:
    text = '[[concepts]]\nlabel = "a"\n\n[[concepts]]\nlabel = "Pay"\nquestions = ["earn enough"]\n'
    assert parse_own_vocabulary('headings = ["Pay"]\n' + text) == parse_vocabulary('headings = ["Pay"]\n' + text)
    assert parse_own_vocabulary(text, ["Pay"]) == parse_vocabulary(text)
    with pytest.raises(VocabularyError) as raised:
        parse_own_vocabulary(text, ["pay"])
    assert raised.value.line == 6
    assert raised.value.sentence == "questions are about a heading, and 'Pay' is none; add it to headings"


def test_a_vocabulary_of_ones_own_relates_only_so_many_phrases() -> None:
    """Each phrase of a concept is related to each other one: thousands of them would take hours and all memory."""

    def concept(label: str, size: int) -> str:
        return f'[[concepts]]\nlabel = "{label}"\nsynonyms = [{",".join(f"{chr(34)}w{at}{chr(34)}" for at in range(size))}]\n'

    assert len(parse_own_vocabulary(concept("a", 900)).concepts) == 1
    with pytest.raises(VocabularyError) as raised:
        parse_own_vocabulary(concept("a", 900) + concept("b", 900))
    assert raised.value.line == 5
    assert raised.value.sentence == "up to 'b', more than 1,000,000 pairs of phrases are related"


def test_the_headings_that_ship_are_in_order_and_differ_in_their_words(shipped: Vocabulary) -> None:
    assert list(shipped.headings) == sorted(set(shipped.headings))
    assert len({" ".join(words(heading)) for heading in shipped.headings}) == len(shipped.headings)


def test_no_entry_term_that_ships_cuts_the_name_of_the_role_in_two_or_is_passed_over(shipped: Vocabulary) -> None:
    for concept in shipped.concepts:
        for key in (key_and_words(phrase)[0] for phrase in concept.entry):
            assert key, concept.label
            assert not key.endswith(" peer"), concept.label
            assert key not in STOPWORDS, (concept.label, key)


def test_no_entry_term_that_ships_is_written_twice_or_holds_another_of_its_concept(shipped: Vocabulary) -> None:
    for concept in shipped.concepts:
        keys = Counter(key_and_words(phrase)[0] for phrase in concept.entry)
        assert max(keys.values(), default=1) == 1, concept.label
        longer = [
            (key, other)
            for key in keys
            for other in keys
            if other != key and " " in other and f" {other} " in f" {key} "
        ]
        assert longer == [], concept.label


def test_the_file_that_ships_gives_a_reason_for_each_group_of_names_and_is_as_wide_as_a_page() -> None:
    text = vocabulary_file().read_text(encoding="utf-8")
    for block in text.split("[[concepts]]")[1:]:
        assert (
            "reason = " in block
            or "entry = " in block
            or "regions = " in block
            or "same = " in block
            or "questions = " in block
        ), block
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


def test_each_heading_that_ships_has_questions_and_no_question_is_about_two(shipped: Vocabulary) -> None:
    about = {concept.label: concept.questions for concept in shipped.concepts if concept.questions}
    assert sorted(about) == list(shipped.headings)
    asked = Counter(question for questions in about.values() for question in questions)
    assert [question for question, times in asked.items() if times > 1] == []
    assert [question for question in asked if question != question.lower() or question.endswith("?")] == []


def test_the_words_of_a_vocabulary_are_those_of_names_and_entry_terms_and_not_of_questions() -> None:
    made = parse_vocabulary(
        'headings = ["leaving the job"]\n[[concepts]]\nlabel = "leaving the job"\nsynonyms = ["quitting"]\nentry = ["packed in"]\n'
        'finds = ["turnover"]\nquestions = ["who goes first"]'
    )
    assert words_of(made) == {"leaving", "the", "job", "quitting", "packed", "in", "turnover"}
    assert roots_of(made) == {root(word) for word in words_of(made)}
