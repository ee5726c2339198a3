"""The dialogs of the browser: a line, a note, the sections, the filters, and help."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Select, Static, TextArea, Tree

from pswbrief.core.selection import ACCESS, STATUSES, Selection, Years
from pswbrief.errors import BriefError
from pswbrief.term.access import access_word
from pswbrief.term.screen import clean
from pswbrief.tui.state import parse_tag_filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets.tree import TreeNode

    from pswbrief.index.index import IndexedSection

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A frame in the middle of the screen; Escape closes it with the result None."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > Vertical {
        width: 90%; max-width: 90; height: auto; max-height: 90%; border: round $accent; padding: 0 1; background: $surface;
    }
    Dialog Label { text-style: bold; }
    Dialog .hint { color: $text-muted; text-style: none; }
    Dialog Input, Dialog Select, Dialog SelectCurrent, Dialog VerticalScroll { height: auto; }
    Dialog VerticalScroll { max-height: 18; }
    Dialog TextArea { height: 10; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def focus_first(self) -> None:
        """Move the focus to the first field, without waiting for the event loop."""
        if self.focus_chain:
            self.set_focus(self.focus_chain[0])


class LineDialog(Dialog[str]):
    """Asks for one line of text; the result is that text."""

    def __init__(self, question: str, text: str = "", *, hint: str = "") -> None:
        super().__init__()
        self._question, self._text, self._hint = question, text, hint

    def compose(self) -> ComposeResult:
        """Lay the question out above the line."""
        with Vertical():
            yield Label(Text(self._question))
            yield Input(self._text, compact=True)
            yield Static(Text(f"{self._hint}  Enter: done · Esc: cancel".strip()), classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the text that was typed."""
        self.dismiss(event.value)


class NoteDialog(Dialog[str]):
    """Edits a text of several lines; the result is the text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "done", "Save")]

    def __init__(self, question: str, text: str) -> None:
        super().__init__()
        self._question, self._text = question, text

    def compose(self) -> ComposeResult:
        """Lay the question out above the text."""
        with Vertical():
            yield Label(Text(self._question))
            yield TextArea(self._text, compact=True)
            yield Static(Text("Ctrl+S: save · Esc: cancel"), classes="hint")

    def action_done(self) -> None:
        """Close with the text."""
        self.dismiss(self.query_one(TextArea).text)


class SectionsDialog(Dialog[str]):
    """Shows the sections as a tree; the result is the title of one, or "" for all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)
    ]  # fmt: skip

    def __init__(self, sections: Sequence[IndexedSection], total: int) -> None:
        super().__init__()
        self._sections, self._total = sections, total

    def compose(self) -> ComposeResult:
        """Yield the tree, fully expanded."""
        tree: Tree[str] = Tree(Text(f"All of the brief  {self._total}"), data="")
        branches: dict[str, TreeNode[str]] = {}
        parents = {section.parent for section in self._sections}
        below = Counter({section.id: section.size for section in self._sections})
        for section in self._sections:
            if section.parent:
                below[section.parent] += section.size
        for section in self._sections:
            label = Text.assemble(clean(section.title), (f"  {below[section.id]}", "dim"))
            above = branches.get(section.parent or "", tree.root)
            if section.id in parents:
                branches[section.id] = above.add(label, data=section.title, expand=True)
            else:
                above.add_leaf(label, data=section.title)
        tree.root.expand()
        with Vertical():
            yield Label("Sections")
            yield tree
            yield Static(Text("Enter: choose · Space: open or close · Esc: cancel"), classes="hint")

    def on_mount(self) -> None:
        """Expand and collapse nodes by Space alone, so that Enter chooses."""
        tree = self.query_one(Tree)
        tree.auto_expand = False
        tree.styles.max_height = 18
        tree.focus()

    def action_cursor_down(self) -> None:
        """Move to the next line."""
        self.query_one(Tree).action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move to the previous line."""
        self.query_one(Tree).action_cursor_up()

    def on_tree_node_selected(self, event: Tree.NodeSelected[str]) -> None:
        """Close with the section."""
        self.dismiss(event.node.data)


class FiltersDialog(Dialog[Selection]):
    """Asks for filters; the result is a Selection."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "done", "Apply")]

    def __init__(self, filters: Selection) -> None:
        super().__init__()
        self._filters = filters

    def compose(self) -> ComposeResult:
        """Yield one line per filter."""
        filters = self._filters
        access, status = next(iter(filters.access), None), next(iter(filters.statuses), None)
        years = ", ".join(
            f"{first or ''}..{last or ''}" if first != last else str(first) for first, last in filters.years
        )
        with Vertical(), VerticalScroll():
            yield Label("Filters")
            yield Select(
                [(access_word(each), each) for each in ACCESS], prompt="access: any", allow_blank=True, id="access",
                value=access or Select.NULL, compact=True,
            )  # fmt: skip
            yield Select(
                [(each, each) for each in STATUSES], prompt="status: any", allow_blank=True, id="status",
                value=status or Select.NULL, compact=True,
            )  # fmt: skip
            yield Input(years, placeholder="year: 2020, 2018..2022, 2020..", id="year", compact=True)
            yield Input(", ".join(filters.authors), placeholder="author", id="author", compact=True)
            yield Input(", ".join(filters.journals), placeholder="journal or publisher", id="journal", compact=True)
            yield Input(", ".join(filters.tags), placeholder="tags, with commas between them", id="tag", compact=True)
            yield Select(
                [("only your own", "library"), ("only the brief's", "brief")], prompt="yours and the brief's",
                allow_blank=True, id="source", value=filters.source or Select.NULL, compact=True,
            )  # fmt: skip
            yield Static(Text("Enter or Ctrl+S: apply · Tab: next · Esc: cancel"), classes="hint")

    def on_input_submitted(self) -> None:
        """Apply the filters."""
        self.action_done()

    def action_done(self) -> None:
        """Close with the filters; report an invalid one and stay open."""
        try:
            self.dismiss(self._selection())
        except BriefError as error:
            self.app.notify(str(error), severity="error", markup=False)

    def _selection(self) -> Selection:
        def texts(name: str) -> tuple[str, ...]:
            value = self.query_one(f"#{name}", Input).value
            return tuple(part.strip() for part in value.split(",") if part.strip())

        def one(name: str) -> tuple[str, ...]:
            value = self.query_one(f"#{name}", Select).value
            return (value,) if isinstance(value, str) else ()

        return self._filters._replace(
            access=one("access"),
            statuses=one("status"),
            years=tuple(map(Years.parse, texts("year"))),
            authors=texts("author"),
            journals=texts("journal"),
            tags=parse_tag_filter(self.query_one("#tag", Input).value),
            source=next(iter(one("source")), None),
        )


class HelpDialog(Dialog[str]):
    """Shows the keys and what they do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,q,enter", "dismiss(None)", show=False)]

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Yield a line per key: the key, and what it does."""
        widest = max(len(keys) for keys, _ in self._lines)
        text = Text("\n").join(Text.assemble((f"{keys:<{widest}}", "bold"), f"  {what}") for keys, what in self._lines)
        with Vertical():
            yield Label("Keys")
            with VerticalScroll():
                yield Static(text)
