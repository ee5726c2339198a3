"""Merging the text of one table: lines that one side changed are taken as they are, comments included."""

from __future__ import annotations

from pswbrief.store.conflict_comments import fields_in_conflict
from pswbrief.store.merge.blocks import merge_block, table_of

BASE = """\
[[references]]
id = "a"
# A comment.
type = "book"
title = "Peers"
volume = "1"
tags = ["x"]"""


def _merged(ours, theirs, base=BASE, kind="references"):
    text, merged = merge_block(kind, base, ours, theirs)
    assert (text, merged) == merge_block(kind, base, theirs, ours)
    assert table_of(text) == merged.values
    assert fields_in_conflict(text) == [conflict.field for conflict in merged.conflicts]
    return text


def test_what_only_one_side_changed_is_taken_byte_for_byte():
    ours = BASE.replace('"1"', '"2"  # by hand')
    assert _merged(ours, BASE) == ours
    assert _merged(ours, ours) == ours


def test_other_lines_on_each_side_are_all_taken_with_their_comments():
    ours = BASE.replace('volume = "1"', 'volume = "2" # of the cover')
    theirs = BASE.replace("# A comment.", "# Another comment.")
    assert _merged(ours, theirs) == ours.replace("# A comment.", "# Another comment.")


def test_fields_of_one_line_are_merged_and_no_comment_is_lost():
    ours = BASE.replace('tags = ["x"]', 'tags = ["x", "ours"] # mine')
    theirs = BASE.replace('tags = ["x"]', '# theirs, too\ntags = ["x", "theirs"]')
    text = _merged(ours, theirs)
    assert table_of(text)["tags"] == ["x", "ours", "theirs"]
    for comment in ("# A comment.", "# mine", "# theirs, too"):
        assert text.count(comment) == 1


def test_a_table_that_is_new_on_both_sides_has_the_fields_of_both():
    ours, theirs = BASE, BASE.replace('volume = "1"', 'issue = "2"')
    assert _merged(ours, theirs, "") == BASE.replace('volume = "1"', 'volume = "1"\nissue = "2"')
    assert table_of("") == {}


def test_one_field_that_both_add_in_different_places_is_there_once():
    base = BASE.replace('volume = "1"\n', "")
    ours, theirs = base.replace('type = "book"', 'volume = "2"\ntype = "book"'), base + '\nvolume = "2"'
    assert _merged(ours, theirs, base).count("volume") == 1


def test_the_comment_next_to_a_field_that_changes_is_kept_above_the_table():
    base = BASE.replace('title = "Peers"', 'title = "Peers" # sic')
    ours = base.replace('"Peers"', '"Words"').replace('volume = "1"', 'volume = "3"')
    theirs = base.replace('volume = "1"', 'volume = "2"')
    text = _merged(ours, theirs, base)
    assert table_of(text)["title"] == "Words"
    assert text.count("# sic") == text.count("# A comment.") == 1


def test_a_conflict_is_above_its_field_with_the_value_that_was_not_taken():
    text = _merged(BASE.replace('"1"', '"3"'), BASE.replace('"1"', '"2"'))
    assert text == BASE.replace('volume = "1"', '# CONFLICT volume = "3"\nvolume = "2"')


def test_a_field_that_one_side_took_out_and_the_other_changed_stays():
    text = _merged(BASE.replace('volume = "1"\n', ""), BASE.replace('"1"', '"2"'))
    assert '# CONFLICT volume =\nvolume = "2"\n' in text


def test_a_conflict_in_a_sub_table_is_noted_there():
    base = BASE + '\n\n[references.verified]\nbasis = "title"\npages = "1"'
    text = _merged(base.replace('pages = "1"', 'pages = "3"'), base.replace('pages = "1"', 'pages = "2"'), base)
    assert text == base.replace('pages = "1"', '# CONFLICT verified.pages = "3"\npages = "2"')


def test_the_brief_itself_is_merged():
    base = '[brief]\n# Printed in March.\ntitle = "A"\nproducer = "P"\ncontact = "c"'
    ours = base.replace('"P"', '"Q" # now')
    theirs = base.replace('producer = "P"', 'producer = "P"\nissued = "2025"').replace('"c"', '"d"')
    text = _merged(ours, theirs, base, "brief")
    assert table_of(text) == {"title": "A", "producer": "Q", "contact": "d", "issued": "2025"}
    assert "# Printed in March." in text
    assert "# now" in text
