"""APA on works of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.styles.registry import bibliography, in_text
from pswbrief.styles.style_names import MarkupName, StyleName
from styles.made_up import MARSH, OKORO, WORKS, made

CITED = {
    "newspaper": "Okoro, A. (2007, March 5). Nights on the ward. *The Leith Times*, 4.",
    "magazine": "Okoro, A. (2007, March 5). Nights on the ward. *Ward Life*, *3*(2), 4–9.",
    "blog": "Okoro, A. (2007, March 5). Nights on the ward. *Notes*. <https://a.nhs.uk>",
    "preprint": "Okoro, A. (2007). *Nights on the ward* (2007.03). medRxiv. <https://doi.org/10.1000/182>",
    "software": "The Ward Trust. (2007). *Nights on the ward* (Version 14) \\[Computer software\\]. Ward Software.",
    "dataset": "Okoro, A. (2007). *Nights on the ward* \\[Dataset\\]. Ward Data. <https://doi.org/10.1000/183>",
    "act": "Wards Act 2007, c. 12 (2007).",
    "case": "Okoro v Marsh, 3 Ward LR 14 (2007).",
    "film": "Marsh, J. B. (Director). (2007). *Nights on the ward* \\[Video recording\\]. Ward Films.",
    "speech": "Okoro, A. (2007, March 5). *Nights on the ward* \\[Talk\\]. Ward Days, Leith.",
    "patent": "Okoro, A. (2007). *Nights on the ward* (GB Patent No. 2007 1234).",
    "entry": "Okoro, A. (2007). Nights on the ward. In J. B. Marsh & K. Quill (Eds.), *Ward encyclopaedia*. Ward Press.",
    "translation": "Okoro, A. (2007). *Nights on the ward* (J. B. Marsh, Trans.). Ward Press.",
    "series": "Okoro, A. (2007). *Nights on the ward*. Ward Press. (Original work published 1950)",
    "volumes": "Okoro, A. (2007). *Nights on the ward* (Vols. 1–3). Ward Press.",
    "forthcoming": "Okoro, A. (forthcoming). *Nights on the ward*.",
    "suffix": "Marsh, J. B., Jr. (2007). *Nights on the ward*.",
    "particles": "van den Berg, J., & Alt, E. von. (2007). *Nights on the ward*.",
    "others": "Okoro, A., et al. (2007). Nights on the ward. *Ward Journal*, *2*.",
    "short-journal": "Okoro, A. (2007). Nights on the ward. *International Journal of Wards*, *2*, 94–98, 103.",
    "report-number": "Okoro, A. (2007). *Nights on the ward* (WHB/CDS/2003.11). Ward Board.",
    "interview": "Okoro, A. (2007, March 5). Nights on the ward (J. B. Marsh, Interviewer). *Ward Radio*.",
    "letter": "Okoro, A. (2007, March 5). *Nights on the ward* \\[Letter to Jonah B. Marsh\\]. <https://example.org/letter>",
}


@pytest.mark.parametrize("kind", WORKS)
def test_a_work_of_each_kind_is_cited_as_the_style_asks(kind):
    assert bibliography([WORKS[kind]], StyleName.APA, MarkupName.MARKDOWN)[0].text == CITED[kind]


@pytest.mark.parametrize(
    ("item", "cited"),
    [
        (
            made("article-journal", csl={"status": "retracted"}, container="Ward Journal", volume="2", issued="2007"),
            "Okoro, A. (2007). Nights on the ward. Ward Journal, 2. (Retracted)",
        ),
        (
            made("book", csl={"status": "in press", "original-date": Edtf.parse("1950")}, volume="2", issued="2007"),
            "Okoro, A. (2007). Nights on the ward (Vol. 2). (In press; Original work published 1950)",
        ),
        (
            made("webpage", authors=(), csl={"container-author": (MARSH,)}, container="Wards", issued="2007"),
            "Nights on the ward (By J. B. Marsh). (2007). Wards.",
        ),
        (made("patent", issued="2007"), "Okoro, A. (2007). Nights on the ward."),
        (
            made("patent", csl={"authority": "Ward Office"}, issued="2007"),
            "Okoro, A. (2007). Nights on the ward (Ward Office Patent).",
        ),
        (
            made("book", csl={"original-title": "Noctes", "original-date": Edtf.parse("-0349")}, issued="-0099"),
            "Okoro, A. (100 B.C.E.). Nights on the ward. (Original work published as Noctes, 350 B.C.E.)",
        ),
        (made("book", volume="12-13", issued="2007"), "Okoro, A. (2007). Nights on the ward (Vols. 12-13)."),
        (made("book", issue="1–3", issued="2007"), "Okoro, A. (2007). Nights on the ward (Issues 1–3)."),
        # "7.2" is no number of CSL, so that it is part of the title.
        (
            made("chapter", container="Wards", volume="7.2", issued="2007"),
            "Okoro, A. (2007). Nights on the ward. In Wards: 7.2.",
        ),
        (
            made(
                "paper-conference",
                authors=(),
                editors=(MARSH,),
                container="Wards",
                publisher="Ward Press",
                issued="2007",
            ),
            "Marsh, J. B. (Ed.). (2007). Nights on the ward. In Wards. Ward Press.",
        ),
        (
            made("interview", authors=(), editors=(MARSH,), container="Wards", volume="2"),
            "Marsh, J. B. (Ed.). (2007). Nights on the ward [Interview]. In Wards (Vol. 2).",
        ),
        (
            made("interview", csl={"reviewed-title": "Wards"}, container="Ward Radio", issued="2007"),
            "Okoro, A. (2007). Nights on the ward [Interview]. Ward Radio.",
        ),
        (
            made("patent", authors=(), genre="European patent", issued="2007"),
            "Nights on the ward (European patent). (2007).",
        ),
        (
            made("patent", article_number="7,123,619", csl={"authority": "U.S."}, issued="2007"),
            "Okoro, A. (2007). Nights on the ward (U.S. Patent No. 7,123,619).",
        ),
        (
            made("patent", article_number="US 0796", issued="2007"),
            "Okoro, A. (2007). Nights on the ward (Patent US 0796).",
        ),
        (
            made("song", csl={"composer": (MARSH,), "medium": "CD"}, publisher="Ward Records", issued="2007"),
            "Marsh, J. B. (2007). Nights on the ward [CD recorded by A. Okoro]. Ward Records.",
        ),
        (
            made("song", csl={"composer": (MARSH,), "performer": (OKORO,)}, authors=(), issued="2007"),
            "Marsh, J. B. (2007). Nights on the ward [Recorded by A. Okoro].",
        ),
    ],
)
def test_status_parentheses_and_numbers_are_printed_once_and_where_they_belong(item, cited):
    assert bibliography([item], StyleName.APA, MarkupName.TEXT)[0].text == cited


@pytest.mark.parametrize(
    ("first", "issued", "cited"),
    [
        ("1961", "1988", "(Okoro, 1961/1988)"),
        ("1961~", "1988", "(Okoro, ca. 1961/1988)"),
        ("-0349", "1988~", "(Okoro, 350 B.C.E./ca. 1988)"),
    ],
)
def test_a_translation_or_a_reprint_is_cited_with_both_years(first, issued, cited):
    item = made("book", csl={"original-date": Edtf.parse(first)}, issued=issued)
    assert in_text([item], StyleName.APA, MarkupName.TEXT) == cited


def test_the_letter_of_two_reprints_follows_the_later_year():
    reprints = [
        replace(made("book", csl={"original-date": Edtf.parse("1961")}, title=title, issued="1988"), id=title)
        for title in ("Days", "Nights")
    ]
    assert in_text(reprints, StyleName.APA, MarkupName.TEXT) == "(Okoro, 1961/1988a, 1961/1988b)"


def test_a_reprint_without_a_date_of_its_own_says_how_far_it_has_got():
    item = replace(made("book", csl={"original-date": Edtf.parse("1961"), "status": "in press"}), issued=None)
    assert in_text([item], StyleName.APA, MarkupName.TEXT) == "(Okoro, in press)"
