"""Words as search knows them: folding, spelling, roots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.text.stems import phrase_key, root, stem
from pswbrief.text.words import beginnings, one_spelling, remembered_words, spots, tokens, words


def test_words_are_folded_and_cut_at_apostrophes() -> None:
    assert words("Peer-workers’ RÔLE: Åkerblom's") == ["peer", "workers", "role", "akerblom"]


def test_a_name_with_an_apostrophe_may_have_an_ending_as_well() -> None:
    assert words("O'Neill's d'Alembert’s l’ospedale's") == ["oneill", "alembert", "ospedale"]


def test_initials_joined_by_an_ampersand_are_one_word() -> None:
    assert words("A&E, R&D and this & that") == ["ae", "rd", "and", "this", "that"]
    assert words("R&D 報告 & b") == ["rd", "报告", "b"]
    assert [token.words for token in tokens("At A&E & on")] == [("at",), ("ae",), ("on",)]
    assert [token.words for token in tokens("At A&E & 報告")] == [("at",), ("ae",), ("报告",)]


def test_remembered_words_are_those_of_the_text() -> None:
    assert [remembered_words("Peer-workers’ rôle") for _ in range(2)] == [("peer", "workers", "role")] * 2


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        ("organiz", "organiz organis"),
        ("analyz", "analyz analys"),
        ("behaviou", "behaviou behavior"),
        ("counsell", "counsell counsel"),
        ("centr", "centr center"),
        ("programm", "programm program"),
        ("catalogu", "catalogu catalog"),
        ("judgem", "judgem judgm"),
        ("artif", "artif artefact artefacts"),
        ("practis", "practis practice practiced practicing"),
        # Other spellings that begin so too, and words that have one spelling.
        ("licen", "licen"),
        ("peer", "peer"),
        ("size", "size"),
    ],
)
def test_the_beginning_of_a_word_is_that_of_its_other_spelling_as_well(begun: str, found: str) -> None:
    assert beginnings(begun) == found.split()


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("randomised", "randomized"),
        ("globalisation", "globalization"),
        ("organisational", "organizational"),
        ("analyse", "analyze"),
        ("behavioural", "behavioral"),
        ("labour", "labor"),
        ("neighbourhood", "neighborhood"),
        ("centre", "center"),
        ("counselling", "counseling"),
        ("counsellor", "counselor"),
        ("fulfilment", "fulfillment"),
        ("enrol", "enroll"),
        ("skilful", "skillful"),
        ("programme", "program"),
        ("catalogue", "catalog"),
        ("judgement", "judgment"),
        ("paediatric", "pediatric"),
        ("foetus", "fetus"),
        ("oestrogen", "estrogen"),
        ("diarrhoea", "diarrhea"),
        ("defence", "defense"),
        ("ageing", "aging"),
        ("grey", "gray"),
    ],
)
def test_both_spellings_of_a_class_are_one(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    "word", ["hour", "four", "tour", "size", "here", "call", "does", "supervise", "genre", "course"]
)
def test_words_outside_the_classes_are_left_alone(word: str) -> None:
    assert one_spelling(word) == word


@pytest.mark.parametrize(
    "family", [("manager", "managers", "managing"), ("evaluated", "evaluation"), ("adolescents", "adolescence")]
)
def test_forms_of_a_word_share_a_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(
    "family",
    [
        ("supervise", "supervision", "supervisor"),
        ("disclose", "disclosure"),
        ("psychiatry", "psychiatrist", "psychiatric"),
        ("voluntary", "volunteer"),
        ("employ", "employee", "employment"),
    ],
)
def test_relatives_share_a_root(family: tuple[str, ...]) -> None:
    assert len({root(word) for word in family}) == 1


def test_short_words_that_look_alike_stay_apart() -> None:
    assert root("police") != root("policy")
    assert phrase_key(["peer", "workers"]) == phrase_key(["peer", "worker"])


@given(st.text(max_size=60))
def test_spots_give_back_the_words_of_the_text(text: str) -> None:
    for spot in spots(text):
        assert words(text[spot.start : spot.end])[0] == spot.word


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("同儕支持", ["同侪", "侪支", "支持"]),
        ("PSW同儕", ["psw", "同侪"]),
        ("동료", ["동료"]),
        ("ผู้สูง", ["ผู", "ู้", "้ส", "สู", "ูง"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("がっこう かっこう", ["がっ", "っこ", "こう", "かっ", "っこ", "こう"]),
        ("Zero\u200bwidth", ["zerowidth"]),
        ("دَعْم تـَحـت", ["دعم", "تحت"]),
        ("دعم‌های", ["دعمهاي"]),
        ("תְּמִיכַת", ["תמיכת"]),
        ("об’єднання зв'язок здоровʼя", ["обєднання", "звязок", "здоровя"]),
        ("ג'ון", ["גונ"]),
        ("ปี๒๕๖๓", ["ปี", "2563"]),
        ("醫療", ["医疗"]),
        ("動機", ["动机"]),
        ("soft\u00adhyphen \ufefffinding", ["softhyphen", "finding"]),
        ("ﬁnding ＦＵＬＬ", ["finding", "full"]),
        ("O’Neill and the nurse's l'hôpital", ["oneill", "and", "the", "nurse", "hopital"]),
        ("it's don't", ["it", "don"]),
        ("d'Oro l'un qu'elle", ["oro", "l", "qu"]),
    ],
)
def test_every_script_has_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize("text", ["دَعْم", "תְּמִיכַת", "fal\u2060con", "e\u0301lan", "ка\u0483ко", "fal\u034fcon\ufe0f"])
def test_vowel_points_accents_and_invisible_signs_part_no_word(text: str) -> None:
    assert [(spot.start, spot.end) for spot in spots(text)] == [(0, len(text))]


def test_spots_lie_within_runs_of_scripts_without_blanks() -> None:
    text = "a 同儕支持"
    assert [text[spot.start : spot.end] for spot in spots(text)] == ["a", "同儕", "儕支", "支持"]


def test_a_number_behind_such_a_run_has_its_own_spot() -> None:
    text = "สุขภาพ๒๕๖๓"
    assert [text[spot.start : spot.end] for spot in spots(text)][-2:] == ["าพ", "๒๕๖๓"]


@pytest.mark.parametrize(
    ("one", "other"), [("experience", "experiments"), ("import", "important"), ("severe", "several"), ("age", "aged")]
)
def test_words_that_only_look_related_stay_apart(one: str, other: str) -> None:
    assert root(one) != root(other)
