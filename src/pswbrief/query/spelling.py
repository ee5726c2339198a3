"""One spelling for the two of English: British and American spellings of a word become the same, by class, not by list.

The result is only a key: "colour" becomes "color" and "randomize" "randomise", whichever way needs fewer exceptions. A rule may
change a word that it was not made for ("prize" to "prise"); as it does so to texts and queries alike, the word is still found.
Source of the classes: New Oxford Style Manual, "British and American spelling".
"""

from __future__ import annotations

import re

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
