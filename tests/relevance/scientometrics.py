"""A second collection, of another field: 300 records on the study of science and its publications.

Their texts are others' and not in this repository. They are the demonstration data of a public program, as the first lines of
`scientometrics.toml` say: a table of OpenAlex and an export of Web of Science, in one folder. All records of the table that have an
abstract are taken, then those of the export that are filed under library and information science, until there are 300.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pswbrief.formats.format_names import FormatName
from pswbrief.index.contents import records_of
from pswbrief.text.normalize import fold
from pswbrief.workspace.foreign_files import parse_file
from pswbrief.workspace.settings import Settings
from pswbrief.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.index.index import Index

JUDGED = Path(__file__).with_name("scientometrics.toml")
TABLE, EXPORT = "open alex dataset.csv", "wos dataset.txt"
MOST = 300
# A shorter text is what a publisher's page says in place of an abstract.
LEAST = 100
FIELD = "Information Science & Library Science"
# By the headings that the program reads, those of the table.
_COLUMNS = {
    "Type": "type",
    "Title": "title",
    "Journal": "primary_location.source.display_name",
    "Year": "publication_year",
    "Volume": "biblio.volume",
    "Issue": "biblio.issue",
    "First page": "biblio.first_page",
    "Last page": "biblio.last_page",
    "DOI": "doi",
    "Abstract": "abstract",
}
_AUTHORS = "authorships.raw_author_name"
# How the table writes that there is nothing.
_NOTHING = {"nan", "None"}
_FAMILY = re.compile(r"(?P<given>.+?) (?P<family>(?:(?:v[ao]n|de[nr]?|d[aiu]|del|la|le) )*[^ ]+)")


def catalogue(source: Path, target: Path) -> Path:
    """Import the records of a folder into a catalogue of their own, in the folder `target`; ValueError if there are none."""
    path = target / "scientometrics.toml"
    path.write_text('[brief]\ntitle = "Scientometrics"\n', encoding="utf-8")
    table, export = selected(
        (source / TABLE).read_text(encoding="utf-8-sig"), (source / EXPORT).read_text(encoding="utf-8-sig")
    )
    files = [
        parse_file(table.encode(), TABLE, FormatName.CSV),
        parse_file(export.encode(), EXPORT, FormatName.WEB_OF_SCIENCE),
    ]
    report = Workspace(Settings(catalogue=path)).import_files(files)
    if report.failed or not report.added:
        msg = f"{report.added} imported, {report.failed} not: {report.problems}"
        raise ValueError(msg)
    return path


def selected(table: str, export: str, most: int = MOST) -> tuple[str, str]:
    """The table and the export, with no more than the records that are taken, in the forms that the program imports."""
    # An abstract may be longer than what the module takes a cell to be at most.
    csv.field_size_limit(sys.maxsize)
    rows = [row for row in csv.DictReader(io.StringIO(table)) if len(row["abstract"]) >= LEAST][:most]
    seen = {key for row in rows for key in _keys(row["doi"], row["title"])}
    kept = []
    for record in re.findall(r"^PT .*?^ER$", export, re.MULTILINE | re.DOTALL):
        keys = set(_keys(_tagged(record, "DI"), _tagged(record, "TI")))
        if (
            len(rows) + len(kept) < most
            and FIELD in _tagged(record, "WC")
            and _tagged(record, "AB")
            and not keys & seen
        ):
            seen |= keys
            kept.append(record)
    head = export.partition("\nPT ")[0]
    return _rewritten(rows), "\n".join([head, *kept, "EF", ""])


def _rewritten(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*_COLUMNS, "Authors"])
    for row in rows:
        values = ["" if row[column] in _NOTHING else row[column] for column in _COLUMNS.values()]
        writer.writerow([*values, "; ".join(_family_first(name) for name in row[_AUTHORS].split("|"))])
    return text.getvalue()


def _family_first(name: str) -> str:
    """`Family, Given` of a name as the table has it.

    >>> _family_first("Ada van der Quill"), _family_first("Quill")
    ('van der Quill, Ada', 'Quill')
    """
    if name in _NOTHING:
        return ""
    found = None if "," in name else _FAMILY.fullmatch(name)
    return f"{found['family']}, {found['given']}" if found else name


def _tagged(record: str, tag: str) -> str:
    """The value of a tag of a record of the export, on one line."""
    found = re.search(rf"^{tag} (.*(?:\n   .*)*)", record, re.MULTILINE)
    return " ".join(found[1].split()) if found else ""


def _keys(doi: str | None, title: str) -> Iterator[str]:
    """What a work is known by: its DOI, and its title without markup."""
    if doi:
        yield doi.lower().removeprefix("https://doi.org/")
    yield " ".join(re.findall(r"\w+", fold(re.sub("<[^>]*>", "", title))))


def judged(index: Index, path: Path = JUDGED) -> list[dict[str, Any]]:
    """The judged queries, with grades by the ids of an index; KeyError names a work that it lacks."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    ids = {
        key: record["id"]
        for record in records_of(index, index.rows(range(index.count())))
        for key in _keys(record["doi"], f"{record['title']} {record['year']}")
    }
    works = {name: ids[key] for name, key in table["works"].items()}
    return [
        {**query, "grades": {works[name]: grade for name, grade in query["grades"].items()}}
        for query in table["queries"]
    ]


def elsewhere(path: Path = JUDGED) -> list[str]:
    """Queries on what no record of the collection is about."""
    return tomllib.loads(path.read_text(encoding="utf-8"))["nothing_here"]
