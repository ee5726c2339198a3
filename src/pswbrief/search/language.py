"""The query language: text -> a tree of terms. Invalid syntax is searched as words, and a hint says so.

query       = sequence
sequence    = without AND: { alternatives }             adjacent words rank together; other nodes filter
            | with AND:    conjunction { OR conjunction }
alternatives = unary { OR unary }
conjunction = segment { AND segment }                   a segment is adjacent unaries, all of which must match
unary       = { NOT | "-" } ( "(" sequence ")" | field ":(" sequence ")" | term )
term        = [ field ":" ] ( word [ "*" ] | '"' words '"' [ "*" ] )
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.selection import ACCESS, STATUSES, Years
from pswbrief.errors import UsageError
from pswbrief.index.identifiers import identifier_key, identifier_keys
from pswbrief.search.field_names import FIELDS, IDENTIFIER_FIELDS, TEXT_FIELDS, TITLE_OR_ABSTRACT, known_field
from pswbrief.search.nodes import And, Node, Not, Or, Query, Run, Term
from pswbrief.search.tokens import OPERATORS, QueryToken, tokenize
from pswbrief.text.normalize import fold
from pswbrief.text.words import is_unspaced, tokens, words

if TYPE_CHECKING:
    from collections.abc import Sequence

# Shorter beginnings match too many words.
SHORTEST_PREFIX = 2
# Parentheses nested deeper than this mean that the text is not a query.
_DEEPEST = 30
# A query in capitals with more words than this is a pasted title, and its AND is not an operator.
_LONGEST_IN_CAPITALS = 6
# From this many words on, a query is a text and not a question or a citation, unless about every eighth word is an operator, as in a
# librarian's search.
_PASSAGE, _WORDS_TO_OPERATOR = 60, 8
_LONGEST_SEARCH = 2000
# The quotation marks of word processors and of other languages.
_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"), '"')
# The wildcard for no letter or any one within a word: wom?n.
_WILD = re.compile(r"[^\W\d_]{2,}(?:[?#][^\W\d_]+)+\*?")


def parse(text: str, this_year: int | None = None) -> Query:
    """Parse `text` into a query. It never fails: text that is not valid is a query of words, or an empty one.

    `this_year` is that from which "the last five years" are counted; by default, the clock's.
    """
    if is_passage(text):
        return Query(Run(()), text, is_passage=True)
    hints: list[str] = []
    whole = text
    if not text.isascii():
        text = text.translate(_QUOTES)
    if text.count('"') % 2:
        at = text.rindex('"')
        hints.append(f"The quotation mark in column {at + 1} is not closed; searching its words.")
        text = text[:at] + " " + text[at + 1 :]
    found = list(tokenize(text, this_year))
    if "years" in text:
        counted = [token for token in found if token.field == "year" and token.text[-4:] not in text]
        hints += [f"The years in column {token.column} are those {token.text}." for token in counted]
    if "et al" in text.lower():
        found = [token for token in found if not _is_others(token, found)]
    if _may_be_foreign(text):
        from pswbrief.search.notations import translated  # noqa: PLC0415 - few queries come from a database

        found = translated(found, hints)
    if text.isupper() and len(found) > _LONGEST_IN_CAPITALS:
        found = [token._replace(kind="word") if token.kind in {"and", "or", "not"} else token for token in found]
    root = _Parser(_balanced(found, hints), hints).sequence(None)
    # An identifier is looked up as it is, regardless of what its signs mean in a query.
    return Query(root, whole, () if hints and identifier_keys(whole) else tuple(hints))


def _is_others(token: QueryToken, found: Sequence[QueryToken]) -> bool:
    """Return whether a token is a part of "et al.", which follows a name in place of names that weren't typed."""
    at = found.index(token)
    first = at if token.text.lower() == "et" else at - 1
    pair = [other.text.lower().rstrip(".,") for other in found[first : first + 2] if other.kind == "word"]
    return first > 0 and pair == ["et", "al"]


def _may_be_foreign(text: str) -> bool:
    """Return whether a query could be in a database's notation: it has signs or capitals that plain words don't have."""
    return not text.islower() or any(sign in text for sign in "./:0123456789")


def is_passage(text: str) -> bool:
    """Return whether a query is a text that somebody pasted."""
    found = text.split()
    if len(found) < _PASSAGE:
        return False
    return len(found) > _LONGEST_SEARCH or sum(word in OPERATORS for word in found) * _WORDS_TO_OPERATOR < len(found)


def _balanced(found: Sequence[QueryToken], hints: list[str]) -> list[QueryToken]:
    """Return the tokens without unbalanced or too deeply nested parentheses."""
    kept: list[QueryToken | None] = list(found)
    open_at: list[int] = []
    for at, token in enumerate(found):
        if token.kind == "(":
            open_at.append(at)
        elif token.kind == ")":
            if not open_at:
                hints.append(f"The parenthesis in column {token.column} closes nothing.")
                kept[at] = None
            elif len(open_at) > _DEEPEST:
                kept[open_at.pop()] = kept[at] = None
            else:
                open_at.pop()
    for at in open_at:
        hints.append(f"The parenthesis in column {found[at].column} is not closed.")
        kept[at] = None
    return [token for token in kept if token is not None]


