"""A listing as a table that fits the terminal, from 40 columns up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.table import Table
from rich.text import Text

from pswbrief.term import columns
from pswbrief.term.access import access_text
from pswbrief.term.screen import clean
from pswbrief.text.words import spots, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

    from pswbrief.core.record import Record


# Below this width a title column is hard to read; each reference is printed on several lines instead.
_TITLE_WIDTH = 28
# From this width there is room for the journal.
_VENUE_WIDTH = 110
# A table is used only if each column other than the id has at least this width.
_COLUMN_WIDTH = 8
# Between columns.
_GAP = 2
# Widths of a year and of the widest access, "◐ OpenAthens".
_YEAR, _ACCESS = 4, 12


def show_table(
    console: Console,
    records: Sequence[Record],
    links: Sequence[str | None],
    names: Sequence[str],
    *,
    matched: Mapping[str, float],
    snippets: bool = False,
) -> None:
    """Print the records as a table of the columns `names`, each title linked to its URL.

    `matched` are the words that a search found, with their weights; they are marked in titles. With `snippets`, the best matching
    sentence of the abstract is printed below the title.
    """
    titles = [_title(record, link, matched, snippets=snippets) for record, link in zip(records, links, strict=True)]
    widest = max((cell_len(clean(record["id"])) for record in records), default=0)
    if tuple(names) != columns.DEFAULT:
        _print_columns(console, records, names, widest=widest if "id" in names else 0)
    elif console.width - widest - _YEAR - _ACCESS - 3 * _GAP < _TITLE_WIDTH:
        _print_stacked(console, records, titles)
    else:
        _print_references(console, records, titles, widest=widest)


def _print_references(console: Console, records: Sequence[Record], titles: Sequence[Text], *, widest: int) -> None:
    """Print a table in which only titles and journals are folded; ids are kept whole for use in the next command."""
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold", expand=False)
    table.add_column("ID", no_wrap=True, style="cyan", min_width=widest)
    table.add_column("Year", no_wrap=True, min_width=_YEAR)
    table.add_column("Access", no_wrap=True, min_width=_ACCESS)
    table.add_column("Title", overflow="fold")
    with_venue = console.width - widest >= _VENUE_WIDTH - 2 * _TITLE_WIDTH and console.width >= _VENUE_WIDTH
    if with_venue:
        table.add_column("Published in", overflow="fold", style="dim", max_width=console.width // 4)
    for record, title in zip(records, titles, strict=True):
        row = [_id(record), Text(columns.text(record["year"])), access_text(record["access"], console.encoding), title]
        venue = [Text(clean(columns.value(record, "venue")))] if with_venue else []
        table.add_row(*row, *venue)
    console.print(table)


def _print_stacked(console: Console, records: Sequence[Record], titles: Sequence[Text]) -> None:
    for record, title in zip(records, titles, strict=True):
        console.print(title, overflow="fold")
        rest = [Text(str(record["year"] or "n.d.")), access_text(record["access"], console.encoding)]
        facts = Text(" · ").join(fact for fact in rest if fact)
        line = Text("  ").append_text(_id(record)).append(" · ").append_text(facts)
        if line.cell_len <= console.width:
            console.print(line)
        else:
            _print_whole(console, Text("  ").append_text(_id(record)))
            console.print(Text("  ").append_text(facts), overflow="fold")


def _print_whole(console: Console, text: Text) -> None:
    """Print a line that can be copied as one: the terminal itself wraps it."""
    console.print(text, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _print_columns(console: Console, records: Sequence[Record], names: Sequence[str], *, widest: int) -> None:
    if widest + (_COLUMN_WIDTH + _GAP) * (len(names) - 1) > console.width:
        _print_labelled(console, records, names)
        return
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for name in names:
        table.add_column(
            name, overflow="fold", no_wrap=name in {"id", "year", "access"}, min_width=widest if name == "id" else None
        )
    for record in records:
        table.add_row(*(Text(clean(field)) for field in columns.texts(record, names)))
    console.print(table)


def _print_labelled(console: Console, records: Sequence[Record], names: Sequence[str]) -> None:
    """Print each reference as lines of column and value, separated by empty lines."""
    for position, record in enumerate(records):
        if position:
            console.print()
        for name, field in zip(names, columns.texts(record, names), strict=True):
            line = Text(f"{name}  ", style="dim").append(clean(field), style="default")
            if name == "id":
                _print_whole(console, line)
            elif field:
                console.print(line, overflow="fold")


def _id(record: Record) -> Text:
    return Text(clean(record["id"]), style="cyan")


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


# A sentence ends with a full stop, ? or ! before a capital; labels in abstracts ("Methods:") do not end one.
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z(\"'‘“])")
STYLE = "bold underline"


def mark(text: Text, matched: Iterable[str]) -> None:
    """Highlight the words of a text that are in `matched` (in the form of `text.words`)."""
    known = set(matched)
    for spot in spots(text.plain):
        if spot.word in known:
            text.stylize(STYLE, spot.start, spot.end)


def best_sentence(abstract: str, matched: Mapping[str, float]) -> str | None:
    """Return the sentence with the greatest total weight of distinct matched words, the first if equal; None if none matches."""
    best, most = None, 0.0
    for sentence in _SENTENCE_END.split(abstract):
        weight = sum(matched.get(word, 0.0) for word in set(words(sentence)))
        if weight > most:
            best, most = sentence, weight
    return best
