"""How people ask: what an entry means, and that the file that ships is whole."""

from __future__ import annotations

from collections import Counter

import pytest

from pswbrief.query.questions import Question, read_questions
from pswbrief.query.roots import phrase_key
from pswbrief.query.stopwords import STOPWORDS
from pswbrief.store.source import questions_file

LONGEST_LINE = 132


def test_an_entry_is_what_is_meant_and_two_lists_that_may_go_on_in_the_next_line() -> None:
    text = "# A comment.\n\nleaving\nasks: leave the job;\n    gone for good\nfinds: turnover; staff retention\n"
    asks = (phrase_key(["leave", "job"]), phrase_key(["gone", "for", "good"]))
    assert read_questions(text) == [Question("leaving", asks, ("turnover", "staff retention"))]


@pytest.mark.parametrize(
    "text", ["leaving\nasks: quit\n", "leaving\nfinds: turnover\n", "leaving\nfinds: a\nasks: b\n"]
)
def test_an_entry_without_both_lists_in_order_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="leaving"):
        read_questions(text)


def test_the_file_that_ships_names_each_entry_once_and_is_as_wide_as_a_page() -> None:
    text = questions_file().read_text(encoding="utf-8")
    assert [meant for meant, count in Counter(entry.meant for entry in read_questions(text)).items() if count > 1] == []
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


def test_no_entry_that_ships_cuts_the_name_of_the_role_in_two_or_asks_by_a_word_that_is_passed_over() -> None:
    for entry in read_questions(questions_file().read_text(encoding="utf-8")):
        for key in entry.asks:
            assert key, entry.meant
            assert not key.endswith(" peer"), entry.meant
            assert key not in STOPWORDS, (entry.meant, key)
        assert all(entry.finds), entry.meant
