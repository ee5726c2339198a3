"""A database's document type of an article is no genre; the kind of a thesis or a report is one."""

from __future__ import annotations

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.formats.common.document_types import is_document_type


@pytest.mark.parametrize(
    "text",
    [
        "Article",
        "Journal Article",
        "Journal: Review",
        "Article; Early Access",
        "Meta-Analysis",
        "Original Research Article",
        "Clinical Trial, Phase II",
        "Randomised Controlled Trial",
        "Peer Reviewed; research; tables/charts",
        "Research Support, Non-U.S. Gov't",
        "info:eu-repo/semantics/article",
        "Zeitschriftenaufsatz",
        "Article de périodique",
        "Artículo de revista",
        "Научная статья",
        "期刊论文",
    ],
)
def test_document_types_of_articles_are_known(text):
    assert is_document_type(text, ItemType.ARTICLE)


@pytest.mark.parametrize(
    ("text", "item_type"),
    [
        ("PhD thesis", ItemType.THESIS),
        ("Working paper", ItemType.REPORT),
        ("Article; PhD thesis", ItemType.ARTICLE),
        ("Review", ItemType.REPORT),
        ("Interview", ItemType.ARTICLE),
        ("Short story", ItemType.ARTICLE),
        ("", ItemType.ARTICLE),
    ],
)
def test_genres_stay(text, item_type):
    assert not is_document_type(text, item_type)


def test_a_type_said_over_again_is_no_genre():
    assert is_document_type("Conference Paper", ItemType.PAPER)
    assert is_document_type("Dissertations & Theses", ItemType.THESIS) is False
    assert is_document_type("Dissertation", ItemType.THESIS)
