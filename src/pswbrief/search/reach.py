"""How far the field of a database's notation reaches: to all words beside it, up to an operator, a parenthesis or another field.

PubMed takes all words before a tag (`kidney allograft[tw]`: NLM Technical Bulletin 2003, no. 331), Ovid the phrase before its codes
(`kidney allograft.ti.`), EBSCOhost and Web of Science the words behind theirs (`TI kidney allograft`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.search.field_names import HEADINGS, TITLE_OR_ABSTRACT, known_field
from pswbrief.search.tokens import SMALL_OPERATORS, QueryToken
from pswbrief.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# The fields that hold any of the words, and those of which the words are one value.
_OF_WORDS = frozenset({"title", "abstract", TITLE_OR_ABSTRACT, "any"})
_OF_A_VALUE = frozenset({"journal", "tag", "type", "section"})
# The small words that belong to a family name. Any other word beside an author is not sure to be part of the name.
_PARTICLES = frozenset("al bin da de del della den der di do dos du el la le ten ter van von zu zur".split())


def with_reach(found: Sequence[QueryToken], near: Collection[int] = ()) -> list[QueryToken]:
    """Return the tokens of a query with each field on all words that it reaches to.

    `near`: the columns of words that an operator of nearness preceded, so that they are no phrase.
    """
    kept: list[QueryToken] = []
    at = 0
    while at < len(found):
        token = found[at]
        at += 1
        if token.reach == "after" and token.kind == "word" and not token.minus:
            last = at
            while last < len(found) and _is_reached(found[last], token, found[last - 1]):
                last += 1
            kept += _reaching([token, *found[at:last]], token, near)
            at = last
        elif token.reach in {"before", "phrase"} and token.kind == "word" and not token.minus:
            first = len(kept)
            while first and _is_reached(kept[first - 1], token, kept[first - 1]):
                first -= 1
            kept[first:] = _reaching([*kept[first:], token], token, near)
        else:
            kept.append(token)
    return kept


def _is_reached(other: QueryToken, token: QueryToken, former: QueryToken) -> bool:
    """Return whether a word beside a token with a field has the same field. `former`: the first one of these two."""
    name = known_field(token.field or "")
    if other.kind != "word" or other.field or other.minus or other.plus or other.text in SMALL_OPERATORS:
        return False
    if name == "author":
        return former.text.lower() in _PARTICLES
    return name in _OF_WORDS | _OF_A_VALUE


def _reaching(words: Sequence[QueryToken], token: QueryToken, near: Collection[int]) -> list[QueryToken]:
    """Return adjacent words with the field of one of them: a group, one value, or a phrase."""
    if len(words) == 1:
        return list(words)
    first = words[0]._replace(field=token.field, reach="")
    text = " ".join(word.text for word in words)
    if known_field(token.field or "") not in _OF_WORDS:
        return [first._replace(text=text)]
    if token.reach == "phrase" and not any(word.column in near for word in words[1:]):
        return [first._replace(kind="phrase", text=text)]
    told = [word for word in words if word.text.lower() not in STOPWORDS] or words
    if (token.field or "").lower() in HEADINGS:
        first = first._replace(field=None)
    inside = [word._replace(field=None, reach="") for word in told]
    return [first._replace(kind="(", text="("), *inside, QueryToken(")", ")", words[-1].column)]
