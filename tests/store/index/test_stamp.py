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


@pytest.mark.parametrize("source", ["x" * SIZE, "/two\nlines.toml"])
def test_a_path_that_does_not_fit_is_refused(source):
    with pytest.raises(ValueError, match="does not fit"):
        STAMP._replace(source=source).pack()


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"\0" * SIZE,
        STAMP.pack()[1:],
        STAMP.pack()[: SIZE // 4],
        STAMP.pack().replace(b"0.1.0\n", b"0.1.0 "),
        STAMP.pack().replace(b"\n12\n", b"\n1b\n"),
        b"pswbrief index\n".ljust(SIZE),
        b"pswbrief index\n\xff\xfe".ljust(SIZE),
    ],
)
def test_what_is_no_stamp_is_none(block):
    assert Stamp.unpack(block) is None
