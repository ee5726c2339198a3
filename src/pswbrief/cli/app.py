"""The Typer app: the table of commands, and the group that loads each one on demand.

A command's module is imported only when the command is called: `--help` needs no more than this table, and `list` does not load
what `export` uses.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from pswbrief import __version__
from pswbrief.cli.command import LightCommand, without_pydantic
from pswbrief.cli.context import ColorMode, run_context
from pswbrief.cli.draft_reminder import announce_drafts

if TYPE_CHECKING:
    from typer._click import Command, Context, Parameter


class CommandSpec(NamedTuple):
    """The module of a command in `cli.commands`, its function, and its summary in `--help`."""

    module: str
    function: str
    summary: str


COMMANDS = {
    "list": CommandSpec("list", "list_references", "List the references, in the brief's order."),
    "search": CommandSpec("search", "search_references", "Find the references that match, best first."),
    "browse": CommandSpec("browse", "browse_references", "Browse the references in a full screen."),
    "similar": CommandSpec("similar", "find_similar", "Find references about the same."),
    "show": CommandSpec("show", "show_references", "Show everything about a reference."),
    "cite": CommandSpec("cite", "cite_references", "Print the brief's acknowledgement, or cite references."),
    "cited": CommandSpec("cited", "list_cited_keys", "List the keys that a manuscript cites."),
    "styles": CommandSpec("styles", "list_styles", "List the citation styles."),
    "open": CommandSpec("open", "open_references", "Open the full text in your browser."),
    "export": CommandSpec("export", "export_references", "Save references for Zotero, EndNote, LaTeX or Excel."),
    "convert": CommandSpec("convert", "convert_file", "Convert a file from one format to another."),
    "import": CommandSpec("import_", "import_references", "Add references from another program's file."),
    "add": CommandSpec("add", "add_reference", "Add a reference of your own."),
    "edit": CommandSpec("edit", "edit_reference", "Edit a reference of your own."),
    "set": CommandSpec("set", "set_fields", "Set fields of references of your own."),
    "merge": CommandSpec("merge", "merge_references", "Merge a duplicate into another reference."),
    "remove": CommandSpec("remove", "remove_references", "Remove references of your own."),
    "tag": CommandSpec("tag", "tag_references", "Add tags to references, or take them off."),
    "tags": CommandSpec("tags", "list_or_rename_tags", "List the tags, or rename one."),
    "note": CommandSpec("note", "note_reference", "Write a note on a reference."),
    "mark": CommandSpec("mark", "mark_references", "Mark references as to-read, reading or read."),
    "undo": CommandSpec("undo", "undo", "Undo the last change."),
    "redo": CommandSpec("redo", "redo", "Redo the change that was undone last."),
    "log": CommandSpec("log", "list_changes", "List the changes, the latest first."),
    "enrich": CommandSpec("enrich", "enrich_references", "Look up what references lack."),
    "config": CommandSpec("config", "configure", "Show or change your settings."),
    "merge-files": CommandSpec("merge_files", "merge_files", "Merge copies of a library that were changed apart."),
    "new": CommandSpec("new", "new_catalogue", "Start a catalogue of your own."),
    "section": CommandSpec("section", "edit_sections", "Add, rename, move or remove a section."),
    "ingest": CommandSpec("ingest", "ingest_brief", "Read a brief's document as a catalogue."),
    "check": CommandSpec("check", "check", "Find errors and likely mistakes in references."),
    "diff": CommandSpec("diff", "compare_editions", "Compare two editions of a brief."),
    "stats": CommandSpec("stats", "show_stats", "Count the references, and how many are free to read."),
    "sections": CommandSpec("sections", "list_sections", "Show the contents, with counts."),
    "resources": CommandSpec("resources", "list_resources", "List the resources, which can't be cited."),
    "about": CommandSpec("about", "about_brief", "Show what this brief is, and how to acknowledge it."),
    "help": CommandSpec("help", "show_help", "Show how a command is used, or a page."),
}
# The headings of `--help`: each is printed above the command of that name.
_HEADINGS = {
    "list": "Find, read, cite and take along",
    "import": "Your own references, tags and notes",
    "new": "Keep a catalogue of your own",
    "sections": "The brief itself, and help",
}


@cache
def _command(name: str) -> Command:
    """Import a command and build its parameters, once in a process: tests and notebooks run many."""
    place = COMMANDS[name]
    function = getattr(import_module(f"pswbrief.cli.commands.{place.module}"), place.function)
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    single.command(name=name, cls=LightCommand, help=function.__doc__)(function)
    return typer.main.get_command(single)


class LazyGroup(TyperGroup):
    """The commands of the table above, each imported on first use."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return the group's own parameters, including `--help`."""
        return without_pydantic(super().get_params(ctx))

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """Return the names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - the signature is Typer's
        """Import the command of that name and return it; None if there is none."""
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def get_help(self, ctx: Context) -> str:
        """Return the help of the program: the table under its headings. No command is loaded."""
        from pswbrief.cli.help_layout import program_help

        listed: list[tuple[str, list[tuple[str, str]]]] = []
        for name, place in COMMANDS.items():
            if name in _HEADINGS:
                listed.append((_HEADINGS[name], []))
            listed[-1][1].append((name, place.summary))
        return program_help(self.help or "", self.get_params(ctx), listed)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that the first argument names, in any case. UsageError, which suggests the nearest, if it names none."""
        name = args[0].lower()
        if name not in COMMANDS:
            from pswbrief.cli.did_you_mean import unknown_command

            raise unknown_command(args)
        return super().resolve_command(ctx, [name, *args[1:]])


