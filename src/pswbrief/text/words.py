"""Words as search knows them: folded, and with one spelling for each."""

from __future__ import annotations

import re
from typing import NamedTuple

from pswbrief.text.normalize import fold

# A word is letters and digits of any script; an apostrophe ends it ("worker's" is "worker"), and so does "&", but for initials
# joined by one: "A&E", "R&D".
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Compiled when first needed, which is seldom: each pattern takes a tenth of a millisecond.
_WITH_INITIALS = r"(?<!\w)\w&\w(?!\w)|" + _WORD.pattern


class Spot(NamedTuple):
    """A word of a text, and where it stands in it."""

    word: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of `text` in order: "Peer-workers’ rôle in A&E" gives peer, workers, role, in, ae."""
    folded = fold(text)
    found = re.findall(_WITH_INITIALS, folded) if "&" in folded else _WORD.findall(folded)
    return [_SPELLINGS[word] for word in found]


class _Spellings(dict[str, str]):
    """A found word -> the word as search knows it. A mapping, as a catalogue has its few thousand words a million times."""

    def __missing__(self, found: str) -> str:
        word = one_spelling(found.partition("'")[0].replace("&", ""))
        self[found] = word
        return word


_SPELLINGS = _Spellings()


def spots(text: str) -> list[Spot]:
    """The words of `text` with their places in it, for marking what matched.

    Folding may change a text's length, so each word is folded by itself.
    """
    return [
        Spot(found[0], match.start(), match.end())
        for match in re.finditer(_ANY_WORD, text)
        if (found := words(match[0]))
    ]


_ANY_WORD = r"(?<!\w)\w&\w(?!\w)|[^\W_]+(?:['’][^\W_]+)*"


# What no rule of endings covers.
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
# Letters that a word must hold for a rule to be tried at all, the rule, and what it puts there. Nearly every word is spared
# every rule, and no pattern is compiled before a word needs it.
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


def one_spelling(word: str) -> str:
    """The key of a folded word's spelling: "randomized" and "randomised" have the same one."""
    word = _PAIRS.get(word, word)
    for letters, pattern, replacement in _RULES:
        if letters in word:
            word = re.sub(pattern, replacement, word)
    return word
