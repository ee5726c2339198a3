"""Forms of words and characters of other scripts than Latin are found, as the whole of search reads them."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.core.selection import Selection
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from testing.catalogues import model, reference

PAPERS = [
    reference(id="russian", title="Взаимная поддержка в психиатрических больницах"),
    reference(id="ukrainian", title="Об’єднання лікарень і психічне здоров’я"),
    reference(id="greek", title="Η υποστήριξη στις υπηρεσίες ψυχικής υγείας"),
    reference(id="arabic", title="دعم الأقران في خدمات الصحة النفسية", issued="2021"),
    reference(id="persian", title="مهارت‌های پرستاران در سال ۱۳۹۸"),
    reference(id="hebrew", title="תמיכת עמיתים"),
    reference(id="traditional", title="精神健康復元與護理", authors=[{"family": "張", "given": "偉明"}]),
    reference(id="simplified", title="心理卫生与同侪支持"),
    reference(id="japanese", title="精神医療の発達"),
    reference(id="hindi", title="स्वास्थ्य सेवाओं में सहयोग"),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("больница", "russian"),
        ("взаимной поддержки", "russian"),
        ("лікарня", "ukrainian"),
        ("обєднань", "ukrainian"),
        ("υπηρεσιων υποστηριξης", "greek"),
        ("والدعم", "arabic"),
        ("خدمة نفسيه", "arabic"),
        ("اقران", "arabic"),
        ("مهارت", "persian"),
        ("1398", "persian"),
        ("תמיכה", "hebrew"),
        ("עמיתימ", "hebrew"),
        ("复元", "traditional"),
        ('"护理"', "traditional"),
        ("author:张伟明", "traditional"),
        ("同儕支持", "simplified"),
        ("心理衛生", "simplified"),
        ("精神醫療", "japanese"),
        ("发达", "japanese"),
        ("सेवा", "hindi"),
    ],
)
def test_a_form_finds_the_others(query: str, found: str) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PAPERS), None, [None]))
        result = search(Index(connection), parse(query), Selection(), None)
    assert PAPERS[next(iter(result.hits))]["id"] == found
