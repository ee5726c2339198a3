"""Write a synthetic catalogue of any size: `python bench/make_catalogue.py 100000 big.toml`.

Titles and abstracts are made of real ones: words are drawn as the shipped brief's texts follow one another (a chain of word pairs),
so that they have its lengths and its common and rare words. On top, invented words whose share is known are mixed in: `burnishment`
occurs in one reference in a hundred. The same size gives the same file.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BRIEF = Path(__file__).parents[1] / "data" / "brief.toml"
# In one reference in a hundred.
HUNDREDTH = "burnishment"
ACCESS = ("open", "openathens", "abstract")
SYLLABLES = (
    "an",
    "bor",
    "cel",
    "dis",
    "er",
    "fal",
    "gor",
    "hin",
    "is",
    "kel",
    "lor",
    "man",
    "nev",
    "or",
    "pel",
    "ros",
    "sen",
    "tor",
    "ul",
    "ver",
)


class Chain:
    """Texts like given ones: each word is drawn from those that follow the one before."""

    def __init__(self, texts: list[str], draw: random.Random) -> None:
        self._draw = draw
        self._lengths = [len(text.split()) for text in texts]
        self._followers: defaultdict[str, list[str]] = defaultdict(list)
        self._openers = [text.split()[0] for text in texts]
        for text in texts:
            for word, follower in zip(text.split(), text.split()[1:], strict=False):
                self._followers[word].append(follower)

    def text(self) -> str:
        """A new text, of the length of one of the given ones."""
        length = self._draw.choice(self._lengths)
        words = [self._draw.choice(self._openers)]
        while len(words) < length:
            words.append(self._draw.choice(self._followers.get(words[-1]) or self._openers))
        return " ".join(words)


def invented_word(draw: random.Random) -> str:
    """A word of no language, as long texts have many words that occur only once or twice."""
    return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(3, 4)))


def quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def blocks(size: int, draw: random.Random) -> Iterator[str]:
    """The catalogue, block by block."""
    brief = tomllib.loads(BRIEF.read_text(encoding="utf-8"))
    references = brief["references"]
    titles = Chain([reference["title"] for reference in references], draw)
    abstracts = Chain([reference["abstract"] for reference in references], draw)
    journals = sorted({reference["container"] for reference in references if "container" in reference})
    authors = [author for reference in references for author in reference.get("authors", ()) if "family" in author]
    yield '[brief]\ntitle = "A synthetic brief"\nacknowledgement = "A synthetic brief. (2026)."\n'
    sections = [section for section in brief["sections"] if "parent" not in section]
    for section in sections:
        yield f"[[sections]]\nid = {quoted(section['id'])}\ntitle = {quoted(section['title'])}\n"
    for number in range(size):
        year = draw.randint(1990, 2025)
        names = ", ".join(
            f"{{ family = {quoted(a['family'])}, given = {quoted(a['given'])} }}"
            for a in draw.sample(authors, draw.randint(1, 6))
        )
        rare = [invented_word(draw)] + ([HUNDREDTH] if number % 100 == 0 else [])
        yield (
            f'[[references]]\nid = "ref{number}"\nsection = {quoted(draw.choice(sections)["id"])}\n'
            f'type = "article-journal"\ntitle = {quoted(" ".join([titles.text(), *rare]))}\nauthors = [{names}]\n'
            f'container = {quoted(draw.choice(journals))}\nvolume = "{draw.randint(1, 90)}"\nissue = "{draw.randint(1, 12)}"\n'
            f'issued = "{year}"\naccess = "{draw.choice(ACCESS)}"\ndoi = "10.5555/{number}"\n'
            f"abstract = {quoted(abstracts.text())}\n"
        )


def main() -> None:
    """Write the catalogue of the size asked for into the file named."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    draw = random.Random(options.size)  # noqa: S311 - for texts, not secrets
    with options.file.open("w", encoding="utf-8") as file:
        file.writelines(block + "\n" for block in blocks(options.size, draw))


if __name__ == "__main__":
    main()
