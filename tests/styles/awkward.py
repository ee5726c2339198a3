"""Made-up items, each with one thing in it that styles stumble over; compared with pandoc as the catalogue's are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages

if TYPE_CHECKING:
    from pswbrief.core.name import Name

ADAMS, BROWN, CLARKE, DAVIES = (
    Person("Adams", "Anna B."),
    Person("Brown", "Carl"),
    Person("Clarke", "D. E."),
    Person("Davies", "F"),
)
SEVEN: tuple[Name, ...] = (
    ADAMS,
    BROWN,
    CLARKE,
    DAVIES,
    Person("van Bergen", "Diana D."),
    Person("O'Neill", "Éva"),
    Person("Reid-Searl", "Jean-Marc"),
)
TWENTY_ONE: tuple[Name, ...] = tuple(
    Person(f"Family{letter}", f"{letter}. {letter}.") for letter in "ABCDEFGHIJKLMNOPQRSTU"
)
TRUST = Organisation("Leeds & York Partnership NHS Foundation Trust")

_ARTICLE = {"type": ItemType.ARTICLE, "container": "Journal of Mental Health", "volume": "41", "issue": "4"}
_ARTICLE |= {"pages": Pages("211", "216"), "issued": Edtf.parse("2007-05")}  # type: ignore[dict-item]


def _article(name: str, title: str = "A treatment of tendons", **fields: object) -> Item:
    return Item(id=name, title=title, **{"authors": (ADAMS, BROWN), **_ARTICLE, **fields})


def _item(name: str, kind: ItemType, title: str | None, **fields: object) -> Item:
    return Item(id=name, type=kind, title=title, **{"authors": (ADAMS,), "issued": Edtf.parse("2019"), **fields})


_URL = "https://www.example.nhs.uk/a_page?x=1&y=2"
_SEEN = Edtf.parse("2024-03-05")

AWKWARD = (
    # Authors: none, a body, one, two, three to seven, twenty, twenty-one, and names of many shapes.
    _article("no-author", authors=()),
    _article("no-author-no-journal", authors=(), container=None, volume=None, issue=None, pages=None),
    _article("body", authors=(TRUST,)),
    _article("body-and-person", authors=(BROWN, TRUST)),
    _article("one-author", authors=(ADAMS,)),
    _article("three-authors", authors=SEVEN[:3]),
    _article("four-authors", authors=SEVEN[:4]),
    _article("six-authors", authors=SEVEN[:6]),
    _article("seven-authors", authors=SEVEN),
    _article("twenty-authors", authors=TWENTY_ONE[:20]),
    _article("twenty-one-authors", authors=TWENTY_ONE),
    _article("suffix", authors=(Person("King", "Martin Luther, Jr."), Person("McDonald", "Jo"))),
    _article(
        "particles",
        authors=(Person("d'Angelo", "Maria del Mar"), Person("von Peter", "S."), Person("Cruz", "Ana de la")),
    ),
    _article("one-name", authors=(Person("Plato"), Person("Æthelred", "Øystein Å."))),
    _article("chinese-name", authors=(Person("王", "小明"), Person("李", "四"))),
    _article("hyphens", authors=(Person("Sartre", "Jean-Paul"), Person("Li", "Ji-ping"), Person("Levi", "J-M"))),
    # Dates: none, a day, a range of months, of days, of years, a season.
    _article("no-date", issued=None),
    _article("day", issued=Edtf.parse("2019-12-05")),
    _article("months", issued=Edtf.parse("2012-04/2012-06")),
    _article("days", issued=Edtf.parse("2012-04-03/2012-04-07")),
    _article("years", issued=Edtf.parse("2012-12/2013-01")),
    _article("season", issued=Edtf.parse("2018-21")),
    # Where an article is.
    _article("article-number", pages=None, article_number="e0141122", doi="10.1371/journal.pone.0141122"),
    _article("online-first", volume=None, issue=None, pages=None, doi="10.1000/182", issued=Edtf.parse("2020-03-05")),
    _article("online-first-url", volume=None, issue=None, pages=None, url=_URL, accessed=_SEEN),
    _article("issue-only", volume=None, pages=None, issue="Suppl 1"),
    _article("volume-only", issue=None, pages=None),
    _article("one-page", pages=Pages("5")),
    _article("lettered-pages", pages=Pages("S267", "S274")),
    _article("short-last-page", pages=Pages("321", "8")),
    _article("long-pages", pages=Pages("998", "1003")),
    _article("short-journal", container="J. Ment. Health"),
    _article("identifiers", doi="10.1000/182", pmid="12345678", pmcid="PMC1234567", url=_URL),
    _article("pmid-only", pmid="12345678", url=_URL, accessed=_SEEN),
    _article("small-journal", authors=(), container="international journal of health and care: a review of the field"),
    _article("genre", genre="Editorial"),
    # Titles.
    _article("question", title="Do peer workers help?"),
    _article("exclamation", title="Help!"),
    _article("quotation", title="“Do I feel safe here?” Organisational climate"),
    _article("quotation-at-end", title="The meaning of ‘peer support’"),
    _article("quotation-asks", title="What is meant by “who are you?”"),
    _article("single-quotation", title="'Chugging along, plugging in and out of it': Understanding a place"),
    _article("nested-quotation", title="“He said ‘don’t go’ to us”: a study of users’ words"),
    _article("double-quotation", title='The "peer" in "peer support"'),
    _article("apostrophes", title="Workers' and users' views of the '90s"),
    _article("unclosed", title="The “peer in support"),
    _article("comma-quotation", title="Being “mad”, “bad” and “sad”"),
    _article("dots", title="And now I know how you feel..."),
    _article("initials-in-title", title="Peers in the U.S.A."),
    _article("specials", title="Cost & benefit of 50% <more> *peer* support_work #1 $5 ~ ^ {x} [y] \\ | `z`"),
    _article("no-title", title=None),
    # Reports.
    _item("report", ItemType.REPORT, "Annual survey report 2008", authors=(TRUST,), publisher="TSO", place="London"),
    _item(
        "report-no-author",
        ItemType.REPORT,
        "Ready for work",
        authors=(),
        publisher="The Stationery Office",
        place="London",
    ),
    _item(
        "report-number",
        ItemType.REPORT,
        "Ready for work",
        genre="working paper",
        article_number="12",
        publisher="TSO",
        url=_URL,
    ),
    _item(
        "report-plain-number",
        ItemType.REPORT,
        "Ready for work",
        article_number="A/12 b",
        publisher="TSO",
        issued=Edtf.parse("2019-06-07"),
    ),
    _item(
        "report-site",
        ItemType.REPORT,
        "Peer support roles",
        container="Iriss Insights",
        publisher="Iriss",
        url=_URL,
        accessed=_SEEN,
    ),
    _item("report-pages", ItemType.REPORT, "Ready for work", pages=Pages("5", "9"), doi="10.1000/182"),
    # Web pages and documents.
    _item(
        "page",
        ItemType.WEBPAGE,
        "A page on peers",
        publisher="NHS England",
        url=_URL,
        accessed=_SEEN,
        issued=Edtf.parse("2021-06"),
    ),
    _item(
        "page-no-author",
        ItemType.WEBPAGE,
        "A page on peers",
        authors=(),
        publisher="NHS England",
        url=_URL,
        issued=Edtf.parse("2018-21"),
    ),
    _item(
        "page-no-date",
        ItemType.WEBPAGE,
        "A page on peers",
        container="NHS jobs site",
        url=_URL,
        accessed=_SEEN,
        issued=None,
    ),
    _item("page-nothing", ItemType.WEBPAGE, "A page on peers", authors=(), issued=None),
    _item("page-undated-unseen", ItemType.WEBPAGE, "A page on peers", authors=(), url=_URL, issued=None),
    _item(
        "document",
        ItemType.DOCUMENT,
        "Minutes of a meeting",
        publisher="The Trust",
        place="Leeds",
        issued=Edtf.parse("2019-12-05"),
    ),
    _item(
        "document-no-author",
        ItemType.DOCUMENT,
        "Minutes of a meeting",
        authors=(),
        url=_URL,
        issued=Edtf.parse("2012-04/2012-06"),
    ),
    # Books and chapters.
    _item(
        "book",
        ItemType.BOOK,
        "Social determinants of health",
        publisher="Oxford University Press",
        place="Oxford",
        isbn="9780199565894",
    ),
    _item("book-edition", ItemType.BOOK, "Social determinants of health", edition="2", publisher="OUP", place="Oxford"),
    _item("book-third-edition", ItemType.BOOK, "social determinants", edition="3", publisher="OUP", volume="2"),
    _item("book-revised", ItemType.BOOK, "Social determinants of health", edition="Revised edition", publisher="OUP"),
    _item("book-editor", ItemType.BOOK, "Social determinants of health", authors=(), editors=(ADAMS,), publisher="OUP"),
    _item(
        "book-editors",
        ItemType.BOOK,
        "Social determinants of health",
        authors=(),
        editors=SEVEN[:3],
        publisher="OUP",
        edition="11",
    ),
    _item("book-both", ItemType.BOOK, "Social determinants of health", editors=(BROWN, CLARKE), publisher="OUP"),
    _item("book-no-names", ItemType.BOOK, "Social determinants of health", authors=(), publisher="OUP", edition="2"),
    _item("book-asks", ItemType.BOOK, "Who is a peer?", publisher="OUP", url=_URL, accessed=_SEEN),
    _item("book-quotation", ItemType.BOOK, "Being “mad” in the “asylum”", publisher="OUP"),
    _item(
        "chapter",
        ItemType.CHAPTER,
        "Good clinical audit requires teamwork",
        editors=(BROWN, CLARKE, DAVIES),
        container="Implementing change with clinical audit",
        publisher="Wiley",
        place="Chichester",
        pages=Pages("119", "132"),
        edition="2",
    ),
    _item(
        "chapter-one-editor",
        ItemType.CHAPTER,
        "Teamwork",
        editors=(BROWN,),
        container="Clinical audit",
        publisher="Wiley",
        volume="3",
    ),
    _item(
        "chapter-no-editors",
        ItemType.CHAPTER,
        "Teamwork",
        container="Clinical audit",
        publisher="Wiley",
        pages=Pages("5"),
    ),
    _item(
        "chapter-no-author",
        ItemType.CHAPTER,
        "Teamwork",
        authors=(),
        editors=(BROWN,),
        container="Clinical audit",
        publisher="Wiley",
    ),
    _item("chapter-alone", ItemType.CHAPTER, "Teamwork", publisher="Wiley", doi="10.1000/182"),
    # Theses, papers, data sets.
    _item(
        "thesis", ItemType.THESIS, "Peers at work", genre="PhD thesis", publisher="University of Leeds", place="Leeds"
    ),
    _item(
        "thesis-online", ItemType.THESIS, "Peers at work", genre="PhD thesis", publisher="University of Leeds", url=_URL
    ),
    _item(
        "paper",
        ItemType.PAPER,
        "Peers in numbers",
        editors=(BROWN, CLARKE),
        container="Proceedings of the 3rd Conference",
        publisher="ACM",
        place="New York",
        pages=Pages("1", "10"),
        volume="3",
        issued=Edtf.parse("2019-06-07"),
    ),
    _item("paper-unpublished", ItemType.PAPER, "Peers in numbers", issued=Edtf.parse("2019-06-07"), publisher="ACM"),
    _item(
        "paper-proceedings",
        ItemType.PAPER,
        "Peers in numbers",
        container="Proceedings of the Conference",
        pages=Pages("1", "10"),
    ),
    _item(
        "dataset",
        ItemType.DATASET,
        "Peer workers in England, 2019",
        publisher="UK Data Service",
        doi="10.5255/UKDA-SN-1",
    ),
    _item(
        "dataset-kind",
        ItemType.DATASET,
        "Peer workers in England",
        genre="Survey data",
        publisher="UK Data Service",
        url=_URL,
        accessed=_SEEN,
    ),
)
"""Every item by itself is compared; their ids say what is in them."""


def _work(name: str, year: str | None, *authors: str, title: str | None = None, **fields: object) -> Item:
    people = tuple(Person(*author.split(", ")) for author in authors)
    return _article(name, title or f"Title {name}", authors=people, issued=Edtf.parse(year) if year else None, **fields)


# Works to be told apart from one another, and put in order.
NAMESAKES = (
    _work("same-1", "2020", "Ito, Ken", title="Zebra crossings"),
    _work("same-2", "2020", "Ito, Ken", title="A crossing"),
    _work("same-3", "2020", "Ito, Ken", title="“Crossing” the road"),
    _work("same-other-year", "2018", "Ito, Ken"),
    _work("same-range", "2018-11/2019-01", "Ito, Ken"),
    _work("undated-1", None, "Ito, Ken"),
    _work("undated-2", None, "Ito, Ken"),
    _work("more-names-1", "2019", "Byrne, L.", "Roper, C.", "Happell, B.", "Reid-Searl, K."),
    _work("more-names-2", "2019", "Byrne, L.", "Roennfeldt, H.", "Wang, Y.", "O'Shea, P."),
    _work("more-names-3", "2019", "Byrne, L.", "Roennfeldt, H.", "Davidson, L.", "O'Shea, P."),
    _work("more-names-4", "2017", "Byrne, L.", "Happell, B."),
    _work("other-initials-1", "2021", "Moran, Galia"),
    _work("other-initials-2", "2021", "Moran, Peter"),
    _work("other-initials-3", "2022", "Moran, Peter"),
    _work("other-given-1", "2015", "Gillard, Steve"),
    _work("other-given-2", "2015", "Gillard, Simon"),
    _work("other-given-3", "2016", "Gillard, Simon"),
    _work("two-of-three-1", "2014", "Lamb, A.", "Mole, B.", "Newt, C.", "Otter, D."),
    _work("two-of-three-2", "2014", "Lamb, A.", "Mole, B.", "Newt, C.", "Otter, D."),
    _work("two-of-three-3", "2014", "Lamb, A.", "Mole, B.", "Newt, C.", "Perch, E."),
    _work("particle", "2020", "van Bergen, Diana"),
    _work("bergen", "2020", "Bergman, Diana"),
    _work("accent", "2020", "Åkerblom, K."),
    _work("plain", "2020", "Akers, J."),
    _work("apostrophe", "2020", "O’Neill, M."),
    _work("oborn", "2020", "Oborn, E."),
    _work("stroke", "2020", "Øster, C."),
    _work("ligature", "2020", "Ærlig, C."),
    _work("no-names-1", "2020", title="Peer work: a guide"),
    _work("no-names-2", "2020", title="Peer-work, a guide"),
    _item(
        "body-report",
        ItemType.REPORT,
        "The plan",
        authors=(Organisation("NHS England"),),
        publisher="NHS England",
        url=_URL,
    ),
    _item("body-page", ItemType.WEBPAGE, "The page", authors=(), publisher="NHS England", url=_URL),
)
