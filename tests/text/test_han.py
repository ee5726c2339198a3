"""Forms of Chinese characters: which are one, and that what the program reads is what its script writes."""

from __future__ import annotations

import pytest

from pswbrief.text.han import one_form
from text.make_han import groups


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("精神健康復元", "精神健康复元"),
        ("護理", "护理"),
        ("同儕", "同侪"),
        ("心理衛生", "心理卫生"),
        ("諮詢與輔導", "咨询与辅导"),
        ("醫護人員職業倦怠", "医护人员职业倦怠"),
        ("臺灣", "台湾"),
        ("頭髮發展", "头发发展"),
        ("乾燥幹部", "干燥干部"),
        ("強項與風險", "强项与风险"),
    ],
)
def test_traditional_characters_are_their_simplified_ones(traditional: str, simplified: str) -> None:
    assert one_form(traditional) == simplified
    assert one_form(simplified) == simplified


@pytest.mark.parametrize(
    ("japanese", "traditional"),
    [("精神医療", "精神醫療"), ("看護学", "看護學"), ("発達", "發達"), ("経済", "經濟"), ("両親", "兩親"), ("変革", "變革"),
     ("体験", "體驗"), ("労働", "勞動"),
     ("図書館", "圖書館"), ("芸術", "藝術"), ("総合評価", "總合評價"), ("姉", "姊"), ("隣人", "鄰人")],
)  # fmt: skip
def test_japanese_characters_are_their_traditional_ones(japanese: str, traditional: str) -> None:
    assert one_form(japanese) == one_form(traditional)


@pytest.mark.parametrize("text", ["予防", "弁明", "缶", "欠席", "ピアサポート", "동료", "人", "psw"])
def test_other_words_stay_as_they_are(text: str) -> None:
    """Japanese ones among them whose characters are other words in Chinese."""
    assert one_form(text) == text


def test_the_script_takes_the_usual_characters_of_the_database_and_its_own_lists() -> None:
    """Of several forms the first that China's standard has; no rare character; the last form where one leads to another."""
    lines = [
        "# For the fields:\tkSimplifiedVariant",
        "U+8B77\tkSimplifiedVariant\tU+62A4",
        "U+62A4\tkTraditionalVariant\tU+8B77",
        "U+6230\tkSimplifiedVariant\tU+229D0 U+6218",
        "U+3431\tkSimplifiedVariant\tU+4E07",
        "U+8AEE\tkSimplifiedVariant\tU+8C18",
    ]
    found = groups(lines)
    assert {"护護", "战戦戰", "咨諮谘"} <= set(found)
    assert not any("㐱" in group for group in found)
