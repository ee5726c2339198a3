r"""Web addresses in .bib files: bare, in `\url` or `\href`, escaped, in `url` or in `howpublished`."""

from __future__ import annotations

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.formats.bibtex.addresses import address, read_url, url_in
from pswbrief.formats.bibtex.fields import EntryFields


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (r"10.1000/a\_b", "10.1000/a_b"),
        (r"{http://a.org/x\&y\%20}", "http://a.org/x&y%20"),
        (r"http://a.org/\~{}smith", "http://a.org/~smith"),
        (r"http://a.org/{\textasciitilde}smith", "http://a.org/~smith"),
        (r"http://a.org/$\sim$smith", "http://a.org/~smith"),
        (r"10.5555/a{\_}b", "10.5555/a_b"),
        (r"10.5555/a\textless{}b\textgreater{}c", "10.5555/a<b>c"),
        (r"10.5555/a$<$b$>$c", "10.5555/a<b>c"),
        (r"\url{10.5555/a}", "10.5555/a"),
        (r"\href{https://doi.org/10.5555/a}{10.5555/a}", "https://doi.org/10.5555/a"),
    ],
)
def test_an_address_is_no_tex(source, found):
    assert address(source) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"url": "http://a.org"}, "http://a.org"),
        ({"url": r"\url{http://a.org}"}, "http://a.org"),
        ({"url": r"\href{http://a.org}{here}"}, "http://a.org"),
        ({"url": "http://a.org", "howpublished": "http://b.org"}, "http://a.org"),
        ({"url": "{}", "howpublished": r"Online: \url{http://b.org}"}, "http://b.org"),
        ({"howpublished": "Poster"}, ""),
        ({"note": r"See \url{http://b.org}"}, "http://b.org"),
        ({"ee": "http://b.org"}, "http://b.org"),
        ({"bdsk-url-1": "http://b.org"}, "http://b.org"),
        ({}, ""),
    ],
)
def test_the_address_of_an_entry(fields, found):
    assert read_url(EntryFields(fields)) == found


def test_the_address_in_the_note_of_an_article_is_not_its_own():
    assert read_url(EntryFields({"note": r"See \url{http://b.org}"}), ItemType.ARTICLE) == ""


def test_the_first_address_in_a_text():
    assert url_in(r"see \url{http://a.org} and http://b.org") == "http://a.org"
