from __future__ import annotations

from pswbrief.store.digest import digest


def test_a_digest_is_blake2b_of_16_bytes():
    # The first from `b2sum -l 128` of GNU coreutils.
    assert digest(b"abc") == "cf4ab791c62b8d2b2109c90275287816"
    assert digest(b"") != digest(b"\0")
