"""`pswbrief search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, Output, counted
from pswbrief.cli.output import (
    Columns,
    Format,
    OutputFormat,
    Template,
    chosen_format,
    format_of,
    output_to,
    print_rows,
    say_totals,
)
from pswbrief.cli.selecting import selection_options
from pswbrief.cli.standard_input import piped_ids
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError, shortened
from pswbrief.search.concepts import THESAURUS
from pswbrief.search.language import parse
from pswbrief.term.out import say
from pswbrief.workspace.searching import advise, check_query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pswbrief.workspace import Workspace
    from pswbrief.workspace.searching import Advice, SearchAnswer

Words = Annotated[
    list[str], typer.Argument(metavar="QUERY...", help="What to search for; - searches only among ids from a pipe.")
]
All = Annotated[bool, typer.Option("--all", help="All matches, however weak.")]
Exact = Annotated[bool, typer.Option("--exact", help="Only the words as typed, without corrections or synonyms.")]
Snippets = Annotated[bool, typer.Option("--snippets", help="Show the best sentence of each abstract.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show why each was found.")]
# The parts of a score that don't come from words, as `--explain` describes them.
_OTHER_SCORES = {
    "title": "its title has the words in order",
    "lent": "references about the same match",
    "gist": "it answers what the words of the question ask for together",
    "related": "it is about the same as those that match",
}
# The most synonyms of a word, and headings of a reference, that are named.
_MOST_NAMED = 4
# The most hints about a query that are printed: a pasted text has a bracket or a colon in every other line.
_MOST_HINTS = 5


@selection_options()
def search_references(
    *,
    query: Words,
    selection: Selection,
    everything: All = False,
    exact: Exact = False,
    snippets: Snippets = False,
    explain: Explain = False,
    form: Format = None,
    columns: Columns = None,
    template: Template = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Find the references that match, best first.

    Type words, as into a search engine. A "phrase" between quotation marks has to be there as it is, a -word must not be there, and
    field:value narrows; AND, OR, NOT and parentheses work, too. Fields: title, abstract, any, author, journal, section, year, access,
    status, type, language, tag, doi, pmid, pmcid, isbn, arxiv, id.
    """
    asked = parse(" ".join(word for word in query if word != "-"))
    _say_hints(asked.hints)
    check_query(asked)
    if "-" in query:
        selection = selection._replace(ids=tuple(piped_ids()))
    workspace = run_context.workspace()
    found = workspace.search(asked, selection, exact=exact, everything=everything)
    on_screen = template is None and output is None and chosen_format(form) is OutputFormat.TABLE
    form = format_of(form, output)
    nothing_here = not found.rows and not workspace.count()
    if not nothing_here:
        _say_how_read(found, on_screen=on_screen)
    added: dict[str, dict[str, Any]] = {key: {"score": score} for key, score in found.scores.items()}
    if explain:
        _explain(workspace, found, added, form)
    try:
        matched = found.matched_words() if on_screen else None
        with output_to(output, force=force):
            print_rows(
                workspace, found.rows, form, columns, added=added, matched=matched, snippets=snippets, template=template
            )
    except NothingFoundError:
        if nothing_here:
            raise
        if selection.source == "library" and not workspace.select(Selection(source="library", limit=1)):
            raise NothingFoundError(
                "You have no references of your own yet, so there is nothing to search.",
                hint="Try: pswbrief add, or pswbrief import FILE",
            ) from None
        advice = advise(workspace, asked, selection, found)
        raise NothingFoundError(f"Nothing matched {shortened(' '.join(query))!r}.", hint=_instead(advice)) from None
    if on_screen:
        behind = found.result.below_cutoff
        more = f" · {behind:,} more match less well (--all shows them)" if behind else ""
        free = sum(row.access == "open" for row in found.rows)
        say_totals(len(found.rows), len(found.result.hits), workspace.count(), free, more)


def _say_hints(hints: Sequence[str]) -> None:
    """Report what was not understood as it was typed: the first places, and how many others there are."""
    for hint in hints[:_MOST_HINTS]:
        say(hint)
    if len(hints) > _MOST_HINTS:
        say(f"And {counted(len(hints) - _MOST_HINTS, 'hint')} more of this kind.")


