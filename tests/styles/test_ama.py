"""AMA on works of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.styles.registry import bibliography
from pswbrief.styles.style_names import MarkupName, StyleName
from styles.made_up import WORKS, made

CITED = {
    "newspaper": "1. Okoro A. Nights on the ward. *The Leith Times*. March 5, 2007:4.",
    "magazine": "1. Okoro A. Nights on the ward. *Ward Life*. 2007;3(2):4-9.",
    "blog": "1. Okoro A. Nights on the ward. Notes. March 5, 2007. Accessed January 2, 2008. <https://a.nhs.uk>",
    "preprint": "1. Okoro A. Nights on the ward. *medRxiv*. Preprint posted online March 5, 2007:2007.03. doi:[10.1000/182](https://doi.org/10.1000/182)",
    "software": "1. The Ward Trust. Nights on the ward. Published online March 5, 2007.",
    "dataset": "1. Okoro A. Nights on the ward. Published online March 5, 2007. doi:[10.1000/183](https://doi.org/10.1000/183)",
    "act": "1. *Wards Act 2007*. 2007.",
    "case": "1. *Okoro v Marsh*. Ward LR 3, 14 (2007).",
    "film": "1. *Nights on the Ward*. Ward Films; 2007.",
    "speech": "1. Okoro A. Nights on the ward. Talk presented at: Ward Days; March 5, 2007; Leith.",
    "patent": "1. Okoro A. Nights on the ward. Published online 2007:2007 1234.",
    "entry": "1. Okoro A. Nights on the ward. In: Marsh JB, Quill K, eds. *Ward Encyclopaedia*. Ward Press; 2007.",
    "translation": "1. Okoro A. *Nights on the Ward*. Ward Press; 2007.",
    "series": "1. Okoro A. *Nights on the Ward*. Ward Press; 2007.",
    "volumes": "1. Okoro A. *Nights on the Ward*. Ward Press; 2007.",
    "forthcoming": "1. Okoro A. *Nights on the Ward*. forthcoming.",
    "suffix": "1. Marsh JB Jr. *Nights on the Ward*. 2007.",
    "particles": "1. van den Berg J, Alt E von. *Nights on the Ward*. 2007.",
    "others": "1. Okoro A, et al. Nights on the ward. *Ward Journal*. 2007;2.",
    "short-journal": "1. Okoro A. Nights on the ward. *Int J Wards*. 2007;2:94-98, 103.",
    "report-number": "1. Okoro A. *Nights on the Ward*. Ward Board; 2007.",
    "interview": "1. Okoro A. Nights on the ward. *Ward Radio*. Published online March 5, 2007.",
    "letter": "1. Okoro A. Nights on the ward. Published online March 5, 2007. <https://example.org/letter>",
}


@pytest.mark.parametrize("kind", WORKS)
def test_a_work_of_each_kind_is_cited_as_the_style_asks(kind):
    assert bibliography([WORKS[kind]], StyleName.AMA, MarkupName.MARKDOWN)[0].text == CITED[kind]


@pytest.mark.parametrize(
    ("item", "cited"),
    [
        (made("article-journal", container="Ward Journal"), "1. Okoro A. Nights on the ward. Ward Journal. In press."),
        (
            made("article-journal", container="Ward Journal", volume="4"),
            "1. Okoro A. Nights on the ward. Ward Journal. in press;4.",
        ),
        (made("book", publisher="Ward Press"), "1. Okoro A. Nights on the Ward. Ward Press; in press."),
        (made("webpage", container="Wards"), "1. Okoro A. Nights on the ward. Wards. in press."),
        (
            made("speech", genre="Talk", csl={"event-place": "Leith"}),
            "1. Okoro A. Nights on the ward. Talk presented at: in press; Leith.",
        ),
    ],
)
def test_a_work_without_a_date_says_how_far_it_has_got(item, cited):
    pending = replace(item, issued=None, csl={**item.csl, "status": "in press"})
    assert bibliography([pending], StyleName.AMA, MarkupName.TEXT)[0].text == cited
