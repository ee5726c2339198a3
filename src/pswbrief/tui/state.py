"""The state of the browser and the operations on it, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.selection import STATUSES, Selection
from pswbrief.errors import BriefError, NothingFoundError, UsageError
from pswbrief.search.language import parse
from pswbrief.term.card import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.index.index import IndexedSection, IndexRow
    from pswbrief.term.card import Fact
    from pswbrief.workspace import Workspace
    from pswbrief.workspace.searching import SearchAnswer

# The number of references that are listed as similar to one.
_SIMILAR = 20
# The shortest last word of a query that is also searched as a prefix.
_SHORTEST = 2


class Listing(NamedTuple):
    """The listed references.

    `rows`: their rows, in order; `matched`: the words to mark in titles, with weights; `reading`: how the query was read, a sentence.
    """

    rows: tuple[IndexRow, ...]
    matched: frozenset[str] = frozenset()
    reading: str = ""


class BrowseState:
    """The query, filters and marks of a browser, and the references that match.

    `marked` keeps the ids in the order of marking. The methods that change references raise what `Workspace` raises; `undo` takes
    back only what was changed here.
    """

    def __init__(self, workspace: Workspace, selection: Selection | None = None) -> None:
        self.workspace = workspace
        self.filters = selection or Selection()
        self.query = ""
        self.similar_to: str | None = None
        self.marked: dict[str, None] = {}
        self.listing = Listing(())
        self._changes = 0
        self.refresh()

    @property
    def rows(self) -> tuple[IndexRow, ...]:
        """Return the listed references."""
        return self.listing.rows

    def refresh(self) -> None:
        """Search again for the query and filters, or for references similar to the present one."""
        if self.similar_to is not None:
            near = self.workspace.similar([self.similar_to], _SIMILAR)
            self.listing = Listing(tuple(row for row, _ in near), reading=f"similar to {self.similar_to}")
        elif (asked := parse(self.query)).error:
            self.listing = Listing((), reading=asked.error)
        elif asked.is_empty:
            self.listing = Listing(tuple(self.workspace.select(self.filters)))
        else:
            self.listing = self._searched()

    def _searched(self) -> Listing:
        """Search as the command does, but take an unknown last word for a prefix."""
        answer = self.workspace.search(self.query, self.filters)
        last = self.query.split()[-1]
        unread = bool(answer.result.unknown or answer.result.corrections)
        if unread and len(last) >= _SHORTEST and last.isalnum() and self.query.endswith(last):
            begun = self.workspace.search(f"{self.query}*", self.filters)
            answer = begun if begun.rows else answer
        return Listing(tuple(answer.rows), frozenset(answer.matched_words()), _reading(answer))

    def search(self, query: str) -> None:
        """List the references that match a query and the filters; without a query, all that match the filters."""
        self.query, self.similar_to = query, None
        self.refresh()

    def filter(self, filters: Selection) -> None:
        """Replace the filters and list what matches. UsageError or UnknownNameError, and no change, for an invalid one."""
        self.workspace.select(filters)
        self.filters, self.similar_to = filters, None
        self.refresh()

    def show_similar(self, key: str) -> None:
        """List the references most similar to one."""
        before, self.similar_to = self.similar_to, key
        try:
            self.refresh()
        except BriefError:
            self.similar_to = before
            raise

    def reset(self) -> bool:
        """Clear the first of these that is set: similar references, the query, the filters; return whether any was."""
        if self.similar_to is not None:
            self.similar_to = None
        elif self.query:
            self.query = ""
        elif self.filters != Selection():
            self.filters = Selection()
        else:
            return False
        self.refresh()
        return True

    def toggle_mark(self, key: str) -> None:
        """Mark a reference, or unmark it."""
        if key in self.marked:
            del self.marked[key]
        else:
            self.marked[key] = None

    def mark_all(self) -> None:
        """Mark all listed references; unmark them if all are marked."""
        keys = [row.id for row in self.rows]
        if all(key in self.marked for key in keys):
            self.marked = {key: None for key in self.marked if key not in set(keys)}
        else:
            self.marked |= dict.fromkeys(keys)

    def chosen(self, current: str | None) -> list[str]:
        """Return the ids to act on: the marked ones, or else the current one; [] if there is neither."""
        return list(self.marked) or ([current] if current is not None else [])

    def chosen_rows(self, ids: Sequence[str]) -> list[IndexRow]:
        """Return the rows of `ids`, in their order; [] for []."""
        return self.workspace.select(Selection(ids=tuple(ids))) if ids else []

    def facts(self, key: str) -> list[Fact]:
        """Return the facts on the card of a reference."""
        rows = self.chosen_rows([key])
        (record,) = self.workspace.records(rows)
        (citation,) = self.workspace.cite(rows)
        return facts(record, citation, self.workspace.brief(), others=self.workspace.other_printings(record))

    def sections(self) -> list[IndexedSection]:
        """Return the sections in the brief's order."""
        return self.workspace.sections()

    def tags_of(self, key: str) -> list[str]:
        """Return the tags of a reference."""
        (record,) = self.workspace.records(self.chosen_rows([key]))
        return list(record["tags"])

    def set_tags(self, key: str, text: str) -> None:
        """Replace the tags of a reference by those in a text, separated by commas; +tag adds one and -tag takes one off.

        Signs alone change the tags that there are. UsageError for a sign without a tag.
        """
        before = self.tags_of(key)
        tags = _tags_in(text, before)
        add, remove = [tag for tag in tags if tag not in before], [tag for tag in before if tag not in tags]
        if add or remove:
            self._change(lambda: self.workspace.tag([key], add=add, remove=remove))

    def note_of(self, key: str) -> str:
        """Return the reader's note on a reference; "" if there is none."""
        _, fields = self.workspace.reader_fields(key)
        return str(fields.get("notes", ""))

    def set_note(self, key: str, text: str) -> None:
        """Replace the reader's note on a reference; an empty text removes it."""
        if text.strip() != self.note_of(key).strip():
            self._change(lambda: self.workspace.note(key, text, replace=True))

    def next_status(self, key: str) -> str | None:
        """Give a reference the reading status after its own (none, to-read, reading, read, none), and return it."""
        (record,) = self.workspace.records(self.chosen_rows([key]))
        cycle = (None, *STATUSES)
        status = cycle[(cycle.index(record["status"]) + 1) % len(cycle)]
        self._change(lambda: self.workspace.mark([key], status))
        return status

    def _change(self, operation: Callable[[], object]) -> None:
        before = len(self.workspace.undoable())
        operation()
        self._changes += len(self.workspace.undoable()) > before
        self.refresh()

    def undo(self) -> str:
        """Undo the last change that was made here; return its command. NothingFoundError if there is none."""
        if not self._changes:
            raise NothingFoundError("There is nothing to undo.")
        entry = self.workspace.undo()
        self._changes -= 1
        self.refresh()
        return entry.command

    def citation(self, ids: Sequence[str], style: str) -> str:
        """Return the list of references for `ids` in a style, as text."""
        return "\n".join(self.workspace.cite(self.chosen_rows(ids), style))

    def exported(self, ids: Sequence[str], form: str) -> str:
        """Return references as the text of a format, without private notes."""
        return self.workspace.export(self.chosen_rows(ids), form).text

    def totals(self) -> str:
        """Return a sentence: how many references are listed, of how many, how many are free to read, and the filters."""
        free = sum(row.access == "open" for row in self.rows)
        parts = [f"{len(self.rows):,} of {self.workspace.count():,}", f"{free:,} free to read"]
        if self.marked:
            parts.append(f"{len(self.marked):,} marked")
        return " · ".join(
            [*parts, *filter_words(self.filters), *([self.listing.reading] if self.listing.reading else [])]
        )