def _instead(advice: Advice) -> str:
    """Return the hint where nothing matched."""
    if advice.missing:
        return f"No reference has it; to look it up and add it: pswbrief add {_bare(advice.missing)}"
    if advice.filters:
        return "Without " + "; without ".join(f"{one.written}: {one.without}" for one in advice.filters) + "."
    return f"Did you mean {advice.word!r}?" if advice.word else "Try fewer or other words."


def _bare(keys: Sequence[str]) -> str:
    """Return identifiers as `add` takes them."""
    return " ".join(key.partition(":")[2] if key.startswith(("doi:", "url:")) else key for key in keys)


def _say_how_read(found: SearchAnswer, *, on_screen: bool) -> None:
    """Report corrections and unknown words; on a terminal also the synonyms that were searched for."""
    if found.result.shortened:
        words = "rarest word" if found.result.shortened == 1 else f"{found.result.shortened} rarest words"
        say(f"No reference is quoted in this text; searching its {words}.")
    if found.result.ranked:
        say(
            f"So many references match that only the likeliest {found.result.ranked:,} were ranked (--all ranks every one)."
        )
    if found.result.missing and found.rows:
        say(
            f"No reference has {_bare(found.result.missing)}; to look it up: pswbrief add {_bare(found.result.missing)}"
        )
    if found.result.of_any_language:
        say("No reference here says what language it is in; searching in any.")
    for typed, read in found.result.corrections:
        say(f"{typed} -> {read}")
    if found.result.unknown:
        nowhere = ", ".join(found.result.unknown)
        about = f"Nothing here is about {nowhere}; these are the nearest." if found.result.is_off_subject else ""
        say(about or f"In no reference: {nowhere}.")
    if on_screen:
        _say_what_else(found)


def _say_what_else(found: SearchAnswer) -> None:
    """Report the synonyms that were searched for, and how many references are there for their subjects."""
    if related := sum(row.pos in found.result.related for row in found.rows):
        matching = "matches" if related == 1 else "match"
        say(f"{counted(related, 'reference')} at the end {matching} by subject, not by words.")
    for match in found.result.matches:
        others = [variant.why for variant, counts in match.counts if counts and not (variant.is_typed or variant.loose)]
        if others:
            named = ", ".join(other.removeprefix(THESAURUS) for other in others[:_MOST_NAMED])
            say(f"{match.concept.typed}, also: {named}{', …' if len(others) > _MOST_NAMED else ''}")


def _explain(
    workspace: Workspace, found: SearchAnswer, added: dict[str, dict[str, Any]], form: OutputFormat | None
) -> None:
    """Add the reasons of each match to the records of JSON; in any other format, print them on standard error."""
    in_records = form in {OutputFormat.JSON, OutputFormat.JSONL}
    shared = workspace.shared_headings(found)
    for position, row in enumerate(found.rows, 1):
        reasons, other_scores = found.explanation(row, workspace.headings(row))
        if in_records:
            filed_alike = {"headings": shared[row.id]} if row.id in shared else {}
            added[row.id] |= {"explain": reasons, "beside": {**other_scores, **filed_alike}}
            continue
        say(f"{position}. {row.id} scores {added[row.id]['score']}")
        for reason in reasons:
            fields = ", ".join(f"{name} {count}" for name, count in reason["fields"].items())
            filed = f", filed under {'; '.join(reason['headings'])}" if reason["headings"] else ""
            found_as = f"{reason['as']} ({reason['why']}, {reason['weight']})"
            say(f"   {reason['word']} ({reason['score']}): {found_as} in {fields}{filed}")
        for name, value in other_scores.items():
            headings = shared[row.id] if name == "related" else []
            more = "; …" if len(headings) > _MOST_NAMED else ""
            filed = f", filed under {'; '.join(headings[:_MOST_NAMED])}{more}" if headings else ""
            say(f"   {_OTHER_SCORES[name]} ({value}){filed}")
