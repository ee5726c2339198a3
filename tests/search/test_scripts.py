"""Forms of words and characters of other scripts than Latin are found, as the whole of search reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testing.catalogues import reference
from testing.searches import find, indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.index.index import Index

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
    reference(id="thai", title="ความเหงาในผู้สูงอายุ"),
    reference(id="korean", title="동료지원가의 역할"),
    reference(id="invisible", title="A zero\u200bwidth stu\u00addy"),
]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with indexed(*PAPERS) as made:
        yield made


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
        ("ผู้สูงอายุ", "thai"),
        ("เหงา", "thai"),
        ("역할", "korean"),
        ("지원", "korean"),
        ("zerowidth", "invisible"),
        ("study", "invisible"),
    ],
)
def test_a_form_finds_the_others(index: Index, query: str, found: str) -> None:
    assert find(index, query)[0] == found


def test_one_vowel_is_another_word(index: Index) -> None:
    assert find(index, "सहयोग") == ["hindi"]
    assert find(index, "सहयोगी") == []
