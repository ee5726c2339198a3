"""Asking for a reference field by field, with completion at TAB where there are names to complete."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.typed_names import settled_names
from pswbrief.core.aliases import canonical
from pswbrief.core.enums import ItemType
from pswbrief.core.identifier_forms import recognise
from pswbrief.errors import BriefError
from pswbrief.term.out import say
from pswbrief.text.corrections import nearest
from pswbrief.workspace.assignment import checked, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PEOPLE = frozenset({"authors", "editors"})
_JOURNAL = ("container", "volume", "issue", "pages")
_PUBLISHED = ("publisher", "place")


# The fields that are asked for, with their prompts.
_QUESTIONS = {
    "title": "Title",
    "type": "Type (article-journal)",
    "authors": "Authors (Okoro, Ada; Smith, Ben; NHS England)",
    "issued": "Year or date (2020, 2020-05)",
    "container": "Journal, book or site",
    "volume": "Volume",
    "issue": "Issue",
    "pages": "Pages (12-18)",
    "publisher": "Publisher",
    "place": "Place",
    "doi": "DOI",
    "url": "Address of the page",
    "tags": "Tags (thesis; to discuss)",
    "notes": "Note",
}
# By type of work, the fields to ask for; of any other type, all.
_OF_TYPE = {
    "article-journal": _JOURNAL,
    "article-newspaper": _JOURNAL,
    "article-magazine": _JOURNAL,
    "chapter": ("container", "pages", *_PUBLISHED),
    "paper-conference": ("container", "pages", *_PUBLISHED),
    "report": _PUBLISHED,
    "book": _PUBLISHED,
    "thesis": _PUBLISHED,
    "webpage": ("container",),
}


class PromptedReference(NamedTuple):
    """The answers: an identifier to look up, or the fields of a reference, as in TOML; neither if the reader gave up."""

    identifier: str
    fields: dict[str, Any]


def prompt_for_reference() -> PromptedReference:
    """Ask for an identifier, and without one for each field. An invalid answer is asked for again."""
    say("Enter leaves a field empty; Ctrl-C stops, and nothing is added.")
    identifier = _asked("DOI, PMID, ISBN or address, to be looked up (Enter if there is none)", _identifier)
    if identifier:
        return PromptedReference(identifier, {})
    fields: dict[str, Any] = {}
    if not (title := _ask("title")):
        return PromptedReference("", {})
    kind = _ask("type") or str(ItemType.ARTICLE)
    fields |= {"title": title, "type": kind, "authors": _ask("authors"), "issued": _ask("issued")}
    for field in (*_OF_TYPE.get(kind, (*_JOURNAL, *_PUBLISHED)), "doi", "url", "tags", "notes"):
        fields[field] = _ask(field)
    return PromptedReference("", {field: value for field, value in fields.items() if value is not None})


def _ask(field: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    choices: Sequence[str] = ()
    if field == "type":
        choices = [str(kind) for kind in ItemType]
    elif field == "tags":
        choices = list(run_context.workspace().tags())
    with _completing(choices):
        return _asked(_QUESTIONS[field], lambda text: _value(field, text))


def _asked(words: str, read: Callable[[str], Any]) -> Any:  # noqa: ANN401 - whatever `read` makes of the answer
    def checked_answer(text: str) -> Any:  # noqa: ANN401 - the same
        try:
            return read(text)
        except BriefError as error:
            raise typer.BadParameter(error.sentence) from None

    return typer.prompt(words, default="", show_default=False, value_proc=checked_answer, err=True)


def _identifier(text: str) -> str:
    if text.strip() and recognise(text) is None:
        raise typer.BadParameter(
            "this is no DOI, PMID, PMCID, ISBN or arXiv id, and holds none; Enter goes on without."
        )
    return text.strip()


def _value(field: str, text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    if field == "type" and text.strip() and not canonical(text, ItemType):
        near = nearest(text, [str(kind) for kind in ItemType])
        raise typer.BadParameter(f"this is no type of work{f'; near it is {near[0]}' if near else ''}. TAB lists them.")
    value = (settled_names(text) or None) if field in _PEOPLE else value_of(field, text)
    if value is not None:
        checked({field: value}, "This can't be")
    return value


@contextlib.contextmanager
def _completing(choices: Sequence[str]) -> Iterator[None]:
    """Complete the word at the cursor with `choices` at TAB while the block runs; does nothing without readline."""
    try:
        import readline
    except ImportError:
        yield
        return

    def complete(text: str, state: int) -> str | None:
        found = [choice for choice in choices if choice.lower().startswith(text.lower())]
        return found[state] if state < len(found) else None

    before, delimiters = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims(";")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(delimiters)
