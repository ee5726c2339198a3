"""Compute the candidates at the cursor of a command line: words with descriptions, or files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.completion.request import GLOBAL_OPTIONS
from pswbrief.completion.table import ACCESS, COLUMNS, COMMANDS, FIELDS, OPTIONS, SET_FIELDS, STATUSES, TYPES
from pswbrief.core.aliases import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pswbrief.completion.table import Option
    from pswbrief.index.completion import Named


# The kind of arguments of `tag`: see `_kind`.
TAGGING = "ids_and_tags"
# The commands whose arguments are words of their own.
_WORDS = frozenset({"help", "config", "tags"})
# The values of options and query fields, by their kind.
_KNOWN = {"ACCESS": ACCESS, "TYPE": TYPES, "STATUS": STATUSES}
# The statuses that `mark` takes, with "none" to remove one.
_MARKS = f"{STATUSES} none"


class Candidate(NamedTuple):
    """A possible word, and its description."""

    value: str
    about: str = ""


class Completion(NamedTuple):
    """The possible words; `before` is the part of the word in front of each candidate, `end` follows a completed word.

    `files`: file names are possible, which the shell completes itself.
    """

    candidates: Sequence[Candidate] = ()
    before: str = ""
    end: str = " "
    files: bool = False


class CursorContext(NamedTuple):
    """The words before the cursor, parsed: the command, its arguments, the option that needs a value (`waiting`).

    `only_arguments`: "--" was given; `named`: the values of options by name.
    """

    command: str
    arguments: list[str]
    waiting: str
    only_arguments: bool
    named: Mapping[str, str]

    @classmethod
    def behind(cls, words: Iterable[str]) -> CursorContext:
        """Return the context after these words."""
        command, waiting, only_arguments = "", "", False
        named: dict[str, str] = {}
        arguments: list[str] = []
        for word in words:
            name, equals, value = word.partition("=")
            if waiting:
                named[waiting] = word
                waiting = ""
            elif only_arguments or not word.startswith("-") or word == "-":
                if command:
                    arguments.append(word)
                else:
                    command = word
            elif word == "--":
                only_arguments = True
            elif equals:
                named[name] = value
            elif (option := _option(command, name)) and option[1]:
                waiting = name
        return cls(command, arguments, waiting, only_arguments, named)


class Names:
    """Names from the index, which is opened when they are first needed."""

    def __init__(self, named: Mapping[str, str]) -> None:
        self._named = named

    def ids(self, beginning: str, but: Sequence[str]) -> list[Named]:
        """Return references whose ids start with `beginning`, without those in `but`."""
        from pswbrief.completion.index_connection import connection
        from pswbrief.index.completion import ids_from

        opened = connection(self._named)
        return ids_from(opened, beginning, but=but) if opened else []

    def sections(self) -> list[Named]:
        """Return all sections."""
        from pswbrief.completion.index_connection import connection
        from pswbrief.index.completion import section_names

        opened = connection(self._named)
        return section_names(opened) if opened else []

    def tags(self, beginning: str) -> list[Named]:
        """Return the tags that start with `beginning`."""
        from pswbrief.completion.index_connection import connection
        from pswbrief.index.completion import tags_from

        opened = connection(self._named)
        return tags_from(opened, beginning) if opened else []


def answer(words: Sequence[str]) -> Completion:
    """Return the completion of the last word, which may be empty or incomplete."""
    *before, typed = words
    place = CursorContext.behind(before)
    names = Names(place.named)
    if place.command and place.command not in COMMANDS:
        return Completion()
    if place.waiting:
        option = _option(place.command, place.waiting)
        return _value(option[1], typed, names) if option else Completion()
    if typed.startswith("-") and not place.only_arguments:
        dashed = _dashed(place, typed, names)
        taken_off = _tags("-", typed, names) if _kind(place) == TAGGING and not typed.startswith("--") else ()
        return dashed._replace(candidates=[*taken_off, *dashed.candidates])
    if not place.command:
        return Completion(_beginning(typed, (Candidate(name, about) for name, (about, *_) in COMMANDS.items() if name)))
    return _word(place, typed, names) if place.command in _WORDS else _argument(place, typed, names)


def _options(command: str) -> list[Option]:
    """Return a command's options, and the global ones that may follow it."""
    own = [OPTIONS[key] for key in COMMANDS[command][2].split()] if command in COMMANDS else []
    return own + [OPTIONS[name] for name in GLOBAL_OPTIONS if command]


def _option(command: str, name: str) -> Option | None:
    return next((option for option in _options(command) if name in option[0].split()), None)


def _dashed(place: CursorContext, typed: str, names: Names) -> Completion:
    """Complete the name of an option, or its value after `=`."""
    name, equals, value = typed.partition("=")
    if equals and (option := _option(place.command, name)) and option[1]:
        found = _value(option[1], value, names)
        return found._replace(before=f"{name}={found.before}")
    options = (Candidate(name, option[2]) for option in _options(place.command) for name in option[0].split())
    return Completion(_beginning(typed, options))


