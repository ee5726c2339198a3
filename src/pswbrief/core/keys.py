"""Citation keys: a reference's `id`, the same in every output, readable, and never changed by a release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

LONGEST_KEY = 40
_KEY = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_KEY - 1}}}", re.ASCII)
_NOT_KEY = re.compile(r"[^a-z0-9]+", re.ASCII)
# "inter-role" and "self-disclosure" say something as one word only; "recovery-promoting" says enough with its first.
_SHORT_PREFIX = re.compile(r"\b([a-z]{2,5})-(?=[a-z])")
# Words that open a title without saying anything of it, and those that every title of this field holds.
_OPENERS = frozenset(
    "a an and are as at be by can do does dont for from how i if in into is it its more my of on or our so that the"
    " their there these this to towards use using we what when where which who why will with you your".split()
)
_COMMONPLACES = frozenset("health mental peer role roles support worker workers".split())


def check_key(text: str) -> str:
    """`text`, if it has the shape of a key: `[a-z0-9-]`, at most 40 characters, starting with a letter or digit; else ValueError."""
    if _KEY.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not an id (a-z, 0-9 and -, at most {LONGEST_KEY} characters)")
    return text


def make_key(name: str, year: int | None, title: str, taken: Container[str] = ()) -> str:
    """A new key, such as `gillard2022impact`: a family name, a year, the first telling word of the title; `-2` if it is taken.

    A reference without an author (`name` is empty) takes two words of the title (`predictors2022worklife`), and one without a
    year a hyphen in its place.
    """
    joined = _SHORT_PREFIX.sub(r"\1", fold(title).replace("'", ""))
    words = [word for word in _NOT_KEY.split(joined) if word]
    plain = [word for word in words if word not in _OPENERS and not word.isdecimal()] or words
    telling = [word for word in plain if word not in _COMMONPLACES] or plain
    first = _NOT_KEY.sub("", fold(name))
    if not first and telling:
        first, *telling = telling
    stem = f"{first}{year or '-'}{telling[0] if telling else ''}".strip("-") or "untitled"
    # Room for "-2" to "-9999", which keep apart what would be the same key.
    stem = stem[: LONGEST_KEY - 5].rstrip("-")
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem}-{count}"
    return key


def unused_key(key: str, taken: Mapping[str, object] | set[str]) -> str:
    """Return `key`, or, if it is taken, the key with the first free number: `smith2020-2`."""
    found, number = key, 1
    while found in taken:
        number += 1
        found = f"{key}-{number}"
    return found
