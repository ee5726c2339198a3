"""The thesaurus: what each kind of entry means, and that the file that ships is whole."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from pswbrief.store.source import questions_file, shipped_catalogue, subjects_file, thesaurus_file
from pswbrief.text import vocabulary as thesaurus
from pswbrief.text.stems import phrase_key
from pswbrief.text.stopwords import STOPWORDS
from pswbrief.text.vocabulary import About, Question, neighbours, read_questions, read_subjects, read_thesaurus
from pswbrief.text.words import words

KEYS = {
    "abbreviations": {"short", "long", "reason"},
    "synonyms": {"words", "reason"},
    "narrower": {"words", "holds", "reason"},
    "places": {"names", "adjectives", "parts", "regions", "reason"},
}


def weights(text: str) -> dict[tuple[str, str], float]:
    return {(key, found): weight for key, phrases in read_thesaurus(text).items() for found, weight in phrases.items()}


def test_an_abbreviation_and_its_words_find_each_other() -> None:
    found = weights('[[abbreviations]]\nshort = ["A&E"]\nlong = ["emergency department"]')
    assert found["ae", "emergency department"] == thesaurus.SAME
    assert found[phrase_key(["emergency", "department"]), "ae"] == thesaurus.SAME


def test_a_broad_word_finds_the_narrow_one_more_than_the_other_way_round() -> None:
    found = weights('[[narrower]]\nwords = ["staff"]\nholds = ["nurse"]')
    assert found["staff", "nurse"] > found["nurs", "staff"]


def test_a_place_finds_its_adjective_its_parts_and_less_its_region() -> None:
    text = '[[places]]\nnames = ["Sweden"]\nadjectives = ["Swedish"]\nparts = ["Stockholm"]\nregions = ["Scandinavia"]'
    found = weights(text)
    assert found["sweden", "swedish"] > found["sweden", "stockholm"] > found["sweden", "scandinavia"]
    assert found["scandinavia", "swedish"] > 0


def test_forms_of_one_word_are_no_synonyms() -> None:
    assert not weights('[[synonyms]]\nwords = ["manager", "managers"]')


@pytest.mark.parametrize("kind", KEYS)
def test_the_file_that_ships_has_only_known_keys_and_a_reason_beside_each_group(kind: str) -> None:
    table = tomllib.loads(thesaurus_file().read_text(encoding="utf-8"))
    assert set(table) == set(KEYS)
    for entry in table[kind]:
        assert set(entry) <= KEYS[kind], entry
        assert kind == "places" or entry["reason"].strip(), entry
        assert all(text.strip() for key, texts in entry.items() if key != "reason" for text in texts), entry


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


LONGEST_LINE_3 = 132
INDEX = """# A comment.

brief: A brief

burnout
main: a b
minor: c
    d

training
minor: a
"""


def test_an_entry_is_a_heading_with_the_references_that_are_about_it() -> None:
    brief, by_id = read_subjects(INDEX)
    assert brief == "A brief"
    assert by_id == {
        "a": About(("burnout",), ("training",)),
        "b": About(("burnout",)),
        "c": About((), ("burnout",)),
        "d": About((), ("burnout",)),
    }


@pytest.mark.parametrize("lines", ["", "main a\n", "asks: a\n", "main: a\nsee: b\n"])
def test_a_heading_without_references_or_with_other_lines_is_named(lines: str) -> None:
    with pytest.raises(ValueError, match="burnout"):
        read_subjects(f"brief: A brief\n\nburnout\n{lines}")


def test_the_nearest_neighbour_shares_the_rarest_headings() -> None:
    about = {
        "one": About(("burnout",), ("survey",)),
        "two": About(("burnout",), ("survey",)),
        "three": About(("training",), ("survey",)),
        "four": About(("training",), ("survey",)),
        "five": About((), ("history",)),
    }
    near = neighbours(about)
    assert near["one"][0] == ("two", pytest.approx(1.0))
    assert [key for key, _ in near["three"]] == ["four", "one", "two"]
    assert 0 < near["three"][1][1] < near["three"][0][1]
    assert near["five"] == []


def test_a_heading_of_the_main_matter_counts_more() -> None:
    about = {"one": About(("a", "b")), "main": About(("a",), ("c",)), "minor": About(("c",), ("a",))}
    assert [key for key, _ in neighbours(about)["one"]] == ["main", "minor"]


def test_a_reference_has_five_neighbours_at_most() -> None:
    near = neighbours({str(number): About(("a",)) for number in range(9)})
    assert [key for key, _ in near["3"]] == ["0", "1", "2", "4", "5"]


def test_the_index_that_ships_is_of_the_brief_that_ships() -> None:
    catalogue = tomllib.loads(shipped_catalogue().read_text(encoding="utf-8"))
    index = read_subjects(subjects_file().read_text(encoding="utf-8"))
    assert index.brief == catalogue["brief"]["title"]
    assert index.by_id.keys() == {reference["id"] for reference in catalogue["references"]}
    for key, about in index.by_id.items():
        assert len({*about.main, *about.minor}) == len(about.main) + len(about.minor), key


def test_the_index_that_ships_has_each_heading_once_in_order_and_is_as_wide_as_a_page() -> None:
    text = subjects_file().read_text(encoding="utf-8")
    headings = [block.splitlines()[0] for block in text.split("\n\n") if not block.startswith(("#", "brief: "))]
    assert headings == sorted(set(headings))
    assert max(map(len, text.splitlines())) <= LONGEST_LINE_3
    # The same by its words would be the same to search.
    assert len({" ".join(words(heading)) for heading in headings}) == len(headings)
