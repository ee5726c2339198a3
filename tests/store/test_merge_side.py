"""Files taken apart for a merge, and ids that two of them use for different works."""

from __future__ import annotations

import pytest

from pswbrief.core.keys import LONGEST_KEY
from pswbrief.errors import InputError
from pswbrief.store.merge_side import read_side, resolve_duplicate_chains, separate_namesakes

NIGHTS, DAYS = (f'[[references]]\nid = "a"\ntype = "book"\ntitle = "{title}"\n' for title in ("Nights", "Days"))


def _side(text):
    return read_side(text.encode(), "l.toml")


def test_a_file_is_taken_apart_into_tables_and_what_stands_above_them():
    side = _side("\ufeff# Mine.\r\n\r\n" + NIGHTS.replace("\n", "\r\n") + "# End.")
    assert side.blocks == {("references", "a"): NIGHTS.rstrip()}
    assert side.leads == {("references", "a"): "# Mine.\n\n"}
    assert (side.tail, side.final, side.end, side.mark) == ("# End.", "", "\r\n", "\ufeff")


def test_a_file_that_is_laid_out_in_another_way_is_laid_out_anew_unless_a_comment_would_be_lost():
    odd = 'references = [{ id = "a", type = "book", title = "Nights" }]\n'
    assert _side(odd).blocks == {("references", "a"): NIGHTS.rstrip()}
    with pytest.raises(InputError):
        _side("# Mine.\n" + odd)


@pytest.mark.parametrize(
    ("ours", "theirs", "ids"),
    [
        (NIGHTS, DAYS, [["a-2"], ["a"]]),
        (NIGHTS, NIGHTS.replace("Nights", "NIGHTS") + 'volume = "1"\n', [["a"], ["a"]]),
        (NIGHTS + 'doi = "10.1186/x"\n', DAYS + 'doi = "10.1186/x"\n', [["a"], ["a"]]),
        (NIGHTS + 'doi = "10.1186/x"\n', NIGHTS + 'doi = "10.1186/y"\n', [["a"], ["a-2"]]),
    ],
    ids=["other titles", "one title", "one DOI", "other DOIs"],
)
def test_two_works_under_one_id_are_distinguished_by_identifiers_else_by_title(ours, theirs, ids):
    parted = separate_namesakes({}, _side(ours), _side(theirs))
    assert [[key for _, key in side.blocks] for side in parted] == ids


def test_of_what_both_have_had_before_nothing_is_renamed():
    sides = _side(NIGHTS), _side(DAYS)
    assert separate_namesakes(_side(NIGHTS).blocks, *sides) == sides


def test_a_ring_of_duplicates_has_the_first_as_its_original():
    blocks = {
        ("references", key): f'[[references]]\nid = "{key}"\nduplicate_of = "{other}"'
        for key, other in ("ba", "cb", "ac")
    }
    changed = resolve_duplicate_chains(blocks)
    assert "duplicate_of" not in changed["references", "a"]
    assert 'duplicate_of = "a"' in changed["references", "c"]
    assert ("references", "b") not in changed


def test_an_id_that_is_as_long_as_an_id_may_be_gets_no_longer():
    key = "k" * LONGEST_KEY
    ours, theirs = separate_namesakes({}, *(_side(each.replace('"a"', f'"{key}"')) for each in (NIGHTS, DAYS)))
    ((_, mine),), ((_, other),) = ours.blocks, theirs.blocks
    assert other == key
    assert mine != key
    assert len(mine) <= LONGEST_KEY
