"""Output that commands share: `--format` and `--columns`, listings of rows, results written to a file."""

from __future__ import annotations

import contextlib
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.term.out import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from pswbrief.core.record import Record
    from pswbrief.index.index import IndexRow
    from pswbrief.workspace.collection import Collection


class OutputFormat(StrEnum):
    """The values of `--format` of a listing."""

    TABLE = "table"
    PLAIN = "plain"
    IDS = "ids"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class SimpleFormat(StrEnum):
    """The values of `--format` in commands without columns."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"


SimpleFormatOption = Annotated[SimpleFormat | None, typer.Option("--format", "-f", help="How to show it.")]
Format = Annotated[OutputFormat | None, typer.Option("--format", "-f", help="How to show it.")]
Columns = Annotated[
    str | None, typer.Option("--columns", metavar="NAMES", help="Which columns, in this order: id,doi,title.")
]
Template = Annotated[
    str | None, typer.Option("--template", metavar="TEXT", help="One line per reference, like '{id} {year} {title}'.")
]
# Without --format: the format by the ending of --output.
_ENDINGS = {".json": OutputFormat.JSON, ".jsonl": OutputFormat.JSONL, ".csv": OutputFormat.CSV}


# Endings of files that other commands make; writing lines or JSON to such a file is an error.
_OF_OTHERS = {
    **dict.fromkeys((".docx", ".odt", ".rtf", ".pdf", ".html", ".htm", ".tex"), "cite"),
    **dict.fromkeys((".ris", ".bib", ".enw", ".nbib", ".xml"), "export"),
}


def ending_of(output: Path) -> str:
    """Return the ending of a file's name, in lower case. InputError if it is a folder, whose ending says nothing."""
    if output.is_dir():
        from pswbrief.store.files import check_regular

        check_regular(output, output.stat().st_mode, doing="write")
    return output.suffix.lower()


def format_of(asked: OutputFormat | None, output: Path | None) -> OutputFormat | None:
    """Return the format asked for, or else the one of the file's ending; None if there is neither."""
    return asked or (_ENDINGS.get(output.suffix.lower()) if output is not None else None)


@contextlib.contextmanager
def output_to(output: Path | None, *, force: bool) -> Iterator[None]:
    """Redirect standard output to a file, which is written whole when the block succeeds, and else not at all.

    UsageError if the file is the library or catalogue in use, or has the ending of a format that other commands write; InputError
    if it exists (without `force`) or can't be written.
    """
    if output is None:
        yield
        return
    import io

    from pswbrief.cli.kept_files import check_output
    from pswbrief.term.out import say

    check_output(output)
    if output.suffix.lower() in _OF_OTHERS:
        from pswbrief.cli.usage_errors import piped

        command = _OF_OTHERS[output.suffix.lower()]
        raise UsageError(
            f"A list is plain text: {output} would not be a real {output.suffix.lower()} file.",
            hint=f"Try: {piped(run_context.arguments, command)}",
        )
    with contextlib.redirect_stdout(io.StringIO(newline="")) as written:
        yield
    write_output(output, written.getvalue().encode("utf-8", errors="replace"), force=force)
    say(f"Wrote {output}.")


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def screen() -> Console:
    """Return a console on standard output with the colours of `--color`; loads rich."""
    from pswbrief.term.screen import console

    return console(run_context.color)


@contextlib.contextmanager
def paged_screen() -> Iterator[Console]:
    """Yield a console whose output goes through a pager if it is longer than the screen."""
    console = screen()
    with console.capture() as captured:
        yield console
    text = captured.get()
    if text.count("\n") >= console.height and run_context.pager and sys.stdout.isatty() and sys.stderr.isatty():
        import os

        from pswbrief.term.out import flush
        from pswbrief.term.pager import page, pager_command

        flush()
        if (command := pager_command(os.environ)) and page(text, command):
            return
    write(text)


def write_result(text: str, output: Path | None, *, count: int, force: bool) -> None:
    """Write the text of `count` references to standard output, or to a file. InputError if that exists (without `force`)."""
    if output is None:
        write(text)
        return
    from pswbrief.cli.options import count_references
    from pswbrief.term.out import say

    write_output(output, text.encode("utf-8", errors="replace"), force=force)
    say(f"Wrote {count_references(count)} to {output}.")


def write_output(output: Path, data: bytes, *, force: bool) -> None:
    """Write a file that the user named, whole: every command's output goes through here.

    UsageError if it is the library or catalogue in use, or an input of the command, even with `force`; InputError if it exists
    (without `force`) or can't be written.
    """
    from pswbrief.cli.kept_files import check_output
    from pswbrief.store.write import write_file

    check_output(output)
    write_file(output, data, force=force)


