r"""Text as a .bib file holds it: escaped so that TeX prints it and every reader reads it, and its capitals kept where they matter.

Of TeX's ten special characters, seven have an escape of one character, which every reader of .bib files undoes. The other three
have none but a command (`\textbackslash`), which some readers drop and a text must never bring in; for them a look-alike stands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.formats.common.cleaning import as_rich
from pswbrief.text.plain import plain
from pswbrief.text.rich import LATEX, parse, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.text.rich import Inline

# Fullwidth forms are what Unicode has for "the same character, but not the one with a meaning"; the circumflex and the tilde have
# spacing look-alikes that pdflatex prints without a package.
_LOOK_ALIKES = str.maketrans({"\\": "＼", "^": "ˆ", "~": "˜"})
_LONE_BRACES = {"{": "｛", "}": "｝"}
_ESCAPES = str.maketrans({char: f"\\{char}" for char in "&%$#_{}"})
_SPECIAL = re.compile(r"[\\^~&%$#_{}]")

# What could end the group around an address, or start a command in it; percent-encoded (RFC 3986, 2.1) it stays the same address.
_NOT_VERBATIM = re.compile(r"[{}\\^ ]")

# A word, with the marks that stand inside words: R&D, U.S, O'Brien, COVID-19, Co-production.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[&’'.+‐‑-](?=[^\W_]))*")
_HYPHEN = re.compile("[-‐‑]")
# Before a subtitle's first word, which has a capital in either kind of title.
_SUBTITLE = re.compile(r"[:?!.–—]['\"‘“(\s]*$")
# Words that Title Case leaves small; the capitals of the others tell a Title Case title from one in sentence case.
_SMALL = frozenset(
    "a about across after against along among an and are around as at be before between but by can do does during for from how if"
    " in into is it its like more nor not of off on onto or our over per so than that the their there these this through to toward"
    " towards under upon via was we were what when where whether which while who why with within without yet you your".split()
)
_TITLE_CASE = 0.8
_SHOUTED = 4


def escape(text: str) -> str:
    r"""`text` for a braced field: one line, `\& \% \$ \# \_ \{ \}`, and no other backslash.

    A brace without its partner becomes a fullwidth one, because BibTeX counts braces whether or not a backslash stands before them
    ("BibTeXing", Patashnik 1988, section 4): an escaped lone brace would end the field.
    """
    text = plain(text)
    if _SPECIAL.search(text) is None:
        return text
    return _defused(text).translate(_ESCAPES)


def verbatim(text: str) -> str:
    """An address or identifier for a braced field that TeX programs read as it is: nothing escaped, and no way out of the braces."""
    return _NOT_VERBATIM.sub(lambda match: f"%{ord(match[0]):02X}", plain(text))


def protect(title: str) -> str:
    r"""A title, escaped, with braces around each word whose capitals no bibliography style may change.

    Those are acronyms and mixed-case words (`{NHS}`, `{R\&D}`), and, in a title printed in sentence case, every later word with a
    capital (`{Norfolk}`). In a Title Case title a capital says nothing, so styles stay free to lower it. Rich text becomes commands.
    """
    inlines = parse(as_rich(title)) if "<" in title else (plain(title),)
    # What stands for a character that has no escape is one character, too, so the places in both are the same.
    text = _defused(write(inlines, {}))
    return "".join(_pieces(inlines, text, 0, _kept_words(text)))


def rich(title: str) -> str:
    """Return a title, escaped, with commands for its rich text, and no capital protected."""
    inlines = parse(as_rich(title)) if "<" in title else (plain(title),)
    return "".join(_pieces(inlines, _defused(write(inlines, {})), 0, ()))


def _pieces(inlines: Iterable[Inline], text: str, start: int, kept: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the source of inlines, whose text stands in `text` from `start` on; what is `kept` of it is braced."""
    for piece in inlines:
        end = start + len(piece if isinstance(piece, str) else write(piece.inner, {}))
        if isinstance(piece, str):
            done = start
            for first, last in kept:
                if first < end and last > start:
                    cut, stop = max(first, start), min(last, end)
                    yield f"{text[done:cut].translate(_ESCAPES)}{{{text[cut:stop].translate(_ESCAPES)}}}"
                    done = stop
            yield text[done:end].translate(_ESCAPES)
        else:
            before, after = LATEX[piece.style]
            yield before
            yield from _pieces(piece.inner, text, start, kept)
            yield after
        start = end


def _kept_words(title: str) -> list[tuple[int, int]]:
    """Return where the words stand whose capitals are kept."""
    words = [(match.start(), match.group()) for match in _WORD.finditer(title)]
    acronyms = {word for _, word in words if _is_acronym(word)}
    if len(words) >= _SHOUTED and all(word.isupper() for _, word in words if word[0].isalpha()):
        # In a title all of capitals no word can be told to be an acronym.
        acronyms = set()
    sentence = not _is_title_case(title, words, acronyms)
    found = []
    for number, (start, word) in enumerate(words):
        kept = word in acronyms or (number > 0 and len(word) == 1 and word.isupper() and word != "A")
        # The first word of a title that opens with a mark is not at its start for BibTeX, which would lower it.
        if not kept and sentence and (number or start):
            kept = word[0].isupper() and word not in acronyms
        if kept:
            found.append((start, start + len(word)))
    return found


def _is_acronym(word: str) -> bool:
    if word.islower() or (word.isalpha() and word[1:].islower()):
        return False
    return any(char.isupper() for part in _HYPHEN.split(word) for char in part[1:])


def _is_title_case(title: str, words: list[tuple[int, str]], acronyms: set[str]) -> bool:
    capitals = others = 0
    for start, word in words[1:]:
        if (
            word.casefold() in _SMALL
            or word in acronyms
            or not word[0].isalpha()
            or _SUBTITLE.search(title, max(0, start - 4), start)
        ):
            continue
        if word[0].isupper():
            capitals += 1
        elif word[0].islower():
            others += 1
    return capitals > 0 and capitals >= _TITLE_CASE * (capitals + others)


def _defused(text: str) -> str:
    """`text` with look-alikes for what has no escape: backslash, circumflex, tilde, and braces without a partner."""
    text = text.translate(_LOOK_ALIKES)
    if "{" not in text and "}" not in text:
        return text
    chars = list(text)
    opened: list[int] = []
    for position, char in enumerate(chars):
        if char == "{":
            opened.append(position)
        elif char == "}":
            if opened:
                opened.pop()
            else:
                chars[position] = _LONE_BRACES["}"]
    for position in opened:
        chars[position] = _LONE_BRACES["{"]
    return "".join(chars)
