"""Messages for the usage errors that Typer raises: a sentence and a hint; loaded only when a run has failed."""

from __future__ import annotations

import difflib
import re
import shlex
from typing import TYPE_CHECKING

from typer._click import exceptions

from pswbrief.cli.arguments import command_of, move_command_options
from pswbrief.cli.choices import listed
from pswbrief.cli.did_you_mean import DASHES
from pswbrief.cli.examples import EXAMPLES
from pswbrief.cli.synonyms import OPTION_WORDS
from pswbrief.completion.request import GLOBAL_OPTIONS
from pswbrief.completion.table import COMMANDS, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

# By the name of a missing argument: the question that the message asks.
_ASKED = {
    "query": "What should be searched for?",
    "ids": "Which references?",
    "key": "Which reference?",
    "kept": "Which two references should be merged?",
    "other": "Into which reference, and which other one?",
    "files": "Which files?",
    "file": "Which file?",
    "document": "Which document?",
    "ids_and_tags": "Which references get which tags?",
    "ids_and_status": "Which references get which status?",
    "ids_and_fields": "Which fields of which references should be set?",
    "action": "What should be done with which section?",
    "names": "Which section?",
}
# Commands whose results are cited through a pipe.
_FINDING = frozenset({"list", "search", "similar"})
# Options with which people ask for what was added last.
_NEW = frozenset({"--new", "--added", "--changed", "--new-since", "--recent"})
# An option without a command is taken for one of these commands, in this order.
_LIKELY = ("list", "search", "export", "cite")


def explain(error: typer.TyperException, arguments: Sequence[str]) -> tuple[str, str | None]:
    """Return the sentence and the hint for a usage error."""
    command = command_of(move_command_options(list(arguments)))
    command = command if command in COMMANDS else ""
    if isinstance(error, exceptions.NoSuchOption):
        return _no_such_option(error.option_name, command, arguments)
    if isinstance(error, exceptions.MissingParameter):
        return _missing(error, command, arguments)
    if isinstance(error, exceptions.BadOptionUsage):
        return _bad_usage(error, command)
    if isinstance(error, exceptions.BadParameter) and error.param is not None:
        return _bad_value(error, command)
    message = error.format_message()
    if match := re.match(r"Got unexpected extra arguments? ?(?:\(s\))? ?\((?P<extra>.*)\)", message, re.DOTALL):
        return _extra(match["extra"], command, arguments)
    return message, f"See: pswbrief help {command}" if command else "See: pswbrief --help"


def _no_such_option(asked: str, command: str, arguments: Sequence[str]) -> tuple[str, str | None]:
    typed = _as_typed(asked, arguments).partition("=")[0]
    if not command:
        return _option_without_command(typed, arguments)
    own = {name for key in COMMANDS[command][2].split() for name in OPTIONS[key][0].split()}
    sentence = f"{command} has no option {typed}."
    if re.fullmatch("-[0-9]+", typed) and "--limit" in own:
        return sentence, f"Did you mean {typed.replace('-', '--limit ')}?"
    if typed in _NEW and command in {*_FINDING, "export"}:
        return (
            sentence,
            "pswbrief diff OLD NEW says what is new in a file since an older copy of it. See: pswbrief help recipes",
        )
    if command in _FINDING and typed not in own and (hint := _through_a_pipe(typed, own, arguments)):
        return sentence, hint
    if meant := _option_meant(typed, own):
        return sentence, f"Did you mean {meant}?"
    return sentence, _where(typed, command)


def _through_a_pipe(typed: str, own: set[str], arguments: Sequence[str]) -> str | None:
    """Return the line in which another command takes the option for the references that this one finds; None if none does."""
    if typed in _options_of("list"):
        return f"To choose among the references found: {piped(arguments, 'list')}"
    return f"To cite the references found: {piped(arguments, 'cite')}" if _is_for_cite(typed, own) else None


def _is_for_cite(typed: str, own: set[str]) -> bool:
    """Return whether an option, or the one it misspells, is an option of `cite` and means nothing else here."""
    meant = OPTION_WORDS.get(typed, typed)
    return ".docx" in meant or meant.partition(" ")[0] in _options_of("cite").keys() - own


def piped(arguments: Sequence[str], to: str) -> str:
    """Return a line whose references are piped to another command, with the options that only that has, and --output."""
    command = command_of(move_command_options(list(arguments)))
    mine, other = _options_of(command), _options_of(to)
    # `--apa` is meant for `--style apa`.
    spelt = {name: meant for name, meant in OPTION_WORDS.items() if meant.partition(" ")[0] in other}
    kept, moved = [], []
    words = iter(arguments)
    for word in words:
        name = word.partition("=")[0]
        if name in spelt and name not in mine:
            moved.append(spelt[name])
        elif name in {"--output", "-o"} or (name in other and name not in mine):
            value = next(words, "") if other.get(name) and "=" not in word else ""
            moved += [shlex.quote(part) for part in (word, value) if part]
        else:
            kept.append(word)
    return f"pswbrief {shlex.join(kept)} | pswbrief {to} - {' '.join(moved)}"


