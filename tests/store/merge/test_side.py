"""Files taken apart for a merge, and ids that two of them use for different works."""

from __future__ import annotations

import pytest

from pswbrief.core.keys import LONGEST_KEY
from pswbrief.errors import InputError
from pswbrief.store.merge.side import read_side, resolve_duplicate_chains, separate_namesakes

NIGHTS, DAYS = (f'[[references]]\nid = "a"\ntype = "book"\ntitle = "{title}"\n' for title in ("Nights", "Days"))


def _side(text):
    return read_side(text.encode(), "l.toml")


def test_a_file_is_split_into_tables_and_the_text_above_them():
    side = _side("\ufeff# Mine.\r\n\r\n" + NIGHTS.replace("\n", "\r\n") + "# End.")
    assert side.blocks == {("references", "a"): NIGHTS.rstrip()}
    assert side.leads == {("references", "a"): "# Mine.\n\n"}
    assert (side.tail, side.final, side.end, side.mark) == ("# End.", "", "\r\n", "\ufeff")


@pytest.mark.parametrize(
    ("text", "final", "end"),
    [
        (NIGHTS, "\n", "\n"),
        (NIGHTS.rstrip(), "", "\n"),
        ("", "\n", ""),
        ("# Mine.", "", ""),
        ("# Mine.\r\n", "\n", "\r\n"),
    ],
)
def test_the_line_ends_are_those_of_the_file(text, final, end):
    side = _side(text)
    assert (side.final, side.end, side.mark) == (final, end, "")


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
        (NIGHTS + 'doi = "10.1186/x"\n', NIGHTS + 'pmid = "1"\n', [["a"], ["a"]]),
        (NIGHTS + 'doi = "10.1186/x"\npmid = "1"\n', DAYS + 'doi = "10.1186/y"\npmid = "1"\n', [["a"], ["a"]]),
    ],
    ids=["other titles", "one title", "one DOI", "other DOIs", "a DOI and a PMID", "one PMID of two identifiers"],
)
def test_two_works_under_one_id_are_distinguished_by_identifiers_else_by_title(ours, theirs, ids):
    parted = separate_namesakes({}, _side(ours), _side(theirs))
    assert [[key for _, key in side.blocks] for side in parted] == ids


def test_of_what_both_have_had_before_nothing_is_renamed():
    sides = _side(NIGHTS), _side(DAYS)
    assert separate_namesakes(_side(NIGHTS).blocks, *sides) == sides


def test_what_refers_to_a_work_of_another_id_follows_it_and_all_else_stays():
    ours = (
        "# First.\n"
        + NIGHTS.replace('id = "a"', 'id = "a" # mine')
        + '\n# Second.\n[[references]]\nid = "b"\ntitle = "B"\nduplicate_of = "a" # the same\n'
        '\n[[references]]\nid = "c"\ntitle = "C"\nduplicate_of = "d"\n'
        '\n[[references]]\nid = "d"\ntitle = "D"\n'
        '\n[[annotations]]\nid = "a"\nnotes = "duplicate_of"\n'
    )
    before = _side(ours)
    side, theirs = separate_namesakes({}, before, _side(DAYS))
    assert theirs == _side(DAYS)
    new = {("references", "a"): ("references", "a-2")}
    assert [*side.blocks] == [new.get(key, key) for key in before.blocks]
    assert side.leads == {new.get(key, key): lead for key, lead in before.leads.items()}
    assert side.blocks["references", "a-2"] == '[[references]]\nid = "a-2"\ntype = "book"\ntitle = "Nights"'
    assert side.blocks["references", "b"] == '[[references]]\nid = "b"\ntitle = "B"\nduplicate_of = "a-2"'
    same = [("references", "c"), ("references", "d"), ("annotations", "a")]
    assert [side.blocks[key] for key in same] == [before.blocks[key] for key in same]


def test_sections_of_one_id_are_one():
    ours, theirs = (_side(f'[[sections]]\nid = "a"\ntitle = "{title}"\n') for title in ("Nights", "Days"))
    assert separate_namesakes({}, ours, theirs) == (ours, theirs)


def test_a_ring_of_duplicates_has_the_first_as_its_original():
    blocks = {
        ("references", key): f'[[references]]\nid = "{key}"\nduplicate_of = "{other}"'
        for key, other in ("ba", "cb", "ac")
    }
    blocks["references", "c"] += " # as printed"
    changed = resolve_duplicate_chains(blocks)
    assert "duplicate_of" not in changed["references", "a"]
    assert 'duplicate_of = "a"' in changed["references", "c"]
    assert ("references", "b") not in changed


def test_an_id_that_is_as_long_as_an_id_may_be_gets_no_longer():
    key = "k" * LONGEST_KEY
    ours, theirs = separate_namesakes({}, *(_side(each.replace('"a"', f'"{key}"')) for each in (NIGHTS, DAYS)))
    ((_, mine),), ((_, other),) = ours.blocks, theirs.blocks
    assert (mine, other) == ("k" * 36, key)


def test_long_ids_that_differ_at_their_ends_get_ids_of_their_own():
    ours, theirs = (
        _side("\n".join(each.replace('"a"', f'"{"k" * 39}{end}"') for end in "xy")) for each in (NIGHTS, DAYS)
    )
    mine, others = ({key for _, key in side.blocks} for side in separate_namesakes({}, ours, theirs))
    assert others == {"k" * 39 + "x", "k" * 39 + "y"}
    assert mine == {"k" * 36, "k" * 36 + "-2"}
