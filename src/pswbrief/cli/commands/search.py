"""`pswbrief search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.output import Columns, Format, OutputFormat, chosen_format, print_rows
from pswbrief.cli.selecting import piped_ids, selection_options
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.index.schema import ASSIGNED
from pswbrief.index.select import sort_and_limit
from pswbrief.search.concepts import THESAURUS
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.term.out import say
from pswbrief.text.stopwords import STOPWORDS
from pswbrief.workspace.opening import open_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pswbrief.core.selection import Selection
    from pswbrief.index.index import Index, IndexRow
    from pswbrief.search.engine import SearchResult
    from pswbrief.search.nodes import Query

Words = Annotated[
    list[str], typer.Argument(metavar="QUERY...", help="Words; - searches among the ids on standard input.")
]
All = Annotated[bool, typer.Option("--all", help="Everything that matches at all, not only what answers.")]
Exact = Annotated[bool, typer.Option("--exact", help="Only the words as typed: no correction, forms or synonyms.")]
Snippets = Annotated[bool, typer.Option("--snippets", help="In a table, with the best sentence of each abstract.")]
Explain = Annotated[bool, typer.Option("--explain", help="Tell why each was found: words, fields, scores.")]
# What a reference scores besides its words, in `--explain`.
_BESIDE = {"title": "its title has the words in order", "lent": "references about the same match"}
# How many of a word's synonyms are told of.
_MOST_TOLD = 4


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
) -> None:
    """Find the references that match, best first.

    Words rank; "phrases", -words and field:values filter; AND, OR, NOT and parentheses join. Fields: title, abstract, any, author,
    journal, section, year, access, status, type, tag, doi, id.
    """
    asked = parse(" ".join(word for word in query if word != "-"))
    for hint in asked.hints:
        say(hint)
    if asked.is_empty:
        raise UsageError("There is no word to search for.", hint="Try: pswbrief search burnout")
    if "-" in query:
        selection = selection._replace(ids=tuple(piped_ids()))
    index = open_catalogue()
    found = search(index, asked, selection, correct, widen=not exact, whole=everything)
    on_screen = chosen_format(form) is OutputFormat.TABLE
    _tell(found, on_screen=on_screen)
    added: dict[int, dict[str, Any]] = {hit.position: {"score": hit.score} for hit in found.hits}
    rows = sort_and_limit(index, [hit.position for hit in found.hits], selection)
    if explain:
        _explain(found, rows, added, form)
    try:
        matched = _matched(found) if on_screen else None
        print_rows(index, rows, form, columns, added=added, matched=matched, snippets=snippets)
    except NothingFoundError:
        sentence = f"Nothing matched {' '.join(query)!r}."
        raise NothingFoundError(sentence, hint=_instead(found, index, asked, selection)) from None
    if on_screen:
        _tell_totals(found, len(rows), index.count())


def _tell_totals(found: SearchResult, shown: int, total: int) -> None:
    """Say how many of how many references these are, and how many were left out."""
    more = f"; {found.behind} more match less well (--all shows them)" if found.behind else ""
    limited = f", {shown} shown" if shown < len(found.hits) else ""
    say(f"{len(found.hits)} of {total}{limited}{more}.")


def _instead(found: SearchResult, index: Index, asked: Query, selection: Selection) -> str:
    """What to try if nothing matched."""
    if found.missing:
        named = " ".join(key.partition(":")[2] if key.startswith(("doi:", "url:")) else key for key in found.missing)
        return f"No reference has it; to look it up and add it: pswbrief add {named}"
    from pswbrief.search.blame import blame

    if guilty := blame(index, asked, selection, correct):
        return "Without " + "; without ".join(f"{one.written}: {one.without}" for one in guilty) + "."
    # A word of English is not taken for another, but may have been meant for it.
    from pswbrief.text.corrections import correct as nearest

    for word in found.unknown:
        if near := nearest(word.lower(), index.vocabulary(), english=False):
            return f"Did you mean {near[0]!r}?"
    return "Try fewer or other words."


def _tell(found: SearchResult, *, on_screen: bool) -> None:
    """Say what words were read as; on a terminal also what else was looked for."""
    for typed, read in found.corrections:
        say(f"{typed} -> {read}")
    if found.unknown:
        say(f"In no reference: {', '.join(found.unknown)}.")
    if not on_screen:
        return
    for match in found.matches:
        others = [variant.why for variant, counts in match.counts if counts and not (variant.is_typed or variant.loose)]
        if others:
            told = ", ".join(other.removeprefix(THESAURUS) for other in others[:_MOST_TOLD])
            say(f"{match.concept.typed}, also: {told}{', …' if len(others) > _MOST_TOLD else ''}")


def _matched(found: SearchResult) -> dict[str, float]:
    """The words in references that stood for those of the query, each with its concept's rarity."""
    forms = {
        form: match.scored.rarity
        for match in found.matches
        for variant, counts in match.counts
        if any(parts.keys() - ASSIGNED for parts in counts.values())
        for forms in variant.forms
        for form in forms
    }
    # The small words of a phrase stand in every sentence.
    return {form: rarity for form, rarity in forms.items() if form not in STOPWORDS} or forms


def _explain(
    found: SearchResult, rows: Sequence[IndexRow], added: dict[int, dict[str, Any]], form: OutputFormat | None
) -> None:
    """Put the reasons into the records of JSON; for any other format, say them."""
    from pswbrief.search.explain import reasons

    matches = [(match.concept, match.scored.scores, match.counts) for match in found.matches]
    in_records = form in {OutputFormat.JSON, OutputFormat.JSONL}
    for place, row in enumerate(rows, 1):
        why = reasons(row.pos, matches)
        besides = {"title": found.titles.get(row.pos), "lent": found.lent.get(row.pos)}
        beside = {name: round(value, 4) for name, value in besides.items() if value}
        if in_records:
            added[row.pos] |= {"explain": why, "beside": beside}
            continue
        say(f"{place}. {row.id} scores {added[row.pos]['score']}")
        for reason in why:
            fields = ", ".join(f"{name} {count}" for name, count in reason["fields"].items())
            say(
                f"   {reason['word']} ({reason['score']}): {reason['as']} ({reason['why']}, {reason['weight']}) in {fields}"
            )
        for name, value in beside.items():
            say(f"   {_BESIDE[name]} ({value})")