def _options_of(command: str) -> dict[str, str]:
    """Return the options of a command by each of their names, with what they take ("" for a flag)."""
    keys = COMMANDS[command][2].split() if command in COMMANDS else []
    return {name: OPTIONS[key][1] for key in keys for name in OPTIONS[key][0].split()}


def _as_typed(asked: str, arguments: Sequence[str]) -> str:
    """Return the argument that holds an option: of `-year`, Typer names only the first letter that it doesn't know."""
    if asked.startswith("--") or asked in arguments:
        return asked
    heaps = [word for word in arguments if re.match("-[^-]", word)]
    return next((word for word in heaps if asked.lstrip("-") in word), asked)


def _option_meant(typed: str, own: set[str]) -> str | None:
    """Return the option of `own` that `typed` misspells or is an alias of; None without a guess."""
    name = "--" + typed.lstrip("-" + DASHES).lower().replace("_", "-")
    known = OPTION_WORDS.get(name, "")
    if name in own:
        return name
    if known.partition(" ")[0] in own:
        return known
    near = difflib.get_close_matches(name, [option for option in own if option.startswith("--")], n=1, cutoff=0.7)
    begun = sorted(option for option in own if len(name) > len("--a") and option.startswith(name))
    return near[0] if near else listed(begun) if begun else None


def _where(typed: str, command: str) -> str:
    """Return a hint: the commands that have the option, or else where the options of this command are listed."""
    having = [
        name
        for name, (_, _, options) in COMMANDS.items()
        if name and any(typed in OPTIONS[key][0].split() for key in options.split())
    ]
    if having and typed not in {"-h", "--help"}:
        return f"{listed(having[:4])} {'have' if len(having) > 1 else 'has'} it. See: pswbrief help {command}"
    return f"See: pswbrief help {command}"


def _option_without_command(typed: str, arguments: Sequence[str]) -> tuple[str, str | None]:
    if typed in {"-v", "-V", "--v"}:
        return f"There is no option {typed}.", "Did you mean: pswbrief --version"
    if typed in {"-?", "/?", "-help", "--h"}:
        return f"There is no option {typed}.", "Did you mean: pswbrief --help"
    near = difflib.get_close_matches(typed, GLOBAL_OPTIONS, n=1, cutoff=0.7)
    if near or OPTION_WORDS.get(typed, "").partition(" ")[0] in GLOBAL_OPTIONS:
        return f"There is no option {typed}.", f"Did you mean {near[0] if near else OPTION_WORDS[typed]}?"
    for command in _LIKELY:
        if any(typed in OPTIONS[key][0].split() for key in COMMANDS[command][2].split()):
            return f"{typed} needs a command.", f"Did you mean: pswbrief {command} {shlex.join(arguments)}"
    return f"There is no option {typed}.", "See: pswbrief --help"


def _missing(error: exceptions.MissingParameter, command: str, arguments: Sequence[str]) -> tuple[str, str | None]:
    param = error.param
    name = (param.name if param is not None else "") or ""
    if param is not None and param.param_type_name == "option":
        choices = param.type_descriptor.choices
        values = f": {listed([str(getattr(one, 'value', one)) for one in choices])}" if choices else ""
        return f"{command} needs {param.opts[0]}{values}.", _example(command)
    words = [word for word in arguments if word != "--"]
    if command == "search" and len(words) > 1:
        # Without words, the filters of a search belong to `list`.
        line = shlex.join("list" if word.lower() == "search" else word for word in words)
        return _ASKED[name], f"Did you mean: pswbrief {line}"
    return _ASKED.get(name, f"{command} needs {name.upper()}."), _example(command)


def _example(command: str) -> str:
    examples = EXAMPLES.get(command, ())
    return f"Try: pswbrief {examples[0].line}" if examples else f"See: pswbrief help {command}"


def _bad_usage(error: exceptions.BadOptionUsage, command: str) -> tuple[str, str | None]:
    name = error.option_name
    if "does not take" in error.message:
        return f"{name} takes no value.", f"See: pswbrief help {command}"
    values = next(
        (OPTIONS[key][1] for key in COMMANDS[command][2].split() if name in OPTIONS[key][0].split()),
        "",
    )
    return f"{name} needs a value after it.", (
        f"Try {listed(values.split())}." if values and not values.isupper() else f"See: pswbrief help {command}"
    )


def _bad_value(error: exceptions.BadParameter, command: str) -> tuple[str, str | None]:
    assert error.param is not None
    name = max(error.param.opts, key=len)
    return f"{name}: {error.message}", f"See: pswbrief help {command}"


def _extra(extra: str, command: str, arguments: Sequence[str]) -> tuple[str, str | None]:
    sentence = f"{command} takes no further arguments: {extra!r} is too much."
    if extra.lower() == "help":
        return sentence, f"Did you mean: pswbrief help {command}"
    if command in {"sections", "resources"}:
        option = "list --section" if command == "sections" else "search"
        return sentence, f"Did you mean: pswbrief {option} {shlex.quote(extra)}"
    if command in {"undo", "redo"}:
        return sentence, "It goes step by step, the last change first. See: pswbrief undo --list"
    if command in {"new", "convert", "ingest"} and len(arguments) > 1:
        return sentence, "A name with spaces goes between quotation marks."
    return sentence, f"See: pswbrief help {command}"
