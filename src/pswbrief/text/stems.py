"""Stems and roots: the common key of a word's forms (*evaluated*, *evaluates*, *evaluation*) and of its relatives."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from Stemmer import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STEMMER = Stemmer("english")
# Words that Snowball conflates with others, by their beginning, with the stem to use instead: an experiment is no experience, an
# authority no author, a minority not minor, an emergency no emergence, relatives not what is related, and activism no activity.
_OWN_STEMS = {
    beginning: beginning
    for beginning in """
        activis aged authorit collectiv competen criticis dependen determinant emergencie emergency evident experiment humanit
        identit importan informal initiativ integrity majorit minorit physics positiv productiv publication reasonabl
        relatives respectiv responsib several
    """.split()
} | {"criticism": "criticis", "emergencie": "emergency"}
# Irregular forms: on each line a stem, and the forms that share it.
_IRREGULAR = {
    form: line.split()[0]
    for line in """
        begin began begun
        bring brought
        build built
        choos chose chosen
        crisi crises
        criterion criteria
        draw drew drawn
        drive drove driven
        fight fought
        forget forgot forgotten
        grow grew grown
        hear heard
        index indices
        keep kept
        know knew known
        lead led
        lose lost
        matrix matrices
        pay paid
        phenomenon phenomena
        seek sought
        sell sold
        sleep slept
        speak spoke spoken
        spend spent
        take took taken
        teach taught
        tell told
        understand understood
        undertak undertook
        write wrote written
        child children
        woman women
    """.strip().split("\n")
    for form in line.split()[1:]
}
# Stems of relatives that no rule of endings connects: growth and grow, retention and retain. Words that are common in abstracts are
# left out ("included studies" are not about inclusion, nor are respondents about a response).
_RELATIVES = {
    "belief": "believ",
    "choic": "choos",
    "citat": "cite",
    "death": "die",
    "decis": "decid",
    "divis": "divid",
    "evolut": "evolv",
    "expans": "expand",
    "explan": "explain",
    "growth": "grow",
    "intent": "intend",
    "loss": "lose",
    "mainten": "maintain",
    "percept": "perceiv",
    "prescript": "prescrib",
    "publication": "publish",
    "reduct": "reduc",
    "resolut": "resolv",
    "retent": "retain",
    "submiss": "submit",
    "subscript": "subscrib",
}
# Endings that Snowball's English stemmer keeps apart and search conflates: recover and recovery, disclose and disclosure, supervise
# and supervisor, voluntary and volunteer, psychiatry and psychiatrist, employ and employee.
_ENDINGS = ("ist", "ari", "ur", "or", "i", "e")
# Prefixes that some write with a hyphen and others without, and the shortest word after one.
_PREFIXES = "anti co cross inter meta micro multi non over post pre self semi sub tele under".split()
_SHORTEST_PREFIXED = 4
# Prefixes before a hyphen. Without one, too many words only begin so: no report is a "port".
HYPHENATED = frozenset(
    [*_PREFIXES, *"bi bio de e eco ex extra hyper intra mid neuro psycho quasi re socio trans un".split()]
)
# Words that may be inserted in a phrase without changing its meaning: *leave their jobs*, *leave the job*.
SMALL_WORDS = frozenset(
    "a an the my your his her its our their this that these those them us me you him it really actually ever always often just"
    " quite very so".split()
)
# Scripts with endings of their own begin with Greek; those from Bengali on are left as they are.
_GREEK, _BENGALI = "\u0370", "\u0980"
# A million references have more different words than memory should hold.
REMEMBERED = 50_000
# Fewer letters no longer distinguish words: "polici" and "polic" stay two.
_SHORTEST = 6


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """Return the stem that the inflected forms of a word share: *manager*, *managers*; *evaluate*, *evaluated*, *evaluation*."""
    if _GREEK <= word < _BENGALI:
        from pswbrief.text.endings import stem as stem_of_script  # noqa: PLC0415 - most collections have no such word

        return stem_of_script(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for beginning in _BY_LETTER.get(word[:1], ()):
        if word.startswith(beginning):
            return _OWN_STEMS[beginning]
    return str(_STEMMER.stemWord(word))


_BY_LETTER: dict[str, list[str]] = {}
for _beginning in _OWN_STEMS:
    _BY_LETTER.setdefault(_beginning[0], []).append(_beginning)


@lru_cache(maxsize=REMEMBERED)
def root(word: str) -> str:
    """Return the root that a word shares with its relatives as well: *psychiatry*, *psychiatrist*; *recover*, *recovery*."""
    found = stem(word)
    if found in _RELATIVES:
        return _RELATIVES[found]
    for ending in _ENDINGS:
        if found.endswith(ending) and len(found) - len(ending) >= _SHORTEST:
            return found.removesuffix(ending)
    return found


def prefixed(word: str) -> Iterator[tuple[str, str]]:
    """Yield a word's prefix and the rest, if it may be written as two.

    >>> list(prefixed("coauthor")), list(prefixed("cope"))
    ([('co', 'author')], [])
    """
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST_PREFIXED:
            yield prefix, word.removeprefix(prefix)


def phrase_key(phrase: Iterable[str]) -> str:
    """Return the key of a phrase: the roots of its words, without insertable ones if at least two others are left."""
    whole = tuple(phrase)
    kept = [word for word in whole if word not in SMALL_WORDS]
    return " ".join(root(word) for word in (kept if len(kept) > 1 else whole))
