"""`pswbrief config`."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from pswbrief.cli.context import progress_bar
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, print_simple, screen, simple_format
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.term.out import say, write

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[KEY [VALUE]]", help="A setting, and what to set it to; or list.")
]
# Words that other programs put before the name of a setting.
_ACTIONS = frozenset({"get", "set", "unset"})
Unset = Annotated[bool, typer.Option("--unset", help="Remove the setting.")]


def configure(words: Words = None, *, unset: Unset = False, form: SimpleFormatOption = None) -> None:
    """Show or change your settings.

    config list shows each with where it comes from; config KEY prints one; config KEY VALUE sets it.
    """
    from pswbrief.store.locations import config_file
    from pswbrief.workspace import configuration

    key, value, unset = _asked(words or [], unset=unset)
    if key in {None, "list"}:
        if value is not None or unset:
            raise UsageError("Which setting should be changed?", hint="Try: pswbrief config email me@example.org")
        _show_all(form)
    elif unset or value is not None:
        if unset and value is not None:
            raise UsageError("A setting can't be set and removed at once.")
        if configuration.change(key or "", None if unset else value, progress=progress_bar):
            say(f"{'Removed from' if unset else 'Written to'} {config_file()}.")
        else:
            say(f"{str(key).lower()} was not set in {config_file()}.")
    else:
        found = configuration.setting(key or "")
        if found.value is None:
            raise NothingFoundError(f"{found.key} is not set.", hint=configuration.SETTINGS[found.key].help)
        write(f"{found.value}\n")


def _asked(words: list[str], *, unset: bool) -> tuple[str | None, str | None, bool]:
    """Parse `KEY VALUE`, `KEY=VALUE`, `set KEY VALUE` and the like: the setting, its new value, and whether to unset it."""
    if words and words[0].lower() in _ACTIONS:
        unset = unset or words[0].lower() == "unset"
        words = words[1:]
    if len(words) == 1 and "=" in words[0]:
        words = words[0].split("=", 1)
    if len(words) > len(("key", "value")):
        raise UsageError(
            "A setting has one value.", hint=f"Try: pswbrief config {words[0]} {shlex.quote(' '.join(words[1:]))}"
        )
    key, value = (*words, None, None)[:2]
    return key, value, unset


def _show_all(form: SimpleFormat | None) -> None:
    from pswbrief.term.listing import plain
    from pswbrief.workspace.configuration import SETTINGS, values

    def shown(key: str, value: str | None) -> str | None:
        return "(set)" if value and SETTINGS[key].secret else value

    found = [(one.key, shown(one.key, one.value), one.source) for one in values()]
    form = simple_format(form)
    rows = [(key, value or "", source, SETTINGS[key].help) for key, value, source in found]
    if print_simple([{"key": key, "value": value, "source": source} for key, value, source in found], form):
        return
    if form is SimpleFormat.PLAIN:
        write(plain(row[:3] for row in rows))
        return
    from pswbrief.term.layouts import show_simple_table

    show_simple_table(screen(), ("Setting", "Value", "From", "What it is for"), rows)
