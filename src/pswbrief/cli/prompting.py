"""Asking for a reference field by field, with completion at TAB where there are names to complete."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.cli.asking import ask
from pswbrief.cli.context import run_context
from pswbrief.cli.typed_values import PEOPLE, settled_names
from pswbrief.core.aliases import canonical
from pswbrief.core.enums import ItemType
from pswbrief.core.name import name_from_record
from pswbrief.core.pasted_identifiers import recognise
from pswbrief.core.selection import STATUSES
from pswbrief.errors import UsageError
from pswbrief.term.out import say, visible
from pswbrief.text.corrections import nearest
from pswbrief.workspace.assignment import checked, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    "status": "Status (to-read, reading, read)",
    "notes": "Note",
}
_ALWAYS = ("title", "type", "authors", "issued", "doi", "url", "tags", "status", "notes")
_PERSONAL = ("tags", "status", "notes")
# A longer value is shown in part.
_SHOWN = 60
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
    identifier = ask("DOI, PMID, ISBN or address, to be looked up (Enter if there is none)", _identifier)
    if identifier:
        return PromptedReference(identifier, {})
    fields: dict[str, Any] = {}
    if not (title := _ask("title")):
        return PromptedReference("", {})
    kind = _ask("type") or str(ItemType.ARTICLE)
    fields |= {"title": title, "type": kind, "authors": _ask("authors"), "issued": _ask("issued")}
    for field in (*_of_type(kind), "doi", "url", "tags", "notes"):
        fields[field] = _ask(field)
    return PromptedReference("", {field: value for field, value in fields.items() if value is not None})


def prompt_for_changes(fields: Mapping[str, Any], *, personal_only: bool) -> dict[str, Any]:
    """Ask for new values of a reference's fields (TOML values), and return those that differ; None empties a field.

    `personal_only`: ask for tags, status and notes alone, which are the reader's on a reference of the brief.
    """
    if personal_only:
        say("This is one of the brief's references, which stay as they are. You can change your tags, status and note.")
    say(
        "Enter keeps what is in brackets, TAB lets you change it, - empties a field; Ctrl-C stops, and nothing is changed."
    )
    changes: dict[str, Any] = {}
    for field in _QUESTIONS:
        now = {**fields, **changes}
        wanted = _PERSONAL if personal_only else {*_ALWAYS, *_of_type(now.get("type", "")), *fields}
        if field in wanted and (value := _ask(field, now=now.get(field))) != now.get(field):
            changes[field] = value
    return changes


def prompt_for_note(now: str) -> str:
    """Ask for a note in place of the present one; Enter returns that, "-" an empty one."""
    say("Enter keeps what is in brackets, TAB lets you change it, - empties it." if now else "Enter leaves it empty.")
    return str(_ask("notes", now=now or None) or "")


def _of_type(kind: str) -> tuple[str, ...]:
    return _OF_TYPE.get(kind, (*_JOURNAL, *_PUBLISHED))


def _ask(field: str, *, now: Any = None) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Ask for a field's value; Enter returns `now`, "-" None."""
    choices: list[str] = []
    if field in {"type", "status"}:
        choices = [str(kind) for kind in ItemType] if field == "type" else list(STATUSES)
    elif field == "tags":
        choices = list(run_context.workspace().tags())
    typed = _as_typed(now)
    shown = f" [{typed if len(typed) <= _SHOWN else typed[: _SHOWN - 1] + '…'}]" if typed else ""

    def read(text: str) -> Any:  # noqa: ANN401 - the same
        if now is None or text.strip() not in {"", "-"}:
            return _value(field, text)
        if text.strip() == "-" and field in {"title", "type"}:
            raise UsageError(f"A reference needs a {field}.")
        return now if not text.strip() else None

    with _completing([typed, *choices] if typed and "\n" not in typed else choices):
        return ask(_QUESTIONS[field] + visible(shown), read)


def _as_typed(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    """Return a value as a person types it: names and tags separated by semicolons."""
    parts = value if isinstance(value, list) else [] if value is None else [value]
    return "; ".join(str(name_from_record(part)) if isinstance(part, dict) else str(part) for part in parts)


def _identifier(text: str) -> str:
    if text.strip() and recognise(text) is None:
        raise UsageError(
            "This is no DOI, PMID, PMCID, ISBN or arXiv id, and no address that holds one. Without one, press Enter."
        )
    return text.strip()


def _value(field: str, text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    if field == "type" and text.strip() and not canonical(text, ItemType):
        near = nearest(text, [str(kind) for kind in ItemType])
        raise UsageError(f"This is no type of work{f'; near it is {near[0]}' if near else ''}. TAB lists them.")
    value = (settled_names(text) or None) if field in PEOPLE else value_of(field, text)
    if value is not None:
        try:
            checked({field: value}, "That can't be used")
        except UsageError as error:
            # The question already names the field.
            error.sentence = error.sentence.replace(f"{field}: ", "", 1)
            raise
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
        blank = text[: len(text) - len(text.lstrip())]
        found = [choice for choice in choices if choice.lower().startswith(text.lstrip().lower())]
        return blank + found[state] if state < len(found) else None

    before, delimiters = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims(";")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(delimiters)
