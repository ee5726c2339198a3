"""The facts of an item by which duplicates are recognised (`core.duplicate_rule`), computed once."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from pswbrief.core.enums import ItemType
from pswbrief.core.fields import FieldKind, item_fields
from pswbrief.core.identifiers import arxiv_of, identifiers_in, is_preprint_doi
from pswbrief.core.item import Item
from pswbrief.core.name import OTHERS, Person
from pswbrief.core.titles import OPTIONAL_WORDS, SHORT_TITLE, WORD
from pswbrief.core.variables import VARIABLES, VariableKind
from pswbrief.text.normalize import fold
from pswbrief.text.rich import plain_text

_DIGITS = re.compile(r"\d+")
_BEFORE_SUBTITLE = re.compile(r":|[?.]\s|\s[–—-]\s")
_ROMAN = frozenset("i ii iii iv v vi vii viii ix x".split())
# A title that begins with one of these words is about another work.
_ABOUT = re.compile(
    r"(?:correction|corrections|corrigendum|corrigenda|erratum|errata|retraction|commentary|comment|comments|reply|response|author)\b"
)
# Fields that distinguish editions and parts, besides volume and issue.
_DISTINGUISHING = frozenset(
    {
        *(
            name
            for name, kind in VARIABLES.items()
            if kind is VariableKind.NUMBER
            and name
            not in {"citation-number", "first-reference-note-number", "locator", "number-of-pages", "number-of-volumes"}
        ),
        "reviewed-title",
        "part-title",
        "volume-title",
    }
)
# A language tag. Anything else (several languages, a name in words) is no evidence that two works differ.
_LANGUAGE = re.compile(r"([a-z]{2})(?:-[A-Z]{2})?")
# The nine digits that an ISBN-10 and the ISBN-13 of the same book share.
_ISBN = re.compile(r"\b(?:97[89])?(\d{9})[\dXx]\b")
# The abbreviation of an organisation in parentheses, behind its name.
_ACRONYM = re.compile(r"\s*\([^()\s]+\)$")
# Whole books.
BOOKS = frozenset({ItemType.BOOK, ItemType.CLASSIC, ItemType.COLLECTION})
_IDENTIFIERS = ("doi", "pmid", "pmcid")
_DESCRIBING = tuple(
    field.name
    for field in item_fields()
    if field.kind not in {FieldKind.NAMES, FieldKind.WORDS}
    and field.name not in {"title", "note", "accessed", *_IDENTIFIERS}
    and field.name in Item.__slots__
)


class WorkFacts(NamedTuple):
    """The facts of an item that are compared with those of others, computed once.

    `words`, `numbers`: of the title; `short`: the title without its subtitle, if that is distinctive; `joined`: its words without
    blanks; `significant`: the number of significant words; `about`: whether the work is about another; `identifiers`: pairs of
    kind and value; `initial`: of the first author's given names; `isbns`: of a whole book, their nine digits without prefix and
    check digit. Volumes, issues and other numbers of parts are sets of the numbers in them.
    """

    type: ItemType
    title: str
    words: tuple[str, ...]
    short: str
    numbers: tuple[str, ...]
    significant: int
    about: bool
    identifiers: tuple[tuple[str, str], ...]
    year: int | None
    month: int | None
    author: str
    containers: tuple[str, ...]
    publisher: str
    volume: frozenset[str]
    issue: frozenset[str]
    page: str
    language: str
    joined: str
    initial: str
    isbns: frozenset[str]
    parts: dict[str, frozenset[str]]
    is_preprint: bool
    item: Item

    @property
    def everything(self) -> str:
        """The text of all fields but identifiers, keywords and dates of access, folded. Made on request: few items are equal."""
        item = self.item
        texts = [plain_text(item.title or ""), *map(str, (*item.authors, *item.editors))]
        texts += ["" if value is None else str(value) for value in _described(item)]
        if item.csl:
            texts += map(str, item.csl.values())
        return fold("\x1f".join(texts))

    @property
    def is_short(self) -> bool:
        """Whether the title is too short to identify a work."""
        return self.significant < SHORT_TITLE


def facts_of(item: Item) -> WorkFacts:
    """Return the facts of an item."""
    title = plain_text(item.title or "")
    words = tuple(WORD.findall(fold(title)))
    folded = " ".join(words)
    subtitle = _BEFORE_SUBTITLE.search(title)
    short = " ".join(WORD.findall(fold(title[: subtitle.start()]))) if subtitle else folded
    arxiv = arxiv_of(item)
    identifiers = {
        **identifiers_in(item.url or ""),
        **{kind: value for kind in _IDENTIFIERS if (value := getattr(item, kind))},
        **({"arxiv": arxiv} if arxiv else {}),
    }
    names = item.authors or item.editors
    author = names[0] if names and names[0] != OTHERS else None
    parts = {name: _tokens(item.text(name)) for name in item.csl.keys() & _DISTINGUISHING}
    if version := item.text("version"):
        # As a whole: the numbers of "1.0" and "2.0" overlap.
        parts["version"] = frozenset({fold(version)})
    if item.edition:
        parts["edition"] = _tokens(item.edition)
    if item.article_number:
        parts["number"] = _tokens(item.article_number)
    return WorkFacts(
        type=item.type,
        title=folded,
        words=words,
        short=short if short.count(" ") >= SHORT_TITLE - 1 else "",
        numbers=tuple(sorted([word for word in words if word in _ROMAN or word.isdecimal()])),
        significant=len([word for word in words if word not in OPTIONAL_WORDS]),
        about=_ABOUT.match(folded) is not None,
        identifiers=tuple((_KINDS[kind], value.lower()) for kind, value in identifiers.items()),
        year=item.issued.year if item.issued else None,
        month=item.issued.start.month if item.issued else None,
        author=fold(
            (author.full_family or author.given) if isinstance(author, Person) else _ACRONYM.sub("", str(author or ""))
        ).strip(),
        containers=tuple(
            folded
            for name in (item.container, item.text("container-title-short"))
            if name and (folded := _significant(name))
        ),
        publisher=_significant(item.publisher) if item.publisher else "",
        volume=_tokens(item.volume),
        issue=_tokens(item.issue),
        page=_first_number(item.pages.first) if item.pages else "",
        language=match[1] if (match := _LANGUAGE.fullmatch(item.language or "")) else "",
        joined="".join(words),
        initial=fold(author.given)[:1] if isinstance(author, Person) and author.full_family else "",
        isbns=frozenset(_ISBN.findall(item.isbn.replace("-", ""))) if item.isbn and item.type in BOOKS else frozenset(),
        parts=parts,
        is_preprint=item.type is ItemType.PREPRINT or arxiv is not None or is_preprint_doi(item.doi),
        item=item,
    )


_described = attrgetter(*_DESCRIBING)


_KINDS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv number"}


# Cached, as the same few volumes, issues and journals occur again and again.
@lru_cache(maxsize=8192)
def _tokens(text: str | None) -> frozenset[str]:
    """Return what distinguishes a volume, an issue or an edition: its numbers or, if it has none, its words."""
    if not text:
        return frozenset()
    folded = fold(text)
    numbers = {number.lstrip("0") or "0" for number in _DIGITS.findall(folded)}
    if numbers and "sup" in folded:
        numbers = {f"s{number}" for number in numbers}
    return frozenset(numbers or WORD.findall(folded))


def _first_number(text: str) -> str:
    found = _DIGITS.search(text)
    return (found[0].lstrip("0") or "0") if found else ""


@lru_cache(maxsize=8192)
def _significant(name: str) -> str:
    return " ".join(word for word in WORD.findall(fold(plain_text(name))) if word not in OPTIONAL_WORDS)
