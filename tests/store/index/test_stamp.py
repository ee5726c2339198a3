from __future__ import annotations

import pytest

from pswbrief.store.index.stamp import SIZE, Origin, Stamp

BRIEF = Origin("/data/brief.toml", size=12, changed=34, digest="0f")
STAMP = Stamp(program="0.1.0", schema=1, thesaurus=2, checksum=56, origins=(BRIEF,))


@pytest.mark.parametrize(
    "origins", [(BRIEF,), (BRIEF, BRIEF._replace(changed=0)), (BRIEF._replace(path="/Ünïcode/\udcff.toml"),)]
)
def test_a_stamp_is_a_block_of_fixed_size_and_reads_back(origins):
    stamp = STAMP._replace(origins=origins)
    block = stamp.pack()
    assert len(block) == SIZE
    assert Stamp.unpack(block) == stamp


@pytest.mark.parametrize("path", ["x" * SIZE, "/two\nlines.toml"])
def test_a_path_that_does_not_fit_is_refused(path):
    with pytest.raises(ValueError, match="does not fit"):
        STAMP._replace(origins=(BRIEF._replace(path=path),)).pack()


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
