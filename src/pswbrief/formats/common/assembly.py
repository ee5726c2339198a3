"""From the texts that a reader found to items: what is common to the formats whose records are fields with texts.

Texts are cleaned, identifiers checked, dates and pages read; a record without a key of its own is given one, and a key that is used
already is changed. What had to be left out or changed becomes a problem, and the record stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import bare_doi, check_pmcid, check_pmid, check_url
from pswbrief.core.item import Item
from pswbrief.core.keys import make_key
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.result import ParseResult, Problem
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.enums import ItemType

LONGEST_TEXT = 80


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as it was read: `line` and `source` say where it stands, `texts` holds a text for each field by its name in Item.

    A date that the format has parts for goes in `issued` or `accessed`, one in words among the texts.
    """

    line: int
    source: str
    type: ItemType
    texts: Mapping[str, str]
    authors: Iterable[Name] = ()
    editors: Iterable[Name] = ()
    keywords: Iterable[str] = ()
    issued: Edtf | None = None
    accessed: Edtf | None = None


@dataclass(slots=True)
class Assembly:
    """The items and problems of one file, in its order."""

    items: list[Item] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)

    def loaded(self) -> ParseResult:
        """What has been read, problems by line."""
        problems = sorted(self.problems, key=lambda problem: problem.line)
        return ParseResult(tuple(self.items), tuple(problems), tuple(self.lines))

    def problem(self, line: int, text: str, reason: str, *, lost: bool = True) -> None:
        """Add a problem; a long text is cut short. `lost`: the whole record is, and not only a part of it."""
        text = plain(text[: 4 * LONGEST_TEXT])
        self.problems.append(
            Problem(line, text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…", reason, lost)
        )

    def add(self, parts: RawRecord) -> None:
        """Add the item that the parts make; nothing if they are all empty."""
        texts = {name: clean for name, text in parts.texts.items() if (clean := plain(text))}
        authors, editors = (tuple(_names(names)) for names in (parts.authors, parts.editors))
        keywords = tuple(clean for word in parts.keywords if (clean := plain(word)))
        issued = parts.issued or self._date(parts, texts, "issued")
        accessed = parts.accessed or self._date(parts, texts, "accessed")
        pages = _pages(texts["pages"]) if "pages" in texts else None
        if not (texts or authors or editors or keywords or issued):
            self.problem(parts.line, parts.source, "the record is empty")
            return
        item = Item(
            id=self._key(parts, texts, authors or editors, issued),
            type=parts.type,
            title=texts.get("title"),
            authors=authors,
            editors=editors,
            container=texts.get("container"),
            publisher=texts.get("publisher"),
            place=texts.get("place"),
            edition=texts.get("edition"),
            genre=texts.get("genre"),
            volume=texts.get("volume"),
            issue=texts.get("issue"),
            article_number=texts.get("article_number"),
            pages=pages,
            issued=issued,
            accessed=accessed,
            doi=self._checked(parts, texts, "doi", bare_doi),
            pmid=self._checked(parts, texts, "pmid", check_pmid),
            pmcid=self._checked(parts, texts, "pmcid", check_pmcid),
            url=self._checked(parts, texts, "url", check_url),
            keywords=keywords,
            isbn=texts.get("isbn"),
            issn=texts.get("issn"),
            abstract=texts.get("abstract"),
            note=texts.get("note"),
            language=texts.get("language"),
        )
        self.items.append(item)
        self.lines.append(parts.line)

    def _key(self, parts: RawRecord, texts: Mapping[str, str], names: tuple[Name, ...], issued: Edtf | None) -> str:
        given = texts.get("id")
        if given is None:
            first = names[0].family if names and isinstance(names[0], Person) else ""
            return self._unused(make_key(first, issued.year if issued else None, texts.get("title", "")))
        key = self._unused(given)
        if key != given:
            self.problem(parts.line, given, f"the key is used already; this record is {key!r} now", lost=False)
        return key

    def _unused(self, key: str) -> str:
        """Return `key`, or, where it is taken, `key-2` or the next number. Numbers go on from the last one given."""
        found, count = key, self.keys.get(key, 1)
        while found in self.keys:
            count += 1
            found = f"{key}-{count}"
        self.keys[key] = count
        self.keys.setdefault(found, 1)
        return found

    def _date(self, parts: RawRecord, texts: Mapping[str, str], name: str) -> Edtf | None:
        if name not in texts:
            return None
        date = written_date(texts[name])
        if date is None:
            self.problem(parts.line, texts[name], "no year can be read from the date, which is left out", lost=False)
        return date

    def _checked(
        self, parts: RawRecord, texts: Mapping[str, str], name: str, check: Callable[[str], str]
    ) -> str | None:
        if name not in texts:
            return None
        try:
            return check(texts[name])
        except ValueError as error:
            self.problem(parts.line, texts[name], f"{error}; it is left out", lost=False)
            return None


def identifiers_in_note(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts, with the identifiers that Zotero writes into its field "Extra" ("PMID: 123", a line each) in their own fields."""
    found = dict(texts)

    def taken(match: re.Match[str]) -> str:
        """Put the identifier in its field, and nothing in its place, unless the field holds another."""
        return "" if found.setdefault(match[1].lower(), match[2]) == match[2] else match[0]

    if note := texts.get("note"):
        found["note"] = _IDENTIFIER.sub(taken, note)
    return found


_IDENTIFIER = re.compile(r"^[ \t]*(PMID|PMCID|DOI):[ \t]*(\S+)[ \t]*$", re.MULTILINE)


def _names(names: Iterable[Name]) -> Iterable[Name]:
    for name in names:
        if isinstance(name, Organisation):
            if literal := plain(name.literal):
                yield Organisation(literal)
        elif family := plain(name.family):
            yield Person(family, plain(name.given))
        elif given := plain(name.given):
            yield Person(given)


def _pages(text: str) -> Pages:
    """The range that the text writes; "12, 15-18", which is none, stays whole rather than lost."""
    try:
        return Pages.parse(text)
    except ValueError:
        return Pages(text)
