"""Merging whole files: nothing that either side did is lost, the result loads, and it is the same from both sides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.errors import InputError
from pswbrief.store.conflict_comments import find_conflicts
from pswbrief.store.merge.files import MergeConflict, merge_files
from pswbrief.store.read import parse_either, parse_library
from pswbrief.store.toml_writer import dump_fields
from testing.libraries import COMMENTED as BASE

NEW = '\n[[references]]\nid = "n"\ntype = "book"\ntitle = "Nights"\n'
BASE_OF_THREE = "{a}\n{b}\n{c}"
NAMES = ("base.toml", "ours.toml", "theirs.toml")


def _merged(base, ours, theirs):
    """The merged text and the conflicts, which have to be the same with the sides exchanged."""
    data = [None if text is None else text.encode() for text in (base, ours, theirs)]
    result = merge_files(*data, NAMES)  # type: ignore[call-arg]
    assert result == merge_files(data[0], data[2], data[1], NAMES)
    text = result.data.decode()
    parse_either(result.data, "merged.toml")
    assert len(find_conflicts(text)) == len(result.conflicts)
    return text, result.conflicts


@pytest.mark.parametrize(
    "text",
    [BASE, BASE.replace("\n", "\r\n"), "\ufeff" + BASE, BASE.rstrip("\n"), BASE + "\n# The end.\n", "\n" + BASE, ""],
)
def test_where_one_side_changed_nothing_the_other_stays_byte_for_byte(text):
    other = text + '\n[[references]]\nid = "new"\ntype = "book"\ntitle = "N"'
    assert _merged(text, other, text) == (other, [])
    assert _merged(text, text, text) == (text, [])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_changes_of_both_sides_are_there_and_all_else_as_it_was(end):
    base = BASE.replace("\n", end)
    ours = base.replace('title = "A"', 'title = "A" # checked').replace('["x"]', '["x", "ours"]')
    theirs = (
        base.replace("# Read first.", "# Read second.") + f'{end}[[annotations]]{end}id = "n"{end}status = "read"{end}'
    )
    text, conflicts = _merged(base, ours, theirs)
    assert conflicts == []
    assert text == theirs.replace('title = "A"', 'title = "A" # checked').replace('["x"]', '["x", "ours"]')


def test_a_table_that_one_side_removed_is_gone_and_the_comment_above_it_stays():
    ours = BASE.replace('[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\n\n', "")
    text, conflicts = _merged(BASE, ours, BASE + "# End.\n")
    assert (text, conflicts) == (ours + "# End.\n", [])
    assert "# Read first." in text


def test_what_one_side_removed_and_the_other_changed_stays_and_is_named():
    ours = BASE[: BASE.rindex("\n[[references]]")]
    text, conflicts = _merged(BASE, ours, BASE.replace('"B"', '"Bee"'))
    assert conflicts == [MergeConflict("references", "b", "removed")]
    assert '[[references]]\n# CONFLICT removed = true\nid = "b"\ntype = "book" # or a report?\ntitle = "Bee"\n' in text


def test_what_one_side_removed_comes_back_if_the_other_points_to_it():
    ours = BASE.replace('\n[[references]]\nid = "b"\ntype = "book" # or a report?\ntitle = "B"\n', "")
    theirs = BASE.replace('title = "A"', 'title = "A"\nduplicate_of = "b"')
    text, conflicts = _merged(BASE, ours, theirs)
    assert [made.duplicate_of for made in parse_library(text.encode(), "x").references] == ["b", None]
    assert conflicts == []
    brief = '[brief]\ntitle = "B"\n\n[[sections]]\nid = "s"\ntitle = "S"\n'
    section = '\n[[sections]]\nid = "t"\ntitle = "T"\n'
    paper = '\n[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\nsection = "t"\n'
    assert _merged(brief + section, brief, brief + section + paper)[0] == brief + section + paper


@pytest.mark.parametrize("many", [3, 30])
def test_all_that_a_kept_table_leads_to_comes_back(many):
    """A reference of the last section of a chain, each of which one side removed; and the brief has the others for itself."""
    brief = '[brief]\ntitle = "B"\n'
    chain = "".join(
        f'\n[[references]]\nid = "r{place}"\ntype = "book"\ntitle = "R"\nsection = "s{place}"\n'
        f'\n[[sections]]\nid = "s{place}"\ntitle = "S"\n'
        for place in range(many)
    )
    kept = chain.replace('section = "s1"', 'section = "s1"\nvolume = "1"')
    text, conflicts = _merged(brief + chain, brief, brief + kept)
    assert conflicts == [MergeConflict("references", "r1", "removed")]
    assert re.findall('id = "(.*)"', text) == ["r1", "s1"]
    parent = '\n[[sections]]\nid = "s"\ntitle = "S"\n'
    child = '\n[[sections]]\nid = "t"\ntitle = "T"\nparent = "s"\n'
    paper = '\n[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\nsection = "t"\n'
    assert _merged(brief + parent + child, brief, brief + parent + child + paper) == (
        brief + parent + child + paper,
        [],
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        # A blank line above the first table stays where a side has the table there.
        (BASE_OF_THREE, "\n" + BASE_OF_THREE, "{a}\n{b}\n{cee}", "\n{a}\n{b}\n{cee}"),
        (BASE_OF_THREE, "{b}\n{c}", "{a}\n{c}", "{c}"),
        (BASE_OF_THREE, "\n{b}\n{c}", "{a}\n{b}\n{cee}", "\n{b}\n{cee}"),
        # Of texts outside the tables that both sides changed, the one that sorts last is taken; if one side changed it, that one.
        (BASE_OF_THREE, "{a}\n\n{b}\n{c}", "{a}\n\n\n{b}\n{c}", "{a}\n\n\n{b}\n{c}"),
        ("{a}\n\n{b}\n{c}", "{a}\n{b}\n{c}", "{a}\n\n{b}\n{cee}", "{a}\n{b}\n{cee}"),
        ("\ufeff{a}\n{b}", "{a}\n{b}", "\ufeff{a}\n{b}\n{c}", "{a}\n{b}\n{c}"),
        ("{a}\n{b}", "{a}\n{b}".removesuffix("\n"), "{a}\n{b}\n# End.\n", "{a}\n{b}\n# End.\n"),
        # Comments above a table: of the side that changed them, or both.
        ("# 1\n{a}", "# 2\n{a}", "# 1\n{a}\n{b}", "# 2\n{a}\n{b}"),
        ("# 1\n{a}", "# 1\n# 2\n{a}", "# 0\n# 1\n{a}", "# 0\n# 1\n# 2\n{a}"),
        ("{a}", "# 1\n{a}", "# 2\n{a}", "# 1\n# 2\n{a}"),
    ],
)
def test_blank_lines_and_comments_above_a_table_are_those_of_the_side_that_changed_them(base, ours, theirs, merged):
    tables = {
        key: f'[[references]]\nid = "{key[0]}"\ntype = "book"\ntitle = "{key.capitalize()}"\n'
        for key in ("a", "b", "c", "cee")
    }
    base, ours, theirs, merged = (text.format(**tables) for text in (base, ours, theirs, merged))
    assert _merged(base, ours, theirs)[0] == merged


CHAINS = {
    "a chain": ({"a": "b"}, {"b": "c"}, {"a": "c", "b": "c"}),
    "a ring": ({"a": "b"}, {"b": "a"}, {"b": "a"}),
    "a longer chain": ({"a": "b", "d": "b"}, {"b": "c"}, {"a": "c", "b": "c", "d": "c"}),
}


@pytest.mark.parametrize(("one", "other", "merged"), CHAINS.values(), ids=CHAINS)
def test_duplicates_of_duplicates_become_duplicates_of_one(one, other, merged):
    def dump(marks):
        tables = [{"id": key, "type": "book", "title": key} for key in "abcd"]
        marked = [table | ({"duplicate_of": marks[table["id"]]} if table["id"] in marks else {}) for table in tables]
        return "\n".join(dump_fields("references", table) for table in marked)

    text, _ = _merged(dump({}), dump(one), dump(other))
    made = {each.id: each.duplicate_of for each in parse_library(text.encode(), "x").references}
    assert {key: target for key, target in made.items() if target} == merged


def test_two_works_that_were_added_under_one_id_get_one_each():
    ours, theirs = (
        BASE + f'\n[[references]]\nid = "smith2020"\ntype = "book"\ntitle = "{title}"\n' for title in ("Nights", "Days")
    )
    theirs += '\n[[references]]\nid = "second"\ntype = "book"\ntitle = "D"\nduplicate_of = "smith2020"\n'
    text, conflicts = _merged(BASE, ours, theirs)
    made = {
        reference.id: (reference.title, reference.duplicate_of)
        for reference in parse_library(text.encode(), "x").references
    }
    assert conflicts == []
    assert made["smith2020"] == ("Days", None)
    assert made["smith2020-2"] == ("Nights", None)
    assert made["second"] == ("D", "smith2020")


def test_one_work_that_both_added_is_there_once():
    ours, theirs = (BASE + NEW + more for more in ('volume = "1"\n', 'pages = "2"\n'))
    text, conflicts = _merged(BASE, ours, theirs)
    assert conflicts == []
    assert [(made.volume, str(made.pages)) for made in parse_library(text.encode(), "x").references][2:] == [("1", "2")]


def test_without_a_base_nothing_counts_as_removed_and_what_differs_is_a_conflict():
    ours = BASE.replace('title = "A"', 'title = "A new"\nvolume = "2"')
    theirs = BASE[: BASE.rindex("\n[[references]]")]
    text, conflicts = _merged(None, ours, theirs)
    assert conflicts == [MergeConflict("references", "a", "title")]
    library = parse_library(text.encode(), "x")
    assert [made.id for made in library.references] == ["a", "b"]
    assert library.references[0].volume == "2"


@pytest.mark.parametrize(
    ("ours", "theirs", "sentence"),
    [
        ('[brief]\ntitle = "B"\n', BASE + "# x\n", "one is a catalogue, the other a library"),
        (BASE + "nonsense\n", BASE + "# x\n", "ours.toml:17: this is not TOML"),
        (BASE + "# y\n", "<<<<<<< HEAD\n", "theirs.toml:1: this is not TOML"),
    ],
)
def test_what_can_not_be_merged_is_reported(ours, theirs, sentence):
    with pytest.raises(InputError, match=sentence):
        merge_files(BASE.encode(), ours.encode(), theirs.encode(), NAMES)


@pytest.mark.parametrize(
    ("base", "sentence"),
    [
        ("nonsense\n", r"base\.toml:1: this is not TOML"),
        ('# Mine.\nreferences = [{ id = "a", type = "book", title = "A" }]\n', r"base\.toml does not have one block"),
    ],
)
def test_a_base_that_can_not_be_read_is_reported_by_its_name(base, sentence):
    with pytest.raises(InputError, match=sentence):
        merge_files(base.encode(), BASE.encode(), (BASE + NEW).encode(), NAMES)


def test_two_changes_that_exclude_each_other_are_reported():
    """One side puts the second section under the first, the other the first under the second."""
    first, second = (f'\n[[sections]]\nid = "{key}"\ntitle = "T"\n' for key in "st")
    brief = '[brief]\ntitle = "B"\n'
    ours = brief + first + second + 'parent = "s"\n'
    theirs = brief + second + first + 'parent = "t"\n'
    with pytest.raises(InputError, match=r"ours\.toml and theirs\.toml can't be merged: the merged file") as caught:
        merge_files((brief + first + second).encode(), ours.encode(), theirs.encode(), NAMES)
    assert caught.value.hint == "Change one of them, and merge again."


IDS = st.sampled_from(["a", "b", "c", "d", "e"])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "volume": st.sampled_from(["1", "2", "3"]),
        "tags": st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, unique=True),
        "notes": st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=3, unique=True).map("\n".join),
        "authors": st.lists(st.sampled_from([{"family": "A"}, {"literal": "B"}]), min_size=1, max_size=2),
    },
)
LIBRARIES = st.lists(
    st.tuples(IDS, FIELDS, st.sampled_from(["", "# one", "# two"])), max_size=5, unique_by=lambda part: part[0]
)


def _text(parts):
    tables = ((comment, {"id": key, "type": "book", "title": key, **fields}) for key, fields, comment in parts)
    return "\n".join(f"{comment}\n" * bool(comment) + dump_fields("references", table) for comment, table in tables)


@given(LIBRARIES, LIBRARIES, LIBRARIES)
def test_any_two_libraries_are_merged_without_a_loss(base, ours, theirs):
    text, conflicts = _merged(_text(base), _text(ours), _text(theirs))
    made = {reference.id: reference for reference in parse_library(text.encode(), "x").references}
    known = {key: fields for key, fields, _ in base}
    in_conflict = {(conflict.id, conflict.field) for conflict in conflicts}
    for side in (ours, theirs):
        for key, fields, comment in side:
            if fields == known.get(key):
                continue
            for tag in {*fields.get("tags", [])} - {*known.get(key, {}).get("tags", [])}:
                assert tag in made[key].tags
            for line in {*fields.get("notes", "").splitlines()} - {*known.get(key, {}).get("notes", "").splitlines()}:
                assert line in made[key].notes.split("\n")
            if "volume" in fields and fields["volume"] != known.get(key, {}).get("volume"):
                assert made[key].volume == fields["volume"] or (key, "volume") in in_conflict
            assert comment in text or comment in {part[2] for part in base if part[0] == key}


BRIEF = """\
[brief]
title = "T"
issued = "2025-03"

