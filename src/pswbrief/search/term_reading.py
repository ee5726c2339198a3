"""Reading one token of a query as terms: its field and value, its words, its wildcards. What is not valid is searched as words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.selection import ACCESS, STATUSES, Years
from pswbrief.errors import UsageError
from pswbrief.index.identifiers import identifier_key
from pswbrief.search.field_names import FIELDS, IDENTIFIER_FIELDS, TEXT_FIELDS, TITLE_OR_ABSTRACT, known_field
from pswbrief.search.nodes import Node, Or, Run, Term
from pswbrief.text.normalize import fold
from pswbrief.text.words import is_unspaced, tokens, words

if TYPE_CHECKING:
    from pswbrief.search.tokens import QueryToken

# Shorter beginnings match too many words.
SHORTEST_PREFIX = 2
# The wildcards within a word, for no letter or any one, and for any number of letters: wom?n, behavio*r.
_WILD = re.compile(r"[^\W\d_]{2,}(?:[?#*][^\W\d_]+)+[*$]?")
# That of the keyboard, those of Unicode, and the dash that many set between equals: *pre–post*.
_HYPHENS = frozenset("-\u2010\u2011\u2013")


def read_terms(token: QueryToken, hints: list[str]) -> list[Node]:
    """Return the terms of a word, phrase or field, [] if there is no word in it; what is not valid is added to `hints`."""
    value, phrase = token.text, token.kind == "phrase"
    if value.startswith("10.") and "/" in value and value.endswith("*") and not token.field:
        token = token._replace(field="doi")
    written = f"{token.field}:{value}" if token.field else value
    if token.field and (field := known_field(token.field)):
        from pswbrief.core.aliases import canonical  # noqa: PLC0415 - most queries name no field

        if field == TITLE_OR_ABSTRACT:
            either = [read_terms(token._replace(field=one), hints)[0] for one in ("title", "abstract")]
            return [Or(tuple(either))]
        value = canonical(value, _CHOICES.get(field, ())) or value
        if (why := _unfit(field, value)) is None:
            named = None if field == "any" else field
            read_from = tuple(words(token.read_from))
            term = _to_the_letter(value, tail=token.tail)._replace(field=named, read_from=read_from)
            return [term if field in {*TEXT_FIELDS, "doi"} else term._replace(prefix=False)]
        hints.append(f"{written!r} in column {token.column}: {why[:1].lower()}{why[1:]}; searching its words.")
    elif token.field and not written.lower().startswith(("http:", "https:", "doi:")):
        known = ", ".join(FIELDS)
        hints.append(
            f"There is no field {token.field!r} (column {token.column}); searching its words. Fields: {known}."
        )
    if not phrase and not token.field and _WILD.fullmatch(value):
        return [Term((*_wild_words(value),), value, prefix=True)]
    # "US" in capitals is a country, "us" is not.
    text = f"{token.field or ''} {'USA' if value == 'US' else value}"
    marked = tokens(text)
    found = [word for one in marked for word in one.words]
    prefix = token.tail or (not phrase and value.endswith(("*", "$")))
    if prefix and found and len(found[-1]) < SHORTEST_PREFIX and not is_unspaced(found[-1]):
        hints.append(f"{written!r} in column {token.column}: a beginning needs {SHORTEST_PREFIX} letters.")
        prefix = False
    made = [
        Term(one.words, text[one.start : one.end], prefix=prefix and one is marked[-1], phrase=phrase) for one in marked
    ]
    between = {text[one.end : other.start] for one, other in pairwise(marked)}
    if between and between <= _HYPHENS and len(made) == len(found) and not phrase:
        # Operators apply to all of it, not to its first or last part.
        return [Run((*(term._replace(hyphen=True) for term in made[:-1]), made[-1]))]
    return [_to_the_letter(value, tail=token.tail)] if len(found) > 1 and (phrase or token.minus) else list(made)


def _to_the_letter(text: str, *, tail: bool) -> Term:
    """Return the term of a phrase, in which any word may have a wildcard; `tail` says that a star follows it."""
    found = [word for piece in text.split() for word in _wild_words(piece)]
    last = found[-1] if found else ""
    prefix = tail or last.endswith("*") or "?" in last
    if prefix and "?" not in last:
        found[-1:] = [last.removesuffix("*")]
    return Term(tuple(found), text.rstrip("*$"), phrase=True, prefix=prefix)


def _wild_words(piece: str) -> list[str]:
    """Return the words of a piece of a phrase without blanks; a word keeps its wildcards, of which a star ends it."""
    if _WILD.fullmatch(piece):
        folded = fold(piece).replace("#", "?").replace("$", "*")
        return [re.sub(r"\*(?=.)", "?*", folded)]
    found = words(piece)
    if found and piece.endswith(("*", "$")) and len(found[-1]) >= SHORTEST_PREFIX:
        found[-1] += "*"
    return found


# The fields that take one of a few values, which may have aliases (`access:free`).
_CHOICES: dict[str, tuple[str, ...]] = {"access": ACCESS, "status": STATUSES, "type": tuple(ItemType)}


def _unfit(field: str, value: str) -> str | None:
    """Return why a value is not valid for its field; None if it is."""
    if field == "year":
        try:
            Years.parse(value)
        except UsageError as error:
            return error.sentence.rstrip(".")
    if field == "access" and value.lower() not in ACCESS:
        return f"access is one of {', '.join(ACCESS)}"
    if field == "status" and value.lower() not in STATUSES:
        return f"status is one of {', '.join(STATUSES)}"
    if field in IDENTIFIER_FIELDS and field != "doi" and identifier_key(f"{field}:{value}") is None:
        return f"that is no {field.upper()}"
    if field not in {"tag", "year"} and not words(value):
        return "there is no word in it"
    return None
