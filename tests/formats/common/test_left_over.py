"""Values of a record that its item lacks; and that no tag of any tagged format is lost silently."""

from __future__ import annotations

import string
from itertools import product

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.left_over import left_over, said_of
from pswbrief.formats.common.tagged import TaggedRecord
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.registry import loads


def record(**values):
    return TaggedRecord(1, "", "", {tag: [value] for tag, value in values.items()}, list(values))


@pytest.mark.parametrize(
    ("read", "said", "kept"),
    [
        ("A title", ["A title"], False),
        ("J INVENT MINDS", ["J. Invent. Minds"], False),
        ("Vol. 12, no. 3, pp. 4-9", ["12", "3", "4-9"], False),
        ("2018 MAY 02", ["2018-05-02"], False),
        ("https://doi.org/10.1000/x", ["10.1000/x"], False),
        ("1234-5679 (Print); 1234-5687", ["1234-5679"], True),
        ("A title [45 refs]", ["A title"], True),
        ("*Peer Group/px", ["Peer Group"], True),
        ("Quill A [Leeds]", ["Quill, A"], True),
        ("No pagination", [], True),
    ],
)
def test_a_value_that_was_read_is_kept_if_a_word_of_it_is_said_nowhere(read, said, kept):
    one = record(XX=read)
    one.every("XX")
    assert left_over(one, said, set()) == ({"XX": (read,)} if kept else {})
    assert left_over(one, said, {"XX"}) == {}


def test_what_nobody_read_is_kept_even_if_a_number_is_the_same_by_chance():
    one = record(VL="12", RF="12")
    one.first("VL")
    assert left_over(one, ["12"], set()) == {"RF": ("12",)}


def test_all_that_is_said_of_an_item():
    found = said_of(ItemType.ARTICLE, {"title": "T"}, ["a", "b"], {"medium": "film", "chair": ["c"]}, "d")
    assert list(found) == [ItemType.ARTICLE, "T", "a", "b", ItemType.ARTICLE, "film", "c", "d"]


_TAGS = ["".join(pair) for pair in product(string.ascii_uppercase, string.ascii_uppercase + string.digits)]
_NBIB = (
    "AB AD AID AU AUID BTI CDAT CI CIN CN COIS CON CRDT CTDT CTI DCOM DDIN DEP DP DRIN ECF ECI EDAT EFR EIN ED EN FAU FED FIR FPS"
    " GN GR GS IP IR IRAD IS ISBN JID JT LA LID LR MH MHDA MID NM OAB OCI OID ORI OT OTO OWN PB PG PHST PL PMC PMCR PS PST PT RF RIN"
    " RN ROF RPF RPI SB SFM SI SO SPIN STAT TA TI TT UIN UOF VI VTI"
).split()
# Before and behind the line of a tag, and the tags: all that there may be, but those that open and close a record.
FORMATS = {
    FormatName.RIS: ("TY  - {}\nTI  - A title\nJO  - A Journal\nPY  - 1999\n", "{}  - {}\n", "ER  - \n", _TAGS, "TY ER"),
    FormatName.WEB_OF_SCIENCE: ("PT {}\nTI A title\nSO A JOURNAL\nPY 1999\n", "{} {}\n", "ER\n", _TAGS, "PT ER EF FN VR"),
    FormatName.OVID: ("<1>\nTI  - A title\nSO  - A Journal. 12(3):4-9, 1999.\nPT  - {}\n", "{}  - {}\n", "", _TAGS, "VN"),
    FormatName.NBIB: ("PMID- 123\nTI  - A title\nJT  - A Journal\nDP  - 1999\nPT  - {}\n", "{:<4}- {}\n", "", _NBIB, ""),
    FormatName.ENW: (
        "%0 {}\n%T A title\n%J A Journal\n%D 1999\n", "%{} {}\n", "", [*string.ascii_uppercase, *"123456789!@#$&()*+<>[~"], "",
    ),
}  # fmt: skip
KINDS = {
    FormatName.RIS: ("JOUR", "BOOK", "CHAP", "RPRT", "THES"),
    FormatName.WEB_OF_SCIENCE: ("J", "B", "S", "C", "P"),
    FormatName.OVID: ("Journal Article", "Book", "Book Chapter", "Dissertation"),
    FormatName.NBIB: ("Journal Article", "Book", "Review"),
    FormatName.ENW: ("Journal Article", "Book", "Book Section", "Report", "Thesis"),
}


@pytest.mark.parametrize(("form", "kind"), [(form, kind) for form, kinds in KINDS.items() for kind in kinds])
def test_no_tag_vanishes_without_a_word(form, kind):
    before, line, after, tags, others = FORMATS[form]
    asked = [tag for tag in tags if tag not in others.split()]
    text = "\n".join(before.format(kind) + line.format(tag, f"Quartz {at}") + after for at, tag in enumerate(asked))
    read = loads(form, text)
    assert len(read.items) == len(asked)
    reported = " ".join(problem.text for problem in read.problems)
    # A name may be written the other way round.
    lost = [
        tag
        for at, (tag, item) in enumerate(zip(asked, read.items, strict=True))
        if "quartz" not in f"{item} {item.pages}".casefold() and f"Quartz {at}" not in reported
    ]
    assert lost == []