def print_simple(records: Sequence[Mapping[str, object]], form: SimpleFormat) -> bool:
    """Print records as JSON or JSON lines; return whether `form` is one of these."""
    from pswbrief.text.json_text import as_json, as_json_lines

    if form is SimpleFormat.JSON:
        write(as_json(records))
    elif form is SimpleFormat.JSONL:
        write(as_json_lines(records))
    return form in {SimpleFormat.JSON, SimpleFormat.JSONL}


def simple_format(asked: SimpleFormat | None) -> SimpleFormat:
    """Return the format asked for; else a table or card for a terminal, and plain lines for a pipe."""
    return asked or (SimpleFormat.TABLE if is_terminal() else SimpleFormat.PLAIN)


def chosen_format(asked: OutputFormat | None) -> OutputFormat:
    """Return the format asked for; else a table for a terminal, and plain lines for a pipe."""
    return asked or (OutputFormat.TABLE if is_terminal() else OutputFormat.PLAIN)


def print_rows(
    collection: Collection,
    rows: Sequence[IndexRow],
    asked: OutputFormat | None,
    names: str | None,
    *,
    added: Mapping[str, Record] | None = None,
    matched: Mapping[str, float] | None = None,
    snippets: bool = False,
    template: str | None = None,
) -> None:
    """Print rows in a format, or each as a line of a template.

    NothingFoundError, after an empty JSON array or CSV header, if there are none. UsageError for options that exclude each other.

    `added`: by id, the keys that a search adds to a record; `matched`, for the table: words to mark, with their weights; `snippets`:
    whether the table shows sentences that match.
    """
    form = chosen_format(asked)
    if template is not None:
        if asked is not None or names is not None:
            raise UsageError("--template says all of a line; --format and --columns can't.", hint="Use one of them.")
        _print_lines(collection, rows, template, added or {})
        return
    if names is not None:
        from pswbrief.term.columns import parse

        parse(names)
    if form is OutputFormat.IDS:
        write("".join(f"{row.id}\n" for row in rows))
    elif form is OutputFormat.PLAIN and names is None:
        # The commonest case needs no records and imports nothing for them.
        from pswbrief.term.out import one_line

        fields = (
            (row.id, "" if row.year is None else str(row.year), row.access or "", row.venue or "", row.title)
            for row in rows
        )
        write("".join("\t".join(map(one_line, line)) + "\n" for line in fields))
    else:
        records = collection.records(rows)
        if added is not None:
            records = [record | added[row.id] for row, record in zip(rows, records, strict=True)]
        if form is OutputFormat.TABLE:
            _print_table(records, rows, names, matched=matched or {}, snippets=snippets)
        else:
            _print_records(records, form, names)
    if not rows:
        raise nothing_matched(collection)


def nothing_matched(collection: Collection) -> NothingFoundError:
    """Return the error for a selection without references, or for a collection that has none at all."""
    if collection.count():
        return NothingFoundError("Nothing matched.")
    import shlex

    catalogue = run_context.settings.catalogue
    named = f"--catalogue {shlex.quote(str(catalogue))} " if catalogue else ""
    return NothingFoundError(
        f"There are no references in {catalogue or 'the brief'} yet.",
        hint=f"To add some: pswbrief {named}add --title TITLE, or import FILE",
    )


def _print_lines(collection: Collection, rows: Sequence[IndexRow], template: str, added: Mapping[str, Record]) -> None:
    from pswbrief.term.template import Template as LineTemplate

    line = LineTemplate.parse(template).line
    if not rows:
        raise nothing_matched(collection)
    write("".join(line(record | added.get(record["id"], {})) for record in collection.records(rows)))


def say_totals(shown: int, found: int, total: int, free: int, more: str = "") -> None:
    """Print on standard error how many references are shown, of how many, and how many of them are free to read."""
    from pswbrief.term.out import say

    limited = f" · {shown:,} shown" if shown < found else ""
    say(f"{found:,} of {total:,}{limited} · {free:,} free to read{more}")


def _print_records(records: Sequence[Record], form: OutputFormat, names: str | None) -> None:
    from pswbrief.term import columns, listing
    from pswbrief.text.json_text import as_json, as_json_lines

    chosen = columns.parse(names) if names is not None else None
    if form is OutputFormat.JSON:
        write(as_json(records))
    elif form is OutputFormat.JSONL:
        write(as_json_lines(records))
    elif form is OutputFormat.CSV:
        write(listing.as_csv(records, chosen or columns.csv_default()))
    else:
        write(listing.plain(columns.texts(record, chosen or columns.DEFAULT) for record in records))


def _print_table(
    records: Sequence[Record],
    rows: Sequence[IndexRow],
    names: str | None,
    *,
    matched: Mapping[str, float],
    snippets: bool,
) -> None:
    from pswbrief.term import columns
    from pswbrief.term.table import show_table

    chosen = columns.parse(names) if names is not None else columns.DEFAULT
    if records:
        links = [row.link for row in rows]
        with paged_screen() as console:
            show_table(console, records, links, chosen, matched=matched, snippets=snippets)
