"""Broken files of a format, thousands a second: made of the pieces of its grammar, or of valid files that had accidents.

Hypothesis takes ten times as long to make such a file as a reader to read it; what it would do with one that fails, to look for the
smallest, `smallest` does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from testing.exchange_items import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from testing.growing_texts import Shape

_ODD = (
    *HOSTILE,
    *"\x00\t\n\r\x0b\x85\u00a0\u2028\u200b\ufeff'\"\\<>&{}[](),;:=@#%$-+*/.",
    *(
        "\r\n",
        "\n\n",
        "  ",
        "٣",
        "²",
        "İ",
        "ß",
        "ﬁ",
        "e\u0301",
        "\U0001f600",
        "\udcff",
        "9" * 25,
        "-1",
        "1e9",
        "x" * 300,
    ),
)
_JOINS = ("", "", " ", "\n", "\n", ", ")


class Grammar(NamedTuple):
    """Files that are valid, or nearly, and the pieces that files of the format are made of."""

    wholes: Sequence[str]
    pieces: Sequence[str]


def grammar_of(wholes: Iterable[str], shapes: Iterable[Shape] = ()) -> Grammar:
    """The grammar that valid files show, and the parts of the shapes that try a reader's speed."""
    shapes = list(shapes)
    files = [*wholes, *(before + repeated + after for before, repeated, after in shapes)]
    found = [part for shape in shapes for part in shape]
    for file in files:
        found += file.splitlines(keepends=True)
        found += re.findall(r"\w+|\W+", file)
    return Grammar(files, [*dict.fromkeys(part for part in found if part)])


def broken_file(chance: Random, grammar: Grammar) -> str:
    """A file that is made of pieces in any order, or one that had up to six accidents."""
    if chance.random() < 0.4:
        many = chance.choices(grammar.pieces, k=chance.randint(0, 30))
        text = chance.choice(_JOINS).join(many)
    else:
        text = chance.choice(grammar.wholes)
    for _ in range(chance.randint(0, 6)):
        text = _after_an_accident(chance, text, grammar)
    return text


def _after_an_accident(chance: Random, text: str, grammar: Grammar) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + int(chance.expovariate(0.05)))
    part = text[start:end]
    match chance.randrange(7):
        case 0:
            new = ""
        case 1:
            new = part * chance.randint(2, 4)
        case 2:
            new = part[::-1]
        case 3:
            new = part + chance.choice(grammar.pieces)
        case 4:
            new = chance.choice(grammar.pieces)
        case 5:
            new = part + chance.choice(_ODD)
        case _:
            new = chance.choice(_ODD)
    return text[:start] + new + text[end:]


def smallest(fails: Callable[[str], bool], text: str) -> str:
    """The smallest part of the text that still fails: longer parts are removed first, then single characters."""
    size = len(text)
    while size := size // 2:
        start = 0
        while start < len(text):
            less = text[:start] + text[start + size :]
            if fails(less):
                text = less
            else:
                start += size
    return text
