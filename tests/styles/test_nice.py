"""NICE's own style, which has no CSL file to compare with."""

from __future__ import annotations

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.styles.registry import bibliography, in_text
from pswbrief.styles.style_names import MarkupName, StyleName
from styles.awkward import AWKWARD

BY_ID = {item.id: item for item in AWKWARD}


def nice(item, markup=MarkupName.TEXT):
    return bibliography([item], StyleName.NICE, markup)[0].text


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("one-author", "Adams AB (2007) A treatment of tendons. Journal of Mental Health 41(4): 211–6"),
        (
            "three-authors",
            "Adams AB, Brown C, Clarke DE (2007) A treatment of tendons. Journal of Mental Health 41(4): 211–6",
        ),
        (
            "four-authors",
            "Adams AB, Brown C, Clarke DE et al. (2007) A treatment of tendons. Journal of Mental Health 41(4): 211–6",
        ),
        ("no-author", "A treatment of tendons (2007) Journal of Mental Health 41(4): 211–6"),
        ("no-date", "Adams AB, Brown C (no date) A treatment of tendons. Journal of Mental Health 41(4): 211–6"),
        ("question", "Adams AB, Brown C (2007) Do peer workers help? Journal of Mental Health 41(4): 211–6"),
        ("article-number", "Adams AB, Brown C (2007) A treatment of tendons. Journal of Mental Health 41(4): e0141122"),
        ("lettered-pages", "Adams AB, Brown C (2007) A treatment of tendons. Journal of Mental Health 41(4): S267–74"),
        ("online-first", "Adams AB, Brown C (2020) A treatment of tendons. Journal of Mental Health"),
        ("report", "Leeds & York Partnership NHS Foundation Trust (2019) Annual survey report 2008. London: TSO"),
        ("report-no-author", "The Stationery Office (2019) Ready for work. London: The Stationery Office"),
        ("book-edition", "Adams AB (2019) Social determinants of health, 2nd edition. Oxford: OUP"),
        (
            "book-editors",
            "Adams AB, Brown C, Clarke DE, editors (2019) Social determinants of health, 11th edition. OUP",
        ),
        (
            "chapter",
            (
                "Adams AB (2019) Good clinical audit requires teamwork. In: Brown C, Clarke DE, Davies F, editors. "
                "Implementing change with clinical audit. Chichester: Wiley, p119–32"
            ),
        ),
        ("thesis", "Adams AB (2019) Peers at work. PhD thesis. Leeds: University of Leeds"),
        ("page-nothing", "A page on peers (no date)"),
    ],
)
def test_a_work_in_nices_style(item, shown):
    assert nice(BY_ID[item]) == shown


def test_a_supplement_is_separated_from_its_volume():
    item = Item(
        id="a", type=ItemType.ARTICLE, title="T", container="J", volume="7", issue="Suppl. 2", pages=Pages("S30", "S36")
    )
    assert nice(item) == "T (no date) J 7 (Suppl. 2): S30–6"


def test_what_is_online_is_linked_from_author_and_title():
    assert nice(BY_ID["page"], MarkupName.HTML) == (
        '<a href="https://www.example.nhs.uk/a_page?x=1&amp;y=2">Adams AB (2021) A page on peers</a>. NHS England'
    )
    assert nice(BY_ID["article-number"], MarkupName.MARKDOWN).startswith(
        "[Adams AB, Brown C (2007) A treatment of tendons](https://doi.org/"
    )


def test_a_citation_in_a_text_has_no_comma_before_the_year():
    works = [
        Item(id="b", title="B", authors=(Person("Brown", "C"), Person("Adams", "A")), issued=Edtf.parse("2010")),
        Item(id="a", title="A", authors=(Organisation("NHS England"),), issued=Edtf.parse("2020")),
        Item(id="c", title="C", authors=(Organisation("NHS England"),), issued=Edtf.parse("2020")),
    ]
    assert in_text(works, StyleName.NICE, MarkupName.TEXT) == "(Brown and Adams 2010; NHS England 2020a, 2020b)"
