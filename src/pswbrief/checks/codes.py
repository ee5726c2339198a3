"""The codes of findings, documented in `docs/check.md`, and their severity."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pswbrief.checks.finding import Where


class Severity(StrEnum):
    """An error keeps a file from loading; a warning is about a likely mistake or a missing value."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The kind of a finding. The meaning of a code never changes."""

    # The file doesn't load.
    NOT_TEXT = "not-text"
    EMPTY_FILE = "empty-file"
    NOT_TOML = "not-toml"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    BAD_ID = "bad-id"
    BAD_IDENTIFIER = "bad-identifier"
    BAD_VALUE = "bad-value"
    ID_TWICE = "id-twice"
    POINTS_NOWHERE = "points-nowhere"
    # Another program's file, checked without importing it.
    UNREADABLE = "unreadable"
    LEFT_OUT = "left-out"
    ODD_KEY = "odd-key"
    ODD_MONTH = "odd-month"
    # References that are, or look like, the same work.
    DUPLICATE = "duplicate"
    IDENTIFIER_CLASH = "identifier-clash"
    ODD_IDENTIFIER = "odd-identifier"
    # Values that a citation needs.
    NO_YEAR = "no-year"
    NO_AUTHORS = "no-authors"
    NO_DOI = "no-doi"
    NO_PAGES = "no-pages"
    # Printed values that differ from verified ones.
    TITLE_DIFFERS = "title-differs"
    JOURNAL_DIFFERS = "journal-differs"
    VOLUME_DIFFERS = "volume-differs"
    ISSUE_DIFFERS = "issue-differs"
    NUMBER_DIFFERS = "number-differs"
    PAGES_DIFFERS = "pages-differs"
    YEAR_DIFFERS = "year-differs"
    # Impossible values.
    FUTURE_DATE = "future-date"
    REVERSED_PAGES = "reversed-pages"
    # Artefacts of copying.
    BRACKET = "bracket"
    CUT_OFF = "cut-off"
    BROKEN_WORD = "broken-word"
    MARKUP = "markup"
    GARBLED = "garbled"
    ASTERISK = "asterisk"
    SPACES = "spaces"
    CAPITALS = "capitals"
    # Parts that don't fit together.
    EMPTY_SECTION = "empty-section"
    NO_SECTION = "no-section"
    ID_TAKEN = "id-taken"
    LOST_NOTE = "lost-note"
    # References that search finds by their own words only.
    NO_HEADINGS = "no-headings"
    # Unresolved conflicts of a merge.
    CONFLICT = "conflict"

    @property
    def severity(self) -> Severity:
        """The severity: error or warning."""
        return Severity.ERROR if self in _ERRORS else Severity.WARNING


_ERRORS = frozenset(
    {
        Code.NOT_TEXT,
        Code.EMPTY_FILE,
        Code.NOT_TOML,
        Code.MISSING_FIELD,
        Code.UNKNOWN_FIELD,
        Code.BAD_ID,
        Code.BAD_IDENTIFIER,
        Code.BAD_VALUE,
        Code.ID_TWICE,
        Code.POINTS_NOWHERE,
        Code.UNREADABLE,
    }
)

# In a few words, for people; docs/check.md says more.
MEANINGS = {
    Code.NOT_TEXT: "the file is not UTF-8",
    Code.EMPTY_FILE: "the file is empty",
    Code.NOT_TOML: "the file is not TOML",
    Code.MISSING_FIELD: "a required field is missing",
    Code.UNKNOWN_FIELD: "there is no such field",
    Code.BAD_ID: "this can't be an id",
    Code.BAD_IDENTIFIER: "a DOI, PMID, PMCID or address is malformed",
    Code.BAD_VALUE: "a value is of the wrong kind",
    Code.ID_TWICE: "two references have one id",
    Code.POINTS_NOWHERE: "it names a section or reference that is not there",
    Code.UNREADABLE: "a record can't be read",
    Code.LEFT_OUT: "an import would leave a value out",
    Code.ODD_KEY: "a citation key has a space in it",
    Code.ODD_MONTH: "there is no such month",
    Code.DUPLICATE: "the same work may be there twice",
    Code.IDENTIFIER_CLASH: "an identifier belongs to another work",
    Code.ODD_IDENTIFIER: "an identifier looks wrong",
    Code.NO_YEAR: "the year is missing",
    Code.NO_AUTHORS: "the authors are missing",
    Code.NO_DOI: "an article has no DOI",
    Code.NO_PAGES: "an article has no pages",
    Code.TITLE_DIFFERS: "public pages show another title",
    Code.JOURNAL_DIFFERS: "public pages show another journal",
    Code.VOLUME_DIFFERS: "public pages show another volume",
    Code.ISSUE_DIFFERS: "public pages show another issue",
    Code.NUMBER_DIFFERS: "public pages show another article number",
    Code.PAGES_DIFFERS: "public pages show other pages",
    Code.YEAR_DIFFERS: "public pages show another year",
    Code.FUTURE_DATE: "the date is in the future",
    Code.REVERSED_PAGES: "the last page is before the first",
    Code.BRACKET: "a bracket is missing",
    Code.CUT_OFF: "a text ends in the middle",
    Code.BROKEN_WORD: "a word is in two pieces",
    Code.MARKUP: "there are tags or codes in a text",
    Code.GARBLED: "there are garbled letters",
    Code.ASTERISK: "there is a stray asterisk",
    Code.SPACES: "there are too many spaces",
    Code.CAPITALS: "a title is all in capitals",
    Code.EMPTY_SECTION: "a section is empty",
    Code.NO_SECTION: "its section is not there",
    Code.ID_TAKEN: "the brief has the same id",
    Code.LOST_NOTE: "your notes are on a reference that is not there",
    Code.NO_HEADINGS: "it has no subject heading to be found by",
    Code.CONFLICT: "a merge left two values",
}

_BY_KIND = {
    "text": Code.NOT_TEXT,
    "empty": Code.EMPTY_FILE,
    "toml": Code.NOT_TOML,
    "missing": Code.MISSING_FIELD,
    "extra_forbidden": Code.UNKNOWN_FIELD,
}
_IDENTIFIERS = ("doi", "pmid", "pmcid", "url")


def code_of(kind: str, where: Where) -> Code:
    """Return the code of an error of the file at `where`.

    `kind` is pydantic's error type, or "text", "empty" or "toml" for a whole file, "between" for one between parts.
    """
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    field = where[-1] if where else ""
    if kind == "between":
        return Code.ID_TWICE if field == "id" else Code.POINTS_NOWHERE
    if field in {"id", "section", "parent", "duplicate_of"}:
        return Code.BAD_ID
    return Code.BAD_IDENTIFIER if field in _IDENTIFIERS else Code.BAD_VALUE
