"""What a shell tells of the line, and how it wants its answer: the first line says what follows a word, then one line a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.completion.answer import Completion

# What bash leaves alone in a word without quotes (besides letters and digits of any script).
_BARE = "_-./,:=+@%"
# bash's number for "list the words", which it asks at the second TAB; nothing is typed for the reader then.
_LISTING = "63"
_NARROWEST = 20


class Line(NamedTuple):
    """The words of a command line up to the cursor, without their quotes, of which the last is still being typed.

    `quote` is a quotation mark that is open in it; `kept` is how many of its characters the shell leaves as they are, because
    for bash a word starts anew behind an open quotation mark, and behind characters like `:` and `=`.
    """

    words: list[str]
    quote: str
    kept: int

    @classmethod
    def of(cls, text: str, breaks: str = "") -> Line:
        """The line that `text` is, where the characters of `breaks` start a word anew."""
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
    """`space` or `open` (no blank behind the word) or `files`; then what replaces the part of the word that bash replaces."""
    if answer.files:
        return ["files"]
    candidates = answer.candidates
    if listing == _LISTING and len(candidates) > 1:
        width = max(len(candidate.value) for candidate in candidates)
        room = max(int(columns) - 1 if columns.isdigit() else 0, _NARROWEST)
        return ["open", *(f"{value:<{width}}  {about}"[:room].rstrip() for value, about in candidates)]
    typed = line.words[-1]
    whole = [answer.before + candidate.value for candidate in candidates]
    # bash types what its words have in common, which must not be less than what has been typed already.
    alike = [word for word in whole if word[: len(typed)] == whole[0][: len(typed)]]
    if len(whole) > 1 and whole[0][: len(typed)].lower() != typed.lower():
        return ["space"]
    return [
        "open" if answer.end != " " else "space",
        *(
            _quoted(word[line.kept :], line.quote)
            for word in alike
            if word[: line.kept].lower() == typed[: line.kept].lower()
        ),
    ]


def for_zsh(answer: Completion) -> list[str]:
    """`space`, `open`, `list` (a comma that goes away again) or `files`; then word, TAB, and what is shown: `name[:description]`."""
    if answer.files:
        return ["files"]
    how = {" ": "space", ",": "list"}.get(answer.end, "open")
    return [
        how,
        *(
            # Behind a colon without a description zsh would show a "--" of its own.
            f"{_escaped(answer.before + value)}\t{_escaped(value)}{f':{_escaped(about)}' if about else ''}"
            for value, about in answer.candidates
        ),
    ]


def for_fish(answer: Completion) -> list[str]:
    """`words` or `files`; then word, TAB, description. fish itself matches, quotes, and knows after what no blank stands."""
    if answer.files:
        return ["files"]
    return ["words", *(f"{answer.before}{value}\t{about}" for value, about in answer.candidates)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _quoted(text: str, quote: str) -> str:
    """`text` as bash reads it: between quotation marks of which the first is typed already, or with backslashes."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        # Between double ones, "!" would call up the history, and a backslash before it would stay.
        return "".join("\"'!'\"" if char == "!" else f"\\{char}" if char in '"\\$`' else char for char in text)
    return "".join(char if char.isalnum() or char in _BARE else f"\\{char}" for char in text)


def plain_words(words: Sequence[str]) -> list[str]:
    """Words of which the last, as it stands on the line, may have quotes."""
    *before, current = words
    return [*before, Line.of(current).words[-1]]
