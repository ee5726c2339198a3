"""The headings of other programs' tables, with the fields that they hold, and those programs' ways of writing names and types.

Seen in the exports of Zotero ("Item Type", "Publication Title", "Abstract Note"), PubMed ("Journal/Book", "Create Date"), Scopus
("Source title", "Art. No.", "Page start"), Web of Science ("Article Title", "Times Cited") and Mendeley, and in tables made by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Organisation
from pswbrief.formats.common.names import is_initials, read_name, split_people
from pswbrief.formats.csv_table.cells import split_words

if TYPE_CHECKING:
    from pswbrief.core.name import Name

_NUMBERED = re.compile(r"\s*\([0-9]{6,}\)(?=;|$)")
_SEVERAL_WORDS = re.compile(r"[\s,]")

_HEADINGS = """
    id: id citationkey citekey bibtexkey key
    type: itemtype typeofreference documenttype type publicationtype referencetype reftype doctype articletype
    title: title articletitle documenttitle papertitle primarytitle itemtitle titles titel título titulo titre
        题名 标题 篇名 题目
    authors: authorfullnames authors author authornames firstauthors creators creator authorss authoranalytic autor autoren autores
        auteur auteurs 作者
    editors: editors editor bookeditors secondaryauthors herausgeber
    container: container containertitle publicationtitle journal journaltitle journalname journalbook sourcetitle booktitle
        publication periodical pubtitle sourcename source secondarytitle venue zeitschrift revista revue 来源 刊名 期刊 文献来源
    publisher: publisher publishername organisation organization institution verlag editorial éditeur 出版社
    place: place publisherplace placeofpublication placepublished publisheraddress ort
    edition: edition auflage
    genre: genre
    volume: volume vol band volumen 卷
    issue: issue number issuenumber no heft número numero numéro 期
    article_number: articlenumber artno articleno
    pages: pages page pagerange pagination seiten páginas paginas 页码 页
    first_page: pagestart startpage firstpage
    last_page: pageend endpage lastpage
    issued: issued date datepublished coverdate onlinedate publicationdate publisheddate publisheddateyear pubdate datum
    year: year publicationyear publishedyear yearpublished copyright pubyear yearofpublication dateyear copyrightyear py
        jahr año année 年 年份
        出版年 发表时间
    month: month publishedmonth publicationmonth pubmonth
    accessed: accessed accessdate dateaccessed
    doi: doi doilink digitalobjectidentifier
    pmid: pmid pubmedid
    pmcid: pmcid
    isbn: isbn isbns
    issn: issn issns
    url: url link weblink fulltexturl urls documenturl articleurl plink
    abstract: abstract abstractnote notesabstract summary zusammenfassung resumen résumé 摘要
    keywords: keywords keyword tags manualtags authorkeywords schlagwörter 关键词
    note: note notes extra
    csl: csl
    language: language lang languageoforiginaldocument sprache idioma langue
    title-short: shorttitle
    container-title-short: journalabbreviation abbreviatedsourcetitle journalisoabbreviation
    collection-title: series seriestitle bookseriestitle
    collection-number: seriesnumber
    number-of-pages: numpages
    number-of-volumes: numberofvolumes
    call-number: callnumber
    source: librarycatalog
    archive: archive
    archive_location: archivelocation
    license: rights
    medium: medium
    dimensions: runningtime artworksize
    scale: scale
    version: version
    event-title: conferencename meetingname conferencetitle
    event-place: conferencelocation
    authority: legislativebody
    section: section committee
    chapter-number: session
    references: history references
    status: legalstatus
    translator: translator translators
    container-author: bookauthor bookauthors
    collection-editor: serieseditor serieseditors
    contributor: contributor contributors
    composer: composer
    interviewer: interviewer
    producer: producer
    performer: castmember performer
    recipient: recipient
    reviewed-author: reviewedauthor
    script-writer: scriptwriter
    guest: guest
    director: director
