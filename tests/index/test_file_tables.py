"""The blocks of large files: the same as of the whole text, wherever the pieces end."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from pswbrief.index import file_tables
from pswbrief.index.file_tables import FileTables, NotStreamableError
from pswbrief.index.raw_tables import raw_tables_of
from pswbrief.store.write import digest
from testing.steps import processor_time, text_of

if TYPE_CHECKING:
    from testing.growing_texts import Shape

TEXT = """\
# A head.
[brief]
title = "B"

[[sections]]
id = "s"

# Between.
[[references]]
id = "a"
section = "s"
title = "Ärger"
notes = '''
One line.
'''

[references.verified]
title = "Falcons"

[[references]]
id = "b"
notes = '''
Two lines, and one like a header:
[[references]]
'''

[[annotations]]
id = "a"
tags = ["x"]
"""


@pytest.mark.parametrize("piece", [1, 7, 40, 64, 100, 1 << 22])
@pytest.mark.parametrize("data", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()])
def test_they_are_those_of_the_whole_text_however_it_is_cut(
    monkeypatch: pytest.MonkeyPatch, data: bytes, piece: int
) -> None:
    monkeypatch.setattr(file_tables, "PIECE", piece)
    whole, tables = raw_tables_of(data), FileTables(io.BytesIO(data))
    assert whole is not None
    assert (tables.rest, tables.digest) == (whole.rest, digest(data))
    assert tables.named == {"s", None}
    for kind in ("references", "annotations"):
        assert list(getattr(tables, kind)) == list(getattr(whole, kind))
        for key in ("a", "b", "nowhere"):
            assert tables.block(kind, key) == whole.block(kind, key)
    around = whole.text
    for key in ("a", "b"):
        around = around.replace(whole.block("references", key), "", 1)
    assert tables.outside == around


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT + '[[references]]\nid = "a"\n', id="an id twice"),
        pytest.param("references = []\n", id="another layout"),
        pytest.param(TEXT + "# \x00\n", id="NUL in a comment"),
        pytest.param(TEXT + "# a\rb\n", id="a lone carriage return"),
    ],
)
@pytest.mark.parametrize("piece", [7, 1 << 22])
def test_what_is_not_laid_out_so_is_left_alone(monkeypatch: pytest.MonkeyPatch, text: str, piece: int) -> None:
    monkeypatch.setattr(file_tables, "PIECE", piece)
    with pytest.raises(NotStreamableError):
        FileTables(io.BytesIO(text.encode()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape",
    [("", "\n[[a]]", ""), ('x = """', "\n[[a]]", '"""\n'), ("# '", "''\n[[a]]", ""), ("# ", "x", "\n"), ("", '"', "")],
    ids=["headers", "in a string", "quotes", "one line", "marks"],
)
def test_a_large_file_is_cut_in_linear_time(monkeypatch: pytest.MonkeyPatch, shape: Shape) -> None:
    """Counting the marks before each header anew would take minutes for one that opens a string and never closes it."""
    monkeypatch.setattr(file_tables, "PIECE", 1 << 14)
    text = text_of(shape, 2_000_000).encode()
    with processor_time(6), contextlib.suppress(NotStreamableError):
        FileTables(io.BytesIO(text))


def test_a_large_file_is_never_held_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_tables, "PIECE", 1 << 16)
    block = "[[references]]\nid = \"r{}\"\nabstract = '''\n{}\n[[references]]\n'''\n\n"
    data = "".join(block.format(number, "word " * 1000) for number in range(200)).encode()
    file = io.BytesIO(data)
    tracemalloc.start()
    try:
        tables = FileTables(file)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(tables.references) == 200
    for number in (0, 1, 199):
        assert tables.block("references", f"r{number}") == block.format(number, "word " * 1000).rstrip()
    assert most < len(data) / 2
