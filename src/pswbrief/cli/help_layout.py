"""Lays out the help of the program and of a command: options in groups, examples, further pages; wrapped at words at any width."""

from __future__ import annotations

import inspect
import shutil
import textwrap
from typing import TYPE_CHECKING, Any

from pswbrief.cli.choices import listed
from pswbrief.cli.examples import EXAMPLES, PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer._click import Command, Context, Parameter

# The groups of options: heading, and the parameters under it in any command. Options of no group come under "Options".
_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "Which references",
        frozenset(
            {
                "section",
                "year",
                "access",
                "type",
                "journal",
                "author",
                "tag",
                "status",
                "mine",
                "brief-only",
                "cited",
                "missing",
            }
        ),
    ),
    ("How many, in which order", frozenset({"limit", "sort", "reverse"})),
    (
        "What is written, and where",
        frozenset({"format", "columns", "template", "output", "force", "to", "as", "omit", "only", "no-pager", "copy"}),
    ),
    ("Asking public services", frozenset({"offline", "email", "quiet", "lookup"})),
    ("Other", frozenset({"rewrite", "help"})),
)
_WIDEST, _NARROWEST = 80, 30
# From this width on, in columns, the text of an option is printed to its right; in narrower terminals below it.
_SIDE_BY_SIDE = 60
_LONGEST_NAME = 26
_GAP = 2

# The first steps: what to type, and what it does.
_FIRST_STEPS = (
    (
        "pswbrief search burnout",
        "Find what there is on a subject. The first word of each line is the reference's id.",
    ),
    ("pswbrief show weikel2022burnout", "Read all about one, with its abstract."),
    ("pswbrief open weikel2022burnout", "Open its full text in your web browser."),
    ("pswbrief cite weikel2022burnout", "Cite it; --style apa in another style."),
    (
        "pswbrief search burnout | pswbrief cite - --style apa --output burnout.docx",
        "Put a list of what was found into Word.",
    ),
    ("pswbrief search burnout | pswbrief export - --output burnout.ris", "Take it to Zotero or EndNote."),
    ("pswbrief browse", "See, search and mark all in a full screen."),
)
_LONGEST_STEP = max(len(line) for line, _ in _FIRST_STEPS if " | " not in line)


def first_steps() -> str:
    """Return what is printed for the program's name alone: unlike the whole help, it fits a small screen."""
    width = help_width()
    about = (
        "Find, read, cite and export the evidence on peer support workers: 136 references of the NHS Evidence Brief: "
        "Peer Support Workers (March 2025)."
    )
    more = "All commands: pswbrief --help\nHow one is used: pswbrief help search\nWhole tasks: pswbrief help recipes"
    column = _LONGEST_STEP if width >= _SIDE_BY_SIDE else 0
    steps = _section("First steps", _FIRST_STEPS, width, column)
    return "\n".join(("Usage: pswbrief COMMAND ...\n", f"{_wrapped(about, width)}\n", steps, more))


def command_help(command: Command, context: Context) -> str:
    """Return the help of one command."""
    width = help_width()
    shown = [param for param in command.get_params(context) if not getattr(param, "hidden", False)]
    arguments = [param for param in shown if param.param_type_name == "argument"]
    parts = [_usage(context, arguments), _paragraphs(inspect.cleandoc(command.help or ""), width)]
    rows = [(_metavar(param), _about(param)) for param in arguments if getattr(param, "help", None)]
    parts.append(_section("Arguments", rows, width))
    # In these commands the options describe a new reference; in others they select references.
    groups = _GROUPS if command.name not in {"add", "import", "new"} else _GROUPS[2:]
    options = [param for param in shown if param.param_type_name == "option"]
    grouped = {name for _, names in groups for name in names}
    parts.append(_section("Options", [_row(param) for param in options if _name(param) not in grouped], width))
    for heading, names in groups:
        parts.append(_section(heading, [_row(param) for param in options if _name(param) in names], width))
    parts.append(_examples(command.name or "", width))
    if page := PAGES.get(command.name or ""):
        parts.append(f"More: pswbrief help {page}\n")
    return "\n".join(part for part in parts if part).rstrip("\n")


