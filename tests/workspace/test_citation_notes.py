"""The notes on a list of references: works left out, types without a form, and dates that could not be read."""

from __future__ import annotations

import json

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.formats.csl_json.csl_json import loads
from pswbrief.styles.style_names import StyleName
from pswbrief.workspace.citation_notes import citation_notes, notes_on_dates
from pswbrief.workspace.citing import CitationRequest

LETTER = Item(id="letter", type=ItemType.PERSONAL_COMMUNICATION, title="On wards")


def test_works_that_a_style_leaves_out_or_has_no_form_for_are_named():
    assert citation_notes([LETTER], CitationRequest(StyleName.APA)) == [
        "APA lists nothing that readers cannot retrieve: cite letter with --in-text."
    ]
    assert citation_notes([LETTER], CitationRequest(StyleName.NICE)) == [
        "NICE has no form of its own for letter (personal_communication): cited as a document is."
    ]
    assert citation_notes([LETTER], CitationRequest(StyleName.HARVARD)) == []


def test_a_date_in_words_that_are_none_is_named():
    records = [
        {"id": "term", "type": "book", "title": "Wards", "issued": {"literal": "Michaelmas Term"}},
        {"id": "press", "type": "book", "title": "Wards", "issued": {"literal": "in press"}},
        {"id": "year", "type": "book", "title": "Wards", "issued": {"literal": "Spring 2019"}},
        {"id": "none", "type": "book", "title": "Wards"},
    ]
    items = loads(json.dumps(records)).items
    assert notes_on_dates(items) == [
        "No date could be read in the record of term (Michaelmas Term): cited without one."
    ]
    assert notes_on_dates([Item(id="a", issued=Edtf.parse("2019"))]) == []