def filter_words(filters: Selection) -> list[str]:
    """Return the filters of a selection as a reader names them: "access: open"."""
    years = [f"{first or ''}..{last or ''}" if first != last else str(first) for first, last in filters.years]
    named = (
        ("section", filters.sections), ("year", years), ("access", filters.access), ("journal", filters.journals),
        ("author", filters.authors), ("tag", filters.tags), ("status", filters.statuses),
    )  # fmt: skip
    words = [f"{name}: {', '.join(values)}" for name, values in named if values]
    source = {"library": ["only yours"], "brief": ["only the brief's"]}
    return words + source.get(filters.source or "", [])


def _reading(answer: SearchAnswer) -> str:
    if answer.result.corrections:
        return ", ".join(f"{typed} -> {read}" for typed, read in answer.result.corrections)
    return f"in no reference: {', '.join(answer.result.unknown)}" if answer.result.unknown else ""


def parse_tag_filter(text: str) -> tuple[str, ...]:
    """Return the tags in a filter, separated by commas. UsageError for an invalid tag."""
    tags = tuple(part.strip() for part in text.split(",") if part.strip())
    if any(not tag.strip("* ") for tag in tags):
        raise UsageError("A tag can't be * alone.")
    return tags


def _tags_in(text: str, before: Sequence[str]) -> list[str]:
    """Return the tags that a text gives in place of those `before`; a present tag may itself begin with a sign."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    signed = [part for part in parts if part[0] in "+-" and part not in before]
    plain = [part for part in parts if part not in signed]
    on = [part[1:].strip() for part in signed if part[0] == "+"]
    off = [part[1:].strip() for part in signed if part[0] == "-"]
    if not all(on + off):
        raise UsageError("There is no tag after the sign.", hint="+reading adds a tag, -reading takes it off.")
    kept = plain or (list(before) if signed else [])
    return [tag for tag in dict.fromkeys([*kept, *on]) if tag not in off]
