"""Citation keys: a reference's `id`, the same in every output, readable, and never changed by a release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

LONGEST_KEY = 40
LONGEST_CITATION_KEY = 200
_KEY = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_KEY - 1}}}", re.ASCII)
# Characters of keys in BibTeX, JabRef and Zotero that every LaTeX can cite. A key that began with a hyphen would be read as an
# option, and one that began with a full stop or a slash as a path.
_CITATION_KEY = re.compile(rf"[A-Za-z0-9_:][A-Za-z0-9:_./+-]{{0,{LONGEST_CITATION_KEY - 1}}}", re.ASCII)
_NOT_KEY = re.compile(r"[^a-z0-9]+", re.ASCII)
# "inter-role" and "self-disclosure" are used whole; of "recovery-promoting" the first word is enough.
_SHORT_PREFIX = re.compile(r"\b([a-z]{2,5})-(?=[a-z])")
# Words that begin a title without meaning, and words that most titles of this subject hold.
_OPENERS = frozenset(
    "a an and are as at be by can do does dont for from how i if in into is it its more my of on or our so that the"
    " their there these this to towards use using we what when where which who why will with you your".split()
)
_COMMONPLACES = frozenset("health mental peer role roles support worker workers".split())
# The length to which a long word of a script without blanks is cut, at the end of a syllable.
_READABLE = 9
_SYLLABLE = re.compile(r"[A-Z]?[^A-Z\s]+|[A-Z]+")


def check_key(text: str) -> str:
    """Return `text`, if it has the shape of a key that pswbrief makes: `[a-z0-9-]`, at most 40 characters; else ValueError."""
    if _KEY.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not an id (a-z, 0-9 and -, at most {LONGEST_KEY} characters)")
    return text


def check_citation_key(text: str) -> str:
    """Return `text`, if it may be the id of a reference: letters, digits and `:_./+-`, at most 200 characters; else ValueError."""
    if _CITATION_KEY.fullmatch(text) is None:
        raise ValueError(
            f"{text!r} is not an id (letters, digits and :_./+-, at most {LONGEST_CITATION_KEY} characters)"
        )
    return text


def key_of_heading(text: str) -> str:
    """Return a key made of the first words of a heading, with room for a number behind it.

    >>> key_of_heading("Work-related stress, burnout and wellbeing"), key_of_heading("研究")
    ('work-related-stress-burnout-and', 'section')
    """
    key = ""
    for word in _NOT_KEY.sub(" ", fold(text)).split():
        if len(key) + len(word) > LONGEST_KEY - _ROOM:
            break
        key = f"{key}-{word}" if key else word
    return key or "section"


_ROOM = 6  # characters


class TakenKeys(set[str]):
    """Keys in use. Remembers the last number given to each stem, so that a thousand clashes take a thousand steps."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        super().__init__(keys)
        self._last: dict[str, int] = {}

    def unused(self, stem: str) -> str:
        """Return `stem`, or, if it is taken, the stem with the first number that is free: `smith2020-2`."""
        if stem not in self:
            return stem
        number = self._last.get(stem, 1) + 1
        while f"{stem}-{number}" in self:
            number += 1
        # The caller may discard the key, so its number counts as used only once the key is added.
        self._last[stem] = number - 1
        return f"{stem}-{number}"


def unused_key(key: str, taken: Container[str]) -> str:
    """Return `key`, or, if it is taken, the key with the first free number: `smith2020-2`. Give many keys a `TakenKeys`."""
    if isinstance(taken, TakenKeys):
        return taken.unused(key)
    found, number = key, 1
    while found in taken:
        number += 1
        found = f"{key}-{number}"
    return found


def make_key(name: str, year: int | None, title: str, taken: Container[str] = ()) -> str:
    """Return a new key, such as `gillard2022impact`: a family name, a year, the first significant word of the title.

    It gets `-2` if it is taken; give many keys a `TakenKeys`. A reference without an author (`name` is empty) takes two words of the
    title (`predictors2022worklife`), and one without a year a hyphen in its place. Other scripts are transliterated.
    """
    joined = _SHORT_PREFIX.sub(r"\1", _ascii(title).replace("'", ""))
    words = [word for word in _NOT_KEY.split(joined) if word]
    plain = [word for word in words if word not in _OPENERS and not word.isdecimal()] or words
    significant = [word for word in plain if word not in _COMMONPLACES] or plain
    first = _NOT_KEY.sub("", _ascii(name))
    if not first and significant:
        first, *significant = significant
    stem = f"{first}{year or '-'}{significant[0] if significant else ''}".strip("-") or "untitled"
    # Room for "-2" to "-9999", which distinguish equal keys.
    return unused_key(stem[: LONGEST_KEY - 5].rstrip("-"), taken)


def _ascii(text: str) -> str:
    """Return `text` folded, with words of other scripts in Latin letters: "王小明" gives "wangxiaoming"."""
    folded = fold(text)
    if folded.isascii():
        return folded
    # Loads half a megabyte of tables, which few libraries need.
    from anyascii import anyascii  # noqa: PLC0415

    return " ".join(_latin(word, anyascii) for word in text.split())


def _latin(word: str, transliterate: Callable[[str], str]) -> str:
    folded = fold(word)
    if folded.isascii():
        return folded
    latin = transliterate(word)
    short = ""
    for syllable in _SYLLABLE.findall(latin):
        short += syllable
        if len(short) >= _READABLE:
            break
    # Capitals inside a word begin syllables, unless the whole word is in capitals.
    return (latin if word.isupper() else short).lower()


def in_latin_letters(text: str) -> str:
    """Return a text of any script in ASCII letters, capitals kept.

    >>> in_latin_letters("Müller"), in_latin_letters("王小明")
    ('Muller', 'WangXiaoMing')
    """
    if text.isascii():
        return text
    from anyascii import anyascii  # noqa: PLC0415 - as above

    return anyascii(text)
