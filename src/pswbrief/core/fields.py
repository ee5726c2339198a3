"""The fields of a reference: one table, from which every list of fields in the program derives.

The keys of a JSON record, the columns of a listing, the headings of our CSV, the options of `add`, what `set` takes, what completion
offers, the order of a TOML table, and the tables in `docs/` are views of `FIELDS`. A new field is one row here, and its mapping in
the formats that can hold it. A field that `Reference` and `Item` have no attribute for is kept among the other CSL variables
(`csl`), under its variable, so a row that names a CSL variable is all that is needed to give it a name of its own.

Literals only: `list` and completion load this at start-up. The views are functions, and not constants, so that they always match
the table.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FieldKind(StrEnum):
    """The kind of value in a field, which determines how `set` parses it and how TOML, JSON and a column print it."""

    KEY = "key"  # a citation key, or the id of a section
    CHOICE = "choice"  # one of a few words
    TEXT = "text"  # text of one line
    TITLE = "title"  # text of one line with CSL's rich text
    LINES = "lines"  # text of any number of lines
    IDENTIFIER = "identifier"  # text whose form is checked
    DATE = "date"  # an EDTF date
    PAGES = "pages"  # a page or a range of pages
    NAMES = "names"  # people and organisations, in order
    WORDS = "words"  # a list of short texts
    TABLE = "table"  # a table of its own
    COMPUTED = "computed"  # only in a record: computed from other fields


class Field(NamedTuple):
    """One row of the table.

    `name`: the attribute, the TOML key and the column. `kind`: what it holds. `help`: a short sentence for `add --help` and
    completion. `csl`: its CSL variable, if any. `item`: the attribute of `Item`, if that has another name. `record`: its rank among
    the keys of a JSON record; 0 if it is not a key of its own, but part of the record's `csl`. `option`: its option of `add`.
    `aliases`: other names in `set` and `--columns`. `doc`: its description in the table of `docs/catalogue.md`, as Markdown.
    `personal`: whether it is the reader's, and may be set on references of the brief as well. `printed`: whether a brief prints it
    and a public page may show another value (`[references.verified]`).
    """

    name: str
    kind: FieldKind
    help: str
    csl: str = ""
    item: str = ""
    record: int = 0
    option: str = ""
    aliases: tuple[str, ...] = ()
    doc: str = ""
    personal: bool = False
    printed: bool = False

    @property
    def label(self) -> str:
        """Return the name of the field in a sentence: "article number", "journal"."""
        return (self.option or self.name).replace("-", " ").replace("_", " ")


_K = FieldKind
FIELDS: tuple[Field, ...] = (
    Field(
        "id", _K.KEY, "Its id; one is made if you give none.", item="id", record=1, option="id", aliases=("key", "citekey"),
        doc="the citation key, unique and never changed once it is published: letters, digits and `:_./+-`, at most 200"
        " characters. The brief's own ids, and those that pswbrief makes, are `a-z`, `0-9` and `-`, at most 40 characters",
    ),
    Field(
        "section", _K.KEY, "A section, by any part of its name.", record=13, option="section",
        doc="the id of its section",
    ),
    Field(
        "type", _K.CHOICE, "A CSL type: article-journal (the default), report, book, chapter, …", item="type",
        record=2, option="type", doc="a CSL type: `article-journal`, `report`, `webpage`, `book`, `chapter`, `thesis`,"
        " `software`, `legal_case`, or any other of [CSL 1.0.2](https://docs.citationstyles.org/en/stable/specification.html)",
    ),
    Field(
        "title", _K.TITLE, "Its title, the only required field.", csl="title", record=3, option="title",
        printed=True, doc="as printed. In a reference of your own it may hold CSL's rich text: `<i>`, `<b>`, `<sub>`, `<sup>`",
    ),
    Field(
        "authors", _K.NAMES, "A person, 'Okoro, Ada' or 'Okoro A'. May be repeated.", csl="author", record=4,
        option="author", aliases=("author",),
        doc="`{ family, given }` for people (with `suffix`, `dropping-particle` and `non-dropping-particle` where known),"
        ' `{ literal }` for organisations, in order; `{ literal = "et al." }` at the end for others that the source leaves out',
    ),
    Field(
        "editors", _K.NAMES, "An editor, written like an author.", csl="editor", option="editor", aliases=("editor",),
        doc="the same, for editors",
    ),
    Field(
        "source", _K.TEXT, "The source line, as printed.", aliases=("citation",), doc="the source line, as printed",
    ),
    Field(
        "container", _K.TITLE, "The journal, book or site that it is in.", csl="container-title", record=5,
        option="journal", aliases=("journal", "booktitle"), printed=True,
        doc="the journal, book or site that it is in; in the brief, what the source line names",
    ),
    Field(
        "publisher", _K.TEXT, "Who published it.", csl="publisher", record=6, option="publisher",
        aliases=("institution",), doc="the publisher or organisation; in the brief, what the source line names",
    ),
    Field("place", _K.TEXT, "Where it was published.", csl="publisher-place", option="place", doc="where it was published"),
    Field("edition", _K.TEXT, "Which edition.", csl="edition", option="edition", doc="which edition"),
    Field(
        "genre", _K.TEXT, "What kind of report or thesis: PhD thesis.", csl="genre", option="genre",
        doc='what kind of report or thesis it is ("PhD thesis")',
    ),
    Field("volume", _K.TEXT, "The volume.", csl="volume", record=7, option="volume", printed=True, doc="the volume"),
    Field("issue", _K.TEXT, "The issue.", csl="issue", record=8, option="issue", printed=True, doc="the issue"),
    Field(
        "article_number", _K.TEXT, "The article number.", csl="number", record=9, option="article-number",
        aliases=("number",), printed=True,
        doc="CSL's `number`: an article's, a report's, a patent's. A printed number in brackets that is too large for an"
        " issue is one",
    ),
    Field(
        "pages", _K.PAGES, "The pages: 12-18.", csl="page", record=10, option="pages", aliases=("page",), printed=True,
        doc="the first and the last page, or a list of pages",
    ),
    Field(
        "issued", _K.DATE, "When it was published: 2020, 2020-05 or 2020-05-31.", csl="issued", record=11, option="year",
        aliases=("year", "date"),
        doc="its date, EDTF: `2018`, `2019-12`, `2012-04/2012-06` (April-June), `2018-21` (Spring 2018; 22 summer, 23 autumn,"
        " 24 winter), `1850~` (about 1850), `1850?`, `-0099` (100 BC), `1998/..`",
    ),
    Field(
        "access", _K.CHOICE, "open, openathens or abstract.", record=14, option="access",
        doc="`open`, `openathens` or `abstract`",
    ),
    Field("access_note", _K.TEXT, "The access note, as printed.", record=15, doc="the note as printed"),
    Field("author_note", _K.TEXT, "Whose it is, as printed.", doc="the printed note that says whose it is"),
    Field("page_pointer", _K.TEXT, "The page to turn to, as printed.", doc="the printed note that says which page to turn to"),
    Field("doi", _K.IDENTIFIER, "The DOI.", csl="DOI", record=16, option="doi", doc="`10.…` without an address before it"),
    Field("pmid", _K.IDENTIFIER, "PubMed's number.", csl="PMID", record=17, option="pmid", doc="PubMed's number: digits"),
    Field(
        "pmcid", _K.IDENTIFIER, "PubMed Central's number.", csl="PMCID", record=18, option="pmcid",
        doc="PubMed Central's number: `PMC…`",
    ),
    Field("isbn", _K.TEXT, "The ISBN.", csl="ISBN", option="isbn", doc="the ISBN"),
    Field("issn", _K.TEXT, "The ISSN.", csl="ISSN", option="issn", doc="the ISSN"),
    Field("url", _K.IDENTIFIER, "Its address.", csl="URL", record=19, option="url", doc="an http or https address"),
    Field(
        "accessed", _K.DATE, "When its address was visited.", csl="accessed", option="accessed",
        doc="when its address was visited, EDTF",
    ),
    Field(
        "language", _K.TEXT, "Its language, such as en-GB.", csl="language", option="language", aliases=("lang",),
        doc="a code such as `en-GB`",
    ),
    Field(
        "duplicate_of", _K.KEY, "The id of the same paper printed first.", record=23,
        doc="the id of the reference under which the same paper is printed first",
    ),
    Field(
        "aliases",
        _K.WORDS,
        "Other ids by which it is found.",
        personal=True,
        doc="other ids by which it is found: those of references that were merged into it",
    ),
    Field(
        "accepted", _K.WORDS, "Findings of check that are accepted.", personal=True,
        doc="codes of findings that `check` no longer reports of it (`check --accept`)",
    ),
    Field(
        "tags", _K.WORDS, "A tag. May be repeated.", csl="keyword", item="keywords", record=25, option="tag",
        aliases=("tag", "keywords", "keyword"), personal=True, doc="a list of words of your own",
    ),
    Field(
        "status", _K.CHOICE, "to-read, reading or read.", record=26, option="status", personal=True,
        doc="how far you have come with it: `to-read`, `reading` or `read`",
    ),
    Field(
        "notes", _K.LINES, "What you note on it.", record=27, option="note", aliases=("note",),
        personal=True,
        doc="what you have noted on it; it leaves with `--notes` only, unlike `csl.note`, which is the note of the file that it"
        " came from",
    ),
    Field(
        "abstract", _K.LINES, "The abstract.", csl="abstract", record=20, option="abstract",
        doc="as printed, joined across page breaks",
    ),
    Field(
        "csl", _K.TABLE, "All other CSL variables.", item="csl", record=29,
        doc="a table, `[references.csl]`, of all other variables of CSL; see below",
    ),
    Field(
        "extra", _K.TABLE, "The fields beyond CSL, by the format that has them.", item="extra", record=30,
        doc="tables such as `[references.extra.bibtex]`, of what the file that it came from says beyond CSL; see below",
    ),
    Field("verified", _K.TABLE, "What public pages show.", record=24, doc="a table; see below"),
    # Only in a record. A record's `source` says whether it is the brief's; `source` in TOML is the printed source line.
    Field("year", _K.COMPUTED, "The year, a number.", record=12),
    # An imported note is stored as `csl.note`; a brief's note is printed in parts.
    Field("note", _K.COMPUTED, "What the brief, or the file that it came from, notes on it.", csl="note", item="note", record=21),
    Field("citation", _K.COMPUTED, "The source line without its label.", record=22),
    Field("source", _K.COMPUTED, "brief or library.", record=28),
)  # fmt: skip


def stored() -> tuple[Field, ...]:
    """Return the fields that a TOML file holds, in its order."""
    return tuple(field for field in FIELDS if field.kind is not FieldKind.COMPUTED)


def settable() -> tuple[str, ...]:
    """Return the names of the fields that `set` takes, in TOML's order; tables are edited as a whole, or by their variables."""
    return tuple(field.name for field in stored() if field.kind is not FieldKind.TABLE)


