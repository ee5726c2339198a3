"""The shipped items as programs that others wrote read them, in one shape, so that they can be compared field by field."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import bibtexparser
import pypandoc
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from pybtex.database import parse_string
from pybtex.richtext import Text

from pswbrief.core.name import Person
from pswbrief.formats.common.languages import to_tag
from testing.exchange_items import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pswbrief.core.item import Item

# Texts that a .bib file gives back. TeX has no escape for some characters (look-alikes replace them) and prints others as dashes and
# quotation marks; a name of a language or of a kind of work means what it says, whatever the field.
_MEANT = frozenset(
    "report thesis dataset phdthesis mathesis mastersthesis bathesis candthesis techreport resreport".split()
) | {"web page"}
HELD_BY_TEX = PLAIN.filter(
    lambda text: not re.search(r"[\\^~{}]|--|``|''", text) and text.casefold() not in _MEANT and to_tag(text) == text
)

Fields = dict[str, object]

_TEXTS = ("title", "container", "publisher", "volume", "issue", "article_number", "doi", "url", "abstract")


def expected(item: Item) -> Fields:
    """What a reader should find: absent values are absent, a person is a pair and a body a text."""
    fields: Fields = {name: value for name in _TEXTS if (value := getattr(item, name))}
    if item.authors:
        fields["authors"] = [
            (name.family, name.given) if isinstance(name, Person) else name.literal for name in item.authors
        ]
    if item.pages:
        fields["pages"] = str(item.pages)
    if item.issued:
        fields["issued"] = str(item.issued)
    return fields


def differences(
    items: Mapping[str, Item], read: Mapping[str, Fields], even: Callable[[object], object] = lambda value: value
) -> set[tuple[str, str]]:
    """The id and the field of each value that was read otherwise; `even` undoes what a reader changes on purpose."""
    assert read.keys() == items.keys()
    found = set()
    for key, item in items.items():
        wanted, got = expected(item), {name: value for name, value in read[key].items() if value}
        found |= {(key, name) for name in wanted.keys() | got.keys() if even(wanted.get(name)) != even(got.get(name))}
    return found


def known(
    items: Mapping[str, Item], losses: Mapping[str, tuple[Callable[[Item], object], str]]
) -> set[tuple[str, str]]:
    """The differences that a list of losses foresees: for a field the items that lose it, and why they do."""
    return {(key, name) for name, (loses, _reason) in losses.items() for key, item in items.items() if loses(item)}


def without_typography(value: object) -> object:
    """A value as pandoc's typography leaves it: quotation marks of any kind are one, and a title's capitals don't count."""
    if isinstance(value, str):
        return re.sub("['\"‘’“”]", "'", value).casefold()
    if isinstance(value, list | tuple):
        return [without_typography(part) for part in value]
    return value


def _from_bib(fields: Mapping[str, str], kind: str) -> Fields:
    """The plain fields of an entry of either dialect; of dates what has a field of its own."""
    names = {
        "title": ("title",),
        "container": ("journal", "journaltitle", "booktitle", "series", "shortseries"),
        "publisher": ("publisher", "institution", "organization"),
        "volume": ("volume",),
        "issue": ("number",),
        "article_number": ("eid",),
        "doi": ("doi",),
        "url": ("url",),
        "abstract": ("abstract",),
        "pages": ("pages",),
    }
    found: Fields = {name: next((fields[key] for key in keys if key in fields), None) for name, keys in names.items()}
    if kind == "article" and found["pages"] == found["article_number"]:
        del found["pages"]
    if found.get("pages"):
        found["pages"] = re.sub("--|–", "-", str(found["pages"]))
    if "date" in fields:
        found["issued"] = fields["date"]
    elif "year" in fields:
        months = [f"{fields['year']}-{month:02d}" for month in _months(fields.get("month", ""))]
        found["issued"] = "/".join(months) or fields["year"]
    season = re.fullmatch(r"Spring ([0-9]{4})", fields.get("note", fields.get("addendum", "")))
    if season:
        found["issued"] = f"{season[1]}-21"
    return found


def _months(text: str) -> list[int]:
    names = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    return [names.index(word.lower()) + 1 for word in re.findall(r"\b([A-Za-z]{3})[a-z]*", text)]


