"""The fields of notes in a .bib file: read as one note, and written back to where they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.item import Item
from pswbrief.formats.bibtex import biblatex, bibtex
from pswbrief.formats.registry import dumps, loads, losses

DIALECTS = pytest.mark.parametrize("dialect", [bibtex, biblatex])


def entry(fields: str) -> str:
    return f"@misc{{a,\n  title = {{T}},\n{fields}}}\n"


@DIALECTS
@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ("  note = {In {R}ussian \\& more},\n", "In Russian & more"),
        ("  annote = {Mine},\n", "Mine"),
        ("  annotation = {Mine},\n", "Mine"),
        ("  addendum = {Reprinted},\n", "Reprinted"),
        ("  howpublished = {Poster},\n", "Poster"),
        ("  howpublished = {At \\url{http://a.org/x}, seen in May},\n", "At http://a.org/x, seen in May"),
        ("  annote = {Mine},\n  note = {Printed},\n", "Printed\nMine"),
        ("  note = {One},\n  annotation = {Two},\n  howpublished = {Three},\n", "One\nTwo\nThree"),
    ],
)
def test_a_note_goes_back_to_the_field_that_it_came_from(dialect, fields, note):
    (item,) = dialect.loads(entry(fields)).items
    assert item.note == note
    written = dialect.dumps([item])
    assert [line for line in fields.splitlines(keepends=True) if line not in written] == []
    assert "csl-" not in written
    assert dialect.loads(written).items == (item,)


@DIALECTS
def test_a_note_of_no_bib_file_is_a_remark_that_styles_do_not_print(dialect):
    item = Item(id="a", title="T", note="One\nTwo")
    written = dialect.dumps([item])
    assert "  annote = {One; Two},\n" in written
    assert "  note =" not in written
    assert dialect.loads(written).items == (item,)


@DIALECTS
@pytest.mark.parametrize("note", ["Changed", None])
def test_a_note_that_has_been_changed_or_left_out_is_not_written_as_it_was(dialect, note):
    (item,) = dialect.loads(entry("  note = {Printed},\n  howpublished = {Poster},\n")).items
    written = dialect.dumps([replace(item, note=note)])
    assert ("  annote = {Changed},\n" in written) == (note is not None)
    assert "  note =" not in written
    assert "  howpublished =" not in written


def test_a_season_is_the_date_and_no_note():
    (item,) = bibtex.loads(entry("  year = {2011},\n  note = {Spring 2011},\n")).items
    assert (item.issued, item.note, item.extra) == (Edtf.parse("2011-21"), None, {})


def test_an_address_by_itself_is_no_note_unless_it_is_another_than_the_entrys():
    (item,) = bibtex.loads(entry("  howpublished = {\\url{http://a.org/x}},\n")).items
    assert (item.url, item.note, item.extra) == ("http://a.org/x", None, {})
    (item,) = bibtex.loads(entry("  howpublished = {\\url{http://a.org/x}},\n  url = {http://b.org},\n")).items
    assert (item.url, item.note) == ("http://b.org", "http://a.org/x")


def test_other_formats_have_the_note_and_lose_nothing_of_it():
    items = bibtex.loads(entry("  note = {Printed},\n  file = {x.pdf},\n")).items
    assert losses("ris", items, verbose=True) == ["RIS has no place for bibtex:file: a."]
    ris = dumps("ris", items)
    assert "N1  - Printed\r\n" in ris
    assert bibtex.dumps(loads("ris", ris).items) == bibtex.dumps(items)


@pytest.mark.parametrize(
    "note",
    [
        "Accessed: 2019-05-06",
        "[Online; accessed 6-May-2019]",
        "Retrieved on May 6, 2019; a poster",
        "Last accessed 6 May 2019.",
    ],
)
def test_the_day_on_which_a_page_was_read_may_be_in_a_note(note):
    item = bibtex.loads(f"@misc{{k, title = {{T}}, url = {{https://example.org}}, note = {{{note}}}}}").items[0]
    assert (str(item.accessed), item.note) == ("2019-05-06", note)
