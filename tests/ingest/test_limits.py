"""Reading a document that takes too much is given up, and the result of any other is returned unchanged."""

from __future__ import annotations

import os
import re
import time
import zlib

import pytest

from pswbrief.ingest import limits
from pswbrief.ingest.document import DocumentError
from pswbrief.ingest.limits import within_limits
from pswbrief.ingest.pdf import read_pdf
from testing.growing_documents import pdf_of

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="there are no limits where a process can't be split in two"
)


def _for_ever(_: bytes) -> None:
    while True:
        time.process_time()


def _refused(_: bytes) -> None:
    raise DocumentError("It is none.", hint="Take another.")


def _at_fault(_: bytes) -> None:
    raise KeyError("a")


def test_what_was_read_comes_back():
    assert within_limits(bytes.upper, b"a" * 1_000_000) == b"A" * 1_000_000


def test_why_it_could_not_be_read_comes_back():
    with pytest.raises(DocumentError) as caught:
        within_limits(_refused, b"")
    assert (caught.value.sentence, caught.value.hint) == ("It is none.", "Take another.")
    with pytest.raises(KeyError):
        within_limits(_at_fault, b"")


def test_what_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 1)
    with pytest.raises(DocumentError, match="more time or memory than any brief does"):
        within_limits(_for_ever, b"")


def test_what_takes_too_much_memory_is_given_up(monkeypatch):
    monkeypatch.setattr(limits, "BYTES", 50_000_000)
    with pytest.raises(DocumentError, match="more time or memory than any brief does"):
        within_limits(lambda _: bytes(400_000_000), b"")


def test_a_pdf_that_unpacks_to_more_than_fits_in_memory_is_given_up(monkeypatch):
    """Ten kilobytes of it are a million texts, each of which takes half a kilobyte."""
    monkeypatch.setattr(limits, "BYTES", 50_000_000)
    packed = zlib.compress(b"BT /R 10 Tf 50 700 Td " + b"(a) Tj " * 1_000_000 + b"ET", 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream"
    data = re.sub(rb"<</Length 1>>stream\nX\nendstream", lambda _: stream, pdf_of("X"))
    assert len(data) < 12_000
    with pytest.raises(DocumentError, match="more time or memory than any brief does"):
        read_pdf(data)
