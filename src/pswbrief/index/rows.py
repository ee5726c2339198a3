"""Build the index data of one reference: its row, its packed record and item, and its words by column."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.identifiers import doi_url, pmc_url
from pswbrief.core.item import pack
from pswbrief.core.record import to_record
from pswbrief.index.schema import NOTE
from pswbrief.index.spellings import in_any_order, other_spellings
from pswbrief.text.normalize import fold
from pswbrief.text.rich import plain_text
from pswbrief.text.words import remembered_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.core.name import Name
    from pswbrief.core.reference import Reference
    from pswbrief.index.entries import CollectionEntry

# Made once, as making one takes half as long as encoding a record. No record refers to itself.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
# Ignored in sorting titles: signs before the first word, and an article.
_OPENING = re.compile(r"^\W*(?:(?:the|a|an)[\"']? \W*(?=\w))?")


def row_of(entry: CollectionEntry) -> tuple[object, ...]:
    """Return the values of the table `reference`, in its order."""
    reference = entry.reference
    names = [_spelt(author.name()) for author in reference.authors]
    noted = f"{NOTE.rstrip()} {' '.join(words(reference.author_note))} ;" if reference.author_note else ""
    verified = reference.verified.container if reference.verified else None
    venue = plain_text(reference.container or reference.publisher or "") or None
    title = plain_text(reference.title)
    return (
        entry.pos,
        reference.id,
        reference.issued.year if reference.issued else None,
        str(reference.access) if reference.access else None,
        venue,
        title,
        str(reference.type),
        entry.section,
        link_of(reference),
        reference.duplicate_of,
        "".join([f" {name.words} ;" for name in names]) + noted,
        " ; ".join(" ".join(words(text)) for text in (reference.container, verified, reference.publisher) if text),
        fold(names[0].typed) if names else None,
        _OPENING.sub("", fold(title)),
        _OPENING.sub("", fold(venue)) if venue else None,
        str(reference.status) if reference.status else None,
        str(entry.source),
        _official_title(reference) or None,
        bool(reference.notes or reference.status),
    )


class _Spelt(NamedTuple):
    """A name as people type it, its spellings in Latin letters, and the words of both in any order, by which it is selected."""

    typed: str
    others: tuple[str, ...]
    words: str


# Cached, as many works share their authors.
@lru_cache(maxsize=8192)
def _spelt(name: Name) -> _Spelt:
    typed = str(name)
    others = tuple(other_spellings(typed))
    return _Spelt(typed, others, " ".join(words(" ".join([in_any_order(name), *others]))))


def _official_title(reference: Reference) -> str:
    """Return the title on public pages if it differs from the printed one, else ""."""
    verified = reference.verified
    return verified.title if verified and verified.title and fold(verified.title) != fold(reference.title) else ""


def link_of(reference: Reference) -> str | None:
    """Return the best address for a reader: the free full text if one is known, else the DOI's, else the page's."""
    if reference.verified and reference.verified.free_copy:
        return reference.verified.free_copy
    if reference.pmcid:
        return pmc_url(reference.pmcid)
    if reference.doi:
        return doi_url(reference.doi)
    return reference.url


def detail_of(entry: CollectionEntry) -> tuple[object, ...]:
    """Return the values of the table `detail`, in its order."""
    record = to_record(entry.reference, entry.heading, entry.source)
    return entry.pos, _ENCODER.encode(record), pack(entry.reference.item())


def columns_of(entry: CollectionEntry) -> list[list[str]]:
    """Return the words of a reference, by column of the full-text table."""
    title, names, venue, topic, extra, access = _texts(entry.reference, entry.heading)
    main, minor = (" ; ".join(headings) for headings in entry.about)
    return [
        # Cached: the same texts were split to find headings, and many references share them.
        list(remembered_words(title)),
        words(names),
        list(remembered_words(venue)),
        list(remembered_words(topic)),
        words(extra),
        list(remembered_words(access)),
        list(remembered_words(entry.reference.abstract or "")),
        words(main),
        words(minor),
    ]


def _variable_texts(reference: Reference) -> Iterator[str]:
    """Yield the texts of the other CSL variables: editors, translators, series, events, short titles."""
    yield from (str(editor.name()) for editor in reference.editors)
    for value in reference.csl.values():
        if isinstance(value, tuple):
            yield from map(str, value)
        elif isinstance(value, str):
            yield plain_text(value)


def _texts(reference: Reference, section: str) -> tuple[str, str, str, str, str, str]:
    """Return the texts of a reference by column, both printed and verified, without its abstract and subjects."""
    verified = reference.verified
    venue = [reference.container, reference.publisher, verified.container if verified else None]
    spelt = [_spelt(author.name()) for author in reference.authors]
    noted = reference.author_note or ""
    names = [name.typed for name in spelt] + [noted]
    names += [spelling for name in spelt for spelling in name.others] + other_spellings(noted)
    extra = [
        _official_title(reference),
        str(reference.issued.year) if reference.issued else "",
        reference.doi or "",
        reference.pmid or "",
        reference.pmcid or "",
        reference.page_pointer or "",
        reference.citation or "",
        *reference.tags,
        reference.notes or "",
        *_variable_texts(reference),
    ]
    return (
        plain_text(reference.title),
        " ; ".join(names),
        " ; ".join(dict.fromkeys(plain_text(text) for text in venue if text)),
        section,
        " ; ".join(extra),
        reference.access_note or "",
    )