"""
# For each field, or variable of CSL, the headings that may hold it, the best first, folded as `fold_heading` does it.
HEADINGS: dict[str, tuple[str, ...]] = {
    name.strip(): tuple(headings.split())
    for name, _, headings in (line.partition(":") for line in re.sub(r"\n {8}", " ", _HEADINGS).strip().split("\n"))
}
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}

# Names of types, folded; those of CSL and Zotero both fold to these.
_TYPES = {re.sub(r"[^a-z]", "", str(kind)): kind for kind in ItemType} | {
    "journalarticle": ItemType.ARTICLE,
    "jour": ItemType.ARTICLE,
    "article": ItemType.ARTICLE,
    "review": ItemType.ARTICLE,
    "journal": ItemType.ARTICLE,
    "magazinearticle": ItemType.ARTICLE,
    "newspaperarticle": ItemType.ARTICLE,
    "articleinpress": ItemType.ARTICLE,
    "editorial": ItemType.ARTICLE,
    "letter": ItemType.ARTICLE,
    "website": ItemType.WEBPAGE,
    "blogpost": ItemType.WEBPAGE,
    "booksection": ItemType.CHAPTER,
    "bookchapter": ItemType.CHAPTER,
    "conferencepaper": ItemType.PAPER,
    "proceedingspaper": ItemType.PAPER,
    "dissertation": ItemType.THESIS,
    "dissertationthesis": ItemType.THESIS,
    "dissertationstheses": ItemType.THESIS,
}


def fold_heading(heading: str) -> str:
    """Return the letters of a heading in lower case: "Art. No." gives `artno`."""
    return re.sub(r"[\W_]", "", heading.casefold())


def known(headings: list[str]) -> int:
    """Return how many of the headings are known."""
    return sum(fold_heading(heading) in _FIELD_OF for heading in headings)


def places(headings: list[str]) -> dict[str, list[int]]:
    """Return, by field, the columns that may hold it, the best first."""
    found: dict[str, list[int]] = {}
    folded = [fold_heading(heading) for heading in headings]
    if "itemtype" in folded and "type" in folded:
        # Zotero's "Type" is the kind of a thesis, a report or a map.
        found["genre"] = [folded.index("type")]
        folded[folded.index("type")] = "genre"
    for field, names in HEADINGS.items():
        columns = [column for name in names for column, heading in enumerate(folded) if heading == name]
        if columns:
            found[field] = columns
    return found


# Embase's "Source": `Journal of Health (2020) 3:1 (1-9)`, with or without the date of publication after it.
_CITED_SOURCE = re.compile(r"([^()]+) \((\d{4})\) (\w+)(?::([^ ()]+))?(?: \(([^()]+)\))?(?:[. ].*)?")


def cited_source(container: str) -> dict[str, str]:
    """Return the fields of a container that is a whole citation; {} for any other container."""
    match = _CITED_SOURCE.fullmatch(container)
    if match is None:
        return {}
    parts = zip(("container", "issued", "volume", "issue", "pages"), match.groups(), strict=True)
    return {name: value for name, value in parts if value}


def kind(text: str, *, in_journal: bool) -> ItemType:
    """Return the type that `text` names; for an unknown name, an article if the row has a journal, else a document."""
    found = _TYPES.get(re.sub(r"[^a-z]", "", text.casefold()))
    return found or (ItemType.ARTICLE if in_journal else ItemType.DOCUMENT)


def own_kind(text: str, *, in_journal: bool) -> ItemType:
    """Return the type in a table of pswbrief: a name of CSL, of which "article" is a preprint; any other as `kind` does."""
    try:
        return ItemType(text)
    except ValueError:
        return kind(text, in_journal=in_journal)


# A list as Python prints it, which scripts leave in the tables that they write.
_LISTED = re.compile(r"""\[\s*(?:'[^']*'|"[^"]*")(?:\s*,\s*(?:'[^']*'|"[^"]*"))*\s*\]""")
_LISTED_WORD = re.compile(r"""'([^']*)'|"([^"]*)\"""")
# Embase's keywords: commas between them, and within the parentheses after one.
_BETWEEN_COMMAS = re.compile(r"(?:[^,(]|\([^()]*\)|\(|,(?!\s))+")
_FEWEST_WORDS = 3


def other_words(text: str) -> tuple[str, ...]:
    """Parse other programs' lists of keywords: separated by semicolons, or, if there are three at least, by commas.

    >>> other_words("adult, cyst (diagnosis, surgery), review"), other_words("Attitudes, Practice")
    (('adult', 'cyst (diagnosis, surgery)', 'review'), ('Attitudes, Practice',))
    """
    if words := _listed(text):
        return words
    if ";" not in text and len(pieces := _BETWEEN_COMMAS.findall(text)) >= _FEWEST_WORDS:
        return tuple(word for piece in pieces if (word := piece.strip()))
    return split_words(text)


def _listed(text: str) -> tuple[str, ...]:
    """Return the words of a list as Python prints it; () for any other text."""
    if not text.startswith("[") or _LISTED.fullmatch(text.strip()) is None:
        return ()
    return tuple(match[1] or match[2] or "" for match in _LISTED_WORD.finditer(text))


def other_names(text: str) -> tuple[Name, ...]:
    """Parse other programs' lists of names: `Family, Given; …`, or PubMed's, Scopus's or Embase's lists; else one name, unchanged."""
    text = "; ".join(_listed(text)) or text.strip()
    if _is_closed(text):
        text = text[:-1]
    # OpenAlex has a bar between people, and spreadsheets a new line.
    text = text.replace("|", ";").replace("\n", ";")
    # Scopus numbers people.
    text = _NUMBERED.sub("", text)
    # A single word is as likely an organisation ("Mind") as a person; as a literal it is printed correctly either way.
    return tuple(
        read_name(piece) if _SEVERAL_WORDS.search(piece) else Organisation(piece) for piece in split_people(text)
    )


# Abbreviations at the end, whose full stop is their own: "Ash, Ada, Jr.", "Ashby Press Ltd."
_ABBREVIATED = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|Corp|Co)\.$")
_BETWEEN_WORDS = re.compile(r"[\s,;|]+")


def _is_closed(text: str) -> bool:
    """Return whether the full stop at the end closes a list, as in PubMed's, and is not the last initial's or word's own.

    >>> [_is_closed(text) for text in ("Quill AB, Ash C.", "Quill, A; Ash, C.", "Quill A.")]
    [True, True, True]
    >>> [_is_closed(text) for text in ("Ash, C.", "Quill, Ada; Ash, C.", "Ash, Ben C.", "Quill, A. B., Ash, C.")]
    [False, False, False, False]
    """
    if not text.endswith(".") or "." in text[:-1] or _ABBREVIATED.search(text):
        return False
    *others, last = _BETWEEN_WORDS.split(text)
    # If any initial before it has none, the full stop is not an initial's.
    return "," not in text or not is_initials(last) or any(map(is_initials, others))