def _argument(place: CursorContext, typed: str, names: Names) -> Completion:
    kind = _kind(place)
    if kind == "query":
        return _query(typed, names)
    if kind == TAGGING and typed[:1] in {"+", "-"}:
        return Completion(_tags(typed[0], typed, names))
    if kind == "ids_and_fields" and place.arguments:
        found = _field(typed, names)
        if found.candidates or "=" in typed:
            return found
    if kind == "ids_and_status" and place.arguments and (marks := _choices(typed, _MARKS)):
        return Completion(marks)
    if kind.startswith("ids") or (kind.startswith("key") and not place.arguments):
        return Completion([Candidate(*named) for named in names.ids(typed.lower(), place.arguments)])
    return Completion(files=kind == "files" or (kind == "file" and not place.arguments))


def _word(place: CursorContext, typed: str, names: Names) -> Completion:
    """Complete what a command of `_WORDS` takes."""
    match place.command, place.arguments:
        case command, []:
            return Completion(_beginning(typed, _first_words(command)))
        case "config", ["style"]:
            return Completion(_choices(typed, OPTIONS["export--style"][1]))
        case "config", ["catalogue"]:
            return Completion(files=True)
        case "tags", ["rename"]:
            return Completion(_tags("", typed, names))
        case _:
            return Completion()


def _first_words(command: str) -> list[Candidate]:
    """Return the commands and pages for `help`, the settings for `config`, and what `tags` does."""
    if command == "help":
        from pswbrief.store.documentation import TOPICS

        pages = [Candidate(name, topic.about) for name, topic in TOPICS.items()]
        return [
            *(Candidate(name, about) for name, (about, *_) in COMMANDS.items() if name not in {"", *TOPICS}),
            *pages,
        ]
    if command == "config":
        from pswbrief.workspace.configuration import SETTINGS

        return [Candidate(key, setting.help) for key, setting in SETTINGS.items()]
    return [Candidate("rename", "Rename a tag everywhere.")]


def _kind(place: CursorContext) -> str:
    """Return the names of the command's arguments, as in its function."""
    return COMMANDS[place.command][1] if place.command in COMMANDS else ""


def _tags(sign: str, typed: str, names: Names) -> list[Candidate]:
    return [Candidate(sign + tag, count) for tag, count in names.tags(typed.removeprefix(sign))]


def _field(typed: str, names: Names) -> Completion:
    """Complete the name of a field for `set`, or after `=` the value, for fields with known values."""
    name, equals, value = typed.partition("=")
    if not equals:
        return Completion(_beginning(name, (Candidate(f"{field}=") for field in SET_FIELDS.split())), end="")
    kind = {"tags": "TAG"}.get(name, name.upper())
    return (
        _value(kind, value, names)._replace(before=f"{name}=") if kind in {*_KNOWN, "TAG", "SECTION"} else Completion()
    )


def _value(kind: str, typed: str, names: Names) -> Completion:
    """Complete the value of an option; `kind` is its choices, or in capitals the kind of value."""
    if kind == "COLUMNS":
        chosen, comma, last = typed.rpartition(",")
        others = [name for name in COLUMNS.split() if name not in chosen.split(",")]
        return Completion(_beginning(last, map(Candidate, others)), before=chosen + comma, end=",")
    if kind == "FIELD":
        return _field(typed, names)
    if kind == "SECTION":
        return Completion(_sections(typed, names.sections()))
    if kind == "TAG":
        return Completion([Candidate(*named) for named in names.tags(typed)])
    if kind.isupper():
        return Completion(_choices(typed, _KNOWN.get(kind, "")), files=kind == "FILE")
    return Completion(_choices(typed, kind))


def _query(typed: str, names: Names) -> Completion:
    """Complete a field name or its value in the last word of a query, which may be a single quoted argument."""
    start = typed.rfind(" ") + 1
    start += typed.startswith("-", start)
    field, colon, value = typed[start:].partition(":")
    before = typed[:start]
    if not colon:
        return Completion(_beginning(field, (Candidate(f"{name}:") for name in FIELDS.split())), before=before, end="")
    before += field + colon
    field = field.lower()
    if field == "id":
        return Completion([Candidate(*named) for named in names.ids(value.lower(), ())], before=before)
    if field == "tag":
        return Completion([Candidate(*tag) for tag in names.tags(value) if " " not in tag.id], before=before)
    if field == "section":
        # Complete ids: a title with spaces would need the query's own quotation marks inside those of the shell.
        every = [Candidate(*named) for named in names.sections()]
        return Completion(_beginning(value, every) or _only_one(value, every), before=before)
    return Completion(_choices(value, _KNOWN.get(field.upper(), "")), before=before)


def _sections(typed: str, sections: Sequence[Named]) -> list[Candidate]:
    """Return the sections whose titles start with `typed`; if there are none, the only one that contains it."""
    titles = [section.title for section in sections]
    # A section whose title is not unique or not printable is completed by its id.
    every = [
        Candidate(title) if titles.count(title) == 1 and title.isprintable() else Candidate(key, title)
        for key, title in sections
    ]
    return _beginning(typed, every) or _only_one(typed, every)


def _only_one(typed: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidate that contains `typed`, if it is the only one, as commands take any part of a section's title."""
    found = [candidate for candidate in candidates if typed.lower() in f"{candidate.value} {candidate.about}".lower()]
    return found if len(found) == 1 else []


def _choices(typed: str, choices: str) -> list[Candidate]:
    """Return the values that start with `typed`; if there are none, aliases that do, each with its value."""
    values = choices.split()
    named = (Candidate(name, value) for name, value in names_of(values).items())
    return _beginning(typed, map(Candidate, values)) or _beginning(typed, named)


def _beginning(typed: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.value.lower().startswith(typed.lower())]
