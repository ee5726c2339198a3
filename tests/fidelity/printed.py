"""The printed brief, read from its text for these tests alone, by no code of the program; and the catalogue, as TOML tables."""

from __future__ import annotations

import json
import re
import tomllib
from collections import deque
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
CATALOGUE = DATA.parents[1] / "data" / "brief.toml"

RUNNING_HEADER = "## Evidence Brief: Peer Support Workers"
STRAY_LINE = "A"
HELP = "*Help accessing articles or papers"
ABOVE_SUBSECTIONS = "Published Peer Reviewed Research"
# A title that is printed as running text, without heading marks or a link.
UNMARKED_TITLE = "Building capacity in social service agencies to employ peer providers"
# A source line without a volume names a journal or one of these; only knowledge of the world tells them apart.
PUBLISHERS = frozenset(
    {
        "Centre for Mental Health",
        "Equal Vision funded by Health Education England",
        "Health Education England",
        "Healthcare Library Northern Ireland",
        "Imroc",
        "Iriss",
        "NHS Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust",
        "NHS England",
        "Office for Health Improvement and Disparities",
        "Sheffield Hallam University",
        "Surrey and Sussex Library and Knowledge Services on behalf of HEE",
    }
)
# No journal here has more than twelve issues a year; the numbers above that are those of articles.
MOST_ISSUES = 12
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"Spring": 21, "Summer": 22, "Autumn": 23, "Winter": 24}

_LINK = re.compile(r"\[(.*?)\]\((?:#|mailto:[^)]*)\)")
_ESCAPE = re.compile(r"\\([()*])")
_MARKS = re.compile(r"#+ |- (?=\[)")
_LEADERS = re.compile(r"(.+?) ?\.{5}\s+(\d+)")
_NOTE = r"(?:Abstracts? only|Full text available (?:with NHS|via) OpenAthens account)\*"
_NOTE_BEGINS = re.compile(r"Abstracts? only|Full text")
_NOTE_BROKEN = re.compile(r"Full text(?: available(?: with NHS)?)?$")
_HEAD = re.compile(rf"(?P<title>.+?)(?: (?P<note>{_NOTE})(?: (?P<source>.+))?)?")
# A volume has three digits at most: four are a year.
_SOURCE = re.compile(
    r"(?:(?:Publication Details|Source): )?(?P<name>.+?)"
    r"(?:,? (?P<volume>\d{1,3})(?:\((?P<number>\d+)\))?)?"
    r"(?:,(?: :)? (?P<date>(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)? )?\d{4}))?"
)
_POINTER = re.compile(r"p\. \d+.*")
_POINTER_INSIDE = re.compile(r"See (p\. \d+) ")


def plain(line: str) -> str:
    """A line of Markdown without its marks: `[…](#)`, `\\(`, `**`, and those at its beginning."""
    line = _MARKS.sub("", line.strip(), count=1) if _MARKS.match(line.strip()) else line.strip()
    return _ESCAPE.sub(r"\1", _LINK.sub(r"\1", line)).replace("**", "")


def edtf(date: str) -> str:
    """`March 2025`, `April-June 2012`, `Spring 2018` or `2020` as EDTF."""
    *name, year = date.split()
    if not name:
        return year
    if name[0] in SEASONS:
        return f"{year}-{SEASONS[name[0]]}"
    return "/".join(f"{year}-{MONTHS.index(month) + 1:02}" for month in name[0].split("-"))


def source_fields(source: str) -> dict[str, str]:
    """What a source line says, field by field."""
    match = _SOURCE.fullmatch(source)
    assert match, source
    fields = {"publisher" if match["name"] in PUBLISHERS else "container": match["name"]}
    if match["volume"]:
        fields["volume"] = match["volume"]
    if match["number"]:
        fields["issue" if int(match["number"]) <= MOST_ISSUES else "article_number"] = match["number"]
    if match["date"]:
        fields["issued"] = edtf(match["date"])
    return fields


@dataclass(frozen=True)
class PrintedReference:
    """One reference as printed; `line` is the number of its title's line, `raw` all its lines."""

    line: int
    section: str
    title: str
    access_note: str | None
    author_note: str | None
    source: str
    abstract: str
    page_pointer: str | None
    raw: tuple[str, ...]

    @property
    def access(self) -> str:
        if self.access_note is None:
            return "open"
        return "abstract" if self.access_note.startswith("Abstract") else "openathens"

    def fields(self) -> dict[str, str]:
        """The fields that hold printed words, those that the source line breaks into, and the access."""
        names = ("title", "access", "access_note", "author_note", "source", "abstract", "page_pointer")
        held = {name: getattr(self, name) for name in names}
        return {name: value for name, value in held.items() if value is not None} | source_fields(self.source)


