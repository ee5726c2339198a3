"""Works of every kind, made up, with which the styles are tested beyond articles, books and reports."""

from __future__ import annotations

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.core.pages import Pages

OKORO = Person("Okoro", "Ada")
MARSH = Person("Marsh", "Jonah B.")
QUILL = Person("Quill", "Kim")
WARD = Organisation("The Ward Trust")


def made(kind, /, csl=None, **fields):
    """One item of a type, with a date in fields as EDTF text."""
    dates = {name: Edtf.parse(fields.pop(name)) for name in ("issued", "accessed") if name in fields}
    if isinstance(fields.get("pages"), str):
        fields["pages"] = Pages.kept(fields["pages"])
    known = {"title": "Nights on the ward", "authors": (OKORO,), "issued": Edtf.parse("2007-03-05")}
    return Item(id="x", type=ItemType(kind), csl=csl or {}, **(known | dates | fields))


WORKS = {
    "newspaper": made("article-newspaper", container="The Leith Times", pages="4"),
    "magazine": made("article-magazine", container="Ward Life", volume="3", issue="2", pages="4-9"),
    "blog": made("post-weblog", container="Notes", url="https://a.nhs.uk", accessed="2008-01-02"),
    "preprint": made("article", publisher="medRxiv", doi="10.1000/182", article_number="2007.03"),
    "software": made("software", csl={"version": "14"}, publisher="Ward Software", authors=(WARD,)),
    "dataset": made("dataset", publisher="Ward Data", doi="10.1000/183"),
    "act": made("legislation", title="Wards Act 2007", authors=(), article_number="c. 12", issued="2007"),
    "case": made(
        "legal_case", title="Okoro v Marsh", authors=(), container="Ward LR", volume="3", pages="14", issued="2007"
    ),
    "film": made("motion_picture", csl={"director": (MARSH,)}, authors=(), publisher="Ward Films", issued="2007"),
    "speech": made("speech", genre="Talk", csl={"event-title": "Ward Days", "event-place": "Leith"}),
    "patent": made("patent", csl={"authority": "GB"}, article_number="2007 1234", issued="2007"),
    "entry": made("entry-encyclopedia", container="Ward encyclopaedia", publisher="Ward Press", editors=(MARSH, QUILL)),
    "translation": made("book", csl={"translator": (MARSH,)}, publisher="Ward Press", place="Leith", issued="2007"),
    "series": made(
        "book",
        csl={"collection-title": "Ward studies", "collection-number": "4", "original-date": Edtf.parse("1950")},
        publisher="Ward Press",
        issued="2007",
    ),
    "volumes": made("book", csl={"number-of-volumes": "3"}, publisher="Ward Press", issued="2007"),
    "forthcoming": Item(
        id="x", type=ItemType.BOOK, title="Nights on the ward", authors=(OKORO,), csl={"status": "forthcoming"}
    ),
    "suffix": made("book", authors=(Person("Marsh", "Jonah B.", suffix="Jr."),), issued="2007"),
    "particles": made(
        "book",
        authors=(
            Person("Berg", "Jan", non_dropping_particle="van den"),
            Person("Alt", "Eva", dropping_particle="von"),
        ),
        issued="2007",
    ),
    "others": made("article-journal", authors=(OKORO, OTHERS), container="Ward Journal", volume="2"),
    "short-journal": made(
        "article-journal",
        container="International Journal of Wards",
        csl={"container-title-short": "Int. J. Wards"},
        volume="2",
        pages="94-98, 103",
    ),
    "report-number": made("report", article_number="WHB/CDS/2003.11", publisher="Ward Board", issued="2007"),
    "interview": made("interview", csl={"interviewer": (MARSH,)}, container="Ward Radio"),
    "letter": made("personal_communication", csl={"recipient": (MARSH,)}, url="https://example.org/letter"),
}
