"""The tables of `docs/values.md`, made from what options take and the names that `core.aliases` knows for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.commands.cite import CitedAs
from pswbrief.cli.output import OutputFormat
from pswbrief.core.aliases import ALIASES
from pswbrief.core.enums import ItemType
from pswbrief.core.selection import ACCESS, STATUSES, SortKey
from pswbrief.formats.format_names import FormatName
from pswbrief.styles.style_names import StyleName

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLES: dict[str, Iterable[str]] = {
    "Access: `--access`": ACCESS,
    "Reading status: `--status`, `mark`": STATUSES,
    "Citation styles: `--style`": StyleName,
    "Documents and markups: `cite --as`": CitedAs,
    "Formats of other programs: `export --format`, `convert --to`, `--from`": FormatName,
    "Lists: `--format` of `list` and `search`": OutputFormat,
    "Orders: `--sort`": SortKey,
    "Types of work: `--type`": ItemType,
}


def values_page() -> str:
    """The text of the page."""
    parts = [
        "# The names that options understand\n",
        "Values are read in any case, with blanks or underscores for hyphens, and by the other names below, wherever an option,",
        "a field, a setting or a query takes them: `--style APA`, `--format bib`, `--access free`, `search status:done`.\n",
    ]
    for heading, choices in _TABLES.items():
        values = [str(choice) for choice in choices]
        parts += [f"## {heading}\n", "| value | also |", "|---|---|"]
        for value in values:
            names = [name for name in ALIASES.get(value, ()) if name not in values]
            parts.append(f"| `{value}` | {', '.join(f'`{name}`' for name in names)} |")
        parts.append("")
    parts += [
        "## Years: `--year`\n",
        "`2020`, `2018..2022`, `2018-2022`, `2020..`, `..2012`, `>2020`, `>=2020`, `since 2020`, `before 2012`.\n",
        "## Columns: `--columns`\n",
        "Every key of a record (`pswbrief show ID --format json`), and the names that other programs have for them: `journal`,",
        "`author`, `date`, `venue` (the journal, or else the publisher).",
        "Columns are separated by commas: `--columns id,year,journal,title`.",
    ]
    return "\n".join(parts) + "\n"
