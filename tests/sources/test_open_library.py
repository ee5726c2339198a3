"""Open Library's answers. The books are made up."""

from __future__ import annotations

from pswbrief.core.name import Organisation, Person
from pswbrief.sources.open_library import look_up, read_work

ISBN = "9780000000002"
BOOK = {
    "title": "Hope",
    "subtitle": "a book",
    "authors": [{"name": "Ann B. Nowhere"}, {"name": "Elsewhere, Bo"}, {"name": "Anon"}],
    "publishers": [{"name": "Imagined Press"}],
    "publish_date": "May 2011",
}


def test_a_book_is_found_by_its_isbn(client, services):
    services.play("/api/books", {f"ISBN:{ISBN}": BOOK})
    work = look_up(client, ISBN)
    assert work.full_title == "Hope: a book"
    assert work.authors == (Person("Nowhere", "Ann B."), Person("Elsewhere", "Bo"), Organisation("Anon"))
    assert (str(work.issued), work.publisher, work.isbn) == ("2011-05", "Imagined Press", ISBN)


def test_an_unknown_isbn_and_a_damaged_book_are_no_faults(client, services):
    services.play("/api/books", {})
    assert look_up(client, ISBN) is None
    assert read_work({f"ISBN:{ISBN}": {"title": "T", "authors": None, "publishers": [None]}}, ISBN).authors == ()
