"""One reference of a catalogue: what the brief prints and, separately, what public pages show.

The two are never mixed: a printed value is not overwritten, and a verified one says where it was seen. `Reference.best()` chooses
between them, field by field, and says which of the two it chose.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from pswbrief.core.enums import ItemType, Status
from pswbrief.core.fields import FieldKind, item_fields, printed
from pswbrief.core.full_text import abstract_text
from pswbrief.core.item import Item
from pswbrief.core.name import Name, Organisation, Person, name_to_record
from pswbrief.core.validation import (
    CitationKey,
    Csl,
    Date,
    Doi,
    Extra,
    Key,
    Model,
    PageRange,
    Pmcid,
    Pmid,
    Seen,
    Text,
    Url,
)

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf


class Access(StrEnum):
    """How the full text can be read: freely, with an NHS OpenAthens account, or not (only the abstract)."""

    OPEN = "open"
    OPENATHENS = "openathens"
    ABSTRACT = "abstract"


# An index asks for each name several times, and making one takes longer than looking it up.
@lru_cache(maxsize=1024)
def _person(*parts: str | None) -> Person:
    return Person(*[part or "" for part in parts])


class Author(Model):
    """A person (`family` and the other parts of a name) or a body (`literal`), as the catalogue writes it."""

    family: Text | None = None
    given: str | None = None
    suffix: Text | None = None
    dropping_particle: Annotated[Text | None, Field(alias="dropping-particle")] = None
    non_dropping_particle: Annotated[Text | None, Field(alias="non-dropping-particle")] = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        parts = (self.given, self.suffix, self.dropping_particle, self.non_dropping_particle)
        if (self.family is None) == (self.literal is None) or (self.literal is not None and any(parts)):
            raise ValueError("an author has either family (and given), or literal")
        return self

    def name(self) -> Name:
        """Return the author as a value of `core.name`."""
        if self.literal is not None:
            return Organisation(self.literal)
        return _person(self.family, self.given, self.suffix, self.dropping_particle, self.non_dropping_particle)

    @classmethod
    def of(cls, name: Name) -> Self:
        """Return the author with this name."""
        return cls.model_validate({part: text for part, text in name_to_record(name).items() if text})


class Verified(Model):
    """The values of a reference on public pages, each as seen on one of the pages in `seen_at`.

    `basis` says why the page is known to be the right one: by its title, its abstract word for word, a link in the brief itself, or
    an identifier that led to it. `published` is the date that the pages show; often that of first publication online, so it does not
    replace the date that is printed with the volume. `notices` are retractions, expressions of concern and corrections; `seen_on` is
    the day when services were last asked.
    """

    basis: Literal["title", "abstract", "link", "identifier"]
    title: Text | None = None
    container: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    article_number: Text | None = None
    pages: PageRange | None = None
    published: Date | None = None
    open_access: bool | None = None
    free_copy: Url | None = None
    differs: Text | None = None
    doubts: Text | None = None
    notices: Annotated[tuple[Text, ...] | None, Field(strict=False)] = None
    seen_on: Date | None = None
    seen_at: Annotated[tuple[Seen, ...], Field(min_length=1, strict=False)]


class Origin(StrEnum):
    """The origin of a best known value."""

    PRINTED = "printed"
    VERIFIED = "verified"


class Best(NamedTuple):
    """The best known value of a field, and its origin; both None where nothing is known."""

    value: str | None
    origin: Origin | None


class Reference(Model):
    """A reference of the brief. Fields that hold what is not known are None.

    `title`, `source`, `access_note`, `author_note`, `page_pointer` and `abstract` are as printed; `container`, `publisher`,
    `volume`, `issue`, `article_number` and `issued` are what the printed source line says. `authors`, the identifiers and `url` are
    what the pages in `verified.seen_at` show, or what a brief prints or links to. `editors`, `place`, `edition`, `genre`, `isbn`,
    `issn`, `accessed` and `language` are for references of one's own, from other programs; `tags`, `status` and `notes` are the
    reader's.
    `csl` holds all other CSL variables, `extra` what the file that a reference came from says beyond CSL, as `Item` has them.
    `core.fields` describes the fields one by one.
    """

    id: CitationKey
    section: Key | None = None
    type: Annotated[ItemType, Field(strict=False)]
    title: Text
    authors: Annotated[tuple[Author, ...], Field(strict=False)] = ()
    editors: Annotated[tuple[Author, ...], Field(strict=False)] = ()
    source: Text | None = None
    container: Text | None = None
    publisher: Text | None = None
    place: Text | None = None
    edition: Text | None = None
    genre: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    article_number: Text | None = None
    pages: PageRange | None = None
    issued: Date | None = None
    access: Annotated[Access | None, Field(strict=False)] = None
    access_note: Text | None = None
    author_note: Text | None = None
    page_pointer: Text | None = None
    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    isbn: Text | None = None
    issn: Text | None = None
    url: Url | None = None
    accessed: Date | None = None
    language: Text | None = None
    duplicate_of: CitationKey | None = None
    aliases: Annotated[tuple[CitationKey, ...], Field(strict=False)] = ()
    accepted: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    tags: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    status: Annotated[Status | None, Field(strict=False)] = None
    notes: Text | None = None
    abstract: Text | None = None
    csl: Csl = Field(default_factory=dict)
    extra: Extra = Field(default_factory=dict)
    verified: Verified | None = None

    def best(self, field: str) -> Best:
        """Return the best known value of a field, as text: the verified one if there is one, else the printed one.

        `field` is one of title, container, volume, issue, article_number, pages; anything else has only its printed value.
        """
        for origin, holder in ((Origin.VERIFIED, self.verified), (Origin.PRINTED, self)):
            value = getattr(holder, field, None)
            if value is not None:
                return Best(str(value), origin)
        return Best(None, None)

    @property
    def best_issued(self) -> Edtf | None:
        """Return the printed date, which belongs to the printed volume; without one, the date that the pages show."""
        return self.issued or (self.verified.published if self.verified else None)

    @property
    def citation(self) -> str | None:
        """Return the source line as printed, without a label ("Publication Details:", "Source:")."""
        if self.source is None:
            return None
        for label in _SOURCE_LABELS:
            if self.source.startswith(label):
                return self.source.removeprefix(label).strip()
        return self.source

    @property
    def note(self) -> str | None:
        """The note: what the brief prints next to the abstract (whose it is, the page to turn to), or the note of its file."""
        noted = str(self.csl.get("note") or "")
        return "; ".join(part for part in (self.author_note, self.page_pointer, noted) if part) or None

    def item(self) -> Item:
        """Return the reference as it is cited and exported: the best known value of each field; of the reader's own, only tags."""
        known = vars(self)
        values: dict[str, Any] = {attribute: known[field] for field, attribute in _ITEM_FIELDS}
        if self.verified is not None:
            for field, attribute in _PRINTED_FIELDS:
                if (seen := getattr(self.verified, field)) is not None:
                    values[attribute] = seen
        values["type"] = self.type
        if self.section is not None:
            # A brief, or a page, may print a label before an abstract; in a reader's own file it belongs to the abstract.
            values["abstract"] = abstract_text(self.abstract)
            if not values["title"].endswith(".."):
                # Likewise a full stop after a title.
                values["title"] = values["title"].removesuffix(".")
        values["authors"] = tuple([author.name() for author in self.authors])
        if self.editors:
            values["editors"] = tuple([editor.name() for editor in self.editors])
        values["issued"] = self.best_issued
        access_note = self.access_note.rstrip("*").strip() if self.access_note else None
        values["note"] = "; ".join(note for note in (access_note, self.note) if note) or None
        csl = {name: value for name, value in self.csl.items() if name != "note"} if "note" in self.csl else self.csl
        return Item(id=self.id, csl=csl, extra=self.extra, **values)


# The fields that are attributes of an item, with their names there; and those of them that a page may show otherwise.
_ITEM_FIELDS = [
    (field.name, field.item or field.name)
    for field in item_fields()
    if field.kind is not FieldKind.COMPUTED and (field.item or field.name) in Item.__slots__
]
_PRINTED_FIELDS = [(name, attribute) for name, attribute in _ITEM_FIELDS if name in printed()]


_SOURCE_LABELS = ("Publication Details:", "Source:")
