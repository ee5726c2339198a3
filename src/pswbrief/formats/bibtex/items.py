"""Entries of a .bib file, of either dialect, as items.

Sources: "BibTeXing" (Patashnik 1988), section 3, and the biblatex manual, 2.1 and 2.2, for types and fields; Zotero's and JabRef's
names for what neither has (`pmid`, `pmcid`, `day`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.bibtex.names import read_names
from pswbrief.formats.bibtex.reader import BibEntry, SyntaxFault, read_entries
from pswbrief.formats.bibtex.tex_reader import decode, split_outside_braces
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.languages import from_langid, to_tag
from pswbrief.formats.common.result import FormatError, ParseResult

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf

Fields = dict[str, str]

_TYPES = {
    kind: item_type
    for item_type, kinds in {
        ItemType.ARTICLE: "article review suppperiodical periodical",
        ItemType.REPORT: "report techreport manual standard",
        ItemType.WEBPAGE: "online electronic www webpage",
        ItemType.BOOK: "book mvbook collection mvcollection proceedings mvproceedings reference mvreference booklet",
        ItemType.CHAPTER: "incollection inbook bookinbook suppbook suppcollection inreference",
        ItemType.THESIS: "thesis phdthesis mastersthesis",
        ItemType.PAPER: "inproceedings conference",
        ItemType.DATASET: "dataset data",
    }.items()
    for kind in kinds.split()
}
_NOT_CITED = frozenset({"xdata", "set"})
# biblatex manual, 4.9.2.13: what `type` may name by a key.
_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
# What `dumps` writes where an item has no genre, so that reading it back finds none.
_UNSAID = {
    ItemType.REPORT: frozenset({"report"}),
    ItemType.THESIS: frozenset({"thesis"}),
    ItemType.DATASET: frozenset({"dataset"}),
    ItemType.WEBPAGE: frozenset({"web page"}),
}
_KINDS_OF_MISC = frozenset({"dataset", "web page"})
# What a child entry takes from the entry that its `crossref` names, under another name (biblatex manual, appendix B).
_INHERITED = {"title": "booktitle", "subtitle": "booksubtitle"}
_CONTAINERS = {
    ItemType.ARTICLE: ("journaltitle", "journal", "fjournal", "shortjournal"),
    ItemType.CHAPTER: ("booktitle", "maintitle"),
    ItemType.PAPER: ("booktitle", "eventtitle", "maintitle", "series"),
}
_URL = re.compile(r"\\(?:url|href)\s*\{\s*([^{}\s]+)\s*\}|(https?://[^\s{}]+)")
_ESCAPED = re.compile(r"\\([&%$#_{}~])(?:\{\})?")
_KEYWORD_ENDS = re.compile(r"[,;]")
_UNCERTAIN = re.compile(r"[~?%]")
_HYPHENS = re.compile("--+")
_PMC = re.compile(r"(?:PMC)?([0-9]+)(?:\.[0-9]+)?", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:\s|%[^\n]*(?:\n|$))*")


def loads(text: str) -> ParseResult:
    """The items of a .bib file of either dialect; FormatError if there is no entry in it and it isn't empty."""
    assembly = Assembly()
    read = list(read_entries(text))
    if not read and "@" not in text and _OUTSIDE.fullmatch(text) is None:
        raise FormatError(
            "there is no BibTeX entry in the text", hint="An entry starts with @article{key, or the like."
        )
    entries = {entry.key.casefold(): entry for entry in read if isinstance(entry, BibEntry) and entry.key}
    for found in read:
        if isinstance(found, SyntaxFault):
            assembly.problem(found.line, found.text, found.reason, lost=found.lost)
        elif found.kind not in _NOT_CITED:
            assembly.add(_parts(found, entries))
    return assembly.loaded()


def _parts(entry: BibEntry, entries: dict[str, BibEntry]) -> RawRecord:
    fields = _with_inherited(entry.fields, entries)
    item_type = _type(entry.kind, fields)
    texts = {name: text for name, text in _texts(entry.kind, item_type, fields).items() if text}
    if entry.key:
        texts["id"] = entry.key
    issued, notes = _issued(fields)
    if issued is None:
        texts["issued"] = _date_text(fields)
    texts["note"] = "; ".join(notes)
    keywords = split_outside_braces(fields.get("keywords") or fields.get("keyword", ""), _KEYWORD_ENDS)
    return RawRecord(
        line=entry.line,
        source=entry.source,
        type=item_type,
        texts=texts,
        authors=read_names(fields.get("author", "")),
        editors=read_names(fields.get("editor", "")),
        keywords=[decode(keyword) for keyword in keywords],
        issued=issued,
    )


def _with_inherited(fields: Fields, entries: dict[str, BibEntry]) -> Fields:
    parent = entries.get(fields.get("crossref", "").strip().casefold())
    if parent is None or parent.fields is fields:
        return fields
    inherited = {
        _INHERITED.get(name, name): value
        for name, value in parent.fields.items()
        if name not in {"author", "doi", "url"}
    }
    return inherited | fields