[[sections]]
id = "s"
title = "S"

[[references]]
id = "a"
section = "s"
type = "book"
title = "A"
accepted = ["no-doi"]

[[resources]]
id = "r"
section = "s"
title = "R"
text = "x"
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "lines", "conflicts"),
    [
        (('id = "a"', 'id = "z"'), ('title = "A"', 'title = "B"'), ['id = "z"', 'title = "B"'], ["a removed"]),
        (('id = "a"', 'id = "y"'), ('id = "a"', 'id = "z"'), ['id = "y"', 'id = "z"'], []),
        (('"no-doi"', '"no-doi", "x"'), ('"no-doi"', '"no-doi", "y"'), ['    "x",', '    "y",'], []),
        (('title = "T"', 'title = "U"'), ('"2025-03"', '"2025-04"'), ['title = "U"', 'issued = "2025-04"'], []),
        (('title = "T"', 'title = "U"'), ('title = "T"', 'title = "V"'), ['# CONFLICT title = "V"'], [" title"]),
        (('title = "S"', 'title = "X"'), ('title = "S"', 'title = "Y"'), ['# CONFLICT title = "Y"'], ["s title"]),
        (('title = "R"', 'title = "Q"'), ('text = "x"', 'text = "y"'), ['title = "Q"', 'text = "y"'], []),
        (("\n", "\r\n"), ('title = "A"', 'title = "B"'), ['title = "B"\r'], []),
    ],
)
def test_awkward_edits_of_a_catalogue_are_merged_alike_from_both_sides(ours, theirs, lines, conflicts):
    text, found = _merged(BRIEF, BRIEF.replace(*ours), BRIEF.replace(*theirs))
    assert {*lines} <= {*text.split("\n")}
    assert [f"{conflict.id} {conflict.field}" for conflict in found] == conflicts
