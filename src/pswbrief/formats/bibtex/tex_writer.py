r"""Text as a .bib file holds it: escaped so that TeX prints it and every reader reads it, and its capitals kept where they matter.

Of TeX's ten special characters, seven have an escape of one character, which every reader of .bib files decodes. The other three
have only a command (`\textbackslash`), which some readers drop; they are replaced by look-alikes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.formats.common.cleaning import as_rich
from pswbrief.text.plain import plain
from pswbrief.text.rich import LATEX, parse, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.text.rich import RichPart

# Fullwidth forms look the same but have no meaning in TeX; the circumflex and the tilde have spacing look-alikes that pdflatex prints
# without a package.
_LOOK_ALIKES = str.maketrans({"\\": "＼", "^": "ˆ", "~": "˜"})
_LONE_BRACES = {"{": "｛", "}": "｝"}
_ESCAPES = str.maketrans({char: f"\\{char}" for char in "&%$#_{}"})
_SPECIAL = re.compile(r"[\\^~&%$#_{}]")

# Characters that could end the group around an address, or start a command; percent-encoding (RFC 3986, 2.1) keeps the address valid.
_NOT_VERBATIM = re.compile(r"[{}\\^ ]")

# A word, with marks inside it: R&D, U.S, O'Brien, COVID-19, Co-production.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[&’'.+‐‑-](?=[^\W_]))*")
_HYPHEN = re.compile("[-‐‑]")
# Precedes the first word of a subtitle, which has a capital in title case and in sentence case.
_SUBTITLE = re.compile(r"[:?!.–—]['\"‘“(\s]*$")
# Words that title case leaves in lower case; the capitals of the others distinguish it from sentence case.
_SMALL = frozenset(
    "a about across after against along among an and are around as at be before between but by can do does during for from how if"
    " in into is it its like more nor not of off on onto or our over per so than that the their there these this through to toward"
    " towards under upon via was we were what when where whether which while who why with within without yet you your".split()
)
_TITLE_CASE = 0.8
_SHOUTED = 4


def escape(text: str) -> str:
    r"""Return `text` escaped for a braced field: one line, with `\& \% \$ \# \_ \{ \}`, and no other backslash.

    An unbalanced brace becomes a fullwidth one, because BibTeX also counts braces after a backslash ("BibTeXing", Patashnik 1988,
    section 4): an escaped one would end the field.
    """
    text = plain(text)
    if _SPECIAL.search(text) is None:
        return text
    return _defused(text).translate(_ESCAPES)


def verbatim(text: str) -> str:
    """Return an address or identifier for a braced field that is read verbatim: nothing escaped, braces and backslashes encoded."""
    return _NOT_VERBATIM.sub(lambda match: f"%{ord(match[0]):02X}", plain(text))


def protect(title: str) -> str:
    r"""Return a title, escaped, with braces around each word whose capitals no bibliography style may change.

    Those are acronyms and mixed-case words (`{NHS}`, `{R\&D}`), and, in a title printed in sentence case, every later word with a
    capital (`{Norfolk}`). In a title in title case a capital has no meaning, so styles may lower it. Rich text becomes commands.
    """
    parts = parse(as_rich(title)) if "<" in title else (plain(title),)
    # Look-alikes are single characters, so the positions in both texts are the same.
    text = _defused(write(parts, {}))
    return "".join(_sources(parts, text, 0, _kept_words(text)))


def rich(title: str) -> str:
    """Return a title, escaped, with commands for its rich text, but without protected capitals."""
    parts = parse(as_rich(title)) if "<" in title else (plain(title),)
    return "".join(_sources(parts, _defused(write(parts, {})), 0, ()))


def _sources(parts: Iterable[RichPart], text: str, start: int, kept: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the source of parts whose text begins at `start` in `text`; the ranges in `kept` are braced."""
    for part in parts:
        end = start + len(part if isinstance(part, str) else write(part.inner, {}))
        if isinstance(part, str):
            done = start
            for first, last in kept:
                if first < end and last > start:
                    cut, stop = max(first, start), min(last, end)
                    yield f"{text[done:cut].translate(_ESCAPES)}{{{text[cut:stop].translate(_ESCAPES)}}}"
                    done = stop
            yield text[done:end].translate(_ESCAPES)
        else:
            before, after = LATEX[part.style]
            yield before
            yield from _sources(part.inner, text, start, kept)
            yield after
        start = end


def _kept_words(title: str) -> list[tuple[int, int]]:
    """Return the ranges of the words whose capitals are protected."""
    words = [(match.start(), match.group()) for match in _WORD.finditer(title)]
    acronyms = {word for _, word in words if _is_acronym(word)}
    if len(words) >= _SHOUTED and all(word.isupper() for _, word in words if word[0].isalpha()):
        # In a title all in capitals, acronyms can't be recognised.
        acronyms = set()
    sentence = not _is_title_case(title, words, acronyms)
    found = []
    for number, (start, word) in enumerate(words):
        kept = word in acronyms or (number > 0 and len(word) == 1 and word.isupper() and word != "A")
        # If a title opens with a punctuation mark, BibTeX would lower the case of its first word.
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
    """Return `text` with look-alikes for characters without an escape: backslash, circumflex, tilde, and braces without a partner."""
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
