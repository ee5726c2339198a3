"""Suggestions for unknown commands and references: the sentence, and the line that was probably meant.

Loaded only when a run has failed, so it may load anything.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.cli.arguments import command_of, move_command_options, move_global_options
from pswbrief.cli.choices import listed
from pswbrief.cli.context import run_context
from pswbrief.cli.synonyms import COMMAND_WORDS, LEAVING
from pswbrief.completion.table import COMMANDS, OPTIONS
from pswbrief.core.aliases import canonical
from pswbrief.core.pasted_identifiers import recognise
from pswbrief.core.selection import ACCESS, Years
from pswbrief.errors import UsageError
from pswbrief.formats.format_names import ENDINGS, ENDINGS_OF_MANY
from pswbrief.store.documentation import TOPICS
from pswbrief.styles.style_names import StyleName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.errors import UnknownReferenceError

# The dashes that Word makes of one hyphen or two.
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_ID = re.compile(r"[a-z]{3,}(?:19|20)[0-9]{2}[a-z]*(?:-[0-9]+)?")
_DOCUMENTS = (".docx", ".pdf", ".html", ".htm")
_LIBRARIES = (*ENDINGS, *ENDINGS_OF_MANY)
_OUTPUTS = (*_LIBRARIES, *_DOCUMENTS, ".md", ".tex", ".odt", ".rtf", ".toml")
# The shortest part of an id or a word that is worth a suggestion: fewer letters occur in too many.
_SHORTEST_PART = 4
_MOST_OFFERED = 3
# From this length on, two wrong letters are a misspelling; in a shorter word, only one.
_TWO_SLIPS = 6
# The least similarity (0-100) of an id that is suggested, and of the name in it.
_LIKE, _NAME_LIKE = 70, 80
# The fewest digits of a number that is taken for a PMID.
_SHORTEST_PMID = 5
# The commands that read references: their unknown arguments may be words to search for.
_READING = frozenset({"list", "show", "cite", "open", "export", "stats", "similar"})


def unknown_command(arguments: Sequence[str]) -> UsageError:
    """Return the error for a first argument that is no command; its hint is the line that was probably meant."""
    word, rest = arguments[0], list(arguments[1:])
    return UsageError(f"There is no command {word!r}.", hint=_command_meant(word, rest))


def _command_meant(word: str, rest: list[str]) -> str:
    readings = (_another_word, _misspelt_command, _option_or_value, _reference_or_file)
    return next((hint for read in readings if (hint := read(word, rest))), _meant("search", word, *rest))


def _another_word(word: str, rest: list[str]) -> str | None:
    """Return the line meant by the program's own name, a page of help, or another program's word for a command."""
    named = word.strip("/").lower()
    if named in LEAVING:
        return "There is nothing to leave: each command ends by itself."
    if named == "pswbrief":
        return _meant(*rest) if rest else "See: pswbrief --help"
    if word[:1] in DASHES:
        return _two_hyphens(word)
    if named in {"untag", "unmark"}:
        *ids, last = rest or ("ID",)
        undone = ("tag", *(ids or ["ID"]), f"-{last}") if named == "untag" else ("mark", *ids, last, "none")
        return _meant(*undone)
    if named in TOPICS and not rest:
        return _meant("help", named)
    return _meant(COMMAND_WORDS[named], *rest) if named in COMMAND_WORDS else None


def _misspelt_command(word: str, rest: list[str]) -> str | None:
    near = near_commands(word.lower())
    if len(near) > 1:
        return f"Did you mean {' or '.join(near)}? See: pswbrief --help"
    return _meant(near[0], *rest) if near else None


def _option_or_value(word: str, rest: list[str]) -> str | None:
    """Return the line meant by an option without its hyphens, a style or a format."""
    named = word.lower()
    if any(f"--{named}" in names.split() for names, _, _ in OPTIONS.values()):
        is_ours = named in {"install-completion", "show-completion", "version"}
        return _meant(*(() if is_ours else ("list",)), f"--{named}", *rest)
    if style := canonical(named, StyleName):
        return f"Did you mean: pswbrief cite ID... --style {style}"
    for command, option in (("export", "export--format"), ("list", "--format")):
        if not rest and (form := canonical(named, OPTIONS[option][1].split())):
            return _meant(command, "--format", form)
    return None


def _reference_or_file(word: str, _rest: list[str]) -> str | None:
    """Return the line meant by an identifier, an id, or the name of a file."""
    if (identifier := recognise(word)) and not word.isdecimal():
        return f"{_meant('show', str(identifier).replace(' ', ':'))} (or add it: pswbrief add {shlex.quote(word)})"
    if _ID.fullmatch(word.lower()):
        return _meant("show", word.lower())
    suffix = Path(word).suffix.lower()
    return _meant("import", word) if suffix in _LIBRARIES else _meant("ingest", word) if suffix in _DOCUMENTS else None


def _two_hyphens(word: str) -> str:
    return f"Options begin with two hyphens (--), not with a dash: --{word.lstrip(DASHES + '-')}"


def near_commands(word: str) -> list[str]:
    """Return the commands that `word` misspells, abbreviates or begins."""
    from rapidfuzz.distance import DamerauLevenshtein

    commands = [name for name in COMMANDS if name]
    if len(word) > 1 and (begun := [name for name in commands if name.startswith(word)]):
        return begun
    distances = {name: DamerauLevenshtein.distance(word, name) for name in commands}
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    least = min(distances.values())
    if len(word) > 1 and least <= slips:
        return [name for name, distance in distances.items() if distance == least]
    short = [name for name in commands if len(word) > len("ab") and name[0] == word[0] and _is_abbreviation(word, name)]
    return short if len(short) == 1 else []


def _is_abbreviation(word: str, name: str) -> bool:
    """Return whether `name` has the letters of `word` in this order: `srch`."""
    letters = iter(name)
    return all(letter in letters for letter in word)


def _meant(*words: str) -> str:
    return f"Did you mean: pswbrief {' '.join(map(_typed, words))}"


def _typed(word: str) -> str:
    """Return `word` quoted for a shell; placeholders and + stay as they are."""
    return word if re.fullmatch(r"[A-Z.]+|\+[\w-]+", word) else shlex.quote(word)


def reference_hint(error: UnknownReferenceError, arguments: Sequence[str]) -> str | None:
    """Return the line that was probably meant by a name that no reference has; None without a guess."""
    asked, words = error.asked, list(arguments)
    command = command_of(move_command_options(move_global_options(words)))
    options = COMMANDS[command][2].split() if command in COMMANDS else []
    option = _option_meant(asked, command, options, words)
    if option:
        return option
    if "," in asked and all(part.strip() in error.known for part in asked.split(",")):
        return f"Ids are separated by spaces: pswbrief {command} {' '.join(part.strip() for part in asked.split(','))}"
    if command == "tag":
        return _tag_meant(asked, words) or _near_hint(asked, error.known)
    identifier = recognise(asked)
    if identifier and not (asked.isdecimal() and len(asked) < _SHORTEST_PMID):
        return f"To look it up and add it to your library: pswbrief add {shlex.quote(asked)}"
    near = _near_hint(asked, error.known)
    if command in _READING and not any(char.isdigit() for char in asked):
        search = f"To search for words: pswbrief search {' '.join(map(shlex.quote, error.wrong))}"
        return f"{near} {search}" if near else search
    return near or (f"See: {error.see}" if error.see else None)


def _option_meant(asked: str, command: str, options: list[str], words: list[str]) -> str | None:
    """Return the line with the option that was meant by an argument, if it looks like one."""
    if asked.lower() == "help":
        return _meant("help", command)
    if asked.startswith(tuple(DASHES)):
        return _two_hyphens(asked)
    names = {key: OPTIONS[key][0].split()[0] for key in options}
    at = words.index(asked) if asked in words else len(words)
    meant = _named_option(asked, names, is_last=at + 1 >= len(words)) or _value_of_option(asked, names)
    if not meant and "--section" in names.values() and len(asked) >= _SHORTEST_PART:
        titles = [section.title for section in run_context.workspace().sections()]
        meant = ("--section", asked) if any(asked.lower() in title.lower() for title in titles) else None
    return _meant(*words[:at], *meant, *words[at + 1 :]) if meant else None


def _named_option(asked: str, names: dict[str, str], *, is_last: bool) -> tuple[str, ...] | None:
    """Return the option whose name was typed without hyphens; an option with a value has to be followed by one."""
    name = f"--{asked.lower()}"
    takes = any(found == name and OPTIONS[key][1] for key, found in names.items())
    return (name,) if name in names.values() and not (takes and is_last) else None


def _value_of_option(asked: str, names: dict[str, str]) -> tuple[str, ...] | None:
    """Return the option, and its value, if only the value was typed."""
    known = set(names.values())
    if "--year" in known and _is_years(asked):
        return "--year", asked
    if "--output" in known and Path(asked).suffix.lower() in _OUTPUTS:
        return "--output", asked
    choices = {name: OPTIONS[key][1].split() for key, name in names.items() if name in {"--style", "--format", "--as"}}
    if "--access" in known:
        choices["--access"] = list(ACCESS)
    return next(((name, value) for name, values in choices.items() if (value := canonical(asked, values))), None)


def _is_years(text: str) -> bool:
    try:
        years = Years.parse(text)
    except UsageError:
        return False
    return all(year is None or re.fullmatch("(?:19|20)[0-9]{2}", str(year)) for year in years)


def _tag_meant(asked: str, words: list[str]) -> str | None:
    """Return the line with quotation marks around a tag of several words, if the unknown name follows a tag."""
    if asked not in words:
        return None
    at = words.index(asked)
    start = next((place for place in range(at - 1, -1, -1) if words[place][:1] in {"+", "-"}), None)
    if start is None:
        return None
    end = next((place for place in range(at, len(words)) if words[place][:1] in {"+", "-"}), len(words))
    return "A tag of several words goes between quotation marks. " + _meant(
        *words[:start], " ".join(words[start:end]), *words[end:]
    )


def _near_hint(asked: str, known: Sequence[str]) -> str | None:
    near = near_ids(asked, known)
    return f"Did you mean {' or '.join(near)}?" if near else None


def near_ids(asked: str, known: Sequence[str]) -> list[str]:
    """Return the ids that a name is part of or misspells, the most similar first; at most three."""
    from rapidfuzz import fuzz, process

    from pswbrief.text.normalize import fold

    if len(asked) < _SHORTEST_PART:
        return []
    # Equally similar ids in alphabetical order.
    known, part = sorted(known), fold(asked)
    holding = [key for key in known if part in fold(key)]
    if holding:
        return holding[:_MOST_OFFERED]
    near = process.extract(asked, known, scorer=fuzz.ratio, processor=fold, limit=_MOST_OFFERED, score_cutoff=_LIKE)
    if not near:
        # A misspelt family name alone: `gilard`.
        names = [re.split("[0-9]", key, maxsplit=1)[0] for key in known]
        named = process.extract(part, names, scorer=fuzz.ratio, limit=_MOST_OFFERED, score_cutoff=_NAME_LIKE)
        return [known[position] for _, _, position in named]
    return [key for key, _, _ in near]


def no_match_hint(arguments: Sequence[str]) -> str | None:
    """Return the hint where no reference matched: the filters of the line, any of which may be too narrow."""
    typed = [word.partition("=")[0] for word in arguments]
    if "--type" in typed and "article" in arguments:
        return "CSL calls a preprint an article; for papers in journals: --type article-journal"
    narrowing = [name for name in dict.fromkeys(typed) if name in _NARROWING]
    if len(narrowing) == 1 and narrowing[0] in _OF_THE_READER:
        return _OF_THE_READER[narrowing[0]]
    return f"Try without {listed(narrowing)}." if narrowing else None


# The hint for an option that asks for the reader's own data, where there is none yet.
_OF_THE_READER = {
    "--mine": "You have no references of your own yet. Try: pswbrief add, or pswbrief import FILE",
    "--tag": "pswbrief tags lists your tags. To tag a reference: pswbrief tag ID +reading",
    "--status": "To mark a reference: pswbrief mark ID to-read",
}
# The options that filter references.
_NARROWING = frozenset(
    f"--{name}"
    for name in ("section", "year", "access", "type", "journal", "author", "tag", "status", "mine", "brief-only")
)
