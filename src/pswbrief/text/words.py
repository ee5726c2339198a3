"""Words as search knows them: folded, and with one spelling for each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pswbrief.text.normalize import fold

# Scripts without blanks between words: Thai, Lao, Myanmar, Khmer, kana, Chinese characters; and Korean, whose words take endings.
# Their digits are those of numbers.
_UNSPACED = (
    "\u0e00-\u0e4f\u0e5a-\u0ecf\u0eda-\u0eff\u1000-\u103f\u104a-\u108f\u109a-\u109f\u1780-\u17df\u17ea-\u17ff"
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel signs of Indian scripts are marks in Unicode, but parts of words; the danda between them ends a sentence.
_MARKS = "\u0900-\u0963\u0966-\u0dff"
_LETTER = rf"(?:[^\W_{_UNSPACED}{_MARKS}]|[{_MARKS}])"
# What folding drops within a word: invisible characters, and the accents and vowel points of Latin, Cyrillic, Hebrew and Arabic.
_DROPPED = (
    "\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2"
    "\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1ace\u1dc0-\u1dff"
    "\u20d0-\u20f0\ufe20-\ufe2f"
)
# A word is letters and digits of any script; an apostrophe ends it ("worker's" is "worker"), and so does "&", but for initials
# joined by one: "A&E", "R&D".
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
# In an ASCII text without apostrophes and "&", every other sign separates words; replacing these by blanks and splitting takes half
# the time.
_PARTED = "".join(char if char.isalnum() else " " for char in map(chr, range(0x80)))
# Compiled on first use, which is rare; compiling a pattern takes a tenth of a millisecond.
_WITH_INITIALS = r"(?<![a-z0-9])[a-z0-9]&[a-z0-9](?![a-z0-9])"
_ANY_WORD = rf"[{_UNSPACED}]+|{_LETTER}+(?:'{_LETTER}+)*"
_IN_TEXT = rf"(?<!\w)\w&\w(?!\w)|[{_UNSPACED}]+|(?:{_LETTER}|[{_DROPPED}])+(?:['’]{_LETTER}+)*"
# The same for texts in ASCII, compiled in a tenth of the time.
_IN_ASCII = r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*"


class Spot(NamedTuple):
    """A word of a text, and its position there."""

    word: str
    start: int
    end: int


class Token(NamedTuple):
    """A run of text without blanks: its words (several in a script without blanks), and its position in the text."""

    words: tuple[str, ...]
    start: int
    end: int


def words(text: str) -> list[str]:
    """Return the words of `text` in order: "Peer-workers’ rôle in A&E" gives peer, workers, role, in, ae.

    A run of a script without blanks gives its overlapping pairs of characters: "同儕支持" gives 同儕, 儕支, 支持.
    """
    folded = fold(text)
    if folded.isascii():
        if "&" in folded:
            found = re.findall(f"{_WITH_INITIALS}|{_ASCII_WORD.pattern}", folded)
        elif "'" in folded:
            found = _ASCII_WORD.findall(folded)
        else:
            found = folded.translate(_PARTED).split()
        return list(map(_SPELLINGS.__getitem__, found))
    found = re.findall(f"{_WITH_INITIALS}|{_ANY_WORD}" if "&" in folded else _ANY_WORD, folded)
    return [word for each in found for word in _parts(each)]


# More than the texts that `index.insert` inserts at once.
@lru_cache(maxsize=2048)
def remembered_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, cached: the same texts are split first for headings and then for the index."""
    return tuple(words(text))


def _parts(found: str) -> list[str]:
    """Return the words of a run without blanks: the run itself, or its pairs of characters."""
    if not is_unspaced(found[0]):
        return [_SPELLINGS[found]]
    if re.search("[\u3400-\u9fff]", found):
        from pswbrief.text.han import one_form  # noqa: PLC0415 - its table is read where there are Chinese characters

        found = one_form(found)
    return [found[at : at + 2] for at in range(len(found) - 1)] or [found]


def is_unspaced(char: str) -> bool:
    """Return whether a character is of a script whose words search knows by pairs of characters."""
    return char > "\u0dff" and re.match(f"[{_UNSPACED}]", char) is not None


class _Spellings(dict[str, str]):
    """A cache from words as found to words as indexed: a catalogue repeats its few thousand words a million times."""

    def __missing__(self, found: str) -> str:
        word = one_spelling(_without_apostrophe(found).replace("&", ""))
        if len(self) < _MOST_REMEMBERED:
            self[found] = word
        return word


def _without_apostrophe(found: str) -> str:
    """Return "worker" for "worker's", "oneill" for "O'Neill", and "ospedale", without the article, for "l'ospedale"."""
    before, _, after = found.partition("'")
    if "\u0400" <= found <= "\u05ff":
        # A sign of Ukrainian and Hebrew spelling.
        return found.replace("'", "")
    if len(before) > 1 or len(after) < _SHORTEST_TAIL:
        return before
    # A name may have an ending as well: "O'Neill's", "d'Alembert's".
    after = _without_apostrophe(after)
    return before + after if before == "o" else after


# The shortest second part of a name with an apostrophe; those of "it's", "don't" and "they're" are shorter.
_SHORTEST_TAIL = 3

