"""Which earlier version two copies come from: never one that is newer than where they parted."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pswbrief.store.merge.base import find_base
from pswbrief.store.merge.blocks import table_of
from pswbrief.store.merge.files import merge_files
from pswbrief.store.merge.side import read_side
from pswbrief.store.toml_writer import dump_fields


def _library(**volumes):
    tables = ({"id": key, "type": "book", "title": key, "volume": volume} for key, volume in volumes.items())
    return "\n".join(dump_fields("references", table) for table in tables).encode()


# The newest first, back to the empty library.
VERSIONS = [_library(a="2", b="1", c="1"), _library(a="2", b="1"), _library(a="1", b="1"), _library(a="1"), b""]


def _base(versions, copy):
    """The volumes that the base has; None if there is none."""
    base = find_base(versions, copy)
    return base and {key: table_of(text)["volume"] for (_, key), text in base.blocks.items()}


def test_what_the_copy_has_as_some_version_had_it_is_common():
    assert _base(VERSIONS, VERSIONS[2]) == {"a": "1", "b": "1"}
    assert _base(VERSIONS, VERSIONS[0]) == {"a": "2", "b": "1", "c": "1"}


def test_what_the_copy_has_otherwise_is_compared_with_the_version_that_it_parted_from_at_the_earliest():
    assert _base(VERSIONS, _library(a="7", b="1", d="1")) == {"a": "1", "b": "1"}
    assert _base(VERSIONS, _library(a="2", b="7")) == {"a": "2", "b": "1"}


def test_where_all_is_other_a_reference_is_compared_with_what_it_was_at_first():
    """Without the tags that the copy lacks: it may have been added there by itself."""
    first = dump_fields("references", {"id": "a", "type": "book", "title": "A", "volume": "1", "tags": ["x", "y"]})
    base = find_base([first.encode(), b""], first.replace('"A"', '"B"').replace('"y"', '"z"').encode())
    assert [table_of(text) for text in base.blocks.values()] == [
        {"id": "a", "type": "book", "title": "A", "volume": "1", "tags": ["x"]}
    ]


def test_what_the_copy_took_out_of_a_reference_is_a_change_of_its_own():
    lacking = dump_fields("references", {"id": "b", "type": "book", "title": "b"}).encode()
    assert _base(VERSIONS, _library(a="2") + b"\n" + lacking) == {"a": "2", "b": "1"}


def test_of_a_file_that_was_always_empty_the_base_is_empty():
    assert _base([b""], _library(a="1")) == {}
    assert _base([b"", b""], _library(a="1")) == {}


def test_the_text_below_the_last_reference_is_the_copys_if_some_version_had_it_else_the_first():
    versions = [VERSIONS[3] + tail for tail in (b"# three\n", b"# two\n", b"# one\n")] + [b""]
    assert [find_base(versions[:3], VERSIONS[3] + tail).tail for tail in (b"# two\n", b"# four\n")] == [
        "# two\n",
        "# one\n",
    ]


def _versions_of_one(*fields):
    """Versions of a library of one reference, the newest first, back to the empty library."""
    table = {"id": "a", "type": "book", "title": "A"}
    return [*(dump_fields("references", table | each).encode() for each in fields), b""]


def _base_of_one(versions, **fields):
    copy = dump_fields("references", {"id": "a", "type": "book", "title": "Other"} | fields).encode()
    ((_, text),) = find_base(versions, copy).blocks.items()
    return {name: value for name, value in table_of(text).items() if name not in {"id", "type", "title"}}


def test_a_field_that_was_set_back_is_compared_with_what_it_was_in_between_but_for_sub_tables():
    volumes = {"volume": "1"}, {"volume": "2"}, {"volume": "1"}
    assert _base_of_one(_versions_of_one(*volumes), volume="3") == {"volume": "2"}
    assert _base_of_one(_versions_of_one({}, {"volume": "2"}, {}), volume="3") == {"volume": "2"}
    seen = {"csl": {"medium": "film"}}
    assert _base_of_one(_versions_of_one({}, seen, {}), volume="3") == {}
    assert _base_of_one(_versions_of_one(seen, {}, seen), **seen) == seen


def test_a_reference_that_was_removed_since_is_compared_with_what_it_was_at_first():
    versions = [b"", *_versions_of_one({"volume": "2"}, {})]
    assert find_base(versions, _versions_of_one({"volume": "3"})[0]).blocks[("references", "a")].count("volume") == 0


def test_a_comment_next_to_a_field_does_no_harm():
    versions = [
        version.replace(b'"1"', b'"1" # of the cover').replace(b'["x", "y"]', b'["x", "y"] # mine')
        for version in _versions_of_one(
            {"volume": "1", "tags": ["x", "y"]},
            {"volume": "2", "tags": ["x", "y"]},
            {"volume": "1", "tags": ["x", "y"]},
        )
    ]
    assert _base_of_one(versions, volume="3", tags=["y"]) == {"volume": "2", "tags": ["y"]}


def test_what_the_copy_lacks_may_have_come_later():
    assert _base(VERSIONS, _library(a="2")) == {"a": "2"}


def test_where_it_can_not_be_determined_there_is_none():
    """The copy may be older than the oldest version that is known: what it has otherwise may be what had been there before."""
    assert find_base(VERSIONS[:3], _library(a="1", b="0")) is None
    assert find_base(VERSIONS[:3], _library(a="1")) is None
    assert find_base([VERSIONS[0]], _library(a="2")) is None
    assert find_base([], _library(a="2")) is None
    # It is not: it has what came later.
    assert _base(VERSIONS[:3], _library(a="2", b="0")) == {"a": "2", "b": "1"}


STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("123")), min_size=1, max_size=4)


@given(STEPS, STEPS, STEPS)
@example(before=[("c", "1"), ("c", "3")], ours=[("c", "1")], theirs=[("c", "2")])
def test_whatever_was_done_before_and_after_nothing_of_either_copy_is_lost(before, ours, theirs):
    """A change of ours is never taken for one that the copy has taken back."""

    def run(start, steps):
        states = [dict(start)]
        for key, volume in steps:
            states.append({**states[-1], key: volume})
        return states

    common = run({}, before)
    mine, copy = run(common[-1], ours), run(common[-1], theirs)[-1]
    versions = [_library(**state) for state in reversed([*common, *mine[1:]])]
    base = find_base(versions, _library(**copy))
    result = merge_files(base, versions[0], _library(**copy), ["base", "ours", "theirs"])
    merged = read_side(result.data, "merged").blocks
    conflicts = {conflict.id for conflict in result.conflicts}
    states = [*common, *mine[1:]]
    for key in {*mine[-1], *copy}:
        was, now, other = (state.get(key) for state in (common[-1], mine[-1], copy))
        text = merged["references", key]
        # What the copy has come to as the file once was can't be distinguished from what it has left alone.
        if other != was and other not in {state.get(key) for state in states}:
            assert f'"{other}"' in text
        if now != was and not any(
            copy[known] != common[-1].get(known) and copy[known] == state.get(known)
            for known in copy
            for state in states
        ):
            assert f'"{now}"' in text
        assert key not in conflicts or now != other