app = typer.Typer(
    name="pswbrief",
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"pswbrief {__version__}")
        raise typer.Exit


def _install_completion(shell: str | None) -> None:
    if shell is not None:
        from pswbrief.completion.install import install_completion

        install_completion(shell)
        raise typer.Exit


def _show_completion(shell: str | None) -> None:
    if shell is not None:
        from pswbrief.completion.install import show_completion

        show_completion(shell)
        raise typer.Exit


@app.callback()
def root(  # noqa: PLR0917 - Typer passes them by name
    catalogue: Annotated[
        str | None, typer.Option("--catalogue", metavar="FILE", help="Use another catalogue (or PSWBRIEF_CATALOGUE).")
    ] = None,
    library: Annotated[
        str | None, typer.Option("--library", metavar="FILE", help="Use another library (or PSWBRIEF_LIBRARY).")
    ] = None,
    color: Annotated[ColorMode, typer.Option("--color", help="Use colour.")] = ColorMode.AUTO,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Don't use a pager for long output.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    install_completion: Annotated[  # noqa: ARG001 - its callback answers
        str | None,
        typer.Option(
            "--install-completion",
            metavar="[SHELL]",
            callback=_install_completion,
            is_eager=True,
            help="Set up completion with TAB, for this shell or bash, zsh or fish.",
        ),
    ] = None,
    show_completion: Annotated[  # noqa: ARG001 - its callback answers
        str | None,
        typer.Option(
            "--show-completion",
            metavar="[SHELL]",
            callback=_show_completion,
            is_eager=True,
            help="Print the script that sets it up.",
        ),
    ] = None,
) -> None:
    """Find, read, cite and export the evidence on peer support workers.

    136 references of the NHS Evidence Brief: Peer Support Workers (March 2025).
    """
    run_context.configure(catalogue, library, color, pager=not no_pager)
    # Who resumes a draft need not be reminded of it.
    if "--resume" not in run_context.arguments:
        announce_drafts()


@cache
def _group() -> Command:
    return typer.main.get_command(app)


def run(arguments: list[str]) -> Any:  # noqa: ANN401 - Typer gives back what the command gave, or a status
    """Run the command that `arguments` name; usage errors are raised, not printed."""
    return _group().main(arguments, prog_name="pswbrief", standalone_mode=False)
