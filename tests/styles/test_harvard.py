"""Harvard on works of every kind; the golden files hold articles, books and reports."""

from __future__ import annotations

import pytest

from pswbrief.styles.registry import bibliography
from pswbrief.styles.style_names import MarkupName, StyleName
from styles.made_up import WORKS, made

CITED = {
    "newspaper": "Okoro, A. (2007) ‘Nights on the ward’, *The Leith Times*, 5 March, p. 4.",
    "magazine": "Okoro, A. (2007) ‘Nights on the ward’, *Ward Life*, 5 March, pp. 4–9.",
    "blog": "Okoro, A. (2007) ‘Nights on the ward’, *Notes*, 5 March. Available at: <https://a.nhs.uk> (Accessed: 2 January 2008).",
    "preprint": "Okoro, A. (2007) ‘Nights on the ward’. medRxiv. Available at: <https://doi.org/10.1000/182>.",
    "software": "The Ward Trust (2007) ‘Nights on the ward’. Ward Software.",
    "dataset": "Okoro, A. (2007) ‘Nights on the ward’. Ward Data. Available at: <https://doi.org/10.1000/183>.",
    "act": "*Wards Act 2007* (2007).",
    "case": "*Okoro v Marsh* (2007) *Ward LR*.",
    "film": "*Nights on the ward* (2007). Directed by J.B. Marsh. Ward Films.",
    "speech": "Okoro, A. (2007) ‘Nights on the ward’, 5 March.",
    "patent": "Okoro, A. (2007) ‘Nights on the ward’.",
    "entry": "Okoro, A. (2007) ‘Nights on the ward’, *Ward encyclopaedia*. Edited by J.B. Marsh and K. Quill. Ward Press.",
    "translation": "Okoro, A. (2007) *Nights on the ward*. Translated by J.B. Marsh. Leith: Ward Press.",
    "series": "Okoro, A. (2007) *Nights on the ward*. Ward Press (Ward studies, 4).",
    "volumes": "Okoro, A. (2007) *Nights on the ward* (3). Ward Press.",
    "forthcoming": "Okoro, A. (forthcoming) *Nights on the ward*.",
    "suffix": "Marsh, J.B., Jr. (2007) *Nights on the ward*.",
    "particles": "van den Berg, J. and Alt, E. von (2007) *Nights on the ward*.",
    "others": "Okoro, A. *et al.* (2007) ‘Nights on the ward’, *Ward Journal*, 2.",
    "short-journal": "Okoro, A. (2007) ‘Nights on the ward’, *International Journal of Wards*, 2, pp. 94–98, 103.",
    "report-number": "Okoro, A. (2007) *Nights on the ward*. WHB/CDS/2003.11. Ward Board.",
    "interview": "Okoro, A. (2007) ‘Nights on the ward’, *Ward Radio*.",
    "letter": "Okoro, A. (2007) ‘Nights on the ward’. Available at: <https://example.org/letter>.",
}


@pytest.mark.parametrize("kind", WORKS)
def test_a_work_of_each_kind_is_cited_as_the_style_asks(kind):
    assert bibliography([WORKS[kind]], StyleName.HARVARD, MarkupName.MARKDOWN)[0].text == CITED[kind]


def test_a_newspaper_that_leads_keeps_its_edition():
    item = made("article-newspaper", authors=(), container="The Leith Times", edition="Late edition", pages="4")
    assert bibliography([item], StyleName.HARVARD, MarkupName.TEXT)[0].text == (
        "The Leith Times (2007) ‘Nights on the ward’, Late edition, 5 March, p. 4."
    )


def test_titles_in_scripts_without_italics_are_upright():
    item = made("article-journal", title="観測用構造物を用いた実験", container="生産研究", volume="54")
    assert bibliography([item], StyleName.HARVARD, MarkupName.MARKDOWN)[0].text == (
        "Okoro, A. (2007) ‘観測用構造物を用いた実験’, 生産研究, 54."
    )
    named = made("thesis", title="第2章 Nights", publisher="Leith")
    assert (
        bibliography([named], StyleName.HARVARD, MarkupName.MARKDOWN)[0].text
        == "Okoro, A. (2007) *第2章 Nights*. Leith."
    )


def test_a_year_before_christ_has_its_era():
    item = made("book", issued="-0099")
    assert bibliography([item], StyleName.HARVARD, MarkupName.TEXT)[0].text == "Okoro, A. (100 BC) Nights on the ward."
