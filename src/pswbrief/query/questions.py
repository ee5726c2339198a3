"""How people ask: the entries of the questions file, from the plain words of a question to what papers call the same thing.

The file (`data/questions.txt`) is for people to read and extend, and says how. It isn't TOML because it is read whenever an index is
made from nothing, and reading it as TOML would take longer than all the rest of it.
"""

from __future__ import annotations

from typing import NamedTuple

from pswbrief.query.roots import phrase_key
from pswbrief.query.words import words


class Question(NamedTuple):
    """What is meant, the keys of the phrases (roots) that ask for it, and the phrases (words) that answer."""

    meant: str
    asks: tuple[str, ...]
    finds: tuple[str, ...]


def read_questions(text: str) -> list[Question]:
    """The entries of a questions file, in order. ValueError, naming the entry, if one has no `asks:` or no `finds:`."""
    found = []
    for block in text.split("\n\n"):
        entry = " ".join(line.strip() for line in block.splitlines() if not line.startswith("#"))
        if not entry:
            continue
        meant, _, rest = entry.partition(" asks: ")
        asks, _, finds = rest.partition(" finds: ")
        if not asks or not finds:
            raise ValueError(f"The entry {meant!r} needs asks: and finds:, in this order.")
        found.append(
            Question(
                meant,
                tuple(dict.fromkeys(phrase_key(words(phrase)) for phrase in asks.split(";"))),
                tuple(dict.fromkeys(" ".join(words(phrase)) for phrase in finds.split(";"))),
            )
        )
    return found
