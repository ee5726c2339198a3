"""One reference read from its block, as the reader sees it: annotated, filed under its section and headings."""

from __future__ import annotations

import pytest
import tomli_w

from pswbrief.core.enums import Source
from pswbrief.index.file_tables import NotStreamableError
from pswbrief.index.parts import Part, UnreadReference, read_part
from pswbrief.index.raw_tables import fingerprint
from testing.catalogues import reference

SECTIONS = [("all", "All of it"), ("mine", "Mine"), ("your-library", "Your library")]


def block(source=Source.BRIEF, shown_key=None, note="", **fields):
    text = "[[references]]\n" + tomli_w.dumps(reference(**{"id": "one2020"} | fields))
    return UnreadReference(7, source, "one2020", shown_key or "one2020", text, note)


def read(*blocks):
    return read_part(Part(blocks, SECTIONS, 1))


def test_a_reference_has_the_id_of_the_collection_and_the_section_that_it_is_filed_under():
    given = block(Source.LIBRARY, shown_key="one2020-2", section="mine", title="Burnout of nurses")
    (row,) = read(given).batch.tables["reference"]
    assert (row[0], row[1], row[5], row[7]) == (7, "one2020-2", "Burnout of nurses", 1)
    ((pos, digest, words, headings),) = read(given).batch.tables["made"]
    assert (pos, digest) == (7, fingerprint(given.text, ""))
    assert words.split("\n")[3] == "mine"
    assert "burnout" in headings


def test_the_readers_annotation_is_part_of_it():
    noted = block(note='[[annotations]]\nid = "one2020"\ntags = ["To read"]\n', section="all")
    batch = read(noted).batch
    assert batch.tables["tag"] == [(7, "To read", "to read")]
    assert batch.tables["made"][0][1] == fingerprint(noted.text, noted.note)


def test_a_section_that_a_library_does_not_have_is_none_and_the_brief_has_its_own_only():
    assert read(block(Source.LIBRARY, section="elsewhere")).batch.tables["reference"][0][7] == 2
    for section in ("mine", "elsewhere"):
        with pytest.raises(NotStreamableError):
            read(block(section=section))


def test_originals_are_named_by_source_and_id_in_the_file():
    given = [
        block(Source.LIBRARY, shown_key="one2020-2", duplicate_of="two2020"),
        block(section="all")._replace(pos=8),
    ]
    assert read(*given).duplicates == {(Source.LIBRARY, "one2020"): "two2020"}


@pytest.mark.parametrize(
    "text", ["", "[[references]", '[[references]]\nid = "one2020"\n', '[[sections]]\nid = "one2020"\ntitle = "S"\n']
)
def test_a_block_that_is_no_valid_reference_is_left_to_who_reads_the_whole(text):
    with pytest.raises(NotStreamableError):
        read(block()._replace(text=text))
    with pytest.raises(NotStreamableError):
        read(block(section="all")._replace(key="other2020"))
