"""Genres of a .bib file's entries."""

from __future__ import annotations

import pytest

from pswbrief.formats.bibtex.bibtex import loads


@pytest.mark.parametrize(
    ("kind", "fields", "genre"),
    [
        ("phdthesis", "", "PhD thesis"),
        ("bachelorsthesis", "", "Bachelor's thesis"),
        ("thesis", "type = {mathesis}", "Master's thesis"),
        ("phdthesis", "type = {Doctoral thesis}", "Doctoral thesis"),
        ("patent", "type = {patenteu}", "European patent"),
        ("article", "type = {Journal Article}", None),
        ("article", "type = {Zeitschriftenaufsatz}", None),
        ("techreport", "type = {Working paper}", "Working paper"),
    ],
)
def test_the_genre_of_an_entry(kind, fields, genre):
    assert loads(f"@{kind}{{k, title = {{T}}, {fields}}}").items[0].genre == genre


def test_a_document_type_stays_among_the_fields_beyond_csl():
    item = loads("@article{k, title = {T}, type = {Journal Article}}").items[0]
    assert item.extra == {"bibtex": {"type": "Journal Article"}}
