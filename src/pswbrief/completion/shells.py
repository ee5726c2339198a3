"""Parse the command lines of shells and format answers: a first line with the mode, then one line for each word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.completion.answer import Completion

# Characters without special meaning to bash in an unquoted word (besides letters and digits of any script).
_BARE = "_-./,:=+@%"
# bash's COMP_TYPE for listing completions at the second TAB, when nothing is inserted.
_LISTING = "63"
_NARROWEST = 20


class Line(NamedTuple):
    """The words of a command line up to the cursor, without quotes; the last is still being typed.

    `quote` is a quotation mark that is open in the last word; `kept` is the number of its characters that bash doesn't replace,
    because for bash a new word starts after an open quotation mark, and after characters like `:` and `=`.
    """

    words: list[str]
    quote: str
    kept: int

    @classmethod
    def of(cls, text: str, breaks: str = "") -> Line:
        """Parse a line; the characters in `breaks` start a new word for bash."""
        words: list[str] = []
        word, quote, kept, opened, begun = "", "", 0, 0, False
        characters = iter(text)
        for character in characters:
            if character == quote:
                quote = ""
            elif character == "\\" and quote != "'":
                following = next(characters, "")
                word += following if not quote or following in '"\\$`' else character + following
            elif quote:
                word += character
            elif character in "'\"":
                quote, opened, begun = character, len(word), True
            elif character.isspace():
                if word or begun:
                    words.append(word)
                word, kept, begun = "", 0, False
            else:
                word += character
                kept = len(word) if character in breaks else kept
        return cls([*words, word], quote, opened if quote else kept)


def for_bash(answer: Completion, line: Line, listing: str, columns: str) -> list[str]:
    """Return `space` or `open` (no space after the word) or `files`; then the replacements of the part that bash replaces."""
    if answer.files:
        return ["files"]
    candidates = answer.candidates
    if listing == _LISTING and len(candidates) > 1:
        width = max(len(candidate.value) for candidate in candidates)
        room = max(int(columns) - 1 if columns.isdigit() else 0, _NARROWEST)
        return ["open", *(f"{value:<{width}}  {about}"[:room].rstrip() for value, about in candidates)]
    typed = line.words[-1]
    whole = [answer.before + candidate.value for candidate in candidates]
    # bash inserts the common prefix of the words, which must not be shorter than the text typed already.
    similar = [word for word in whole if word[: len(typed)] == whole[0][: len(typed)]]
    if len(whole) > 1 and whole[0][: len(typed)].lower() != typed.lower():
        return ["space"]
    return [
        "open" if answer.end != " " else "space",
        *(
            _quoted(word[line.kept :], line.quote)
            for word in similar
            if word[: line.kept].lower() == typed[: line.kept].lower()
        ),
    ]


def for_zsh(answer: Completion) -> list[str]:
    """Return `space`, `open`, `list` (a removable comma) or `files`; then word, TAB, and the text shown: `name[:description]`."""
    if answer.files:
        return ["files"]
    how = {" ": "space", ",": "list"}.get(answer.end, "open")
    return [
        how,
        *(
            # After a colon without a description, zsh would show "--".
            f"{_escaped(answer.before + value)}\t{_escaped(value)}{f':{_escaped(about)}' if about else ''}"
            for value, about in answer.candidates
        ),
    ]


def for_fish(answer: Completion) -> list[str]:
    """Return `words` or `files`; then word, TAB, description. fish itself matches, quotes and decides on a space after the word."""
    if answer.files:
        return ["files"]
    return ["words", *(f"{answer.before}{value}\t{about}" for value, about in answer.candidates)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _quoted(text: str, quote: str) -> str:
    """Quote `text` for bash: inside quotation marks of which the first is typed already, or with backslashes."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        # Inside double quotes, "!" would expand the history, and a backslash before it would be kept.
        return "".join("\"'!'\"" if char == "!" else f"\\{char}" if char in '"\\$`' else char for char in text)
    return "".join(char if char.isalnum() or char in _BARE else f"\\{char}" for char in text)


def plain_words(words: Sequence[str]) -> list[str]:
    """Return words of which the last has its quotes removed; the others have none."""
    *before, current = words
    return [*before, Line.of(current).words[-1]]