def by_bibtexparser(text: str) -> dict[str, Fields]:
    """As bibtexparser 2 reads a .bib file: names from its name parser, texts from its decoder of LaTeX."""
    named = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    decoded = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not named.failed_blocks
    assert not decoded.failed_blocks
    found = {}
    for names, texts in zip(named.entries, decoded.entries, strict=True):
        found[texts.key] = _from_bib({field.key: field.value for field in texts.fields}, texts.entry_type)
        if "author" in names.fields_dict:
            found[texts.key]["authors"] = [_from_parts(parts) for parts in names.fields_dict["author"].value]
    return found


def _from_parts(parts) -> tuple[str, str] | str:
    last = " ".join(parts.von + parts.last)
    return last.strip("{}") if last.startswith("{") and not parts.first else (last, " ".join(parts.first))


def by_pybtex(text: str) -> dict[str, Fields]:
    """As pybtex reads a .bib file."""
    found = {}
    for key, entry in parse_string(text, "bibtex").entries.items():
        addresses = {name: entry.fields[name] for name in ("doi", "url") if name in entry.fields}
        texts = {name: str(Text.from_latex(entry.fields[name])) for name in entry.fields if name not in addresses}
        found[key] = _from_bib(texts | addresses, entry.type)
        found[key]["authors"] = [_from_person(person) for person in entry.persons.get("author", [])]
    return found


def _from_person(person) -> tuple[str, str] | str:
    last = " ".join(person.prelast_names + person.last_names)
    given = " ".join(person.first_names + person.middle_names)
    return last.strip("{}") if last.startswith("{") and not given else (last, given)


def by_pandoc(text: str, form: str) -> dict[str, Fields]:
    """As pandoc reads a file of format `form`."""
    records = json.loads(pypandoc.convert_text(text, "csljson", format=form))
    return {record["id"]: _from_csl(record) for record in records}


def _from_csl(record: dict) -> Fields:
    names = {
        "title": "title",
        "container": "container-title",
        "publisher": "publisher",
        "volume": "volume",
        "issue": "issue",
        "article_number": "number",
        "doi": "DOI",
        "url": "URL",
        "abstract": "abstract",
        "pages": "page",
    }
    found: Fields = {name: record.get(variable) for name, variable in names.items()}
    found["authors"] = [_from_csl_name(name) for name in record.get("author", [])]
    parts = record.get("issued", {}).get("date-parts", [])
    found["issued"] = "/".join("-".join(f"{part:02d}" for part in point) for point in parts)
    return found


def _from_csl_name(name: dict) -> tuple[str, str] | str:
    if "literal" in name:
        return name["literal"]
    particle = name.get("non-dropping-particle") or name.get("dropping-particle", "")
    return f"{particle} {name['family']}".strip(), name.get("given", "")


def by_rispy(text: str) -> dict[str, Fields]:
    """As rispy reads a RIS file."""
    return {record["id"]: _from_ris(record) for record in rispy.loads(text)}


def _from_ris(record: dict) -> Fields:
    names = {
        "title": "title",
        "container": "secondary_title",
        "publisher": "publisher",
        "volume": "volume",
        "issue": "number",
        "article_number": "custom7",
        "doi": "doi",
        "abstract": "abstract",
    }
    found: Fields = {name: record.get(tag) for name, tag in names.items()}
    found["url"] = "".join(record.get("urls", []))
    found["authors"] = [_from_ris_name(name) for name in record.get("authors", [])]
    pages = "-".join(part for tag in ("start_page", "end_page") if (part := record.get(tag)))
    found["pages"] = pages if pages != found["article_number"] else None
    found["issued"] = _from_ris_date(record.get("date") or record.get("year", ""))
    return found


def _from_ris_name(name: str) -> tuple[str, str] | str:
    family, _, given = name.partition(",")
    return (family, given.strip()) if given.strip() else family


def _from_ris_date(text: str) -> str:
    year, month, _, other = [*text.split("/"), "", "", ""][:4]
    if other == "Spring":
        return f"{year}-21"
    months = [f"{year}-{number:02d}" for number in _months(other)]
    return "/".join(months) or "-".join(part for part in (year, month) if part)