# The most words that are cached; a million references hold more.
_MOST_REMEMBERED = 100_000
_SPELLINGS = _Spellings()


def tokens(text: str) -> list[Token]:
    """Return the runs of letters and digits in `text`, with the words of each.

    Folding may change a text's length, so each is folded by itself.
    """
    pattern = _IN_TEXT if "&" in text or not text.isascii() else _IN_ASCII
    return [
        Token(tuple(found), match.start(), match.end())
        for match in re.finditer(pattern, text)
        if (found := words(match[0]))
    ]


def spots(text: str) -> list[Spot]:
    """Return the words of `text` with their positions, for marking matches."""
    return [spot for token in tokens(text) for spot in _spots_of(token, text)]


def _spots_of(token: Token, text: str) -> list[Spot]:
    if not is_unspaced(text[token.start]):
        return [Spot(token.words[0], token.start, token.end)]
    return [Spot(word, token.start + at, min(token.start + at + 2, token.end)) for at, word in enumerate(token.words)]


# British and American spellings that no rule of endings covers.
_PAIRS = {
    "aging": "ageing",
    "amongst": "among",
    "artifact": "artefact",
    "artifacts": "artefacts",
    "defense": "defence",
    "enquiries": "inquiries",
    "enquiry": "inquiry",
    "gray": "grey",
    "learned": "learnt",
    "license": "licence",
    "licensed": "licenced",
    "maneuver": "manoeuvre",
    "offense": "offence",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "skeptic": "sceptic",
    "skeptical": "sceptical",
    "skepticism": "scepticism",
    "whilst": "while",
}
# For each rule: letters that a word must contain for the rule to be tried, the pattern, and its replacement. Few words need any rule,
# and no pattern is compiled before a word needs it.
_RULES = (
    # randomize, globalization; analyzing
    ("iz", r"(?<=[a-z]{3})iz(?=(?:e|es|ed|er|ers|ing|able|ation|ations|ational|ationally)$)", "is"),
    ("yz", r"(?<=[a-z]{3})yz(?=(?:e|es|ed|er|ers|ing)$)", "ys"),
    # behaviour, behavioural, labour, neighbourhood; not hour, four, tourist
    ("our", r"(?<=[a-z]{2})our(?=(?:s|ed|ing|al|ally|able|ably|ite|ites|hood|hoods|er|ers|ful|less)?$)", "or"),
    # centre, centres, centred
    ("re", r"(?<=[a-z]{2}[bt])re(?=s?$)", "er"),
    ("red", r"(?<=[a-z]{2}[bt])red$", "ered"),
    # counselling, labelled, modeller; fulfillment, skillful; enroll, fulfill
    ("ll", r"(?<=[a-z]{4})ll(?=(?:ed|ing|ings|er|ers|or|ors)$)", "l"),
    ("ll", r"ll(?=(?:ment|ments|ful|fully)$)", "l"),
    ("ll", r"(?:(?<=^fulfi)|(?<=^enro)|(?<=^insta)|(?<=^disti))ll(?=s?$)", "l"),
    # programme, catalogue, judgement
    ("mme", r"(?<=gra)mme(?=s?$)", "m"),
    ("ogue", r"(?<=[a-z]{2}og)ue(?=s?$)", ""),
    ("dge", r"(?<=dg)e(?=ments?$)", ""),
    # paediatric, anaesthetic, gynaecology; foetus, oestrogen, diarrhoea
    ("ae", r"(?<=[a-z])ae(?=[a-z])", "e"),
    ("oe", r"(?<=f)oe(?=t)|^oe(?=[sd])|(?<=rrh)oe(?=a)", "e"),
)


# The same for the beginning of a word, on which no rule of endings can be sure: organiz*, behaviou*, counsell*, programm*.
_BEGUN = (
    ("z", r"(?<=[a-z]{3})([iy])z(?=[a-z]*$)", r"\1s"),
    ("ou", r"(?<=[a-z]{2})ou$", "or"),
    ("ll", r"(?<=[a-z]{4})ll(?=[a-z]*$)", "l"),
    ("r", r"(?<=[a-z]{2}[bt])r$", "er"),
    ("mm", r"(?<=gra)mm$", "m"),
    ("ogu", r"(?<=[a-z]{2}og)u$", ""),
    ("dge", r"(?<=dg)e(?=m[a-z]*$)", ""),
)


def beginnings(begun: str) -> list[str]:
    """Return the beginnings of words as they are indexed, for one in either spelling: "organiz" gives "organiz" and "organis"."""
    found = [begun]
    for letters, pattern, replacement in _BEGUN:
        if letters in begun and (other := re.sub(pattern, replacement, begun)) != begun:
            found.append(other)
    return [*found, *(word for other, word in _PAIRS.items() if other.startswith(begun) and not word.startswith(begun))]


def one_spelling(word: str) -> str:
    """Return the key of a folded word's spelling: "randomized" and "randomised" have the same one."""
    word = _PAIRS.get(word, word)
    for letters, pattern, replacement in _RULES:
        if letters in word:
            word = re.sub(pattern, replacement, word)
    return word