def _type(kind: str, fields: Fields) -> ItemType:
    if kind in _TYPES:
        return _TYPES[kind]
    said = {fields.get(name, "").casefold() for name in ("type", "howpublished")}
    if "dataset" in said:
        return ItemType.DATASET
    if "web page" in said or _URL.search(fields.get("howpublished", "")):
        return ItemType.WEBPAGE
    return ItemType.DOCUMENT


def _texts(kind: str, item_type: ItemType, fields: Fields) -> dict[str, str]:
    """The plain fields, by their names in Item."""
    container = next(
        (
            name
            for name in _CONTAINERS.get(item_type, ("series", "shortseries", "booktitle", "journal"))
            if fields.get(name)
        ),
        "",
    )
    number, eid = _text(fields, "number"), _text(fields, "eid")
    issue = _text(fields, "issue")
    if item_type is ItemType.REPORT and not container:
        eid = eid or number
    else:
        issue = number or issue
    pages = decode(_HYPHENS.sub("-", fields.get("pages", "")))
    return {
        "title": _titled(fields, "title", "subtitle"),
        "container": _titled(
            fields, container, {"booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}.get(container, "")
        ),
        "publisher": _text(fields, "publisher", "institution", "school", "organization"),
        "place": _text(fields, "location", "address"),
        "edition": _text(fields, "edition"),
        "genre": _genre(kind, item_type, fields),
        "volume": _text(fields, "volume"),
        "issue": issue,
        "article_number": eid,
        # Styles that know no `eid` need the article number among the pages.
        "pages": pages if pages != eid or item_type is not ItemType.ARTICLE else "",
        "isbn": _text(fields, "isbn"),
        "issn": _text(fields, "issn"),
        "abstract": _text(fields, "abstract"),
        "language": to_tag(_text(fields, "language")) or from_langid(_text(fields, "langid")) or "",
        "accessed": _UNCERTAIN.sub("", _text(fields, "urldate", "lastchecked")),
        "doi": _address(fields.get("doi", "")),
        "url": _url(fields),
    } | _pubmed(fields)


def _text(fields: Fields, *names: str) -> str:
    return next((text for name in names if (source := fields.get(name)) and (text := decode(source))), "")


def _titled(fields: Fields, title: str, subtitle: str) -> str:
    main, rest = _text(fields, title), _text(fields, subtitle)
    if not (main and rest):
        return main or rest
    return f"{main} {rest}" if main[-1] in ":.?!–—" else f"{main}: {rest}"


def _genre(kind: str, item_type: ItemType, fields: Fields) -> str:
    genre = _text(fields, "type")
    if genre.casefold() in _UNSAID.get(item_type, ()):
        return ""
    return _GENRES.get(genre.casefold(), genre) or (_GENRES[kind] if kind in {"phdthesis", "mastersthesis"} else "")


def _pubmed(fields: Fields) -> dict[str, str]:
    archive = (fields.get("eprinttype") or fields.get("archiveprefix", "")).strip().casefold()
    eprint = _text(fields, "eprint")
    in_userfield = _text(fields, "usera")
    pmcid = _text(fields, "pmcid", "pmc") or (eprint if archive in {"pmc", "pmcid"} else "")
    pmcid = pmcid or (in_userfield if in_userfield.startswith("PMC") else "")
    match = _PMC.fullmatch(pmcid)
    return {
        "pmid": _text(fields, "pmid", "pubmed") or (eprint if archive in {"pubmed", "pmid", "medline"} else ""),
        "pmcid": f"PMC{match[1]}" if match else pmcid,
    }


def _address(source: str) -> str:
    """An address or identifier: not TeX, though some programs escape it as if it were."""
    return _ESCAPED.sub(r"\1", source).replace("{", "").replace("}", "").strip()


def _url(fields: Fields) -> str:
    if address := _address(fields.get("url", "")):
        return address
    match = _URL.search(fields.get("howpublished", ""))
    return _address(match[1] or match[2]) if match else ""


def _date_text(fields: Fields) -> str:
    if date := _UNCERTAIN.sub("", _text(fields, "date")).strip("/. "):
        return date
    year, month, day = (_text(fields, name) for name in ("year", "month", "day"))
    if month.isdecimal():
        return "-".join(part.zfill(2) for part in (year, month, day) if part)
    return " ".join(part for part in (day, month, year) if part)


def _issued(fields: Fields) -> tuple[Edtf | None, list[str]]:
    """The date, if a note holds what no other field can (a season, in words), and the notes that hold anything else."""
    issued = None
    notes = []
    for name in ("note", "addendum", "annote", "annotation"):
        note = _text(fields, name)
        date = written_date(note) if note and issued is None and name in {"note", "addendum"} else None
        if date and date.in_words() == note and any(point and point.season for point in (date.start, date.end)):
            issued = date
        elif note and not (name == "note" and note == _text(fields, "shortseries")):
            notes.append(note)
    published = _text(fields, "howpublished")
    if published and published.casefold() not in _KINDS_OF_MISC and not _URL.search(fields["howpublished"]):
        notes.append(published)
    return issued, notes
