"""Actions with a result outside the browser: full texts opened, citations copied, references exported."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from pswbrief.errors import BriefError
from pswbrief.store.write import write_file
from pswbrief.styles.style_names import StyleName
from pswbrief.term.clipboard import copy_with_program
from pswbrief.term.screen import clean
from pswbrief.tui.dialogs import Answer, Dialog, LineDialog
from pswbrief.workspace.exporting import format_for
from pswbrief.workspace.full_text_links import can_show, full_text_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from pswbrief.tui.state import BrowseState


class OutputActions(App[list[str]]):
    """Actions on the marked references, or else the one under the cursor, that use only notices of the screen."""

    def __init__(self, state: BrowseState, *, style: str) -> None:
        super().__init__()
        self.state = state
        self.style_name = style

    @property
    def current(self) -> str | None:
        """Return the id of the reference under the cursor; None in an empty list."""
        raise NotImplementedError

    def _try(self, operation: Callable[[], object]) -> bool:
        """Run `operation`, show its failure as a notice, and return whether it succeeded."""
        try:
            operation()
        except BriefError as error:
            self.notify(clean(error), severity="error", markup=False)
            return False
        return True

    async def ask(self, dialog: Dialog[Answer], put: Callable[[Answer | None], None] | None = None) -> None:
        """Open a dialog and pass its result to `put`; it has the focus when this returns."""
        await self.push_screen(dialog, put)
        dialog.focus_first()

    def action_open(self) -> None:
        """Open the full text in the web browser; without one, show the address."""
        key = self.current
        if key is None:
            return
        (link,) = full_text_links(self.state.workspace, [key], None)
        if link.address is None:
            self.notify("No address of the full text is known.", severity="warning")
        elif can_show() and webbrowser.open(link.address):
            self.notify(clean(f"Opened {link.address}. {link.advice}"), markup=False)
        else:
            self.copy_to_clipboard(link.address)
            self.notify(clean(f"Copied {link.address}. {link.advice}"), markup=False, timeout=15)

    def action_copy(self) -> None:
        """Copy citations."""
        ids = self.state.chosen(self.current)
        if ids:
            self._copy(self.state.citation(ids, self.style_name), f"{len(ids):,} cited in {self.style_name}")

    def action_copy_bibtex(self) -> None:
        """Copy references as BibTeX."""
        ids = self.state.chosen(self.current)
        if ids:
            self._copy(self.state.exported(ids, "bibtex"), f"{len(ids):,} as BibTeX")

    def _copy(self, text: str, what: str) -> None:
        self.copy_to_clipboard(text)
        copy_with_program(text)
        self.notify(clean(f"Copied: {what}. {text[:200]}"), markup=False)

    def action_style(self) -> None:
        """Switch to the next citation style for copying."""
        names = [str(name) for name in StyleName]
        self.style_name = names[(names.index(self.style_name) + 1) % len(names)]
        self.notify(f"Citations are copied in {self.style_name}.", markup=False)

    async def action_export(self) -> None:
        """Export the marked references, or the one under the cursor, to a file."""
        ids = self.state.chosen(self.current)

        def put(name: str | None) -> None:
            if name and name.strip():
                self._try(lambda: self._export(ids, Path(name.strip()).expanduser()))

        if ids:
            counted = "1 reference" if len(ids) == 1 else f"{len(ids):,} references"
            hint = "Its ending says the format: .bib, .ris, .json, .csv, .md."
            await self.ask(LineDialog(f"Export {counted} to the file", hint=hint), put)

    def _export(self, ids: list[str], path: Path) -> None:
        text = self.state.exported(ids, format_for(path))
        write_file(path, text.encode("utf-8", errors="replace"), force=False)
        self.notify(clean(f"Wrote {path}."), markup=False)
