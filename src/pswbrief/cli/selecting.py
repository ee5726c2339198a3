"""The options by which `list`, `search`, `cite` and `export` select references: declared once, added to each command.

`@selection_options()` takes a command with a parameter `selection: Selection` and puts the options in its place;
`@selection_options(ids=True)` has ids as arguments as well.
"""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import BriefOnly, Mine
from pswbrief.cli.standard_input import given_ids
from pswbrief.core.enums import ItemType
from pswbrief.core.selection import ACCESS, STATUSES, Selection, SortKey, Years
from pswbrief.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


_TYPES = tuple(str(kind) for kind in ItemType)
_Many = list[str] | None
# More than any catalogue holds, and still a number for SQLite.
_MOST = 1_000_000_000


def _many(name: str, metavar: str, text: str) -> Any:  # noqa: ANN401 - an Annotated form has no type of its own
    return Annotated[_Many, typer.Option(f"--{name}", metavar=metavar, help=text)]


_IDS = Annotated[
    _Many,
    typer.Argument(metavar="[ID]...", help="References, by id, DOI or PMID; - reads ids from a pipe."),
]
_OPTIONS: dict[str, Parameter] = {
    "section": (_many("section", "NAME", "Only this section; any part of its name will do."), None),
    "year": (_many("year", "YEARS", "Only these years: 2020, 2018..2022, 2020.. or ..2012."), None),
    "access": (_many("access", "ACCESS", "Only open (free), openathens, or abstract (no full text)."), None),
    "type": (_many("type", "TYPE", "Only this type: article-journal, report, webpage, …"), None),
    "journal": (_many("journal", "TEXT", "Only journals or publishers with this in their name."), None),
    "author": (_many("author", "TEXT", "Only works by this author."), None),
    "tag": (_many("tag", "TAG", "Only references with this tag; thes* means any beginning with thes."), None),
    "status": (_many("status", "STATUS", "Only what you marked to-read, reading or read."), None),
    "mine": (Mine, False),
    "brief_only": (BriefOnly, False),
    "limit": (
        Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="At most N references.")],
        None,
    ),
    "sort": (Annotated[SortKey | None, typer.Option("--sort", help="The order.")], None),
    "reverse": (Annotated[bool, typer.Option("--reverse", help="Reverse the order.")], False),
}


def selection_options(*, ids: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds the options which select references; the command receives them as one `selection`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command)
        # `selection` is not an option, so its type need not be importable at run time.
        command.__annotations__.pop("selection")
        hints = get_type_hints(command, include_extras=True)
        given: dict[str, Parameter] = ({"ids": (_IDS, None)} if ids else {}) | _OPTIONS

        @wraps(command)
        def called(**values: Any) -> None:  # noqa: ANN401 - what Typer parsed
            command(selection=selection_of({name: values.pop(name) for name in given}), **values)

        mine = {name: (hints[name], own.parameters[name].default) for name in own.parameters if name != "selection"}
        give_parameters(called, given | mine if ids else mine | given)
        del called.__wrapped__  # Otherwise `inspect` would return the command's signature.
        return called

    return decorate


def selection_of(values: dict[str, Any]) -> Selection:
    """Return the selection of the options' values. UsageError for an invalid value."""
    ids = values.get("ids")
    # Tags and status are always in the library, also those of the brief's references.
    run_context.library_optional = values["brief_only"] and not (values["tag"] or values["status"])
    return Selection(
        ids=None if not ids else tuple(given_ids(ids)),
        sections=tuple(values["section"] or ()),
        years=tuple(_years(text) for text in values["year"] or ()),
        access=tuple(_one_of(text, ACCESS, "--access") for text in values["access"] or ()),
        types=tuple(_one_of(text, _TYPES, "--type") for text in values["type"] or ()),
        journals=tuple(_with_word(text, "journal") for text in values["journal"] or ()),
        authors=tuple(_with_word(text, "author") for text in values["author"] or ()),
        tags=tuple(_with_text(text, "tag") for text in values["tag"] or ()),
        statuses=tuple(_one_of(text, STATUSES, "--status") for text in values["status"] or ()),
        source=_source(mine=values["mine"], brief_only=values["brief_only"]),
        limit=None if values["limit"] is None else min(values["limit"], _MOST),
        sort=values["sort"],
        reverse=values["reverse"],
    )


def _source(*, mine: bool, brief_only: bool) -> str | None:
    if mine and brief_only:
        raise UsageError("--mine and --brief-only leave nothing to choose from.", hint="Use one of them, or none.")
    return "library" if mine else "brief" if brief_only else None


def _one_of(text: str, choices: Iterable[str], option: str) -> str:
    """Return the member of `choices` that `text` names. UsageError if there is none. Loads `cli.choices` only when called."""
    from pswbrief.cli.choices import one_of

    return one_of(text, choices, option, several=True)


def _years(text: str) -> Years:
    """Return the years that `text` names. UsageError if it names none; of several between commas it says how to give them."""
    try:
        return Years.parse(text)
    except UsageError as error:
        from pswbrief.cli.choices import repeated

        raise UsageError(error.sentence, hint=repeated(text, "--year", _is_years) or error.hint) from None


def _is_years(text: str) -> bool:
    try:
        Years.parse(text)
    except UsageError:
        return False
    return True


def _with_word(text: str, what: str) -> str:
    if not any(char.isalnum() for char in text):
        raise UsageError(f"--{what} {text!r} has no word to look for.", hint=f"Write some of the {what}'s name.")
    return text


def _with_text(text: str, what: str) -> str:
    """Return `text`. UsageError if it is blank; unlike other filters, a tag may be a sign and no word: ★."""
    if not text.strip(" *"):
        raise UsageError(
            f"--{what} {text!r} says nothing to look for.", hint=f"Write the {what}, or its beginning and *."
        )
    return text


# The annotation of a parameter, and its default.
Parameter = tuple[Any, object]


def give_parameters(command: Callable[..., None], parameters: Mapping[str, Parameter]) -> None:
    """Replace a command's signature, which Typer inspects, by these parameters, by name and in this order."""
    seen = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=form)
        for name, (form, default) in parameters.items()
    ]
    command.__signature__ = inspect.Signature(seen)  # type: ignore[attr-defined] # what inspect looks for
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in seen}