def _read_reference(line: int, section: str, raw: list[str]) -> PrintedReference:
    rest = deque(plain(text) for text in raw)
    head = rest.popleft()
    while _NOTE_BROKEN.search(head) or _NOTE_BEGINS.match(rest[0]):
        head += " " + rest.popleft()
    match = _HEAD.fullmatch(head)
    assert match, head
    author_note = rest.popleft() if rest[0].startswith("Author(s):") else None
    source = match["source"] or rest.popleft()
    pointers = [text for text in rest if _POINTER.fullmatch(text)]
    abstract = " ".join(text for text in rest if text not in pointers)
    inside = _POINTER_INSIDE.match(abstract)
    pointer = pointers[0] if pointers else inside[1] if inside else None
    return PrintedReference(
        line, section, match["title"], match["note"], author_note, source, abstract, pointer, tuple(raw)
    )


@dataclass(frozen=True)
class PrintedBrief:
    """The whole document as numbered lines; empty ones, running headers and the stray letter are left out."""

    lines: tuple[tuple[int, str], ...]

    @classmethod
    def read(cls, text: str) -> PrintedBrief:
        numbered = ((number, line.strip()) for number, line in enumerate(text.split("\n"), start=1))
        return cls(tuple((n, line) for n, line in numbered if line not in {"", RUNNING_HEADER, STRAY_LINE}))

    def words(self) -> list[str]:
        """Every word of the document, in order; the dots of the contents are not words."""
        return [word for _, line in self.lines for word in re.sub(r"\.{5}", " ", plain(line)).split()]

    @cached_property
    def contents(self) -> list[tuple[str, int]]:
        """The entries of the contents with their pages, the access help left out."""
        entries = [(match[1], int(match[2])) for _, line in self.lines if (match := _LEADERS.fullmatch(line))]
        assert entries[0] == (HELP, 2)
        return entries[1:]

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """The heading above each: those after the one on research are below it, as long as they are in alphabetical order."""
        titles = [title for title, _ in self.contents]
        keys = [re.sub(r"[^a-z]", "", title.lower()) for title in titles]
        first = titles.index(ABOVE_SUBSECTIONS) + 1
        last = next(at for at in range(first, len(titles)) if at + 1 == len(titles) or keys[at + 1] < keys[at])
        return {title: ABOVE_SUBSECTIONS if first <= at <= last else None for at, title in enumerate(titles)}

    @cached_property
    def front(self) -> list[str]:
        """The plain lines between the contents and the first section."""
        last_entry = max(n for n, line in self.lines if _LEADERS.fullmatch(line))
        first_section = next(n for n, line in self.lines if line.startswith("#") and plain(line) == self.contents[0][0])
        return [plain(line) for n, line in self.lines if last_entry < n < first_section]

    @cached_property
    def body(self) -> list[tuple[str, list[tuple[int, list[str]]]]]:
        """The sections, each with its blocks: a line number and raw lines; the first block has no title."""
        titles = {title for title, _ in self.contents}
        sections: list[tuple[str, list[tuple[int, list[str]]]]] = []
        for number, line in self.lines:
            if line.startswith("#") and plain(line) in titles:
                sections.append((plain(line), [(number, [])]))
            elif sections and (line.startswith(("#", "[")) or plain(line).startswith(UNMARKED_TITLE)):
                sections[-1][1].append((number, [line]))
            elif sections:
                sections[-1][1][-1][1].append(line)
        return sections

    @cached_property
    def references(self) -> list[PrintedReference]:
        return [_read_reference(n, section, raw) for section, blocks in self.body for n, raw in blocks[1:]]

    @cached_property
    def before_references(self) -> dict[str, list[str]]:
        """What a section prints before its first reference, as raw lines; only sections that do."""
        return {section: blocks[0][1] for section, blocks in self.body if blocks[0][1]}


@cache
def brief() -> PrintedBrief:
    return PrintedBrief.read((DATA / "evidence-brief.md").read_text(encoding="utf-8"))


@cache
def ids() -> list[str]:
    """The ids of the catalogue, by which the later pass names references, in the order of the brief."""
    catalogue = shipped()
    return [reference["id"] for reference in catalogue["references"]]


@cache
def third() -> dict:
    """The later pass: more values by the id of the reference, addresses of resources, and which addresses are odd."""
    return json.loads((DATA / "identity-third.json").read_text(encoding="utf-8"))


@cache
def identity() -> dict[int, dict]:
    """What public pages show, by the line of the title."""
    entries = json.loads((DATA / "identity.json").read_text(encoding="utf-8"))["references"]
    by_line = {entry["line"]: entry for entry in entries}
    assert len(by_line) == len(entries)
    return by_line


@cache
def shipped() -> dict:
    """The catalogue that ships, as TOML tables; not to be changed."""
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
