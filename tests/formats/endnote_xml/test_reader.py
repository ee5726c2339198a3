"""What EndNote's elements hold beyond an item's fields stays, and goes back to its element."""

from __future__ import annotations

import pytest

from pswbrief.formats.endnote_xml.writer import dumps, loads

RECORD = """\
<xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title>A title</title>
<secondary-title>Journal of Wards</secondary-title></titles><volume>12</volume>{}</record></records></xml>
"""


@pytest.mark.parametrize(
    ("elements", "extra"),
    [
        ("<periodical><full-title>Journal of Wards</full-title></periodical>", {}),
        (
            "<periodical><full-title>Annals of Wards</full-title></periodical>",
            {"periodical/full-title": "Annals of Wards"},
        ),
        ("<custom1>12</custom1>", {"custom1": "12"}),
        ("<dates><year>2018</year><pub-dates><date>May 2</date></pub-dates></dates>", {}),
        (
            "<dates><year>2018</year><pub-dates><date>in press</date></pub-dates></dates>",
            {"dates/pub-dates/date": "in press"},
        ),
        ("<isbn>1234-5679 (Print)&#xD;1234-5679</isbn>", {}),
        (
            "<isbn>1234-5679 (Electronic)&#xD;1234-5687 (Linking)</isbn>",
            {"isbn": "1234-5679 (Electronic) 1234-5687 (Linking)"},
        ),
        ("<research-notes>Ask Ann</research-notes>", {"research-notes": "Ask Ann"}),
    ],
)
def test_a_value_that_says_more_than_the_item_stays_and_is_written_back(elements, extra):
    (item,) = loads(RECORD.format(elements)).items
    assert item.extra == ({"endnote-xml": extra} if extra else {})
    assert loads(dumps([item])).items == (item,)
    assert dumps([item]) == dumps(loads(dumps([item])).items)
