from __future__ import annotations

import pytest

from pswbrief.store.index.stamp import SIZE, Stamp

STAMP = Stamp(
    program="0.1.0",
    schema=1,
    thesaurus=2,
    source="/data/brief.toml",
    size=12,
    changed=34,
    digest="0f",
    checksum=56,
)


@pytest.mark.parametrize("stamp", [STAMP, STAMP._replace(changed=0), STAMP._replace(source="/Ünïcode/\udcff.toml")])
def test_a_stamp_is_a_block_of_fixed_size_and_reads_back(stamp):
    block = stamp.pack()
    assert len(block) == SIZE
    assert Stamp.unpack(block) == stamp


def test_a_path_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="too long"):
        STAMP._replace(source="x" * SIZE).pack()


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"\0" * SIZE,
        STAMP.pack()[1:],
        STAMP.pack()[: SIZE // 4],
        STAMP.pack().replace(b"schema", b"scheme"),
        STAMP.pack().replace(b"{", b"["),
        b"pswbrief index\n[]",
        b"pswbrief index\n{}",
        b"pswbrief index\n\xff\xfe",
        b"pswbrief index\nnull",
    ],
)
def test_what_is_no_stamp_is_none(block):
    assert Stamp.unpack(block) is None
