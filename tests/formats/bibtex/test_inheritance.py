"""What an entry takes over from `crossref` and `xdata`."""

from __future__ import annotations

from pswbrief.core.name import Person
from pswbrief.formats.bibtex.bibtex import loads

BOOK = "@book{whole, title = {The Whole}, author = {Ash, Ada}, publisher = {Made Up Press}, date = {2008}, edition = {2}}\n"


def _item(text):
    return loads(text).items[0]


def test_a_part_takes_over_from_the_whole_of_its_whole():
    volume = (
        "@inbook{part, title = {A Part}, crossref = {volume}}\n@book{volume, title = {A Volume}, crossref = {whole}}\n"
    )
    part = _item(volume + BOOK)
    assert (part.container, part.publisher, part.edition, str(part.issued)) == (
        "A Volume",
        "Made Up Press",
        "2",
        "2008",
    )
    assert part.extra["bibtex"]["maintitle"] == "The Whole"


def test_the_author_of_a_book_is_that_of_its_parts_but_not_of_a_collections():
    assert _item("@inbook{p, title = {P}, crossref = {whole}}\n" + BOOK).authors == (Person("Ash", "Ada"),)
    assert _item("@incollection{p, title = {P}, crossref = {whole}}\n" + BOOK).authors == ()


def test_an_article_is_in_the_periodical_that_it_names():
    assert (
        _item("@article{a, title = {A}, crossref = {p}}\n@periodical{p, title = {A Journal}}").container == "A Journal"
    )


def test_data_are_taken_over_under_their_own_names():
    data = "@xdata{x, journal = {J}}\n@xdata{y, volume = {3}, xdata = {z}}\n@xdata{z, year = {2001}}"
    text = f"@article{{a, title = {{A}}, xdata = {{x, y}}}}\n{data}"
    result = loads(text)
    assert len(result.items) == 1
    assert (result.items[0].container, result.items[0].volume, str(result.items[0].issued)) == ("J", "3", "2001")


def test_an_own_field_goes_before_one_taken_over():
    assert _item("@inbook{p, title = {P}, publisher = {Mine}, crossref = {whole}}\n" + BOOK).publisher == "Mine"


def test_entries_that_name_one_another_are_read():
    assert [
        item.title for item in loads("@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}").items
    ] == ["A", "B"]
    assert [item.title for item in loads("@book{a, title={A}, crossref={a}, xdata={a}}").items] == ["A"]
