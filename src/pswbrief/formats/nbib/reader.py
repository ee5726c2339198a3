"""Reading NBIB, PubMed's format. Source: "MEDLINE®/PubMed® Data Element (Field) Descriptions" (National Library of Medicine).

A tag takes four columns and a hyphen the fifth; continuation lines start with six blanks. Fields that CSL has no variable for are
kept, and so are headings and publication types that are more specific than a keyword or a type of CSL.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.cleaning import without_full_stop
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.tagged import TaggedRecord, TaggedSyntax, carried_values, read_records
from pswbrief.formats.format_names import FormatName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LINE = re.compile(r"(?=[A-Z0-9 ]{4}-)([A-Z][A-Z0-9]{1,3}) {0,2}-(?:[ \t](.*)|(?<=PMID-)([0-9].*))?$")
# "PG": an electronic location is a number after a letter.
_ARTICLE_NUMBER = re.compile(r"e[0-9][0-9-]*", re.IGNORECASE)
_PMID_LINE = re.compile(r"^PMID-", re.MULTILINE)
_SERIAL = re.compile(r"(\S+)(?:\s*\((\w+)\))?")
_SUFFIXES = frozenset({"jr", "sr", "2nd", "3rd", "4th"})
# MeSH headings; and general notes, which also carry values without a field (`common.carried`).
HEADING, CARRIER = "MH", "GN"
# "PT", the publication type; any other is a journal article.
_TYPES = {
    "book": ItemType.BOOK,
    "book chapter": ItemType.CHAPTER,
    "technical report": ItemType.REPORT,
    "dataset": ItemType.DATASET,
    "academic dissertation": ItemType.THESIS,
    # ERIC's names of types.
    "books": ItemType.BOOK,
    "dissertations/theses": ItemType.THESIS,
    "reports": ItemType.REPORT,
}


def loads(text: str) -> ParseResult:
    """Return the items of an NBIB file. FormatError if it is not empty and no record starts in it."""
    assembly = Assembly(FormatName.NBIB)
    found = False
    # A record of PubMed starts with its PMID; one of ERIC has none and starts with the owner.
    opener = "PMID" if _PMID_LINE.search(text) else "OWN"
    for record in read_records(text, TaggedSyntax(_LINE, frozenset({opener}))):
        found = found or record.opener != ""
        if record.opener:
            assembly.add(_raw_record(record))
        else:
            assembly.problem(record.line, record.source, "the record has no PMID line before this one, and is left out")
    if text.strip() and not found:
        raise FormatError(
            "there is no PubMed record in the text", hint="A record starts with a line such as PMID- 12345678."
        )
    return assembly.result()


def _raw_record(record: TaggedRecord) -> RawRecord:
    item_type = _type(record)
    carried = carried_values(record, CARRIER)
    in_book = record.first("BTI") if record.first("TI") else ""
    pages = record.first("PG")
    located = _ARTICLE_NUMBER.fullmatch(pages) is not None
    journal = "" if in_book else record.first("JT", "TA", "CTI")
    short = record.first("TA") if record.peek("JT") else ""
    keywords, authors = _keywords(record), list(_authors(record))
    return RawRecord(
        line=record.line,
        source=record.source,
        type=item_type,
        texts={
            "title": without_full_stop(record.first("TI", "BTI")),
            "container": without_full_stop(in_book) or journal,
            "publisher": record.first("PB"),
            # "PL" of a journal is its country, which is not cited.
            "place": record.first("PL") if record.first("BTI") else "",
            "edition": record.first("EN"),
            "volume": record.first("VI"),
            "issue": record.first("IP"),
            "article_number": pages if located else "",
            "pages": "" if located else pages,
            "issued": record.first("DP"),
            "doi": _identifier(record, "doi"),
            "pmid": record.first("PMID"),
            "pmcid": record.first("PMC"),
            "isbn": _isbn(record),
            "issn": _issn(record),
            "url": _taken(record, ("LID",), lambda value: value.startswith(("http://", "https://"))),
            "abstract": record.first("AB"),
            "language": to_tag(record.first("LA")),
        },
        authors=authors,
        editors=[_full_name(value) for value in record.every("FED")]
        or [_short_name(value) for value in record.every("ED")],
        keywords=keywords,
        csl={"container-title-short": short} if short else {},
        extra=record.rest(),
        carried=carried,
    )


def _taken(record: TaggedRecord, tags: Sequence[str], wanted: Callable[[str], bool]) -> str:
    """Return the first value under some tags that is wanted, and count it as read; "" if there is none."""
    for tag in tags:
        for place, value in enumerate(record.values.get(tag, ())):
            if wanted(value):
                record.take(tag, place)
                return value
    return ""


def read_types(kinds: Sequence[str]) -> ItemType | None:
    """Return the type that publication types name; None if they name none."""
    folded = [kind.casefold().partition(" - ")[0] for kind in kinds]
    if any(kind in {"journal articles", "journal article"} for kind in folded):
        return ItemType.ARTICLE
    return next((_TYPES[kind] for kind in folded if kind in _TYPES), None)


def _type(record: TaggedRecord) -> ItemType:
    kinds = record.values.get("PT", [])
    if len(kinds) == 1 and kinds[0].casefold() in {"journal article", *_TYPES}:
        record.every("PT")
    known = read_types(kinds)
    return known or (ItemType.CHAPTER if record.first("BTI") and record.first("TI") else ItemType.ARTICLE)


def _authors(record: TaggedRecord) -> Iterator[Name]:
    """Yield people, by their full names if present, and organisations, in the order of the record."""
    people = "FAU" if record.peek("FAU") else "AU"
    # Of the two forms of a name the full one is used; the other adds nothing.
    record.every("FAU", "AU", "CN")
    values = {tag: iter(record.values.get(tag, ())) for tag in (people, "CN")}
    for tag in record.order:
        if tag not in values or not (value := next(values[tag])):
            continue
        if tag == "CN":
            yield Organisation(value.removesuffix("."))
        else:
            yield _full_name(value) if tag == "FAU" else _short_name(value)


def _full_name(text: str) -> Name:
    return Person.parse(text)


def _short_name(text: str) -> Name:
    """Parse a name such as `Costa DS Jr`: initials after the family name, then a suffix."""
    if "," in text:
        return _full_name(text)
    words = text.split()
    from_end = 2 if len(words) > 2 and words[-1].rstrip(".").lower() in _SUFFIXES else 1  # noqa: PLR2004 - name, initials, suffix
    if len(words) <= from_end:
        return Person(text)
    suffix = words.pop() if from_end > 1 else ""
    return Person(" ".join(words[:-1]), words[-1], suffix)


def _identifier(record: TaggedRecord, kind: str) -> str:
    """Return the identifier of a kind, which follows it in brackets: `10.1000/x [doi]`."""
    ending = f"[{kind}]"
    found = _taken(record, ("LID", "AID"), lambda value: value.rstrip().lower().endswith(ending))
    return found.rstrip()[: -len(ending)].rstrip()


def _issn(record: TaggedRecord) -> str:
    """Return the ISSN of the printed journal, or else the first."""
    found = _taken(record, ("IS",), lambda value: value.endswith("(Print)")) or record.first("IS")
    match = _SERIAL.match(found)
    return match[1] if match else ""


def _isbn(record: TaggedRecord) -> str:
    """Return the ISBN; one with a remark ("(pbk.)") is also kept unchanged among the fields beyond CSL."""
    words = record.peek("ISBN").split()
    if len(words) == 1:
        record.first("ISBN")
    return words[0] if words else ""


def _keywords(record: TaggedRecord) -> list[str]:
    """Return the authors' keywords, then MeSH headings without subheadings and without the mark of a main topic; each once.

    A heading that has either is also kept unchanged among the fields beyond CSL.
    """
    headings = record.values.get(HEADING, [])
    if all(heading_word(heading) == heading for heading in headings):
        record.every(HEADING)
    words = [value.replace("*", "") for value in record.every("OT")]
    return list(dict.fromkeys(words + [word for heading in headings if (word := heading_word(heading))]))


def heading_word(heading: str) -> str:
    """Return a MeSH heading without the mark of a main topic and without subheadings."""
    return heading.replace("*", "").partition("/")[0]
