"""Made-up items, each with one thing in it that styles stumble over: articles, and works of namesakes."""

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


def article(name: str, title: str = "A treatment of tendons", **fields: object) -> Item:
    return Item(id=name, title=title, **{"authors": (ADAMS, BROWN), **_ARTICLE, **fields})


def item(name: str, kind: ItemType, title: str | None, **fields: object) -> Item:
    return Item(id=name, type=kind, title=title, **{"authors": (ADAMS,), "issued": Edtf.parse("2019"), **fields})


URL = "https://www.example.nhs.uk/a_page?x=1&y=2"
SEEN = Edtf.parse("2024-03-05")

ARTICLES = (
    # Authors: none, a body, one, two, three to seven, twenty, twenty-one, and names of many shapes.
    article("no-author", authors=()),
    article("no-author-no-journal", authors=(), container=None, volume=None, issue=None, pages=None),
    article("body", authors=(TRUST,)),
    article("body-and-person", authors=(BROWN, TRUST)),
    article("one-author", authors=(ADAMS,)),
    article("three-authors", authors=SEVEN[:3]),
    article("four-authors", authors=SEVEN[:4]),
    article("six-authors", authors=SEVEN[:6]),
    article("seven-authors", authors=SEVEN),
    article("twenty-authors", authors=TWENTY_ONE[:20]),
    article("twenty-one-authors", authors=TWENTY_ONE),
    article("suffix", authors=(Person("King", "Martin Luther, Jr."), Person("McDonald", "Jo"))),
    article(
        "particles",
        authors=(Person("d'Angelo", "Maria del Mar"), Person("von Peter", "S."), Person("Cruz", "Ana de la")),
    ),
    article("one-name", authors=(Person("Plato"), Person("Æthelred", "Øystein Å."))),
    article("chinese-name", authors=(Person("王", "小明"), Person("李", "四"))),
    article("hyphens", authors=(Person("Sartre", "Jean-Paul"), Person("Li", "Ji-ping"), Person("Levi", "J-M"))),
    # Dates: none, a day, a range of months, of days, of years, a season.
    article("no-date", issued=None),
    article("day", issued=Edtf.parse("2019-12-05")),
    article("months", issued=Edtf.parse("2012-04/2012-06")),
    article("days", issued=Edtf.parse("2012-04-03/2012-04-07")),
    article("years", issued=Edtf.parse("2012-12/2013-01")),
    article("season", issued=Edtf.parse("2018-21")),
    # Where an article is.
    article("article-number", pages=None, article_number="e0141122", doi="10.1371/journal.pone.0141122"),
    article("online-first", volume=None, issue=None, pages=None, doi="10.1000/182", issued=Edtf.parse("2020-03-05")),
    article("online-first-url", volume=None, issue=None, pages=None, url=URL, accessed=SEEN),
    article("issue-only", volume=None, pages=None, issue="Suppl 1"),
    article("volume-only", issue=None, pages=None),
    article("one-page", pages=Pages("5")),
    article("lettered-pages", pages=Pages("S267", "S274")),
    article("short-last-page", pages=Pages("321", "8")),
    article("long-pages", pages=Pages("998", "1003")),
    article("short-journal", container="J. Ment. Health"),
    article("identifiers", doi="10.1000/182", pmid="12345678", pmcid="PMC1234567", url=URL),
    article("pmid-only", pmid="12345678", url=URL, accessed=SEEN),
    article("small-journal", authors=(), container="international journal of health and care: a review of the field"),
    article("genre", genre="Editorial"),
    # Titles.
    article("question", title="Do peer workers help?"),
    article("exclamation", title="Help!"),
    article("quotation", title="“Do I feel safe here?” Organisational climate"),
    article("quotation-at-end", title="The meaning of ‘peer support’"),
    article("quotation-asks", title="What is meant by “who are you?”"),
    article("single-quotation", title="'Chugging along, plugging in and out of it': Understanding a place"),
    article("nested-quotation", title="“He said ‘don’t go’ to us”: a study of users’ words"),
    article("double-quotation", title='The "peer" in "peer support"'),
    article("apostrophes", title="Workers' and users' views of the '90s"),
    article("unclosed", title="The “peer in support"),
    article("comma-quotation", title="Being “mad”, “bad” and “sad”"),
    article("dots", title="And now I know how you feel..."),
    article("initials-in-title", title="Peers in the U.S.A."),
    article("specials", title="Cost & benefit of 50% <more> *peer* support_work #1 $5 ~ ^ {x} [y] \\ | `z`"),
    article("no-title", title=None),
)


def _work(name: str, year: str | None, *authors: str, title: str | None = None, **fields: object) -> Item:
    people = tuple(Person(*author.split(", ")) for author in authors)
    return article(name, title or f"Title {name}", authors=people, issued=Edtf.parse(year) if year else None, **fields)


# Works to be distinguished from one another, and put in order.
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
    item(
        "body-report",
        ItemType.REPORT,
        "The plan",
        authors=(Organisation("NHS England"),),
        publisher="NHS England",
        url=URL,
    ),
    item("body-page", ItemType.WEBPAGE, "The page", authors=(), publisher="NHS England", url=URL),
)
