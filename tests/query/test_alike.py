"""The words by which references like given ones are found."""

from __future__ import annotations

from pswbrief.query.alike import telling_words


def test_the_words_that_tell_are_rare_elsewhere_and_not_of_every_subject() -> None:
    record = {
        "title": "What burnout is for workers",
        "section": "Wellbeing",
        "abstract": "Workers and burnout in 2020.",
    }
    docs = {
        "what": 50,
        "burnout": 2,
        "is": 90,
        "for": 90,
        "workers": 90,
        "wellbeing": 5,
        "and": 99,
        "in": 99,
        "2020": 9,
    }
    assert telling_words([record], docs, 100)[:2] == ["burnout", "wellbeing"]
    assert not {"what", "for", "2020"} & set(telling_words([record], docs, 100))
