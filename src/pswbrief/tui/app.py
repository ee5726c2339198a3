"""The browser: a line to search by, the list, and the card of the reference under the cursor."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.containers import Container, VerticalScroll
from textual.widgets import Footer, Input, Static

from pswbrief.term.access import access_text
from pswbrief.term.card import FULL_TEXT
from pswbrief.term.screen import clean
from pswbrief.tui.dialogs import FiltersDialog, HelpDialog, LineDialog, NoteDialog, SectionsDialog
from pswbrief.tui.keys import ACTIONS, BINDINGS, HELP
from pswbrief.tui.output_actions import OutputActions
from pswbrief.tui.reference_list import ReferenceList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from pswbrief.core.selection import Selection
    from pswbrief.term.card import Fact
    from pswbrief.tui.state import BrowseState

# From this width on, in columns, the card is to the right of the list, else below it.
_WIDE = 110


class BrowserApp(OutputActions):
    """The browser of a workspace; running it returns the chosen ids, [] for none."""

    TITLE = "pswbrief"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - as Textual declares it
    CSS = """
    #search { height: 1; border: none; padding: 0 1; }
    #totals { height: 1; padding: 0 1; color: $text-muted; }
    #main { height: 1fr; layout: vertical; }
    .-wide #main { layout: horizontal; }
    #card { height: 45%; border-top: solid $primary-muted; padding: 0 1; }
    .-wide #card { width: 45%; height: 100%; border-top: none; border-left: solid $primary-muted; }
    .-wide ReferenceList { width: 55%; height: 100%; }
    #card:focus { border-top: solid $accent; }
    .-wide #card:focus { border-top: none; border-left: solid $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*BINDINGS]

    def __init__(self, state: BrowseState, *, style: str = "harvard") -> None:
        super().__init__(state, style=style)
        self.theme = "textual-light" if _is_light(os.environ.get("COLORFGBG", "")) else "textual-dark"

    def compose(self) -> ComposeResult:
        """Yield the widgets of the screen."""
        yield Input(placeholder="Search", id="search", compact=True)
        yield Static(id="totals")
        with Container(id="main"):
            yield ReferenceList(self.state.marked)
            with VerticalScroll(id="card"):
                yield Static(id="facts")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the list and give it the focus."""
        self.references.focus()
        self._relist()

    @property
    def references(self) -> ReferenceList:
        """Return the widget that lists the references."""
        return self.query_one(ReferenceList)

    @property
    def current(self) -> str | None:
        """Return the id of the reference under the cursor; None in an empty list."""
        row = self.references.current
        return row.id if row else None

    def _relist(self, *, keep: str | None = None) -> None:
        self.references.show(self.state.listing, self.state.marked, keep=keep)
        self._say_totals()

    def _say_totals(self) -> None:
        self.query_one("#totals", Static).update(Text(clean(self.state.totals()), no_wrap=True, overflow="ellipsis"))

    def on_reference_list_moved(self) -> None:
        """Show the card of the reference under the cursor, once pending keys are handled."""
        self.call_later(self._show_card, self.current)

    def _show_card(self, key: str | None) -> None:
        if key != self.current:
            return
        facts = self.query_one("#facts", Static)
        if key is None:
            facts.update(Text("Nothing matched. Press Esc to undo the last filter."))
            return
        row = self.references.current
        facts.update(card_text(self.state.facts(key), row.access if row else None))
        self.query_one("#card").scroll_home(animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while the query is typed; of several pending keys, only the last one starts a search."""
        if event.input.id == "search":
            self.call_later(self._narrow, event.value)

    def _narrow(self, query: str) -> None:
        if query == self.query_one("#search", Input).value and query != self.state.query:
            self._try(lambda: self.state.search(query))
            self._relist()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable our keys in text fields and dialogs; in the search, Enter, ↓ and Escape stay, and move the focus to the list."""
        if action not in ACTIONS or action == "leave_now":
            return super().check_action(action, parameters)
        typing = isinstance(self.focused, Input)
        if len(self.screen_stack) > 1 or (action == "list" and not typing):
            return False
        return action in {"list", "reset"} or not typing

    def action_search(self) -> None:
        """Move the focus to the search."""
        self.screen.set_focus(self.query_one("#search", Input))

    async def action_list(self) -> None:
        """Move the focus from the search to the list, once all that was typed has been searched."""
        await self._settle()
        self.screen.set_focus(self.references)

    async def _settle(self) -> None:
        """Wait until the search has processed all that was typed, and update the list."""
        search = self.query_one("#search", Input)
        settled = asyncio.Event()
        search.call_later(settled.set)
        await settled.wait()
        self._narrow(search.value)

    async def action_reset(self) -> None:
        """Undo the last filter, and move the focus to the list."""
        await self._settle()
        keep = self.current
        self.screen.set_focus(self.references)
        if self.state.reset():
            with self.prevent(Input.Changed):
                self.query_one("#search", Input).value = self.state.query
            self._relist(keep=keep)

    def action_mark(self) -> None:
        """Mark the reference under the cursor, and move to the next."""
        if self.current is not None:
            self.state.toggle_mark(self.current)
            self.references.action_move(1)
            self._remark()

    def on_reference_list_double_clicked(self) -> None:
        """Mark the reference that was clicked."""
        if self.current is not None:
            self.state.toggle_mark(self.current)
            self._remark()

    def action_mark_all(self) -> None:
        """Mark all listed references, or unmark them if all are marked."""
        self.state.mark_all()
        self._remark()

    def _remark(self) -> None:
        self.references.show_marks(self.state.marked)
        self._say_totals()

    def action_choose(self) -> None:
        """Exit with the marked ids, or the one under the cursor."""
        self.exit(self.state.chosen(self.current))

    def action_leave(self) -> None:
        """Exit without an id."""
        self.exit([])

    action_leave_now = action_leave

    def action_similar(self) -> None:
        """List references similar to the one under the cursor."""
        key = self.current
        if key is not None and self._try(lambda: self.state.show_similar(key)):
            self._relist()

    async def action_sections(self) -> None:
        """Choose a section from the tree."""

        def choose(title: str | None) -> None:
            if title is None:
                return
            filters = self.state.filters._replace(sections=(title,) if title else ())
            if self._try(lambda: self.state.filter(filters)):
                self._relist()

        await self.ask(SectionsDialog(self.state.sections(), self.state.workspace.count()), choose)

    async def action_filters(self) -> None:
        """Edit the filters."""

        def choose(filters: Selection | None) -> None:
            if filters is not None and self._try(lambda: self.state.filter(filters)):
                self._relist()

        await self.ask(FiltersDialog(self.state.filters), choose)

    async def action_tags(self) -> None:
        """Edit the tags of the reference under the cursor."""
        key = self.current
        if key is None:
            return

        def put(text: str | None) -> None:
            if text is not None and self._try(lambda: self.state.set_tags(key, text)):
                self._relist(keep=key)

        tags = ", ".join(self.state.tags_of(key))
        await self.ask(
            LineDialog(f"Tags of {key}", tags, hint="Commas between them; +tag adds one, -tag takes one off."), put
        )

    async def action_note(self) -> None:
        """Edit the note on the reference under the cursor."""
        key = self.current
        if key is None:
            return

        def put(text: str | None) -> None:
            if text is not None and self._try(lambda: self.state.set_note(key, text)):
                self._relist(keep=key)

        noted: list[str] = []
        if self._try(lambda: noted.append(self.state.note_of(key))):
            await self.ask(NoteDialog(f"Your note on {key}", noted[0]), put)

    def action_status(self) -> None:
        """Give the reference under the cursor its next reading status."""
        key = self.current
        if key is not None and self._try(lambda: self.notify(self.state.next_status(key) or "no status", markup=False)):
            self._relist(keep=key)

    def action_undo(self) -> None:
        """Take back the last change made here."""
        key = self.current
        if self._try(self.state.undo):
            self.notify("Undone.")
            self._relist(keep=key)

    def action_theme(self) -> None:
        """Switch between the dark and the light theme."""
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    async def action_help(self) -> None:
        """Show what the keys do."""
        await self.ask(HelpDialog(HELP))


def card_text(facts: Sequence[Fact], access: str | None) -> Group:
    """Return a card as text: the title, then a line per fact with its label and value."""
    title, *rest = facts
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    sign = access_text(access)[:2]
    for fact in rest:
        value = Text(clean(fact.value))
        table.add_row(fact.label, sign + value if fact.label == FULL_TEXT else value)
    return Group(Text(clean(title.value), style="bold"), table)


def _is_light(colours: str) -> bool:
    """Return whether a terminal's COLORFGBG names a light background: white, or a bright colour other than grey."""
    background = colours.rpartition(";")[2]
    return background.isdigit() and int(background) in {7, *range(9, 16)}
