"""Build the index data of one reference: its row, its packed record and item, and its words by column."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.identifiers import doi_url, pmc_url
from pswbrief.core.item import pack
from pswbrief.core.record import to_record
from pswbrief.formats.common.languages import to_tag
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
        reference.language and to_tag(reference.language).lower(),
    )


class _Spelt(NamedTuple):
    """A name as people type it, its words, and those of its spellings in Latin letters; `words` has all, by which it is selected.

    In these words, the parts of the name are in any order.
    """

    typed: str
    typed_words: tuple[str, ...]
    other_words: tuple[str, ...]
    words: str


# Cached, as many works share their authors.
@lru_cache(maxsize=8192)
def _spelt(name: Name) -> _Spelt:
    typed = str(name)
    others = other_spellings(typed)
    return _Spelt(
        typed,
        tuple(words(typed)),
        tuple(words(" ; ".join(others))),
        " ".join(words(" ".join([in_any_order(name), *others]))),
    )


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
    """Return the words of a reference, by column of the full-text table: those of all that is printed and verified."""
    reference, verified = entry.reference, entry.reference.verified
    venues = [reference.container, reference.publisher, verified.container if verified else None]
    main, minor, _ = entry.about
    return [
        # Cached: the same texts were split to find headings, and many references share them.
        list(remembered_words(plain_text(reference.title))),
        _name_words(reference),
        list(remembered_words(" ; ".join(dict.fromkeys(plain_text(text) for text in venues if text)))),
        list(remembered_words(entry.heading)),
        words(" ; ".join(_other_texts(reference))),
        list(remembered_words(reference.access_note or "")),
        list(remembered_words(reference.abstract or "")),
        [word for heading in main for word in remembered_words(heading)],
        [word for heading in minor for word in remembered_words(heading)],
    ]


def _name_words(reference: Reference) -> list[str]:
    """Return the words of the authors and of those whom a note names: all as they are typed, then in other scripts."""
    spelt = [_spelt(author.name()) for author in reference.authors]
    found = [word for name in spelt for word in name.typed_words]
    noted = reference.author_note or ""
    if noted:
        found += words(noted)
    for name in spelt:
        found += name.other_words
    if noted:
        found += words(" ; ".join(other_spellings(noted)))
    return found


def _variable_texts(reference: Reference) -> Iterator[str]:
    """Yield the texts of the other CSL variables: editors, translators, series, events, short titles."""
    yield from (str(editor.name()) for editor in reference.editors)
    for value in reference.csl.values():
        if isinstance(value, tuple):
            yield from map(str, value)
        elif isinstance(value, str):
            yield plain_text(value)


def _other_texts(reference: Reference) -> Iterator[str]:
    """Yield the texts of a reference that have no column of their own."""
    texts = (
        _official_title(reference),
        str(reference.issued.year) if reference.issued else "",
        reference.doi,
        reference.pmid,
        reference.pmcid,
        reference.page_pointer,
        reference.citation,
        *reference.tags,
        reference.notes,
    )
    yield from filter(None, texts)
    yield from _variable_texts(reference)