class _Parser:
    """Recursive-descent parser of the tokens; it collects hints."""

    def __init__(self, found: Sequence[QueryToken], hints: list[str]) -> None:
        self._tokens = found
        self._hints = hints
        self._at = 0

    def _peek(self) -> QueryToken | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def sequence(self, field: QueryToken | None) -> Node:
        """Parse up to the closing parenthesis or the end; `field` is the field before the parenthesis."""
        parts: list[Node | QueryToken] = []
        while (token := self._peek()) is not None and token.kind != ")":
            if token.kind in {"and", "or"}:
                self._at += 1
                parts.append(token)
            else:
                parts += self._unary(field)
        return _joined(self._checked(parts))

    def _unary(self, field: QueryToken | None) -> list[Node]:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "not":
            negated = True
            while (following := self._peek()) is not None and following.kind == "not":
                self._at, negated = self._at + 1, not negated
            if following is None or following.kind in {")", "and", "or"}:
                self._hints.append(f"NOT in column {token.column} has nothing after it.")
                return []
            inner = _joined(self._unary(field))
            return [Not(inner) if negated else inner]
        if token.kind == "(":
            inside = self.sequence(token if token.field and known_field(token.field) else field)
            self._at += 1  # the closing parenthesis: they are balanced
            if isinstance(inside, Run) and not inside.nodes:
                return []
            return [Not(inside)] if token.minus else [inside]
        if token.field is None and field is not None:
            token = token._replace(field=field.field)
        found = _terms(token, self._hints)
        return [Not(node) for node in found] if token.minus else found

    def _checked(self, parts: list[Node | QueryToken]) -> list[Node | QueryToken]:
        """Return the parts without operators that lack an operand."""
        kept: list[Node | QueryToken] = []
        for part in parts:
            if isinstance(part, QueryToken) and (not kept or isinstance(kept[-1], QueryToken)):
                self._hints.append(f"{part.text} in column {part.column} has nothing before it.")
                continue
            kept.append(part)
        if kept and isinstance(kept[-1], QueryToken):
            last = kept.pop()
            assert isinstance(last, QueryToken)
            self._hints.append(f"{last.text} in column {last.column} has nothing after it.")
        kinds = {part.kind for part in kept if isinstance(part, QueryToken)}
        if kinds == {"and", "or"}:
            self._hints.append("AND binds before OR; parentheses say otherwise.")
        return kept


def _joined(parts: Sequence[Node | QueryToken]) -> Node:
    if any(isinstance(part, QueryToken) and part.kind == "and" for part in parts):
        return _alternatives(
            [_conjunction([_run(segment) for segment in _split(each, "and")]) for each in _split(parts, "or")]
        )
    groups: list[list[Node]] = []
    either = False
    for part in parts:
        if isinstance(part, QueryToken):
            either = True
        elif either:
            groups[-1].append(part)
            either = False
        else:
            groups.append([part])
    return _run([_alternatives(group) for group in groups])


def _split(parts: Sequence[Node | QueryToken], kind: str) -> list[list[Node | QueryToken]]:
    found: list[list[Node | QueryToken]] = [[]]
    for part in parts:
        if isinstance(part, QueryToken) and part.kind == kind:
            found.append([])
        else:
            found[-1].append(part)
    return found


def _conjunction(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _alternatives(nodes: Sequence[Node]) -> Node:
    flat = [child for node in nodes for child in (node.nodes if isinstance(node, Or) else (node,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def _run(parts: Sequence[Node | QueryToken]) -> Node:
    """Return adjacent nodes as one; a run among them is merged, as parentheses around it join nothing."""
    nodes = [part for part in parts if not isinstance(part, QueryToken)]
    flat = [child for node in nodes for child in (node.nodes if isinstance(node, Run) else (node,))]
    return flat[0] if len(flat) == 1 and not isinstance(flat[0], Term) else Run(tuple(flat))


def _terms(token: QueryToken, hints: list[str]) -> list[Node]:
    value, phrase = token.text, token.kind == "phrase"
    written = f"{token.field}:{value}" if token.field else value
    if token.field and (field := known_field(token.field)):
        from pswbrief.core.aliases import canonical  # noqa: PLC0415 - most queries name no field

        if field == TITLE_OR_ABSTRACT:
            either = [_terms(token._replace(field=one), hints)[0] for one in ("title", "abstract")]
            return [Or(tuple(either))]
        value = canonical(value, _CHOICES.get(field, ())) or value
        if (why := _unfit(field, value)) is None:
            prefix = field in {*TEXT_FIELDS, "doi"} and (token.tail or value.endswith(("*", "$")))
            named = None if field == "any" else field
            return [Term(tuple(words(value)), value.rstrip("*$"), phrase=True, prefix=prefix, field=named)]
        hints.append(f"{written!r} in column {token.column}: {why}; searching its words.")
    elif token.field and not written.lower().startswith(("http:", "https:", "doi:")):
        known = ", ".join(FIELDS)
        hints.append(
            f"There is no field {token.field!r} (column {token.column}); searching its words. Fields: {known}."
        )
    if not phrase and not token.field and _WILD.fullmatch(value):
        return [Term((fold(value).replace("#", "?"),), value, prefix=True)]
    # "US" in capitals is a country, "us" is not.
    text = f"{token.field or ''} {'USA' if value == 'US' else value}"
    marked = tokens(text)
    found = [word for one in marked for word in one.words]
    prefix = token.tail or (not phrase and value.endswith(("*", "$")))
    if prefix and found and len(found[-1]) < SHORTEST_PREFIX and not is_unspaced(found[-1]):
        hints.append(f"{written!r} in column {token.column}: a beginning needs {SHORTEST_PREFIX} letters.")
        prefix = False
    if len(found) > 1 and (phrase or token.minus):
        return [Term(tuple(found), value, phrase=True, prefix=prefix)]
    return [
        Term(one.words, text[one.start : one.end], prefix=prefix and one is marked[-1], phrase=phrase) for one in marked
    ]


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
