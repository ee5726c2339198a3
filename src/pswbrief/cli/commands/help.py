"""`pswbrief help`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.output import is_terminal, paged_screen
from pswbrief.cli.synonyms import COMMAND_WORDS
from pswbrief.errors import UnknownNameError
from pswbrief.store.documentation import TOPICS, page
from pswbrief.term.out import write

if TYPE_CHECKING:
    from typer.core import TyperGroup

# The widest lines of a page, in columns.
_WIDEST = 100
Topic = Annotated[str | None, typer.Argument(metavar="[COMMAND|PAGE]", help="A command, or one of the pages below.")]


def show_help(context: typer.Context, topic: Topic = None) -> None:
    """Show how the program or a command is used, or a page of the documentation.

    Pages: recipes, query, library, styles, formats, editions, browser, writing, values, services, findings, sharing, catalogue.
    """
    root = context.find_root()
    group: TyperGroup = root.command  # type: ignore[assignment] # the program is a group of commands
    name = (topic or "").strip().lower()
    name = name if name in TOPICS else COMMAND_WORDS.get(name, name)
    if not name or name.startswith("-"):
        _show_text(f"{root.get_help()}\n\n{_topics()}")
        return
    # `styles` is a command as well; the page describes it.
    if name in TOPICS:
        _show_page(page(name))
        return
    command = group.get_command(root, name)
    if command is None:
        from pswbrief.cli.did_you_mean import near_commands

        near = [*near_commands(name), *(key for key in TOPICS if key.startswith(name))]
        raise UnknownNameError(
            f"There is no command and no page {topic!r}.",
            asked=name,
            known=(),
            hint=f"Did you mean: pswbrief help {near[0]}" if near else "See: pswbrief help",
        )
    with command.make_context(name, [], parent=root, resilient_parsing=True) as inner:
        _show_text(f"{inner.get_help()}\n")


def _topics() -> str:
    longest = max(map(len, TOPICS))
    lines = "".join(f"  {name:<{longest}}  {topic.about}.\n" for name, topic in TOPICS.items())
    return f"Pages (pswbrief help PAGE):\n{lines}"


def _show_page(text: str) -> None:
    if not is_terminal():
        write(text)
        return
    from rich.markdown import Markdown
    from rich.theme import Theme

    # Without background colours, which look like boxes on a light terminal.
    plain = Theme({"markdown.code": "bold", "markdown.code_block": "none"})
    with paged_screen() as console, console.use_theme(plain):
        shown = Markdown(text, code_theme="ansi_dark", hyperlinks=False)
        console.print(shown, width=min(console.width, _WIDEST))


def _show_text(text: str) -> None:
    """Write help, through a pager if it is longer than the screen."""
    if not is_terminal():
        write(text)
        return
    with paged_screen() as console:
        console.print(text, end="", markup=False, highlight=False, emoji=False, soft_wrap=True)
