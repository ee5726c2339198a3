"""Document types of bibliographic databases, which describe the indexing of an article and are no genre of its citation."""

from __future__ import annotations

import re

from pswbrief.core.enums import ItemType

# The words in databases' document types, as seen in the exports of Scopus, Web of Science, Embase, PsycInfo, CINAHL,
# Cochrane, ERIC, PubMed, ProQuest and EndNote, and of repositories and catalogues in other languages.
_WORDS = frozenset(
    """
    abstract access address adaptive addresses analyses analysis article articles attachment audio biographical biography book brief
    case chart charts classical clinical collected column comment commentary comments communication comparative conference consensus
    congress controlled correction corrigendum corrections data design development diagnostic discussion directory early ecollection
    editor editorial editorials electronic english equations equivalence erratum evaluation extramural feature festschrift forecasts
    formulas full gov government graphs guideline guidelines historical ii iii in information interactive interview introductory jour
    intramural item items iv journal journals length lecture letter letters magazine mapping material meeting meta multicenter
    multicentre narrative news newspaper nih non note notice observational obituary of opinion original overall paginated paper papers
    patient
    peer periodical periodicals personal perspective perspectives phase pictorial pragmatic practice preliminary press print process
    proceedings proposal protocol publication published qualitative quantitative questions questionnaire randomised randomized rapid
    refereed references reply report reports research response retracted retraction review reviewed reviews scholarly scientific
    scoping section serial series short software speech statistics study supplement support survey surveys systematic table tables
    technical tests text the to topic trial trials tutorial twin undefined us validation veterinary video view viewpoint views
    and editor's t s u i v a an for with
    artikel aufsatz beitrag originalarbeit rezension übersichtsarbeit zeitschriftenartikel zeitschriftenaufsatz zeitschrift
    articulo artículo articolo artigo cientifico científico completo de del di du en periodico periódico original originale revisión
    revisao revisão revista rivista revue périodique periodique scientifique recherche d la le
    статья научная обзор журнала журнальная из журнал
    期刊 论文 期刊论文 期刊文章 学术期刊 學術論文 学術論文 学術雑誌論文 原著論文 論文 文章 학술지논문 학술논문 논문
    """.split()
)
# "info:eu-repo/semantics/article", and DSpace's address of a type.
_SEMANTICS = re.compile(r"info:eu-repo/semantics/\w+|https?://purl\.org/\S+", re.IGNORECASE)
# Words that are a genre, too, if they are the whole text.
_ALSO_GENRES = frozenset("interview speech software video audio lecture data series chart obituary biography".split())
# Names of types in other programs' exports, which repeat the type of the item.
_TYPE_NAMES = {
    ItemType.THESIS: frozenset({"thesis", "dissertation", "dissertations", "theses"}),
    ItemType.REPORT: frozenset({"report", "reports"}),
    ItemType.BOOK: frozenset(
        {"book", "books", "buch", "monograph", "monographie", "libro", "livre", "livro", "edited book", "图书"}
    ),
    ItemType.CHAPTER: frozenset({"book chapter", "chapter", "book section", "buchkapitel", "chapitre", "capítulo"}),
    ItemType.PAPER: frozenset(
        {"conference paper", "conference proceedings", "proceedings paper", "conference", "paper"}
    ),
    ItemType.WEBPAGE: frozenset({"web page", "webpage", "electronic resource"}),
    ItemType.DATASET: frozenset({"dataset", "data set"}),
}
_PARTS = re.compile(r"[;,/|:]")
_NOT_WORDS = re.compile(r"[\W_]+")


def is_document_type(text: str, item_type: ItemType) -> bool:
    """Return whether a text is a database's document type, or repeats the item's type, and thus no genre; False for "".

    >>> is_document_type("Journal Article; Review", ItemType.ARTICLE), is_document_type("PhD thesis", ItemType.THESIS)
    (True, False)
    """
    if _SEMANTICS.fullmatch(text.strip()):
        return True
    parts = [folded for part in _PARTS.split(text) if (folded := _NOT_WORDS.sub(" ", part.casefold()).strip())]
    if item_type is ItemType.ARTICLE:
        return bool(parts) and all(_WORDS.issuperset(part.split()) and part not in _ALSO_GENRES for part in parts)
    return bool(parts) and all(part in _TYPE_NAMES.get(item_type, frozenset()) for part in parts)
