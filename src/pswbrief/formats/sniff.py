"""Detecting the format of a text: by its beginning, or else by the file's ending or the contents."""

from __future__ import annotations

import re
from pathlib import PurePath

from pswbrief.formats.csv_table.headings import known
from pswbrief.formats.format_names import ENDINGS, FormatName

_RIS = re.compile(r"^\s{0,3}(?:\[?[0-9]+[.)\]]?\s+)?TY(?:\s{1,4}-|\s{2}–)", re.MULTILINE | re.IGNORECASE)
_NBIB = re.compile(r"^PMID-", re.MULTILINE)
_WEB_OF_SCIENCE = re.compile(r"^(?:FN .+\nVR [0-9.]+\n+)?PT [A-Z](?: .*)?$", re.MULTILINE)
# A type, or two consecutive lines of fields.
_REFER = re.compile(r"^[ \t]{0,3}%(?:0[ \t]+[A-Z]|[A-Z] .+\n[ \t]{0,3}%[0-9A-Z@!] )", re.MULTILINE)
_OVID = re.compile(
    r"^[ \t]{0,2}(?:<[0-9]+\.?[ \t]*>[ \t]*\n\s{0,2}(?:[A-Z][A-Z0-9] {1,2}- |[A-Z][A-Za-z ]+$)|VN {1,2}- Ovid|UI {1,2}- )",
    re.MULTILINE,
)
# The first element of an XML file, unlike a declaration, a document type or a comment.
_ROOT = re.compile(r"<([A-Za-z][A-Za-z-]*)[\s/>]")
_ROOTS = {
    "pubmedarticleset": FormatName.PUBMED_XML,
    "pubmedarticle": FormatName.PUBMED_XML,
    "pubmedbookarticle": FormatName.PUBMED_XML,
    "xml": FormatName.ENDNOTE_XML,
    "records": FormatName.ENDNOTE_XML,
    "record": FormatName.ENDNOTE_XML,
}
_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
# Types and fields of BibLaTeX that BibTeX lacks (biblatex manual, 2.1 and 2.2). They are searched for in the whole text, behind a
# line feed: `re` finds that five times as fast as the start of a line.
_BIBLATEX_TYPE = re.compile(
    r"\n[ \t]*@[ \t]*(?:online|report|thesis|dataset|mvbook|mvcollection|collection|reference)\s*[{(]", re.IGNORECASE
)
_BIBLATEX_FIELD = re.compile(
    r"[\n,{][ \t]*+(?=[jletam])(?:journaltitle|langid|eprinttype|titleaddon|addendum|maintitle)\s*=", re.IGNORECASE
)
_DATE = re.compile(r"[\n,][ \t]*date\s*=", re.IGNORECASE)
_YEAR = re.compile(r"[\n,][ \t]*year\s*=", re.IGNORECASE)
# A list of records, alone or under `references`, the first of which has an id or a type.
_CSL_YAML = re.compile(
    r"^(?:references:[ \t]*\n)?[ \t]{0,20}-[ \t]+(?:[A-Za-z-]+:.*\n[ \t]+){0,30}(?:id|type):[ \t]*\S", re.MULTILINE
)
_KNOWN_HEADINGS = 2
# A table header in TOML; and two keys that only pswbrief's own records have.
_TOML = re.compile(r"\[\[?[a-z_]+\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)
_RECORD = re.compile(r'"access_note":.*?"duplicate_of":', re.DOTALL)
# The number of lines that are looked at one by one.
_FIRST_LINES = 100
# The number of characters that are examined: enough for a record with an abstract.
_LOOKED_AT = 100_000


def sniff(text: str, filename: str | None = None) -> FormatName | None:
    """Return the format of `text` (with LF line ends), also judging by the file's name if given; None if it is unknown."""
    ending = PurePath(filename).suffix.lower() if filename else ""
    text = text.lstrip("\ufeff")
    start = text.lstrip("\ufeff \t\r\n")
    # The beginning decides: an abstract may quote another format.
    first, name = _first_shape(text)
    if name is None or first > len(text) - len(start):
        name = ENDINGS.get(ending) or _by_start(start, name)
    return _bib(text) if name is FormatName.BIBTEX else name


def _first_shape(text: str) -> tuple[int, FormatName | None]:
    """Return where the first text that looks like a record begins, and its format; the length of `text` and None if there is none."""
    # Each shape begins with a line. Most files show theirs in one of the first; searching all of a large one takes long.
    line = 0
    for _ in range(_FIRST_LINES):
        if shown := [name for pattern, name in _SHAPES if pattern.match(text, line)]:
            return line, min(shown)
        line = text.find("\n", line) + 1
        if line == 0:
            break
    found = ((match.start(), name) for pattern, name in _SHAPES if (match := pattern.search(text)))
    return min(found, default=(len(text), None))


def _by_start(start: str, inside: FormatName | None) -> FormatName | None:
    """Return the format by the first character or line; `inside` is the format of a matching later line."""
    if start[:1] in {"[", "{"}:
        return None if is_own(start) else FormatName.CSL_JSON
    if start.startswith("<"):
        root = _ROOT.search(start)
        return _ROOTS.get(root[1].lower()) if root else None
    return inside or (FormatName.CSV if _has_headings(start) else None)


def is_own(text: str) -> bool:
    """Return whether a text is in a format of pswbrief's own: a catalogue, a library, or records in JSON."""
    start = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    if start[:1] in {"[", "{"} and _RECORD.search(start):
        return True
    lines = (line for line in start.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    return _TOML.match(next(lines, "").strip()) is not None


_SHAPES = (
    (_RIS, FormatName.RIS),
    (_NBIB, FormatName.NBIB),
    (_WEB_OF_SCIENCE, FormatName.WEB_OF_SCIENCE),
    (_REFER, FormatName.ENW),
    (_OVID, FormatName.OVID),
    (_CSL_YAML, FormatName.CSL_YAML),
    (_ENTRY, FormatName.BIBTEX),
)


def _bib(text: str) -> FormatName:
    text = f"\n{text}"
    if _BIBLATEX_TYPE.search(text) or _BIBLATEX_FIELD.search(text) or (not _YEAR.search(text) and _DATE.search(text)):
        return FormatName.BIBLATEX
    return FormatName.BIBTEX


def _has_headings(text: str) -> bool:
    """Return whether the first line is a header: at least two cells, two of them known headings."""
    return known(re.split(r"[,;\t]", text.partition("\n")[0])) >= _KNOWN_HEADINGS
