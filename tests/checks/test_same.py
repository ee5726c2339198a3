from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.checks.same import same_journal, same_number, same_pages, same_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peer support: a review", "Peer Support: A Review."),
        ("'You don't know'", "‘You don’t know’"),
        ("Social Science and Medicine", "Social Science & Medicine"),
        ("The Lancet", "Lancet"),
        ("eLearning", "e-learning"),
        ("decision-making", "decision‐making"),
        ("Åkerblom", "Akerblom"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_typography_makes_no_difference(one, other):
    assert same_text(one, other)
    assert same_text(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("two stories of changes", "two stories of change"), ("Behavioural", "Behavioral"), ("The A", "A B"), ("", "x")],
)
def test_other_letters_do(one, other):
    assert not same_text(one, other)


@given(
    st.text("abc -:&'.,", min_size=1),
    st.sampled_from([str.upper, str.strip, "{}.".format, lambda text: text.replace("&", " and ")]),
)
def test_a_text_is_the_same_in_another_dress(text, dress):
    assert same_text(text, dress(text))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Journal of mental health (Abingdon, England)", "Journal of Mental Health", True),
        ("Health expectations : an international journal of public participation", "Health Expectations", True),
        ("PloS One", "PLOS ONE", True),
        ("Epidemiology and Psychiatric Services", "Epidemiology and Psychiatric Sciences", False),
        ("International Journal of Nursing Studies", "International Journal of Nursing Studies Advances", False),
        ("Health: one", "Health: another", False),
    ],
)
def test_a_journal_may_be_named_with_its_place_or_subtitle(one, other, same):
    assert same_journal(one, other) is same
    assert same_journal(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("7", "07", True), ("Suppl. 1", "suppl 1", True), ("6", "6S3", False), ("270", "20", False), ("0", "00", True)],
)
def test_numbers_may_be_written_in_several_ways(one, other, same):
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("133-43", "133-143", True),
        ("33-9", "33-39", True),
        ("S267-74", "S267-S274", True),
        ("7", "7-7", True),
        ("33–43", "33-43", True),
        ("33-43", "33-44", False),
        ("1-9", "2-9", False),
        ("e12", "12", False),
    ],
)
def test_a_range_may_be_shortened(one, other, same):
    assert same_pages(one, other) is same
    assert same_pages(other, one) is same
