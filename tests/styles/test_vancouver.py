"""Vancouver on works of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.styles.registry import bibliography
from pswbrief.styles.style_names import MarkupName, StyleName
from styles.made_up import MARSH, OKORO, QUILL, WORKS, made

CITED = {
    "newspaper": "1. Okoro A. Nights on the ward. The Leith Times. 2007 Mar 5:4.",
    "magazine": "1. Okoro A. Nights on the ward. Ward Life. 2007 Mar 5;3(2):4–9.",
    "blog": "1. Okoro A. Nights on the ward. Notes \\[Internet\\]. 2007 Mar 5 \\[cited 2008 Jan 2\\]. Available from: <https://a.nhs.uk>",
    "preprint": "1. Okoro A. Nights on the ward. medRxiv; 2007. doi:[10.1000/182](https://doi.org/10.1000/182)",
    "software": "1. The Ward Trust. Nights on the ward. Ward Software; 2007.",
    "dataset": "1. Okoro A. Nights on the ward. Ward Data; 2007. doi:[10.1000/183](https://doi.org/10.1000/183)",
    "act": "1. Wards Act 2007. c. 12. 2007.",
    "case": "1. Okoro v Marsh. Ward LR. 2007. p. 14.",
    "film": "1. Nights on the ward. Ward Films; 2007.",
    "speech": "1. Okoro A. Nights on the ward \\[Talk\\]. Talk presented at. 2007 Mar 5; Leith.",
    "patent": "1. Okoro A. Nights on the ward. 2007 1234, 2007.",
    "entry": "1. Okoro A. Nights on the ward. In: Marsh JB, Quill K, editors. Ward encyclopaedia. Ward Press; 2007.",
    "translation": "1. Okoro A. Nights on the ward. Leith: Ward Press; 2007.",
    "series": "1. Okoro A. Nights on the ward. Ward Press; 2007. (Ward studies; no. 4).",
    "volumes": "1. Okoro A. Nights on the ward. Ward Press; 2007.",
    "forthcoming": "1. Okoro A. Nights on the ward. forthcoming.",
    "suffix": "1. Marsh JB Jr. Nights on the ward. 2007.",
    "particles": "1. van den Berg J, Alt E von. Nights on the ward. 2007.",
    "others": "1. Okoro A, et al. Nights on the ward. Ward Journal. 2007 Mar 5;2.",
    "short-journal": "1. Okoro A. Nights on the ward. Int J Wards. 2007 Mar 5;2:94–8, 103.",
    "report-number": "1. Okoro A. Nights on the ward. Ward Board; 2007. Report WHB/CDS/2003.11.",
    "interview": "1. Okoro A. Nights on the ward. Ward Radio. 2007.",
    "letter": "1. Okoro A. Nights on the ward \\[Internet\\]. 2007. Available from: <https://example.org/letter>",
}


@pytest.mark.parametrize("kind", WORKS)
def test_a_work_of_each_kind_is_cited_as_the_style_asks(kind):
    assert bibliography([WORKS[kind]], StyleName.VANCOUVER, MarkupName.MARKDOWN)[0].text == CITED[kind]


@pytest.mark.parametrize(
    ("item", "cited"),
    [
        (made("book", authors=(), csl={"translator": (MARSH,)}), "1. Marsh JB, translator. Nights on the ward. 2007."),
        (
            made("book", authors=(), editors=(OKORO, QUILL), csl={"translator": (MARSH,)}),
            "1. Okoro A, Quill K, editors, Marsh JB, translator. Nights on the ward. 2007.",
        ),
        (
            made("book", authors=(), editors=(OKORO, QUILL), csl={"translator": (OKORO, QUILL)}),
            "1. Okoro A, Quill K, editors & translators. Nights on the ward. 2007.",
        ),
        (
            made("book", authors=(), editors=(OKORO,), csl={"translator": (OKORO,)}),
            "1. Okoro A, editor & translator. Nights on the ward. 2007.",
        ),
        (
            made("book", volume="12-13", csl={"number-of-pages": "xii, 300"}),
            "1. Okoro A. Nights on the ward. Vols 12-13. 2007. xii, 300 p.",
        ),
        (made("chapter"), "1. Okoro A. Nights on the ward. In. 2007."),
        (made("report", article_number="4, 5"), "1. Okoro A. Nights on the ward. 2007 Mar. Report nos: 4, 5."),
        (made("report", article_number="4-5"), "1. Okoro A. Nights on the ward. 2007 Mar. Report no.: 4-5."),
    ],
)
def test_translators_books_without_a_name_and_several_numbers_are_printed_as_the_official_style_does(item, cited):
    assert bibliography([item], StyleName.VANCOUVER, MarkupName.TEXT)[0].text == cited


@pytest.mark.parametrize(
    ("kind", "cited"),
    [
        ("article-journal", "1. Okoro A. Nights on the ward. Ward Journal. in press."),
        ("chapter", "1. Okoro A. Nights on the ward. In: Ward Journal. in press."),
        ("report", "1. Okoro A. Nights on the ward. Ward Journal. in press."),
        ("patent", "1. Okoro A. Nights on the ward. Ward Journal. in press."),
        ("legislation", "1. Okoro A. Nights on the ward. Ward Journal. in press."),
    ],
)
def test_a_work_without_a_date_says_how_far_it_has_got(kind, cited):
    item = replace(made(kind, csl={"status": "in press"}, container="Ward Journal"), issued=None)
    assert bibliography([item], StyleName.VANCOUVER, MarkupName.TEXT)[0].text == cited