def record_keys() -> tuple[str, ...]:
    """Return the keys of a JSON record, in its order."""
    ranked = sorted((field for field in FIELDS if field.record), key=lambda field: field.record)
    return tuple(field.name for field in ranked)


def column_names() -> tuple[str, ...]:
    """Return the names of all columns of a listing: a record's keys, `venue` and `score`, and the fields that are kept in `csl`."""
    keys = (*record_keys(), "venue", "score")
    return (*keys, *(field.name for field in stored() if field.csl and not field.record))


def item_fields() -> tuple[Field, ...]:
    """Return the fields that are CSL variables, and thus attributes of an item, in TOML's order."""
    return tuple(field for field in FIELDS if field.csl)


def item_texts() -> dict[str, str]:
    """Return, by attribute of an item, the CSL variables that hold one text each, except pages and identifiers."""
    kinds = (FieldKind.TEXT, FieldKind.TITLE, FieldKind.LINES, FieldKind.COMPUTED)
    return {field.item or field.name: field.csl for field in item_fields() if field.kind in kinds}


def personal() -> tuple[str, ...]:
    """Return the names of the fields that a reader may set on any reference, including the brief's."""
    return tuple(field.name for field in FIELDS if field.personal)


def private() -> frozenset[str]:
    """Return the names of the reader's fields that are exported only on request: all but tags and aliases."""
    return frozenset(personal()) - {"tags", "aliases"}


def printed() -> tuple[str, ...]:
    """Return the names of the fields that a brief prints and for which a public page may show another value."""
    return tuple(field.name for field in FIELDS if field.printed)


def of_kind(*kinds: FieldKind) -> tuple[str, ...]:
    """Return the names of the stored fields of some kinds, in TOML's order."""
    return tuple(field.name for field in stored() if field.kind in kinds)


def options() -> tuple[Field, ...]:
    """Return the fields that `add` has an option for."""
    return tuple(field for field in FIELDS if field.option)


def field_named(name: str) -> Field | None:
    """Return the stored field with this name or alias, in any case and with `-` for `_`; None if there is none."""
    asked = name.strip().lower().replace("-", "_")
    known = stored()
    return next((field for field in known if field.name == asked), None) or next(
        (field for field in known if asked in field.aliases), None
    )


def field_of_variable(variable: str) -> Field | None:
    """Return the field that holds a CSL variable; None if `csl` holds it."""
    return next((field for field in FIELDS if field.csl == variable), None)
