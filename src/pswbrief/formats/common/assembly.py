"""Assembling items from the texts that a reader found, for all formats whose records are fields with texts.

Texts are cleaned, identifiers checked, dates and pages parsed; a record without a key gets one, and a key in use is changed. A value
that had to be left out or changed is reported as a problem, and the record is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.fields import item_texts
from pswbrief.core.identifiers import bare_doi, check_pmcid, check_pmid
from pswbrief.core.item import Item
from pswbrief.core.keys import make_key
from pswbrief.core.name import OTHERS, Name, Organisation, Person, is_others
from pswbrief.core.pages import Pages
from pswbrief.core.variables import VARIABLES, VariableKind, publication_status
from pswbrief.formats.common.carried import carried_id, restored
from pswbrief.formats.common.cleaning import (
    clean,
    clean_lines,
    clean_numbers,
    clean_title,
    split_addresses,
    valid_address,
    without_label,
)
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.identifiers import elsewhere, without_name
from pswbrief.formats.common.names import split_degrees
from pswbrief.formats.common.result import ParseResult, Problem
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pswbrief.core.csl import CslValue, ExtraValue
    from pswbrief.core.enums import ItemType

LONGEST_TEXT = 80
# Attributes of an item that are one text each.
_TEXTS = tuple(item_texts())
_CLEANED: Mapping[str, Callable[[str], str]] = {"title": clean_title, "container": clean_title, "note": clean_lines}
_IDENTIFIERS = frozenset({"doi", "pmid", "pmcid", "url"})
_NUMBERS = frozenset({"volume", "issue", "pages"})


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as read from a file.

    `line` (from 1) and `source`: its place and its text in the file. `texts`: by attribute of Item. `issued`, `accessed`: dates
    that the format has in parts; a date in words is one of the texts. `csl`: other CSL variables by name; `extra`: fields of the
    format that CSL has no variable for; `carried`: the lines of `common.carried`.
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
    csl: Mapping[str, str | Edtf | Iterable[Name]] = field(default_factory=dict)
    extra: Mapping[str, ExtraValue] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Assembly:
    """Collects the items and problems of one file. `form`: the name under which an item keeps the format's own fields.

    `exact`: whether the format's fields are CSL's own, so that numbers are used unchanged.
    """

    form: str = ""
    exact: bool = False
    items: list[Item] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)

    def result(self) -> ParseResult:
        """Return the items and problems, the latter by line."""
        problems = sorted(self.problems, key=lambda problem: problem.line)
        return ParseResult(tuple(self.items), tuple(problems), tuple(self.lines))

    def problem(self, line: int, text: str, reason: str, *, lost: bool = True) -> None:
        """Add a problem; a long text is cut. `lost`: whether the whole record is lost."""
        text = plain(text[: 4 * LONGEST_TEXT])
        self.problems.append(
            Problem(line, text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…", reason, lost)
        )

    def add(self, record: RawRecord) -> None:
        """Add the item made of a record; a record without any value is skipped."""
        texts = {
            name: text
            for name, source in record.texts.items()
            if source and (text := _CLEANED.get(name, clean)(source))
        }
        if not self.exact and not _NUMBERS.isdisjoint(texts):
            texts = clean_numbers(texts)
        elif "pages" in texts:
            texts["pages"] = without_label("pages", texts["pages"])
        csl = self._variables(record)
        extra = _cleaned(record.extra)
        if not record.issued and (status := publication_status(texts.get("issued", ""))):
            csl.setdefault("status", status)
            del texts["issued"]
        values: dict[str, Any] = {
            "authors": tuple(self._names(record, record.authors)),
            "editors": tuple(self._names(record, record.editors)),
            # A keyword that a file repeats says no more than once.
            "keywords": tuple(dict.fromkeys(word for source in record.keywords if (word := clean(source)))),
            "issued": record.issued or self._date(record, texts, "issued"),
            "accessed": record.accessed or self._date(record, texts, "accessed"),
        }
        if "id" in record.carried:
            texts["id"] = carried_id(record.carried["id"], texts.get("id", ""))
        if not (texts or csl or any(values.values()) or record.carried):
            self.problem(record.line, record.source, "the record is empty")
            return
        values |= {name: texts[name] for name in _TEXTS if name in texts} | self._identifiers(record, texts)
        if "pages" in texts:
            values["pages"] = Pages.kept_as_text(texts["pages"])
        key = self._key(record, texts, values["authors"] or values["editors"], values["issued"])
        item = Item(id=key, type=record.type, csl=csl, extra={str(self.form): extra} if extra else {}, **values)
        if record.carried:
            item, unread = restored(item, record.carried)
            for name, line in unread.items():
                self.problem(record.line, line, f"the kept value of {name} can't be read, and is left out", lost=False)
        self.items.append(item)
        self.lines.append(record.line)

    def _variables(self, record: RawRecord) -> dict[str, CslValue]:
        found: dict[str, CslValue] = {}
        for name, value in record.csl.items():
            if isinstance(value, Edtf):
                found[name] = value
            elif not isinstance(value, str):
                if names := tuple(self._names(record, value)):
                    found[name] = names
            elif text := clean_title(value) if VARIABLES[name] is VariableKind.TITLE else clean(value):
                if VARIABLES[name] is not VariableKind.DATE:
                    found[name] = text
                elif date := self._date(record, {name: text}, name):
                    found[name] = date
        return found

    def _names(self, record: RawRecord, names: Iterable[Name]) -> Iterator[Name]:
        for name in names:
            if isinstance(name, Organisation):
                if (literal := clean(name.literal)) and (self.exact or not _NOBODY.fullmatch(literal)):
                    yield OTHERS if is_others(literal) else Organisation(literal)
                continue
            person, degrees = _person(name, exact=self.exact)
            if degrees:
                self.problem(record.line, str(name), f"{degrees} is no part of a name, and is left out", lost=False)
            if person:
                yield person

    def _identifiers(self, record: RawRecord, texts: dict[str, str]) -> dict[str, str | None]:
        """Return the valid identifiers in canonical form, from any field."""
        if "url" in texts:
            texts["url"] = next(iter(split_addresses(texts["url"])), texts["url"])
        texts |= {name: without_name(texts[name]) for name in ("pmid", "pmcid") if name in texts}
        texts |= elsewhere(texts)
        if _IDENTIFIERS.isdisjoint(texts):
            return {}
        return {
            "doi": self._checked(record, texts, "doi", bare_doi),
            "pmid": self._checked(record, texts, "pmid", check_pmid),
            "pmcid": self._checked(record, texts, "pmcid", check_pmcid),
            "url": self._checked(record, texts, "url", valid_address),
        }

    def _key(self, record: RawRecord, texts: Mapping[str, str], names: tuple[Name, ...], issued: Edtf | None) -> str:
        given = texts.get("id")
        if given is None:
            first = names[0].full_family if names and isinstance(names[0], Person) else ""
            return self._unused(make_key(first, issued.year if issued else None, plain(texts.get("title", ""))))
        key = self._unused(given)
        if key != given:
            self.problem(record.line, given, f"the key is used already; this record is {key!r} now", lost=False)
        return key

    def _unused(self, key: str) -> str:
        """Return `key`, or `key-2` and so on if it is taken. Numbers continue from the last one given."""
        found, count = key, self.keys.get(key, 1)
        while found in self.keys:
            count += 1
            found = f"{key}-{count}"
        self.keys[key] = count
        self.keys.setdefault(found, 1)
        return found

    def _date(self, record: RawRecord, texts: Mapping[str, str], name: str) -> Edtf | None:
        if name not in texts:
            return None
        date = written_date(texts[name])
        if date is None:
            self.problem(record.line, texts[name], "no year can be read from the date, which is left out", lost=False)
        return date

    def _checked(
        self, record: RawRecord, texts: Mapping[str, str], name: str, check: Callable[[str], str]
    ) -> str | None:
        if name not in texts:
            return None
        try:
            return check(texts[name])
        except ValueError as error:
            self.problem(record.line, texts[name], f"{error}; it is left out", lost=False)
            return None


# What databases write where a work has no author; "Anonymous" without brackets may be how it is signed.
_NOBODY = re.compile(
    r"\[anon(?:ymous)?\.?\]|\[?no author(?:s|ship|\(s\))?(?: indicated| listed| given)?\]?\.?", re.IGNORECASE
)


# Authors of one work are often those of another.
@lru_cache(maxsize=8192)
def _person(name: Person, *, exact: bool) -> tuple[Person | None, str]:
    """Return a name without what is no part of it, None if nothing is left; and the degrees that were behind it."""
    family, given = clean(name.family), clean(name.given)
    given, degrees = split_degrees(given) if not exact else (given, "")
    if not (family or given) or (not given and _NOBODY.fullmatch(family)):
        return None, degrees
    others = map(clean, (name.suffix, name.dropping_particle, name.non_dropping_particle))
    return Person(family or given, given if family else "", *others), degrees


def _cleaned(extra: Mapping[str, ExtraValue]) -> dict[str, ExtraValue]:
    found: dict[str, ExtraValue] = {}
    for name, value in extra.items():
        texts = tuple(text for source in ((value,) if isinstance(value, str) else value) if (text := plain(source)))
        if texts:
            found[name] = texts if len(texts) > 1 else texts[0]
    return found
