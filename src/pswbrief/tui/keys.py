"""The keys of the browser, and their help; the keys that move the cursor belong to the list."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding

HELP = (
    ("/", "search; Enter or ↓ goes to the list"),
    ("↑ ↓, k j", "the reference before or after"),
    ("PgUp PgDn, Ctrl+B Ctrl+F", "a screen up or down"),
    ("Home End, g G", "the first or the last"),
    ("Tab", "from the search to the list, to the card and back"),
    ("Space, double click", "mark, or unmark"),
    ("*", "mark all that are listed, or none"),
    ("Enter", "leave, and print the ids marked, or the one under the cursor"),
    ("q, Ctrl+Q", "leave without printing anything"),
    ("Esc", "undo the last filter: similar, search, filters"),
    ("s", "sections, as a tree"),
    ("f", "filters: access, status, year, author, journal, tag"),
    ("~", "references that are similar"),
    ("o", "open the full text"),
    ("c", "copy the citations of the marked references, or of the one under the cursor"),
    ("y", "another citation style for what is copied"),
    ("b", "copy as BibTeX"),
    ("e", "export to a file: its ending says the format"),
    ("t", "tags"),
    ("n", "note"),
    ("m", "reading status: to-read, reading, read, none"),
    ("u", "undo the last change made here"),
    ("d", "dark or light"),
    ("?", "this help"),
)

# The keys with `show` are listed at the foot of the screen.
_BINDINGS = (
    Binding("question_mark", "help", "Help", key_display="?"),
    Binding("slash", "search", "Find", key_display="/"),
    Binding("enter,down", "list", show=False),
    Binding("space", "mark", "Mark", key_display="Space"),
    Binding("enter", "choose", "Choose", key_display="Enter"),
    Binding("o", "open", "Open"),
    Binding("c", "copy", "Cite"),
    Binding("t", "tags", show=False),
    Binding("s", "sections", "Sections"),
    Binding("f", "filters", "Filters"),
    Binding("q", "leave", "Quit"),
    Binding("asterisk", "mark_all", show=False),
    Binding("tilde", "similar", show=False),
    Binding("y", "style", show=False),
    Binding("b", "copy_bibtex", show=False),
    Binding("e", "export", show=False),
    Binding("n", "note", show=False),
    Binding("m", "status", show=False),
    Binding("u", "undo", show=False),
    Binding("d", "theme", show=False),
    Binding("escape", "reset", show=False),
    Binding("ctrl+q,ctrl+c", "leave_now", show=False),
)
# With priority, each key is processed before the next is passed on: keys typed right after one that opens a dialog go to the dialog.
BINDINGS: list[Binding] = [replace(binding, priority=True) for binding in _BINDINGS]
ACTIONS = frozenset(binding.action for binding in BINDINGS)
