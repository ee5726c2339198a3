"""A listing as a table that fits the terminal, from 40 columns up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.style import Style
from rich.table import Table
from rich.text import Text

from pswbrief.term import columns
from pswbrief.term.screen import clean
from pswbrief.text.words import spots, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

    from pswbrief.core.record import Record


# Below this width a table has no room for titles; each reference gets lines of its own.
_TABLE_WIDTH = 72
# From this width the journal has room beside the title.
_VENUE_WIDTH = 110
_ACCESS_STYLES = {"open": "green", "openathens": "yellow", "abstract": "red"}
_HEADINGS = {"openathens": "OpenAthens"}


def show_table(
    console: Console,
    records: Sequence[Record],
    links: Sequence[str | None],
    names: Sequence[str],
    *,
    matched: Mapping[str, float],
    snippets: bool = False,
) -> None:
    """Print the records as a table of the columns `names`, each title linked to its address.

    `matched` are the words that a search found, with their weights: they are marked in titles; with `snippets` the sentence of the
    abstract that holds most of them stands below.
    """
    titles = [_title(record, link, matched, snippets=snippets) for record, link in zip(records, links, strict=True)]
    if tuple(names) != columns.DEFAULT:
        _print_columns(console, records, names)
    elif console.width < _TABLE_WIDTH:
        _print_stacked(console, records, titles)
    else:
        _print_references(console, records, titles)


def _print_references(console: Console, records: Sequence[Record], titles: Sequence[Text]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=False)
    table.add_column("ID", no_wrap=True, style="cyan", overflow="ellipsis", max_width=console.width // 3)
    table.add_column("Year", no_wrap=True)
    table.add_column("Access", no_wrap=True)
    table.add_column("Title", overflow="fold")
    with_venue = console.width >= _VENUE_WIDTH
    if with_venue:
        table.add_column("Published in", overflow="fold", style="dim", max_width=console.width // 4)
    for record, title in zip(records, titles, strict=True):
        row = [Text(clean(record["id"])), Text(columns.text(record["year"])), _access(record), title]
        venue = [Text(clean(columns.value(record, "venue")))] if with_venue else []
        table.add_row(*row, *venue)
    console.print(table)


def _print_stacked(console: Console, records: Sequence[Record], titles: Sequence[Text]) -> None:
    for record, title in zip(records, titles, strict=True):
        console.print(title, overflow="fold")
        facts = [Text(clean(record["id"]), style="cyan"), Text(str(record["year"] or "n.d.")), _access(record)]
        console.print("  ", Text(" · ").join(fact for fact in facts if fact), sep="", overflow="fold")


def _print_columns(console: Console, records: Sequence[Record], names: Sequence[str]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name in {"id", "year", "access"})
    for record in records:
        table.add_row(*(Text(clean(field)) for field in columns.texts(record, names)))
    console.print(table)


def _access(record: Record) -> Text:
    access = record["access"] or ""
    return Text(_HEADINGS.get(access, access), style=_ACCESS_STYLES.get(access, ""))


def _title(record: Record, link: str | None, matched: Mapping[str, float], *, snippets: bool) -> Text:
    title = Text(clean(record["title"]))
    mark(title, matched)
    if link:
        title.stylize(Style(link=clean(link)))
    sentence = best_sentence(record["abstract"] or "", matched) if snippets else None
    if sentence:
        snippet = Text(clean(sentence), style="dim")
        mark(snippet, matched)
        title = Text("\n").join([title, snippet])
    return title


# A sentence ends with a stop before a capital; the abstracts' labels ("Methods:") do not end one.
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z(\"'‘“])")
STYLE = "bold underline"


def mark(text: Text, matched: Iterable[str]) -> None:
    """Style the words of a text that are among `matched` (as `text.words` gives them)."""
    known = set(matched)
    for spot in spots(text.plain):
        if spot.word in known:
            text.stylize(STYLE, spot.start, spot.end)


def best_sentence(abstract: str, matched: Mapping[str, float]) -> str | None:
    """The sentence with the greatest weight of different matched words, the first of equals; None if none has any."""
    best, most = None, 0.0
    for sentence in _SENTENCE_END.split(abstract):
        weight = sum(matched.get(word, 0.0) for word in set(words(sentence)))
        if weight > most:
            best, most = sentence, weight
    return best
