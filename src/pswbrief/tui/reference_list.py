"""A list of references that renders only the visible lines, so that ten thousand are as quick as ten."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pswbrief.term.access import access_text
from pswbrief.term.screen import clean
from pswbrief.term.table import mark

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual import events

    from pswbrief.index.index import IndexRow
    from pswbrief.tui.state import Listing

# The widths, in columns, from which a line has the access as a word, and also the journal.
_WITH_WORD, _WITH_VENUE = 60, 110
_WORD, _VENUE = 12, 30
_MARK = "✔"


class ReferenceList(ScrollView, can_focus=True):
    """The references found, one a line, with a cursor; keys as in `less` and vi."""

    DEFAULT_CSS = """
    ReferenceList { height: 1fr; overflow-x: hidden; }
    ReferenceList > .reference-list--cursor { text-style: bold; background: $panel; }
    ReferenceList:focus > .reference-list--cursor {
        text-style: bold; background: $block-cursor-background; color: $block-cursor-foreground;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reference-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, priority=True),
        Binding("down,j", "move(1)", "Down", show=False, priority=True),
        Binding("pageup,ctrl+b,ctrl+u", "move_page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown,ctrl+f,ctrl+d", "move_page(1)", "Page down", show=False, priority=True),
        Binding("home,g", "move_to(0)", "First", show=False, priority=True),
        Binding("end,G", "move_to(-1)", "Last", show=False, priority=True),
    ]

    class Moved(Message):
        """Posted when the cursor moves to another reference or to none, or the list changes."""

    class DoubleClicked(Message):
        """Posted when a reference is clicked twice."""

    def __init__(self, marked: Collection[str]) -> None:
        super().__init__()
        self._rows: tuple[IndexRow, ...] = ()
        self._matched: frozenset[str] = frozenset()
        self._marked = marked
        self.cursor = 0

    @property
    def current(self) -> IndexRow | None:
        """Return the reference under the cursor; None in an empty list."""
        return self._rows[self.cursor] if self._rows else None

    def show(self, listing: Listing, marked: Collection[str], *, keep: str | None = None) -> None:
        """Show a listing; the cursor stays on the reference with the id `keep`, or moves to the first."""
        self._rows, self._matched, self._marked = listing.rows, listing.matched, marked
        self.cursor = next((at for at, row in enumerate(self._rows) if row.id == keep), 0) if keep else 0
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._follow()

    def show_marks(self, marked: Collection[str]) -> None:
        """Show the list with these ids marked."""
        self._marked = marked
        self.refresh()

    def on_resize(self) -> None:
        """Refit the lines to the new width."""
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._follow()

    def action_move(self, by: int) -> None:
        """Move the cursor by `by` lines."""
        self._move_to(self.cursor + by)

    def action_move_page(self, by: int) -> None:
        """Move the cursor by `by` screens."""
        self._move_to(self.cursor + by * max(1, self.size.height - 1))

    def action_move_to(self, place: int) -> None:
        """Move the cursor to a line, counted from 0; -1 is the last."""
        self._move_to(place if place >= 0 else len(self._rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the line clicked; a second click marks it."""
        place = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if 0 <= place < len(self._rows):
            self._move_to(place)
            if event.chain == 2:  # noqa: PLR2004 - a double click
                self.post_message(self.DoubleClicked())

    def _move_to(self, place: int) -> None:
        self.cursor = max(0, min(place, len(self._rows) - 1))
        self._follow()

    def _follow(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, x_axis=False)
        self.refresh()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        strip = Strip(self._line(self._rows[place], width).render(self.app.console))
        strip = strip.crop_extend(0, width, self.rich_style).apply_style(self.rich_style)
        if place == self.cursor:
            return Strip.join([strip]).apply_style(self.get_component_rich_style("reference-list--cursor"))
        return strip

    def _line(self, row: IndexRow, width: int) -> Text:
        access = access_text(row.access) if row.access else Text(" ")
        access.truncate(_WORD if width >= _WITH_WORD else 1, pad=True)
        line = Text.assemble(
            f"{_MARK if row.id in self._marked else ' '} ", f"{'' if row.year is None else row.year:>4} ", access, " "
        )
        title = Text(clean(row.title))
        mark(title, self._matched)
        room = width - line.cell_len - (_VENUE + 1 if width >= _WITH_VENUE else 0)
        title.truncate(max(room, 1), overflow="ellipsis", pad=width >= _WITH_VENUE)
        line.append_text(title)
        if width >= _WITH_VENUE:
            venue = Text(f" {clean(row.venue)}", style="dim")
            venue.truncate(_VENUE + 1, overflow="ellipsis")
            line.append_text(venue)
        line.no_wrap, line.end = True, ""
        return line
