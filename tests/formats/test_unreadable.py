"""Formats that are recognised and not read."""

from __future__ import annotations

import pytest

from pswbrief.errors import InputError
from pswbrief.formats import registry
from pswbrief.formats.format_names import FormatName, WrittenFormat
from pswbrief.formats.unreadable import unreadable_format
from pswbrief.workspace.foreign_files import parse_file
from testing.exchange_items import ITEMS, NOTICE

FILES = {
    "RefWorks tagged format": "RT Journal Article\nSR Electronic\nA1 Quill, A\nT1 A title\n",
    "Zotero RDF": (
        '<rdf:RDF\n xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n'
        ' xmlns:z="http://www.zotero.org/namespaces/export#">\n<bib:Article/></rdf:RDF>\n'
    ),
    "MODS XML": '<?xml version="1.0"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods/></modsCollection>',
    "MARCXML": '<?xml version="1.0"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim"><record/></collection>',
    "Word's Sources.xml": (
        '<?xml version="1.0"?>\n<b:Sources SelectedStyle="" '
        'xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source/></b:Sources>'
    ),
    "Hayagriva YAML": "# mine\nquill2018:\n    type: Article\n    title: A title\n    author: Quill, Ada\n",
}


@pytest.mark.parametrize(("name", "text"), FILES.items())
@pytest.mark.parametrize("filename", ["a.txt", "a.xml", "a.yml", "a.ris"])
def test_a_file_that_is_not_read_is_answered_with_its_format_and_what_to_export(name, text, filename):
    with pytest.raises(InputError) as error:
        parse_file(text.encode(), filename)
    assert name in error.value.sentence
    assert error.value.hint


@pytest.mark.parametrize("name", WrittenFormat)
def test_no_format_that_is_written_is_taken_for_one(name):
    assert unreadable_format(registry.dumps(FormatName(name), ITEMS, NOTICE)) is None


@pytest.mark.parametrize(
    "text",
    [
        "references:\n- id: a\n  type: book\n",
        "- id: a\n  type: book\n",
        "@article{a,\n  abstract = {RT Journal Article\nA1 x\n}}",
        "Title,Year\nRT Journal Article,2\n",
        "<xml><records><record><abstract>&lt;mods&gt;</abstract></record></records></xml>",
    ],
)
def test_a_mention_of_a_format_is_not_the_format(text):
    assert unreadable_format(text) is None