def program_help(
    summary: str, options: Iterable[Parameter], commands: Sequence[tuple[str, Sequence[tuple[str, str]]]]
) -> str:
    """Return the help of the program: its commands under their headings, then the options that every command takes."""
    width = help_width()
    column = max(len(name) for _, rows in commands for name, _ in rows)
    usage = _wrapped("[OPTIONS] COMMAND [ARGS]...", width, "Usage: pswbrief ", " " * len("Usage: "))
    parts = [f"{usage}\n", _paragraphs(inspect.cleandoc(summary), width)]
    parts += [_section(heading, rows, width, column) for heading, rows in commands]
    parts.append(_section("Options, before or after the command", [_row(param) for param in options], width))
    return "\n".join(parts).rstrip("\n")


def help_width() -> int:
    """Return the width to which help is laid out, in columns; 80 without a terminal."""
    return max(min(shutil.get_terminal_size().columns, _WIDEST), _NARROWEST) - 1


def _usage(context: Context, arguments: Sequence[Parameter]) -> str:
    words = ["[OPTIONS]", *map(_metavar, arguments)]
    start = f"Usage: {context.command_path} "
    return _wrapped(" ".join(words), help_width(), start, " " * len("Usage: ")) + "\n"


def _paragraphs(text: str, width: int) -> str:
    return "\n".join(_wrapped(" ".join(part.split()), width, "  ", "  ") + "\n" for part in text.split("\n\n") if part)


def _section(heading: str, rows: Sequence[tuple[str, str]], width: int, column: int = 0) -> str:
    """Return rows (name and description) under a heading; "" if there are none."""
    if not rows:
        return ""
    if width < _SIDE_BY_SIDE and not column:
        return f"{heading}:\n" + "".join(
            f"{_wrapped(name, width, '  ', '    ')}\n{_wrapped(about, width, '      ', '      ')}\n"
            for name, about in rows
        )
    column = column or min(max(len(name) for name, _ in rows), _LONGEST_NAME)
    lines = [f"{heading}:"]
    for name, about in rows:
        indent = " " * (_GAP + column + _GAP)
        if len(name) > column:
            lines.append(f"  {name}")
            start = indent
        else:
            start = f"  {name:<{column}}  "
        lines.append(_wrapped(about, width, start, indent))
    return "".join(f"{line}\n" for line in lines)


def _examples(command: str, width: int) -> str:
    examples = EXAMPLES.get(command, ())
    lines = [
        f"{_wrapped(f'pswbrief {line}', width, '  ', '    ')}\n{_wrapped(about, width, '      ', '      ')}\n"
        for line, about in examples
    ]
    return "Examples:\n" + "".join(lines) if lines else ""


def _wrapped(text: str, width: int, first: str = "", others: str = "") -> str:
    """Return `text` wrapped at words; a word longer than a line is on a line by itself."""
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _name(param: Parameter) -> str:
    return max(param.opts, key=len).lstrip("-")


def _row(param: Parameter) -> tuple[str, str]:
    names = ", ".join(sorted(param.opts, key=len))
    takes = "" if getattr(param, "is_flag", False) or getattr(param, "count", False) else f" {_metavar(param)}"
    return names + takes, _about(param)


def _metavar(param: Parameter) -> str:
    return param.metavar or _name(param).replace("-", "_").upper()


def _about(param: Any) -> str:  # noqa: ANN401 - an option or an argument of Typer's
    """Return the help of an option or argument, with its choices and default, unless the sentence names them already."""
    about = str(param.help or "").rstrip(".")
    choices = [str(getattr(choice, "value", choice)) for choice in param.type_descriptor.choices or ()]
    if choices and choices[-1] not in about:
        about += f". One of {listed(choices)}"
    default = param.default
    if isinstance(default, str) and default and default not in about.rpartition("(")[2]:
        about += f" (usually {default})"
    return about if about.endswith("…") else f"{about}."
