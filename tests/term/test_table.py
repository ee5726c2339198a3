"""What matched, marked in a text."""

from __future__ import annotations

from rich.text import Text

from pswbrief.term.table import best_sentence, mark


def test_matched_words_are_marked_where_they_are_however_they_are_spelt():
    text = Text("Organisational climate: does ÅKERBLOM’S organization matter?")
    mark(text, {"organisation", "organisational", "akerblom"})
    assert [text.plain[span.start : span.end] for span in text.spans] == [
        "Organisational",
        "ÅKERBLOM’S",
        "organization",
    ]


def test_the_best_sentence_holds_most_of_what_matched():
    abstract = "Peer work is growing. Burnout and turnover are high (Smith et al. 2020). Burnout hurts. Why?"
    assert (
        best_sentence(abstract, {"burnout": 2.0, "turnover": 1.0})
        == "Burnout and turnover are high (Smith et al. 2020)."
    )


def test_of_equals_the_first_is_best_and_of_none_there_is_none():
    assert best_sentence("One burnout. Two burnout.", {"burnout": 1.0}) == "One burnout."
    assert best_sentence("Nothing here.", {"burnout": 1.0}) is None
